"""Hotel nights at an eviction: a local tool of communes and CPAS until a home or a place is there."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, UtcDateTime


class HotelStay(Owned, Base):
    """Some nights of a household in a hotel: by name, never with its address. A hotel is ETHOS 3.4, no solution."""

    __tablename__ = "hotel_stays"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """``hotel`` or ``apartment_hotel``."""
    name: Mapped[str] = mapped_column(String(160), info={"personal": True})
    """Its name tells where somebody sleeps."""
    first_night_on: Mapped[date]
    last_night_on: Mapped[date]
    night_cents: Mapped[int]
    meals_cents: Mapped[int] = mapped_column(default=0)
    """Meals of the whole stay."""
    transport_cents: Mapped[int] = mapped_column(default=0)
    """Ways to the hotel, the school, the work: of the whole stay."""
    paid_by: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(20))
    reason_words: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    needs_little_guidance: Mapped[bool | None]
    in_view: Mapped[str] = mapped_column(String(20), default="")
    """Which home or place is expected: a solution of the referral mechanism; empty: none yet."""
    in_view_words: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    in_view_on: Mapped[date | None]
    ethos: Mapped[str] = mapped_column(String(5))
    ended_on: Mapped[date | None]
    ended_how: Mapped[str] = mapped_column(String(20), default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class HotelExtension(Owned, Base):
    """A stay that became longer, with the reason. Never changed."""

    __tablename__ = "hotel_extensions"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    stay_id: Mapped[int] = mapped_column(ForeignKey("hotel_stays.id", ondelete="RESTRICT"), index=True)
    was_last_night_on: Mapped[date]
    last_night_on: Mapped[date]
    reason: Mapped[str] = mapped_column(String(20))
    reason_words: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
