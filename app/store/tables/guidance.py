"""Home guidance after rehousing or after a crisis at home (M2.2.g): plan, goals, visits, reviews, signals."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, UtcDateTime


class GuidancePlan(Owned, Base):
    """One round of guidance; a relapse ends it, and a new round may follow in the same case."""

    __tablename__ = "guidance_plans"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    begun_after: Mapped[str] = mapped_column(String(20))
    """``rehousing`` or ``crisis``: a crisis at home."""
    service: Mapped[str] = mapped_column(String(160), default="")
    worker: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    phone: Mapped[str] = mapped_column(String(30), default="")
    frequency: Mapped[str] = mapped_column(String(20))
    started_on: Mapped[date]
    planned_end_on: Mapped[date | None]
    review_on: Mapped[date | None]
    next_visit_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str] = mapped_column(String(30), default="")
    end_note: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class GuidanceGoal(Owned, Base):
    """What the household wants to reach, in its own words."""

    __tablename__ = "guidance_goals"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("guidance_plans.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text, info={"personal": True})
    agreed_on: Mapped[date]
    status: Mapped[str] = mapped_column(String(20), default="open")
    """``open``, ``reached`` or ``dropped``."""
    settled_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class GuidanceVisit(Owned, Base):
    """A visit or another contact, held or missed. Never changed: a correction is a new one."""

    __tablename__ = "guidance_visits"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("guidance_plans.id", ondelete="RESTRICT"), index=True)
    held_on: Mapped[date]
    way: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(20))
    said: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))


class GuidanceReview(Owned, Base):
    """What was decided with the household at a review."""

    __tablename__ = "guidance_reviews"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("guidance_plans.id", ondelete="RESTRICT"), index=True)
    held_on: Mapped[date]
    outcome: Mapped[str] = mapped_column(String(20))
    """``continue``, ``change`` or ``stop``."""
    words: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    next_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))


class GuidanceSignal(Owned, Base):
    """A fact that somebody saw or told: a month unpaid, a conflict. Never a score."""

    __tablename__ = "guidance_signals"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("guidance_plans.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    seen_on: Mapped[date]
    told_by: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    settled_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
