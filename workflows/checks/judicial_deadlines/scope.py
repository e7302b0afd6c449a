"""Which regime governs a title, and so which of the rules speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.checks.judicial_deadlines.questions.sections import LEASES, SQUATS
from workflows.checks.judicial_deadlines.values import (
    NOTICE_WORKING_DAYS,
    ORDINANCE_2023,
    PRECARIOUS_MONTHS,
    SQUAT_NOTICE_WORKING_DAYS,
    SQUAT_PRIVATE_MONTHS,
    SQUAT_PUBLIC_MONTHS,
)

if TYPE_CHECKING:
    from workflows.checks.judicial_deadlines.facts import Facts

PRECARIOUS: Final = "precarious_occupation"
ADMINISTRATIVE, PROSECUTOR, INSTITUTION = "administrative_order", "prosecutor_order", "institution_stay"
ORDERS: Final = frozenset({ADMINISTRATIVE, PROSECUTOR})
MONTH_TITLES: Final = frozenset({*LEASES, PRECARIOUS})
SUPPOSED_TITLES: Final = ("residential_lease", PRECARIOUS, *SQUATS)
"""The titles that are tried when the title is not known."""
CAPS: Final = {
    PRECARIOUS: PRECARIOUS_MONTHS,
    "squat_private_owner": SQUAT_PRIVATE_MONTHS,
    "squat_public_owner": SQUAT_PUBLIC_MONTHS,
}
"""Longest term in months after the service that the judge may give."""


def is_lease(facts: Facts) -> bool:
    """Return whether the title is a lease that the winter moratorium covers."""
    return facts.title in LEASES


def is_squat(facts: Facts) -> bool:
    """Return whether the federal law on squats governs the procedure."""
    return facts.title in SQUATS


def is_order(facts: Facts) -> bool:
    """Return whether no judge of the peace orders the departure."""
    return facts.title in ORDERS


def before_ordinance(facts: Facts) -> bool:
    """Return whether a step was taken before the ordinance of 2023: whatever the title, that regime is not dated."""
    if is_order(facts):
        return False
    days = (*facts.petition.days, facts.judged_on, facts.served_on)
    return any(day is not None and day < ORDINANCE_2023 for day in days)


def in_month_regime(facts: Facts) -> bool:
    """Return whether the Brussels articles 233quater to 233undecies govern the procedure."""
    return facts.title in MONTH_TITLES and not before_ordinance(facts)


def is_counted(facts: Facts) -> bool:
    """Return whether an eviction by judgment can be dated at all."""
    return in_month_regime(facts) or (is_squat(facts) and not before_ordinance(facts))


def notice_days(facts: Facts) -> int:
    """Return the working days of the eviction notice."""
    return SQUAT_NOTICE_WORKING_DAYS if is_squat(facts) else NOTICE_WORKING_DAYS
