"""Where an organisation wants to be told of events, and what waits to be told or was told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, column, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime

WAITING = column("status") == literal_column("'waiting'")


class WebhookEndpoint(Owned, Base):
    """An https address of an organisation's program. Never deleted: one that is not wanted is off."""

    __tablename__ = "webhook_endpoints"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    address: Mapped[str] = mapped_column(String(500))
    kinds: Mapped[list[str]] = mapped_column(Json, default=list)
    """Kinds of events it is told, of ``app.proceedings.announcing.KINDS``."""
    own_acts: Mapped[bool] = mapped_column(default=False)
    """It is also told what the organisation did itself."""
    active: Mapped[bool] = mapped_column(default=True)
    off_because: Mapped[str] = mapped_column(String(20), default="")
    """Why it is off: ``by_hand``, ``failing`` (for days) or ``gone`` (it said so itself)."""
    off_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    salt: Mapped[str] = mapped_column(String(64), info={"personal": True})
    """The secret is made of this and the key of the installation (decision 0021); the trail need not know it."""
    mark: Mapped[str] = mapped_column(String(16))
    """Tells whether the secret made today is still the one that was shown."""
    old_salt: Mapped[str] = mapped_column(String(64), default="", info={"personal": True})
    old_mark: Mapped[str] = mapped_column(String(16), default="")
    old_until_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Until then the secret before this one signs too."""
    resent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    resent_message: Mapped[str] = mapped_column(String(40), default="")
    """The message that an administrator had sent once more last: the trail of this row says who and when."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class WebhookDelivery(Owned, Base):
    """One event for one endpoint. It holds a kind, a moment, the key of a row and its state; nothing of a person."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("endpoint_id", "message_id"),
        Index("ix_webhook_deliveries_waiting", "next_attempt_at", sqlite_where=WAITING, postgresql_where=WAITING),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    endpoint_id: Mapped[int] = mapped_column(ForeignKey("webhook_endpoints.id", ondelete="RESTRICT"))
    message_id: Mapped[str] = mapped_column(String(40))
    """The same over all attempts, and for every endpoint that is told of the event."""
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[str] = mapped_column(Text)
    """The very bytes that are signed and sent."""
    status: Mapped[str] = mapped_column(String(20), default="waiting")
    """``waiting``, ``delivered``, ``given_up`` or ``not_wanted`` (the endpoint was off)."""
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_attempt_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str] = mapped_column(String(20), default="")
    """Kind of the last failure, never the words of the other side."""
