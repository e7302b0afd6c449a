"""A letter of a case: prepared, issued (frozen), sent, answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class Letter(Owned, Base):
    """Once issued, its PDF, context and template version never change; it can only be superseded."""

    __tablename__ = "letters"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    check_record_id: Mapped[int | None] = mapped_column(ForeignKey("check_records.id", ondelete="RESTRICT"))
    letter: Mapped[str] = mapped_column("letter_name", String(60))
    language: Mapped[str] = mapped_column(String(2))
    status: Mapped[str] = mapped_column(String(20), default="draft")
    """``draft``, ``issued``, ``sent``, ``answered`` or ``discarded``."""
    dated_on: Mapped[date]
    options: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, info={"personal": True})
    """What the adviser chose for this letter: grounds, annexes, documents asked, months to refund, window."""
    context: Mapped[dict[str, Any]] = mapped_column(Json, info={"personal": True})
    edits: Mapped[dict[str, str]] = mapped_column(Json, default=dict, info={"personal": True})
    template_digest: Mapped[str] = mapped_column(String(64), default="")
    pdf_sha256: Mapped[str | None] = mapped_column(String(64))
    copy_sha256: Mapped[str | None] = mapped_column(String(64))
    """Reading copy for the tenant in their own language."""
    issued_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    sending_mode: Mapped[str | None] = mapped_column(String(20))
    sent_on: Mapped[date | None]
    registered_number: Mapped[str] = mapped_column(String(40), default="")
    received_on: Mapped[date | None]
    proof_document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"))
    answer_due_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(String(20), default="")
    """``accepted``, ``partly``, ``refused`` or ``sent_papers``."""
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
