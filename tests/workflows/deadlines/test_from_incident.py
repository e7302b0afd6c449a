"""The dates of an answer about an illegal eviction: when they start, when not, and which are not started again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.workflows.checks.illegal_eviction.cases import JUDGED, LOCKED_OUT, changed, run
from workflows.deadlines import DEADLINES
from workflows.deadlines.from_checks import CHECK_DATES, Given, begins, dates_of, once_in
from workflows.deadlines.from_incident import SHARED

CHECK = "illegal_eviction"
POSSESSORY = {"eviction_possessory_9_months", "eviction_possessory_11_months", "eviction_possessory"}
CENTRE = {"eviction_centre_forwarding", "eviction_centre_decision"}


def given(facts: dict[str, Any], **changes: Any) -> Given:
    told = changed(facts, **changes)
    return Given(told, run(told), date.fromisoformat(told["as_of"]))


def days(facts: dict[str, Any], **changes: Any) -> dict[str, date]:
    """Return the days that are followed, by rule."""
    one = given(facts, **changes)
    return {due.rule: due.on for due in dates_of(CHECK, one.facts, one.result, as_of=one.as_of)}


def test_a_household_that_is_locked_out() -> None:
    assert days(LOCKED_OUT, identified_on="2025-06-09") == {
        "eviction_possessory_9_months": date(2026, 3, 10),
        "eviction_possessory_11_months": date(2026, 5, 10),
        "eviction_possessory": date(2026, 6, 10),
        "referral_proposal": date(2025, 6, 16),
    }


@pytest.mark.parametrize(
    ("facts", "changes", "there", "not_there"),
    [
        (LOCKED_OUT, {"home_status": "back_in"}, set(), POSSESSORY | {"referral_proposal"}),
        (LOCKED_OUT, {"wish": "leave_with_damages"}, {"eviction_possessory"}, {"eviction_possessory_9_months"}),
        (LOCKED_OUT, {"reentry_possible": False}, {"eviction_possessory"}, {"eviction_possessory_11_months"}),
        (LOCKED_OUT, {"referral__wanted": False}, POSSESSORY, {"referral_proposal"}),
        (LOCKED_OUT, {"household__unaccompanied_minor": True}, POSSESSORY, {"referral_proposal"}),
        (LOCKED_OUT, {"home_status": "still_inside"}, {"threat_alert"}, POSSESSORY | {"referral_proposal"}),
        (LOCKED_OUT, {"home_status": "still_inside", "tonight__safe": False}, {"referral_proposal"}, POSSESSORY),
        (LOCKED_OUT, {"home_status": "partly_damaged"}, POSSESSORY, {"referral_proposal"}),
        (LOCKED_OUT, {"home_status": "partly_damaged", "referral__wanted": True}, {"referral_proposal"}, set()),
        (LOCKED_OUT, {"put_out_by": "family"}, {"referral_proposal"}, POSSESSORY | {"eviction_triage"}),
        (LOCKED_OUT, {"title__status": "unknown"}, {"eviction_triage"} | POSSESSORY, {"eviction_title_review"}),
        (JUDGED, {}, {"eviction_title_review"}, POSSESSORY | {"eviction_triage"}),
        (JUDGED, {"title__kind": "administrative_order"}, {"referral_proposal"}, {"eviction_title_review"}),
        (LOCKED_OUT, {"cpas__asked_on": "2025-06-11"}, CENTRE, {"eviction_centre_appeal"}),
        (LOCKED_OUT, {"cpas__asked_on": "2025-06-11", "cpas__answer": "not_competent"}, CENTRE, set()),
        (LOCKED_OUT, {"cpas__asked_on": "2025-06-11", "cpas__answer": "granted"}, set(), CENTRE),
    ],
)
def test_what_starts_and_what_does_not(
    facts: dict[str, Any], changes: dict[str, Any], there: set[str], not_there: set[str]
) -> None:
    found = days(facts, **changes).keys()
    assert there <= found
    assert not not_there & found


def test_the_centre_and_the_depot_have_their_own_days() -> None:
    asked = {"cpas__asked_on": "2025-06-11"}
    found = days(LOCKED_OUT, **asked)
    assert found["eviction_centre_forwarding"] == date(2025, 6, 16)
    assert found["eviction_centre_decision"] == date(2025, 7, 11)
    refused = {**asked, "cpas__answer": "refused_orally", "cpas__answer_on": "2025-06-11"}
    found = days(LOCKED_OUT, **refused, belongings__depot_since="2025-06-11")
    assert found["eviction_centre_appeal"] == date(2025, 9, 11)
    assert found["eviction_goods"] == date(2025, 12, 11)
    assert not CENTRE & found.keys()


def test_a_review_is_not_put_off_by_what_is_learnt_later() -> None:
    first = given(LOCKED_OUT, title__status="unknown")
    later = given(LOCKED_OUT, title__status="unknown", as_of="2025-06-12")
    (due,) = (due for rule, due in once_in(CHECK, later).items() if rule == "eviction_triage")
    assert due.on == date(2025, 6, 14)
    assert begins(CHECK, due, later, None)
    assert not begins(CHECK, due, later, first)
    assert begins(CHECK, due, later, given(LOCKED_OUT))


def test_a_date_that_was_dealt_with_begins_again_only_when_it_moves() -> None:
    first = given(LOCKED_OUT)
    due = once_in(CHECK, first)["eviction_possessory"]
    assert not begins(CHECK, due, first, first)
    assert begins(CHECK, due, first, given(LOCKED_OUT, occurred_from="2025-06-09"))


def test_the_rules_of_events_are_shared_not_doubled() -> None:
    rules = {declared.rule for declared in CHECK_DATES[CHECK]}
    assert rules & set(DEADLINES) == SHARED
    assert "advisory_group_plan" not in rules
