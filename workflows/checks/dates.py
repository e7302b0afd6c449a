"""Calendar steps of the checks: years and months forward and back, never past the ends of the calendar."""

from __future__ import annotations

from datetime import date


def same_day_in(year: int, day: date) -> date:
    """Return the same day and month in ``year``; 29 February becomes 28 February in a common year."""
    if day.month == 2 and day.day == 29 and not is_leap(year):
        return date(year, 2, 28)
    return date(year, day.month, day.day)


def years_after(day: date, years: int) -> date:
    """Return the day ``years`` later (negative: earlier), kept within the calendar. Unit: calendar years."""
    year = day.year + years
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return same_day_in(year, day)


def first_of_month(day: date, months_back: int = 0) -> date:
    """Return the first day of the month ``months_back`` months before that of ``day``. Unit: calendar months."""
    year, month = divmod(day.year * 12 + day.month - 1 - months_back, 12)
    return date(year, month + 1, 1) if year >= date.min.year else date.min


def is_leap(year: int) -> bool:
    """Return whether ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
