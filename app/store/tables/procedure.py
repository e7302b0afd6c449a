"""The court procedure of a case: dated entries under the check's own paths, and who sits and acts. NULL: unknown."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class ProcedureEntry(Owned, Base):
    """One fact of the procedure as somebody wrote it down. A later one supersedes it; it is never overwritten."""

    __tablename__ = "procedure_entries"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    path: Mapped[str] = mapped_column(String(80))
    """Path of the fact in the check ``judicial_deadlines``: ``service.on``, ``petition.hearing_on``."""
    value: Mapped[Any | None] = mapped_column(Json)
    """As the contract writes it: ISO date, code, yes or no, whole number. NULL: taken back, unknown again."""
    source: Mapped[str] = mapped_column(String(20))
    """How it is known: a message of the registry, a paper, said by the person."""
    event_id: Mapped[int | None] = mapped_column(ForeignKey("case_events.id", ondelete="RESTRICT"))
    """The event that wrote it: when its day is corrected, the entry follows."""
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"))
    message_id: Mapped[int | None] = mapped_column(BigKey)
    """The official message it was read from."""
    because: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    """Why it took the place of an earlier one."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("procedure_entries.id", ondelete="RESTRICT"))
    superseded_on: Mapped[date | None]


class CourtProcedure(Owned, Base):
    """What a procedure has beside its dates: court, roll number, language, hour and room, lawyer and bailiff."""

    __tablename__ = "court_procedures"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), unique=True)
    roll_number: Mapped[str] = mapped_column(String(40), default="", info={"personal": True})
    court_id: Mapped[str | None] = mapped_column(String(40))
    """Key of the justice of the peace in the directory: ``jp-…``."""
    language: Mapped[str | None] = mapped_column(String(2))
    """Language of the proceedings."""
    hearing_at: Mapped[str] = mapped_column(String(5), default="")
    """Hour of the hearing, HH:MM."""
    hearing_room: Mapped[str] = mapped_column(String(60), default="")
    claimed_cents: Mapped[int | None]
    claimant_lawyer_name: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    claimant_lawyer_address: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    claimant_lawyer_email: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    bailiff_name: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    bailiff_address: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    bailiff_email: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    bailiff_reference: Mapped[str] = mapped_column(String(60), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class RegionEvent(Owned, Base):
    """Something that happened in a region: appeal, moratorium, language, plan, goods, fund run beside the states."""

    __tablename__ = "region_events"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    region: Mapped[str] = mapped_column(String(20))
    event: Mapped[str] = mapped_column(String(40))
    from_state: Mapped[str] = mapped_column(String(40))
    to_state: Mapped[str] = mapped_column(String(40))
    """The newest one says where the region stands; without any it stands where it begins."""
    happened_on: Mapped[date]
    inputs: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
