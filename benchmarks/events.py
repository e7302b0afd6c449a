"""A change of state through its command, against the bare driver writing exactly the same rows in one transaction.

The event opens a due date: the case is updated, an event and a due date are inserted, three audit entries follow
them and the head of the chain moves. What the floor writes is copied from what the command wrote, with keys and
hashes worked out before the clock starts; afterwards the chains of both are verified.
"""

from __future__ import annotations

import json
import sqlite3
import time
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import psycopg
from sqlalchemy import event as listening
from sqlalchemy import select

from app.cases.commands import OpenCase, RecordEvent
from app.foundation.identity import Actor
from app.foundation.permissions import Role
from app.foundation.run import reading, run
from app.store import audit
from app.store.tables import Case
from benchmarks.timing import Timing

if TYPE_CHECKING:
    from app.store.base import Store

BEFORE, EVENT, AFTER = "aftercare_planned", "aftercare_started", "aftercare_running"
ON = date(2026, 7, 8)
INPUTS = {"review_on": date(2026, 10, 8)}
ENTRY = (
    "chain", "sequence", "at", "user_id", "command", "request_id", "table_name", "row_id", "case_id", "action",
    "changes", "previous_hash", "hash",
)  # fmt: skip
OWNER, FLOOR = 1, 2
"""Organisations whose cases the command and the floor move: each has a chain of its own."""


def adviser(organisation_id: int) -> Actor:
    """Return the person of an organisation of the invented population."""
    return Actor(user_id=organisation_id, organisation_id=organisation_id, role=Role.ADVISER, name="Bench")


def measure(store: Store, *, rounds: int) -> dict[str, Timing]:
    """Return the timings of ``command`` and ``floor``, each round on a case of its own."""
    mine = [_case(store, OWNER) for _ in range(rounds + 5)]
    theirs = [_case(store, FLOOR) for _ in range(rounds + 1)]
    _put(store, [*mine, *theirs])
    _do(store, OWNER, mine.pop())
    _do(store, FLOOR, theirs[-1])
    floor = _Floor(store, template=theirs.pop())
    for _ in range(3):
        _do(store, OWNER, mine.pop())
    times: dict[str, list[float]] = {"command": [], "floor": []}
    for own, other in zip(mine, theirs, strict=False):
        begin = time.perf_counter()
        _do(store, OWNER, own)
        times["command"].append(time.perf_counter() - begin)
        rows = floor.prepare(other)
        begin = time.perf_counter()
        floor.write(rows)
        times["floor"].append(time.perf_counter() - begin)
    floor.close()
    _prove(store, mine[0], theirs[0])
    return {name: Timing(name, tuple(taken)) for name, taken in times.items()}


def statements(store: Store) -> list[str]:
    """Return the SQL that one event sends, in order: where the round trips go."""
    case_id = _case(store, OWNER)
    _put(store, [case_id])
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.append(" ".join(statement.split()))

    listening.listen(store.engine, "before_cursor_execute", note)
    try:
        _do(store, OWNER, case_id)
    finally:
        listening.remove(store.engine, "before_cursor_execute", note)
    return sent


def _do(store: Store, organisation_id: int, case_id: int) -> None:
    command = RecordEvent(case_id=case_id, version=VERSION, event=EVENT, happened_on=ON, inputs=INPUTS)
    run(store, command, adviser(organisation_id), request_id="bench")


VERSION = 100
"""Version given to the prepared cases, so that the command need not be told another one each time."""


def _case(store: Store, organisation_id: int) -> int:
    """Open a case as an adviser would."""
    opening = OpenCase(
        identity="named", first_name="Amina", last_name="Peeters", concern="arrears", channel="visit", minors=2,
        street="rue du Midi", house_number="12", postal_code="1000", commune_nis="21004", opened_on=date(2026, 6, 1),
    )  # fmt: skip
    return run(store, opening, adviser(organisation_id))


def _put(store: Store, cases: list[int]) -> None:
    """Set cases before the event with the bare driver: the way there is not what is measured."""
    connection = store.engine.raw_connection()
    mark = "?" if store.dialect == "sqlite" else "%s"
    cursor = connection.cursor()
    if store.dialect == "sqlite":
        cursor.execute("BEGIN")
    statement = f"UPDATE cases SET state = {mark}, level = 'aftercare', version = {mark} WHERE id = {mark}"
    cursor.executemany(statement, [(BEFORE, VERSION, case_id) for case_id in cases])
    connection.commit()
    connection.close()


class _Floor:
    """The bare driver on a connection of its own, set as the application sets its own."""

    def __init__(self, store: Store, template: int) -> None:
        url = store.engine.url
        self._sqlite = store.dialect == "sqlite"
        self._mark = "?" if self._sqlite else "%s"
        if self._sqlite:
            self._connection: Any = sqlite3.connect(str(url.database), isolation_level=None)
            for setting in ("synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000", "mmap_size=268435456"):
                self._connection.execute(f"PRAGMA {setting}")
        else:
            plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
            self._connection = psycopg.connect(plain)
        self._cursor = self._connection.cursor()
        self._case = self._row("cases", "id", template)
        self._event = self._row("case_events", "case_id", template, newest=True)
        self._due = self._row("due_dates", "case_id", template)
        self._entries = self._trail(template)
        self._update = (
            f"UPDATE cases SET state = {self._mark}, level = {self._mark}, next_due_on = {self._mark}, "
            f"waiting_for = {self._mark}, reached_states = {self._mark}, version = {self._mark} "
            f"WHERE id = {self._mark} AND version = {self._mark}"
        )
        head = f"UPDATE audit_heads SET sequence = {self._mark}, hash = {self._mark} WHERE chain = {self._mark}"
        self._head = head

    def prepare(self, case_id: int) -> list[tuple[str, Any]]:
        """Return the statements with the values of one case: keys taken and hashes worked out."""
        event = self._event | {"id": self._next_id("case_events"), "case_id": case_id}
        due = self._due | {"id": self._next_id("due_dates"), "case_id": case_id}
        keys = {"cases": case_id, "case_events": event["id"], "due_dates": due["id"]}
        sequence, previous = self._end()
        entries = []
        for entry in self._entries:
            sequence += 1
            row = entry | {"sequence": sequence, "previous_hash": previous, "case_id": case_id}
            row["row_id"] = str(keys[row["table_name"]])
            previous = row["hash"] = audit.entry_hash(previous, row)
            entries.append(tuple(self._driven(row[name]) for name in ENTRY))
        names = ("state", "level", "next_due_on", "waiting_for", "reached_states", "version")
        case = tuple(self._driven(self._case[name]) for name in names)
        return [
            (self._update, (*case, case_id, VERSION)),
            self._insert("case_events", event),
            self._insert("due_dates", due),
            (self._many, entries),
            (self._head, (sequence, previous, FLOOR)),
        ]

    def write(self, rows: list[tuple[str, Any]]) -> None:
        """Write them in one transaction."""
        cursor = self._cursor
        if self._sqlite:
            cursor.execute("BEGIN IMMEDIATE")
        for statement, values in rows:
            if statement is self._many:
                cursor.executemany(statement, values)
            else:
                cursor.execute(statement, values)
        self._connection.commit()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    @property
    def _many(self) -> str:
        return _MANY[self._mark]

    def _row(self, table: str, key: str, value: int, *, newest: bool = False) -> dict[str, Any]:
        order = " ORDER BY id DESC LIMIT 1" if newest else ""
        self._cursor.execute(f"SELECT * FROM {table} WHERE {key} = {self._mark}{order}", (value,))
        values = self._cursor.fetchone()
        found = dict(zip((column[0] for column in self._cursor.description), values, strict=True))
        if not self._sqlite:
            self._connection.rollback()
        return found

    def _trail(self, template: int) -> list[dict[str, Any]]:
        statement = (
            f"SELECT {', '.join(ENTRY)} FROM audit_entries WHERE case_id = {self._mark} "
            "AND command = 'RecordEvent' ORDER BY sequence"
        )
        rows = self._cursor.execute(statement, (template,)).fetchall()
        found = [dict(zip(ENTRY, row, strict=True)) for row in rows]
        for row in found:
            if self._sqlite:
                row["at"] = datetime.fromisoformat(row["at"] + "+00:00")
                row["changes"] = json.loads(row["changes"])
        if not self._sqlite:
            self._connection.rollback()
        return found

    def _next_id(self, table: str) -> int:
        if self._sqlite:
            return int(self._cursor.execute(f"SELECT max(id) + 1 FROM {table}").fetchone()[0])
        number = int(self._cursor.execute(f"SELECT nextval('{table}_id_seq')").fetchone()[0])
        self._connection.rollback()
        return number

    def _end(self) -> tuple[int, str]:
        statement = f"SELECT sequence, hash FROM audit_heads WHERE chain = {FLOOR}"
        sequence, last = self._cursor.execute(statement).fetchone()
        if not self._sqlite:
            self._connection.rollback()
        return int(sequence), str(last)

    def _insert(self, table: str, row: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        marks = ", ".join([self._mark] * len(row))
        statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"
        return statement, tuple(self._driven(value) for value in row.values())

    def _driven(self, value: Any) -> Any:
        """Return a value as the driver takes it."""
        if isinstance(value, (dict, list)):
            return json.dumps(value, ensure_ascii=False)
        if self._sqlite and isinstance(value, datetime):
            return value.strftime("%Y-%m-%d %H:%M:%S.%f")
        return value


_MANY = {
    mark: f"INSERT INTO audit_entries ({', '.join(ENTRY)}) VALUES ({', '.join([mark] * len(ENTRY))})"
    for mark in ("?", "%s")
}


def _prove(store: Store, own: int, other: int) -> None:
    """Both sides wrote the same: chains verify, and a case of each shows the same facts."""
    for organisation_id in (OWNER, FLOOR):
        with reading(store, adviser(organisation_id), OpenCase.permission) as reader:
            _count, broken = audit.verify(reader, chain=organisation_id)
        if broken:
            raise RuntimeError(f"the measured rows do not verify: {broken}")
    seen = []
    for organisation_id, case_id in ((OWNER, own), (FLOOR, other)):
        with reading(store, adviser(organisation_id), OpenCase.permission) as reader:
            row = reader.first(
                select(Case.state, Case.level, Case.next_due_on, Case.waiting_for, Case.reached_states, Case.version)
                .where(Case.id == case_id)
            )  # fmt: skip
            seen.append(tuple(row or ()))
    if seen[0] != seen[1] or seen[0][0] != AFTER:
        raise RuntimeError(f"command and floor wrote different rows: {seen}")
