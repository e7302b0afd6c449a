"""Contexts for the tests of the letters: every fact known, and only what a letter cannot do without."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from letters.catalogue import CATALOGUE
from letters.context import LetterContext, Rent, Tenant
from letters.grounds import GROUNDS
from letters.samples import sample
from letters.text import LANGUAGES

EVERY_LETTER = [(name, language) for name in CATALOGUE for language in LANGUAGES]
DOCUMENTS = ("epb_certificate", "registration_proof", "lease", "lease_annexes", "inventory")


def full(name: str = "contest_indexation", /, **changes: Any) -> LetterContext:
    """Return the sample of a letter, with changes."""
    return replace(sample(CATALOGUE[name]), **changes)


def bare(name: str = "contest_indexation", /, **changes: Any) -> LetterContext:
    """Return the sample with everything unknown that the letter can do without."""
    known = sample(CATALOGUE[name])
    needed = {path.split(".")[0] for path in CATALOGUE[name].needs}
    plain = {name: value for name, value in known.to_dict().items() if name in needed or name in {"sender", "letter"}}
    plain["sender"] = {"address": plain["sender"]["address"]}
    plain["letter"] = {"written_on": plain["letter"]["written_on"]} | {
        key: value for key, value in plain["letter"].items() if key == "deadline_on"
    }
    if "lease" in plain:
        plain["lease"] = {k: v for k, v in plain["lease"].items() if f"lease.{k}" in CATALOGUE[name].needs}
    return replace(LetterContext.from_dict(plain), **changes)


__all__ = ["DOCUMENTS", "EVERY_LETTER", "GROUNDS", "Rent", "Tenant", "bare", "full"]
