"""The winter moratorium as the text has it: 1 November to 15 March, both included, since it is in force (M2.2.h)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.winter import MORATORIUM_SOURCE, is_winter, winters


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2027, 1, 1), True),
        (date(2027, 3, 15), True),
        (date(2027, 3, 16), False),
        (date(2023, 1, 15), False),
        (date(2023, 11, 1), True),
    ],
)
def test_both_edges_and_the_beginning_of_the_law(day: date, holds: bool) -> None:
    assert is_winter(day) is holds


def test_a_year_touches_two_winters_and_none_before_the_law() -> None:
    assert winters(date(2026, 1, 1), date(2026, 12, 31)) == (
        (date(2025, 11, 1), date(2026, 3, 15)),
        (date(2026, 11, 1), date(2027, 3, 15)),
    )
    assert winters(date(2023, 1, 1), date(2023, 12, 31)) == ((date(2023, 11, 1), date(2024, 3, 15)),)
    assert winters(date(2026, 4, 1), date(2026, 10, 1)) == ()
    assert winters(date(2020, 1, 1), date(2020, 12, 31)) == ()


@given(st.dates(date(2023, 9, 1), date(2090, 1, 1)))
def test_a_day_is_in_winter_exactly_when_a_winter_holds_it(day: date) -> None:
    held = any(first <= day <= last for first, last in winters(day - timedelta(days=1), day + timedelta(days=1)))
    assert is_winter(day) is held


def test_the_text_is_named() -> None:
    assert "233duodecies" in MORATORIUM_SOURCE.article
