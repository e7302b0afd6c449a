"""Whose calendar feed an address opens, before anybody is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, select

from app.store.tables import CalendarFeed, User

if TYPE_CHECKING:
    from sqlalchemy import Table

    from app.store.base import Store

_feeds = cast("Table", CalendarFeed.__table__)
_users = cast("Table", User.__table__)
_FIND = (
    select(_users.c.id, _users.c.organisation_id, _users.c.role, _users.c.language, _feeds.c.uid_space)
    .join(_users, _users.c.id == _feeds.c.user_id)
    .where(_feeds.c.token_hash == bindparam("token_hash"), _users.c.active)
)


@dataclass(frozen=True, slots=True)
class FeedOwner:
    """The person whose dates a feed holds."""

    user_id: int
    organisation_id: int
    role: str
    language: str
    uid_space: str


def owner_of(store: Store, token_hash: str) -> FeedOwner | None:
    """Return whose feed it is; ``None`` when the address was never given, was withdrawn, or the account is closed."""
    with store.alone.connect() as connection:
        row = connection.execute(_FIND, {"token_hash": token_hash}).first()
    return None if row is None else FeedOwner(*row)
