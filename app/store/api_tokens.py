"""Whose token a program shows, before anybody is known; and how many messages wait, for the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, func, select

from app.store.tables import ApiToken, OfficialMessage

if TYPE_CHECKING:
    from sqlalchemy import Table

    from app.store.base import Store

_tokens = cast("Table", ApiToken.__table__)
_messages = cast("Table", OfficialMessage.__table__)
_FIND = select(_tokens.c.id, _tokens.c.organisation_id, _tokens.c.scope).where(
    _tokens.c.token_hash == bindparam("token_hash"), _tokens.c.revoked_at.is_(None)
)
_WAITING = (
    select(func.count())
    .select_from(_messages)
    .where(_messages.c.organisation_id == bindparam("organisation_id"), _messages.c.status == "new")
)


@dataclass(frozen=True, slots=True)
class TokenOwner:
    """The organisation of a token, and what it may do."""

    token_id: int
    organisation_id: int
    scope: str


def owner_of(store: Store, token_hash: str) -> TokenOwner | None:
    """Return whose token it is; ``None`` when it was never given or is revoked."""
    with store.alone.connect() as connection:
        row = connection.execute(_FIND, {"token_hash": token_hash}).first()
    return None if row is None else TokenOwner(*row)


def waiting_messages(store: Store, organisation_id: int) -> int:
    """Return how many official messages wait in an organisation's inbox."""
    with store.alone.connect() as connection:
        return int(connection.scalar(_WAITING, {"organisation_id": organisation_id}) or 0)
