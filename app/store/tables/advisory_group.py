"""The advisory group of the referral mechanism: its rhythm, meetings, agenda, plans, reviews; the medical focal point.

Meetings belong to the referral service. What concerns one request is shared between the two services of that request,
and its words are wiped when the person withdraws her consent.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned, Shared
from app.store.types import BigKey, Json, UtcDateTime


class GroupRhythm(Owned, Base):
    """When and where the group usually meets, and who sits in it, by function."""

    __tablename__ = "group_rhythms"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    weekdays: Mapped[list[int]] = mapped_column(Json, default=list)
    """One or two days of the week, Monday is 0."""
    hour: Mapped[str] = mapped_column(String(5), default="")
    place: Mapped[str] = mapped_column(String(160), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    members: Mapped[list[str]] = mapped_column(Json, default=list)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class GroupMeeting(Owned, Base):
    """One meeting. ``place`` or ``phone`` says how to take part; never a link."""

    __tablename__ = "group_meetings"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    meets_on: Mapped[date]
    hour: Mapped[str] = mapped_column(String(5))
    place: Mapped[str] = mapped_column(String(160), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    members: Mapped[list[str]] = mapped_column(Json, default=list)
    """Functions of workflows.referral.group: no list of people."""
    cancelled_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
    __table_args__ = (Index("ix_group_meetings_day", "organisation_id", "meets_on"),)


class GroupItem(Shared, Base):
    """A request before the group: asked for, invited, talked about, decided. Day and place are those of its meeting."""

    __tablename__ = "group_items"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("referral_requests.id", ondelete="RESTRICT"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    """The case of the sender, who keeps the bond and invites."""
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("group_meetings.id", ondelete="RESTRICT"), index=True)
    meets_on: Mapped[date | None]
    hour: Mapped[str] = mapped_column(String(5), default="")
    place: Mapped[str] = mapped_column(String(160), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    asked_by: Mapped[str] = mapped_column(String(20))
    asked_on: Mapped[date]
    person_invited_on: Mapped[date | None]
    person_invited_how: Mapped[str] = mapped_column(String(20), default="")
    reference_invited_on: Mapped[date | None]
    reference_invited_how: Mapped[str] = mapped_column(String(20), default="")
    language: Mapped[str] = mapped_column(String(40), default="", info={"personal": True})
    interpreter: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    person_came: Mapped[str] = mapped_column(String(10), default="")
    reference_came: Mapped[str] = mapped_column(String(10), default="")
    outcome: Mapped[str] = mapped_column(String(20), default="")
    outcome_on: Mapped[date | None]
    payload: Mapped[dict[str, Any] | None] = mapped_column(Json, info={"personal": True})
    """Reasons, what was decided, what was asked and answered; None once the person withdrew."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class GroupPlan(Shared, Base):
    """The guidance plan of six to nine months that the group proposes for one request."""

    __tablename__ = "group_plans"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("referral_requests.id", ondelete="RESTRICT"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("group_items.id", ondelete="RESTRICT"), index=True)
    made_on: Mapped[date]
    was_due_on: Mapped[date | None]
    """The day by which it was due, as the clock stood when it was made."""
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    payload: Mapped[dict[str, Any] | None] = mapped_column(Json, info={"personal": True})
    """Goals, each with who does it and until when, and the person's own words; None once she withdrew."""
    person_answer: Mapped[str] = mapped_column(String(20), default="")
    person_answered_on: Mapped[date | None]
    operator: Mapped[str] = mapped_column(String(160), default="")
    """The service that becomes the new reference."""
    next_review_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_because: Mapped[str] = mapped_column(String(20), default="")
    """``over``, ``stopped`` or ``consent_withdrawn``."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class GroupReview(Shared, Base):
    """One look at a plan together with the person."""

    __tablename__ = "group_reviews"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("group_plans.id", ondelete="RESTRICT"), index=True)
    reviewed_on: Mapped[date]
    words: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HealthAgreement(Shared, Base):
    """The person agreed that the medical focal point may be asked: health is agreed to for itself."""

    __tablename__ = "health_agreements"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("referral_requests.id", ondelete="RESTRICT"), index=True)
    consent_id: Mapped[int] = mapped_column(ForeignKey("consents.id", ondelete="RESTRICT"), index=True)
    given_on: Mapped[date]
    until_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class MedicalQuestion(Shared, Base):
    """One question to the medical focal point, without a diagnosis, and its answer: which place fits."""

    __tablename__ = "medical_questions"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("referral_requests.id", ondelete="RESTRICT"), index=True)
    asked_on: Mapped[date]
    question: Mapped[str] = mapped_column(Text, info={"personal": True})
    answer: Mapped[str] = mapped_column(String(20), default="", info={"personal": True})
    answer_words: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    answered_by: Mapped[str] = mapped_column(String(20), default="")
    answered_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
