"""Health index months added after the shipped table, and the imports that brought them. They belong to nobody."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.types import Json, UtcDateTime


class IndexImport(Base):
    """A proposal to add months: one person proposes it, another one approves or rejects it."""

    __tablename__ = "index_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_sha256: Mapped[str] = mapped_column(String(64))
    file_format: Mapped[str] = mapped_column(String(30))
    rows: Mapped[list[Any]] = mapped_column(Json)
    months: Mapped[list[str]] = mapped_column(Json)
    status: Mapped[str] = mapped_column(String(20), default="proposed")
    """``proposed``, ``approved`` or ``rejected``."""
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    proposed_by_name: Mapped[str] = mapped_column(String(120), info={"personal": True})
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    decided_by_name: Mapped[str] = mapped_column(String(120), default="", info={"personal": True})
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(String(300), default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class HealthIndexRow(Base):
    """One month of the health index in one base, from an approved import. Never changed."""

    __tablename__ = "health_index_rows"
    __table_args__ = (UniqueConstraint("base", "year", "month"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("index_imports.id", ondelete="RESTRICT"), index=True)
    base: Mapped[int]
    year: Mapped[int]
    month: Mapped[int]
    value: Mapped[str] = mapped_column(String(10))
    origin: Mapped[str] = mapped_column(String(12))
    second_source: Mapped[bool]
