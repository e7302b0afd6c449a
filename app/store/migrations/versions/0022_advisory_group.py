"""The advisory group: rhythm, meetings, agenda, plans, reviews; the medical focal point (M17.5)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "group_rhythms",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("weekdays", JSON, nullable=False),
        sa.Column("hour", sa.String(length=5), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("members", JSON, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_group_rhythms_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_rhythms")),
    )
    op.create_index(op.f("ix_group_rhythms_organisation_id"), "group_rhythms", ["organisation_id"])
    op.create_table(
        "group_meetings",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("meets_on", sa.Date(), nullable=False),
        sa.Column("hour", sa.String(length=5), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("members", JSON, nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_group_meetings_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_group_meetings_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_meetings")),
    )
    op.create_index("ix_group_meetings_day", "group_meetings", ["organisation_id", "meets_on"])
    op.create_index(op.f("ix_group_meetings_organisation_id"), "group_meetings", ["organisation_id"])
    op.create_table(
        "group_items",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("request_id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("meeting_id", BIG_KEY, nullable=True),
        sa.Column("meets_on", sa.Date(), nullable=True),
        sa.Column("hour", sa.String(length=5), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("asked_by", sa.String(length=20), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("person_invited_on", sa.Date(), nullable=True),
        sa.Column("person_invited_how", sa.String(length=20), nullable=False),
        sa.Column("reference_invited_on", sa.Date(), nullable=True),
        sa.Column("reference_invited_how", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("interpreter", sa.String(length=160), nullable=False),
        sa.Column("person_came", sa.String(length=10), nullable=False),
        sa.Column("reference_came", sa.String(length=10), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("payload", JSON, nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["referral_requests.id"], name=op.f("fk_group_items_request_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_group_items_case_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["group_meetings.id"], name=op.f("fk_group_items_meeting_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_group_items_sender_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_group_items_receiver_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_items")),
    )
    op.create_index(op.f("ix_group_items_case_id"), "group_items", ["case_id"])
    op.create_index(op.f("ix_group_items_meeting_id"), "group_items", ["meeting_id"])
    op.create_index(op.f("ix_group_items_receiver_id"), "group_items", ["receiver_id"])
    op.create_index(op.f("ix_group_items_request_id"), "group_items", ["request_id"])
    op.create_index(op.f("ix_group_items_sender_id"), "group_items", ["sender_id"])
    op.create_table(
        "group_plans",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("request_id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("item_id", BIG_KEY, nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("was_due_on", sa.Date(), nullable=True),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("payload", JSON, nullable=True),
        sa.Column("person_answer", sa.String(length=20), nullable=False),
        sa.Column("person_answered_on", sa.Date(), nullable=True),
        sa.Column("operator", sa.String(length=160), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.String(length=20), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["referral_requests.id"], name=op.f("fk_group_plans_request_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_group_plans_case_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["group_items.id"], name=op.f("fk_group_plans_item_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_group_plans_sender_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_group_plans_receiver_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_plans")),
    )
    op.create_index(op.f("ix_group_plans_case_id"), "group_plans", ["case_id"])
    op.create_index(op.f("ix_group_plans_item_id"), "group_plans", ["item_id"])
    op.create_index(op.f("ix_group_plans_receiver_id"), "group_plans", ["receiver_id"])
    op.create_index(op.f("ix_group_plans_request_id"), "group_plans", ["request_id"])
    op.create_index(op.f("ix_group_plans_sender_id"), "group_plans", ["sender_id"])
    op.create_table(
        "group_reviews",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("plan_id", BIG_KEY, nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["group_plans.id"], name=op.f("fk_group_reviews_plan_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_group_reviews_sender_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_group_reviews_receiver_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_reviews")),
    )
    op.create_index(op.f("ix_group_reviews_plan_id"), "group_reviews", ["plan_id"])
    op.create_index(op.f("ix_group_reviews_receiver_id"), "group_reviews", ["receiver_id"])
    op.create_index(op.f("ix_group_reviews_sender_id"), "group_reviews", ["sender_id"])
    op.create_table(
        "health_agreements",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("request_id", BIG_KEY, nullable=False),
        sa.Column("consent_id", BIG_KEY, nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["referral_requests.id"], name=op.f("fk_health_agreements_request_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consents.id"], name=op.f("fk_health_agreements_consent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_health_agreements_sender_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_health_agreements_receiver_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_agreements")),
    )
    op.create_index(op.f("ix_health_agreements_consent_id"), "health_agreements", ["consent_id"])
    op.create_index(op.f("ix_health_agreements_receiver_id"), "health_agreements", ["receiver_id"])
    op.create_index(op.f("ix_health_agreements_request_id"), "health_agreements", ["request_id"])
    op.create_index(op.f("ix_health_agreements_sender_id"), "health_agreements", ["sender_id"])
    op.create_table(
        "medical_questions",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("request_id", BIG_KEY, nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.Column("answer_words", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.String(length=20), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["referral_requests.id"], name=op.f("fk_medical_questions_request_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_medical_questions_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_medical_questions_sender_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_medical_questions_receiver_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medical_questions")),
    )
    op.create_index(op.f("ix_medical_questions_receiver_id"), "medical_questions", ["receiver_id"])
    op.create_index(op.f("ix_medical_questions_request_id"), "medical_questions", ["request_id"])
    op.create_index(op.f("ix_medical_questions_sender_id"), "medical_questions", ["sender_id"])


def downgrade() -> None:
    op.drop_table("medical_questions")
    op.drop_table("health_agreements")
    op.drop_table("group_reviews")
    op.drop_table("group_plans")
    op.drop_table("group_items")
    op.drop_table("group_meetings")
    op.drop_table("group_rhythms")
