"""Who takes level 3, and what was agreed with a police zone or a commune (M2.3.a). No public desk is built in."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class LevelThreeOwner(Owned, Base):
    """Whom this service sends an illegal eviction to: a service of this installation, or a body outside it."""

    __tablename__ = "level_three_owners"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    service_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"))
    name_fr: Mapped[str] = mapped_column(String(160), default="")
    name_nl: Mapped[str] = mapped_column(String(160), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    hours: Mapped[str] = mapped_column(String(200), default="")
    languages: Mapped[list[str]] = mapped_column(Json, default=list)
    communes: Mapped[list[str]] = mapped_column(Json, default=list)
    """NIS codes it is for; empty: the whole Region."""
    source: Mapped[str] = mapped_column(String(200), default="")
    """Where it was read, or who said so."""
    checked_on: Mapped[date]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class ZoneNote(Owned, Base):
    """What was agreed with a police zone or a commune, or works there. No person is named. Never changed: a new one."""

    __tablename__ = "zone_notes"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    place_id: Mapped[str] = mapped_column(String(40))
    """Key of the directory: ``police-5339``, ``commune-21009``."""
    kind: Mapped[str] = mapped_column(String(20))
    agreed_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("zone_notes.id", ondelete="RESTRICT"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
