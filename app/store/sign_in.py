"""Sessions, failed sign-ins and request counts: traces of use, written directly and kept shortly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.store.tables import FailedSignIn, LoginSession, Organisation, RequestCount, User

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Table

    from app.store.base import Store

_sessions: Table = LoginSession.__table__  # type: ignore[assignment]
_users: Table = User.__table__  # type: ignore[assignment]
_organisations: Table = Organisation.__table__  # type: ignore[assignment]
_failures: Table = FailedSignIn.__table__  # type: ignore[assignment]
_counts: Table = RequestCount.__table__  # type: ignore[assignment]

SEEN_EVERY = timedelta(minutes=1)
"""A session's last click is written at most so often."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person with a valid session."""

    user_id: int
    organisation_id: int
    role: str
    name: str
    language: str
    organisation_kind: str
    name_fr: str
    name_nl: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a sign-in is compared with."""

    user_id: int
    password_hash: str
    active: bool
    language: str


_FIND = (
    select(
        _users.c.id,
        _users.c.organisation_id,
        _users.c.role,
        _users.c.name,
        _users.c.language,
        _organisations.c.kind,
        _organisations.c.name_fr,
        _organisations.c.name_nl,
        _sessions.c.seen_at,
    )
    .select_from(_sessions.join(_users, _users.c.id == _sessions.c.user_id).join(_organisations))
    .where(
        _sessions.c.token_hash == bindparam("token_hash"),
        _sessions.c.created_at > bindparam("created_after"),
        _sessions.c.seen_at > bindparam("seen_after"),
        _users.c.active,
    )
)


def credentials(store: Store, email: str) -> Credentials | None:
    """Return what a sign-in with this address is compared with, ``None`` for an unknown address."""
    statement = select(_users.c.id, _users.c.password_hash, _users.c.active, _users.c.language).where(
        func.lower(_users.c.email) == email.strip().lower()
    )
    with store.engine.connect() as connection:
        row = connection.execute(statement).first()
    return None if row is None else Credentials(*row)


def open_session(store: Store, *, token_hash: str, user_id: int, at: datetime) -> None:
    """Write a new session."""
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        values = {"token_hash": token_hash, "user_id": user_id, "created_at": at, "seen_at": at}
        connection.execute(insert(_sessions), values)


def find_session(
    store: Store, *, token_hash: str, at: datetime, idle: timedelta, longest: timedelta
) -> SignedIn | None:
    """Return who holds a session that is neither idle nor too old, and note the click."""
    values = {"token_hash": token_hash, "created_after": at - longest, "seen_after": at - idle}
    with store.alone.connect() as connection:
        row = connection.execute(_FIND, values).first()
    if row is None:
        return None
    *person, seen_at = row
    if at - seen_at > SEEN_EVERY:
        with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.execute(update(_sessions).where(_sessions.c.token_hash == token_hash).values(seen_at=at))
    return SignedIn(*person)


def close_session(store: Store, token_hash: str) -> None:
    """End one session."""
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(delete(_sessions).where(_sessions.c.token_hash == token_hash))


def close_sessions_of(store: Store, user_id: int) -> None:
    """End every session of a person (new password, account closed)."""
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(delete(_sessions).where(_sessions.c.user_id == user_id))


def failures(store: Store, key: str, since: datetime) -> int:
    """Count the failed sign-ins of a key since an instant."""
    statement = select(func.count()).select_from(_failures).where(_failures.c.key == key, _failures.c.at > since)
    with store.engine.connect() as connection:
        return int(connection.scalar(statement) or 0)


def note_failure(store: Store, keys: tuple[str, ...], at: datetime, window: timedelta) -> None:
    """Write a failed sign-in for each key and forget those older than the window."""
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(delete(_failures).where(_failures.c.at < at - window))
        connection.execute(insert(_failures), [{"key": key, "at": at} for key in keys])


def forget_failures(store: Store, key: str) -> None:
    """Forget the failures of a key after a sign-in that succeeded."""
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(delete(_failures).where(_failures.c.key == key))


def count_request(store: Store, key: str, minute: int) -> int:
    """Add one to the requests of a key in a minute and return the new count; forget earlier minutes."""
    make = sqlite.insert if store.dialect == "sqlite" else postgresql.insert
    statement = (
        make(_counts)
        .values(key=key, minute=minute, count=1)
        .on_conflict_do_update(index_elements=["key", "minute"], set_={"count": _counts.c.count + 1})
        .returning(_counts.c.count)
    )
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        count = int(connection.execute(statement).scalar_one())
        if count == 1:
            connection.execute(delete(_counts).where(_counts.c.minute < minute))
    return count
