"""The private calendar feed of a person: the address holds a random token, the table its hash."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import UtcDateTime


class CalendarFeed(Owned, Base):
    """One person's feed. Renewed, the old address is dead; withdrawn, there is none until a new one is made."""

    __tablename__ = "calendar_feeds"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"), unique=True)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True, info={"personal": True})
    uid_space: Mapped[str] = mapped_column(String(36))
    """From this the calendar's events take names that stay the same whatever becomes of the address."""
    renewed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
