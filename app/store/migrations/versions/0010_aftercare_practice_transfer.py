"""Home guidance, practice log without names, transfer files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "guidance_plans",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("begun_after", sa.String(length=20), nullable=False),
        sa.Column("service", sa.String(length=160), nullable=False),
        sa.Column("worker", sa.String(length=160), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("frequency", sa.String(length=20), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("next_visit_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=30), nullable=False),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_guidance_plans_case_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_guidance_plans_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance_plans")),
    )
    op.create_index(op.f("ix_guidance_plans_case_id"), "guidance_plans", ["case_id"])
    op.create_index(op.f("ix_guidance_plans_organisation_id"), "guidance_plans", ["organisation_id"])
    op.create_table(
        "guidance_goals",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("plan_id", BIG_KEY, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_guidance_goals_case_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["guidance_plans.id"], name=op.f("fk_guidance_goals_plan_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_guidance_goals_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance_goals")),
    )
    op.create_index(op.f("ix_guidance_goals_case_id"), "guidance_goals", ["case_id"])
    op.create_index(op.f("ix_guidance_goals_organisation_id"), "guidance_goals", ["organisation_id"])
    op.create_index(op.f("ix_guidance_goals_plan_id"), "guidance_goals", ["plan_id"])
    op.create_table(
        "guidance_visits",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("plan_id", BIG_KEY, nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_guidance_visits_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["guidance_plans.id"], name=op.f("fk_guidance_visits_plan_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_guidance_visits_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_guidance_visits_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance_visits")),
    )
    op.create_index(op.f("ix_guidance_visits_case_id"), "guidance_visits", ["case_id"])
    op.create_index(op.f("ix_guidance_visits_organisation_id"), "guidance_visits", ["organisation_id"])
    op.create_index(op.f("ix_guidance_visits_plan_id"), "guidance_visits", ["plan_id"])
    op.create_table(
        "guidance_reviews",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("plan_id", BIG_KEY, nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_guidance_reviews_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["guidance_plans.id"], name=op.f("fk_guidance_reviews_plan_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_guidance_reviews_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_guidance_reviews_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance_reviews")),
    )
    op.create_index(op.f("ix_guidance_reviews_case_id"), "guidance_reviews", ["case_id"])
    op.create_index(op.f("ix_guidance_reviews_organisation_id"), "guidance_reviews", ["organisation_id"])
    op.create_index(op.f("ix_guidance_reviews_plan_id"), "guidance_reviews", ["plan_id"])
    op.create_table(
        "guidance_signals",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("plan_id", BIG_KEY, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("told_by", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_guidance_signals_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["guidance_plans.id"], name=op.f("fk_guidance_signals_plan_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_guidance_signals_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_guidance_signals_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidance_signals")),
    )
    op.create_index(op.f("ix_guidance_signals_case_id"), "guidance_signals", ["case_id"])
    op.create_index(op.f("ix_guidance_signals_organisation_id"), "guidance_signals", ["organisation_id"])
    op.create_index(op.f("ix_guidance_signals_plan_id"), "guidance_signals", ["plan_id"])
    op.create_table(
        "practice_entries",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("canton_id", sa.String(length=40), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("claims", JSON, nullable=False),
        sa.Column("title_type", sa.String(length=30), nullable=False),
        sa.Column("arrears_months", sa.String(length=10), nullable=False),
        sa.Column("arrears_amount", sa.String(length=10), nullable=False),
        sa.Column("household", JSON, nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("term_months", sa.Integer(), nullable=True),
        sa.Column("derogation", sa.String(length=20), nullable=False),
        sa.Column("moratorium", sa.String(length=20), nullable=False),
        sa.Column("indemnity", sa.String(length=20), nullable=False),
        sa.Column("tags", JSON, nullable=False),
        sa.Column("free_tags", JSON, nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("document_sha256", sa.String(length=64), nullable=True),
        sa.Column("document_pages", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_practice_entries_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_entries")),
    )
    op.create_index(op.f("ix_practice_entries_organisation_id"), "practice_entries", ["organisation_id"])
    op.create_table(
        "case_transfers",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("other_service", sa.String(length=160), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("consent_given_on", sa.Date(), nullable=False),
        sa.Column("consent_until_on", sa.Date(), nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("feedback", JSON, nullable=True),
        sa.Column("feedback_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_transfers_case_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_case_transfers_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_case_transfers_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_transfers")),
        sa.UniqueConstraint(
            "organisation_id", "direction", "key", name=op.f("uq_case_transfers_organisation_id_direction_key")
        ),
    )
    op.create_index(op.f("ix_case_transfers_case_id"), "case_transfers", ["case_id"])
    op.create_index(op.f("ix_case_transfers_organisation_id"), "case_transfers", ["organisation_id"])


def downgrade() -> None:
    op.drop_table("case_transfers")
    op.drop_table("practice_entries")
    op.drop_table("guidance_signals")
    op.drop_table("guidance_reviews")
    op.drop_table("guidance_visits")
    op.drop_table("guidance_goals")
    op.drop_table("guidance_plans")
