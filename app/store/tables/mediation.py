"""A mediation with whoever puts somebody out (M2.1.a): sides, talks, proposals, what each promised."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class Mediation(Owned, Base):
    """Talks with the other side, from the proposal to what came of it."""

    __tablename__ = "mediations"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    status: Mapped[str] = mapped_column(String(20), default="open")
    """``open``, ``respite``, ``agreed``, then ``kept``, ``broken`` or ``failed``."""
    about: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    basis: Mapped[str] = mapped_column(String(20))
    """``consent`` or ``mandate`` of the person."""
    opened_on: Mapped[date]
    agreed_on: Mapped[date | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"))
    ended_on: Mapped[date | None]
    failure: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    respite_from_on: Mapped[date | None]
    respite_until_on: Mapped[date | None]
    respite_place: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    """Where the person stays meanwhile; shown to those who follow the case, never printed, never in a letter."""
    returned_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class MediationSide(Owned, Base):
    """Somebody at the table, or asked to come to it."""

    __tablename__ = "mediation_sides"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediations.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    asked_on: Mapped[date | None]
    willing: Mapped[str] = mapped_column(String(10), default="")
    """``yes``, ``no``, ``unsure``, or empty: not asked yet."""
    conditions: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class MediationSession(Owned, Base):
    """A talk that was held. It is never changed: a correction is a new one."""

    __tablename__ = "mediation_sessions"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediations.id", ondelete="RESTRICT"), index=True)
    held_on: Mapped[date]
    way: Mapped[str] = mapped_column(String(20))
    present: Mapped[list[int]] = mapped_column(Json, default=list)
    """Keys of the sides that were there."""
    others: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    said: Mapped[str] = mapped_column(Text, info={"personal": True})
    next_step: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    next_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))


class MediationProposal(Owned, Base):
    """What one side offered; a counter-proposal names the one it answers."""

    __tablename__ = "mediation_proposals"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediations.id", ondelete="RESTRICT"), index=True)
    side_id: Mapped[int] = mapped_column(ForeignKey("mediation_sides.id", ondelete="RESTRICT"))
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("mediation_proposals.id", ondelete="RESTRICT"))
    made_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text, info={"personal": True})
    amount_cents: Mapped[int | None]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(20), default="open")
    answered_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class Commitment(Owned, Base):
    """What a side promised to do by a day: part of an agreement, or a step of the return home."""

    __tablename__ = "commitments"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    mediation_id: Mapped[int] = mapped_column(ForeignKey("mediations.id", ondelete="RESTRICT"), index=True)
    part: Mapped[str] = mapped_column(String(20), default="agreement")
    """``agreement`` or ``return``."""
    side_id: Mapped[int | None] = mapped_column(ForeignKey("mediation_sides.id", ondelete="RESTRICT"))
    """NULL: our own service."""
    what: Mapped[str] = mapped_column(String(300), info={"personal": True})
    due_on: Mapped[date]
    amount_cents: Mapped[int | None]
    status: Mapped[str] = mapped_column(String(20), default="open")
    settled_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
