"""The dates of an illegal eviction: counted from the facts, and only as long as they matter (M2.3.0, M14.2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workflows.checks import CHECKS
from workflows.deadlines.from_checks import dates_of, rules_of
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
