"""Whether the landlord did what his notice announced, once the tenant has left (art. 237 §§ 2-3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.act import Act
from workflows.checks.landlord_notice.dates import after, term_end
from workflows.checks.landlord_notice.rules.ground import UNKNOWN
from workflows.checks.landlord_notice.sheet import LAWFUL, REFER, TEXT_AND_INFERENCE, UNCERTAIN, UNLAWFUL, card
from workflows.checks.landlord_notice.values import (
    OCCUPY_WITHIN_MONTHS,
    OCCUPY_YEARS,
    WORKS_FINISH_MONTHS,
    WORKS_START_MONTHS,
)

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.declaration import RuleCard
    from workflows.checks.landlord_notice.facts import AfterDeparture, Facts
    from workflows.checks.landlord_notice.notice import Judged

OCCUPATION = card(
    "11", "occupation_duty",
    ("Occupation dans l'année, pendant deux ans", "Betrekking binnen het jaar, gedurende twee jaar"),
    (LAWFUL, UNLAWFUL, UNCERTAIN), sources.code("237"), basis=TEXT_AND_INFERENCE,
)  # fmt: skip
WORKS = card(
    "11", "works_duty",
    ("Travaux commencés dans les six mois, finis dans les vingt-quatre mois",
     "Werken begonnen binnen zes maanden, klaar binnen vierentwintig maanden"),
    (LAWFUL, UNLAWFUL, UNCERTAIN), sources.code("237"), basis=TEXT_AND_INFERENCE,
)  # fmt: skip
NO_DUTY = card(
    "11", "claim_no_duty", ("Ce congé ne crée pas de devoir", "Deze opzegging schept geen plicht"), (REFER,),
    sources.code("237"),
)  # fmt: skip
CARDS = (OCCUPATION, WORKS, NO_DUTY)

A_YEAR = 12


def judge(facts: Facts, judged: Judged, after_departure: AfterDeparture) -> Act:
    """Judge the landlord's promise."""
    ground = judged.ground
    act = Act(receipt=judged.judging.receipt, starts_on=judged.judging.starts_on, ends_on=judged.ends_on)
    if ground is None:
        _unknown_ground(act)
        return act
    if ground not in ("personal_occupation", "works", "works_several_dwellings"):
        act.sheet.say(
            NO_DUTY,
            REFER,
            "De ce congé ne suit aucun devoir d'occuper ou de faire des travaux : un juriste doit voir s'il y a une "
            "autre réclamation.",
            "Uit deze opzegging volgt geen plicht om te wonen of te werken: een jurist moet nagaan of er een andere "
            "eis is.",
        )
        return act
    rule = OCCUPATION if ground == "personal_occupation" else WORKS
    start = _clock(judged, after_departure)
    if start is None:
        missing = ("after_departure.left_on",) if after_departure.prorogued else ()
        act.sheet.say(
            rule,
            UNCERTAIN,
            "Le jour où les délais du bailleur ont commencé n'est pas connu : rien ne peut être calculé.",
            "De dag waarop de termijnen van de verhuurder begonnen is niet gekend: er kan niets worden berekend.",
            missing=missing,
        )
        return act
    broken = (_occupation_broken if rule is OCCUPATION else _works_broken)(facts, after_departure, start)
    act.broken = broken
    _say(act, rule, after_departure, broken=broken)
    return act


def _unknown_ground(act: Act) -> None:
    act.sheet.say(
        UNKNOWN,
        UNCERTAIN,
        "Le motif du congé n'est pas connu : tout en dépend.",
        "De grond van de opzegging is niet gekend: alles hangt ervan af.",
        missing=("notice.ground",),
    )


def _clock(judged: Judged, after_departure: AfterDeparture) -> date | None:
    return after_departure.left_on if after_departure.prorogued else judged.ends_on


def _occupation_broken(facts: Facts, seen: AfterDeparture, start: date) -> bool:
    limit = after(start, OCCUPY_WITHIN_MONTHS)
    if seen.sold_on is not None and seen.sold_on <= limit and (
        seen.occupied_from is None or seen.occupied_from > seen.sold_on
    ):  # fmt: skip
        return True
    if seen.occupied_from is None:
        return facts.as_of > limit
    if seen.occupied_from > limit:
        return facts.as_of > limit
    return seen.occupied_until is not None and seen.occupied_until < term_end(seen.occupied_from, A_YEAR * OCCUPY_YEARS)


def _works_broken(facts: Facts, seen: AfterDeparture, start: date) -> bool:
    pairs = (
        (seen.works_started_on, after(start, WORKS_START_MONTHS)),
        (seen.works_finished_on, after(start, WORKS_FINISH_MONTHS)),
    )
    return any(facts.as_of > limit and (done_on is None or done_on > limit) for done_on, limit in pairs)


def _say(act: Act, rule: RuleCard, seen: AfterDeparture, *, broken: bool) -> None:
    if not broken:
        act.sheet.say(
            rule,
            LAWFUL,
            "Jusqu'ici, le bailleur respecte ce qu'il a annoncé, ou son délai court encore.",
            "Tot nu toe houdt de verhuurder zich aan wat hij aankondigde, of loopt zijn termijn nog.",
        )
    elif seen.exceptional_claimed:
        act.sheet.say(
            rule,
            UNCERTAIN,
            "Le bailleur n'a pas fait ce qu'il a annoncé, mais il invoque une circonstance exceptionnelle : il doit la "
            "prouver, le juge de paix décide.",
            "De verhuurder deed niet wat hij aankondigde, maar beroept zich op een uitzonderlijke omstandigheid: hij "
            "moet die bewijzen, de vrederechter beslist.",
        )
    else:
        act.sheet.say(
            rule,
            UNLAWFUL,
            "Le bailleur n'a pas fait ce qu'il a annoncé : le locataire peut réclamer dix-huit mois de loyer au juge "
            "de paix.",
            "De verhuurder deed niet wat hij aankondigde: de huurder kan achttien maanden huur eisen bij de "
            "vrederechter.",
        )
