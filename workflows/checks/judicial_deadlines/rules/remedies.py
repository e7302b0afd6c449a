"""Appeal, enforcement in spite of it, and the action against an eviction without title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines import sources
from workflows.checks.judicial_deadlines.calendar import DEFAULT, PLAN
from workflows.checks.judicial_deadlines.scope import is_order
from workflows.checks.judicial_deadlines.sheet import (
    BREACHED,
    INFERRED,
    NOT_APPLICABLE,
    RESPECTED,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    Case,
    Said,
    card,
    deduced,
    say,
)
from workflows.checks.judicial_deadlines.values import JUDICIAL_CODE, ORDINANCE_2024
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workflows.checks.judicial_deadlines.deadlines import Deadline

APPEAL = card(
    "appeal_in_time",
    ("Appel dans le délai", "Hoger beroep binnen de termijn"),
    (RESPECTED, UNCERTAIN, BREACHED),
    sources.judicial("50, 53, 1051"),
    basis=TEXT_AND_INFERENCE,
    in_force=(JUDICIAL_CODE,),
    doubt=(
        "Signification la veille des vacances judiciaires : le délai y commence-t-il ?",
        "Betekening de dag vóór de gerechtelijke vakantie: begint de termijn daarin?",
    ),
)
ENFORCED = card(
    "enforcement_despite_appeal",
    ("Exécution malgré l'appel", "Uitvoering ondanks hoger beroep"),
    (RESPECTED, UNCERTAIN),
    sources.judicial("1397"),
    basis=INFERRED,
    in_force=(JUDICIAL_CODE,),
)
CESSATION = card(
    "illegal_eviction_cessation",
    ("Faire cesser une expulsion sans titre", "Een uithuiszetting zonder titel doen staken"),
    (RESPECTED, NOT_APPLICABLE),
    sources.CESSATION,
    in_force=(ORDINANCE_2024,),
)
CARDS = (APPEAL, ENFORCED, CESSATION)


def judge(case: Case) -> Iterator[Said]:
    """Say what can be said of appeal and cessation."""
    facts = case.facts
    term = case.deadlines.get("appeal")
    if facts.appealed_on is not None and term is not None:
        yield _appeal(term, facts.appealed_on)
    judged = (facts.judged_on, facts.served_on, facts.appealed_on)
    if any(day is not None for day in judged) and not is_order(facts):
        yield _enforced(excluded=facts.enforcement_excluded)
    if facts.evicted_on is not None:
        yield _cessation(facts.evicted_on)


def _appeal(term: Deadline, lodged_on: date) -> Said:
    plan, default = (term.windows[reading].last or lodged_on for reading in (PLAN, DEFAULT))
    figures = {"lodged_on": lodged_on, "last_day": default}
    if lodged_on <= plan:
        text = (
            f"L'appel est dans le délai, qui va jusqu'au {day_fr(plan)}.",
            f"Het hoger beroep is tijdig: de termijn loopt tot {day_nl(plan)}.",
        )
        return say(APPEAL, RESPECTED, text, **figures)
    if lodged_on <= default:
        text = deduced((
            f"L'appel vient après le {day_fr(plan)} et avant le {day_fr(default)} : il se discute s'il est à temps.",
            f"Het hoger beroep komt na {day_nl(plan)} en vóór {day_nl(default)}: het is betwist of het tijdig is.",
        ))  # fmt: skip
        return say(APPEAL, UNCERTAIN, text, **figures)
    text = (
        f"L'appel vient après le {day_fr(default)}, dernier jour du délai.",
        f"Het hoger beroep komt na {day_nl(default)}, de laatste dag van de termijn.",
    )
    return say(APPEAL, BREACHED, text, **figures)


def _enforced(*, excluded: bool) -> Said:
    if excluded:
        text = deduced((
            "Le jugement exclut l'exécution provisoire : un appel peut arrêter l'expulsion.",
            "Het vonnis sluit de uitvoerbaarheid bij voorraad uit: hoger beroep kan de uithuiszetting tegenhouden.",
        ))  # fmt: skip
        return say(ENFORCED, UNCERTAIN, text)
    text = deduced((
        ("Un appel n'arrête pas l'expulsion : le jugement est exécutoire tout de suite, sauf si le juge en décide "
        "autrement."),
        ("Hoger beroep houdt de uithuiszetting niet tegen: het vonnis is meteen uitvoerbaar, tenzij de rechter anders "
        "beslist."),
    ))  # fmt: skip
    return say(ENFORCED, RESPECTED, text)


def _cessation(evicted_on: date) -> Said:
    if evicted_on >= ORDINANCE_2024:
        text = (
            "Mis dehors sans titre : l'action en cessation est ouverte, et 18 mois de loyer sont dus.",
            "Buitengezet zonder titel: de vordering tot staking staat open, en 18 maanden huur zijn verschuldigd.",
        )
        return say(CESSATION, RESPECTED, text, eviction_on=evicted_on)
    text = (
        "L'expulsion date d'avant le 1er novembre 2024 : cette action n'existait pas encore.",
        "De uithuiszetting dateert van vóór 1 november 2024: deze vordering bestond nog niet.",
    )
    return say(CESSATION, NOT_APPLICABLE, text, eviction_on=evicted_on)
