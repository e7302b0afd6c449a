"""What is known of the copies that were given in a case. Frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.foundation import clock
from app.store.errors import NotFound
from app.store.tables import OwnCopy, OwnCopyReceipt

if TYPE_CHECKING:
    from datetime import date

    from app.store.reading import Reader


@dataclass(frozen=True, slots=True)
class Given:
    """A copy that was made for the person, and whether it was received."""

    id: int
    asked_on: date
    asked_by: str
    asked_by_name: str
    language: str
    naming: str
    parts: tuple[str, ...]
    files: int
    encrypted: bool
    made_on: date
    made_by_id: int | None
    received_on: date | None
    way: str


def given(reader: Reader, case_id: int) -> tuple[Given, ...]:
    """Return the copies of a case, the latest first."""
    receipts = {row.own_copy_id: row for row in reader.where(OwnCopyReceipt, case_id=case_id)}
    return tuple(_shown(row, receipts.get(row.id)) for row in reversed(reader.where(OwnCopy, "id", case_id=case_id)))


def copy(reader: Reader, case_id: int, own_copy_id: int) -> Given:
    """Return one copy. Raises NotFound, also for one of another case."""
    found = next((one for one in given(reader, case_id) if one.id == own_copy_id), None)
    if found is None:
        raise NotFound
    return found


def _shown(row: OwnCopy, receipt: OwnCopyReceipt | None) -> Given:
    return Given(
        id=row.id,
        asked_on=row.asked_on,
        asked_by=row.asked_by,
        asked_by_name=row.asked_by_name,
        language=row.language,
        naming=row.naming,
        parts=tuple(row.parts),
        files=len(row.letters) + len(row.documents) + len(row.bundles),
        encrypted=row.encrypted,
        made_on=clock.local(row.made_at).date(),
        made_by_id=row.made_by_id,
        received_on=None if receipt is None else receipt.received_on,
        way="" if receipt is None else receipt.way,
    )
