"""What holds for any facts: no sum, nothing that may ever be skipped, no class A beside a title, gaps leave it open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.checks.illegal_eviction.cases import CHECK, SHIPPED
from workflows.checks.illegal_eviction.vocabulary import VOCABULARY
from workflows.checks.illegal_eviction.warnings import ALWAYS
from workflows.checks.parsing import Kind

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

ORDERED = ("occurred_to", "title.judgment_on", "title.served_on", "title.executed_on")
"""Days that must not come before others: each is drawn from a year of its own."""
YEARS = {path: (2026 + place, 2026 + place) for place, path in enumerate(ORDERED)} | {"occurred_from": (2023, 2025)}


def _values(path: str, kind: Kind, codes: list[str]) -> st.SearchStrategy[Any]:
    first, last = YEARS.get(path, (2023, 2027))
    days = st.dates(date(first, 1, 1), date(last, 12, 31)).map(date.isoformat)
    return {
        Kind.DATE: days,
        Kind.YES_NO: st.booleans(),
        Kind.INTEGER: st.integers(1, 40),
        Kind.MONEY: st.just("650.00"),
        Kind.TEXT: st.just("21004"),
        Kind.CODE: st.sampled_from(codes or [""]),
        Kind.CODES: st.lists(st.sampled_from(codes or [""]), max_size=4, unique=True),
    }[kind]


FACTS = st.fixed_dictionaries(
    {},
    optional={
        fact.path: _values(fact.path, fact.kind, [code.value for code in fact.codes])
        for fact in VOCABULARY
        if fact.path != "as_of"
    },
).map(lambda told: {"as_of": "2027-06-01", **told})


def nested(told: dict[str, Any], *, backwards: bool = False) -> dict[str, Any]:
    """Return facts by path as the check takes them."""
    facts: dict[str, Any] = {}
    for path, value in sorted(told.items(), reverse=backwards):
        group, _, name = path.partition(".")
        if name:
            facts.setdefault(group, {})[name] = value
        else:
            facts[group] = value
    return facts


def classes(told: dict[str, Any]) -> set[str]:
    """Return the class and what it may turn out to be."""
    result = CHECK.run(nested(told), SHIPPED)
    return {result["class"], *result["class_alternatives"]}


@given(FACTS)
@settings(max_examples=150, deadline=None)
def test_what_holds_for_any_facts(told: dict[str, Any]) -> None:
    result = CHECK.run(nested(told), SHIPPED)
    assert result == CHECK.run(nested(told, backwards=True), SHIPPED)
    assert result["art_233_1"]["amount"] is None
    assert set(ALWAYS) <= set(result["never_do"])
    assert result["referral"]["penalty_for_refusal"] is False
    assert result["incident_may_close"] is False
    assert not any(one["verified"] for one in (result["penal"], *result["offences"]))
    if result["class"] in ("A", "A_partial"):
        assert told.get("title.status") == "none" or told.get("title.kind") == "false_document"
        assert told["put_out_by"] not in ("family", "partner", "ex_partner", "host", "main_tenant", "bailiff")
    assert (result["level"] == 3) is (result["class"] in ("A", "A_partial"))
    assert (result["possessory"] is not None) is (
        result["class"] in ("A", "A_partial", "U") and "occurred_from" in told
    )
    unaccompanied = told.get("household.unaccompanied_minor") is True
    if unaccompanied:
        assert not result["referral"]["offered"]
        assert not result["referral"]["start_now"]
        assert result["referral"]["proposal_due_on"] is None
    child = unaccompanied or told.get("household.minors", 0) > 0
    assert ("refuse_minor" in result["never_do"]) is child


@given(FACTS, st.sampled_from(["abandonment", "arrears", "lease_ended", "irregular_stay"]))
@settings(max_examples=60, deadline=None)
def test_no_claim_of_the_other_side_changes_anything_but_its_note(told: dict[str, Any], claim: str) -> None:
    noted = {"claims_without_effect", "flags", "findings"}
    without, claimed = (CHECK.run(nested({**told, "other_side_claims": claims}), SHIPPED) for claims in ([], [claim]))
    assert {key: value for key, value in without.items() if key not in noted} == {
        key: value for key, value in claimed.items() if key not in noted
    }


@given(FACTS, st.sampled_from(["landlord", "new_owner", "employer"]), st.sampled_from(["home_lost", "access_barred"]))
@settings(max_examples=40, deadline=None)
def test_a_title_of_which_nothing_is_known_leaves_three_outcomes(told: dict[str, Any], author: str, home: str) -> None:
    known = {**told, "put_out_by": author, "home_status": home}
    known.pop("title.status", None)
    assert classes(known) == {"U", "A", "B"}
    assert classes({**known, "title.status": "none"}) == {"A"}
    seen = {**known, "title.status": "seen", "title.kind": "judgment", "occupancy.basis": "written_lease"}
    assert classes(seen) == {"B"}
