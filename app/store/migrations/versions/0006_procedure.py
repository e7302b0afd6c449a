"""The court procedure of a case: dated entries, court, lawyer and bailiff."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
LONG_NAMES = (("roll_number", 40), ("hearing_at", 5), ("hearing_room", 60))
PEOPLE = (
    ("claimant_lawyer_name", 160),
    ("claimant_lawyer_address", 300),
    ("claimant_lawyer_email", 200),
    ("bailiff_name", 160),
    ("bailiff_address", 300),
    ("bailiff_email", 200),
    ("bailiff_reference", 60),
)


def _tie(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete="RESTRICT")


def upgrade() -> None:
    """Make the tables."""
    entries, procedures, regions = "procedure_entries", "court_procedures", "region_events"
    op.create_table(
        entries,
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("path", sa.String(length=80), nullable=False),
        sa.Column("value", JSON, nullable=True),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("event_id", BIG_KEY, nullable=True),
        sa.Column("document_id", BIG_KEY, nullable=True),
        sa.Column("message_id", BIG_KEY, nullable=True),
        sa.Column("because", sa.String(length=300), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("superseded_by_id", BIG_KEY, nullable=True),
        sa.Column("superseded_on", sa.Date(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        _tie(entries, "case_id", "cases"),
        _tie(entries, "event_id", "case_events"),
        _tie(entries, "document_id", "documents"),
        _tie(entries, "recorded_by_id", "users"),
        _tie(entries, "superseded_by_id", entries),
        _tie(entries, "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("id", name="pk_procedure_entries"),
    )
    op.create_table(
        procedures,
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in LONG_NAMES),
        sa.Column("court_id", sa.String(length=40), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.Column("claimed_cents", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in PEOPLE),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        _tie(procedures, "case_id", "cases"),
        _tie(procedures, "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("id", name="pk_court_procedures"),
        sa.UniqueConstraint("case_id", name="uq_court_procedures_case_id"),
    )
    op.create_table(
        regions,
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("region", sa.String(length=20), nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("from_state", sa.String(length=40), nullable=False),
        sa.Column("to_state", sa.String(length=40), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("inputs", JSON, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        _tie(regions, "case_id", "cases"),
        _tie(regions, "recorded_by_id", "users"),
        _tie(regions, "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("id", name="pk_region_events"),
    )
    op.create_index("ix_region_events_case_id", regions, ["case_id"], unique=False)
    op.create_index("ix_procedure_entries_case_id", entries, ["case_id"], unique=False)
    for table in (entries, procedures, regions):
        op.create_index(f"ix_{table}_organisation_id", table, ["organisation_id"], unique=False)


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("region_events")
    op.drop_table("court_procedures")
    op.drop_table("procedure_entries")
