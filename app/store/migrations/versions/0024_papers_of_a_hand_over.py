"""Papers that pass with a hand-over, the news as a slip, what a withdrawal asks of the other service."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
DAYS = ("withdrawn_on", "stop_noted_on", "news_noted_on", "forward_by_on", "forwarded_on")


def upgrade() -> None:
    op.create_table(
        "hand_over_papers",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("hand_over_id", BIG_KEY, nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("origin_sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("preview_sha256", sa.String(length=64), nullable=True),
        sa.Column("thumbnail_sha256", sa.String(length=64), nullable=True),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hand_over_id"], ["hand_overs.id"], name=op.f("fk_hand_over_papers_hand_over_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_hand_over_papers_receiver_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_hand_over_papers_sender_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over_papers")),
    )
    for name in ("hand_over_id", "receiver_id", "sender_id"):
        op.create_index(op.f(f"ix_hand_over_papers_{name}"), "hand_over_papers", [name])
    for name in DAYS:
        op.add_column("hand_overs", sa.Column(name, sa.Date(), nullable=True))
    op.add_column("hand_overs", sa.Column("news", JSON, nullable=True))
    op.add_column("hand_overs", sa.Column("forward_to_nis", sa.String(length=5), nullable=False, server_default=""))
    op.add_column("check_records", sa.Column("told_by", sa.String(length=160), nullable=False, server_default=""))
    op.create_table(
        "received_papers",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("document_id", BIG_KEY, nullable=False),
        sa.Column("hand_over_id", BIG_KEY, nullable=False),
        sa.Column("told_by", sa.String(length=160), nullable=False),
        sa.Column("origin_sha256", sa.String(length=64), nullable=False),
        sa.Column("kept_because", sa.String(length=300), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_received_papers_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_received_papers_document_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["hand_over_id"], ["hand_overs.id"], name=op.f("fk_received_papers_hand_over_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_received_papers_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_received_papers_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_papers")),
        sa.UniqueConstraint("document_id", name=op.f("uq_received_papers_document_id")),
    )
    for name in ("case_id", "hand_over_id", "organisation_id"):
        op.create_index(op.f(f"ix_received_papers_{name}"), "received_papers", [name])


def downgrade() -> None:
    op.drop_table("received_papers")
    op.drop_column("check_records", "told_by")
    for name in ("forward_to_nis", "news", *DAYS):
        op.drop_column("hand_overs", name)
    op.drop_table("hand_over_papers")
