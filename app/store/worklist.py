"""The list of open cases by next date: pages by key, as quick at the last page as at the first, whatever the number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy import BigInteger, Date, bindparam, func, select, tuple_
from sqlalchemy import case as either

from app.store.agenda import OURS, SOURCES
from app.store.scope import visible_to
from app.store.tables import Case, Dwelling
from app.store.tables.case import WAITING

__all__ = ["NO_DATE", "OURS", "Cursor", "Filter", "Load", "WorkPage", "WorkRow", "loads", "page", "read_cursor"]

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select, Table

    from app.store.agenda import Title
    from app.store.reading import Reader

PAGE_SIZE = 25
NO_DATE = date.max
"""Next date of a case in which nothing is planned."""
_CURSOR = re.compile(r"(\d{4})(\d{2})(\d{2})-(\d{1,18})")

_cases = cast("Table", Case.__table__)
_dwellings = cast("Table", Dwelling.__table__)
_SHOWN = ("reference", "display_name", "identity", "level", "state", "concern", "next_due_on", "waiting_for")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which open cases: of one person, in a state or level, overdue on a day, waiting for others, without a date."""

    assigned_to_id: int | None = None
    state: str = ""
    level: str = ""
    overdue_on: date | None = None
    waiting: bool = False
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the list: the next date and key of a case."""

    on: date
    case_id: int

    def __str__(self) -> str:
        return f"{self.on:%Y%m%d}-{self.case_id}"


class WorkRow(NamedTuple):
    """One case of the list. ``next_title``: what is to be done on its next day; commune of no secret."""

    case_id: int
    reference: str
    display_name: str
    identity: str
    level: str
    state: str
    concern: str
    next_due_on: date
    waiting_for: str
    assigned_to_id: int | None
    commune_nis: str | None
    next_title: Title | None


@dataclass(frozen=True, slots=True)
class WorkPage:
    """One page of the list and where to go from it."""

    rows: tuple[WorkRow, ...]
    previous: Cursor | None
    next: Cursor | None


def read_cursor(text: str | None) -> Cursor | None:
    """Return the place that a link names, ``None`` when it names none."""
    found = _CURSOR.fullmatch(text or "")
    if found is None:
        return None
    year, month, day, case_id = (int(part) for part in found.groups())
    try:
        return Cursor(date(year, month, day), case_id)
    except ValueError:
        return None


def page(
    reader: Reader,
    chosen: Filter,
    *,
    after: Cursor | None = None,
    before: Cursor | None = None,
    size: int = PAGE_SIZE,
) -> WorkPage:
    """Return the open cases after (or before) a place, the most urgent first."""
    if reader.organisation_id is None:
        raise ValueError("the worklist is one organisation's")
    back = before is not None and after is None
    start = before if back else after
    values: dict[str, object] = {"organisation_id": reader.organisation_id, "wanted": size + 1}
    if start is not None:
        values |= {"start_on": start.on, "start_id": start.case_id}
    shape = _Shape(
        mine=chosen.assigned_to_id is not None,
        state=bool(chosen.state),
        level=bool(chosen.level),
        overdue=chosen.overdue_on is not None,
        waiting=chosen.waiting,
        undated=chosen.undated,
        started=start is not None,
        back=back,
    )
    values |= _values(chosen)
    found = [_row(row) for row in reader.connection().execute(_statement(shape), values)]
    more, kept = len(found) > size, found[:size]
    if back:
        kept.reverse()
    return WorkPage(
        rows=tuple(kept),
        previous=_place(kept[:1]) if (more if back else start is not None) else None,
        next=_place(kept[-1:]) if (back or more) else None,
    )


def _row(row: Sequence[Any]) -> WorkRow:
    """Return a row with the first title there is, in the order of the sources: our own tasks come first."""
    titles = row[-len(SOURCES) :]
    found = ((source, title) for source, title in zip(SOURCES, titles, strict=True) if title is not None)
    source, title = next(found, (None, None))
    words = title if source is None or source.words is None else source.words(title)
    return WorkRow._make((*row[: -len(SOURCES)], words))


def _place(rows: list[WorkRow]) -> Cursor | None:
    return Cursor(rows[0].next_due_on, rows[0].case_id) if rows else None


def _values(chosen: Filter) -> dict[str, object]:
    given = {
        "assigned_to_id": chosen.assigned_to_id,
        "state": chosen.state or None,
        "level": chosen.level or None,
        "overdue_on": chosen.overdue_on,
        "no_date": NO_DATE if chosen.undated else None,
    }
    return {name: value for name, value in given.items() if value is not None}


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which conditions a statement has; their values come later, so that it is built and compiled once."""

    mine: bool
    state: bool
    level: bool
    overdue: bool
    waiting: bool
    undated: bool
    started: bool
    back: bool


@lru_cache(maxsize=128)
def _statement(shape: _Shape) -> Select[Any]:
    place = tuple_(_cases.c.next_due_on, _cases.c.id)
    order = (_cases.c.next_due_on, _cases.c.id)
    picked = (
        select(_cases.c.id, *(_cases.c[name] for name in _SHOWN), _cases.c.assigned_to_id)
        .where(visible_to(Case, cast("int", bindparam("organisation_id"))), _cases.c.closed_on.is_(None))
        .where(*_conditions(shape))
        .order_by(*(column.desc() for column in order) if shape.back else order)
        .limit(bindparam("wanted"))
    )
    if shape.started:
        start = tuple_(bindparam("start_on", type_=Date), bindparam("start_id", type_=BigInteger))
        picked = picked.where(place < start if shape.back else place > start)
    case = picked.subquery("page")
    titles = [
        select(source.title)
        .where(source.table.case_id == case.c.id, source.is_open, source.due_on == case.c.next_due_on)
        .order_by(source.table.id)
        .limit(1)
        .scalar_subquery()
        for source in SOURCES
    ]
    commune = (
        select(_dwellings.c.commune_nis)
        .where(_dwellings.c.case_id == case.c.id, _dwellings.c.secret.is_(False))
        .scalar_subquery()
    )
    shown = [case.c.id, *(case.c[name] for name in _SHOWN), case.c.assigned_to_id]
    ordered = (case.c.next_due_on, case.c.id)
    return select(*shown, commune, *titles).order_by(*(column.desc() for column in ordered) if shape.back else ordered)


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if shape.mine:
        conditions.append(_cases.c.assigned_to_id == bindparam("assigned_to_id"))
    if shape.state:
        conditions.append(_cases.c.state == bindparam("state"))
    if shape.level:
        conditions.append(_cases.c.level == bindparam("level"))
    if shape.overdue:
        conditions.append(_cases.c.next_due_on < bindparam("overdue_on"))
    if shape.waiting:
        conditions.append(WAITING)
    if shape.undated:
        conditions.append(_cases.c.next_due_on == bindparam("no_date"))
    return conditions


@dataclass(frozen=True, slots=True)
class Load:
    """How much waits for one person (``None`` = nobody is in charge)."""

    assigned_to_id: int | None
    overdue: int
    this_week: int
    open: int


def loads(reader: Reader, *, today: date, week_end: date) -> tuple[Load, ...]:
    """Return what each person of the team has to do: overdue, due until ``week_end``, open."""
    overdue = func.sum(either((Case.next_due_on < today, 1), else_=0))
    week = func.sum(either((Case.next_due_on.between(today, week_end), 1), else_=0))
    statement = (
        select(Case.assigned_to_id, overdue, week, func.count())
        .where(Case.closed_on.is_(None))
        .group_by(Case.assigned_to_id)
    )
    return tuple(Load(who, *(int(count) for count in counts)) for who, *counts in reader.rows(statement))
