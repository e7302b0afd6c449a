"""Brings the database to the tables of this release, and tells whether it is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.store.base import Store

MIGRATIONS = Path(__file__).parent / "migrations"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade(store: Store, revision: str = "head") -> None:
    """Apply the migrations up to ``revision``."""
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        command.upgrade(_config(connection), revision)


def downgrade(store: Store, revision: str) -> None:
    """Go back to ``revision`` (tests; an installation restores its backup instead)."""
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        command.downgrade(_config(connection), revision)


def head() -> str:
    """Return the revision of this release. There is exactly one."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    if revision is None:
        raise LookupError("no migration found")
    return revision


def current(store: Store) -> str | None:
    """Return the revision of the database, ``None`` when it has no tables yet."""
    with store.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
