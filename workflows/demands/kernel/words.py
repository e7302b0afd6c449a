"""Short ways to say what a point says, and sums: money in cents, months as the Judicial Code counts them."""

from __future__ import annotations

from datetime import date

from workflows.checks.rent_indexation.rules.wording import (
    BY_COMMENTARY_FR,
    BY_COMMENTARY_NL,
    INFERRED_FR,
    INFERRED_NL,
)
from workflows.checks.wording import day_fr, day_nl, euro_fr, euro_nl
from workflows.demands.kernel.declaration import Reading, Said, State
from workflows.law import Text
from workflows.working_days import after_months

FIRST_MONTH, LAST_MONTH = 12, 12 * date.max.year + 11


def said(state: State, fr: str, nl: str) -> Said:
    """Return what a point says, without figures."""
    return Said(state=state, text=Text(fr, nl))


def kept(fr: str, nl: str) -> Said:
    """Return that the law is kept."""
    return said(State.KEPT, fr, nl)


def breached(fr: str, nl: str) -> Said:
    """Return that the law is broken."""
    return said(State.BREACHED, fr, nl)


def aside(fr: str, nl: str) -> Said:
    """Return that the point does not apply."""
    return said(State.ASIDE, fr, nl)


def warning(fr: str, nl: str) -> Said:
    """Return what a person must know, whatever the answer."""
    return said(State.WARNING, fr, nl)


def left_open(fr: str, nl: str, *readings: Reading) -> Said:
    """Return that the law is open, with the ways to read it."""
    return Said(state=State.OPEN, text=Text(fr, nl), readings=readings)


def reading(verdict: str, fr: str, nl: str, *, leaning: bool = False) -> Reading:
    """Return one way to read the law."""
    return Reading(verdict, Text(fr, nl), leaning)


def inferred(fr: str, nl: str) -> tuple[str, str]:
    """Return a sentence that says that it is our own deduction."""
    return fr + INFERRED_FR, nl + INFERRED_NL


def by_commentary(fr: str, nl: str) -> tuple[str, str]:
    """Return a sentence that says that it rests on commentary."""
    return fr + BY_COMMENTARY_FR, nl + BY_COMMENTARY_NL


def written(on: date) -> Text:
    """Return a day in words."""
    return Text(day_fr(on), day_nl(on))


def euro(cents: int) -> Text:
    """Return an amount in words."""
    return Text(euro_fr(cents), euro_nl(cents))


def months_after(on: date, months: int) -> date:
    """Return the same day ``months`` later (negative: earlier), or the last of a shorter month, within the calendar."""
    place = on.year * 12 + on.month - 1 + months
    if place > LAST_MONTH:
        return date.max
    if place < FIRST_MONTH:
        return date.min
    return after_months(on, months)


def share(cents: int, percent: int) -> int:
    """Return a percentage of an amount in whole cents, half a cent upwards."""
    return (cents * percent * 2 + 100) // 200


def months_begun(last: date, until: date) -> int:
    """Return how many months have begun after ``last`` on the day ``until``: 0 on ``last``, 1 on the day after."""
    begun = max(0, (until.year - last.year) * 12 + until.month - last.month)
    return begun + (months_after(last, begun) < until)
