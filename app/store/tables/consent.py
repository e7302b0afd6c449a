"""Consent of a household: with whom, for what, which data, until when; every step of it is kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class Consent(Owned, Base):
    """What a person was asked, and answered, for one recipient and one purpose. A new question is a new row."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    workflow_version: Mapped[date]
    state: Mapped[str] = mapped_column(String(20))
    """``not_asked``, ``asked``, ``given``, ``refused``, ``withdrawn`` or ``expired``."""
    recipient: Mapped[str] = mapped_column(String(20))
    """Kind of recipient: codes of workflows.handover.sharing."""
    recipient_organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"))
    """The service of this installation that is meant, when it is one."""
    recipient_name: Mapped[str] = mapped_column(String(160), info={"personal": True})
    purpose: Mapped[str] = mapped_column(String(20))
    items: Mapped[list[str]] = mapped_column(Json, default=list)
    """Kinds of data that may pass."""
    tests: Mapped[list[str]] = mapped_column(Json, default=list)
    """Tests of shared secrecy that were found met."""
    form: Mapped[str] = mapped_column(String(20), default="")
    explained_in: Mapped[str] = mapped_column(String(40), default="")
    """Language in which it was explained."""
    interpreter: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    witness: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    given_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    """The last day on which it holds."""
    ended_on: Mapped[date | None]
    """Day of the refusal or withdrawal."""
    recipient_told_on: Mapped[date | None]
    """Day on which the recipient was told that it was withdrawn."""
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class ConsentEvent(Owned, Base):
    """One step of a consent: asked, given, refused, withdrawn, run out. Never changed."""

    __tablename__ = "consent_events"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    consent_id: Mapped[int] = mapped_column(ForeignKey("consents.id", ondelete="RESTRICT"))
    event: Mapped[str] = mapped_column(String(20))
    from_state: Mapped[str] = mapped_column(String(20))
    to_state: Mapped[str] = mapped_column(String(20))
    happened_on: Mapped[date]
    inputs: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, info={"personal": True})
    note: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
