"""The talk before a complaint, and the steps of an incident that somebody ticked by hand."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, UtcDateTime


class ComplaintTalk(Owned, Base):
    """What was explained before a complaint, in which language, and what the person decided. Never changed."""

    __tablename__ = "complaint_talks"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    held_on: Mapped[date]
    language: Mapped[str] = mapped_column(String(2))
    """Language of the page that was read or given: ``fr`` or ``nl``."""
    interpreter: Mapped[str] = mapped_column(String(80), default="", info={"personal": True})
    """Language into which somebody interpreted; empty when nobody did."""
    explained: Mapped[bool] = mapped_column(default=False)
    lawyer_offered: Mapped[bool] = mapped_column(default=False)
    warned: Mapped[bool] = mapped_column(default=False)
    """Whether the risk for the stay was explained. What the stay is, is written down nowhere."""
    decision: Mapped[str] = mapped_column(String(10))
    """``yes``, ``no``, ``later`` or ``undecided``."""
    words: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    """In the words of the person, if they wish."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))


class IncidentStep(Owned, Base):
    """A step of the timeline that somebody ticked by hand. Taken back, it stays readable."""

    __tablename__ = "incident_steps"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    step: Mapped[str] = mapped_column(String(40))
    """Key of the step in ``workflows/incident/timeline.py``."""
    done_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    taken_back_on: Mapped[date | None]
    """Who took it back stands in the trail."""
