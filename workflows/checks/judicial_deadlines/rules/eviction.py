"""The day of the eviction: the announced day, the winter moratorium and its derogation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines import sources
from workflows.checks.judicial_deadlines.calendar import READINGS, closed
from workflows.checks.judicial_deadlines.earliest import opens
from workflows.checks.judicial_deadlines.scope import before_ordinance, is_counted, is_lease, is_order
from workflows.checks.judicial_deadlines.sheet import (
    BREACHED,
    INFERRED,
    NEEDS_ANSWER,
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
from workflows.checks.judicial_deadlines.values import JUDICIAL_CODE, ORDINANCE_2023, SQUAT_LAW
from workflows.checks.wording import day_fr, day_nl
from workflows.working_days import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workflows.checks.judicial_deadlines.facts import Facts

DAY = card(
    "eviction_day",
    ("Un jour ouvrable", "Een werkdag"),
    (RESPECTED, BREACHED),
    sources.judicial("1387"),
    basis=INFERRED,
    in_force=(JUDICIAL_CODE,),
)
ANNOUNCED = card(
    "eviction_date_announced",
    ("Le jour annoncé par l'huissier", "De dag aangekondigd door de gerechtsdeurwaarder"),
    (RESPECTED, UNCERTAIN, BREACHED),
    sources.code("233undecies §1, §2"),
    sources.squat("1344decies"),
    basis=TEXT_AND_INFERENCE,
    in_force=(SQUAT_LAW, ORDINANCE_2023),
    doubt=(
        "Les délais se comptent de trois façons, que la loi ne départage pas.",
        "De termijnen worden op drie manieren geteld; de wet hakt de knoop niet door.",
    ),
)
MORATORIUM = card(
    "moratorium",
    ("Le moratoire hivernal", "Het wintermoratorium"),
    (RESPECTED, BREACHED, NOT_APPLICABLE),
    sources.code("233duodecies §1"),
    sources.MORATORIUM_UPHELD,
)
DEROGATION = card(
    "moratorium_derogation",
    ("La dérogation au moratoire", "De afwijking van het moratorium"),
    (RESPECTED, UNCERTAIN, NEEDS_ANSWER, NOT_APPLICABLE),
    sources.code("233duodecies §1"),
    basis=TEXT_AND_INFERENCE,
    doubt=(
        "Une dérogation sans motivation spéciale tient-elle ?",
        "Houdt een afwijking zonder bijzondere motivering stand?",
    ),
)
CARDS = (DAY, ANNOUNCED, MORATORIUM, DEROGATION)
REASONED_GROUNDS = frozenset({"dwelling_unsafe", "tenant_endangers", "landlord_force_majeure"})
"""Grounds that need special reasons."""


def unreasoned(facts: Facts) -> bool:
    """Return whether a derogation rests on a ground that needs special reasons, and none are known."""
    derogation = facts.derogation
    return bool(
        is_lease(facts)
        and derogation.granted
        and derogation.ground in REASONED_GROUNDS
        and not derogation.special_reasons
    )


def judge(case: Case) -> Iterator[Said]:
    """Say what can be said of the day of the eviction."""
    facts = case.facts
    if facts.announced_on is not None and not is_order(facts):
        yield _day(facts.announced_on)
        if is_counted(facts) and not case.stopped:
            yield _announced(case, facts.announced_on)
    if facts.title is not None and not (is_lease(facts) and before_ordinance(facts)):
        yield _moratorium(facts)
        yield _derogation(facts)


def _day(on: date) -> Said:
    if is_working_day(on):
        text = ("Le jour annoncé est un jour ouvrable.", "De aangekondigde dag is een werkdag.")
        return say(DAY, RESPECTED, text, eviction_on=on)
    text = (
        "Pas d'expulsion un samedi, un dimanche ou un jour férié.",
        "Geen uithuiszetting op een zaterdag, een zondag of een feestdag.",
    )
    return say(DAY, BREACHED, text, eviction_on=on)


def _announced(case: Case, on: date) -> Said:
    days = case.found.days
    figures = {"eviction_on": on, **{reading: days[reading] for reading in READINGS}}
    states = set(case.allowed.values())
    if states == {True}:
        text = (
            f"Le {day_fr(on)} est permis dans les trois lectures de la loi.",
            f"{day_nl(on)} mag volgens de drie lezingen van de wet.",
        )
        return say(ANNOUNCED, RESPECTED, text, **figures)
    if states == {False}:
        text = (
            f"Le {day_fr(on)} n'est permis dans aucune lecture de la loi. Un avocat peut s'y opposer.",
            f"{day_nl(on)} mag volgens geen enkele lezing van de wet. Een advocaat kan zich verzetten.",
        )
        return say(ANNOUNCED, BREACHED, text, **figures)
    if None in states:
        text = (
            f"Il manque une donnée pour savoir si le {day_fr(on)} est permis.",
            f"Er ontbreekt een gegeven om te weten of {day_nl(on)} mag.",
        )
        return say(ANNOUNCED, UNCERTAIN, text, **figures)
    text = deduced((
        f"Le {day_fr(on)} est permis dans une lecture de la loi et pas dans une autre.",
        f"{day_nl(on)} mag volgens de ene lezing van de wet en niet volgens de andere.",
    ))  # fmt: skip
    return say(ANNOUNCED, UNCERTAIN, text, **figures)


def _moratorium(facts: Facts) -> Said:
    if not is_lease(facts):
        text = (
            "Le moratoire hivernal ne vaut que pour un bail : pas pour ce titre.",
            "Het wintermoratorium geldt enkel voor een huurovereenkomst: niet voor deze titel.",
        )
        return say(MORATORIUM, NOT_APPLICABLE, text)
    on = facts.announced_on
    if on is not None and all(closed(on, opens(facts, reading)) for reading in READINGS):
        text = (
            f"Le {day_fr(on)} tombe dans le moratoire, du 1er novembre au 15 mars : pas d'expulsion avant le 16 mars.",
            (
                f"{day_nl(on)} valt in het moratorium, van 1 november tot en met 15 maart: geen uithuiszetting "
                f"vóór 16 maart."
            ),
        )
        return say(
            MORATORIUM,
            BREACHED,
            text,
            *(("moratorium_derogation.granted",) if facts.derogation.granted is None else ()),
            eviction_on=on,
        )
    text = (
        "Pas d'expulsion du 1er novembre au 15 mars, ces deux jours compris, sauf dérogation d'un juge.",
        "Geen uithuiszetting van 1 november tot en met 15 maart, behalve als een rechter ervan afwijkt.",
    )
    return say(MORATORIUM, RESPECTED, text)


def _derogation(facts: Facts) -> Said:
    derogation = facts.derogation
    if not is_lease(facts) or not derogation.granted:
        text = (
            "Aucune dérogation au moratoire n'est connue ou utile.",
            "Er is geen afwijking van het moratorium bekend of nodig.",
        )
        return say(DEROGATION, NOT_APPLICABLE, text)
    figures = {"decided_on": derogation.decided_on, "ground": derogation.ground}
    if derogation.ground is None:
        text = (
            "Pour quelle raison le juge a-t-il écarté le moratoire ? La loi n'en admet que quelques-unes.",
            "Om welke reden heeft de rechter het moratorium opzijgezet? De wet laat er maar enkele toe.",
        )
        return say(DEROGATION, NEEDS_ANSWER, text, "moratorium_derogation.ground", **figures)
    if unreasoned(facts):
        text = deduced((
            "Cette raison demande une motivation spéciale. Sans elle, la dérogation se discute.",
            "Deze reden vraagt een bijzondere motivering. Zonder die motivering is de afwijking betwistbaar.",
        ))  # fmt: skip
        missing = ("moratorium_derogation.special_reasons",) if derogation.special_reasons is None else ()
        return say(DEROGATION, UNCERTAIN, text, *missing, **figures)
    text = (
        "Un juge a écarté le moratoire pour une raison que la loi admet.",
        "Een rechter heeft het moratorium opzijgezet om een reden die de wet toelaat.",
    )
    return say(DEROGATION, RESPECTED, text, **figures)
