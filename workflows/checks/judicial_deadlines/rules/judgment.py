"""After the judgment: service, information of the CPAS, the term in place of the month, an abandoned dwelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines import sources
from workflows.checks.judicial_deadlines.calendar import DEFAULT, plus_months
from workflows.checks.judicial_deadlines.earliest import ABANDONED, JUDGE_TERM, MONTH, first_rule, term_end
from workflows.checks.judicial_deadlines.scope import CAPS, in_month_regime, is_counted
from workflows.checks.judicial_deadlines.sheet import (
    BREACHED,
    NEEDS_ANSWER,
    RESPECTED,
    TEXT_AND_INFERENCE,
    WARNING,
    Case,
    Said,
    card,
    deduced,
    say,
)
from workflows.checks.judicial_deadlines.values import JUDICIAL_CODE, ORDINANCE_2023, SQUAT_LAW
from workflows.checks.wording import day_fr, day_nl
from workflows.working_days import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workflows.checks.judicial_deadlines.facts import Facts, Term

SERVICE = card(
    "service_day",
    ("Le jour de la signification", "De dag van de betekening"),
    (RESPECTED, WARNING),
    sources.judicial("47"),
    in_force=(JUDICIAL_CODE,),
)
TOLD = card(
    "cpas_told_of_service",
    ("Le CPAS informé de la signification", "Het OCMW ingelicht over de betekening"),
    (RESPECTED, WARNING, BREACHED, NEEDS_ANSWER),
    sources.code("233undecies §1"),
)
TERM = card(
    "judge_term",
    ("Un délai fixé par le juge ou par un accord", "Een termijn bepaald door de rechter of door een akkoord"),
    (RESPECTED, WARNING),
    sources.code("233undecies §1"),
    sources.squat("1344decies"),
    basis=TEXT_AND_INFERENCE,
    in_force=(SQUAT_LAW, ORDINANCE_2023),
    doubt=(
        "Ce délai attend-il lui aussi que le CPAS soit informé ?",
        "Wacht ook die termijn tot het OCMW is ingelicht?",
    ),
)
DURING = card(
    "notice_during_month",
    ("Un avis d'expulsion pendant le mois", "Een bericht van uithuiszetting tijdens de maand"),
    (WARNING,),
    sources.code("233undecies §1, §2"),
    basis=TEXT_AND_INFERENCE,
)
EMPTY = card(
    "dwelling_abandoned",
    ("Logement abandonné", "Verlaten woning"),
    (WARNING,),
    sources.code("233undecies §1, 1°"),
)
CARDS = (SERVICE, TOLD, TERM, DURING, EMPTY)
INFORMED_ON = "service.cpas_informed_on"


def judge(case: Case) -> Iterator[Said]:
    """Say what can be said of judgment, service and notice."""
    facts = case.facts
    if facts.served_on is not None:
        yield _service(facts.served_on)
        if in_month_regime(facts):
            yield _told(facts, facts.served_on)
    if facts.term is not None and is_counted(facts):
        yield from _term(facts, facts.term)
    if in_month_regime(facts):
        yield from _during(case)
        if facts.abandoned:
            yield say(
                EMPTY,
                WARNING,
                (
                    (
                        "Un logement où plus personne n'habite : pas de mois après la signification. Cela doit "
                        "être établi."
                    ),
                    "Een woning waar niemand meer woont: geen maand na de betekening. Dat moet vaststaan.",
                ),
            )


def _service(served_on: date) -> Said:
    if is_working_day(served_on):
        text = (
            f"Signification le {day_fr(served_on)}, un jour ouvrable.",
            f"Betekening op {day_nl(served_on)}, een werkdag.",
        )
        return say(SERVICE, RESPECTED, text, service_on=served_on)
    text = (
        (
            "Signification un samedi, un dimanche ou un jour férié : ce n'est pas permis. Vérifiez la date ; "
            "les délais sont "
            "calculés quand même."
        ),
        (
            "Betekening op een zaterdag, zondag of feestdag: dat mag niet. Kijk de datum na; de termijnen zijn toch "
            "berekend."
        ),
    )
    return say(SERVICE, WARNING, text, service_on=served_on)


def _told(facts: Facts, served_on: date) -> Said:
    told_on = facts.cpas_informed_on
    needed = () if first_rule(facts) == ABANDONED else (INFORMED_ON,)
    if told_on is None and facts.cpas_informed is False:
        text = (
            "L'huissier n'a pas informé le CPAS de la signification : le mois ne court pas.",
            "De gerechtsdeurwaarder heeft het OCMW niet over de betekening ingelicht: de maand loopt niet.",
        )
        return say(TOLD, BREACHED, text, *needed, service_on=served_on)
    if told_on is None:
        text = (
            (
                "Demandez à l'huissier ou au CPAS quand le CPAS a été informé de la signification : "
                "le mois ne court que "
                "depuis ce jour."
            ),
            (
                "Vraag aan de gerechtsdeurwaarder of het OCMW wanneer het OCMW over de betekening "
                "werd ingelicht: de maand "
                "loopt pas vanaf die dag."
            ),
        )
        return say(TOLD, NEEDS_ANSWER, text, *needed, service_on=served_on)
    figures = {"service_on": served_on, "cpas_informed_on": told_on}
    if told_on < served_on:
        text = (
            "Le CPAS aurait été informé avant la signification : la plus tardive des deux dates compte. Vérifiez-les.",
            "Het OCMW zou vóór de betekening ingelicht zijn: de laatste van beide data telt. Kijk ze na.",
        )
        return say(TOLD, WARNING, text, **figures)
    text = (
        "Le CPAS a été informé de la signification : le mois court.",
        "Het OCMW werd van de betekening op de hoogte gebracht: de maand loopt.",
    )
    return say(TOLD, RESPECTED, text, **figures)


def _term(facts: Facts, term: Term) -> Iterator[Said]:
    cap = CAPS.get(facts.title or "")
    above = False if cap is None else _above(facts, term, cap)
    if above is None:
        return
    if above:
        text = (
            f"Le délai dépasse le maximum de {cap} mois après la signification.",
            f"De termijn is langer dan het maximum van {cap} {'maand' if cap == 1 else 'maanden'} na de betekening.",
        )
        yield say(TERM, WARNING, text, cap_months=cap)
        return
    text = (
        "Le délai fixé dans la décision remplace le mois.",
        "De termijn in de beslissing vervangt de maand.",
    )
    yield say(TERM, RESPECTED, text, cap_months=cap)


def _above(facts: Facts, term: Term, cap: int) -> bool | None:
    """Return whether a term passes its cap; None when that cannot be said before the service."""
    if term.months is not None:
        return term.months > cap
    if facts.served_on is None:
        return None
    return term_end(term, facts.served_on) > plus_months(facts.served_on, cap)


def _during(case: Case) -> Iterator[Said]:
    wait = case.deadlines.get(MONTH) or case.deadlines.get(JUDGE_TERM)
    posted_on = case.facts.posted_on
    if wait is None or posted_on is None:
        return
    last = wait.windows[DEFAULT].last
    if last is None or posted_on <= last:
        text = deduced((
            ("L'avis d'expulsion est parti avant la fin du mois : ce n'est pas interdit, les deux délais courent "
            "ensemble."),
            ("Het bericht van uithuiszetting vertrok vóór het einde van de maand: dat is niet "
            "verboden, beide termijnen "
            "lopen samen."),
        ))  # fmt: skip
        yield say(DURING, WARNING, text, posted_on=posted_on, last_day=last)
