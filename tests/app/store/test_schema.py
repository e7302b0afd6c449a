"""The migrations make the tables that the code describes, on both databases, and can go back."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.exc import DatabaseError

from app.store import schema
from app.store.base import Base, Store, open_store


def _own(name: str | None, kind: str, parents: object) -> bool:
    return not (name or "").startswith(("case_search", "ix_cases_search"))


def test_head_equals_the_tables_of_the_code(each_store: Store) -> None:
    with each_store.engine.connect() as connection:
        options = {"compare_type": True, "include_name": _own}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []
    assert schema.current(each_store) == schema.head()


def test_there_is_one_line_of_migrations() -> None:
    script = ScriptDirectory(str(schema.MIGRATIONS))
    numbers = [revision.revision for revision in script.walk_revisions()]
    assert numbers == sorted(numbers, reverse=True)
    assert len(script.get_heads()) == 1


def test_down_to_nothing_and_up_again(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'x.sqlite'}", tmp_path)
    assert schema.current(store) is None
    schema.upgrade(store)
    schema.downgrade(store, "base")
    assert set(inspect(store.engine).get_table_names()) == {"alembic_version"}
    schema.upgrade(store)
    assert schema.current(store) == schema.head()
    store.engine.dispose()


@pytest.mark.parametrize("statement", ["UPDATE health_index_rows SET value = '1.00'", "DELETE FROM health_index_rows"])
def test_an_approved_index_is_out_of_reach(each_store: Store, statement: str) -> None:
    unproven = "0" if each_store.dialect == "sqlite" else "false"
    with each_store.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO index_imports (id, file_sha256, file_format, rows, months, status, proposed_by_name,"
            " proposed_at, decided_by_name, reason, version)"
            " VALUES (1, 'x', 'zip', '[]', '[]', 'approved', 'x', '2026-07-08 00:00:00', 'y', '', 1)"
        )
        connection.exec_driver_sql(
            "INSERT INTO health_index_rows (id, import_id, base, year, month, value, origin, second_source)"
            f" VALUES (1, 1, 2013, 2026, 7, '140.00', 'published', {unproven})"
        )
    with pytest.raises(DatabaseError, match="never"), each_store.engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_due_dates_keep_what_took_their_place_when_the_agenda_arrives(tmp_path: Path) -> None:
    """SQLite makes the table anew for migration 0005: rows that point at one another are all there, as before."""
    store = open_store(f"sqlite:///{tmp_path / 'x.sqlite'}", tmp_path)
    schema.upgrade(store, "0002")
    rows = [(1, "superseded", 2), (2, "running", None)]
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO organisations (id, kind, short_name, name_fr, name_nl, street_fr, street_nl, house_number,"
            " box, postal_code, commune_nis, phone, email, counter_hours_fr, counter_hours_nl, serves_communes,"
            " next_case_number, version) VALUES (1, 'cpas', 'X', 'X', 'X',"
            " '', '', '', '', '', '', '', '', '', '', '[]', 1, 1)"
        )
        connection.exec_driver_sql(
            "INSERT INTO cases (id, organisation_id, reference, workflow_version, level, state, opened_on, channel,"
            " identity, display_name, concern, language, interpreter_language, safe_to_contact, contact_advice,"
            " next_due_on, waiting_for, reached_states, search_text, version) VALUES (1, 1, 'X-1', '2024-11-01', '1',"
            " 's', '2026-07-01', 'visit', 'named', 'x', '', 'fr', '', 'yes', '', '2026-08-01', 'us', '[]', '', 1)"
        )
        for row_id, status, successor in reversed(rows):
            connection.exec_driver_sql(
                "INSERT INTO due_dates (id, organisation_id, case_id, rule, title, due_on, counted_from, steps, kind,"
                " waits_for, status, reason, superseded_by_id, recorded_at, version) VALUES"
                " (?, 1, 1, 'r', '{}', '2026-08-01', '2026-07-01', '[]', 'legal', 'us', ?, '', ?, '2026-07-01', 1)",
                (row_id, status, successor),
            )
    schema.upgrade(store, "0005")
    wanted = "SELECT id, status, superseded_by_id FROM due_dates ORDER BY id"
    with store.engine.connect() as connection:
        assert [tuple(row) for row in connection.exec_driver_sql(wanted)] == rows
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    schema.downgrade(store, "0002")
    with store.engine.connect() as connection:
        assert [tuple(row) for row in connection.exec_driver_sql(wanted)] == rows
    store.engine.dispose()


def test_places_stay_with_their_service_when_they_come_to_stand_between_two(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'old.sqlite'}", tmp_path)
    schema.upgrade(store, "0018")
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO organisations (id, kind, short_name, name_fr, name_nl, street_fr, street_nl, house_number,"
            " box, postal_code, commune_nis, phone, email, counter_hours_fr, counter_hours_nl, serves_communes,"
            " next_case_number, version) VALUES (1, 'cpas', 'X', 'X', 'X',"
            " '', '', '', '', '', '', '', '', '', '', '[]', 1, 1)"
        )
        connection.exec_driver_sql(
            "INSERT INTO place_offers (id, organisation_id, solution, provider, households, features, commune_nis,"
            " free_from, note, recorded_at, version)"
            " VALUES (7, 1, 'transit', 'A', '[]', '[]', '', '2026-07-01', '', '2026-07-01', 3)"
        )
    schema.upgrade(store, "0023")
    told = "SELECT id, provider, version, sender_id, receiver_id, external_key FROM place_offers"
    with store.engine.connect() as connection:
        assert [tuple(row) for row in connection.exec_driver_sql(told)] == [(7, "A", 3, 1, 1, "")]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    schema.downgrade(store, "0018")
    with store.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT id, organisation_id FROM place_offers").all()
        assert [tuple(row) for row in kept] == [(7, 1)]
    store.engine.dispose()
