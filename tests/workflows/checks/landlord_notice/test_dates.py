"""Months and days counted at the ends of the calendar."""

from __future__ import annotations

from datetime import date

from workflows.checks.landlord_notice.dates import add_months, shifted


def test_no_count_leaves_the_calendar() -> None:
    assert add_months(date(9999, 12, 1), 1) == date.max
    assert add_months(date(1, 1, 31), -1) == date.min
    assert shifted(date(9999, 12, 31), 1) == date.max
    assert shifted(date(1, 1, 1), -1) == date.min
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
