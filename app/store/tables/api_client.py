"""Programs of a service that read and write by the interface, and the short-lived tokens they are given."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import Json, UtcDateTime


class ApiClient(Owned, Base):
    """A program of one organisation: what it may do, and the hash of its secret, which is shown once."""

    __tablename__ = "api_clients"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    client_id: Mapped[str] = mapped_column(String(40), unique=True)
    """The public half of its credentials."""
    secret_hash: Mapped[str] = mapped_column(String(64), info={"personal": True})
    scopes: Mapped[list[str]] = mapped_column(Json, default=list)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    last_used_on: Mapped[date | None]
    """Day on which it last asked for a token."""
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class AccessToken(Base):
    """What a program shows at each request: the table holds its hash, and forgets it soon after it ends."""

    __tablename__ = "access_tokens"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    api_client_id: Mapped[int] = mapped_column(ForeignKey("api_clients.id", ondelete="RESTRICT"), index=True)
    scope: Mapped[str] = mapped_column(String(300))
    """Scopes, with spaces between: some or all of the client's."""
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
