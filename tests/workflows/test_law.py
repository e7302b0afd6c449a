"""The vocabulary of the law: both languages or none, values that are added and never edited."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.law import Dated, Text

DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


def test_a_text_speaks_both_languages() -> None:
    text = Text(fr="bail", nl="huurovereenkomst")
    assert (text.of("fr"), text.of("nl")) == ("bail", "huurovereenkomst")
    assert text.as_dict() == {"fr": "bail", "nl": "huurovereenkomst"}
    with pytest.raises(KeyError):
        text.of("en")


@pytest.mark.parametrize(("french", "dutch"), [("", "huur"), ("bail", ""), ("", "")])
def test_a_text_without_one_of_its_languages_is_refused(french: str, dutch: str) -> None:
    with pytest.raises(ValueError, match="both languages"):
        Text(fr=french, nl=dutch)


def test_a_dated_value_changes_on_its_day() -> None:
    dated = Dated({date(2024, 11, 1): "new", date(2018, 1, 1): "old"})
    assert dated.on(date(2024, 10, 31)) == "old"
    assert dated.entry_on(date(2024, 11, 1)) == (date(2024, 11, 1), "new")
    assert dated.entries() == ((date(2018, 1, 1), "old"), (date(2024, 11, 1), "new"))


def test_a_dated_value_is_not_guessed() -> None:
    with pytest.raises(LookupError, match="no value in force on 2017-12-31"):
        Dated({date(2018, 1, 1): 1}).on(date(2017, 12, 31))
    with pytest.raises(ValueError, match="at least one entry"):
        Dated({})


@given(st.dictionaries(DAYS, st.integers(), min_size=1), DAYS, st.integers())
def test_adding_an_entry_leaves_earlier_days_alone(entries: dict[date, int], later: date, value: int) -> None:
    first = min(entries)
    added = Dated({**entries, later: value})
    if later > first:
        assert added.on(later - timedelta(days=1)) == Dated(entries).on(later - timedelta(days=1))
    assert added.on(later) == value
