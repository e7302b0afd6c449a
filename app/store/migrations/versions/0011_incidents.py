"""Illegal evictions: incidents, their facts, tracks and events, police contacts, buildings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "building_events",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("street", sa.String(length=120), nullable=False),
        sa.Column("house_number", sa.String(length=12), nullable=False),
        sa.Column("postal_code", sa.String(length=4), nullable=False),
        sa.Column("commune_nis", sa.String(length=5), nullable=False),
        sa.Column("building_key", sa.String(length=200), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=True),
        sa.Column("units_hit", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_building_events_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_building_events_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_building_events")),
    )
    op.create_index(op.f("ix_building_events_building_key"), "building_events", ["organisation_id", "building_key"])
    op.create_index(op.f("ix_building_events_organisation_id"), "building_events", ["organisation_id"])
    op.create_table(
        "incidents",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("workflow_version", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("class_code", sa.String(length=10), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("reported_by", sa.String(length=20), nullable=False),
        sa.Column("mandate", sa.Boolean(), nullable=True),
        sa.Column("entered_later", sa.Boolean(), nullable=False),
        sa.Column("occurred_from", sa.Date(), nullable=True),
        sa.Column("hour", sa.String(length=5), nullable=False),
        sa.Column("known_exactly", sa.Boolean(), nullable=False),
        sa.Column("commune_nis", sa.String(length=5), nullable=False),
        sa.Column("zone_id", sa.String(length=40), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("floor", sa.String(length=20), nullable=False),
        sa.Column("building_event_id", BIG_KEY, nullable=True),
        sa.Column("client_key", sa.String(length=40), nullable=True),
        sa.Column("danger_shown_first", sa.Boolean(), nullable=False),
        sa.Column("responsible_adult", sa.String(length=160), nullable=False),
        sa.Column("essentials_present", sa.Boolean(), nullable=False),
        sa.Column("next_step", sa.String(length=200), nullable=False),
        sa.Column("next_step_on", sa.Date(), nullable=True),
        sa.Column("person_informed_on", sa.Date(), nullable=True),
        sa.Column("grave_danger_on", sa.Date(), nullable=True),
        sa.Column("grave_danger_why", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["building_event_id"],
            ["building_events.id"],
            name=op.f("fk_incidents_building_event_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_incidents_case_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_incidents_organisation_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
        sa.UniqueConstraint("case_id", name=op.f("uq_incidents_case_id")),
        sa.UniqueConstraint("organisation_id", "client_key", name=op.f("uq_incidents_organisation_id_client_key")),
    )
    op.create_index(op.f("ix_incidents_building_event_id"), "incidents", ["building_event_id"])
    op.create_index(op.f("ix_incidents_organisation_id"), "incidents", ["organisation_id"])
    op.create_index(op.f("ix_incidents_zone"), "incidents", ["organisation_id", "zone_id", "occurred_from"])
    op.create_table(
        "incident_events",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("incident_id", BIG_KEY, nullable=False),
        sa.Column("track", sa.String(length=20), nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("from_state", sa.String(length=40), nullable=True),
        sa.Column("to_state", sa.String(length=40), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("inputs", JSON, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_incident_events_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_incident_events_incident_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_incident_events_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_incident_events_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_events")),
    )
    op.create_index(op.f("ix_incident_events_case_id"), "incident_events", ["case_id"])
    op.create_index(op.f("ix_incident_events_organisation_id"), "incident_events", ["organisation_id"])
    op.create_table(
        "incident_entries",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("path", sa.String(length=80), nullable=False),
        sa.Column("value", JSON, nullable=True),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("event_id", BIG_KEY, nullable=True),
        sa.Column("document_id", BIG_KEY, nullable=True),
        sa.Column("because", sa.String(length=300), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("superseded_by_id", BIG_KEY, nullable=True),
        sa.Column("superseded_on", sa.Date(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_incident_entries_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_incident_entries_document_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["incident_events.id"], name=op.f("fk_incident_entries_event_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_incident_entries_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_incident_entries_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["superseded_by_id"],
            ["incident_entries.id"],
            name=op.f("fk_incident_entries_superseded_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_entries")),
    )
    op.create_index(op.f("ix_incident_entries_case_id"), "incident_entries", ["case_id"])
    op.create_index(op.f("ix_incident_entries_organisation_id"), "incident_entries", ["organisation_id"])
    op.create_table(
        "incident_tracks",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("incident_id", BIG_KEY, nullable=False),
        sa.Column("track", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_incident_tracks_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_incident_tracks_incident_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_incident_tracks_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_incident_tracks_owner_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_tracks")),
        sa.UniqueConstraint("incident_id", "track", name=op.f("uq_incident_tracks_incident_id_track")),
    )
    op.create_index(op.f("ix_incident_tracks_case_id"), "incident_tracks", ["case_id"])
    op.create_index(op.f("ix_incident_tracks_organisation_id"), "incident_tracks", ["organisation_id"])
    op.create_table(
        "police_contacts",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("hour", sa.String(length=5), nullable=False),
        sa.Column("zone_id", sa.String(length=40), nullable=True),
        sa.Column("station", sa.String(length=120), nullable=False),
        sa.Column("arrived_after_minutes", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("record_number", sa.String(length=40), nullable=False),
        sa.Column("certificate", sa.Boolean(), nullable=True),
        sa.Column("injured_person", sa.Boolean(), nullable=True),
        sa.Column("officer", sa.String(length=160), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("struck_because", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_police_contacts_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_police_contacts_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["users.id"], name=op.f("fk_police_contacts_recorded_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_police_contacts")),
    )
    op.create_index(op.f("ix_police_contacts_case_id"), "police_contacts", ["case_id"])
    op.create_index(op.f("ix_police_contacts_organisation_id"), "police_contacts", ["organisation_id"])


def downgrade() -> None:
    op.drop_table("police_contacts")
    op.drop_table("incident_tracks")
    op.drop_table("incident_entries")
    op.drop_table("incident_events")
    op.drop_table("incidents")
    op.drop_table("building_events")
