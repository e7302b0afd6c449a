"""Calendar steps that never leave the calendar, and working days strictly between two days."""

from __future__ import annotations

from datetime import date, timedelta

from workflows.working_days import after_days, after_months, is_working_day


def days_after(day: date, days: int) -> date:
    """Return the day ``days`` calendar days later, kept within the calendar."""
    try:
        return after_days(day, days)
    except OverflowError:
        return date.max


def months_after(day: date, months: int) -> date:
    """Return the same day number ``months`` later, or the last day of a shorter month; kept within the calendar."""
    try:
        return after_months(day, months)
    except ValueError:
        return date.max


def last_of_year_after(day: date, months: int) -> date:
    """Return the last day of a term of months that begins on the day after ``day``."""
    return months_after(days_after(day, 1), months) - timedelta(days=1)


def at_least_between(first: date, last: date, wanted: int) -> bool:
    """Return whether at least ``wanted`` working days (Monday to Friday, no legal holiday) lie strictly between."""
    found, day = 0, first
    while found < wanted and (last - day).days > 1:
        day += timedelta(days=1)
        found += is_working_day(day)
    return found >= wanted
