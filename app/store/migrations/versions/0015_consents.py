"""Consents, hand-overs and referral requests, with every step of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "consents",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("workflow_version", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("recipient", sa.String(length=20), nullable=False),
        sa.Column("recipient_organisation_id", sa.Integer(), nullable=True),
        sa.Column("recipient_name", sa.String(length=160), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("items", JSON, nullable=False),
        sa.Column("tests", JSON, nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("explained_in", sa.String(length=40), nullable=False),
        sa.Column("interpreter", sa.String(length=160), nullable=False),
        sa.Column("witness", sa.String(length=160), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("recipient_told_on", sa.Date(), nullable=True),
        sa.Column("document_id", BIG_KEY, nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_consents_case_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_consents_document_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_consents_organisation_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recipient_organisation_id"],
            ["organisations.id"],
            name=op.f("fk_consents_recipient_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_consents_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_case_id"), "consents", ["case_id"])
    op.create_index(op.f("ix_consents_organisation_id"), "consents", ["organisation_id"])
    op.create_table(
        "consent_events",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("consent_id", BIG_KEY, nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("from_state", sa.String(length=20), nullable=False),
        sa.Column("to_state", sa.String(length=20), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("inputs", JSON, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_consent_events_case_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consents.id"], name=op.f("fk_consent_events_consent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_consent_events_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_consent_events_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_events")),
    )
    op.create_index(op.f("ix_consent_events_case_id"), "consent_events", ["case_id"])
    op.create_index(op.f("ix_consent_events_organisation_id"), "consent_events", ["organisation_id"])
    op.create_table(
        "hand_overs",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("workflow_version", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sent_case_id", BIG_KEY, nullable=False),
        sa.Column("sent_reference", sa.String(length=20), nullable=False),
        sa.Column("received_case_id", BIG_KEY, nullable=True),
        sa.Column("consent_id", BIG_KEY, nullable=True),
        sa.Column("consent_until_on", sa.Date(), nullable=False),
        sa.Column("payload", JSON, nullable=True),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("marks", JSON, nullable=False),
        sa.Column("conflict", sa.String(length=20), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("answer_by_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("refusal_reason", sa.String(length=20), nullable=False),
        sa.Column("refusal_words", sa.String(length=300), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("feedback_on", sa.Date(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("sent_by", sa.String(length=160), nullable=False),
        sa.Column("answered_by", sa.String(length=160), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consents.id"], name=op.f("fk_hand_overs_consent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["received_case_id"], ["cases.id"], name=op.f("fk_hand_overs_received_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_hand_overs_receiver_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_hand_overs_sender_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sent_case_id"], ["cases.id"], name=op.f("fk_hand_overs_sent_case_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_overs")),
    )
    op.create_index(op.f("ix_hand_overs_consent_id"), "hand_overs", ["consent_id"])
    op.create_index(op.f("ix_hand_overs_received_case_id"), "hand_overs", ["received_case_id"])
    op.create_index(op.f("ix_hand_overs_receiver_id"), "hand_overs", ["receiver_id"])
    op.create_index(op.f("ix_hand_overs_sender_id"), "hand_overs", ["sender_id"])
    op.create_index(op.f("ix_hand_overs_sent_case_id"), "hand_overs", ["sent_case_id"])
    op.create_table(
        "hand_over_events",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("hand_over_id", BIG_KEY, nullable=False),
        sa.Column("event", sa.String(length=30), nullable=False),
        sa.Column("from_state", sa.String(length=20), nullable=True),
        sa.Column("to_state", sa.String(length=20), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["organisations.id"], name=op.f("fk_hand_over_events_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["hand_over_id"], ["hand_overs.id"], name=op.f("fk_hand_over_events_hand_over_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_hand_over_events_receiver_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_hand_over_events_sender_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over_events")),
    )
    op.create_index(op.f("ix_hand_over_events_hand_over_id"), "hand_over_events", ["hand_over_id"])
    op.create_index(op.f("ix_hand_over_events_receiver_id"), "hand_over_events", ["receiver_id"])
    op.create_index(op.f("ix_hand_over_events_sender_id"), "hand_over_events", ["sender_id"])
    op.create_table(
        "referral_requests",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("workflow_version", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("sent_case_id", BIG_KEY, nullable=False),
        sa.Column("reference", sa.String(length=30), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("consent_id", BIG_KEY, nullable=True),
        sa.Column("consent_until_on", sa.Date(), nullable=True),
        sa.Column("tests_met", sa.Integer(), nullable=False),
        sa.Column("payload", JSON, nullable=True),
        sa.Column("household", sa.String(length=20), nullable=False),
        sa.Column("children", sa.Boolean(), nullable=False),
        sa.Column("host_put_them_out", sa.Boolean(), nullable=False),
        sa.Column("secret_address", sa.Boolean(), nullable=False),
        sa.Column("solution_asked", sa.String(length=20), nullable=False),
        sa.Column("person_wishes_order", sa.Boolean(), nullable=False),
        sa.Column("excluded", JSON, nullable=False),
        sa.Column("identified_on", sa.Date(), nullable=False),
        sa.Column("ranked_since", sa.Date(), nullable=True),
        sa.Column("proposal_due_on", sa.Date(), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("urgent_why", sa.String(length=300), nullable=False),
        sa.Column("route", sa.String(length=20), nullable=False),
        sa.Column("shortage_of", sa.String(length=20), nullable=False),
        sa.Column("interim_place", sa.String(length=160), nullable=False),
        sa.Column("emergency_until", sa.Date(), nullable=True),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("plan_due_on", sa.Date(), nullable=True),
        sa.Column("ethos_before", sa.String(length=5), nullable=False),
        sa.Column("ethos_during", sa.String(length=5), nullable=False),
        sa.Column("ethos_after", sa.String(length=5), nullable=False),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consents.id"], name=op.f("fk_referral_requests_consent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_referral_requests_receiver_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_referral_requests_sender_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sent_case_id"], ["cases.id"], name=op.f("fk_referral_requests_sent_case_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_requests")),
    )
    op.create_index(op.f("ix_referral_requests_consent_id"), "referral_requests", ["consent_id"])
    op.create_index(op.f("ix_referral_requests_receiver_id"), "referral_requests", ["receiver_id"])
    op.create_index(op.f("ix_referral_requests_sender_id"), "referral_requests", ["sender_id"])
    op.create_index(op.f("ix_referral_requests_sent_case_id"), "referral_requests", ["sent_case_id"])
    op.create_table(
        "referral_events",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("request_id", BIG_KEY, nullable=False),
        sa.Column("event", sa.String(length=30), nullable=False),
        sa.Column("from_state", sa.String(length=20), nullable=True),
        sa.Column("to_state", sa.String(length=20), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("inputs", JSON, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["organisations.id"], name=op.f("fk_referral_events_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_referral_events_receiver_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["referral_requests.id"], name=op.f("fk_referral_events_request_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_referral_events_sender_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_events")),
    )
    op.create_index(op.f("ix_referral_events_receiver_id"), "referral_events", ["receiver_id"])
    op.create_index(op.f("ix_referral_events_request_id"), "referral_events", ["request_id"])
    op.create_index(op.f("ix_referral_events_sender_id"), "referral_events", ["sender_id"])
    op.create_table(
        "referral_proposals",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("request_id", BIG_KEY, nullable=False),
        sa.Column("solution", sa.String(length=20), nullable=False),
        sa.Column("offered_by", sa.String(length=160), nullable=False),
        sa.Column("offer_id", BIG_KEY, nullable=True),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("late_because", sa.String(length=300), nullable=False),
        sa.Column("person_answer", sa.String(length=20), nullable=False),
        sa.Column("person_answered_on", sa.Date(), nullable=True),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("provider_answer", sa.String(length=20), nullable=False),
        sa.Column("provider_reason", sa.String(length=20), nullable=False),
        sa.Column("alternative", sa.String(length=160), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_referral_proposals_receiver_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["referral_requests.id"], name=op.f("fk_referral_proposals_request_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_referral_proposals_sender_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_proposals")),
    )
    op.create_index(op.f("ix_referral_proposals_receiver_id"), "referral_proposals", ["receiver_id"])
    op.create_index(op.f("ix_referral_proposals_request_id"), "referral_proposals", ["request_id"])
    op.create_index(op.f("ix_referral_proposals_sender_id"), "referral_proposals", ["sender_id"])
    op.create_table(
        "referral_calls",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("called_at", INSTANT, nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_referral_calls_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_referral_calls_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_calls")),
    )
    op.create_index(op.f("ix_referral_calls_organisation_id"), "referral_calls", ["organisation_id"])
    op.create_table(
        "place_offers",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("solution", sa.String(length=20), nullable=False),
        sa.Column("provider", sa.String(length=160), nullable=False),
        sa.Column("households", JSON, nullable=False),
        sa.Column("features", JSON, nullable=False),
        sa.Column("commune_nis", sa.String(length=5), nullable=False),
        sa.Column("free_from", sa.Date(), nullable=False),
        sa.Column("free_until", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_place_offers_organisation_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_place_offers_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_offers")),
    )
    op.create_index(op.f("ix_place_offers_organisation_id"), "place_offers", ["organisation_id"])
    op.create_table(
        "priority_partners",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["organisations.id"], name=op.f("fk_priority_partners_receiver_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["organisations.id"], name=op.f("fk_priority_partners_sender_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority_partners")),
    )
    op.create_index(op.f("ix_priority_partners_receiver_id"), "priority_partners", ["receiver_id"])
    op.create_index(op.f("ix_priority_partners_sender_id"), "priority_partners", ["sender_id"])


def downgrade() -> None:
    op.drop_table("priority_partners")
    op.drop_table("place_offers")
    op.drop_table("referral_calls")
    op.drop_table("referral_proposals")
    op.drop_table("referral_events")
    op.drop_table("referral_requests")
    op.drop_table("hand_over_events")
    op.drop_table("hand_overs")
    op.drop_table("consent_events")
    op.drop_table("consents")
