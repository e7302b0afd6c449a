"""Counting in three readings: first possible and last day of a term, working days, winter; kept within the calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar

from workflows import winter, working_days
from workflows.checks.judicial_deadlines.values import (
    APPEAL_MONTHS,
    APPEAL_UNTIL,
    PRESUMED_WORKING_DAY,
    VACATION_BEGINS,
    VACATION_ENDS,
)

V = TypeVar("V")

PLAN, DEFAULT, CONTEST = "plan", "default", "contest"
READINGS: Final = (PLAN, DEFAULT, CONTEST)
"""The adviser's worst case, the text read literally, the later day that can be argued."""

Days = Mapping[str, date | None]
"""A day in each reading, None where the reading gives none."""


@dataclass(frozen=True, slots=True)
class Window:
    """The first day on which something may happen, and the last day of what comes before it or of a right."""

    first: date | None
    last: date | None


Windows = Mapping[str, Window]


def same(value: V) -> Mapping[str, V]:
    """Return one value for the three readings."""
    return dict.fromkeys(READINGS, value)


def _kept(count: Callable[[], date], otherwise: date) -> date:
    """Return a counted day, or the end of the calendar it would pass."""
    try:
        return count()
    except (OverflowError, ValueError):
        return otherwise


def plus_days(day: date, days: int) -> date:
    """Return the day that many calendar days later, or earlier."""
    return _kept(lambda: day + timedelta(days=days), date.max if days > 0 else date.min)


def plus_months(day: date, months: int) -> date:
    """Return the same day number that many months later, or earlier. Source: Judicial Code, art. 54."""
    return _kept(lambda: working_days.after_months(day, months), date.max if months > 0 else date.min)


def working_day_from(day: date) -> date:
    """Return the day itself or the next working day. Source: Judicial Code, art. 53."""
    return _kept(lambda: working_days.next_working_day(day), date.max)


def working_day_until(day: date) -> date:
    """Return the day itself or the last working day before it."""
    while not working_days.is_working_day(day) and day > date.min:
        day = plus_days(day, -1)
    return day


def waiting(ends: Days, *, working: bool = False) -> Windows:
    """Return a waiting period that ends on ``ends``; ``working``: what comes after it needs a working day."""
    found = {}
    for reading in READINGS:
        end = ends[reading]
        if end is None:
            found[reading] = Window(None, None)
            continue
        last = {PLAN: plus_days(end, -1), DEFAULT: end, CONTEST: working_day_from(end)}[reading]
        first = plus_days(last, 1)
        found[reading] = Window(working_day_from(first) if working else first, last)
    return found


def last_day(end: date) -> Windows:
    """Return the last day of a right: only the arguable reading moves it to a working day."""
    return {
        PLAN: Window(None, end),
        DEFAULT: Window(None, end),
        CONTEST: Window(None, working_day_from(end)),
    }


def working_term(posted_on: date, days: int) -> Windows:
    """Return a term of working days after a letter; the act that follows takes place on the next working day."""
    late = days + PRESUMED_WORKING_DAY - 1
    lasts = {
        PLAN: _kept(lambda: working_days.after_working_days(posted_on, days, saturday=True), date.max),
        DEFAULT: _kept(lambda: working_days.after_working_days(posted_on, days), date.max),
        CONTEST: _kept(lambda: working_days.after_working_days(posted_on, late), date.max),
    }
    return {reading: Window(working_day_from(plus_days(last, 1)), last) for reading, last in lasts.items()}


def appeal(served_on: date) -> Windows:
    """Return the last day of an appeal; a term that begins and ends in the vacation is longer. Source: CJ 50, 53."""
    end = plus_months(served_on, APPEAL_MONTHS)
    found = {}
    for reading in READINGS:
        begins = served_on if reading == PLAN else plus_days(served_on, 1)
        longer = _in_vacation(begins) and _in_vacation(end)
        found[reading] = Window(None, working_day_from(date(end.year, *APPEAL_UNTIL) if longer else end))
    return found


def _in_vacation(day: date) -> bool:
    return VACATION_BEGINS <= (day.month, day.day) <= VACATION_ENDS


def after_winter(day: date) -> date:
    """Return the first day after the moratorium in which ``day`` lies."""
    _, ends = winter.winters(day, day)[0] if day.year < date.max.year else (day, date.max)
    return plus_days(ends, 1)


def settled(day: date, opens: date | None, *, protected: bool) -> tuple[date, bool]:
    """Return the first working day on or after ``day`` outside the moratorium, and whether the moratorium moved it.

    ``opens``: day from which a derogation holds, None without one; ``protected``: the moratorium covers the title.
    """
    moved = False
    while True:
        day = working_day_from(day)
        if not protected or not closed(day, opens) or day == date.max:
            return day, moved
        spring = after_winter(day)
        day, moved = spring if opens is None else min(opens, spring), True


def closed(day: date, opens: date | None) -> bool:
    """Return whether a day lies in the moratorium and no derogation has opened it."""
    return winter.is_winter(day) and (opens is None or day < opens)


def latest_posting(target: date, days: int, reading: str) -> date:
    """Return the last day of posting after which the notice term still allows the eviction on ``target``."""
    posted = plus_days(target, -1)
    while (first := working_term(posted, days)[reading].first) is not None and first > target and posted > date.min:
        posted = plus_days(posted, -1)
    return posted
