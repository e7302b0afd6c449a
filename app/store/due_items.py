"""What is to be done until a day, and what is awaited from others: due dates and tasks of open cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, cast, func, literal, or_, select

from app.store.tables import Case, CaseAction, DueDate, Task
from app.store.worklist import NO_DATE, OURS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Select

    from app.store.reading import Reader

MOST = 200
"""Cases looked at for one person's day: more than anybody does in a week."""


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing with a date. ``kind``: ``due`` or ``task``; ``title``: both languages, or the words of the task."""

    kind: str
    id: int
    version: int
    case_id: int
    reference: str
    display_name: str
    identity: str
    assigned_to_id: int | None
    due_on: date
    title: dict[str, str] | str
    rule: str
    waits_for: str
    legal: bool


_CASE = (Case.id, Case.reference, Case.display_name, Case.identity)


def until(reader: Reader, *, user_id: int | None, last: date) -> tuple[DueItem, ...]:
    """Return what is due until a day, the earliest first: one person's, or the team's (``user_id`` None)."""
    picked = select(Case.id).where(Case.closed_on.is_(None), Case.next_due_on <= last)
    if user_id is not None:
        picked = picked.where(Case.assigned_to_id == user_id)
    ids = [row[0] for row in reader.rows(picked.order_by(Case.next_due_on, Case.id).limit(MOST))]
    due = [_due_item(row) for row in reader.rows(_due_dates().where(Case.id.in_(ids), DueDate.due_on <= last))]
    tasks = _tasks().where(Task.due_on <= last)
    rows = list(reader.rows(tasks.where(Case.id.in_(ids), _given_to(user_id))))
    if user_id is not None:
        rows += reader.rows(tasks.where(Task.assigned_to_id == user_id))
        theirs = reader.rows(_due_dates().where(DueDate.due_on <= last, DueDate.id.in_(_of_actions(user_id))))
        seen = {item.id for item in due}
        due += [item for row in theirs if (item := _due_item(row)).id not in seen]
    own = {row[1]: _task_item(row) for row in rows}
    return _in_order([*due, *own.values()])


def awaited(reader: Reader, *, user_id: int | None, after: date, limit: int = 50) -> tuple[DueItem, ...]:
    """Return the dates after a day by which somebody else must act, the earliest first."""
    statement = _due_dates().where(DueDate.due_on > after, DueDate.waits_for.not_in(OURS))
    if user_id is not None:
        statement = statement.where(Case.assigned_to_id == user_id)
    found = reader.rows(statement.order_by(DueDate.due_on, DueDate.id).limit(limit))
    return tuple(_due_item(row) for row in found)


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


def _given_to(user_id: int | None) -> Any:
    if user_id is None:
        return Task.id.is_not(None)
    return or_(Task.assigned_to_id.is_(None), Task.assigned_to_id == user_id)


def _of_actions(user_id: int) -> Any:
    """Return the days of the actions that a person does, whoever follows the case."""
    rule = literal("action.") + cast(CaseAction.id, String)
    same = and_(DueDate.case_id == CaseAction.case_id, DueDate.rule.in_((rule + ".due", rule + ".renewal")))
    return select(DueDate.id).join(CaseAction, same).where(CaseAction.assigned_to_id == user_id)


def _due_dates() -> Select[*tuple[Any, ...]]:
    return (
        select(*_CASE, DueDate.id, DueDate.version, Case.assigned_to_id, DueDate.due_on, DueDate.title, DueDate.rule)
        .add_columns(DueDate.waits_for, DueDate.kind)
        .join(Case, Case.id == DueDate.case_id)
        .where(Case.closed_on.is_(None), DueDate.status == "running")
    )


def _tasks() -> Select[*tuple[Any, ...]]:
    owner = func.coalesce(Task.assigned_to_id, Case.assigned_to_id)
    return (
        select(Task.version, Task.id, *_CASE, owner, Task.due_on, Task.title)
        .join(Case, Case.id == Task.case_id)
        .where(Case.closed_on.is_(None), Task.done_on.is_(None))
    )


def _due_item(row: Sequence[Any]) -> DueItem:
    case_id, reference, name, identity, due_id, version, owner, due_on, title, rule, waits_for, kind = row
    return DueItem(
        "due",
        due_id,
        version,
        case_id,
        reference,
        name,
        identity,
        owner,
        due_on,
        title,
        rule,
        waits_for,
        kind == "legal",
    )


def _task_item(row: Sequence[Any]) -> DueItem:
    version, task_id, case_id, reference, name, identity, owner, due_on, title = row
    return DueItem(
        "task", task_id, version, case_id, reference, name, identity, owner, due_on, title, "", "us", legal=False
    )


def _in_order(items: Sequence[DueItem]) -> tuple[DueItem, ...]:
    return tuple(sorted(items, key=lambda item: (item.due_on, item.case_id, item.kind, item.id)))
