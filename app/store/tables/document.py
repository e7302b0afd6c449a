"""A document received or made: its bytes lie in the folder of blobs under their SHA-256."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, UtcDateTime


class Document(Owned, Base):
    """An uploaded file; ``sha256`` is that of the original bytes as received.

    The working copy is what is looked at and handed on: upright, without place, maker or author. ``copy_sha256`` is
    ``None`` for a row of an earlier release until somebody opens it.
    """

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(String(160), info={"personal": True})
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int | None]
    copy_sha256: Mapped[str | None] = mapped_column(String(64))
    copy_media_type: Mapped[str | None] = mapped_column(String(80))
    copy_size: Mapped[int | None]
    preview_sha256: Mapped[str | None] = mapped_column(String(64))
    thumbnail_sha256: Mapped[str | None] = mapped_column(String(64))
    dated_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    """The last day of its value, as it stands on the document."""
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    removed_on: Mapped[date | None]
    removed_because: Mapped[str] = mapped_column(String(20), default="")
    removal_note: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
