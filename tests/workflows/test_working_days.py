"""Legal holidays, counting and rolling, in dates a person can check against a calendar."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.working_days import (
    after_days,
    after_months,
    after_working_days,
    in_words,
    is_working_day,
    legal_holidays,
    next_working_day,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))

HOLIDAYS_2027 = {
    "vendredi 1er janvier 2027",
    "lundi 29 mars 2027",
    "samedi 1er mai 2027",
    "jeudi 6 mai 2027",
    "lundi 17 mai 2027",
    "mercredi 21 juillet 2027",
    "dimanche 15 août 2027",
    "lundi 1er novembre 2027",
    "jeudi 11 novembre 2027",
    "samedi 25 décembre 2027",
}


def test_the_ten_legal_holidays_of_2027() -> None:
    assert {in_words(day).fr for day in legal_holidays(2027)} == HOLIDAYS_2027


@pytest.mark.parametrize("year", range(2000, 2041))
def test_legal_holidays_agree_with_an_independent_calendar(year: int) -> None:
    sundays = {"Easter Sunday", "Pentecost"}
    known = {
        day
        for day, name in holidays.country_holidays("BE", years=year, language="en_US").items()
        if not set(name.split("; ")) <= sundays
    }
    assert legal_holidays(year) == known


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 24), True),  # a Tuesday
        (date(2026, 11, 28), False),  # a Saturday
        (date(2026, 11, 29), False),  # a Sunday
        (date(2026, 11, 11), False),  # Armistice Day, a Wednesday
        (date(2026, 11, 2), True),  # All Souls: offices may close, but it is no legal holiday
        (date(2026, 12, 26), False),  # a Saturday
        (date(2025, 12, 26), True),  # a Friday, no legal holiday in Belgium
        (date(2027, 3, 26), True),  # Good Friday is no legal holiday
        (date(2027, 3, 29), False),  # Easter Monday
    ],
)
def test_working_days(day: date, working: bool) -> None:
    assert is_working_day(day) is working


def test_a_saturday_counts_only_when_asked() -> None:
    saturday = date(2026, 11, 28)
    assert is_working_day(saturday, saturday=True)
    assert not is_working_day(date(2026, 11, 29), saturday=True)
    assert not is_working_day(date(2026, 8, 15), saturday=True)  # a Saturday and a holiday


@pytest.mark.parametrize(
    ("event", "months", "last"),
    [
        ("mardi 15 septembre 2026", 1, "jeudi 15 octobre 2026"),
        ("lundi 23 novembre 2026", 1, "mercredi 23 décembre 2026"),
        ("dimanche 31 janvier 2027", 1, "dimanche 28 février 2027"),
        ("lundi 31 janvier 2028", 1, "mardi 29 février 2028"),
        ("mardi 29 février 2028", 12, "mercredi 28 février 2029"),
        ("mercredi 17 mars 2027", 6, "vendredi 17 septembre 2027"),
        ("jeudi 31 décembre 2026", 2, "dimanche 28 février 2027"),
        ("lundi 31 mai 2027", -1, "vendredi 30 avril 2027"),
        ("vendredi 15 janvier 2027", -1, "mardi 15 décembre 2026"),
    ],
)
def test_months_run_to_the_same_day_or_the_last_of_the_month(event: str, months: int, last: str) -> None:
    assert in_words(after_months(_read(event), months)).fr == last


@pytest.mark.parametrize(
    ("event", "days", "last"),
    [
        ("lundi 21 septembre 2026", 15, "lundi 12 octobre 2026"),
        ("lundi 22 février 2027", 15, "lundi 15 mars 2027"),
        ("mercredi 9 décembre 2026", 15, "jeudi 31 décembre 2026"),  # Christmas is skipped
        ("mardi 6 avril 2027", 15, "mardi 27 avril 2027"),
        ("vendredi 27 novembre 2026", 1, "lundi 30 novembre 2026"),
    ],
)
def test_working_days_after_a_letter(event: str, days: int, last: str) -> None:
    assert in_words(after_working_days(_read(event), days)).fr == last


def test_saturdays_shorten_fifteen_working_days() -> None:
    posted = date(2026, 9, 21)
    assert after_working_days(posted, 15, saturday=True) == date(2026, 10, 8)


def test_next_working_day_jumps_over_a_long_weekend() -> None:
    assert next_working_day(date(2027, 3, 27)) == date(2027, 3, 30)  # Saturday, Sunday, Easter Monday
    assert next_working_day(date(2027, 3, 30)) == date(2027, 3, 30)


def test_words_of_a_first_day() -> None:
    assert in_words(date(2027, 5, 1)).fr == "samedi 1er mai 2027"
    assert in_words(date(2027, 5, 1)).nl == "zaterdag 1 mei 2027"


@given(DAYS)
def test_the_next_working_day_works_and_is_near(day: date) -> None:
    moved = next_working_day(day)
    assert is_working_day(moved)
    assert day <= moved <= day + timedelta(days=5)


@given(DAYS, DAYS, st.integers(0, 40))
def test_a_later_start_never_ends_earlier(one: date, other: date, count: int) -> None:
    first, second = min(one, other), max(one, other)
    assert after_days(first, count) <= after_days(second, count)
    assert after_months(first, count) <= after_months(second, count)
    assert after_working_days(first, count) <= after_working_days(second, count)


@given(DAYS, st.integers(1, 60))
def test_the_last_working_day_works_and_the_count_is_exact(start: date, count: int) -> None:
    last = after_working_days(start, count)
    between = [start + timedelta(days=number) for number in range(1, (last - start).days + 1)]
    assert is_working_day(last)
    assert sum(map(is_working_day, between)) == count


@given(DAYS, st.integers(1, 36))
def test_months_keep_the_day_number_or_end_the_month(start: date, months: int) -> None:
    last = after_months(start, months)
    assert last.day == start.day or (last + timedelta(days=1)).day == 1
    assert (last.year * 12 + last.month) - (start.year * 12 + start.month) == months


def _read(words: str) -> date:
    for offset in range(3 * 366):
        day = date(2026, 9, 1) + timedelta(days=offset)
        if in_words(day).fr == words:
            return day
    raise AssertionError(words)
