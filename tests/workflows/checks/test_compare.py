"""The comparison of answers with vectors: it must be able to say no."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compare import answer_difference

RESULT: dict[str, Any] = {
    "verdict": "lawful",
    "flag": True,
    "count": 1,
    "doubts": [],
    "missing": ["a", "b"],
    "amounts": {"ceiling": "904.43", "rent_due": None},
    "findings": [
        {"rule": "scope", "verdict": "respected", "figures": {"x": 1}},
        {"rule": "amount", "verdict": "breached"},
    ],
}

MET: list[dict[str, Any]] = [
    {},
    {"verdict": "lawful", "amounts": {"ceiling": "904.43"}},
    {"amounts": {"rent_due": None, "never_there": None}},
    {"doubts": [], "missing": ["b"]},
    {"missing__not": ["c"], "verdict__not": "not_due"},
    {"verdict__in": ["lawful", "excessive"]},
    {"amounts": {"ceiling__close": {"value": "904.44", "within": "0.01"}}},
    {"finding_rules_include": [{"rule": "scope"}, {"rule": "amount", "verdict": "breached"}, "scope"]},
    {"findings": [{"rule": "scope", "figures": {"x": 1}}]},
]
NOT_MET: list[dict[str, Any]] = [
    {"verdict": "excessive"},
    {"flag": 1},
    {"count": True},
    {"never_there": "x"},
    {"amounts": {"ceiling": "904.44"}},
    {"amounts": []},
    {"verdict": {"a": 1}},
    {"missing": []},
    {"missing": ["c"]},
    {"verdict": ["lawful"]},
    {"missing__not": ["b"]},
    {"verdict__not": "lawful"},
    {"verdict__in": ["excessive"]},
    {"verdict__in": "lawful"},
    {"amounts": {"ceiling__close": {"value": "904.45", "within": "0.01"}}},
    {"amounts": {"rent_due__close": {"value": "1", "within": "1"}}},
    {"amounts": {"ceiling__close": "904.43"}},
    {"finding_rules_include": [{"rule": "scope", "verdict": "breached"}]},
    {"finding_rules_include": ["refund"]},
    {"finding_rules_include": "scope"},
    {"error": {"path": "as_of"}},
]


@pytest.mark.parametrize("expect", MET, ids=str)
def test_met(expect: dict[str, Any]) -> None:
    assert answer_difference(expect, {"result": RESULT}) is None


@pytest.mark.parametrize("expect", NOT_MET, ids=str)
def test_not_met(expect: dict[str, Any]) -> None:
    assert answer_difference(expect, {"result": RESULT}) is not None


def test_errors() -> None:
    answer = {"error": {"path": "as_of", "message": "…"}}
    assert answer_difference({"error": {"path": "as_of"}}, answer) is None
    assert answer_difference({"error": {"path": "lease.type"}}, answer) is not None
    assert answer_difference({"verdict": "lawful"}, answer) is not None
