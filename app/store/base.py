"""The database: engine, sessions, naming of constraints, SQLite settings."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import MetaData, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlalchemy.pool import ConnectionPoolEntry

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)


@dataclass(frozen=True, slots=True)
class Store:
    """An open database with the folder of its files."""

    engine: Engine
    sessions: sessionmaker[Session]
    blob_dir: Path
    alone: Engine
    """The same database for a single question: no transaction is begun and ended around it."""

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name


def _configure_sqlite(engine: Engine) -> None:
    """Write-ahead log, full sync, foreign keys, and transactions that begin when we say so."""

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, record: object) -> None:  # noqa: ARG001 — DBAPI object
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA busy_timeout=5000")
        cursor.execute("PRAGMA mmap_size=268435456")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        options = connection.get_execution_options()
        if options.get("isolation_level") == "AUTOCOMMIT":
            return
        writes = options.get("writes", False)
        driver = connection.connection.driver_connection  # straight: this happens at every request
        driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


PING_AFTER = 10.0
"""Seconds unused after which a connection is tried before it is given out again."""


def _ping_idle(engine: Engine) -> None:
    """Replace a connection that the server has dropped; one that was used just now is not asked again."""

    @event.listens_for(engine, "checkin")
    def _on_checkin(connection: Any, record: ConnectionPoolEntry) -> None:  # noqa: ARG001 — signature of the event
        record.info["used_at"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _on_checkout(connection: Any, record: ConnectionPoolEntry, proxy: object) -> None:  # noqa: ARG001 — idem
        if time.monotonic() - record.info.get("used_at", 0.0) < PING_AFTER:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error


def open_store(database_url: str, blob_dir: Path) -> Store:
    """Open the database of an installation; tables must have been made by the migrations."""
    from app.store import audit, scope  # noqa: PLC0415 — both listen to the sessions made here

    if database_url.startswith("sqlite"):
        engine = create_engine(database_url)
        _configure_sqlite(engine)
    else:
        engine = create_engine(database_url)
        _ping_idle(engine)
    sessions = sessionmaker(engine, expire_on_commit=False, autoflush=False)
    audit.guard(engine, sessions)
    scope.guard(sessions)
    return Store(engine, sessions, blob_dir, engine.execution_options(isolation_level="AUTOCOMMIT"))
