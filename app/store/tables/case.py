"""A case: one household at risk in one dwelling, with what happened to it and what is to be done."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, and_, column, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime

OPEN = column("closed_on").is_(None)
NOT_DONE = column("done_on").is_(None)
WAITING = and_(OPEN, literal_column("waiting_for NOT IN ('', 'us')"))
"""Open and somebody else is to act: written out, so that databases recognise their index in it."""


class Case(Owned, Base):
    """The state machine of one household. ``state`` changes through Work.record alone."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("organisation_id", "reference"),
        Index(
            "ix_cases_worklist",
            "organisation_id",
            "next_due_on",
            "id",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index(
            "ix_cases_state",
            "organisation_id",
            "state",
            "next_due_on",
            "id",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index(
            "ix_cases_level",
            "organisation_id",
            "level",
            "next_due_on",
            "id",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index(
            "ix_cases_waiting",
            "organisation_id",
            "next_due_on",
            "id",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
        Index("ix_cases_mine", "assigned_to_id", "next_due_on", "id", sqlite_where=OPEN, postgresql_where=OPEN),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    reference: Mapped[str] = mapped_column(String(20))
    workflow_version: Mapped[date]
    level: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(40))
    opened_on: Mapped[date]
    channel: Mapped[str] = mapped_column(String(20))
    identity: Mapped[str] = mapped_column(String(20))
    """``named``, ``pseudonym`` or ``anonymous``."""
    display_name: Mapped[str] = mapped_column(String(160), info={"personal": True})
    concern: Mapped[str] = mapped_column(String(40), default="")
    language: Mapped[str] = mapped_column(String(8), default="fr")
    interpreter_language: Mapped[str] = mapped_column(String(40), default="")
    safe_to_contact: Mapped[str] = mapped_column(String(20), default="unknown")
    contact_advice: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    safety_asked_on: Mapped[date | None]
    violence: Mapped[bool | None] = mapped_column(info={"personal": True})
    assigned_to_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"), index=True)
    next_due_on: Mapped[date] = mapped_column(default=date.max)
    """First open due date or task; the last day of the calendar when there is none."""
    waiting_for: Mapped[str] = mapped_column(String(20), default="")
    """Who must act by ``next_due_on``: ``us``, ``tenant``, ``landlord``, ``court``, ``service``; empty: no date."""
    closed_on: Mapped[date | None]
    outcome: Mapped[str | None] = mapped_column(String(40))
    reached_states: Mapped[list[str]] = mapped_column(Json, default=list)
    search_text: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class CaseEvent(Owned, Base):
    """What happened in the case, with its legal date and the moment it was written down."""

    __tablename__ = "case_events"
    __table_args__ = (Index("ix_case_events_case_id_happened_on", "case_id", "happened_on"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"))
    event: Mapped[str] = mapped_column(String(60))
    from_state: Mapped[str | None] = mapped_column(String(40))
    to_state: Mapped[str] = mapped_column(String(40))
    level: Mapped[str] = mapped_column(String(20))
    happened_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    inputs: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, info={"personal": True})


class EventCorrection(Owned, Base):
    """The day of an event was noted wrongly: the day that stood there, and why it was changed."""

    __tablename__ = "event_corrections"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("case_events.id", ondelete="RESTRICT"))
    was_on: Mapped[date]
    now_on: Mapped[date]
    reason: Mapped[str] = mapped_column(String(300), info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))


class Note(Owned, Base):
    """A dated note of a conversation, call or visit."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    happened_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text, info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))


class Task(Owned, Base):
    """Something to do, by somebody, until a day."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index("ix_tasks_to_do", "assigned_to_id", "due_on", sqlite_where=NOT_DONE, postgresql_where=NOT_DONE),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    title: Mapped[str] = mapped_column(String(200), info={"personal": True})
    due_on: Mapped[date | None]
    assigned_to_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    status: Mapped[str] = mapped_column(String(20), default="to_do")
    done_on: Mapped[date | None]
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
