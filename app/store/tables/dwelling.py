"""The dwelling of a case and its energy certificates."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey


class Dwelling(Owned, Base):
    """Where the household lives; ``secret`` hides the address from letters and lists."""

    __tablename__ = "dwellings"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), unique=True)
    street: Mapped[str] = mapped_column(String(120), default="", info={"personal": True})
    house_number: Mapped[str] = mapped_column(String(12), default="", info={"personal": True})
    box: Mapped[str] = mapped_column(String(12), default="", info={"personal": True})
    postal_code: Mapped[str] = mapped_column(String(4), default="")
    commune_nis: Mapped[str] = mapped_column(String(5), default="")
    secret: Mapped[bool] = mapped_column(default=False)
    canton_id: Mapped[str | None] = mapped_column(String(40))
    canton_confirmed_on: Mapped[date | None]
    reference_rent_cents: Mapped[int | None]
    certificates_known: Mapped[bool] = mapped_column(default=False)
    """True when the list of certificates is complete (an empty list then means: none exists)."""
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class EpbCertificate(Owned, Base):
    """An energy performance certificate of the dwelling (PEB / EPB)."""

    __tablename__ = "epb_certificates"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    energy_class: Mapped[str | None] = mapped_column(String(1))
    issued_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    communicated: Mapped[bool | None]
    communicated_on: Mapped[date | None]
