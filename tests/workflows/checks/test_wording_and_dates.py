"""Belgian amounts and dates in both languages, and calendar steps that never leave the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.checks import wording
from workflows.checks.dates import first_of_month, is_leap, same_day_in, years_after


@pytest.mark.parametrize(
    ("cents", "plain", "french", "dutch"),
    [
        (0, "0.00", "0,00 €", "0,00 €"),
        (5, "0.05", "0,05 €", "0,05 €"),
        (61162, "611.62", "611,62 €", "611,62 €"),
        (123456, "1234.56", "1\u202f234,56 €", "1.234,56 €"),
        (100000000, "1000000.00", "1\u202f000\u202f000,00 €", "1.000.000,00 €"),
    ],
)
def test_amounts(cents: int, plain: str, french: str, dutch: str) -> None:
    assert (wording.money(cents), wording.euro_fr(cents), wording.euro_nl(cents)) == (plain, french, dutch)


def test_figures_and_days() -> None:
    assert wording.figure(12830) == "128,30"
    assert wording.points(12805) == "128.05"
    assert wording.day_fr(date(2024, 6, 1)) == "1er juin 2024"
    assert wording.day_fr(date(2024, 8, 11)) == "11 août 2024"
    assert wording.day_nl(date(2024, 6, 1)) == "1 juni 2024"
    assert wording.month_text(2019 * 12 + 7).fr == "août 2019"
    assert wording.month_text(2019 * 12 + 7).nl == "augustus 2019"
    assert wording.month_code(2019 * 12 + 7) == "2019-08"
    assert wording.month_code(-1 + 12) == "0000-12"


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 2, 29), -5, date(2019, 2, 28)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(9999, 5, 1), 1, date.max),
        (date(3, 5, 1), -5, date.min),
    ],
)
def test_years_after(day: date, years: int, expected: date) -> None:
    assert years_after(day, years) == expected


@pytest.mark.parametrize(
    ("day", "back", "expected"),
    [
        (date(2024, 6, 10), 3, date(2024, 3, 1)),
        (date(2024, 3, 31), 3, date(2023, 12, 1)),
        (date(2024, 2, 29), 0, date(2024, 2, 1)),
        (date(1, 2, 1), 3, date.min),
    ],
)
def test_first_of_month(day: date, back: int, expected: date) -> None:
    assert first_of_month(day, back) == expected


@given(st.dates(), st.integers(1, 9999))
def test_same_day_keeps_day_and_month(day: date, year: int) -> None:
    found = same_day_in(year, day)
    assert found.year == year
    assert (found.month, found.day) == (day.month, day.day) or (day.month, day.day, found.day) == (2, 29, 28)


@given(st.integers(1, 9998))
def test_leap_years_have_366_days(year: int) -> None:
    assert (date(year + 1, 1, 1) - date(year, 1, 1) == timedelta(days=366)) is is_leap(year)
