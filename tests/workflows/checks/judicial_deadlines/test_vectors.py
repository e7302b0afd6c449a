"""The public vectors and the worked examples of the contract, against the check itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.compare import answer_difference
from tests.workflows.checks.judicial_deadlines.cases import CHECK, SERVED, SHIPPED, days, limit, run, verdicts
from workflows.checks import FactError

VECTORS = json.loads((Path(__file__).parents[3] / "vectors" / "judicial_deadlines.json").read_text(encoding="utf-8"))
VALID_RESULT = jsonschema.Draft202012Validator(CHECK.result_schema())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_vector(vector: dict[str, Any]) -> None:
    try:
        answer: dict[str, Any] = {"result": CHECK.run(vector["facts"], SHIPPED)}
    except FactError as error:
        answer = {"error": {"path": error.path}}
    else:
        VALID_RESULT.validate(answer["result"])
    assert answer_difference(vector["expect"], answer) is None, vector["note"]


def test_there_are_vectors() -> None:
    assert len(VECTORS) >= 81


def test_example_9_1_the_month_decides() -> None:
    result = run(SERVED)
    assert (result["verdict"], result["doubts"], result["missing"], result["alternatives"]) == ("dated", [], [], [])
    assert [one["code"] for one in result["deadlines"]] == [
        "appeal", "month_after_service", "eviction_notice_term", "rehousing_proof",
    ]  # fmt: skip
    assert limit(result, "appeal") == {
        "code": "appeal", "article": "CJ 1051", "runs_from": "2026-09-15", "state": "computed",
        "plan": {"first_possible_day": None, "last_day": "2026-10-15"},
        "default": {"first_possible_day": None, "last_day": "2026-10-15"},
        "contest": {"first_possible_day": None, "last_day": "2026-10-15"}, "act_by": "2026-10-15",
        "explanation": [{
            "fr": "Signification le 15 septembre 2026 + 1 mois = 15 octobre 2026 (jeudi).",
            "nl": "Betekening op 15 september 2026 + 1 maand = 15 oktober 2026 (donderdag).",
        }],
    }  # fmt: skip
    month = limit(result, "month_after_service")
    assert month["plan"] == {"first_possible_day": "2026-10-15", "last_day": "2026-10-14"}
    assert month["default"] == month["contest"] == {"first_possible_day": "2026-10-16", "last_day": "2026-10-15"}
    assert [text["nl"] for text in month["explanation"]] == [
        "Vonnis betekend op 15 september 2026, OCMW dezelfde dag op de hoogte gebracht: de maand loopt vanaf die dag.",
        (
            "+ 1 maand: 15 oktober 2026. Voorzichtige lezing: uithuiszetting mogelijk op die dag; "
            "letterlijke lezing: de dag "
            "erna."
        ),
    ]
    notice = limit(result, "eviction_notice_term")
    assert notice["plan"] == {"first_possible_day": "2026-10-09", "last_day": "2026-10-08"}
    assert notice["default"] == {"first_possible_day": "2026-10-13", "last_day": "2026-10-12"}
    assert notice["contest"] == {"first_possible_day": "2026-10-15", "last_day": "2026-10-14"}
    assert (result["projection"], result["fund"]) == (None, None)
    assert result["latest_notice_posting"] == {"plan": "2026-09-27", "default": "2026-09-24", "contest": "2026-09-22"}
    assert result["steps"][-2:] == [
        {
            "fr": "Le plus tard des deux délais : le mois après la signification.",
            "nl": "De laatste van beide termijnen: de maand na de betekening.",
        },
        {
            "fr": "Jour ouvrable, hors moratoire hivernal : 15 ou 16 octobre 2026 selon la lecture.",
            "nl": "Werkdag, buiten het wintermoratorium: 15 of 16 oktober 2026 naargelang de lezing.",
        },
    ]
    assert verdicts(result) == {
        "cpas_told_of_service": "respected", "title_scope": "respected", "service_day": "respected",
        "notice_during_month": "warning", "moratorium": "respected", "moratorium_derogation": "not_applicable",
        "enforcement_despite_appeal": "respected",
    }  # fmt: skip
    told = next(finding for finding in result["findings"] if finding["rule"] == "cpas_told_of_service")
    assert told["sources"][0]["article"] == "233undecies §1"
    assert told["figures"] == {"service_on": "2026-09-15", "cpas_informed_on": "2026-09-15"}
    assert result["law_version"] == [
        {"act": "Brussels Housing Code", "article": "233bis-233duodecies", "in_force_on": "2023-08-31"}
    ]


@pytest.mark.parametrize(("told", "verdict"), [(False, "breached"), (None, "needs_answer")])
def test_example_9_2_the_month_does_not_run(told: bool | None, verdict: str) -> None:
    facts: dict[str, Any] = {"service": {"on": "2026-09-01"}, "eviction_notice": {"posted_on": "2026-09-03"}}
    result = run(SERVED, **facts) if told is None else run(SERVED, **facts, service__cpas_informed=told)
    assert (result["verdict"], result["missing"]) == ("no_date", ["service.cpas_informed_on"])
    assert result["earliest_eviction"]["reason"] == "cpas_not_told_of_service"
    month = limit(result, "month_after_service")
    assert (month["runs_from"], month["state"]) == (None, "suspended")
    assert month["explanation"][0]["fr"].startswith("Le mois est suspendu tant que l'huissier n'a pas informé le CPAS")
    assert verdicts(result)["cpas_told_of_service"] == verdict
    assert result["latest_notice_posting"] is None
    announced = run(SERVED, **facts, service__cpas_informed=told, eviction_notice__eviction_on="2026-10-12")
    assert announced["verdict"] == ("uncertain" if told is None else "irregular")


def test_example_9_5_no_notice_yet() -> None:
    served = {"on": "2026-10-05", "cpas_informed_on": "2026-10-05"}
    result = run(SERVED, as_of="2026-10-12", service=served, eviction_notice=None)
    assert (result["verdict"], days(result)) == ("no_date", [None, None, None])
    assert result["earliest_eviction"]["reason"] == "eviction_notice_not_sent"
    assert result["projection"] == {
        "assumed_notice_posted_on": "2026-10-12",
        "plan": "2027-03-16",
        "default": "2027-03-16",
        "contest": "2027-03-16",
    }
    assert result["latest_notice_posting"] == {"plan": "2027-02-25", "default": "2027-02-22", "contest": "2027-02-18"}
    assert result["missing"] == ["eviction_notice.posted_on", "moratorium_derogation.granted"]
