"""Contexts for the tests of the letters: every fact known, and only what a letter cannot do without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from letters.asks import Ask
from letters.catalogue import CATALOGUE
from letters.context import Answer, LetterContext, Rent, Row, Tenant
from letters.grounds import GROUNDS
from letters.samples import sample
from letters.text import LANGUAGES

TO_POST = [name for name, spec in CATALOGUE.items() if spec.format == "letter"]
"""Letters with an address in the window; the others are forms."""
OF_TENANTS = [name for name in TO_POST if CATALOGUE[name].signer == "tenant"]
"""Letters in which the tenants speak."""
FORMS = [name for name, spec in CATALOGUE.items() if spec.format == "form"]
EVERY_LETTER = [(name, language) for name in CATALOGUE for language in LANGUAGES]
DOCUMENTS = ("epb_certificate", "registration_proof", "lease", "lease_annexes", "inventory")


def full(name: str = "contest_indexation", /, **changes: Any) -> LetterContext:
    """Return the sample of a letter, with changes."""
    return replace(sample(CATALOGUE[name]), **changes)


def bare(name: str = "contest_indexation", /, **changes: Any) -> LetterContext:
    """Return the sample with everything unknown that the letter can do without."""
    known = sample(CATALOGUE[name])
    spec = CATALOGUE[name]
    needed = (
        {path.split(".")[0] for path in spec.needs} | {"sender", "letter"} | ({"office"} if spec.addressed else set())
    )
    plain = {name: value for name, value in known.to_dict().items() if name in needed}
    plain["sender"] = {"address": plain["sender"].get("address")}
    plain["letter"] = {"written_on": plain["letter"]["written_on"]} | {
        key: value for key, value in plain["letter"].items() if key == "deadline_on"
    }
    if "lease" in plain:
        plain["lease"] = {k: v for k, v in plain["lease"].items() if f"lease.{k}" in CATALOGUE[name].needs}
    for part in ("notice", "rent", "procedure", "debt", "budget"):
        if part in plain:
            plain[part] = {k: v for k, v in plain[part].items() if f"{part}.{k}" in spec.needs}
    required = {ask.id for ask in spec.asks if ask.required}
    asked = tuple(_bare(spec.asks, answer) for answer in known.asked if answer.id in required)
    return replace(LetterContext.from_dict(plain), asked=asked, **changes)


def _bare(asks: Sequence[Ask], answer: Answer) -> Answer:
    """Return a required answer; a table has one line with the cells it needs."""
    if not answer.rows:
        return answer
    needed = {column.id for ask in asks if ask.id == answer.id for column in ask.columns if column.required}
    first = Row(tuple(cell for cell in answer.rows[0].cells if cell.id in needed))
    return replace(answer, rows=(first if first.cells else answer.rows[0],))


__all__ = ["DOCUMENTS", "EVERY_LETTER", "FORMS", "GROUNDS", "OF_TENANTS", "TO_POST", "Rent", "Tenant", "bare", "full"]
