"""The page of the worklist, signed in, against bare Flask with a raw keyset query and f-string rows."""

from __future__ import annotations

import io
import secrets
import sqlite3
import time
from contextlib import closing, redirect_stdout
from datetime import date
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any

import psycopg
from flask import Flask, request
from sqlalchemy.engine import make_url

from app import create_app
from app.config import Settings
from app.foundation import clock
from app.store import sign_in, worklist
from app.store.reading import Reader
from benchmarks.timing import Timing, in_turns

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from app.store.base import Store

ORGANISATION = 1
PAGE = "/cases?who=team"
COLUMNS = "id, reference, display_name, state, concern, next_due_on, waiting_for"
FLOOR_SQL = (
    f"SELECT {COLUMNS} FROM cases WHERE organisation_id = {{mark}} AND closed_on IS NULL "
    "AND (next_due_on, id) > ({mark}, {mark}) ORDER BY next_due_on, id LIMIT 26"
)


def measure(store: Store, folder: Path, *, rounds: int) -> dict[str, Timing]:
    """Return the timings of ``first`` and ``last`` page, of the statement alone (``query``) and of the ``floor``."""
    with redirect_stdout(io.StringIO()):
        client = _signed_in(store, folder)
        last = _last_place(store)
        addresses = {"first": PAGE, "last": f"{PAGE}&after={last}", "mine": "/cases"}
        with closing(open_driver(store)) as connection:
            floor = _bare(store, connection).test_client()
            for address in addresses.values():
                _rows(client, address)
            calls: dict[str, Any] = {name: _getting(client, address) for name, address in addresses.items()}
            calls["floor"] = _getting(floor, "/")
            calls["query"] = lambda: _page(store)
            calls["raw query"] = lambda: _raw(store, connection, date.min, 0)
            clock = time.process_time if store.dialect == "sqlite" else time.perf_counter
            return in_turns(calls, rounds=rounds, repeat=5, clock=clock)


def _getting(client: FlaskClient, address: str) -> Any:
    def get() -> None:
        response = client.get(address)
        if response.status_code != 200 or not response.data:
            raise RuntimeError(f"{address} answered {response.status_code}")

    return get


def _rows(client: FlaskClient, address: str) -> None:
    """Refuse to measure a page that does not show its rows."""
    shown = client.get(address).get_data(as_text=True).count("B01-")
    if shown < worklist.PAGE_SIZE:
        raise RuntimeError(f"{address} shows {shown} cases")


def _signed_in(store: Store, folder: Path) -> FlaskClient:
    settings = Settings(data_dir=folder, secret_key="bench", cookies_secure=False)  # noqa: S106 — invented
    client = create_app(settings, store=store).test_client()
    token = secrets.token_urlsafe(32)
    sign_in.open_session(store, token_hash=sha256(token.encode()).hexdigest(), user_id=ORGANISATION, at=clock.now())
    with client.session_transaction() as session:
        session["token"] = token
        session["language"] = "fr"
    return client


def _page(store: Store) -> worklist.WorkPage:
    with Reader.open(store, ORGANISATION) as reader:
        return worklist.page(reader, worklist.Filter())


def _last_place(store: Store) -> worklist.Cursor:
    """Return the place before the last full page."""
    order = "ORDER BY next_due_on DESC, id DESC LIMIT 1 OFFSET 25"
    with closing(open_driver(store)) as connection:
        row = connection.execute(
            f"SELECT next_due_on, id FROM cases WHERE organisation_id = {ORGANISATION} AND closed_on IS NULL {order}"
        ).fetchone()
    return worklist.Cursor(row[0] if isinstance(row[0], date) else date.fromisoformat(row[0]), row[1])


def open_driver(store: Store) -> Any:
    """Open the bare driver on the same database."""
    if store.dialect == "sqlite":
        connection = sqlite3.connect(str(store.engine.url.database), isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA mmap_size=268435456")
        return connection
    plain = make_url(store.engine.url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)


def _raw(store: Store, connection: Any, on: date, case_id: int) -> list[Any]:
    sqlite = store.dialect == "sqlite"
    values = (ORGANISATION, on.isoformat() if sqlite else on, case_id)
    found: list[Any] = connection.execute(FLOOR_SQL.format(mark="?" if sqlite else "%s"), values).fetchall()
    return found


def _bare(store: Store, connection: Any) -> Flask:
    """Return the floor: one route, one statement, no session, no template."""
    app = Flask("floor")

    @app.get("/")
    def index() -> str:
        rows = _raw(store, connection, date.min, int(request.args.get("after", 0)))
        items = "".join(
            f'<li><a href="/cases/{key}">{escape(name)}</a> {escape(reference)} {state} {concern} {on} {waiting}</li>'
            for key, reference, name, state, concern, on, waiting in rows[:25]
        )
        return f"<!doctype html><title>Cases</title><ul>{items}</ul>"

    return app
