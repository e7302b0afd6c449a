"""Counting as the Judicial Code does: calendar days, months to the same date, legal holidays, next working day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

from workflows.law import Text

_WEEKDAYS_FR = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_WEEKDAYS_NL = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MONTHS_NL = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SATURDAY = 5


@lru_cache(maxsize=128)
def legal_holidays(year: int) -> frozenset[date]:
    """Return the ten Belgian legal holidays of a year. Source: royal decree of 18 April 1974, art. 1."""
    sunday = easter(year)
    return frozenset(
        {
            date(year, 1, 1),
            sunday + timedelta(days=1),
            date(year, 5, 1),
            sunday + timedelta(days=39),
            sunday + timedelta(days=50),
            date(year, 7, 21),
            date(year, 8, 15),
            date(year, 11, 1),
            date(year, 11, 11),
            date(year, 12, 25),
        }
    )


def is_working_day(day: date, *, saturday: bool = False) -> bool:
    """Tell whether a day is neither a weekend day nor a legal holiday; ``saturday`` counts Saturdays as working."""
    last = _SATURDAY if saturday else _SATURDAY - 1
    return day.weekday() <= last and day not in legal_holidays(day.year)


def next_working_day(day: date) -> date:
    """Return the day itself or the first working day after it. Source: Judicial Code, art. 53."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def after_days(event_on: date, days: int) -> date:
    """Return the last of ``days`` calendar days; the event's own day does not count. Source: Judicial Code, art. 52."""
    return event_on + timedelta(days=days)


def after_months(event_on: date, months: int) -> date:
    """Return the last day of a term in months: the same day number, or the last of a shorter month.

    Source: Judicial Code, art. 54.
    """
    years, month = divmod(event_on.month - 1 + months, 12)
    year = event_on.year + years
    return date(year, month + 1, min(event_on.day, monthrange(year, month + 1)[1]))


def months_before(last: date, months: int) -> date:
    """Return the last day that still leaves ``months`` whole months before the end of ``last``.

    31 August for one month before 30 September: the whole of September is left.
    """
    return after_days(after_months(after_days(last, 1), -months), -1)


def after_working_days(event_on: date, days: int, *, saturday: bool = False) -> date:
    """Return the last of ``days`` working days after a day; that day itself does not count."""
    day = event_on
    for _ in range(days):
        day += timedelta(days=1)
        while not is_working_day(day, saturday=saturday):
            day += timedelta(days=1)
    return day


def in_words(day: date) -> Text:
    """Return a date with its weekday: ``mardi 24 novembre 2026`` / ``dinsdag 24 november 2026``."""
    first = "1er" if day.day == 1 else str(day.day)
    return Text(
        fr=f"{_WEEKDAYS_FR[day.weekday()]} {first} {_MONTHS_FR[day.month - 1]} {day.year}",
        nl=f"{_WEEKDAYS_NL[day.weekday()]} {day.day} {_MONTHS_NL[day.month - 1]} {day.year}",
    )
