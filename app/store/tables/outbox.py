"""What waits to be sent by e-mail: written in the transaction that causes it, sent by a worker afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, column, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime

WAITING = column("status") == literal_column("'waiting'")


class OutgoingMail(Owned, Base):
    """A mail to a person of the service. It holds references of cases and actions; no names, no addresses."""

    __tablename__ = "outgoing_mails"
    __table_args__ = (
        UniqueConstraint("organisation_id", "key"),
        Index("ix_outgoing_mails_waiting", "next_attempt_at", sqlite_where=WAITING, postgresql_where=WAITING),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """``digest``, ``legal_date``, ``date_moved`` or ``webhook_off``."""
    key: Mapped[str] = mapped_column(String(80))
    """What is written twice under one key is sent once."""
    payload: Mapped[dict[str, Any]] = mapped_column(Json)
    status: Mapped[str] = mapped_column(String(20), default="waiting")
    """``waiting``, ``sent``, ``given_up`` or ``not_wanted``."""
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_attempt_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str] = mapped_column(String(60), default="")
    """Kind of the last failure, never its text: a mail server's answer names the address."""
