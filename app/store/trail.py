"""Reads the trail of one organisation: what changed, who opened what; the organisation chooses the chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.store import audit
from app.store.errors import NotFound
from app.store.tables import AccessEntry, AuditEntry, Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Select

    from app.store.audit import Broken
    from app.store.base import Store
    from app.store.reading import Reader

NOBODY = 0
"""Key that stands for the server's own command line in a filter by person."""


@dataclass(frozen=True, slots=True)
class Change:
    """One changed row, as written; personal values are recorded as changed, never kept."""

    sequence: int
    at: datetime
    user_id: int | None
    command: str
    table_name: str
    row_id: str
    case_id: int | None
    action: str
    changes: dict[str, Any]
    hash: str
    request_id: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Somebody opened a file, took a copy, or was refused."""

    id: int
    at: datetime
    user_id: int | None
    case_id: int | None
    what: str
    allowed: bool
    request_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to look for in the trail; empty = everything. ``user_id`` NOBODY = the server's command line."""

    since: datetime | None = None
    until: datetime | None = None
    user_id: int | None = None
    command: str = ""
    case_id: int | None = None
    refused_only: bool = False


_entries = AuditEntry.__table__
_access = AccessEntry.__table__
_CHANGE = (
    _entries.c.sequence,
    _entries.c.at,
    _entries.c.user_id,
    _entries.c.command,
    _entries.c.table_name,
    _entries.c.row_id,
    _entries.c.case_id,
    _entries.c.action,
    _entries.c.changes,
    _entries.c.hash,
    _entries.c.request_id,
)


def _chain(reader: Reader) -> int:
    if reader.organisation_id is None:
        raise NotFound
    return reader.organisation_id


def _narrowed(statement: Select[Any], table: Any, asked: Filter) -> Select[Any]:
    if asked.since is not None:
        statement = statement.where(table.c.at >= asked.since)
    if asked.until is not None:
        statement = statement.where(table.c.at < asked.until)
    if asked.user_id is not None:
        statement = statement.where(
            table.c.user_id.is_(None) if asked.user_id == NOBODY else table.c.user_id == asked.user_id
        )
    if asked.case_id is not None:
        statement = statement.where(table.c.case_id == asked.case_id)
    return statement


def changes(reader: Reader, asked: Filter, *, before: int | None, limit: int) -> tuple[Change, ...]:
    """Return entries of the own organisation's chain, newest first, those before a sequence number."""
    own: Select[Any] = select(*_CHANGE).where(_entries.c.chain == _chain(reader))
    statement = _narrowed(own, _entries, asked).order_by(_entries.c.sequence.desc()).limit(limit)
    if asked.command:
        statement = statement.where(_entries.c.command == asked.command)
    if before is not None:
        statement = statement.where(_entries.c.sequence < before)
    return tuple(Change(*row) for row in reader.connection().execute(statement))


def all_changes(reader: Reader, asked: Filter, *, at_once: int = 1000) -> Iterator[Change]:
    """Yield every entry that fits, newest first, read in parts."""
    before = None
    while found := changes(reader, asked, before=before, limit=at_once):
        yield from found
        before = found[-1].sequence


def commands_used(reader: Reader) -> tuple[str, ...]:
    """Return the names of the commands that wrote in the own organisation's chain."""
    statement = select(_entries.c.command).where(_entries.c.chain == _chain(reader)).distinct()
    return tuple(sorted(reader.connection().scalars(statement)))


def openings(reader: Reader, asked: Filter, *, before: int | None, limit: int) -> tuple[Opening, ...]:
    """Return lines of the own organisation's access log, newest first, those before a key."""
    columns = (
        _access.c.id,
        _access.c.at,
        _access.c.user_id,
        _access.c.case_id,
        _access.c.what,
        _access.c.allowed,
        _access.c.request_id,
    )
    own: Select[Any] = select(*columns).where(_access.c.organisation_id == _chain(reader))
    statement = _narrowed(own, _access, asked).order_by(_access.c.id.desc()).limit(limit)
    if asked.refused_only:
        statement = statement.where(_access.c.allowed.is_(False))
    if before is not None:
        statement = statement.where(_access.c.id < before)
    return tuple(Opening(*row) for row in reader.connection().execute(statement))


def case_with_reference(reader: Reader, reference: str) -> int | None:
    """Return the key of the own organisation's case with this reference, ``None`` when there is none."""
    found: int | None = reader.scalar(select(Case.id).where(Case.reference == reference.strip().upper()))
    return found


def references(reader: Reader, case_ids: set[int]) -> dict[int, str]:
    """Return the references of cases by key; those of other organisations are left out."""
    if not case_ids:
        return {}
    return {row.id: row.reference for row in reader.rows(select(Case.id, Case.reference).where(Case.id.in_(case_ids)))}


def verify_own(reader: Reader) -> tuple[int, Broken | None]:
    """Walk the own organisation's chain; return how many entries were read and the first break."""
    count, broken = audit.verify(reader, chain=_chain(reader))
    return count, broken[0] if broken else None


def verify_all(store: Store) -> tuple[int, tuple[Broken, ...]]:
    """Walk every chain of the installation (the server's command line); return the count and each first break."""
    with store.sessions(info={"scope": None}) as session:
        return audit.verify(session)
