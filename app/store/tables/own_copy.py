"""That the person was given a copy of their own case (M28.1): who asked, which parts, when it was received.

Never the copy itself. Both tables are written once: the database refuses to alter or delete a row (migration 0021).
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class OwnCopy(Owned, Base):
    """One copy that was made for the person: what was chosen, by code and key, and whether it was encrypted."""

    __tablename__ = "own_copies"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    asked_on: Mapped[date]
    asked_by: Mapped[str] = mapped_column(String(20))
    """Codes of app.own_copy.words."""
    asked_by_name: Mapped[str] = mapped_column(String(160), info={"personal": True})
    """Who asked, when it was not the person."""
    language: Mapped[str] = mapped_column(String(2))
    naming: Mapped[str] = mapped_column(String(20))
    """``named``, ``pseudonym`` or ``anonymous``."""
    parts: Mapped[list[str]] = mapped_column(Json)
    letters: Mapped[list[int]] = mapped_column(Json)
    documents: Mapped[list[int]] = mapped_column(Json)
    bundles: Mapped[list[int]] = mapped_column(Json)
    encrypted: Mapped[bool]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))


class OwnCopyReceipt(Owned, Base):
    """The person received a copy: on which day, in which way."""

    __tablename__ = "own_copy_receipts"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    own_copy_id: Mapped[int] = mapped_column(ForeignKey("own_copies.id", ondelete="RESTRICT"), unique=True)
    received_on: Mapped[date]
    way: Mapped[str] = mapped_column(String(20))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
