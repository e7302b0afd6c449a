"""Evidence of an illegal eviction (M2.3.c): items, their files, witnesses, losses, the chain of custody, bundles.

Files, steps of custody and bundles are written once: the database refuses to alter or delete them (migration 0018).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class EvidenceWitness(Owned, Base):
    """Somebody who saw or heard something. Without their own consent neither name nor words are kept."""

    __tablename__ = "evidence_witnesses"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    link: Mapped[str] = mapped_column(String(20))
    consent: Mapped[str] = mapped_column(String(20))
    consent_on: Mapped[date | None]
    for_lawyer: Mapped[bool] = mapped_column(default=False)
    for_police: Mapped[bool] = mapped_column(default=False)
    for_judge: Mapped[bool] = mapped_column(default=False)
    for_service: Mapped[bool] = mapped_column(default=False)
    """Another service to which the case is handed over."""
    name: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    contact: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    statement: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    said_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class EvidenceItem(Owned, Base):
    """One piece of evidence: what it shows, who took it and when; its files are kept apart."""

    __tablename__ = "evidence_items"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    shows: Mapped[str] = mapped_column(Text, info={"personal": True})
    taken_on: Mapped[date | None]
    taken_hour: Mapped[str] = mapped_column(String(5), default="")
    taken_by: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    original_stays: Mapped[str] = mapped_column(String(20), default="unknown")
    witness_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_witnesses.id", ondelete="RESTRICT"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    struck_on: Mapped[date | None]
    struck_because: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class EvidenceFile(Owned, Base):
    """A file of an item, written once: ``sha256`` is that of the original bytes as received.

    ``copy_sha256`` is ``None`` for a recording from which place and time cannot be taken out.
    """

    __tablename__ = "evidence_files"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_items.id", ondelete="RESTRICT"), index=True)
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int | None]
    copy_sha256: Mapped[str | None] = mapped_column(String(64))
    copy_media_type: Mapped[str | None] = mapped_column(String(80))
    preview_sha256: Mapped[str | None] = mapped_column(String(64))
    thumbnail_sha256: Mapped[str | None] = mapped_column(String(64))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    received_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))


class EvidenceLoss(Owned, Base):
    """A belonging that is missing, kept or broken: what it is, whether the household cannot do without, its worth."""

    __tablename__ = "evidence_losses"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    what: Mapped[str] = mapped_column(String(200), info={"personal": True})
    state: Mapped[str] = mapped_column(String(20))
    essential: Mapped[bool | None]
    value_cents: Mapped[int | None]
    proof: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    struck_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class EvidenceBundle(Owned, Base):
    """What was handed out in one go, written once: for whom, in which language, and exactly what was in it."""

    __tablename__ = "evidence_bundles"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    number: Mapped[int]
    recipient: Mapped[str] = mapped_column(String(20))
    recipient_name: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    language: Mapped[str] = mapped_column(String(2))
    chosen: Mapped[dict[str, Any]] = mapped_column(Json)
    pages: Mapped[int]
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    manifest_sha256: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))


class EvidenceStep(Owned, Base):
    """One step in the chain of custody, written once. Without ``item_id`` it is about the register as a whole."""

    __tablename__ = "evidence_steps"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_items.id", ondelete="RESTRICT"), index=True)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_files.id", ondelete="RESTRICT"))
    bundle_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_bundles.id", ondelete="RESTRICT"))
    kind: Mapped[str] = mapped_column(String(20))
    to_whom: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    note: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    happened_on: Mapped[date]
    hour: Mapped[str] = mapped_column(String(5), default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
