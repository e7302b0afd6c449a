"""A case handed to another service of this installation: what left, the answer, the news. Both services see it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned, Shared
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
    news: Mapped[dict[str, Any] | None] = mapped_column(Json, info={"personal": True})
    """The news as the slip tells it: what was done, the next appointment, who to call."""
    news_noted_on: Mapped[date | None]
    """Day on which the sender took the news into its own case."""
    noted_on: Mapped[date | None]
    """Day on which the sender took the answer into its own case."""
    withdrawn_on: Mapped[date | None]
    """Day on which the person withdrew the consent, when the receiver could read or had taken in what was sent."""
    ended_on: Mapped[date | None]
    """Last day of the consent, once it is over, when the receiver could read or had taken in what was sent."""
    stop_noted_on: Mapped[date | None]
    """Day on which the receiver said that it no longer uses what came."""
    forward_to_nis: Mapped[str] = mapped_column(String(5), default="")
    """Commune whose CPAS the receiver names as competent."""
    forward_by_on: Mapped[date | None]
    forwarded_on: Mapped[date | None]
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


class HandOverPaper(Shared, Base):
    """A paper that goes along: its copy without place or maker, as long as it may be read; then the row is gone.

    The bytes are those of the sender's own working copy or letter, under their SHA-256: nothing lies there twice.
    """

    __tablename__ = "hand_over_papers"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    hand_over_id: Mapped[int] = mapped_column(ForeignKey("hand_overs.id", ondelete="RESTRICT"), index=True)
    source: Mapped[str] = mapped_column(String(20))
    """``document``, ``letter`` or ``evidence``."""
    kind: Mapped[str] = mapped_column(String(60))
    """Kind of document or of evidence, or the letter of the catalogue."""
    title: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    dated_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    pages: Mapped[int | None]
    origin_sha256: Mapped[str] = mapped_column(String(64))
    """Of the original, which stays with the sender."""
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the copy that passes."""
    preview_sha256: Mapped[str | None] = mapped_column(String(64))
    thumbnail_sha256: Mapped[str | None] = mapped_column(String(64))


class ReceivedPaper(Owned, Base):
    """Where a document of our own case came from: with which hand-over, from whom, and under which original."""

    __tablename__ = "received_papers"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"), unique=True)
    hand_over_id: Mapped[int] = mapped_column(ForeignKey("hand_overs.id", ondelete="RESTRICT"), index=True)
    told_by: Mapped[str] = mapped_column(String(160))
    """The service it came from."""
    origin_sha256: Mapped[str] = mapped_column(String(64))
    """Of the original, which that service keeps; the document has that of the copy that passed."""
    kept_because: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    """Duty of our own under which it stays readable although the person withdrew the consent."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
