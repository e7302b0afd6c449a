"""Days of the advisory group: once or twice a week on working days, plans of six to nine months (M17.5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.engine import in_force
from workflows.handover.sharing import ITEMS
from workflows.referral import group
from workflows.working_days import after_months, is_working_day

DAYS = st.dates(date(2024, 4, 15), date(2060, 12, 31))


@given(begins_on=DAYS)
def test_a_plan_lasts_six_to_nine_months_whichever_way_one_counts(begins_on: date) -> None:
    first, last = group.plan_ends_between(begins_on)
    assert first == after_months(begins_on, 6) - timedelta(days=1)
    assert last == after_months(begins_on, 9)
    assert 180 <= (first - begins_on).days + 1 <= 184
    assert 273 <= (last - begins_on).days <= 276


@given(weekdays=st.sets(st.integers(0, 4), min_size=1, max_size=2), first=DAYS, weeks=st.integers(1, 8))
def test_meetings_are_proposed_on_working_days_once_or_twice_a_week(
    weekdays: set[int], first: date, weeks: int
) -> None:
    days = group.meeting_days(weekdays, first, weeks)
    assert list(days) == sorted(set(days))
    assert all(is_working_day(day) and first <= day < first + timedelta(days=7 * weeks) for day in days)
    assert len(days) <= len(weekdays) * (weeks + 1)


def test_a_holiday_moves_to_the_next_working_day() -> None:
    days = group.meeting_days((0, 3), date(2027, 3, 29), 1)
    assert days == (date(2027, 3, 30), date(2027, 4, 1)), "Easter Monday 2027 is 29 March"


def test_two_meetings_that_would_fall_together_are_one() -> None:
    assert group.meeting_days((0, 1), date(2027, 3, 29), 1) == (date(2027, 3, 30),)


@pytest.mark.parametrize("criterion", group.CRITERIA.values())
def test_a_reason_that_tells_something_sensitive_names_what_must_be_agreed_to(criterion: group.Criterion) -> None:
    assert criterion.name.fr
    assert criterion.name.nl
    assert not criterion.item or ITEMS[criterion.item].sensitive


def test_every_decision_of_the_group_is_an_event_from_the_group() -> None:
    events = in_force("referral", date(2026, 11, 28)).workflow.events
    for outcome, event in group.EVENTS.items():
        assert events[event].sources == ("advisory_group",)
        assert outcome in group.OUTCOMES
        assert events[event].law
    assert {events[event].targets[0].to for event in group.EVENTS.values()} == {"routed", "same"}
    assert set(group.NEXT_FOR_CARE) == set(group.CARE)
