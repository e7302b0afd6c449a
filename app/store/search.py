"""Find a case of one's own organisation by name, address or reference, forgiving accents and spelling.

Two steps: the database offers a few hundred cases that share groups of three letters with what was typed (FTS5 on
SQLite, pg_trgm on PostgreSQL), then they are ranked by how they read and sound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import String, and_, column, func, literal, or_, select, table

from app.foundation.belgian import NotUnderstood, parse_phone
from app.foundation.likeness import similar
from app.foundation.wording import normalise
from app.foundation.wording import search_text as searchable
from app.store.scope import visible_to
from app.store.tables import Case, Dwelling, Organisation, Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Select, Table

    from app.store.reading import Reader
    from app.store.work import Work

MOST = 20
ALIKE = 0.82
"""Least likeness of a near match: one wrong letter in a street name of ten."""
OFFERED = 200
"""Cases the database offers for ranking."""
LEAST_LIKE = "0.35"
"""Share of letter groups that PostgreSQL wants in common before a case is offered."""
_REFERENCE = re.compile(r"(?:([^\W_][\w-]*?)-)?(\d{4})-(\d{1,6})")

_cases = cast("Table", Case.__table__)
_index = table("case_search", column("rowid"), column("case_search", String), column("rank"))
_SAME_CASE = _index.c.rowid + 0 == _cases.c.id
"""Plus nothing, so that SQLite asks the index once: else it asks it again for every case of the organisation."""


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case that resembles what was typed."""

    case_id: int
    reference: str
    display_name: str
    identity: str
    level: str
    state: str
    opened_on: date
    closed_on: date | None
    assigned_to_id: int | None
    text: str


_COLUMNS = tuple(_cases.c[name] for name in ("id", *FoundCase.__slots__[1:9], "search_text"))


def refresh_search_text(work: Work, case: Case) -> None:
    """Write what a case is found by: reference, names and telephones of the household, its address unless secret."""
    people = work.where(Person, "position", "id", case_id=case.id)
    dwellings = work.where(Dwelling, case_id=case.id)
    parts: list[str | None] = [case.reference]
    if case.identity != "anonymous":
        parts.append(case.display_name)
    for person in people:
        parts += [person.first_name, person.last_name, person.phone]
    for dwelling in dwellings:
        if not dwelling.secret:
            parts += [dwelling.street, dwelling.house_number, dwelling.box, dwelling.postal_code]
    case.search_text = f" {searchable(*parts)} "


def by_reference(reader: Reader, typed: str) -> int | None:
    """Return the case whose reference was typed: whole, or year and number alone (2026-42). ``None``: no such case."""
    found = _REFERENCE.fullmatch(typed.strip())
    if found is None or reader.organisation_id is None:
        return None
    short, year, number = found.groups()
    own = reader.scalar(select(Organisation.short_name).where(Organisation.id == reader.organisation_id))
    if short is not None and short.casefold() != str(own).casefold():
        return None
    key: int | None = reader.scalar(select(Case.id).where(Case.reference == f"{own}-{year}-{int(number):05d}"))
    return key


def search(reader: Reader, typed: str, *, limit: int = MOST) -> tuple[FoundCase, ...]:
    """Return the cases that resemble what was typed, the most alike first. Closed cases too."""
    asked = _asked(typed)
    words = asked.split()
    if not words:
        return ()
    found = {case.case_id: case for case in _offered(reader, _holding_all(reader, words, whole=True, limit=limit))}
    if len(found) < limit:
        found |= {
            case.case_id: case for case in _offered(reader, _holding_all(reader, words, whole=False, limit=limit))
        }
    if len(found) < limit and max(len(word) for word in words) > 3:
        near = {case.case_id: case for way in _resembling(reader, words) for case in _offered(reader, way)}
        new = [case for case in near.values() if case.case_id not in found]
        alike = similar(asked, new, lambda case: case.text, limit=limit, alike=ALIKE)
        found |= {case.case_id: case for case in alike}
    return tuple(found.values())[:limit]


def _asked(typed: str) -> str:
    """Return the words to look for: a telephone number as one word, the rest in the one spelling of the index."""
    try:
        return parse_phone(typed)
    except NotUnderstood:
        return normalise(typed[:120])


def _offered(reader: Reader, condition: Select[Any]) -> Sequence[FoundCase]:
    return [FoundCase(*row) for row in reader.connection().execute(condition)]


def _own(reader: Reader) -> ColumnElement[bool]:
    if reader.organisation_id is None:
        raise ValueError("a search is one organisation's")
    return visible_to(Case, reader.organisation_id)


def _holding_all(reader: Reader, words: list[str], *, whole: bool, limit: int) -> Select[Any]:
    """Cases that hold every word, or in which every word begins some word; the last opened first."""
    end = " " if whole else ""
    chosen = select(*_COLUMNS).where(_own(reader))
    if reader.store.dialect == "sqlite":
        sought = " AND ".join(_quoted(f" {word}{end}") for word in words if len(f" {word}{end}") > 2)  # letter groups
        chosen = chosen.join(_index, _SAME_CASE)
        chosen = chosen.where(_index.c.case_search.match(sought or _quoted(f" {words[0]} ")))
    else:
        parts = (_cases.c.search_text.like(f"% {_escaped(word)}{end}%", escape="\\") for word in words)
        chosen = chosen.where(and_(*parts))
    return chosen.order_by(_cases.c.id.desc()).limit(limit)


def _resembling(reader: Reader, words: list[str]) -> tuple[Select[Any], ...]:
    """Cases that share letter groups with the words, the most first."""
    chosen = select(*_COLUMNS).where(_own(reader))
    if reader.store.dialect == "sqlite":
        indexed = chosen.join(_index, _SAME_CASE).order_by(_index.c.rank).limit(OFFERED)
        return tuple(indexed.where(_index.c.case_search.match(sought)) for sought in _ways_to_write(words))
    threshold = func.set_config("pg_trgm.word_similarity_threshold", LEAST_LIKE, literal(True))  # noqa: FBT003
    reader.connection().execute(select(threshold))
    letters = [word for word in words if not word[0].isdigit()] or words
    near = or_(*(literal(word).op("<%", is_comparison=True)(_cases.c.search_text) for word in letters))
    likeness = sum((func.word_similarity(word, _cases.c.search_text) for word in letters), start=literal(0.0))
    return (chosen.where(near).order_by(likeness.desc(), _cases.c.id.desc()).limit(OFFERED),)


def _ways_to_write(words: list[str]) -> tuple[str, ...]:
    """Return two questions: every word begins and ends as typed (its middle is wrong); any letter group of any word."""
    framed = [part for word in words for part in (_quoted(f" {word}"[:3]), _quoted(f"{word} "[-3:]))]
    groups = dict.fromkeys(
        f" {word} "[at : at + 3] for word in words if not word[0].isdigit() for at in range(len(word))
    )
    return " AND ".join(framed), " OR ".join(_quoted(group) for group in groups) or _quoted(f" {words[0]}")


def _quoted(text: str) -> str:
    """Return a phrase of the full-text language; nothing typed can be an operator."""
    return '"' + text.replace('"', '""') + '"'


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
