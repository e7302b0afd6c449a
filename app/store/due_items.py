"""What is to be done until a day, and what is awaited from others: the day's work of one person or of the team."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from app.store.agenda import SOURCES, AgendaItem, Wanted, between, in_order
from app.store.tables import Case, DueDate
from app.store.worklist import NO_DATE
from workflows.deadlines.exits import WATCHED

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.sql.elements import ColumnElement

    from app.store.reading import Reader

A_DAY = timedelta(days=1)
MOST = 200
"""Cases looked at for one person's day: more than anybody does in a week."""


def until(reader: Reader, *, user_id: int | None, last: date) -> tuple[AgendaItem, ...]:
    """Return what is due until a day, the earliest first: one person's, or the team's (``user_id`` None)."""
    picked = select(Case.id).where(or_(Case.closed_on.is_(None), _watched_until(last)), Case.next_due_on <= last)
    if user_id is not None:
        picked = picked.where(Case.assigned_to_id == user_id)
    ids = [row[0] for row in reader.rows(picked.order_by(Case.next_due_on, Case.id).limit(MOST))]
    wanted = Wanted(user_id=user_id)
    found: dict[tuple[str, int], AgendaItem] = {}
    for source in SOURCES:
        due = source.select().where(source.counts, source.due_on <= last)
        rows = list(reader.rows(due.where(Case.id.in_(ids), *wanted.conditions(source))))
        if user_id is not None and source.assigned is not None:  # in cases that others follow
            rows += reader.rows(due.where(source.assigned == user_id))
        if user_id is not None and source.also_of is not None:
            rows += reader.rows(due.where(source.also_of(user_id)))
        found |= {(source.kind, row[0]): source.item(row) for row in rows}
    return in_order(list(found.values()))


def _watched_until(last: date) -> ColumnElement[bool]:
    """Return which closed cases have something to look at until a day."""
    watched = select(DueDate.case_id).where(
        DueDate.rule.in_(sorted(WATCHED)), DueDate.status == "running", DueDate.due_on <= last
    )
    return Case.id.in_(watched)


def awaited(reader: Reader, *, user_id: int | None, after: date, limit: int = 50) -> tuple[AgendaItem, ...]:
    """Return the days after a day by which somebody else must act, the earliest first."""
    return between(reader, after + A_DAY, None, Wanted(user_id=user_id, waiting=True))[:limit]


def undated(reader: Reader, *, user_id: int | None, limit: int = 100) -> int:
    """Return how many open cases have nothing planned, counting up to ``limit``."""
    picked = select(Case.id).where(Case.closed_on.is_(None), Case.next_due_on == NO_DATE)
    if user_id is not None:
        picked = picked.where(Case.assigned_to_id == user_id)
    return len(reader.rows(picked.limit(limit)))


def open_count(reader: Reader, *, user_id: int) -> int:
    """Return how many open cases a person has."""
    counted = select(func.count(Case.id)).where(Case.closed_on.is_(None), Case.assigned_to_id == user_id)
    return int(reader.scalar(counted))
