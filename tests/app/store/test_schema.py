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
