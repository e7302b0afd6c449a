"""The fixed days of a lease: triennia, end of nine years, extensions, end of a short, long or student lease."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.dates import after, before, term_end
from workflows.checks.landlord_notice.lease_kind import LONG, NINE, SHORT, STUDENT, student_term_after
from workflows.checks.landlord_notice.values import (
    LANDLORD_MONTHS,
    NINE_YEARS,
    NO_REASON_RENTS,
    SHORT_MONTHS,
    STUDENT_LANDLORD_MONTHS,
    TRIENNIUM,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.checks.landlord_notice.lease_kind import LeaseKind

END_OF_TERM, NO_REASON, WORKS = "end_of_term", "no_reason", "works"
FIRST_TWO = 2
LAST = date(9990, 1, 1)


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A day on which the lease may be ended. ``rents``: months of rent that the landlord owes for it."""

    ends_on: date
    months: int
    rents: int
    ground: str

    @property
    def latest_receipt_on(self) -> date:
        """Return the last day on which a notice for it may be received."""
        return before(self.ends_on, self.months)


def fixed_days(kind: LeaseKind, ground: str) -> Iterator[FixedDay]:
    """Return the days on which ``ground`` may end the lease, earliest first; without end for most leases."""
    starts_on, ends_on = kind.starts_on, kind.ends_on
    if starts_on is None:
        return
    if kind.type in (SHORT, STUDENT) and ends_on is not None:
        yield from _terms(kind, starts_on, ends_on)
        return
    limit = {NINE: term_end(starts_on, NINE_YEARS), LONG: ends_on}.get(kind.type)
    if ground in (NO_REASON, WORKS):
        yield from _triennia(starts_on, limit, ground)
    if limit is not None and ground in (NO_REASON, END_OF_TERM):
        yield from _ends(starts_on, limit, NINE_YEARS if kind.type == NINE else None)


def _terms(kind: LeaseKind, starts_on: date, ends_on: date) -> Iterator[FixedDay]:
    if kind.type == SHORT:
        yield FixedDay(ends_on, SHORT_MONTHS, 0, END_OF_TERM)
        return
    while ends_on < LAST:
        yield FixedDay(ends_on, STUDENT_LANDLORD_MONTHS, 0, END_OF_TERM)
        ends_on = student_term_after(starts_on, ends_on)


def _triennia(starts_on: date, limit: date | None, ground: str) -> Iterator[FixedDay]:
    number = 0
    while True:
        number += 1
        ends_on = term_end(starts_on, TRIENNIUM * number)
        over = (limit is not None and ends_on >= limit) or ends_on >= LAST
        if over or (ground == WORKS and number > FIRST_TWO):
            return
        rents = 0 if ground == WORKS else NO_REASON_RENTS[min(number, len(NO_REASON_RENTS)) - 1]
        yield FixedDay(ends_on, LANDLORD_MONTHS, rents, ground)


def _ends(starts_on: date, limit: date, months: int | None) -> Iterator[FixedDay]:
    """Return the end of the lease and of each extension; a lease of ``months`` counts them all from its first day."""
    ends_on, longer = limit, 0
    while ends_on < LAST:
        yield FixedDay(ends_on, LANDLORD_MONTHS, 0, END_OF_TERM)
        longer += TRIENNIUM
        ends_on = after(limit, longer) if months is None else term_end(starts_on, months + longer)


def first_reachable(days: Iterator[FixedDay], day: date) -> FixedDay | None:
    """Return the first fixed day for which a notice received on ``day`` is in time."""
    return next((fixed for fixed in days if fixed.latest_receipt_on >= day), None)
