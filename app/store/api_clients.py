"""Programs of a service by their credentials and tokens, before anybody is known; the tokens, kept shortly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from sqlalchemy import bindparam, delete, insert, select

from app.store.tables import AccessToken, ApiClient

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import Table

    from app.store.base import Store
    from app.store.reading import Reader

WORD: Final = "client"
"""First word of the identity of a request that a program made, before its key."""
_clients = cast("Table", ApiClient.__table__)
_tokens = cast("Table", AccessToken.__table__)
_BY_ID = select(
    _clients.c.id,
    _clients.c.organisation_id,
    _clients.c.name,
    _clients.c.secret_hash,
    _clients.c.scopes,
    _clients.c.last_used_on,
).where(_clients.c.client_id == bindparam("client_id"), _clients.c.revoked_at.is_(None))
_HOLDER = (
    select(_clients.c.id, _clients.c.organisation_id, _clients.c.name, _tokens.c.scope)
    .select_from(_tokens.join(_clients))
    .where(
        _tokens.c.token_hash == bindparam("token_hash"),
        _tokens.c.ends_at > bindparam("at"),
        _clients.c.revoked_at.is_(None),
    )
)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a program that asks for a token is compared with."""

    id: int
    organisation_id: int
    name: str
    secret_hash: str
    scopes: list[str]
    last_used_on: date | None


@dataclass(frozen=True, slots=True)
class Holder:
    """The program that shows a token, its organisation, and what the token allows."""

    id: int
    organisation_id: int
    name: str
    scope: str


def credentials(store: Store, client_id: str) -> Credentials | None:
    """Return what a program is compared with; ``None`` when there is none or it is revoked."""
    with store.alone.connect() as connection:
        row = connection.execute(_BY_ID, {"client_id": client_id}).first()
    return None if row is None else Credentials(*row)


def holder_of(store: Store, token_hash: str, at: datetime) -> Holder | None:
    """Return who holds a token; ``None`` when it was never given, has ended, or its program is revoked."""
    with store.alone.connect() as connection:
        row = connection.execute(_HOLDER, {"token_hash": token_hash, "at": at}).first()
    return None if row is None else Holder(*row)


def keep_token(
    store: Store, *, token_hash: str, api_client_id: int, scope: str, issued_at: datetime, ends_at: datetime
) -> None:
    """Write a new token and forget those that have ended."""
    row = {
        "token_hash": token_hash,
        "api_client_id": api_client_id,
        "scope": scope,
        "issued_at": issued_at,
        "ends_at": ends_at,
    }
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(delete(_tokens).where(_tokens.c.ends_at <= issued_at))
        connection.execute(insert(_tokens), row)


def drop_token(store: Store, token_hash: str, api_client_id: int) -> None:
    """Forget a token of a program; one of another program stays."""
    own = (_tokens.c.token_hash == token_hash, _tokens.c.api_client_id == api_client_id)
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(delete(_tokens).where(*own))


def names(reader: Reader) -> dict[int, str]:
    """Return the names of the organisation's programs by key."""
    return {row.id: row.name for row in reader.rows(select(ApiClient.id, ApiClient.name))}


def clients(reader: Reader) -> Sequence[ApiClient]:
    """Return the programs of the organisation, the latest first."""
    return reader.all(select(ApiClient).order_by(ApiClient.id.desc()))
