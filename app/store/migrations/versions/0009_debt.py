"""Debt: the account, the budget, repayment plans and their instalments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def _table(name: str, *columns: sa.schema.SchemaItem, ties: dict[str, str]) -> None:
    """Make a table that belongs to an organisation, with its ties to other tables."""
    op.create_table(
        name,
        sa.Column("id", BIG_KEY, nullable=False),
        *columns,
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{name}_{column}"), ondelete="RESTRICT")
            for column, target in {**ties, "organisation_id": "organisations.id"}.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_organisation_id"), name, ["organisation_id"])


def upgrade() -> None:
    _table(
        "repayment_plans",
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("debt_cents", sa.Integer(), nullable=False),
        sa.Column("of_all", sa.Boolean(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("monthly_cents", sa.Integer(), nullable=False),
        sa.Column("one_off_cents", sa.Integer(), nullable=False),
        sa.Column("one_off_kind", sa.String(length=20), nullable=False),
        sa.Column("one_off_on", sa.Date(), nullable=True),
        sa.Column("proposed_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("clause", sa.String(length=20), nullable=False),
        sa.Column("document_id", BIG_KEY, nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        ties={"case_id": "cases.id", "document_id": "documents.id"},
    )
    op.create_index(op.f("ix_repayment_plans_case_id"), "repayment_plans", ["case_id"])
    _table(
        "plan_instalments",
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("plan_id", BIG_KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_cents", sa.Integer(), nullable=False),
        ties={"case_id": "cases.id", "plan_id": "repayment_plans.id"},
    )
    op.create_index(op.f("ix_plan_instalments_case_id"), "plan_instalments", ["case_id"])
    op.create_index(op.f("ix_plan_instalments_plan_id"), "plan_instalments", ["plan_id"])
    op.create_table(
        "budget_lines",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_budget_lines_case_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_budget_lines_organisation_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_lines")),
        sa.UniqueConstraint("case_id", "kind", name=op.f("uq_budget_lines_case_id_kind")),
    )
    op.create_index(op.f("ix_budget_lines_organisation_id"), "budget_lines", ["organisation_id"])
    _table(
        "debt_entries",
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("entry_on", sa.Date(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("disputed_cents", sa.Integer(), nullable=False),
        sa.Column("disputed_because", sa.String(length=300), nullable=False),
        sa.Column("check_record_id", BIG_KEY, nullable=True),
        sa.Column("letter_id", BIG_KEY, nullable=True),
        sa.Column("instalment_id", BIG_KEY, nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        ties={
            "case_id": "cases.id",
            "check_record_id": "check_records.id",
            "letter_id": "letters.id",
            "instalment_id": "plan_instalments.id",
        },
    )
    op.create_index(op.f("ix_debt_entries_case_id"), "debt_entries", ["case_id"])


def downgrade() -> None:
    for table in ("debt_entries", "budget_lines", "plan_instalments", "repayment_plans"):
        op.drop_table(table)
