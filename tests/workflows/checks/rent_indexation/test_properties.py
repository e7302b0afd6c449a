"""What must hold for any facts at all: a valid result, honest verdicts, amounts that follow the index."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workflows.checks.rent_indexation import cases
from tests.workflows.checks.rent_indexation.cases import Facts, answer, get, put, random_facts
from workflows.checks import CHECKS
from workflows.checks.rent_indexation.calculation import Method, Plan, calculate, correction_factor, rounded
from workflows.checks.vocabulary import Asked
from workflows.figures import Figures
from workflows.figures.health_index import HealthIndex, IndexRow, month_number

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

CHECK = CHECKS["rent_indexation"]
VALID_RESULT = jsonschema.Draft202012Validator(CHECK.result_schema())
VALID_FACTS = jsonschema.Draft202012Validator(CHECK.facts_schema())
RULES = [rule.id for rule in CHECK.rules]
quick = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)


@quick
@given(random_facts())
def test_any_facts_give_a_valid_result_with_one_finding_per_rule(facts: Facts) -> None:
    VALID_FACTS.validate(facts)
    result = answer(facts)
    VALID_RESULT.validate(result)
    rules = [finding["rule"] for finding in result["findings"]]
    assert rules == (["scope"] if result["verdict"] == "out_of_scope" else RULES)


@quick
@given(random_facts())
def test_doubts_and_alternatives_belong_to_an_uncertain_verdict(facts: Facts) -> None:
    result = answer(facts)
    if result["verdict"] != "uncertain":
        assert result["doubts"] == result["alternatives"] == []
    else:
        assert result["doubts"] or result["missing"]
        assert {item["doubt"] for item in result["alternatives"]} == set(result["doubts"])
    assert (result["due_from"] is None) or result["verdict"] in ("lawful", "excessive", "uncertain")


def unlisted(facts: Facts, missing: list[str]) -> list[str]:
    """Return the unknown facts that the check neither asks for nor takes for granted."""
    paths = []
    for fact in CHECK.facts:
        if fact.asked is not Asked.WHEN_MISSING or fact.path in ("lease.signed_on", "lease.starts_on"):
            continue
        if fact.in_list is None:
            paths.append(fact.path)
        elif isinstance(listed := get(facts, fact.in_list), list):
            paths += [fact.path.replace("[]", f"[{place}]") for place in range(len(listed))]
    if facts.get("request") is None:
        paths = [path for path in paths if not path.startswith("request.")]
    return [path for path in paths if get(facts, path) is None and path not in missing]


def stands_in(facts: Facts, path: str) -> bool:
    """Return whether another fact stands in for ``path``: the base rent for the rent before at a first anniversary."""
    if path != "lease.rent_before_request":
        return False
    start = get(facts, "lease.starts_on")
    anniversary = answer(facts)["anniversary"]
    return isinstance(start, str) and anniversary is not None and int(anniversary[:4]) == int(start[:4]) + 1


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=600)
@given(random_facts(), st.data())
def test_a_firm_verdict_stands_whatever_else_is_answered(facts: Facts, data: st.DataObject) -> None:
    """The form relies on this: what is not in ``missing`` need not be asked."""
    before = answer(facts)
    if before["verdict"] == "uncertain":
        return
    for path in unlisted(facts, before["missing"]):
        if stands_in(facts, path):
            continue
        filled = copy.deepcopy(facts)
        put(filled, path, data.draw(cases.fill_of(path), label=path))
        assert answer(filled)["verdict"] == before["verdict"], path


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)
@given(random_facts(), st.data())
def test_a_firm_verdict_stands_when_the_days_of_the_lease_are_found(facts: Facts, data: st.DataObject) -> None:
    before = answer(facts)
    for path in ("lease.signed_on", "lease.starts_on"):
        other = get(facts, "lease.starts_on" if path == "lease.signed_on" else "lease.signed_on")
        if before["verdict"] == "uncertain" or path in before["missing"] or get(facts, path) is not None:
            continue
        near = date.fromisoformat(str(other or "2019-06-01")).toordinal()
        gap = data.draw(st.integers(0, 300))
        found = date.fromordinal(near - gap if path == "lease.signed_on" else near + gap)
        filled = copy.deepcopy(facts)
        put(filled, path, found.isoformat())
        assert answer(filled)["verdict"] == before["verdict"], path


@quick
@given(random_facts())
def test_missing_names_unknown_facts_in_the_order_of_the_page(facts: Facts) -> None:
    missing = answer(facts)["missing"]
    charges_included = get(facts, "lease.base_rent_includes_charges") is True
    for path in missing:
        if path.startswith("health_index.") or (path == "lease.base_rent" and charges_included):
            continue
        assert get(facts, path) in (None, "unknown"), path
    assert missing == CHECK.facts.in_order(set(missing))


@quick
@given(random_facts(), st.data())
def test_answering_what_is_missing_ends(facts: Facts, data: st.DataObject) -> None:
    facts = copy.deepcopy(facts)
    facts["lease"].pop("base_rent_includes_charges", None)
    for _ in range(20):
        asked = [path for path in answer(facts)["missing"] if not path.startswith("health_index.")]
        if not asked:
            return
        for path in asked:
            days = {"lease.signed_on": "2018-05-01", "lease.starts_on": "2018-06-01"}
            fill = cases.fill_of(path).filter(lambda value: value != "unknown")
            value = days.get(path) or data.draw(fill, label=path)
            if path == "refund.overpaid_since":
                value = facts["refund"]["claimed_on"]
            put(facts, path, value)
    raise AssertionError(asked)


@quick
@given(random_facts())
def test_amounts_agree_with_each_other(facts: Facts) -> None:
    result = answer(facts)
    amounts = {key: None if value is None else Decimal(value) for key, value in result["amounts"].items()}
    ceiling, due, asked = amounts["ceiling"], amounts["rent_due"], amounts["rent_asked"]
    assert all(value is None or value >= 0 for value in amounts.values())
    if ceiling is not None:
        assert amounts["tolerance_limit"] is not None
        assert ceiling <= amounts["tolerance_limit"]
        assert result["by_base"][result["indices"]["base"]]["ceiling"] == result["amounts"]["ceiling"]
    if result["verdict"] == "lawful" and asked is not None:
        assert due == asked
    by_tenant = get(facts, "request.made_by") == "tenant"
    if (
        result["verdict"] == "excessive"
        and not by_tenant
        and due is not None
        and amounts["tolerance_limit"] is not None
    ):
        assert due <= amounts["tolerance_limit"]
    if result["verdict"] == "uncertain":
        assert due is None


@quick
@given(random_facts())
def test_facts_are_left_as_they_were(facts: Facts) -> None:
    before = copy.deepcopy(facts)
    assert answer(facts) == answer(facts)
    assert facts == before


@quick
@given(random_facts())
def test_every_sentence_is_written_in_both_languages(facts: Facts) -> None:
    result = answer(facts)
    texts: list[dict[str, Any]] = [finding["text"] for finding in result["findings"]]
    texts += [item["text"] for item in result["alternatives"]] + result["calculation"]
    for text in texts:
        assert text["fr"].strip()
        assert text["nl"].strip()
        for sentence in text.values():
            assert sentence[-1] in ".?"
            assert "None" not in sentence
            assert "  " not in sentence


# The arithmetic, on tables of our own.

values = st.decimals("60", "250", places=2)


def table(start: Decimal, new: Decimal, year_before: Decimal | None = None) -> HealthIndex:
    months = {(2019, 4): start, (2024, 5): new, (2023, 5): year_before}
    return HealthIndex(
        IndexRow(2013, year, month, value, "published", second_source=True)
        for (year, month), value in months.items()
        if value is not None
    )


PLAN = Plan(75000, month_number(2019, 4), month_number(2024, 5), Method.STANDARD)


@given(values, st.integers(1, 10**12))
def test_equal_indices_leave_the_rent_as_it_is(index: Decimal, rent: int) -> None:
    found = calculate(table(index, index), Plan(rent, PLAN.start_month, PLAN.new_month, Method.STANDARD))
    assert found is not None
    assert found.ceiling == found.standard == rent


@given(values, values, values)
def test_a_higher_new_index_never_lowers_the_rent(start: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    lower, higher = calculate(table(start, low), PLAN), calculate(table(start, high), PLAN)
    assert lower is not None
    assert higher is not None
    assert 0 <= lower.ceiling <= higher.ceiling


@given(values, values, values)
def test_the_freeze_never_gives_more_than_a_rising_index(start: Decimal, one: Decimal, other: Decimal) -> None:
    year_before, new = sorted((one, other))
    index = table(start, new, year_before)
    half = calculate(index, Plan(75000, PLAN.start_month, PLAN.new_month, Method.HALF))
    frozen = calculate(index, Plan(75000, PLAN.start_month, PLAN.new_month, Method.FROZEN))
    assert half is not None
    assert frozen is not None
    assert frozen.ceiling <= half.ceiling <= half.standard


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_rounding_is_half_up(numerator: int, denominator: int) -> None:
    exact = Decimal(numerator) / Decimal(denominator)
    assert abs(Decimal(rounded(numerator, denominator)) - exact) <= Decimal("0.5")
    assert rounded(2 * numerator + 1, 2) == numerator + 1


@given(st.dates(date(2024, 1, 1), date(2025, 12, 31)))
def test_the_factor_is_the_same_every_year_and_smaller_for_worse_classes(anniversary: date) -> None:
    index = HealthIndex.shipped()
    half, full = (correction_factor(index, anniversary, half=half) for half in (True, False))
    again = correction_factor(index, anniversary.replace(year=2031, day=min(anniversary.day, 28)), half=True)
    assert half is not None
    assert full is not None
    assert 0 < full < half < 10**9
    assert half == again or anniversary.day > 28


def test_the_figures_of_a_check_are_what_it_reads() -> None:
    later = cases.facts({"as_of": "2026-09-20", "anniversary_year": 2026})
    put(later, "lease.starts_on", "2020-09-01")
    put(later, "request.made_on", "2026-09-07")
    put(later, "request.applies_from", "2026-09-01")
    assert answer(later)["missing"] == ["health_index.2026-08"]
    shipped = HealthIndex.shipped()
    added = [
        IndexRow(base, 2026, month, shipped.value(base, 2026, 6) or Decimal(100), "derived", second_source=False)
        for base in (1988, 1996, 2004, 2013, 2025)
        for month in (7, 8)
    ]
    extended = shipped.extended(added)
    found = answer(later, Figures(health_index=extended))
    assert found["verdict"] == "lawful"
    assert found["index_digest"] == extended.digest != shipped.digest
