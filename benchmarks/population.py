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
SYLLABLES = ("ba", "de", "kou", "li", "mar", "no", "pe", "ri", "sa", "tou", "van", "wa", "ye", "zo", "chi", "fer")
USUAL_SHARE = 0.3
"""Share of names that many people have; the others are put together from syllables."""
STREETS = ("rue de la Colline", "chaussée de Gand", "Ninoofsesteenweg", "avenue Louise", "Wetstraat", "rue du Midi")
COLUMNS = (
    "id", "organisation_id", "reference", "workflow_version", "level", "state", "opened_on", "channel", "identity",
    "display_name", "concern", "language", "interpreter_language", "safe_to_contact", "contact_advice",
    "safety_asked_on", "violence", "assigned_to_id", "next_due_on", "waiting_for", "closed_on", "outcome",
    "reached_states", "search_text", "version",
)  # fmt: skip
TITLE = '{"fr": "Évaluer l’accompagnement avec le ménage", "nl": "De begeleiding met het huishouden evalueren"}'
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
        name = f"{_name(dice, FIRST, 2)} {_name(dice, LAST, 3)}"
        reference = f"B{organisation:02d}-{opened.year}-{number:07d}"
        street = f"{dice.choice(STREETS)} {1 + dice.randrange(300)}"
        yield (
            number, organisation, reference, date(2024, 11, 1), "1" if is_open else "closed",
            "gathering" if is_open else "closed", opened, "visit", "named", name, "indexation", "fr", "", "yes", "",
            None, None, organisation, date(2026, 6, 1) + timedelta(days=dice.randrange(400)) if is_open else date.max,
            "us" if is_open else "", None if is_open else opened + timedelta(days=90),
            None if is_open else "stayed_same_terms", '["gathering"]',
            f" {search_text(name, street, reference)} ", 1,
        )  # fmt: skip


def _name(dice: random.Random, usual: tuple[str, ...], syllables: int) -> str:
    if dice.random() < USUAL_SHARE:
        return dice.choice(usual)
    return "".join(dice.choices(SYLLABLES, k=syllables)).capitalize()


def populate(store: Store, count: int, *, searchable: bool) -> None:
    """Write organisations, one person each and ``count`` cases. ``searchable=False`` leaves the search index empty."""
    word = passwords.hashed(PASSWORD)
    connection: Any = store.engine.raw_connection()
    sqlite = store.dialect == "sqlite"
    mark = "?" if sqlite else "%s"
    cursor = connection.cursor()
    trigger = ""
    if sqlite:  # one build of the search index at the end is far quicker
        cursor.execute("BEGIN")
        (trigger,) = cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'case_search_insert'").fetchone()
        cursor.execute("DROP TRIGGER case_search_insert")
    else:
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
        _executemany(cursor, mark, "dwellings", [_dwelling(row) for row in chunk])
        _executemany(cursor, mark, "due_dates", [_due_date(row) for row in chunk if row[20] is None])
    if sqlite:
        cursor.execute(trigger)
        if searchable:
            cursor.execute("INSERT INTO case_search(case_search) VALUES ('rebuild')")
    else:
        for table in ("organisations", "users", "cases", "dwellings", "due_dates"):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        if searchable:
            cursor.execute("CREATE INDEX ix_cases_search_text ON cases USING gin (search_text gin_trgm_ops)")
    connection.commit()
    connection.close()
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as settled:
        settled.exec_driver_sql("ANALYZE" if sqlite else "VACUUM ANALYZE")


def _insert(cursor: Any, mark: str, table: str, values: dict[str, Any]) -> None:
    names = ", ".join(values)
    cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join([mark] * len(values))})", tuple(values.values()))


def _dwelling(row: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "id": row[0], "case_id": row[0], "organisation_id": row[1], "street": "rue du Midi", "house_number": "1",
        "box": "", "postal_code": "1000", "commune_nis": "21004", "secret": False, "certificates_known": False,
        "version": 1,
    }  # fmt: skip


def _due_date(row: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "id": row[0], "case_id": row[0], "organisation_id": row[1], "rule": "aftercare_review", "title": TITLE,
        "due_on": row[18], "counted_from": row[6], "steps": "[]", "kind": "custom", "waits_for": "us",
        "status": "running", "reason": "", "recorded_at": "2026-01-05 08:00:00.000000", "version": 1,
    }  # fmt: skip


def _executemany(cursor: Any, mark: str, table: str, rows: list[dict[str, Any]]) -> None:
    marks = ", ".join([mark] * len(rows[0]))
    cursor.executemany(
        f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({marks})", [tuple(row.values()) for row in rows]
    )


def _for_driver(row: tuple[Any, ...], *, sqlite: bool) -> tuple[Any, ...]:
    if not sqlite:
        return row
    return tuple(value.isoformat() if isinstance(value, date) else value for value in row)
