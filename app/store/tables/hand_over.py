"""A case handed to another service of this installation: what left, the answer, the news. Both services see the row."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Shared
from app.store.types import BigKey, Json, UtcDateTime


class HandOver(Shared, Base):
    """One hand-over. ``payload`` is what the person agreed to, and nothing once she changed her mind."""

    __tablename__ = "hand_overs"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workflow_version: Mapped[date]
    state: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    """``hand_over``, ``shared_work`` or ``information``: purposes of workflows.handover.sharing."""
    sent_case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    sent_reference: Mapped[str] = mapped_column(String(20))
    received_case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consents.id", ondelete="RESTRICT"), index=True)
    consent_until_on: Mapped[date]
    payload: Mapped[dict[str, Any] | None] = mapped_column(Json, info={"personal": True})
    salt: Mapped[str] = mapped_column(String(64), default="")
    marks: Mapped[list[str]] = mapped_column(Json, default=list)
    """Names of the other party as marks under a key of this hand-over alone: comparable, not readable, not linkable."""
    conflict: Mapped[str] = mapped_column(String(20), default="none")
    """``none``, ``possible`` (the coordinator decides), ``cleared`` or ``confirmed``."""
    sent_on: Mapped[date]
    answer_by_on: Mapped[date]
    answered_on: Mapped[date | None]
    refusal_reason: Mapped[str] = mapped_column(String(20), default="")
    refusal_words: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    feedback: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    feedback_on: Mapped[date | None]
    noted_on: Mapped[date | None]
    """Day on which the sender took the answer into its own case."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_by: Mapped[str] = mapped_column(String(160), default="")
    answered_by: Mapped[str] = mapped_column(String(160), default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class HandOverEvent(Shared, Base):
    """One step of a hand-over, by either service. Never changed."""

    __tablename__ = "hand_over_events"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    hand_over_id: Mapped[int] = mapped_column(ForeignKey("hand_overs.id", ondelete="RESTRICT"), index=True)
    event: Mapped[str] = mapped_column(String(30))
    from_state: Mapped[str | None] = mapped_column(String(20))
    to_state: Mapped[str] = mapped_column(String(20))
    happened_on: Mapped[date]
    by_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"))
    """The service that did it."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
