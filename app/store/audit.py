"""Audit guaranteed: every change of a row leaves an entry in the same transaction, chained per organisation.

Four layers: a Work needs an author; the flush listener writes what changed; the engine refuses changes that do
not come from a flush; the database refuses to alter the entries (triggers, see the migrations).
Values of columns marked ``info={"personal": True}`` are recorded as changed, never copied.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import bindparam, event, insert, inspect, select, update

from app.store import scope
from app.store.errors import UnauditedChange
from app.store.tables.audit import AuditEntry, AuditHead

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Engine, Table
    from sqlalchemy.orm import Mapper, Session, sessionmaker
    from sqlalchemy.orm.unitofwork import UOWTransaction
    from sqlalchemy.pool import ConnectionPoolEntry

    from app.store.reading import Reader

SYSTEM_CHAIN = 0
"""Chain of changes that belong to no organisation (organisations themselves, the health index)."""
GENESIS = "0" * 64
CHANGED = "(changed)"

UNAUDITED_TABLES = frozenset(
    {
        "login_sessions",
        "failed_sign_ins",
        "access_log",
        "access_tokens",
        "request_counts",
        "outgoing_mails",
        "webhook_deliveries",
        "alembic_version",
    }
)
"""Traces of use and the mark of the migrations, not facts of a case: written directly."""

_audit_table = cast("Table", AuditEntry.__table__)
_head_table = cast("Table", AuditHead.__table__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who changes something, for whom, by which command, when."""

    user_id: int | None
    organisation_id: int | None
    command: str
    request_id: str
    at: datetime


def guard(engine: Engine, sessions: sessionmaker[Session]) -> None:
    """Listen to the sessions and refuse whatever would pass around them."""
    event.listen(sessions, "before_flush", _open_flush)
    event.listen(sessions, "after_flush", _collect)
    event.listen(sessions, "after_flush_postexec", _close_flush)
    event.listen(sessions, "after_soft_rollback", _forget)
    event.listen(sessions, "before_commit", _refuse_unwritten)
    event.listen(engine, "before_execute", _refuse_direct_change)
    event.listen(engine, "checkin", _reset_connection)


def _open_flush(session: Session, context: UOWTransaction, instances: object) -> None:  # noqa: ARG001
    if "author" not in session.info:
        raise UnauditedChange("a change needs an author: use a command")
    session.connection().info["flushing"] = True


def _close_flush(session: Session, context: UOWTransaction) -> None:  # noqa: ARG001
    session.connection().info["flushing"] = False


def _reset_connection(connection: object, record: ConnectionPoolEntry) -> None:  # noqa: ARG001
    """A flush that failed must not leave the door open for the next user of the connection."""
    record.info.pop("flushing", None)


def _forget(session: Session, previous: object) -> None:  # noqa: ARG001
    session.info.pop("pending", None)


def _refuse_unwritten(session: Session) -> None:
    if session.info.get("pending") or session.new or session.dirty or session.deleted:
        raise UnauditedChange("commit through Work.commit(), which writes the audit entries")


def _refuse_direct_change(
    connection: Connection,
    clause: Any,
    multiparams: object,  # noqa: ARG001
    params: object,  # noqa: ARG001
    options: Any,
) -> None:
    if not getattr(clause, "is_dml", False) or connection.info.get("flushing") or options.get("audit_entry"):
        return
    if clause.table.name not in UNAUDITED_TABLES:
        raise UnauditedChange(f"a direct change of {clause.table.name} would leave no audit entry")


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return value


@cache
def _recorded(mapper: Mapper[Any]) -> dict[str, bool]:
    """Return the attributes of a table that the trail shows, and whether each is personal."""
    return {
        attribute.key: attribute.columns[0].info.get("personal", False)
        for attribute in mapper.column_attrs
        if not attribute.columns[0].primary_key and attribute.key not in {"version", "organisation_id", "search_text"}
    }


def _created(mapper: Mapper[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: CHANGED if personal else _plain(value)
        for name, personal in _recorded(mapper).items()
        if (value := values.get(name)) is not None
    }


def _changed(row: Any) -> dict[str, Any]:
    state = inspect(row)
    found: dict[str, Any] = {}
    for name, personal in _recorded(state.mapper).items():
        if name not in state.committed_state:
            continue
        history = state.attrs[name].history
        if not history.has_changes() or (history.deleted and history.added == history.deleted):
            continue
        before = history.deleted[0] if history.deleted else None
        after = history.added[0] if history.added else None
        found[name] = CHANGED if personal else [_plain(before), _plain(after)]
    return found


def _note(session: Session, action: str, row: Any, row_id: object, changes: dict[str, Any]) -> None:
    author: Author = session.info["author"]
    values = row.__dict__
    session.info.setdefault("pending", []).append(
        {
            "chain": values.get("organisation_id") or author.organisation_id or SYSTEM_CHAIN,
            "at": author.at,
            "user_id": author.user_id,
            "command": author.command,
            "request_id": author.request_id,
            "table_name": row.__tablename__,
            "row_id": str(row_id),
            "case_id": row_id if row.__tablename__ == "cases" else values.get("case_id"),
            "action": action,
            "changes": changes,
        }
    )


def _collect(session: Session, context: UOWTransaction) -> None:  # noqa: ARG001
    for row in session.new:
        _note(session, "created", row, _key(row), _created(inspect(row).mapper, row.__dict__))
    for row in session.dirty:
        if changes := _changed(row):
            _note(session, "changed", row, _key(row), changes)
    for row in session.deleted:
        _note(session, "deleted", row, _key(row), {})


def _key(row: Any) -> object:
    return inspect(row).mapper.primary_key_from_instance(row)[0]


@cache
def _insertion(mapper: Mapper[Any]) -> tuple[Any, tuple[tuple[str, str, Any], ...]]:
    """Return the statement that inserts a row, and each attribute with its column and what it is by default."""
    table = cast("Table", mapper.local_table)
    columns = tuple(
        (attribute.key, attribute.columns[0].name, attribute.columns[0].default)
        for attribute in mapper.column_attrs
        if not attribute.columns[0].primary_key
    )
    return insert(table).execution_options(audit_entry=True), columns


def insert_apart(session: Session, row: Any) -> int:
    """Insert a new row outside the unit of work, with its entry in the trail; return its key.

    For rows that nothing in this work changes again: several times cheaper than a flush.
    """
    if "author" not in session.info:
        raise UnauditedChange("a change needs an author: use a command")
    scope.claim(session, row)
    mapper = inspect(row).mapper
    statement, columns = _insertion(mapper)
    present = row.__dict__
    values = {column: present[name] if name in present else _default(default) for name, column, default in columns}
    result = session.connection().execute(statement, values)
    (row_id,) = result.inserted_primary_key or (0,)
    shown = {name: values[column] for name, column, _default_value in columns}
    _note(session, "created", row, row_id, _created(mapper, shown))
    return row_id


def _default(default: Any) -> Any:
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg


def entry_hash(previous: str, entry: dict[str, Any]) -> str:
    """Return the SHA-256 of the previous hash and the canonical JSON of an entry."""
    body = {key: _plain(value) for key, value in entry.items() if key not in {"id", "hash", "previous_hash"}}
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}{text}".encode()).hexdigest()


_of_chain = _head_table.c.chain == bindparam("of")
_END = select(_head_table.c.sequence, _head_table.c.hash).where(_of_chain).with_for_update()
_ENTRIES = insert(_audit_table).execution_options(audit_entry=True)
_NEW_END = insert(_head_table).execution_options(audit_entry=True)
_MOVE_END = (
    update(_head_table)
    .where(_of_chain)
    .values(sequence=bindparam("sequence"), hash=bindparam("hash"))
    .execution_options(audit_entry=True)
)


def write_pending(session: Session) -> None:
    """Write the entries of this transaction at the end of each organisation's chain."""
    pending: list[dict[str, Any]] = session.info.pop("pending", [])
    connection = session.connection()
    for chain in sorted({entry["chain"] for entry in pending}):
        head = connection.execute(_END, {"of": chain}).first()
        sequence, previous = (head.sequence, head.hash) if head else (0, GENESIS)
        rows = []
        for entry in (entry for entry in pending if entry["chain"] == chain):
            sequence += 1
            row = {**entry, "sequence": sequence, "previous_hash": previous}
            previous = entry_hash(previous, row)
            rows.append({**row, "hash": previous})
        connection.execute(_ENTRIES, rows)
        if head:
            connection.execute(_MOVE_END, {"of": chain, "sequence": sequence, "hash": previous})
        else:
            connection.execute(_NEW_END, {"chain": chain, "sequence": sequence, "hash": previous})


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry of a chain that does not follow from the one before."""

    chain: int
    sequence: int
    why: str


def verify(view: Session | Reader, *, chain: int | None = None) -> tuple[int, tuple[Broken, ...]]:
    """Walk every chain, or one; return the number of entries read and the first break of each chain."""
    count = 0
    broken: dict[int, Broken] = {}
    heads: dict[int, tuple[int, str]] = {}
    for row in _walk(view, chain):
        entry = dict(row)
        walked, sequence = entry["chain"], entry["sequence"]
        count += 1
        if walked in broken:
            continue
        last_sequence, last_hash = heads.get(walked, (0, GENESIS))
        if sequence != last_sequence + 1:
            broken[walked] = Broken(walked, last_sequence + 1, "entry missing")
        elif entry["previous_hash"] != last_hash:
            broken[walked] = Broken(walked, sequence, "link to the previous entry altered")
        elif entry_hash(last_hash, entry) != entry["hash"]:
            broken[walked] = Broken(walked, sequence, "content altered")
        heads[walked] = (sequence, entry["hash"])
    ends = {head["chain"]: head for head in view.connection().execute(select(_head_table)).mappings()}
    for walked in sorted(heads.keys() | ends.keys()) if chain is None else [chain]:
        last_sequence, last_hash = heads.get(walked, (0, GENESIS))
        end = ends.get(walked)
        if walked in broken or (end is None and last_sequence == 0):
            continue
        if end is None:
            broken[walked] = Broken(walked, last_sequence, "end of the chain missing")
        elif (last_sequence, last_hash) != (end["sequence"], end["hash"]):
            broken[walked] = Broken(walked, end["sequence"], "last entries missing")
    return count, tuple(broken[walked] for walked in sorted(broken))


def _walk(view: Session | Reader, chain: int | None) -> Iterable[Any]:
    statement = select(_audit_table).order_by(_audit_table.c.chain, _audit_table.c.sequence)
    if chain is not None:
        statement = statement.where(_audit_table.c.chain == chain)
    return view.connection().execute(statement, execution_options={"yield_per": 1000}).mappings()
