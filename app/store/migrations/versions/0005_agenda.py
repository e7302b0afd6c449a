"""Agenda: both readings, sources and history of due dates; corrected events; outgoing mail; calendar feeds."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.operations import BatchOperations

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
REFERENCES = {"event_id": "case_events", "check_record_id": "check_records"}
ADDED = ("normal_on", "sources", "doubt", "superseded_on", "superseded_because")


@contextmanager
def _due_dates() -> Iterator[BatchOperations]:
    """Change the table. SQLite makes it anew, which its rows that point at one another must let happen."""
    connection = op.get_bind()
    ties = []
    if connection.dialect.name == "sqlite":
        tied = "SELECT id, superseded_by_id FROM due_dates WHERE superseded_by_id IS NOT NULL"
        ties = [tuple(row) for row in connection.exec_driver_sql(tied)]
        connection.exec_driver_sql("UPDATE due_dates SET superseded_by_id = NULL")
    connection.info["flushing"] = True  # the copy of the rows is no change of theirs
    try:
        with op.batch_alter_table("due_dates") as batch:
            yield batch
    finally:
        connection.info.pop("flushing")
    for tie in ties:
        connection.exec_driver_sql("UPDATE due_dates SET superseded_by_id = ? WHERE id = ?", tie[::-1])


def upgrade() -> None:
    with _due_dates() as due_dates:
        due_dates.add_column(sa.Column("normal_on", sa.Date(), nullable=True))
        due_dates.add_column(sa.Column("sources", JSON, nullable=False, server_default="[]"))
        due_dates.add_column(sa.Column("doubt", JSON, nullable=True))
        due_dates.add_column(sa.Column("superseded_on", sa.Date(), nullable=True))
        due_dates.add_column(sa.Column("superseded_because", sa.String(length=20), nullable=False, server_default=""))
        for name, table in REFERENCES.items():
            due_dates.add_column(sa.Column(name, BIG_KEY, nullable=True))
            due_dates.create_foreign_key(f"fk_due_dates_{name}", table, [name], ["id"], ondelete="RESTRICT")
    op.add_column("users", sa.Column("reminders", sa.String(length=10), nullable=False, server_default="legal"))
    op.create_table(
        "event_corrections",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("event_id", BIG_KEY, nullable=False),
        sa.Column("was_on", sa.Date(), nullable=False),
        sa.Column("now_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_event_corrections_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["case_events.id"], name=op.f("fk_event_corrections_event_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_event_corrections_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_event_corrections_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_corrections")),
    )
    op.create_index(op.f("ix_event_corrections_case_id"), "event_corrections", ["case_id"])
    op.create_index(op.f("ix_event_corrections_organisation_id"), "event_corrections", ["organisation_id"])
    op.create_table(
        "calendar_feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=True),
        sa.Column("uid_space", sa.String(length=36), nullable=False),
        sa.Column("renewed_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_calendar_feeds_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_calendar_feeds_user_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feeds_token_hash")),
        sa.UniqueConstraint("user_id", name=op.f("uq_calendar_feeds_user_id")),
    )
    op.create_index(op.f("ix_calendar_feeds_organisation_id"), "calendar_feeds", ["organisation_id"])
    op.create_table(
        "outgoing_mails",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("next_attempt_at", INSTANT, nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.Column("error", sa.String(length=60), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_outgoing_mails_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_outgoing_mails_user_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_mails")),
        sa.UniqueConstraint("organisation_id", "key", name=op.f("uq_outgoing_mails_organisation_id_key")),
    )
    op.create_index(op.f("ix_outgoing_mails_organisation_id"), "outgoing_mails", ["organisation_id"])
    op.create_index(op.f("ix_outgoing_mails_user_id"), "outgoing_mails", ["user_id"])
    op.create_index(
        "ix_outgoing_mails_waiting",
        "outgoing_mails",
        ["next_attempt_at"],
        sqlite_where=sa.text("status = 'waiting'"),
        postgresql_where=sa.text("status = 'waiting'"),
    )


def downgrade() -> None:
    op.drop_table("outgoing_mails")
    op.drop_table("calendar_feeds")
    op.drop_table("event_corrections")
    op.drop_column("users", "reminders")
    with _due_dates() as due_dates:
        for name in REFERENCES:
            due_dates.drop_constraint(f"fk_due_dates_{name}", type_="foreignkey")
        for name in (*REFERENCES, *ADDED):
            due_dates.drop_column(name)
