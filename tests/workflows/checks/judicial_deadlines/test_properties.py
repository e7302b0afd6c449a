"""What must hold for any facts: valid results, the worst case first, never in the winter, firm answers stay firm."""

from __future__ import annotations

from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.workflows.checks.judicial_deadlines.cases import (
    CHECK,
    NEAR,
    SERVED,
    Facts,
    Result,
    answer,
    changed,
    days,
    random_facts,
    run,
)
from workflows import winter
from workflows.checks import FactError
from workflows.working_days import is_working_day

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

VALID_RESULT = jsonschema.Draft202012Validator(CHECK.result_schema())
VALID_FACTS = jsonschema.Draft202012Validator(CHECK.facts_schema())
quick = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
LEASES = ("residential_lease", "mixed_commercial_lease")
COUNTED = (*LEASES, "precarious_occupation", "squat_private_owner", "squat_public_owner")


def result_of(facts: Facts) -> Result:
    """Answer, leaving aside facts that contradict each other."""
    try:
        return answer(facts)
    except FactError:
        assume(False)
        raise


@quick
@given(random_facts())
def test_any_facts_give_a_valid_result(facts: Facts) -> None:
    result = result_of(facts)
    VALID_FACTS.validate(facts)
    VALID_RESULT.validate(result)
    assert result == answer(facts)
    rules = [finding["rule"] for finding in result["findings"]]
    assert len(rules) == len(set(rules)), "at most one finding per rule"
    assert bool(result["alternatives"]) <= (result["verdict"] == "uncertain")
    assert (result["earliest_eviction"]["reason"] is None) is (None not in days(result))


@quick
@given(random_facts(title_type=st.sampled_from(COUNTED)))
def test_the_days_come_in_order_on_working_days_and_out_of_the_winter(facts: Facts) -> None:
    result = result_of(facts)
    found = [date.fromisoformat(day) for day in days(result) if day is not None]
    assert found == sorted(found)
    assert all(is_working_day(day) for day in found)
    if facts["title_type"] in LEASES and not facts.get("moratorium_derogation", {}).get("granted"):
        assert not any(winter.is_winter(day) for day in found)
    assert all(result["moratorium"]["applies"] is (facts["title_type"] in LEASES) for _ in found)
    for one in result["deadlines"]:
        firsts = [one[reading]["first_possible_day"] for reading in ("plan", "default", "contest")]
        assert firsts == sorted(firsts, key=lambda day: day or "9")
        if one["act_by"] is not None:
            assert one["act_by"] <= one["plan"]["last_day"]
            assert is_working_day(date.fromisoformat(one["act_by"]))


@quick
@given(random_facts(title_type=st.sampled_from(COUNTED)), NEAR)
def test_a_notice_posted_on_the_last_day_reaches_the_first_day_and_one_later_does_not(facts: Facts, as_of: str) -> None:
    facts = changed(facts, rehousing=None, eviction_notice=None, as_of=as_of)
    posting = result_of(facts)["latest_notice_posting"]
    assume(posting is not None)
    for reading in ("plan", "default", "contest"):
        last = posting[reading]
        if last is None:
            continue
        day = date.fromisoformat(last)
        in_time, late = (
            result_of(
                changed(facts, eviction_notice={"posted_on": date.fromordinal(day.toordinal() + more).isoformat()})
            )
            for more in (0, 1)
        )
        assert in_time["earliest_eviction"][reading] < late["earliest_eviction"][reading]
        earlier = result_of(changed(facts, eviction_notice={"posted_on": "2026-01-05"}))
        assert in_time["earliest_eviction"][reading] == earlier["earliest_eviction"][reading]


@settings(quick, max_examples=150)
@given(random_facts())
def test_what_is_missing_can_be_asked_and_stands_in_order(facts: Facts) -> None:
    """The form leaves out questions whose conditions do not hold: none of them may be missing."""

    def known(path: str) -> object:
        here: object = facts
        for part in path.split("."):
            here = here.get(part) if isinstance(here, dict) else None
        return here

    missing = result_of(facts)["missing"]
    assert [path for path in missing if not CHECK.facts[path].matters(known) or known(path) is not None] == []
    assert missing == sorted(missing, key=[fact.path for fact in CHECK.facts].index)


FIRM = ("regular", "irregular")
HANGS_ON = (
    "title_type",
    "service.on",
    "service.cpas_informed_on",
    "eviction_notice.posted_on",
    "moratorium_derogation.granted",
)
"""The facts on which an announced day hangs, those left aside that are taken for granted when empty."""


@settings(quick, max_examples=120)
@given(st.data())
def test_a_firm_verdict_never_changes_with_a_fact_that_was_not_missing(data: st.DataObject) -> None:
    base: dict[str, Any] = {"as_of": "2026-10-20"}
    values = {path: data.draw(_value(path), label=path) for path in HANGS_ON}
    left_out = data.draw(st.sampled_from(HANGS_ON))
    for path, value in values.items():
        if path != left_out:
            base = changed(base, **{path.replace(".", "__"): value})
    base = changed(base, eviction_notice__eviction_on=data.draw(NEAR))
    first = result_of(base)
    assume(first["verdict"] in FIRM and left_out not in first["missing"])
    second = result_of(changed(base, **{left_out.replace(".", "__"): values[left_out]}))
    assert second["verdict"] == first["verdict"]


def _value(path: str) -> st.SearchStrategy[Any]:
    if path == "title_type":
        return st.sampled_from(COUNTED)
    return st.just(False) if path == "moratorium_derogation.granted" else NEAR


@quick
@given(NEAR, st.integers(0, 30), st.sampled_from(LEASES))
def test_a_later_information_of_the_cpas_never_brings_the_eviction_forward(on: str, later: int, title: str) -> None:
    told = date.fromordinal(date.fromisoformat(on).toordinal() + later).isoformat()
    first = run(SERVED, title_type=title, service={"on": on, "cpas_informed_on": on})
    second = run(SERVED, title_type=title, service={"on": on, "cpas_informed_on": told})
    assert all(soon <= late for soon, late in zip(days(first), days(second), strict=True) if soon and late)
