"""Outreach: attempts to reach a tenant, ways that are barred, who goes to a hearing, profiles of the cantons."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
TABLES = ("contact_attempts", "contact_rules", "hearing_plans", "canton_profiles")


def _refers(table: str, **columns: str) -> list[Any]:
    """Return the foreign keys of a table, named as the conventions of the store name them."""
    return [
        sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"), ondelete="RESTRICT")
        for name, target in columns.items()
    ]


def upgrade() -> None:
    op.create_table(
        "contact_attempts",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("attempted_on", sa.Date(), nullable=False),
        sa.Column("attempted_time", sa.String(length=5), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("next_channel", sa.String(length=20), nullable=False),
        sa.Column("next_settled_on", sa.Date(), nullable=True),
        sa.Column("letter_id", BIG_KEY, nullable=True),
        sa.Column("document_id", BIG_KEY, nullable=True),
        sa.Column("despite_rule", sa.Boolean(), nullable=False),
        sa.Column("tried_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("struck_because", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_refers(
            "contact_attempts",
            case_id="cases",
            letter_id="letters",
            document_id="documents",
            tried_by_id="users",
            recorded_by_id="users",
            organisation_id="organisations",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_attempts")),
    )
    op.create_index(op.f("ix_contact_attempts_case_id"), "contact_attempts", ["case_id"])
    op.create_table(
        "contact_rules",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("barred", JSON, nullable=False),
        sa.Column("safe_when", sa.String(length=200), nullable=False),
        sa.Column("go_between", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_refers("contact_rules", case_id="cases", organisation_id="organisations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_rules")),
        sa.UniqueConstraint("case_id", name=op.f("uq_contact_rules_case_id")),
    )
    op.create_table(
        "hearing_plans",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("hearing_on", sa.Date(), nullable=False),
        sa.Column("goes", sa.String(length=20), nullable=False),
        sa.Column("goes_id", sa.Integer(), nullable=True),
        sa.Column("lawyer", sa.String(length=160), nullable=False),
        sa.Column("papers_ready", sa.Boolean(), nullable=True),
        sa.Column("interpreter_asked", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_refers("hearing_plans", case_id="cases", goes_id="users", organisation_id="organisations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing_plans")),
        sa.UniqueConstraint("case_id", "hearing_on", name=op.f("uq_hearing_plans_case_id_hearing_on")),
    )
    op.create_index(op.f("ix_hearing_plans_case_id"), "hearing_plans", ["case_id"])
    op.create_table(
        "canton_profiles",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("canton_id", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("hearing_days", JSON, nullable=False),
        sa.Column("hearing_hours", sa.String(length=120), nullable=False),
        sa.Column("room", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("sends_by", sa.String(length=20), nullable=False),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("habits", sa.Text(), nullable=False),
        sa.Column("contact_person", sa.String(length=160), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_refers("canton_profiles", recorded_by_id="users", organisation_id="organisations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canton_profiles")),
    )
    op.create_index("ix_canton_profiles_canton", "canton_profiles", ["organisation_id", "canton_id", "valid_from"])
    for table in TABLES:
        op.create_index(op.f(f"ix_{table}_organisation_id"), table, ["organisation_id"])


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
