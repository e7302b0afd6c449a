"""A title that exists: the role of the winter, and what is wrong with the way it was carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workflows.checks.illegal_eviction.classes import B, C, D
from workflows.checks.illegal_eviction.counting import at_least_between, months_after
from workflows.checks.illegal_eviction.facts import OTHER_PERSON
from workflows.checks.illegal_eviction.values import (
    CONTESTED_WINTER_ENDS,
    FIRST_WINTER,
    NOTICE_WORKING_DAYS,
    ORDINANCE_2023,
    SERVICE_MONTHS,
)
from workflows.winter import Winter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workflows.checks.illegal_eviction.facts import Facts

PERIOD: Final = Winter((11, 1), (3, 15))
NO_ROLE, NOT_COVERED, CONTEXT, TO_REVIEW = "none", "not_covered", "context", "to_review"
EXCEPTED, BLOCKED = "title_excepted", "title_blocked"
ROLES: Final = (NO_ROLE, NOT_COVERED, CONTEXT, TO_REVIEW, EXCEPTED, BLOCKED)
OF_A_TITLE: Final = frozenset({TO_REVIEW, EXCEPTED, BLOCKED})
NOT_A_LEASE: Final = frozenset({"precarious_convention", "squat", "hosted", "employer", None})
"""Footings under which it is not decided whether the winter protects."""
NOT_SERVED, TOO_EARLY, NO_15_DAYS = "title_not_served", "title_too_early", "title_no_15_days"
IN_MORATORIUM, OF_OTHER_PERSON = "title_in_moratorium", "title_other_person"
SUSPENDED, NO_BAILIFF = "title_suspended", "title_no_bailiff"
TITLE_FLAGS: Final = (NOT_SERVED, TOO_EARLY, NO_15_DAYS, IN_MORATORIUM, OF_OTHER_PERSON, SUSPENDED, NO_BAILIFF)


@dataclass(frozen=True, slots=True)
class Moratorium:
    """Whether the winter rule existed, whether the day lies in the winter, and what that does here."""

    in_force: bool | None
    in_period: bool | None
    role: str | None


def winter_day(facts: Facts) -> date | None:
    """Return the day that counts for the winter: the execution, else the first day of the facts."""
    return facts.read.day("title.executed_on") or facts.began_on


def moratorium(facts: Facts, name: str) -> Moratorium:
    """Return what the winter does in class ``name``; without a day nothing is known of it."""
    on = winter_day(facts)
    if on is None:
        return Moratorium(None, None, None)
    in_force, in_period = on >= FIRST_WINTER, PERIOD.holds_on(on)
    return Moratorium(in_force, in_period, _role(facts, name) if in_force and in_period else NO_ROLE)


def _role(facts: Facts, name: str) -> str:
    if name == C:
        return NOT_COVERED
    if name not in (B, D):
        return CONTEXT
    if name == D or facts.basis in NOT_A_LEASE:
        return TO_REVIEW
    return EXCEPTED if facts.read.yes_no("title.special_winter_reasons") else BLOCKED


def contested_winter(facts: Facts, found: Moratorium) -> bool:
    """Return whether a title was carried out in the winter in which some courts set the rule aside."""
    on = winter_day(facts)
    return on is not None and found.role in OF_A_TITLE and on <= CONTESTED_WINTER_ENDS


def title_flags(facts: Facts, name: str, found: Moratorium) -> tuple[str, ...]:
    """Return what is wrong with the execution: what the adviser saw and what the days show. A gap is no flaw."""
    if name not in (B, D):
        return ()
    flags = {*_shown(facts), *facts.acts}
    if found.role == BLOCKED:
        flags.add(IN_MORATORIUM)
    return tuple(flag for flag in TITLE_FLAGS if flag in flags)


def _shown(facts: Facts) -> Iterator[str]:
    read = facts.read
    served, executed, announced = (
        read.day(f"title.{name}") for name in ("served_on", "executed_on", "bailiff_notice_on")
    )
    if read.yes_no("title.not_served"):
        yield NOT_SERVED
    shortened = read.yes_no("title.one_month_exception") or read.yes_no("title.notes_abandonment")
    if executed is not None and served is not None and not shortened:  # noqa: SIM102 — one line for each flag
        if executed <= months_after(served, SERVICE_MONTHS):
            yield TOO_EARLY
    if executed is not None and announced is not None and executed >= ORDINANCE_2023:  # noqa: SIM102
        if not at_least_between(announced, executed, NOTICE_WORKING_DAYS):
            yield NO_15_DAYS
    if read.code("title.against") == OTHER_PERSON:
        yield OF_OTHER_PERSON
    if read.yes_no("title.suspended"):
        yield SUSPENDED
    if read.yes_no("title.bailiff_present") is False:
        yield NO_BAILIFF
