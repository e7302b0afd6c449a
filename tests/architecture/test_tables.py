"""Every table belongs to an organisation and is audited, or is listed here with the reason."""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint, Table, UniqueConstraint

import app.store.tables  # noqa: F401 — declares every table
from app.store.audit import UNAUDITED_TABLES
from app.store.base import Base
from app.store.scope import Owned, Shared

NOT_OWNED = {
    "organisations": "the organisation itself",
    "audit_entries": "read through the inspection, which chooses the chain",
    "audit_heads": "one row per chain",
    "access_log": "read through the inspection, which chooses the organisation",
    "login_sessions": "found by the secret of the cookie, before anybody is known",
    "access_tokens": "found by its secret, before anybody is known",
    "failed_sign_ins": "written before anybody is known",
    "request_counts": "counts of the public checks, without persons",
    "index_imports": "the health index is the same for all",
    "health_index_rows": "the health index is the same for all",
}
NOT_AUDITED = {
    "login_sessions": "a trace of use, kept shortly",
    "access_tokens": "a trace of use, kept an hour",
    "failed_sign_ins": "a trace of use, kept shortly",
    "request_counts": "a trace of use, without persons",
    "access_log": "itself a trail",
    "outgoing_mails": "transport: what is sent follows from rows that are audited",
    "webhook_deliveries": "transport: what is told follows from rows that are audited",
    "alembic_version": "the state of the tables, moved by migrations alone",
}


BY_WHOM = {
    "recorded_by_id",
    "issued_by_id",
    "uploaded_by_id",
    "proposed_by_id",
    "decided_by_id",
    "received_by_id",
    "made_by_id",
}
"""People are never deleted and nothing is listed by its author: an index would only cost."""
WITHIN_A_CASE = {
    ("letters", "proof_document_id"),
    ("letters", "check_record_id"),
    ("letters", "replaces_id"),
    ("due_dates", "letter_id"),
    ("due_dates", "superseded_by_id"),
    ("due_dates", "event_id"),
    ("procedure_entries", "event_id"),
    ("procedure_entries", "document_id"),
    ("procedure_entries", "superseded_by_id"),
    ("due_dates", "check_record_id"),
    ("event_corrections", "event_id"),
    ("consents", "document_id"),
    ("consents", "recipient_organisation_id"),
    ("consent_events", "consent_id"),
    ("hand_over_events", "by_id"),
    ("referral_events", "by_id"),
    ("evidence_items", "witness_id"),
    ("evidence_steps", "file_id"),
    ("evidence_steps", "bundle_id"),
    ("zone_notes", "replaces_id"),
    ("level_three_owners", "service_id"),
    ("incident_entries", "event_id"),
    ("incident_entries", "document_id"),
    ("incident_entries", "superseded_by_id"),
    ("incident_events", "incident_id"),
    ("incident_tracks", "owner_id"),
    ("tasks", "assigned_to_id"),
    ("tasks", "letter_id"),
    ("case_actions", "document_id"),
    ("case_actions", "letter_id"),
    ("mediations", "document_id"),
    ("mediation_proposals", "side_id"),
    ("mediation_proposals", "answers_id"),
    ("commitments", "side_id"),
    ("contact_attempts", "letter_id"),
    ("contact_attempts", "document_id"),
    ("contact_attempts", "tried_by_id"),
    ("hearing_plans", "goes_id"),
    ("repayment_plans", "document_id"),
    ("debt_entries", "check_record_id"),
    ("debt_entries", "letter_id"),
    ("debt_entries", "instalment_id"),
    ("official_messages", "duplicate_of_id"),
    ("message_files", "document_id"),
}
"""Read through the rows of one case, which is indexed."""


def _tables() -> dict[str, tuple[type[Base], Table]]:
    return {
        mapper.local_table.name: (mapper.class_, mapper.local_table)
        for mapper in Base.registry.mappers
        if isinstance(mapper.local_table, Table)
    }


def test_every_table_is_owned_or_listed() -> None:
    tables = _tables()
    assert len(tables) > 20
    assert {name for name, (kind, _) in tables.items() if not issubclass(kind, (Owned, Shared))} == set(NOT_OWNED)


def test_only_what_is_listed_is_not_audited() -> None:
    assert set(UNAUDITED_TABLES) == set(NOT_AUDITED)


def test_nothing_is_deleted_along_with_its_parent() -> None:
    foreign_keys = [
        (name, key.parent.name, key.ondelete) for name, (_, table) in _tables().items() for key in table.foreign_keys
    ]
    assert foreign_keys
    assert [key for key in foreign_keys if key[2] not in {None, "RESTRICT"}] == []


def test_every_foreign_key_that_is_followed_is_indexed() -> None:
    missing = []
    for _, table in _tables().values():
        leading = {next(iter(index.columns)).name for index in table.indexes}
        leading |= {
            next(iter(constraint.columns)).name
            for constraint in table.constraints
            if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint)
        }
        missing += [
            f"{table.name}.{key.parent.name}"
            for key in table.foreign_keys
            if key.parent.name not in leading | BY_WHOM and (table.name, key.parent.name) not in WITHIN_A_CASE
        ]
    assert missing == []
