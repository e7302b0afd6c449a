"""What passed to another service in a file, or came from one (M2.2.e): what, with which consent, what came back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class CaseTransfer(Owned, Base):
    """One transfer file, at the service that made it or at the one that took it in."""

    __tablename__ = "case_transfers"
    __table_args__ = (UniqueConstraint("organisation_id", "direction", "key"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    direction: Mapped[str] = mapped_column(String(3))
    """``out`` or ``in``."""
    key: Mapped[str] = mapped_column(String(36))
    other_service: Mapped[str] = mapped_column(String(160))
    code: Mapped[str] = mapped_column(String(20), info={"personal": True})
    """Told by telephone; seals the file and the answer to it."""
    consent_given_on: Mapped[date]
    consent_until_on: Mapped[date]
    payload: Mapped[dict[str, Any]] = mapped_column(Json, info={"personal": True})
    made_on: Mapped[date]
    feedback: Mapped[dict[str, Any] | None] = mapped_column(Json, info={"personal": True})
    feedback_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
