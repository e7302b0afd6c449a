"""The address that must stay secret (M7.1): apart from everything else of a case, for named people alone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class SecretAddress(Owned, Base):
    """Where the household lives now. Nothing but its own page reads it: no list, search, letter, file or count.

    One exception: the person's own copy, when they chose it for itself with somebody who is named.
    """

    __tablename__ = "secret_addresses"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), unique=True)
    street: Mapped[str] = mapped_column(String(120), info={"personal": True})
    house_number: Mapped[str] = mapped_column(String(12), info={"personal": True})
    box: Mapped[str] = mapped_column(String(12), default="", info={"personal": True})
    postal_code: Mapped[str] = mapped_column(String(10), default="", info={"personal": True})
    locality: Mapped[str] = mapped_column(String(80), default="", info={"personal": True})
    reach: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    """How the person may be reached there without danger."""
    named: Mapped[list[int]] = mapped_column(Json)
    """Keys of the people who may read it: the trail keeps who was named, and when."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
