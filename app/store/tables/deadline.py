"""Due dates of a case, each with the rule that gave it and the steps of the count."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, column, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime

RUNNING = column("status") == literal_column("'running'")


class DueDate(Owned, Base):
    """The result of a deadline rule. A corrected base date supersedes the row; it is never overwritten."""

    __tablename__ = "due_dates"
    __table_args__ = (
        Index(
            "ix_due_dates_running",
            "organisation_id",
            "due_on",
            "id",
            sqlite_where=RUNNING,
            postgresql_where=RUNNING,
        ),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    rule: Mapped[str] = mapped_column(String(60))
    title: Mapped[dict[str, str]] = mapped_column(Json)
    due_on: Mapped[date]
    """The day to keep to; where the law can be read in two ways, the worst case."""
    normal_on: Mapped[date | None]
    """The day of the normal reading, where there are two."""
    counted_from: Mapped[date]
    steps: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)
    sources: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    """Act, article, address and day of reading of each text it rests on."""
    doubt: Mapped[dict[str, str] | None] = mapped_column(Json)
    kind: Mapped[str] = mapped_column(String(20))
    waits_for: Mapped[str] = mapped_column(String(20), default="")
    """Who must act: ``us``, ``tenant``, ``landlord``, ``other_side``, ``court``, ``service``."""
    status: Mapped[str] = mapped_column(String(20), default="running")
    """``running``, ``met``, ``lapsed``, ``superseded`` or ``dropped``."""
    settled_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    """Why a person says that the date no longer counts, or was corrected."""
    event_id: Mapped[int | None] = mapped_column(ForeignKey("case_events.id", ondelete="RESTRICT"))
    """The event that started the count: when its day is corrected, the date is counted anew."""
    check_record_id: Mapped[int | None] = mapped_column(ForeignKey("check_records.id", ondelete="RESTRICT"))
    """The kept check whose answer gave the date."""
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id", ondelete="RESTRICT"))
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("due_dates.id", ondelete="RESTRICT"))
    superseded_on: Mapped[date | None]
    superseded_because: Mapped[str] = mapped_column(String(20), default="")
    """``event_corrected``, ``sending_corrected``, ``checked_again`` or ``started_again``."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
