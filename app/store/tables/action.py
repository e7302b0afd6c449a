"""An action for a household (M2.1.d to M2.1.i): registration, allowance, lawyer, proofs, with its dates and papers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class CaseAction(Owned, Base):
    """One action in a case; what it is stands in ``workflows/actions``."""

    __tablename__ = "case_actions"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    action: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20), default="to_do")
    """``to_do``, ``in_progress``, ``done``, ``refused`` (by the person), ``not_needed`` or ``impossible``."""
    reason: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    started_on: Mapped[date]
    due_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    renew_on: Mapped[date | None]
    assigned_to_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"))
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id", ondelete="RESTRICT"))
    answers: Mapped[dict[str, bool]] = mapped_column(Json, default=dict, info={"personal": True})
    """Answer to each question that was answered; what is not there is not known."""
    papers: Mapped[list[str]] = mapped_column(Json, default=list, info={"personal": True})
    particulars: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, info={"personal": True})
    """Dates as ISO text, amounts in cents."""
    notes: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
