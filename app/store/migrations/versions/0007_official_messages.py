"""Inbox: messages of registries, bailiffs and communes, their files, and the tokens of programs that send them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
NEW = sa.text("status = 'new'")


def _points(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}"), ondelete="RESTRICT")
        for name, other in columns.items()
    ]


def upgrade() -> None:
    op.create_table(
        "official_messages",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sender", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("proposed", JSON, nullable=False),
        sa.Column("answers", JSON, nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=True),
        sa.Column("delivery_key", sa.String(length=64), nullable=True),
        sa.Column("roll_number", sa.String(length=20), nullable=False),
        sa.Column("main_on", sa.Date(), nullable=True),
        sa.Column("hearing_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("status_because", sa.String(length=300), nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=True),
        sa.Column("duplicate_of_id", BIG_KEY, nullable=True),
        sa.Column("forwarded_to", sa.String(length=40), nullable=False),
        sa.Column("acknowledgement", sa.Text(), nullable=False),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_points(
            "official_messages",
            case_id="cases",
            duplicate_of_id="official_messages",
            decided_by_id="users",
            recorded_by_id="users",
            organisation_id="organisations",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_messages")),
        sa.UniqueConstraint(
            "organisation_id", "delivery_key", name=op.f("uq_official_messages_organisation_id_delivery_key")
        ),
    )
    for name in ("case_id", "content_sha256", "organisation_id"):
        op.create_index(op.f(f"ix_official_messages_{name}"), "official_messages", [name])
    op.create_index("ix_official_messages_roll", "official_messages", ["organisation_id", "roll_number"])
    op.create_index(
        "ix_official_messages_new",
        "official_messages",
        ["organisation_id", "received_at"],
        sqlite_where=NEW,
        postgresql_where=NEW,
    )
    op.create_table(
        "message_files",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("message_id", BIG_KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("problem", sa.String(length=20), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("copy_sha256", sa.String(length=64), nullable=True),
        sa.Column("copy_media_type", sa.String(length=80), nullable=True),
        sa.Column("preview_sha256", sa.String(length=64), nullable=True),
        sa.Column("thumbnail_sha256", sa.String(length=64), nullable=True),
        sa.Column("document_id", BIG_KEY, nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_points(
            "message_files",
            message_id="official_messages",
            document_id="documents",
            organisation_id="organisations",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_files")),
    )
    for name in ("message_id", "organisation_id"):
        op.create_index(op.f(f"ix_message_files_{name}"), "message_files", [name])
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("begins_with", sa.String(length=12), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("revoked_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_points("api_tokens", recorded_by_id="users", organisation_id="organisations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_tokens_token_hash")),
    )
    op.create_index(op.f("ix_api_tokens_organisation_id"), "api_tokens", ["organisation_id"])


def downgrade() -> None:
    for table in ("api_tokens", "message_files", "official_messages"):
        op.drop_table(table)
