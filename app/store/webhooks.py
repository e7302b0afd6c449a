"""Deliveries to programs of organisations: written in the transaction of the event, sent by a worker afterwards.

The look-up of endpoints crosses organisations, as one event concerns two of them; it gives nothing back but a count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, delete, exists, insert, select, update

from app.store.tables.webhook import WebhookDelivery, WebhookEndpoint

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import Connection, Table

    from app.store.base import Store
    from app.store.reading import Reader

_endpoints = cast("Table", WebhookEndpoint.__table__)
_deliveries = cast("Table", WebhookDelivery.__table__)
_LISTENING = select(_endpoints.c.id, _endpoints.c.organisation_id, _endpoints.c.kinds, _endpoints.c.own_acts).where(
    _endpoints.c.organisation_id.in_(bindparam("organisations", expanding=True)), _endpoints.c.active
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is told, word for word, under the name that stays the same over all attempts."""

    id: str
    kind: str
    body: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery that a worker has taken, with its endpoint as it is now. ``attempts`` counts the present one."""

    id: int
    organisation_id: int
    endpoint_id: int
    message_id: str
    kind: str
    body: str
    attempts: int
    created_at: datetime
    address: str
    active: bool
    salt: str
    mark: str
    old_salt: str
    old_mark: str
    old_until_at: datetime | None


_COLUMNS = (
    *(
        _deliveries.c[name]
        for name in (
            "id", "organisation_id", "endpoint_id", "message_id", "kind", "body", "attempts", "created_at",
        )
    ),
    *(
        _endpoints.c[name]
        for name in ("address", "active", "salt", "mark", "old_salt", "old_mark", "old_until_at")
    ),
)  # fmt: skip


def put(
    connection: Connection, organisations: Collection[int], actor_id: int | None, message: Message, at: datetime
) -> int:
    """Write a message for every endpoint of these organisations that wants its kind; return how many.

    The organisation that acted knows what it did: its endpoints are told only where they ask for it.
    """
    found = connection.execute(_LISTENING, {"organisations": sorted(set(organisations))})
    wanted = [
        (row.id, row.organisation_id)
        for row in found
        if message.kind in row.kinds and (row.own_acts or row.organisation_id != actor_id)
    ]
    for endpoint_id, organisation_id in wanted:
        put_for(connection, endpoint_id, organisation_id, message, at)
    return len(wanted)


def put_for(connection: Connection, endpoint_id: int, organisation_id: int, message: Message, at: datetime) -> None:
    """Write a message for one endpoint in the caller's transaction."""
    values = {
        "organisation_id": organisation_id,
        "endpoint_id": endpoint_id,
        "message_id": message.id,
        "kind": message.kind,
        "body": message.body,
        "status": "waiting",
        "attempts": 0,
        "created_at": at,
        "next_attempt_at": at,
        "error": "",
    }
    connection.execute(insert(_deliveries), values)


RESENDABLE = ("given_up", "not_wanted")
"""States of a delivery that did not reach its endpoint."""


def send_again(connection: Connection, delivery_id: int, at: datetime) -> bool:
    """Have a delivery that failed leave once more, word for word under its own name; False when it did not fail."""
    failed = (_deliveries.c.id == delivery_id, _deliveries.c.status.in_(RESENDABLE))
    anew = {"status": "waiting", "attempts": 0, "next_attempt_at": at, "settled_at": None, "error": ""}
    return bool(connection.execute(update(_deliveries).where(*failed).values(**anew)).rowcount)


def take(store: Store, *, at: datetime, lease: timedelta, without: Collection[int] = ()) -> Delivery | None:
    """Take the delivery that has waited longest, for the length of a lease; ``None`` when none is due.

    ``without``: endpoints that are left alone for now.
    """
    waiting = (
        select(_deliveries.c.id)
        .where(_deliveries.c.status == "waiting", _deliveries.c.next_attempt_at <= bindparam("now"))
        .where(_deliveries.c.endpoint_id.not_in(bindparam("without", expanding=True)))
        .order_by(_deliveries.c.next_attempt_at, _deliveries.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        delivery_id = connection.scalar(waiting, {"now": at, "without": sorted(without)})
        if delivery_id is None:
            return None
        taken = update(_deliveries).where(_deliveries.c.id == delivery_id)
        connection.execute(taken.values(attempts=_deliveries.c.attempts + 1, next_attempt_at=at + lease))
        read = select(*_COLUMNS).join(_endpoints, _endpoints.c.id == _deliveries.c.endpoint_id)
        return Delivery(*connection.execute(read.where(_deliveries.c.id == delivery_id)).one())


def settle(store: Store, delivery: Delivery, status: str, *, at: datetime, error: str = "") -> None:
    """Note that a delivery arrived, is not wanted any more, or is given up."""
    _note(store, delivery, status=status, settled_at=at, error=error)


def try_again(store: Store, delivery: Delivery, *, at: datetime, error: str) -> None:
    """Let a delivery that failed wait until an instant; ``error`` is a kind, never a text."""
    _note(store, delivery, next_attempt_at=at, error=error)


def _note(store: Store, delivery: Delivery, **values: object) -> None:
    own = (
        _deliveries.c.id == delivery.id,
        _deliveries.c.status == "waiting",
        _deliveries.c.attempts == delivery.attempts,
    )
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(update(_deliveries).where(*own).values(**values))


def arrived_since(store: Store, endpoint_id: int, since: datetime) -> bool:
    """Tell whether anything arrived at an endpoint since an instant."""
    arrived = exists().where(
        _deliveries.c.endpoint_id == endpoint_id,
        _deliveries.c.status == "delivered",
        _deliveries.c.settled_at >= since,
    )
    with store.engine.connect() as connection:
        return bool(connection.scalar(select(arrived)))


def latest(reader: Reader, endpoint_id: int, limit: int) -> Sequence[WebhookDelivery]:
    """Return the deliveries to an endpoint, the newest first."""
    own = select(WebhookDelivery).where(WebhookDelivery.endpoint_id == endpoint_id)
    return reader.all(own.order_by(WebhookDelivery.id.desc()).limit(limit))


def forget(store: Store, *, before: datetime) -> int:
    """Delete the deliveries settled before an instant; return how many."""
    gone = delete(_deliveries).where(_deliveries.c.status != "waiting", _deliveries.c.settled_at < before)
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        return int(connection.execute(gone).rowcount)
