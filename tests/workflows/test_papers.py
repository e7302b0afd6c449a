"""How old a paper may be (issue 3, item 7): the day it was made counts, then two months from day to day."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.papers import AGES, LEGAL_AID, last_day


@pytest.mark.parametrize(
    ("kind", "dated_on", "valid_until", "expected"),
    [
        ("income", date(2026, 5, 8), None, date(2026, 7, 8)),
        ("household", date(2025, 12, 31), None, date(2026, 2, 28)),
        ("income", date(2026, 5, 8), date(2026, 6, 1), date(2026, 6, 1)),
        ("epb_certificate", None, date(2030, 1, 1), date(2030, 1, 1)),
        ("lease", date(2020, 1, 1), None, None),
        ("income", None, None, None),
    ],
)
def test_last_day(kind: str, dated_on: date | None, valid_until: date | None, expected: date | None) -> None:
    assert last_day(kind, dated_on, valid_until) == expected


def test_every_age_says_for_what_and_where_it_was_read() -> None:
    assert set(AGES.values()) == {LEGAL_AID}
    assert LEGAL_AID.source.read_on == date(2026, 11, 23)
    assert "deux mois" in LEGAL_AID.purpose.fr
    assert "twee maanden" in LEGAL_AID.purpose.nl
