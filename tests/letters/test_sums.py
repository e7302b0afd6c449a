"""Amounts in words on a receipt, and a debt paid off to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from letters.days import later
from letters.instalments import MOST, Instalment, monthly_plan, total, written_plan
from letters.spelling import in_words


@dataclass(frozen=True)
class Line:
    """A line of a table as a body reads it."""

    amount: Decimal | None
    due_on: date | None = None


@pytest.mark.parametrize(
    ("amount", "french", "dutch"),
    [
        ("0.00", "zéro euro", "nul euro"),
        ("1.00", "un euro", "één euro"),
        ("1.01", "un euro et un cent", "één euro en één cent"),
        ("21.00", "vingt et un euros", "eenentwintig euro"),
        ("32.10", "trente-deux euros et dix cents", "tweeëndertig euro en tien cent"),
        ("71.00", "septante et un euros", "eenenzeventig euro"),
        ("80.00", "quatre-vingts euros", "tachtig euro"),
        ("81.83", "quatre-vingt-un euros et quatre-vingt-trois cents", "eenentachtig euro en drieëntachtig cent"),
        ("99.17", "nonante-neuf euros et dix-sept cents", "negenennegentig euro en zeventien cent"),
        ("100.00", "cent euros", "honderd euro"),
        ("200.00", "deux cents euros", "tweehonderd euro"),
        ("203.00", "deux cent trois euros", "tweehonderddrie euro"),
        ("1000.00", "mille euros", "duizend euro"),
        (
            "1234.56",
            "mille deux cent trente-quatre euros et cinquante-six cents",
            "duizend tweehonderdvierendertig euro en zesenvijftig cent",
        ),
        ("80000.00", "quatre-vingt mille euros", "tachtigduizend euro"),
        ("200300.00", "deux cent mille trois cents euros", "tweehonderdduizend driehonderd euro"),
    ],
)
def test_an_amount_in_words(amount: str, french: str, dutch: str) -> None:
    assert in_words(Decimal(amount), "fr") == french
    assert in_words(Decimal(amount), "nl") == dutch


@pytest.mark.parametrize("amount", ["-1.00", "1000000.00", "1.005"])
def test_an_amount_that_no_receipt_carries_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="no amount of a receipt"):
        in_words(Decimal(amount), "fr")


@pytest.mark.parametrize(
    ("debt", "monthly", "number", "last"),
    [
        ("600.00", "100.00", 6, "100.00"),
        ("600.01", "100.00", 7, "0.01"),
        ("1437.35", "75.00", 20, "12.35"),
        ("40.00", "75.00", 1, "40.00"),
    ],
)
def test_a_monthly_plan_pays_the_debt_to_the_cent(debt: str, monthly: str, number: int, last: str) -> None:
    plan = monthly_plan(Decimal(debt), Decimal(monthly), date(2027, 1, 5))
    assert plan is not None
    assert len(plan.instalments) == number
    assert plan.last.amount == Decimal(last)
    assert plan.total == Decimal(debt)
    assert plan.rest == 0
    assert plan.last.due_on == later(date(2027, 1, 5), months=number - 1)


def test_a_plan_of_more_than_five_years_says_what_is_left() -> None:
    plan = monthly_plan(Decimal("1000.00"), Decimal("10.00"), date(2027, 1, 5))
    assert plan is not None
    assert len(plan.instalments) == MOST
    assert plan.rest == Decimal("400.00")


@pytest.mark.parametrize(
    ("debt", "monthly", "first_on"),
    [("0.00", "10.00", date(2027, 1, 5)), ("10.00", None, date(2027, 1, 5)), ("10.00", "0.00", date(2027, 1, 5)),
     ("10.00", "10.00", None)],
)  # fmt: skip
def test_no_plan_without_its_facts(debt: str, monthly: str | None, first_on: date | None) -> None:
    assert monthly_plan(Decimal(debt), Decimal(monthly) if monthly else None, first_on) is None


def test_the_last_day_of_a_month_comes_back_after_a_shorter_month() -> None:
    plan = monthly_plan(Decimal("300.00"), Decimal("100.00"), date(2027, 1, 31))
    assert plan is not None
    assert [one.due_on for one in plan.instalments] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


def test_a_written_plan_is_put_in_order_and_may_leave_a_rest_or_exceed_the_debt() -> None:
    lines = [
        Line(Decimal("50.00"), date(2027, 3, 1)),
        Line(Decimal("20.50"), date(2027, 1, 1)),
        Line(None, date(2027, 2, 1)),
        Line(Decimal("9.00")),
    ]
    plan = written_plan(Decimal("100.00"), lines)
    assert plan is not None
    assert plan.instalments == (
        Instalment(date(2027, 1, 1), Decimal("20.50")), Instalment(date(2027, 3, 1), Decimal("50.00")),
    )  # fmt: skip
    assert plan.rest == Decimal("29.50")
    too_much = written_plan(Decimal("60.00"), lines)
    assert too_much is not None
    assert too_much.rest == Decimal("-10.50")
    assert written_plan(Decimal("60.00"), []) is None


def test_a_total_leaves_out_what_is_unknown() -> None:
    assert total([Line(Decimal("1.10")), Line(None), Line(Decimal("2.20"))]) == Decimal("3.30")
    assert total([]) == Decimal("0.00")
