"""From the answer of the check to the grounds of the letter, on the published cases."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from letters.catalogue import CATALOGUE
from letters.grounds import AMOUNT_GROUNDS, CONDITION_GROUNDS, GROUNDS, TIME_GROUNDS, grounds_of
from letters.html import paragraphs, render
from letters.text import LANGUAGES, Both
from tests.letters.cases import bare, full
from workflows.checks import CHECKS
from workflows.figures import Figures

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "rent_indexation.json").read_text(encoding="utf-8"))
ANSWERED = [vector for vector in VECTORS if "error" not in vector["expect"]]


def result_of(facts: dict[str, Any]) -> dict[str, Any]:
    return CHECKS["rent_indexation"].run(facts, Figures.shipped())


def grounds(facts: dict[str, Any]) -> tuple[str, ...]:
    return grounds_of(result_of(facts), facts)


def test_each_ground_is_a_condition_a_time_or_an_amount() -> None:
    assert sorted((*CONDITION_GROUNDS, *TIME_GROUNDS, *AMOUNT_GROUNDS)) == sorted(GROUNDS)


@pytest.mark.parametrize("vector", ANSWERED, ids=lambda vector: vector["id"])
def test_every_published_case_gives_grounds_exactly_when_something_is_wrong(vector: dict[str, Any]) -> None:
    verdict = result_of(vector["facts"])["verdict"]
    found = grounds(vector["facts"])
    by_tenant = (vector["facts"].get("request") or {}).get("made_by") == "tenant"
    if verdict in {"not_due", "excessive"} and not by_tenant:
        assert found
    if verdict in {"lawful", "not_requested", "out_of_scope"}:
        assert found == ()
    if found:
        for language in LANGUAGES:
            assert found[0] in render(CATALOGUE["contest_indexation"], language, bare(grounds=found))


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


def test_the_standard_formula_asked_where_a_factor_is_due_is_a_forgotten_factor() -> None:
    assert grounds(base_facts()) == ("factor_forgotten",)
    facts = base_facts()
    facts["request"]["rent_asked"] = "1000.00"
    assert grounds(facts) == ("factor_forgotten", "wrong_amount")
    facts["request"]["rent_asked"] = "931.40"
    assert grounds(facts) == ()


def test_a_lease_of_2025_lacks_the_region_and_an_older_one_lacks_any_registration() -> None:
    facts = base_facts()
    facts["request"]["rent_asked"] = "931.40"
    facts["registration"] = {"federal": {"done": False}, "regional": {"done": False}}
    assert grounds(facts) == ("not_registered",)
    facts["lease"] |= {"signed_on": "2025-02-10", "starts_on": "2025-03-01"}
    facts["registration"] = {"federal": {"done": True, "on": "2025-02-20"}, "regional": {"done": False}}
    facts["request"] |= {"applies_from": "2026-03-01", "made_on": "2026-03-02", "rent_asked": "760.00"}
    assert grounds(facts) == ("regional_registration_missing",)


def test_an_unknown_registration_asks_for_proof() -> None:
    facts = base_facts()
    facts["registration"] = {}
    facts["request"]["rent_asked"] = "931.40"
    assert grounds(facts) == ("no_registration_proof",)


def test_certificates_missing_late_or_expired() -> None:
    facts = base_facts()
    facts["epb"]["certificates"] = []
    assert grounds(facts)[0] == "no_epb"
    facts["epb"]["certificates"] = [{"class": "c", "communicated": True, "communicated_on": "2026-06-20"}]
    assert grounds(facts)[0] == "no_epb"
    facts["epb"]["certificates"] = [{"class": "c", "issued_on": "2014-01-10", "communicated": True}]
    assert grounds(facts)[0] == "epb_expired"


def test_the_freeze_year_and_the_clauses() -> None:
    facts = base_facts()
    facts["as_of"] = "2023-06-20"
    facts["request"] |= {"made_on": "2023-06-05", "applies_from": "2023-06-01", "rent_asked": "950.00"}
    assert grounds(facts) == ("freeze_half",)
    facts["epb"]["certificates"][0]["class"] = "g"
    assert grounds(facts) == ("freeze_none",)
    facts = base_facts()
    facts["lease"] |= {"indexation_clause": "less_than_formula", "clause_ceiling": "800.00"}
    assert grounds(facts) == ("clause_less",)
    facts["lease"]["indexation_clause"] = "more_than_formula"
    assert grounds(facts) == ("clause_more",)
    facts["lease"]["indexation_clause"] = "excluded"
    assert grounds(facts)[0] == "clause_excluded"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_formula_that_does_not_give_the_result_is_never_printed(language: str) -> None:
    spec, calculation = CATALOGUE["contest_indexation"], full().calculation
    assert calculation is not None
    assert calculation.formula_holds
    clause = replace(calculation, ceiling=Decimal("800.00"))
    assert not clause.formula_holds

    def shown(changed: object) -> dict[str, str]:
        context = full(grounds=("clause_less",), calculation=changed)
        return {paragraph.id: paragraph.text for paragraph in paragraphs(spec, language, context)}  # type: ignore[arg-type]

    assert "calculation" not in shown(clause)
    steps = (Both("Plafond de la clause : 800,00 €.", "Maximum van het beding: 800,00 €."),)
    assert "800,00" in shown(replace(clause, steps=steps))["calculation"]
