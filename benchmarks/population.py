"""Many invented cases, written with the bare driver: the ground on which lists and searches are measured."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from app.foundation import passwords
from app.foundation.wording import search_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.store.base import Store

ORGANISATIONS = 20
OPEN_SHARE = 0.35
FIRST = ("Amina", "Bram", "Chantal", "Dries", "Élise", "Fatima", "Greet", "Hugo", "Inès", "Jan", "Khadija", "Luc")
LAST = ("El Idrissi", "Peeters", "Dupont", "D'Hondt", "Ngüyen", "Van den Berghe", "Şahin", "Kowalski", "Maes", "Öztürk")
STREETS = ("rue de la Colline", "chaussée de Gand", "Ninoofsesteenweg", "avenue Louise", "Wetstraat", "rue du Midi")
COLUMNS = (
    "id", "organisation_id", "reference", "workflow_version", "level", "state", "opened_on", "channel", "identity",
    "display_name", "concern", "language", "interpreter_language", "safe_to_contact", "contact_advice",
    "safety_asked_on", "violence", "assigned_to_id", "next_due_on", "waiting_for", "closed_on", "outcome",
    "reached_states", "search_text", "version",
)  # fmt: skip
EMAIL = "bench.1@example.org"
PASSWORD = "a password of the benchmark"  # noqa: S105 — an invented database


def rows(count: int) -> Iterator[tuple[Any, ...]]:
    """Yield invented cases, always the same for the same count."""
    dice = random.Random(20260708)
    start = date(2020, 1, 1)
    for number in range(1, count + 1):
        organisation = 1 + dice.randrange(ORGANISATIONS)
        opened = start + timedelta(days=dice.randrange(2300))
        is_open = dice.random() < OPEN_SHARE
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
        reference = f"B{organisation:02d}-{opened.year}-{number:07d}"
        street = f"{dice.choice(STREETS)} {1 + dice.randrange(300)}"
        yield (
            number, organisation, reference, date(2024, 11, 1), "1" if is_open else "closed",
            "gathering" if is_open else "closed", opened, "visit", "named", name, "indexation", "fr", "", "yes", "",
            None, None, organisation, date(2026, 6, 1) + timedelta(days=dice.randrange(400)) if is_open else date.max,
            "", None if is_open else opened + timedelta(days=90), None if is_open else "stayed_same_terms",
            '["gathering"]', search_text(name, street, reference), 1,
        )  # fmt: skip


def populate(store: Store, count: int, *, searchable: bool) -> None:
    """Write organisations, one person each and ``count`` cases. ``searchable=False`` leaves the search index empty."""
    word = passwords.hashed(PASSWORD)
    connection: Any = store.engine.raw_connection()
    sqlite = store.dialect == "sqlite"
    mark = "?" if sqlite else "%s"
    cursor = connection.cursor()
    if sqlite:
        cursor.execute("BEGIN")
        cursor.execute("DROP TRIGGER case_search_insert")  # one index build at the end is far quicker
    if not sqlite:
        cursor.execute("DROP INDEX ix_cases_search_text")
    for number in range(1, ORGANISATIONS + 1):
        _insert(cursor, mark, "organisations", {
            "id": number, "kind": "cpas", "short_name": f"B{number:02d}", "name_fr": f"Service {number}",
            "name_nl": f"Dienst {number}", "street_fr": "", "street_nl": "", "house_number": "", "box": "",
            "postal_code": "", "commune_nis": "", "phone": "", "email": "", "counter_hours_fr": "",
            "counter_hours_nl": "", "serves_communes": "[]", "next_case_number": 1, "version": 1,
        })  # fmt: skip
        _insert(cursor, mark, "users", {
            "id": number, "organisation_id": number, "email": f"bench.{number}@example.org", "name": f"Bench {number}",
            "phone": "", "role": "adviser", "language": "fr", "password_hash": word, "active": True, "version": 1,
        })  # fmt: skip
    marks = ", ".join([mark] * len(COLUMNS))
    statement = f"INSERT INTO cases ({', '.join(COLUMNS)}) VALUES ({marks})"
    stream = rows(count)
    while chunk := [_for_driver(row, sqlite=sqlite) for row in islice(stream, 20_000)]:
        cursor.executemany(statement, chunk)
    if sqlite and searchable:
        cursor.execute("INSERT INTO case_search(case_search) VALUES ('rebuild')")
    if not sqlite and searchable:
        cursor.execute("CREATE INDEX ix_cases_search_text ON cases USING gin (search_text gin_trgm_ops)")
    connection.commit()
    if not sqlite:
        connection.driver_connection.autocommit = True
    cursor.execute("ANALYZE")
    connection.commit()
    connection.close()


def _insert(cursor: Any, mark: str, table: str, values: dict[str, Any]) -> None:
    names = ", ".join(values)
    cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join([mark] * len(values))})", tuple(values.values()))


def _for_driver(row: tuple[Any, ...], *, sqlite: bool) -> tuple[Any, ...]:
    if not sqlite:
        return row
    return tuple(value.isoformat() if isinstance(value, date) else value for value in row)
