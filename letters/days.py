"""Days that a letter or its advice works out by itself."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from datetime import date

ONE_DAY: Final = timedelta(days=1)


def last_day_before(end: date, months: int) -> date:
    """Return the last day that still leaves ``months`` whole months before ``end``: 31 August for 30 September, 1."""
    return end + ONE_DAY - relativedelta(months=months) - ONE_DAY


def end_of_period_from_next_month(received: date, months: int) -> date:
    """Return the last day of a period of whole months that starts on the first of the month after ``received``.

    Source: article 231, paragraph 1, of the Brussels Housing Code.
    """
    return received.replace(day=1) + relativedelta(months=months + 1) - ONE_DAY


def hours_between(first_on: date, first_at: str | None, last_on: date | None, last_at: str | None) -> int | None:
    """Return the whole hours between two moments (HH:MM), None when one is unknown or they are not in order."""
    try:
        first = datetime.combine(first_on, time.fromisoformat(first_at or ""))
        last = datetime.combine(last_on or first_on, time.fromisoformat(last_at or ""))
    except ValueError:
        return None
    hours = int((last - first).total_seconds()) // 3600
    return hours if hours > 0 and last_on is not None else None


def days_later(start: date, days: int) -> date:
    """Return the day ``days`` calendar days after ``start``."""
    return start + timedelta(days=days)


def later(day: date, months: int = 0, days: int = 0) -> date:
    """Return the day so many calendar months and days later, the last of a shorter month when it has no such day."""
    return day + relativedelta(months=months, days=days)


WINTER_START: Final = (11, 1)
WINTER_END: Final = (3, 15)
"""First and last day of the winter moratorium, both included. Source: article 233duodecies of the Housing Code."""


def in_winter(day: date) -> bool:
    """Tell whether a day lies in the winter moratorium, 1 November to 15 March, both included."""
    return (day.month, day.day) >= WINTER_START or (day.month, day.day) <= WINTER_END


def after_winter(day: date) -> date:
    """Return the first day after the moratorium in which ``day`` lies or that comes next: a 16 March."""
    year = day.year + ((day.month, day.day) > WINTER_END)
    return day.replace(year=year, month=WINTER_END[0], day=WINTER_END[1]) + ONE_DAY
