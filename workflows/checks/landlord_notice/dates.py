"""Months and terms as section 4 of the contract counts them, never past the ends of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from workflows.working_days import after_months, after_working_days, next_working_day

_MOST_MONTHS = 12 * date.max.year
_SPARE_YEARS = 1


def shifted(day: date, days: int) -> date:
    """Return the day ``days`` later (negative: earlier), kept within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(day: date, months: int) -> date:
    """Return the same day number ``months`` later (negative: earlier); the last day of the month when it is missing."""
    place = day.year * 12 + day.month - 1 + max(-_MOST_MONTHS, min(months, _MOST_MONTHS))
    if place // 12 > date.max.year:
        return date.max
    if place // 12 < date.min.year:
        return date.min
    return after_months(day, months)


def term_end(starts_on: date, months: int) -> date:
    """Return the last day of a term of ``months`` that begins on ``starts_on``."""
    return shifted(add_months(starts_on, months), -1)


def before(ends_on: date, months: int) -> date:
    """Return the last day that still leaves ``months`` whole months before ``ends_on``."""
    return shifted(add_months(shifted(ends_on, 1), -months), -1)


def after(day: date, months: int) -> date:
    """Return the last day of a period of ``months`` that starts the day after ``day``."""
    return shifted(add_months(shifted(day, 1), months), -1)


def first_of_next_month(day: date) -> date:
    """Return the first day of the month after ``day``."""
    return add_months(day.replace(day=1), 1)


def anytime_end(received_on: date, months: int) -> date:
    """Return the last day of a notice that may be given at any time: it runs from the first of the next month.

    Source: CBL art. 231, first paragraph.
    """
    return shifted(add_months(first_of_next_month(received_on), months), -1)


def working_day_after(posted_on: date, number: int) -> date:
    """Return the ``number``-th working day (Monday to Friday, no legal holiday) after posting."""
    if posted_on.year > date.max.year - _SPARE_YEARS:
        return shifted(posted_on, number)
    return after_working_days(posted_on, number)


def rolled(day: date) -> date:
    """Return the day, moved to the next working day when it is none (Judicial Code, art. 53)."""
    return day if day.year > date.max.year - _SPARE_YEARS else next_working_day(day)
