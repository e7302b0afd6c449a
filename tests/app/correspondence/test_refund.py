"""The months of a refund claim: made, corrected and refused, to the cent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.correspondence import refund
from app.correspondence.context import refund_facts
from app.foundation import i18n

TODAY = date(2026, 7, 8)


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("03/2025", "2025-03"),
        ("3-2025", "2025-03"),
        ("2025-03", "2025-03"),
        (" 12.2024 ", "2024-12"),
        ("13/2025", None),
        ("0/2025", None),
        ("03/25", None),
        ("mars 2025", None),
        ("1/3/2025", None),
        ("٠٣/2025", None),
        ("", None),
    ],
)
def test_months_as_people_type_them(typed: str, month: str | None) -> None:
    assert refund.month_of(typed) == month


def test_months_between_cross_the_year_and_never_run_backwards() -> None:
    assert refund.months_between("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert refund.months_between("2026-02", "2025-11") == []


def test_a_table_is_read_to_the_cent_and_written_back_the_same() -> None:
    text = "11/2025 680,00 850,00\n12/2025; 680; 850,5 €\n\n01/2026\t1.680,00\t1.850,01"
    rows, problem = refund.read_table(text, TODAY)
    assert problem == ""
    assert rows == [
        {"month": "2025-11", "due": "680.00", "paid": "850.00"},
        {"month": "2025-12", "due": "680.00", "paid": "850.50"},
        {"month": "2026-01", "due": "1680.00", "paid": "1850.01"},
    ]
    assert refund.read_table(refund.write_table(rows), TODAY) == (rows, "")
    claim = refund_facts({"months": rows})
    assert (claim.due, claim.paid, claim.total) == (Decimal("3040.00"), Decimal("3550.51"), Decimal("510.51"))
    assert claim.single_due is None


@pytest.mark.parametrize(
    ("text", "line", "about"),
    [
        ("03/2025 750,00", 1, "write the month"),
        ("03/2025 750,00 -800,00", 1, "write the month"),
        ("03/2025 750,00 huit", 1, "write the month"),
        ("03/2025 750,00 800,00 900,00", 1, "write the month"),
        ("mars 750,00 800,00", 1, "write the month"),
        ("04/2025 750,00 800,00\n03/2025 750,00 800,00", 2, "oldest first"),
        ("04/2025 750,00 800,00\n04/2025 750,00 800,00", 2, "oldest first"),
        ("06/2021 750,00 800,00", 1, "five years"),
        ("08/2026 750,00 800,00", 1, "after the letter"),
    ],
)
def test_a_line_that_cannot_be_right_is_named(text: str, line: int, about: str) -> None:
    with i18n.speaking("en"):
        rows, problem = refund.read_table(text, TODAY)
    assert rows == []
    assert problem.startswith(f"Line {line}:")
    assert about in problem


def test_the_fifth_year_and_the_month_of_the_letter_still_count() -> None:
    rows, problem = refund.read_table("07/2021 750,00 800,00\n07/2026 750,00 800,00", TODAY)
    assert problem == ""
    assert len(rows) == 2
    assert refund.still_claimable(rows, date(2026, 8, 1)) == rows[1:]
