"""Copies made for the person and their receipts: that they were given, never what was in them; written once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
WRITTEN_ONCE = ("own_copies", "own_copy_receipts")


def guards(table: str, dialect: str) -> tuple[str, ...]:
    """Return what makes the database refuse to alter or delete the rows of a table."""
    if dialect == "sqlite":
        return tuple(
            f"""CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} are never altered'); END"""
            for act in ("UPDATE", "DELETE")
        )
    return (
        f"""CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_alteration()""",
        f"""CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_alteration()""",
    )


def upgrade() -> None:
    op.create_table(
        "own_copies",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.String(length=20), nullable=False),
        sa.Column("asked_by_name", sa.String(length=160), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("naming", sa.String(length=20), nullable=False),
        sa.Column("parts", JSON, nullable=False),
        sa.Column("letters", JSON, nullable=False),
        sa.Column("documents", JSON, nullable=False),
        sa.Column("bundles", JSON, nullable=False),
        sa.Column("encrypted", sa.Boolean(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_own_copies_case_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["users.id"], name=op.f("fk_own_copies_made_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_own_copies_organisation_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_copies")),
    )
    op.create_index(op.f("ix_own_copies_case_id"), "own_copies", ["case_id"])
    op.create_index(op.f("ix_own_copies_organisation_id"), "own_copies", ["organisation_id"])
    op.create_table(
        "own_copy_receipts",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("own_copy_id", BIG_KEY, nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_own_copy_receipts_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["own_copy_id"], ["own_copies.id"], name=op.f("fk_own_copy_receipts_own_copy_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_own_copy_receipts_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_own_copy_receipts_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_copy_receipts")),
        sa.UniqueConstraint("own_copy_id", name=op.f("uq_own_copy_receipts_own_copy_id")),
    )
    op.create_index(op.f("ix_own_copy_receipts_case_id"), "own_copy_receipts", ["case_id"])
    op.create_index(op.f("ix_own_copy_receipts_organisation_id"), "own_copy_receipts", ["organisation_id"])
    for table in WRITTEN_ONCE:
        for statement in guards(table, op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    """Drop the tables; their triggers go with them."""
    op.drop_table("own_copy_receipts")
    op.drop_table("own_copies")
