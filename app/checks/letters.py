"""Which letters an answer leads to: by their code, where the catalogue has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.spec import LetterSpec

CONTEST_NOTICE = "N1-05"
ASK_KINSHIP = "N1-06"
ASK_EXTENSION = "N1-07"
COUNTER_NOTICE = "N1-08"
CONTESTABLE = frozenset({"unlawful", "no_effect", "voidable", "lawful_postponed", "uncertain"})


def letters_for(check: str, facts: dict[str, Any], result: dict[str, Any]) -> list[LetterSpec]:
    """Return the letters that fit an answer about a notice, the first step first; unwritten ones are left out."""
    if check != "landlord_notice":
        return []
    by_code = {spec.code: spec for spec in CATALOGUE.values()}
    return [by_code[code] for code in _codes(facts, result) if code in by_code]


def _codes(facts: dict[str, Any], result: dict[str, Any]) -> Iterator[str]:
    deadlines, notice = result.get("tenant_deadlines") or {}, facts.get("notice") or {}
    if facts["subject"] == "landlord_notice" and result["verdict"] in CONTESTABLE:
        yield CONTEST_NOTICE
    occupier = notice.get("occupier") or {}
    if notice.get("ground") == "personal_occupation" and not occupier.get("proof_asked_on"):
        yield ASK_KINSHIP
    if deadlines.get("prorogation_letter_by", "") or facts["subject"] == "prorogation_request":
        yield ASK_EXTENSION
    if deadlines.get("counter_notice_available"):
        yield COUNTER_NOTICE
