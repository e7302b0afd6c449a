"""The outbox: mails are written in the transaction that causes them, and sent by a worker afterwards.

At least once: a worker that dies between sending and noting it leaves the mail waiting, and it goes out again under the
same Message-ID. A row is taken for the length of a lease, so that two workers never send it at the same time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.store.tables.outbox import OutgoingMail
from app.store.tables.user import User

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from sqlalchemy import Connection, Table

    from app.store.base import Store

_mails = cast("Table", OutgoingMail.__table__)
_users = cast("Table", User.__table__)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that a worker has taken. ``attempts`` counts the present one."""

    id: int
    kind: str
    key: str
    payload: dict[str, Any]
    attempts: int
    created_at: datetime
    email: str
    language: str
    active: bool
    reminders: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterbox:
    """For whom a mail is put into the outbox, as what, and under which key it is written once only."""

    organisation_id: int
    user_id: int
    kind: str
    key: str


def put(connection: Connection, into: Letterbox, payload: Mapping[str, Any], at: datetime) -> bool:
    """Write a mail in the caller's transaction; return False when it was written before under its key."""
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = (
        make(_mails)
        .values(
            organisation_id=into.organisation_id,
            user_id=into.user_id,
            kind=into.kind,
            key=into.key,
            payload=dict(payload),
            status="waiting",
            attempts=0,
            created_at=at,
            next_attempt_at=at,
            error="",
        )
        .on_conflict_do_nothing(index_elements=["organisation_id", "key"])
        .returning(_mails.c.id)
    )
    return connection.execute(statement).first() is not None


def take(store: Store, *, at: datetime, lease: timedelta) -> Mail | None:
    """Take the mail that has waited longest, for the length of a lease; ``None`` when none is due."""
    waiting = (
        select(_mails.c.id)
        .where(_mails.c.status == "waiting", _mails.c.next_attempt_at <= bindparam("now"))
        .order_by(_mails.c.next_attempt_at, _mails.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        mail_id = connection.scalar(waiting, {"now": at})
        if mail_id is None:
            return None
        taken = update(_mails).where(_mails.c.id == mail_id)
        connection.execute(taken.values(attempts=_mails.c.attempts + 1, next_attempt_at=at + lease))
        columns = (_mails.c.id, _mails.c.kind, _mails.c.key, _mails.c.payload, _mails.c.attempts, _mails.c.created_at)
        person = (_users.c.email, _users.c.language, _users.c.active, _users.c.reminders, _users.c.role)
        read = select(*columns, *person).join(_users, _users.c.id == _mails.c.user_id).where(_mails.c.id == mail_id)
        return Mail(*connection.execute(read).one())


def settle(store: Store, mail: Mail, status: str, *, at: datetime, error: str = "") -> None:
    """Note that a mail was sent, is not wanted, or is given up."""
    _note(store, mail, status=status, settled_at=at, error=error)


def try_again(store: Store, mail: Mail, *, at: datetime, error: str) -> None:
    """Let a mail that could not be sent wait until an instant; ``error`` is a kind, never a text."""
    _note(store, mail, next_attempt_at=at, error=error)


def _note(store: Store, mail: Mail, **values: object) -> None:
    own = (_mails.c.id == mail.id, _mails.c.status == "waiting", _mails.c.attempts == mail.attempts)
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(update(_mails).where(*own).values(**values))


def forget(store: Store, *, before: datetime) -> int:
    """Delete the mails settled before an instant; return how many. Their keys were only needed for their day."""
    gone = delete(_mails).where(_mails.c.status != "waiting", _mails.c.settled_at < before)
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        return int(connection.execute(gone).rowcount)
