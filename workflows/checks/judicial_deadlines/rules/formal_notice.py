"""The formal notice: what it must say, and the month before the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines import sources
from workflows.checks.judicial_deadlines.calendar import CONTEST, PLAN
from workflows.checks.judicial_deadlines.questions.claim import COURT_WORDS
from workflows.checks.judicial_deadlines.scope import PRECARIOUS, in_month_regime
from workflows.checks.judicial_deadlines.sheet import (
    BREACHED,
    NEEDS_ANSWER,
    RESPECTED,
    TEXT_AND_COMMENTARY,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    Case,
    Said,
    card,
    commented,
    deduced,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

CONTENT = card(
    "formal_notice_content",
    ("Ce que la mise en demeure doit dire", "Wat de ingebrekestelling moet zeggen"),
    (RESPECTED, BREACHED, NEEDS_ANSWER),
    sources.code("233quater §2"),
    basis=TEXT_AND_INFERENCE,
    doubt=(
        "Le texte ne prévoit pas de sanction expresse quand un élément manque.",
        "De tekst voorziet geen uitdrukkelijke sanctie als een element ontbreekt.",
    ),
)
BEFORE_CLAIM = card(
    "formal_notice_before_petition",
    ("Un mois entre la mise en demeure et la demande", "Eén maand tussen de ingebrekestelling en de vordering"),
    (RESPECTED, BREACHED, UNCERTAIN, NEEDS_ANSWER),
    sources.code("233quater §1, §3"),
    sources.code("233quinquies §2"),
    basis=TEXT_AND_COMMENTARY,
    doubt=(
        "Faut-il une mise en demeure quand il n'y a pas d'arriérés, ou pour une occupation précaire ?",
        "Is een ingebrekestelling nodig als er geen achterstal is, of bij een precaire bezetting?",
    ),
)
CARDS = (CONTENT, BEFORE_CLAIM)
ITEMS = (
    "formal_notice.identifies_landlord",
    "formal_notice.itemises_sums",
    "formal_notice.warns_of_court",
    "formal_notice.amicable_paragraph",
)
SENT_ON, SENT_BY, FOR_ARREARS = "formal_notice.sent_on", "formal_notice.sent_by", "petition.for_arrears"


def judge(case: Case) -> Iterator[Said]:
    """Say whether the formal notice is complete and came in time."""
    if not in_month_regime(case.facts):
        return
    if case.facts.formal_notice.known:
        yield _content(case)
    petition = case.facts.petition
    if petition.claimed_on is not None:
        yield _before_claim(case, petition.claimed_on)
    elif petition.brought and case.facts.formal_notice.sent_on is None:
        yield _without_notice(case)


def _content(case: Case) -> Said:
    notice = case.facts.formal_notice
    asked = dict(zip(ITEMS, notice.items, strict=True))
    missing: list[str] = []
    if notice.sent_by is None and not notice.amicable_paragraph:
        missing.append(SENT_BY)
        del asked[ITEMS[-1]]
    elif notice.sent_by is not None and notice.sent_by not in COURT_WORDS:
        del asked[ITEMS[-1]]
    if False in asked.values():
        lacking = ", ".join(path.rpartition(".")[2] for path, value in asked.items() if value is False)
        return say(
            CONTENT,
            BREACHED,
            deduced((
                "La mise en demeure est incomplète. Le texte ne prévoit pas de sanction expresse, mais cela se plaide.",
                ("De ingebrekestelling is onvolledig. De tekst voorziet geen uitdrukkelijke sanctie, maar "
                "dit kan worden "
                "gepleit."),
            )),
            lacking=lacking,
        )  # fmt: skip
    missing += [path for path, value in asked.items() if value is None]
    if missing:
        return say(
            CONTENT,
            NEEDS_ANSWER,
            (
                "Relisez la mise en demeure : il manque des réponses sur ce qu'elle dit.",
                "Lees de ingebrekestelling na: er ontbreken antwoorden over wat erin staat.",
            ),
            *missing,
        )
    return say(
        CONTENT,
        RESPECTED,
        ("La mise en demeure dit ce qu'elle doit dire.", "De ingebrekestelling zegt wat ze moet zeggen."),
    )


def _before_claim(case: Case, claimed_on: date) -> Said:
    petition, term = case.facts.petition, case.deadlines.get("formal_notice_term")
    if term is None:
        return _without_notice(case)
    safe, soonest = (term.windows[reading].first or claimed_on for reading in (CONTEST, PLAN))
    figures = {"claimed_on": claimed_on, "first_possible_day": safe}
    if claimed_on >= safe:
        text = (
            "La demande est venue après le mois de la mise en demeure.",
            "De vordering kwam na de maand van de ingebrekestelling.",
        )
        return say(BEFORE_CLAIM, RESPECTED, text, **figures)
    if case.facts.title == PRECARIOUS:
        text = deduced((
            ("La demande est venue avant la fin du mois, mais il n'est pas clair que la mise en "
            "demeure vaille pour une "
            "occupation précaire."),
            ("De vordering kwam vóór het einde van de maand, maar het is niet duidelijk of de "
            "ingebrekestelling voor een "
            "precaire bezetting geldt."),
        ))  # fmt: skip
        return say(BEFORE_CLAIM, UNCERTAIN, text, **figures)
    if petition.for_arrears is False:
        return say(BEFORE_CLAIM, UNCERTAIN, NO_ARREARS, **figures)
    open_still = (FOR_ARREARS,) if petition.for_arrears is None else ()
    if claimed_on >= soonest:
        text = deduced((
            "La demande est venue juste à la fin du mois : une lecture l'admet, l'autre non.",
            "De vordering kwam net op het einde van de maand: de ene lezing laat dat toe, de andere niet.",
        ))  # fmt: skip
        return say(BEFORE_CLAIM, UNCERTAIN, text, *open_still, **figures)
    text = (
        "La demande est venue avant la fin du mois de la mise en demeure : la nullité peut se plaider.",
        "De vordering kwam vóór het einde van de maand van de ingebrekestelling: nietigheid kan worden gepleit.",
    )
    return say(BEFORE_CLAIM, BREACHED, text, *open_still, **figures)


NO_ARREARS = commented((
    "Pas d'arriérés : qu'une mise en demeure soit quand même nécessaire n'est pas tranché.",
    "Geen achterstal: of toch een ingebrekestelling nodig is, is niet beslecht.",
))  # fmt: skip


def _without_notice(case: Case) -> Said:
    petition = case.facts.petition
    if petition.for_arrears is False:
        return say(BEFORE_CLAIM, UNCERTAIN, NO_ARREARS, claimed_on=petition.claimed_on)
    text = (
        "Tout recouvrement de loyer commence par une mise en demeure : quand a-t-elle été envoyée ?",
        "Elke invordering van huur begint met een ingebrekestelling: wanneer werd ze verstuurd?",
    )
    open_still = (SENT_ON, FOR_ARREARS) if petition.for_arrears is None else (SENT_ON,)
    return say(BEFORE_CLAIM, NEEDS_ANSWER, text, *open_still, claimed_on=petition.claimed_on)
