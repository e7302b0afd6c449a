"""The course of an eviction procedure as a page shows it: three readings, every date with its steps, the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from babel.dates import format_date, get_day_names

from app.checks.spoken import say
from app.foundation import belgian, i18n
from app.foundation.i18n import _
from workflows.explanations.judicial_deadlines import course as words
from workflows.explanations.story import full_day
from workflows.law import Text
from workflows.winter import is_winter, winters
from workflows.working_days import is_working_day, legal_holidays

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.checks.paths import Facts

CHECK: Final = "judicial_deadlines"
MOST_MONTHS: Final = 14
"""A year view that would be longer begins at the day of the question and stops here."""
COLON: Final = {"fr": " : ", "nl": ": "}
REHOUSED: Final = "rehousing_proved"
OF_LANDLORD: Final = frozenset({"fund_claim"})
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """The day of one reading: what the reading is called, for whom it is, the day, and what fixed it."""

    code: str
    title: str
    use: str
    day: str
    iso: str
    far: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Span:
    """First possible day and last day of a time limit in one reading; empty where there is none."""

    title: str
    first: str
    first_iso: str
    last: str
    last_iso: str


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit with its steps. ``same``: the readings agree, so one line is enough."""

    code: str
    title: str
    article: str
    since: str
    suspended: bool
    spans: tuple[Span, ...]
    same: bool
    act_by: str
    act_by_iso: str
    past: bool
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the year view."""

    number: int
    said: str
    marks: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday to Sunday; days of other months are None."""

    name: str
    weeks: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """Everything an answer of the check says about days, in the reader's language."""

    readings: tuple[Reading, ...]
    reason: str
    projected: tuple[Reading, ...]
    posted_on: str
    latest_posting: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    limits: tuple[Limit, ...]
    fund: str
    fund_window: str
    months: tuple[Month, ...]
    weekdays: tuple[tuple[str, str], ...]
    winters: tuple[tuple[str, str], ...]
    marked: tuple[tuple[str, str], ...]


def course(check: str, facts: Facts, result: Result) -> Course | None:
    """Return the course that an answer tells; None for any other check."""
    if check != CHECK:
        return None
    asked = date.fromisoformat(facts["as_of"])
    earliest = result["earliest_eviction"]
    projection = result["projection"]
    limits = tuple(_limit(row, asked) for row in result["deadlines"])
    marks = dict(_marks(result))
    first, last = _bounds(asked, dict(_marks(result | {"deadlines": _of_tenant(result)})))
    short: Any = get_day_names("abbreviated", locale=i18n.locale())
    wide: Any = get_day_names("wide", locale=i18n.locale())
    return Course(
        readings=tuple(_readings(earliest, result["decided_by"], asked)) if any(_days(earliest)) else (),
        reason="" if earliest["reason"] is None else say(words.REASONS[earliest["reason"]]),
        projected=() if projection is None else tuple(_readings(projection, {}, asked)),
        posted_on="" if projection is None else _written(projection["assumed_notice_posted_on"]),
        latest_posting=() if earliest["reason"] == REHOUSED else _latest(result["latest_notice_posting"]),
        steps=tuple(say(Text(**step)) for step in result["steps"]),
        limits=limits,
        fund=_fund(result["fund"]),
        fund_window=_fund_window(result["fund"]),
        months=tuple(_months(first, last, marks, asked)) if marks else (),
        weekdays=tuple((short[day], wide[day]) for day in range(7)),
        winters=tuple((_written(a.isoformat()), _written(z.isoformat())) for a, z in winters(first, last))
        if marks
        else (),
        marked=tuple((_written(iso), said) for iso, said in sorted(marks.items())),
    )


def _days(readings: Mapping[str, Any] | None) -> list[str]:
    return [readings[one.code] for one in words.READINGS if readings[one.code]] if readings else []


def _written(iso: str | None) -> str:
    return "" if iso is None else say(full_day(iso))


def _readings(days: Mapping[str, Any], decided: Mapping[str, Any], asked: date) -> Iterable[Reading]:
    for one in words.READINGS:
        iso = days[one.code]
        rule = decided.get(one.code)
        yield Reading(
            code=one.code,
            title=say(one.title),
            use=say(one.use),
            day=_written(iso) or say(words.NO_DATE),
            iso=iso or "",
            far="" if iso is None else belgian.relative_day(date.fromisoformat(iso), asked, i18n.language()),
            decided_by="" if rule is None else _sentence(say(words.DECIDED_BY[rule])),
        )


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."


def in_two_readings(days: Mapping[str, Any] | None) -> str:
    """Return worst case and literal reading in one line; never one without the other. Empty without a day."""
    if not _days(days) or days is None:
        return ""
    return " · ".join(
        f"{say(one.title)}{COLON[i18n.language()]}{_written(days[one.code]) or say(words.NO_DATE)}"
        for one in words.READINGS[:2]
    )


def _latest(posting: Mapping[str, Any] | None) -> tuple[tuple[str, str], ...]:
    if posting is None:
        return ()
    return tuple((say(one.title), _written(posting[one.code])) for one in words.READINGS if posting[one.code])


def _limit(row: Mapping[str, Any], asked: date) -> Limit:
    spans = tuple(
        Span(
            say(one.title),
            _written(row[one.code]["first_possible_day"]),
            row[one.code]["first_possible_day"] or "",
            _written(row[one.code]["last_day"]),
            row[one.code]["last_day"] or "",
        )
        for one in words.READINGS
    )
    ends = [day for span in spans for day in (span.last_iso, span.first_iso) if day]
    return Limit(
        code=row["code"],
        title=say(words.DEADLINES[row["code"]]),
        article=row["article"],
        since=_written(row["runs_from"]),
        suspended=row["state"] == "suspended",
        spans=spans,
        same=len({(span.first_iso, span.last_iso) for span in spans}) == 1,
        act_by=_written(row["act_by"]),
        act_by_iso=row["act_by"] or "",
        past=bool(ends) and max(ends) < asked.isoformat(),
        steps=tuple(say(Text(**step)) for step in row["explanation"]),
    )


def _fund(fund: Mapping[str, Any] | None) -> str:
    if fund is None:
        return ""
    said = say(words.FUND[fund["eligible"]])
    if fund["reason"] is None:
        return said
    return f"{said.removesuffix('.')} ({say(words.FUND_REASONS[fund['reason']])})."


def _fund_window(fund: Mapping[str, Any] | None) -> str:
    if fund is None or fund["first_day"] is None or fund["last_day"] is None:
        return ""
    return _("From %(first)s to %(last)s.", first=_written(fund["first_day"]), last=_written(fund["last_day"]))


# ------------------------------------------------------------------------------------------------ the year


def _marks(result: Result) -> Iterable[tuple[str, str]]:
    """Yield the days that matter with what falls on them; several things on one day stand together."""
    found: dict[str, list[str]] = {}
    shown = result["earliest_eviction"] if any(_days(result["earliest_eviction"])) else result["projection"]
    for one in words.READINGS if shown else ():
        if shown[one.code]:
            found.setdefault(shown[one.code], []).append(_("eviction possible: %(reading)s", reading=say(one.title)))
    for row in result["deadlines"]:
        if row["act_by"]:
            found.setdefault(row["act_by"], []).append(
                _("act by this day: %(what)s", what=say(words.DEADLINES[row["code"]]))
            )
    yield from ((iso, " · ".join(dict.fromkeys(said))) for iso, said in found.items())


def _of_tenant(result: Result) -> list[dict[str, Any]]:
    """Return the time limits of the person: the year need not reach as far as those of the landlord."""
    return [row for row in result["deadlines"] if row["code"] not in OF_LANDLORD]


def _bounds(asked: date, marks: Mapping[str, str]) -> tuple[date, date]:
    days = [asked, *(date.fromisoformat(iso) for iso in marks)]
    first = min(days).replace(day=1)
    earliest = _months_later(asked.replace(day=1), -1)
    last = min(max(days), _months_later(max(first, earliest), MOST_MONTHS) - timedelta(days=1))
    return max(first, earliest), last


def _months_later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _months(first: date, last: date, marks: Mapping[str, str], asked: date) -> Iterable[Month]:
    month = first.replace(day=1)
    while month <= last:
        yield _month(month, marks, asked)
        month = _months_later(month, 1)


def _month(first: date, marks: Mapping[str, str], asked: date) -> Month:
    after = _months_later(first, 1)
    weeks, monday = [], first - timedelta(days=first.weekday())
    while monday < after:
        days = (monday + timedelta(days=number) for number in range(7))
        weeks.append(tuple(_cell(day, marks, asked) if day.month == first.month else None for day in days))
        monday += timedelta(days=7)
    return Month(format_date(first, "MMMM y", locale=i18n.locale()), tuple(weeks))


def _cell(day: date, marks: Mapping[str, str], asked: date) -> Cell:
    said = marks.get(day.isoformat(), "")
    words_of_day = [_written(day.isoformat()), said]
    if is_winter(day):
        words_of_day.append(_("winter moratorium"))
    if day in legal_holidays(day.year):
        words_of_day.append(_("public holiday"))
    signs = {
        "winter": is_winter(day),
        "free": not is_working_day(day),
        "today": day == asked,
        "busy": bool(said),
        "legal": bool(said),
    }
    return Cell(
        day.day,
        ", ".join(part for part in words_of_day if part),
        " ".join(f"is-{name}" for name, holds in signs.items() if holds),
    )
