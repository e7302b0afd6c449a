"""Days of the calendar as weeks and months, with what falls on them: shapes alone, no words, no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workflows.winter import is_winter
from workflows.working_days import is_working_day, legal_holidays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.store.agenda import AgendaItem

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a calendar. ``winter``: the moratorium holds; ``free``: weekend or legal holiday."""

    on: date
    items: tuple[AgendaItem, ...]
    free: bool
    holiday: bool
    winter: bool
    today: bool

    @property
    def legal(self) -> int:
        """How many time limits of the law end on it."""
        return sum(item.legal for item in self.items)


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday to Sunday; days of other months are ``None``."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week(monday: date, items: Sequence[AgendaItem], today: date) -> tuple[Day, ...]:
    """Return the seven days from a Monday on."""
    by_day = _by_day(items)
    return tuple(_day(monday + timedelta(days=number), by_day, today) for number in range(7))


def year(number: int, items: Sequence[AgendaItem], today: date) -> tuple[Month, ...]:
    """Return the twelve months of a year."""
    by_day = _by_day(items)
    return tuple(_month(date(number, month, 1), by_day, today) for month in range(1, 13))


def by_week(items: Sequence[AgendaItem]) -> tuple[tuple[date, tuple[AgendaItem, ...]], ...]:
    """Return (Monday, items) of every week in which something falls, in order."""
    weeks: dict[date, list[AgendaItem]] = {}
    for item in items:
        weeks.setdefault(monday_of(item.due_on), []).append(item)
    return tuple((monday, tuple(found)) for monday, found in sorted(weeks.items()))


def _by_day(items: Sequence[AgendaItem]) -> dict[date, list[AgendaItem]]:
    found: dict[date, list[AgendaItem]] = {}
    for item in items:
        found.setdefault(item.due_on, []).append(item)
    return found


def _day(on: date, by_day: dict[date, list[AgendaItem]], today: date) -> Day:
    return Day(
        on=on,
        items=tuple(by_day.get(on, ())),
        free=not is_working_day(on),
        holiday=on in legal_holidays(on.year),
        winter=is_winter(on),
        today=on == today,
    )


def _month(first: date, by_day: dict[date, list[AgendaItem]], today: date) -> Month:
    weeks = []
    monday = monday_of(first)
    while monday <= first or monday.month == first.month:
        days = (monday + timedelta(days=number) for number in range(7))
        weeks.append(tuple(_day(day, by_day, today) if day.month == first.month else None for day in days))
        monday += A_WEEK
    return Month(first, tuple(weeks))
