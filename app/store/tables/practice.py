"""Decisions and court practice without names (M3.1). No column leads back to a case."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json


class PracticeEntry(Owned, Base):
    """One decision, as it may be told to anybody: coarse codes, no person, no case."""

    __tablename__ = "practice_entries"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    canton_id: Mapped[str] = mapped_column(String(40))
    decided_on: Mapped[date]
    kind: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(2))
    claims: Mapped[list[str]] = mapped_column(Json, default=list)
    title_type: Mapped[str] = mapped_column(String(30), default="")
    arrears_months: Mapped[str] = mapped_column(String(10), default="")
    arrears_amount: Mapped[str] = mapped_column(String(10), default="")
    household: Mapped[list[str]] = mapped_column(Json, default=list)
    result: Mapped[str] = mapped_column(String(20))
    term_months: Mapped[int | None]
    derogation: Mapped[str] = mapped_column(String(20), default="")
    moratorium: Mapped[str] = mapped_column(String(20), default="")
    indemnity: Mapped[str] = mapped_column(String(20), default="")
    tags: Mapped[list[str]] = mapped_column(Json, default=list)
    free_tags: Mapped[list[str]] = mapped_column(Json, default=list)
    summary: Mapped[str] = mapped_column(Text, default="")
    document_sha256: Mapped[str | None] = mapped_column(String(64))
    """The working copy of the decision, its names taken out by hand; the file as received is not kept."""
    document_pages: Mapped[int | None]
    withdrawn_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
