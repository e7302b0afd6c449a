"""The programs of a service, as its administration sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.store import api_clients

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.store.reading import Reader


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A program: never its secret."""

    id: int
    name: str
    client_id: str
    scopes: tuple[str, ...]
    recorded_at: datetime
    last_used_on: date | None
    revoked_at: datetime | None


def clients(reader: Reader) -> tuple[ClientRow, ...]:
    """Return the programs of the organisation, the latest first."""
    return tuple(
        ClientRow(row.id, row.name, row.client_id, tuple(row.scopes), row.recorded_at, row.last_used_on, row.revoked_at)
        for row in api_clients.clients(reader)
    )
