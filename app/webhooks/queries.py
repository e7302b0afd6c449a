"""What the pages show of endpoints and of what was sent to them; never a secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.proceedings.announcing import KINDS, TEST
from app.store import webhooks
from app.store.tables import WebhookEndpoint
from app.webhooks.results import BY_HAND, OFF_BECAUSE, why
from app.webhooks.signing import Secret, is_known

if TYPE_CHECKING:
    from datetime import datetime

    from app.store.reading import Reader
    from workflows.law import Text

SHOWN = 50
"""Deliveries on the page of an endpoint; the newest."""


@dataclass(frozen=True, slots=True)
class EndpointCard:
    """An endpoint as its administrators see it."""

    id: int
    version: int
    address: str
    kinds: tuple[str, ...]
    own_acts: bool
    active: bool
    off_because: Text | None
    off_by_us: bool
    """The application switched it off, not a person."""
    off_at: datetime | None
    old_until_at: datetime | None
    secret_known: bool
    """The secret that was shown can still be made."""


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """One delivery with what became of it."""

    id: int
    kind: Text | None
    """``None``: a test."""
    created_at: datetime
    status: str
    attempts: int
    settled_at: datetime | None
    next_attempt_at: datetime
    why: Text | None
    again: bool
    """It may be sent once more."""


def endpoints(reader: Reader, key: str) -> tuple[EndpointCard, ...]:
    """Return the endpoints of the own organisation, the oldest first. ``key``: that of the installation."""
    return tuple(_card(row, key) for row in reader.where(WebhookEndpoint, "id"))


def endpoint(reader: Reader, endpoint_id: int, key: str) -> EndpointCard:
    """Return one of them. Raises NotFound."""
    return _card(reader.one(WebhookEndpoint, endpoint_id), key)


def _card(row: WebhookEndpoint, key: str) -> EndpointCard:
    return EndpointCard(
        id=row.id,
        version=row.version,
        address=row.address,
        kinds=tuple(row.kinds),
        own_acts=row.own_acts,
        active=row.active,
        off_because=OFF_BECAUSE.get(row.off_because),
        off_by_us=_off_by_us(row),
        off_at=row.off_at,
        old_until_at=row.old_until_at,
        secret_known=is_known(key, Secret(row.salt, row.mark)),
    )


def deliveries(reader: Reader, endpoint_id: int) -> tuple[DeliveryLine, ...]:
    """Return what was sent to an endpoint lately, the newest first."""
    return tuple(
        DeliveryLine(
            id=row.id,
            kind=None if row.kind == TEST else KINDS[row.kind],
            created_at=row.created_at,
            status=row.status,
            attempts=row.attempts,
            settled_at=row.settled_at,
            next_attempt_at=row.next_attempt_at,
            why=why(row.error),
            again=row.status in webhooks.RESENDABLE and row.kind != TEST,
        )
        for row in webhooks.latest(reader, endpoint_id, SHOWN)
    )


def switched_off(reader: Reader) -> int:
    """Return how many endpoints of the own organisation the application switched off."""
    return sum(_off_by_us(row) for row in reader.where(WebhookEndpoint))


def _off_by_us(row: WebhookEndpoint) -> bool:
    return not row.active and row.off_because != BY_HAND
