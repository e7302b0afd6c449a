"""Programs of a service get credentials, use them, and lose them."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid
from app.foundation.permissions import Permission
from app.partner_api import reasons
from app.partner_api.scopes import SCOPES
from app.store.tables import ApiClient

if TYPE_CHECKING:
    from app.store.work import Work

SECRET_BYTES: Final = 32
ID_BYTES: Final = 6


@dataclass(frozen=True, slots=True)
class Made:
    """The credentials of a new program: the secret is shown once."""

    id: int
    client_id: str
    secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class CreateApiClient(Command[Made]):
    """A program of the organisation may use the interface; returns its credentials, which are shown once."""

    permission: ClassVar[Permission] = Permission.ORGANISATION_MANAGE
    name: str
    scopes: tuple[str, ...]

    def execute(self, work: Work) -> Made:
        """Keep the hash of the secret alone. Raises Invalid beside the field."""
        if not self.name.strip():
            raise Invalid("name", reasons.NO_NAME)
        if not self.scopes or not set(self.scopes) <= set(SCOPES):
            raise Invalid("scopes", reasons.NO_SCOPE)
        client_id = f"limen-{secrets.token_hex(ID_BYTES)}"
        secret = secrets.token_hex(SECRET_BYTES)
        row = work.add(
            ApiClient(
                name=self.name.strip()[:80],
                client_id=client_id,
                secret_hash=digest(secret),
                scopes=[scope for scope in SCOPES if scope in self.scopes],
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        return Made(row.id, client_id, secret)


@dataclass(frozen=True, kw_only=True)
class RevokeApiClient(Command[None]):
    """A program opens nothing any more, nor do the tokens it holds; who made it and when stays readable."""

    permission: ClassVar[Permission] = Permission.ORGANISATION_MANAGE
    api_client_id: int

    def execute(self, work: Work) -> None:
        """Note the moment, once. Raises NotFound."""
        row = work.one(ApiClient, self.api_client_id)
        if row.revoked_at is None:
            row.revoked_at = work.author.at


@dataclass(frozen=True, kw_only=True)
class NoteUse(Command[None]):
    """A program asked for a token: the day is noted, once a day."""

    permission: ClassVar[Permission] = Permission.OPEN
    api_client_id: int

    def execute(self, work: Work) -> None:
        """Raises NotFound."""
        row = work.one(ApiClient, self.api_client_id)
        if row.last_used_on != clock.today():
            row.last_used_on = clock.today()


def digest(secret: str) -> str:
    """Return what is kept of a secret or a token: both are long and random, one round of SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
