"""A walk through the dwelling: the rooms looked at, the defects found there, the photos of each."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, UtcDateTime


class WalkedRoom(Owned, Base):
    """A room that was looked at; its version guards everything found in it."""

    __tablename__ = "walked_rooms"
    __table_args__ = (UniqueConstraint("case_id", "room"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"))
    room: Mapped[str] = mapped_column(String(20))
    walked_on: Mapped[date]
    remark: Mapped[str] = mapped_column(String(2000), default="", info={"personal": True})
    saves: Mapped[int] = mapped_column(default=0)
    """Times the room was saved: each is a new version, also when only a defect in it changed."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class FoundDefect(Owned, Base):
    """What was asked in a room and answered: there is such a defect, or there is none."""

    __tablename__ = "found_defects"
    __table_args__ = (UniqueConstraint("room_id", "kind"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("walked_rooms.id", ondelete="RESTRICT"))
    kind: Mapped[str] = mapped_column(String(30))
    present: Mapped[bool | None]
    """``None``: answered before, and taken back."""
    risk: Mapped[str] = mapped_column(String(20))
    since_on: Mapped[date | None]
    reported: Mapped[bool | None]
    reported_on: Mapped[date | None]
    reported_how: Mapped[str] = mapped_column(String(20), default="")
    remark: Mapped[str] = mapped_column(String(500), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class DefectPhoto(Owned, Base):
    """A photo of a defect, with the number it keeps in the case and in letters."""

    __tablename__ = "defect_photos"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"))
    defect_id: Mapped[int] = mapped_column(ForeignKey("found_defects.id", ondelete="RESTRICT"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"), index=True)
    number: Mapped[int]
    removed_on: Mapped[date | None]
    """The day the photo was taken off the defect; its number is never given again."""
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
