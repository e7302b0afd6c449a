"""From the answer of the check to the letter: the grounds and figures of the published cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from letters.catalogue import CATALOGUE
from letters.context import LetterContext
from letters.grounds import GROUNDS
from letters.html import render
from letters.prefill import indexation_parts
from letters.text import LANGUAGES
from tests.letters.cases import full
from workflows.checks import CHECKS
from workflows.figures import Figures

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "rent_indexation.json").read_text(encoding="utf-8"))
ANSWERED = [vector for vector in VECTORS if "error" not in vector["expect"]]
PEOPLE = {k: v for k, v in full().to_dict().items() if k in {"tenants", "sender", "landlords", "dwelling", "letter"}}


def context_of(facts: dict[str, Any]) -> tuple[dict[str, Any], LetterContext]:
    result = CHECKS["rent_indexation"].run(facts, Figures.shipped())
    return result, LetterContext.from_dict(PEOPLE | indexation_parts(result, facts))


@pytest.mark.parametrize("vector", ANSWERED, ids=lambda vector: vector["id"])
def test_every_published_case_gives_grounds_exactly_when_something_is_wrong(vector: dict[str, Any]) -> None:
    result, context = context_of(vector["facts"])
    if result["verdict"] in {"not_due", "excessive"} and vector["facts"]["request"].get("made_by") != "tenant":
        assert context.grounds
    if result["verdict"] in {"lawful", "not_requested", "out_of_scope"}:
        assert context.grounds == ()
    assert set(context.grounds) <= GROUNDS.keys()
    if context.grounds:
        for language in LANGUAGES:
            render(CATALOGUE["contest_indexation"], language, context)


def base_facts() -> dict[str, Any]:
    return {
        "as_of": "2026-07-01",
        "lease": {
            "type": "main_residence_9y", "written": True, "signed_on": "2019-05-10", "starts_on": "2019-06-01",
            "base_rent": "750.00", "indexation_clause": "none", "rent_before_request": "862.50",
        },
        "registration": {"federal": {"done": True}, "regional": {"done": False}},
        "landlord": {"kind": "natural_person"},
        "epb": {"certificates": [{"class": "e", "issued_on": "2019-01-10", "communicated": True}]},
        "request": {"made_by": "landlord", "written": True, "made_on": "2026-06-05", "rent_asked": "958.11",
                    "applies_from": "2026-06-01"},
    }  # fmt: skip


def test_a_forgotten_factor_carries_the_whole_sum() -> None:
    _, context = context_of(base_facts())
    assert context.grounds == ("factor_forgotten",)
    assert context.calculation is not None
    assert str(context.calculation.ceiling) == "931.40"
    assert str(context.calculation.factor) == "0.972124068"
    assert context.calculation.steps == ()
    assert str(context.rent.due) == "931.40"
    assert context.lease.main_residence is True


def test_an_unregistered_lease_of_2025_names_the_region() -> None:
    facts = base_facts()
    facts["lease"] |= {"signed_on": "2025-02-10", "starts_on": "2025-03-01"}
    facts["registration"] = {"federal": {"done": True, "on": "2025-02-20"}, "regional": {"done": False}}
    facts["request"] |= {"applies_from": "2026-03-01", "made_on": "2026-03-02", "rent_asked": "760.00"}
    facts["as_of"] = "2026-03-10"
    _, context = context_of(facts)
    assert context.grounds == ("regional_registration_missing",)
    assert context.registration.federal is True
    assert context.registration.regional is False


def test_unknown_registration_asks_for_proof() -> None:
    facts = base_facts()
    facts["registration"] = {}
    facts["request"]["rent_asked"] = "931.40"
    _, context = context_of(facts)
    assert context.grounds == ("no_registration_proof",)
    assert context.rent.due is None


def test_a_certificate_given_too_late_is_told_with_its_date() -> None:
    facts = base_facts()
    facts["epb"]["certificates"][0] |= {"communicated_on": "2026-06-20"}
    _, context = context_of(facts)
    assert "no_epb" in context.grounds
    html = render(CATALOGUE["contest_indexation"], "nl", context)
    assert "pas op 20\u00a0juni 2026" in html


def test_no_certificate_at_all() -> None:
    facts = base_facts()
    facts["epb"]["certificates"] = []
    _, context = context_of(facts)
    assert context.grounds[0] == "no_epb"
    assert context.epb.presented is False


def test_the_freeze_year_keeps_the_steps_instead_of_the_formula() -> None:
    facts = base_facts()
    facts["as_of"] = "2023-06-20"
    facts["request"] |= {"made_on": "2023-06-05", "applies_from": "2023-06-01", "rent_asked": "950.00"}
    _, context = context_of(facts)
    assert "freeze_half" in context.grounds
    assert context.calculation is not None
    assert context.calculation.steps
