"""The services that work with the product."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.types import Code, Json


class OrganisationKind(StrEnum):
    """What a service is."""

    NON_PROFIT = "non_profit"
    CPAS = "cpas"
    REGION = "region"
    BRUSSHELP = "brusshelp"


class Organisation(Base):
    """A service with its letterhead."""

    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[OrganisationKind] = mapped_column(Code(OrganisationKind))
    short_name: Mapped[str] = mapped_column(String(40), unique=True)
    name_fr: Mapped[str] = mapped_column(String(120))
    name_nl: Mapped[str] = mapped_column(String(120))
    street_fr: Mapped[str] = mapped_column(String(120), default="")
    street_nl: Mapped[str] = mapped_column(String(120), default="")
    house_number: Mapped[str] = mapped_column(String(12), default="")
    box: Mapped[str] = mapped_column(String(12), default="")
    postal_code: Mapped[str] = mapped_column(String(4), default="")
    commune_nis: Mapped[str] = mapped_column(String(5), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    email: Mapped[str] = mapped_column(String(120), default="")
    counter_hours_fr: Mapped[str] = mapped_column(String(200), default="")
    counter_hours_nl: Mapped[str] = mapped_column(String(200), default="")
    serves_communes: Mapped[list[str]] = mapped_column(Json, default=list)
    next_case_number: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
