"""Databases for measuring: one SQLite file and one PostgreSQL database, thrown away afterwards."""

from __future__ import annotations

import os
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from app.store import schema
from app.store.base import open_store
from benchmarks.population import populate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.store.base import Store

SERVER = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"


def server() -> str:
    """Return the address of the PostgreSQL server to measure on."""
    return os.environ.get("LIMEN_TEST_POSTGRES_URL") or SERVER


def kinds() -> tuple[str, ...]:
    """Return the kinds of database that answer here."""
    engine = create_engine(server(), connect_args={"connect_timeout": 2})
    try:
        with engine.connect():
            return ("sqlite", "postgresql")
    except OperationalError:
        return ("sqlite",)
    finally:
        engine.dispose()


@contextmanager
def populated(kind: str, count: int, *, searchable: bool) -> Iterator[Store]:
    """Open a temporary database with ``count`` invented cases."""
    with tempfile.TemporaryDirectory(prefix="limen_bench_") as folder, _address(kind, Path(folder)) as address:
        store = open_store(address, Path(folder) / "blobs")
        try:
            schema.upgrade(store)
            populate(store, count, searchable=searchable)
            yield store
        finally:
            store.engine.dispose()


@contextmanager
def _address(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'bench.sqlite'}"
        return
    name = f"limen_bench_{uuid.uuid4().hex[:12]}"
    engine = create_engine(server(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    try:
        yield make_url(server()).set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()
