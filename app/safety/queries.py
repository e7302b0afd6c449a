"""What the page of a secret address shows: whether there is one, who may read it; the address only when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.store.tables import SecretAddress

if TYPE_CHECKING:
    from app.store.reading import Reader


@dataclass(frozen=True, slots=True)
class Kept:
    """That there is a secret address, and who may read it; not the address."""

    version: int
    named: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """The secret address itself."""

    street: str
    house_number: str
    box: str
    postal_code: str
    locality: str
    reach: str


def kept(reader: Reader, case_id: int) -> Kept | None:
    """Return whether a case has a secret address, and for whom."""
    found = reader.where(SecretAddress, case_id=case_id)
    return Kept(found[0].version, tuple(found[0].named)) if found else None


def shown_to(reader: Reader, case_id: int, user_id: int | None) -> Address | None:
    """Return the secret address to somebody who is named for it, ``None`` to everybody else."""
    found = reader.where(SecretAddress, case_id=case_id)
    if not found or user_id is None or user_id not in found[0].named:
        return None
    row = found[0]
    return Address(row.street, row.house_number, row.box, row.postal_code, row.locality, row.reach)
