"""Malformed facts: the path that is wrong, and never an error for what is merely unlawful or unknown."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workflows.checks.judicial_deadlines.cases import SERVED, answer, changed
from workflows.checks import FactError


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"as_of": None}, "as_of"),
        ({"as_of": "2026-02-30"}, "as_of"),
        ({"title_type": "lease", "as_of": None}, "as_of"),
        ({"title_type": "lease", "service__on": "x"}, "title_type"),
        ({"landlord__kind": "friend"}, "landlord.kind"),
        ({"dwelling__abandoned": "no"}, "dwelling.abandoned"),
        ({"formal_notice__sent_by": "mother"}, "formal_notice.sent_by"),
        ({"petition__kind": 3}, "petition.kind"),
        (
            {"petition__roll_entered_on": "2026-06-02", "petition__hearing_on": "2026-06-01"},
            "petition.hearing_on",
        ),
        ({"judgment__term": {}}, "judgment.term"),
        ({"judgment__term": {"set_by": "judge"}}, "judgment.term"),
        ({"judgment__term": {"days": 3, "months": 1}}, "judgment.term"),
        ({"judgment__term": {"days": 0}}, "judgment.term.days"),
        ({"judgment__term": {"months": -1}}, "judgment.term.months"),
        ({"judgment__term": {"months": True}}, "judgment.term.months"),
        ({"judgment__term": {"months": 1.5}}, "judgment.term.months"),
        ({"judgment__term": {"days": 3, "weeks": 1}}, "judgment.term.weeks"),
        ({"judgment__given_on": "2026-09-16"}, "service.on"),
        ({"eviction_notice__eviction_on": "2026-09-20"}, "eviction_notice.eviction_on"),
        (
            {"administrative_order": {"issued_on": "2026-09-02", "evacuate_on": "2026-09-01"}},
            "administrative_order.evacuate_on",
        ),
        ({"service": "2026-09-15"}, "service"),
        ({"rent": 3}, "rent"),
        ({"rent": 3, "rehousing__left_in_time": 1}, "rehousing.left_in_time"),
    ],
)
def test_the_first_wrong_fact_is_named(changes: dict[str, Any], path: str) -> None:
    with pytest.raises(FactError) as wrong:
        answer(changed(SERVED, **changes))
    assert wrong.value.path == path
    assert wrong.value.message.fr != wrong.value.message.nl


@pytest.mark.parametrize(
    "changes",
    [
        {"service__on": "2026-09-19"},
        {"eviction_notice__eviction_on": "2026-11-01"},
        {"eviction_notice__eviction_on": "2026-09-21"},
        {"petition": {"filed_on": "2026-06-01"}, "formal_notice": {"sent_on": "2026-06-30"}},
        {"landlord__kind": "unknown"},
        {"judgment": {"given_on": "2026-09-15", "term": None}},
        {"as_of": "2020-01-01"},
    ],
)
def test_what_is_unlawful_or_unknown_is_answered(changes: dict[str, Any]) -> None:
    assert answer(changed(SERVED, **changes))["verdict"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("title", ["residential_lease", "squat_private_owner", "prosecutor_order", None])
def test_the_ends_of_the_calendar_are_answered(day: str, title: str | None) -> None:
    facts = {
        "as_of": day,
        "title_type": title,
        "lease": {"ends_on": day},
        "formal_notice": {"sent_on": day},
        "petition": {"filed_on": day, "roll_entered_on": day, "convoked_on": day, "hearing_on": day},
        "judgment": {"given_on": day, "term": {"months": 10**8}},
        "service": {"on": day, "cpas_informed_on": day},
        "eviction_notice": {"posted_on": day, "eviction_on": day},
        "rehousing": {"effective_on": day},
        "goods": {"removed_on": day},
        "tenant": {"left_on": day},
        "cessation": {"judicial_letter_on": day},
        "prosecutor_order": {"notified_on": day},
    }
    assert answer(facts)["verdict"]
