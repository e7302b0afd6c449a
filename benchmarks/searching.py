"""Finding a case by what was typed, against the bare statement of the database for the same words."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from app.store.reading import Reader
from app.store.search import search
from benchmarks.timing import Timing, in_turns
from benchmarks.worklist import ORGANISATION, open_driver

if TYPE_CHECKING:
    from app.store.base import Store

TYPED = {
    "name": "Fatima Kowalski",
    "beginning": "fat kow",
    "misspelt": "Fatimma Kovalsky",
    "street and number": "chaussée de Gand 112",
}
SQLITE = (
    "SELECT id, reference, display_name FROM cases WHERE organisation_id = ? "
    "AND id IN (SELECT rowid FROM case_search WHERE case_search MATCH ?) ORDER BY id DESC LIMIT 20"
)
POSTGRESQL = (
    "SELECT id, reference, display_name FROM cases "
    "WHERE organisation_id = %s AND search_text LIKE %s AND search_text LIKE %s ORDER BY id DESC LIMIT 20"
)


def measure(store: Store, *, rounds: int) -> dict[str, Timing]:
    """Return the timing of each way of typing, and of the bare statement for two exact words (``raw``)."""
    with closing(open_driver(store)) as connection:
        calls: dict[str, Any] = {name: _searching(store, typed) for name, typed in TYPED.items()}
        if store.dialect == "sqlite":
            values: tuple[Any, ...] = (ORGANISATION, '" fatima " AND " kowalski "')
            calls["raw"] = lambda: connection.execute(SQLITE, values).fetchall()
        else:
            values = (ORGANISATION, "% fatima %", "% kowalski %")
            calls["raw"] = lambda: connection.execute(POSTGRESQL, values).fetchall()
        if not calls["raw"]():
            raise RuntimeError("the bare statement finds nothing")
        return in_turns(calls, rounds=rounds)


def _searching(store: Store, typed: str) -> Any:
    def find() -> None:
        with Reader.open(store, ORGANISATION) as reader:
            if not search(reader, typed):
                raise RuntimeError(f"nothing found for {typed!r}")

    return find
