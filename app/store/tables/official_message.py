"""Messages of registries, bailiffs and communes about an eviction, with their files; tokens of sending programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, column, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime

NEW = column("status") == literal_column("'new'")


class OfficialMessage(Owned, Base):
    """A message as it came in, what was read in it, and what a person made of it. Never deleted, never overwritten."""

    __tablename__ = "official_messages"
    __table_args__ = (
        UniqueConstraint("organisation_id", "delivery_key"),
        Index("ix_official_messages_new", "organisation_id", "received_at", sqlite_where=NEW, postgresql_where=NEW),
        Index("ix_official_messages_roll", "organisation_id", "roll_number"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), default="")
    """A code of ``app.inbox.codes.KINDS``; empty: not known yet."""
    sender: Mapped[str] = mapped_column(String(40), default="")
    """Id of a justice of the peace (``jp-…``), ``bailiff``, ``commune``, ``other``; empty: not known."""
    channel: Mapped[str] = mapped_column(String(10))
    """``hand``, ``upload``, ``mailbox`` or ``api``."""
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    subject: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    text: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    proposed: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list, info={"personal": True})
    """What a program read: field, value, and the words of the text it came from. Trusted by nobody."""
    answers: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, info={"personal": True})
    """What a person typed or confirmed, by field."""
    content_sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    """Of the bytes as received; the same bytes again are a duplicate."""
    delivery_key: Mapped[str | None] = mapped_column(String(64))
    """Hash of how it was delivered (Message-ID and content): what is fetched twice is kept once."""
    roll_number: Mapped[str] = mapped_column(String(20), default="", info={"personal": True})
    main_on: Mapped[date | None]
    """The date that tells two messages of one procedure apart: hearing, decision, service, eviction."""
    hearing_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(12), default="new")
    """``new``, ``matched``, ``forwarded``, ``duplicate`` or ``set_aside``."""
    status_because: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    duplicate_of_id: Mapped[int | None] = mapped_column(ForeignKey("official_messages.id", ondelete="RESTRICT"))
    forwarded_to: Mapped[str] = mapped_column(String(40), default="")
    """Id of a welfare centre in the directory (``cpas-…``)."""
    acknowledgement: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class MessageFile(Owned, Base):
    """A file of a message: the message itself as received, or something attached to it."""

    __tablename__ = "message_files"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("official_messages.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(120), default="", info={"personal": True})
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    problem: Mapped[str] = mapped_column(String(20), default="")
    """Why there is no working copy: a code of the workbench; empty when there is one or none is needed."""
    pages: Mapped[int | None]
    copy_sha256: Mapped[str | None] = mapped_column(String(64))
    copy_media_type: Mapped[str | None] = mapped_column(String(80))
    preview_sha256: Mapped[str | None] = mapped_column(String(64))
    thumbnail_sha256: Mapped[str | None] = mapped_column(String(64))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"))
    """Where it is kept in the case, once the message is confirmed."""


class ApiToken(Owned, Base):
    """What opens an interface to a program of the organisation: the table holds its hash, the token is shown once."""

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    scope: Mapped[str] = mapped_column(String(20))
    """``inbox:write``."""
    token_hash: Mapped[str] = mapped_column(String(64), unique=True, info={"personal": True})
    begins_with: Mapped[str] = mapped_column(String(12))
    """The first letters, by which a person tells tokens apart."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
