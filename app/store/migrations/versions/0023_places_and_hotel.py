"""Places between two services, what is asked of and shown to the one that has a place, and hotel nights."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.operations import BatchOperations

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
BETWEEN = ("sender_id", "receiver_id")


def _key(table: str, column: str, of: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{of}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT")


def _offers() -> None:
    """Have each place sent and received by the service whose board it was on: nothing becomes visible to others."""
    with _changing("place_offers") as batch:
        batch.add_column(sa.Column("external_key", sa.String(length=60), nullable=False, server_default=""))
        for name in BETWEEN:
            batch.add_column(sa.Column(name, sa.Integer(), nullable=True))
    op.get_bind().exec_driver_sql("UPDATE place_offers SET sender_id = organisation_id, receiver_id = organisation_id")
    op.drop_index(op.f("ix_place_offers_organisation_id"), table_name="place_offers")
    with _changing("place_offers") as batch:
        for name in BETWEEN:
            batch.alter_column(name, existing_type=sa.Integer(), nullable=False)
            batch.create_foreign_key(
                op.f(f"fk_place_offers_{name}"), "organisations", [name], ["id"], ondelete="RESTRICT"
            )
        batch.drop_constraint(op.f("fk_place_offers_organisation_id"), type_="foreignkey")
        batch.drop_column("organisation_id")
    for name in BETWEEN:
        op.create_index(op.f(f"ix_place_offers_{name}"), "place_offers", [name])


@contextmanager
def _changing(table: str) -> Iterator[BatchOperations]:
    """Change a table. SQLite makes it anew: the copy of its rows is no change of theirs."""
    connection = op.get_bind()
    connection.info["flushing"] = True
    try:
        with op.batch_alter_table(table) as batch:
            yield batch
    finally:
        connection.info.pop("flushing")


def upgrade() -> None:
    _offers()
    with _changing("referral_proposals") as batch:
        batch.add_column(sa.Column("provider_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_referral_proposals_provider_id"), "organisations", ["provider_id"], ["id"], ondelete="RESTRICT"
        )
    op.create_index(op.f("ix_referral_proposals_provider_id"), "referral_proposals", ["provider_id"])
    op.create_table(
        "place_questions",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("request_id", BIG_KEY, nullable=False),
        sa.Column("proposal_id", BIG_KEY, nullable=False),
        sa.Column("offer_id", BIG_KEY, nullable=False),
        sa.Column("workflow_version", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(length=30), nullable=False),
        sa.Column("solution", sa.String(length=20), nullable=False),
        sa.Column("household", sa.String(length=20), nullable=False),
        sa.Column("children", sa.Boolean(), nullable=False),
        sa.Column("needs", JSON, nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answer_by_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("alternative", sa.String(length=160), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in BETWEEN),
        _key("place_questions", "request_id", "referral_requests"),
        _key("place_questions", "proposal_id", "referral_proposals"),
        _key("place_questions", "offer_id", "place_offers"),
        *(_key("place_questions", name, "organisations") for name in BETWEEN),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_questions")),
    )
    for name in ("request_id", "proposal_id", "offer_id", *BETWEEN):
        op.create_index(op.f(f"ix_place_questions_{name}"), "place_questions", [name])
    op.create_table(
        "place_shares",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("request_id", BIG_KEY, nullable=False),
        sa.Column("proposal_id", BIG_KEY, nullable=False),
        sa.Column("consent_id", BIG_KEY, nullable=False),
        sa.Column("consent_until_on", sa.Date(), nullable=False),
        sa.Column("payload", JSON, nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in BETWEEN),
        _key("place_shares", "request_id", "referral_requests"),
        _key("place_shares", "proposal_id", "referral_proposals"),
        _key("place_shares", "consent_id", "consents"),
        *(_key("place_shares", name, "organisations") for name in BETWEEN),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_shares")),
    )
    for name in ("request_id", "proposal_id", "consent_id", *BETWEEN):
        op.create_index(op.f(f"ix_place_shares_{name}"), "place_shares", [name])
    _hotel()


def _hotel() -> None:
    op.create_table(
        "hotel_stays",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("first_night_on", sa.Date(), nullable=False),
        sa.Column("last_night_on", sa.Date(), nullable=False),
        sa.Column("night_cents", sa.Integer(), nullable=False),
        sa.Column("meals_cents", sa.Integer(), nullable=False),
        sa.Column("transport_cents", sa.Integer(), nullable=False),
        sa.Column("paid_by", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("reason_words", sa.String(length=300), nullable=False),
        sa.Column("needs_little_guidance", sa.Boolean(), nullable=True),
        sa.Column("in_view", sa.String(length=20), nullable=False),
        sa.Column("in_view_words", sa.String(length=300), nullable=False),
        sa.Column("in_view_on", sa.Date(), nullable=True),
        sa.Column("ethos", sa.String(length=5), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_how", sa.String(length=20), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        _key("hotel_stays", "case_id", "cases"),
        _key("hotel_stays", "recorded_by_id", "users"),
        _key("hotel_stays", "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hotel_stays")),
    )
    op.create_table(
        "hotel_extensions",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("stay_id", BIG_KEY, nullable=False),
        sa.Column("was_last_night_on", sa.Date(), nullable=False),
        sa.Column("last_night_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("reason_words", sa.String(length=300), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        _key("hotel_extensions", "case_id", "cases"),
        _key("hotel_extensions", "stay_id", "hotel_stays"),
        _key("hotel_extensions", "recorded_by_id", "users"),
        _key("hotel_extensions", "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hotel_extensions")),
    )
    for table, names in (
        ("hotel_stays", ("case_id", "organisation_id")),
        ("hotel_extensions", ("case_id", "stay_id", "organisation_id")),
    ):
        for name in names:
            op.create_index(op.f(f"ix_{table}_{name}"), table, [name])


def downgrade() -> None:
    for table in ("hotel_extensions", "hotel_stays", "place_shares", "place_questions"):
        op.drop_table(table)
    op.drop_index(op.f("ix_referral_proposals_provider_id"), table_name="referral_proposals")
    with _changing("referral_proposals") as batch:
        batch.drop_constraint(op.f("fk_referral_proposals_provider_id"), type_="foreignkey")
        batch.drop_column("provider_id")
    for name in BETWEEN:
        op.drop_index(op.f(f"ix_place_offers_{name}"), table_name="place_offers")
    with _changing("place_offers") as batch:
        batch.add_column(sa.Column("organisation_id", sa.Integer(), nullable=True))
    op.get_bind().exec_driver_sql("UPDATE place_offers SET organisation_id = sender_id")
    with _changing("place_offers") as batch:
        batch.alter_column("organisation_id", existing_type=sa.Integer(), nullable=False)
        batch.create_foreign_key(
            op.f("fk_place_offers_organisation_id"), "organisations", ["organisation_id"], ["id"], ondelete="RESTRICT"
        )
        for name in BETWEEN:
            batch.drop_constraint(op.f(f"fk_place_offers_{name}"), type_="foreignkey")
            batch.drop_column(name)
        batch.drop_column("external_key")
    op.create_index(op.f("ix_place_offers_organisation_id"), "place_offers", ["organisation_id"])
