"""Reaching a tenant (law page 4.1, rows 10 to 15), who goes to a hearing, and what each canton is used to."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class ContactAttempt(Owned, Base):
    """One attempt to reach the tenant, and what came of it. It is never changed: a mistake is struck out."""

    __tablename__ = "contact_attempts"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    attempted_on: Mapped[date]
    attempted_time: Mapped[str] = mapped_column(String(5), default="")
    """``HH:MM`` in Brussels, or empty: the hour is not known."""
    channel: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(40), default="")
    """Language that was spoken or written, when it is known."""
    note: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    next_on: Mapped[date | None]
    next_channel: Mapped[str] = mapped_column(String(20), default="")
    next_settled_on: Mapped[date | None]
    """Day on which the next attempt no longer had to be made: it was, or the plan was dropped."""
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id", ondelete="RESTRICT"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"))
    despite_rule: Mapped[bool] = mapped_column(default=False)
    """It happened although the case said not to use this channel."""
    tried_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    struck_on: Mapped[date | None]
    struck_because: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class ContactRule(Owned, Base):
    """Which ways to reach a tenant must not be used in a case, and what may be said to somebody else."""

    __tablename__ = "contact_rules"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), unique=True)
    barred: Mapped[list[str]] = mapped_column(Json, default=list)
    """Channels not to be used."""
    safe_when: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    go_between: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    """Who may pass a message on."""
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class HearingPlan(Owned, Base):
    """How a team prepares one hearing of a case: who goes, the lawyer, the papers."""

    __tablename__ = "hearing_plans"
    __table_args__ = (UniqueConstraint("case_id", "hearing_on"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    hearing_on: Mapped[date]
    goes: Mapped[str] = mapped_column(String(20), default="")
    """``colleague``, ``lawyer``, ``tenant_alone``, ``nobody``, or empty: to be decided."""
    goes_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    lawyer: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    papers_ready: Mapped[bool | None]
    interpreter_asked: Mapped[bool | None]
    note: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class CantonProfile(Owned, Base):
    """What a service knows of a justice of the peace from one day on. A change is a new row; the former one stays."""

    __tablename__ = "canton_profiles"
    __table_args__ = (Index("ix_canton_profiles_canton", "organisation_id", "canton_id", "valid_from"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    canton_id: Mapped[str] = mapped_column(String(40))
    """Its key in the directory, ``jp-…``."""
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    """Last day; before ``valid_from`` when it was put right on the day it began."""
    hearing_days: Mapped[list[int]] = mapped_column(Json, default=list)
    """1 Monday to 5 Friday."""
    hearing_hours: Mapped[str] = mapped_column(String(120), default="")
    room: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    sends_by: Mapped[str] = mapped_column(String(20), default="")
    """How the registry sends its messages: ``email``, ``portal``, ``post``, ``several``, or empty: not known."""
    languages: Mapped[list[str]] = mapped_column(Json, default=list)
    habits: Mapped[str] = mapped_column(Text, default="")
    contact_person: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    source: Mapped[str] = mapped_column(String(200))
    """Who said so, or where it was read."""
    reviewed_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
