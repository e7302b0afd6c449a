"""Finds names, streets and numbers of our own cases in a text that is to name nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from app.foundation.wording import normalise, plain
from app.store.tables import Case, CaseEvent, CourtProcedure, Dwelling, OtherParty, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.store.reading import Reader
    from app.store.work import Work

SHORTEST: Final = 3
_NUMBERS: Final = (
    ("national_number", re.compile(r"\b\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}\b")),
    ("account", re.compile(r"\bBE\d{2}(?: ?\d{4}){3}\b", re.IGNORECASE)),
    ("roll_number", re.compile(r"\b\d{2} ?[A-Z] ?\d{2,6}\b")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")),
    ("phone", re.compile(r"(?<!\d)(?:\+32|0)\s?4?\d{1,2}(?:[ ./]?\d{2,3}){3}(?!\d)")),
)
NEVER: Final = frozenset({"national_number", "account", "email", "phone"})
"""What no decision may keep, whosever it is."""
_NO_NAMES: Final = frozenset(
    {"sa", "nv", "srl", "bv", "sprl", "bvba", "asbl", "vzw", "scrl", "cv", "immo", "agence", "kantoor", "regie"}
    | {"societe", "maatschappij", "madame", "monsieur", "mevrouw", "meneer", "locataire", "huurder", "bailleur"}
)
"""Words of companies and of courtesy, which name nobody."""


class Found(NamedTuple):
    """Something that may point at a person: what it is, the words, and whether it is of the case at hand."""

    kind: str
    words: str
    own: bool


@dataclass(frozen=True, slots=True)
class _Known:
    kind: str
    words: str
    own: bool


def found_in(source: Reader | Work, text: str, case_id: int | None = None) -> tuple[Found, ...]:
    """Return what in a text may point at somebody of our cases; of ``case_id`` first names count too."""
    hay = f" {normalise(text)} {plain(text)} "
    flat = f" {plain(text)} "
    hits: dict[tuple[str, str], Found] = {}
    for known in _known(source, case_id):
        spelt, bare = normalise(known.words), plain(known.words)
        if len(bare) >= SHORTEST and (f" {spelt} " in hay or f" {bare} " in flat):
            key = (known.kind, bare)
            if key not in hits or known.own:
                hits[key] = Found(known.kind, known.words, known.own)
    for kind, pattern in _NUMBERS:
        for match in pattern.finditer(text):
            hits.setdefault((kind, match.group()), Found(kind, match.group(), own=False))
    return tuple(sorted(hits.values(), key=lambda one: (not one.own, one.kind, one.words)))


def _known(source: Reader | Work, case_id: int | None) -> Iterator[_Known]:
    for row in source.where(Person):
        own = row.case_id == case_id
        yield _Known("name", row.last_name, own)
        if own:
            yield _Known("name", row.first_name, own)
            yield from (_Known("phone", digits, own) for digits in (row.phone,) if digits)
    for case in source.where(Case):
        own = case.id == case_id
        yield _Known("reference", case.reference, own)
        if case.identity == "pseudonym":
            yield _Known("name", case.display_name, own)
    yield from _elsewhere(source, case_id)


def _elsewhere(source: Reader | Work, case_id: int | None) -> Iterator[_Known]:
    """Return the names of other parties, streets and roll numbers."""
    for party in source.where(OtherParty):
        own = party.case_id == case_id
        words = [word for word in _words(party.name) if plain(word) not in _NO_NAMES]
        yield _Known("name", " ".join(words), own)
        if own:
            yield from (_Known("name", word, own) for word in words if len(word) > SHORTEST)
            yield _Known("street", party.street, own)
    for home in source.where(Dwelling):
        own = home.case_id == case_id
        if own or home.house_number:
            yield _Known("street", home.street if own else f"{home.street} {home.house_number}", own)
    for event in source.where(CaseEvent):
        number = event.inputs.get("roll_number")
        if number:
            yield _Known("roll_number", str(number), event.case_id == case_id)
    for court in source.where(CourtProcedure):
        yield _Known("roll_number", court.roll_number, court.case_id == case_id)


def _words(name: str) -> Iterable[str]:
    return name.replace(",", " ").replace(".", " ").split()
