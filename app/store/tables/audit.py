"""The trail: who changed which field by which command, and who opened which file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.types import BigKey, Json, UtcDateTime


class AuditEntry(Base):
    """One changed row. Never updated, never deleted: the database refuses it."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        UniqueConstraint("chain", "sequence"),
        Index("ix_audit_entries_case_id", "case_id"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    chain: Mapped[int]
    sequence: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[int | None]
    command: Mapped[str] = mapped_column(String(80))
    request_id: Mapped[str] = mapped_column(String(40))
    table_name: Mapped[str] = mapped_column(String(60))
    row_id: Mapped[str] = mapped_column(String(40))
    case_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(10))
    changes: Mapped[dict[str, Any]] = mapped_column(Json)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHead(Base):
    """The end of each organisation's chain."""

    __tablename__ = "audit_heads"

    chain: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))


class AccessEntry(Base):
    """Somebody opened a file, took a copy of it, or was refused."""

    __tablename__ = "access_log"
    __table_args__ = (Index("ix_access_log_organisation_id_case_id", "organisation_id", "case_id"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[int | None]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"))
    case_id: Mapped[int | None]
    what: Mapped[str] = mapped_column(String(40))
    allowed: Mapped[bool]
    request_id: Mapped[str] = mapped_column(String(40))
