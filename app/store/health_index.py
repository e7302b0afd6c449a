"""The health index in force: the table of this release and the months that two people added; the same for everybody."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, select

from app.store.base import Store
from app.store.errors import NotFound
from app.store.tables import HealthIndexRow, IndexImport
from workflows.figures import Figures
from workflows.figures.health_index import HealthIndex, IndexRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Engine, Table

    from app.store.reading import Reader
    from app.store.work import Work

    View = Reader | Work | Connection | Store

_imports: Table = IndexImport.__table__  # type: ignore[assignment]
_rows: Table = HealthIndexRow.__table__  # type: ignore[assignment]

PROPOSED, APPROVED, REJECTED = "proposed", "approved", "rejected"


@dataclass(frozen=True, slots=True)
class Overruled:
    """An imported figure that the table of this release gives differently: the release is the correction and wins."""

    imported: IndexRow
    shipped: Decimal


@dataclass(frozen=True, slots=True)
class InForce:
    """The table that checks use now, the rows that imports added to it, and those a later release corrected."""

    table: HealthIndex
    added: tuple[IndexRow, ...]
    overruled: tuple[Overruled, ...]


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """One proposal to add months, open or decided."""

    id: int
    version: int
    status: str
    file_sha256: str
    file_format: str
    months: tuple[tuple[int, int], ...]
    proposed_by_id: int | None
    proposed_by_name: str
    proposed_at: datetime
    decided_by_name: str
    decided_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class StoredImport:
    """A proposal with the rows it would add or has added."""

    summary: ImportSummary
    rows: tuple[IndexRow, ...]


_known: WeakKeyDictionary[Engine, tuple[tuple[object, ...], InForce]] = WeakKeyDictionary()
"""Per database: the approved imports the table was built from, and the table."""

_APPROVED = select(_imports.c.id, _imports.c.decided_at).where(_imports.c.status == APPROVED).order_by(_imports.c.id)


def joined(shipped: HealthIndex, imported: Iterable[IndexRow]) -> InForce:
    """Return the shipped table with imported rows added; a figure that the release gives too is the release's."""
    added: list[IndexRow] = []
    overruled: list[Overruled] = []
    for row in imported:
        own = shipped.value(row.base, row.year, row.month)
        if own is None:
            added.append(row)
        elif own != row.value:
            overruled.append(Overruled(row, own))
    return InForce(shipped.extended(added) if added else shipped, tuple(added), tuple(overruled))


def in_force(view: View) -> InForce:
    """Return the table in force; built again only when another process or person approved an import since."""
    if isinstance(view, Store):
        with view.engine.connect() as connection:
            return in_force(connection)
    connection = view if isinstance(view, Connection) else view.connection()
    approved = tuple(tuple(row) for row in connection.execute(_APPROVED))
    found = _known.get(connection.engine)
    if found is None or found[0] != approved:
        found = approved, joined(HealthIndex.shipped(), _imported(connection) if approved else ())
        _known[connection.engine] = found
    return found[1]


def effective(view: View) -> HealthIndex:
    """Return the health index that checks must use now: shipped rows and approved imports."""
    return in_force(view).table


def figures(view: View) -> Figures:
    """Return every table a check may read, with the health index in force."""
    return Figures(health_index=effective(view))


def _imported(connection: Connection) -> Sequence[IndexRow]:
    columns = (_rows.c.base, _rows.c.year, _rows.c.month, _rows.c.value, _rows.c.origin, _rows.c.second_source)
    found = connection.execute(select(*columns).order_by(_rows.c.base, _rows.c.year, _rows.c.month))
    return [IndexRow(base, year, month, Decimal(value), *rest) for base, year, month, value, *rest in found]


def kept_form(rows: Iterable[IndexRow]) -> list[dict[str, Any]]:
    """Return rows as a proposal keeps them in its JSON column."""
    return [{**asdict(row), "value": str(row.value)} for row in rows]


def rows_of(kept: Iterable[dict[str, Any]]) -> tuple[IndexRow, ...]:
    """Return the rows a proposal keeps."""
    return tuple(IndexRow(**{**row, "value": Decimal(row["value"])}) for row in kept)


def month_code(at: tuple[int, int]) -> str:
    """Return ``2026-07``."""
    return f"{at[0]:04d}-{at[1]:02d}"


def _month(code: str) -> tuple[int, int]:
    year, _, month = code.partition("-")
    return int(year), int(month)


_SUMMARY = (
    _imports.c.id,
    _imports.c.version,
    _imports.c.status,
    _imports.c.file_sha256,
    _imports.c.file_format,
    _imports.c.months,
    _imports.c.proposed_by_id,
    _imports.c.proposed_by_name,
    _imports.c.proposed_at,
    _imports.c.decided_by_name,
    _imports.c.decided_at,
    _imports.c.reason,
)


def _summary(row: Any) -> ImportSummary:
    values = dict(row)
    return ImportSummary(**{**values, "months": tuple(_month(code) for code in values["months"])})


def imports(view: Reader | Work) -> tuple[ImportSummary, ...]:
    """Return every proposal, newest first."""
    found = view.connection().execute(select(*_SUMMARY).order_by(_imports.c.id.desc()))
    return tuple(_summary(row) for row in found.mappings())


def stored_import(view: Reader | Work, import_id: int) -> StoredImport:
    """Return a proposal with its rows. Raises NotFound."""
    statement = select(*_SUMMARY, _imports.c.rows).where(_imports.c.id == import_id)
    row = view.connection().execute(statement).mappings().first()
    if row is None:
        raise NotFound
    values = dict(row)
    rows = rows_of(values.pop("rows"))
    return StoredImport(_summary(values), rows)


def hold_open_proposals(work: Work) -> tuple[IndexImport, ...]:
    """Return the open proposals, held until the end of the transaction: two approvals never run side by side."""
    statement = select(IndexImport).where(IndexImport.status == PROPOSED).order_by(IndexImport.id).with_for_update()
    return tuple(work.all(statement))
