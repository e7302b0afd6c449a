"""What the tests of the agenda share: rows looked up as they are, cases with dates."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from app.cases.commands import RecordEvent
from app.foundation import clock
from app.foundation.identity import Actor
from app.foundation.run import run
from app.store.audit import Author
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseEvent, DueDate
from app.store.work import Work
from tests.conftest import Team

TODAY = date(2026, 7, 8)
Row = TypeVar("Row")


def noon(day: date) -> datetime:
    """The instant of noon, in UTC."""
    return datetime.combine(day, time(12, 0), UTC)


def rows(store: Store, table: type[Any], **equals: Any) -> list[Any]:
    """Every row of a table, of every organisation, oldest first."""
    with Reader.open(store, None) as reader:
        return list(reader.where(table, "id", **equals))


def version(store: Store, case_id: int) -> int:
    found: int = rows(store, Case, id=case_id)[0].version
    return found


def record(store: Store, actor: Actor, case_id: int, event: str, on: date, **inputs: Any) -> int:
    """Record an event; return its key."""
    command = RecordEvent(case_id=case_id, version=version(store, case_id), event=event, happened_on=on, inputs=inputs)
    run(store, command, actor)
    found: int = rows(store, CaseEvent, case_id=case_id)[-1].id
    return found


@contextmanager
def work_of(store: Store, team: Team) -> Iterator[Work]:
    """A writable view of the store for the adviser, for what no command of this release does."""
    actor = team.adviser
    author = Author(
        user_id=actor.user_id, organisation_id=actor.organisation_id, command="Test", request_id="x", at=clock.now()
    )
    with Work.begin(store, author) as work:
        yield work


def running(store: Store, case_id: int, rule: str = "") -> list[DueDate]:
    equals = {"case_id": case_id, "status": "running"} | ({"rule": rule} if rule else {})
    return rows(store, DueDate, **equals)
