"""The dates of an illegal eviction: counted from the facts, and only as long as they matter (M2.3.0, M14.2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workflows.checks import CHECKS
from workflows.deadlines.from_checks import Given, begins, dates_of, once_in, rules_of
from workflows.figures import Figures

AS_OF = date(2026, 11, 18)
FACTS: dict[str, Any] = {
    "as_of": "2026-11-18",
    "reported_on": "2026-11-18",
    "occurred_from": "2026-11-15",
    "put_out_by": "landlord",
    "home_status": "access_barred",
    "acts": ["lock_changed"],
    "title": {"status": "none"},
}


def dates(**more: Any) -> dict[str, date]:
    facts = {**FACTS, **more}
    result = CHECKS["illegal_eviction"].run(facts, Figures.shipped())
    return {due.rule: due.on for due in dates_of("illegal_eviction", facts, result, as_of=AS_OF)}


def test_the_year_runs_from_the_facts_and_the_proposal_from_the_report() -> None:
    found = dates()
    assert found["incident_possessory"] == date(2027, 11, 15)
    assert found["incident_possessory_nine"] == date(2027, 8, 15)
    assert found["incident_possessory_eleven"] == date(2027, 10, 15)
    assert found["incident_proposal"] == date(2026, 11, 25)
    assert "incident_legal_review" not in found
    assert dates(title={"status": "unknown"})["incident_legal_review"] == date(2026, 11, 20)


def test_back_in_ends_the_year_and_the_proposal() -> None:
    assert not {rule for rule in dates(home_status="back_in") if "possessory" in rule or "proposal" in rule}


@pytest.mark.parametrize(
    ("centre", "expected"),
    [
        ({"asked_on": "2026-11-18"}, {"incident_centre_decision": date(2026, 12, 18)}),
        (
            {"asked_on": "2026-11-18", "answer": "not_competent", "answer_on": "2026-11-18"},
            {"incident_centre_forwarding": date(2026, 11, 23)},
        ),
        (
            {"asked_on": "2026-11-10", "answer": "refused_orally", "answer_on": "2026-11-18"},
            {"incident_centre_appeal": date(2027, 2, 18)},
        ),
        ({"asked_on": "2026-11-10", "answer": "granted", "answer_on": "2026-11-18"}, {}),
    ],
)
def test_the_centre_owes_one_thing_at_a_time(centre: dict[str, Any], expected: dict[str, date]) -> None:
    found = dates(cpas=centre)
    assert {rule: on for rule, on in found.items() if "centre" in rule} == expected


def test_the_centre_is_contacted_on_the_day_of_the_report() -> None:
    assert dates()["incident_centre_same_day"] == AS_OF
    assert "incident_centre_same_day" not in dates(cpas={"asked_on": "2026-11-18"})
    assert "incident_centre_same_day" not in dates(home_status="still_inside")


def test_goods_in_the_depot_are_fetched_in_time() -> None:
    goods = {"where": "municipal_depot", "depot_since": "2026-11-16"}
    assert dates(belongings=goods)["incident_depot"] == date(2027, 5, 16)
    assert set(dates()) <= rules_of("illegal_eviction")


def test_nobody_is_reminded_of_a_claim_that_is_not_wanted() -> None:
    for unwanted in ({"wish": "leave_with_damages"}, {"reentry_possible": False}):
        found = dates(**unwanted)
        assert "incident_possessory" in found
        assert not {"incident_possessory_nine", "incident_possessory_eleven"} & found.keys()


def test_a_threat_is_looked_at_again_within_a_month() -> None:
    found = dates(home_status="still_inside")
    assert found["threat_alert"] == date(2026, 12, 18)
    assert "incident_possessory" not in found


def given(as_of: str, **more: Any) -> Given:
    facts = {**FACTS, **more, "as_of": as_of}
    return Given(facts, CHECKS["illegal_eviction"].run(facts, Figures.shipped()), date.fromisoformat(as_of))


def test_a_review_is_not_put_off_by_what_is_learnt_later() -> None:
    unknown = {"title": {"status": "unknown"}}
    first, later = given("2026-11-18", **unknown), given("2026-11-19", **unknown)
    review = once_in("illegal_eviction", later)["incident_legal_review"]
    assert review.on == date(2026, 11, 21)
    assert begins("illegal_eviction", review, later, None)
    assert not begins("illegal_eviction", review, later, first)
    seen = given("2026-11-19", title={"status": "seen", "kind": "judgment"})
    assert begins("illegal_eviction", once_in("illegal_eviction", seen)["incident_legal_review"], seen, first)


def test_a_date_that_was_dealt_with_begins_again_only_when_it_moves() -> None:
    now = given("2026-11-18")
    year = once_in("illegal_eviction", now)["incident_possessory"]
    assert not begins("illegal_eviction", year, now, now)
    assert begins("illegal_eviction", year, now, given("2026-11-18", occurred_from="2026-11-14"))
