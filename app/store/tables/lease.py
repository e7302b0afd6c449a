"""The lease of a case and what is owed under it. NULL means: unknown."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey


class Lease(Owned, Base):
    """The contract as the checks ask for it; money in cents, dates as written in the lease."""

    __tablename__ = "leases"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), unique=True)
    type: Mapped[str | None] = mapped_column(String(40))
    written: Mapped[bool | None]
    signed_on: Mapped[date | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    base_rent_cents: Mapped[int | None]
    base_rent_includes_charges: Mapped[bool | None]
    charges_cents: Mapped[int | None]
    rent_now_cents: Mapped[int | None]
    """Monthly rent without charges paid today."""
    last_increase_on: Mapped[date | None]
    indexation_clause: Mapped[str | None] = mapped_column(String(30))
    revision_agreed_on: Mapped[date | None]
    revision_rent_cents: Mapped[int | None]
    registered_federal: Mapped[bool | None]
    registered_federal_on: Mapped[date | None]
    registered_regional: Mapped[bool | None]
    registered_regional_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class ArrearsEntry(Owned, Base):
    """What is owed on a date, by kind, and how much of it is disputed."""

    __tablename__ = "arrears_entries"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    stated_on: Mapped[date]
    amount_cents: Mapped[int]
    disputed_cents: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
