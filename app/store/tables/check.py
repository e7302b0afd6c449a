"""A legal check kept in a case: facts, result and the versions of law and figures it used."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class CheckRecord(Owned, Base):
    """One answer of a check, reproducible: same facts, same digests, same result."""

    __tablename__ = "check_records"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    check: Mapped[str] = mapped_column("check_name", String(40))
    as_of: Mapped[date]
    verdict: Mapped[str] = mapped_column(String(30))
    facts: Mapped[dict[str, Any]] = mapped_column(Json, info={"personal": True})
    result: Mapped[dict[str, Any]] = mapped_column(Json, info={"personal": True})
    law_digest: Mapped[str] = mapped_column(String(64))
    figures_digest: Mapped[str] = mapped_column(String(64))
    told_by: Mapped[str] = mapped_column(String(160), default="")
    """The service whose answer it is, when it came with a hand-over."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
