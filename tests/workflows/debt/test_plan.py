"""Plans exact to the cent, held against budget, lease and eviction (issue 4 point 5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.instalments import monthly_plan
from workflows.debt.budget import Budget
from workflows.debt.plan import WARNINGS, OneOff, Setting, Wish, months_between, plan, weigh
from workflows.debt.words import (
    AFTER_DEFAULT,
    AGREED_HOW,
    FLOOR,
    INCOMES,
    OUTGOINGS,
)

eur = Decimal

FIRST = date(2026, 8, 31)


def wish(debt: str = "1000.00", **more: object) -> Wish:
    return Wish(debt=eur(debt), **({"first_on": FIRST} | more))  # type: ignore[arg-type]


def test_equal_payments_a_smaller_last_one_and_the_31st() -> None:
    made = plan(wish(monthly=eur("300.00")))
    assert made is not None
    assert [(one.due_on.isoformat(), one.amount) for one in made.instalments] == [
        ("2026-08-31", eur("300.00")), ("2026-09-30", eur("300.00")),
        ("2026-10-31", eur("300.00")), ("2026-11-30", eur("100.00")),
    ]  # fmt: skip
    assert (made.months, made.total, made.rest, made.ends_on) == (
        4,
        eur("1000.00"),
        eur("0.00"),
        date(2026, 11, 30),
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 900_000), st.integers(1, 60), st.integers(0, 900_000))
def test_a_number_of_months_pays_everything_to_the_cent(cents: int, months: int, once: int) -> None:
    made = plan(wish(str(eur(cents) / 100), months=months, one_off=OneOff("centre", eur(once) / 100, FIRST)))
    assert made is not None
    assert made.total == made.debt
    assert made.months <= months
    assert all(one.amount > 0 for one in made.instalments)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 300_000), st.integers(10_000, 90_000))
def test_the_letter_of_the_plan_reckons_the_same(cents: int, monthly: int) -> None:
    ours = plan(wish(str(eur(cents) / 100), monthly=eur(monthly) / 100))
    theirs = monthly_plan(eur(cents) / 100, eur(monthly) / 100, FIRST)
    assert ours is not None
    assert theirs is not None
    assert [(one.due_on, one.amount) for one in ours.instalments] == [
        (one.due_on, one.amount) for one in theirs.instalments
    ]


def test_an_end_date_an_aid_and_what_cannot_be_made() -> None:
    assert months_between(FIRST, date(2026, 12, 31)) == 5
    by_day = plan(wish(until=date(2026, 12, 31)))
    assert by_day is not None
    assert (by_day.monthly, by_day.months) == (eur("200.00"), 5)
    all_paid = plan(wish(one_off=OneOff("centre", eur("5000.00"), date(2026, 8, 1))))
    assert all_paid is not None
    assert [(one.amount, one.one_off) for one in all_paid.instalments] == [(eur("1000.00"), True)]
    for nothing in (
        wish("0.00", monthly=eur(10)),
        wish(),
        wish(monthly=eur(-5)),
        wish(until=date(2026, 1, 1)),
        wish(months=0),
    ):
        assert plan(nothing) is None
    endless = plan(wish(monthly=eur("1.00")))
    assert endless is not None
    assert endless.rest == eur("760.00")


BUDGET = Budget(
    {
        "work": eur("1900.00"),
        "rent": eur("850.00"),
        "charges": eur("60.00"),
        "living": eur("700.00"),
        FLOOR: eur("90.00"),
    }
)


def test_a_budget_says_what_is_left_and_what_can_go_to_the_debt() -> None:
    assert (BUDGET.income, BUDGET.outgoings, BUDGET.left) == (eur("1900.00"), eur("1610.00"), eur("290.00"))
    assert (BUDGET.after_home, BUDGET.room, BUDGET.known) == (eur("990.00"), eur("200.00"), True)
    assert Budget({"work": eur(1), "rent": eur(9)}).room == eur(0)
    nothing = Budget()
    assert (nothing.known, nothing.room, nothing.floor) == (False, None, None)


def codes(made_of: Wish, setting: Setting) -> set[str]:
    made = plan(made_of)
    assert made is not None
    return {reason.code for reason in weigh(made, setting).warnings}


def test_every_warning_is_given_when_it_holds() -> None:
    assert codes(wish(monthly=eur("150.00")), Setting(budget=BUDGET)) == set()
    assert codes(wish(monthly=eur("250.00")), Setting(budget=BUDGET)) == {"beyond_budget"}
    assert codes(wish(monthly=eur("150.00")), Setting(budget=Budget())) == {"no_budget"}
    poor = Setting(budget=Budget({"work": eur("900.00"), "living": eur("950.00")}), lease_ends_on=date(2026, 9, 1))
    assert codes(wish(monthly=eur("150.00")), poor) == {
        "beyond_budget", "rent_not_in_budget", "outgoings_exceed", "beyond_lease",
    }  # fmt: skip
    assert codes(wish(monthly=eur("2.00")), Setting(budget=BUDGET)) == {"long", "rest"}
    assert set(WARNINGS) == {
        "no_budget", "beyond_budget", "rent_not_in_budget", "outgoings_exceed", "rest", "long", "beyond_lease",
    }  # fmt: skip


@pytest.mark.parametrize(("day", "before"), [(None, None), (date(2026, 12, 1), True), (date(2026, 11, 30), False)])
def test_a_plan_says_whether_it_ends_before_an_eviction(day: date | None, before: bool | None) -> None:
    made = plan(wish(monthly=eur("300.00")))
    assert made is not None
    found = weigh(made, Setting(budget=BUDGET, eviction_on=day))
    assert found.before_eviction is before
    assert (found.left, found.left_to_live) == (eur("-10.00"), eur("690.00"))
    assert weigh(made, Setting(budget=Budget())).left is None


def test_no_line_of_the_budget_speaks_of_health_or_status() -> None:
    told = " ".join(f"{one.fr} {one.nl}".lower() for one in (*INCOMES.values(), *OUTGOINGS.values()))
    for word in ("santé", "gezondheid", "médic", "séjour", "verblijf", "handicap", "maladie", "ziekte"):
        assert word not in told
    assert set(AFTER_DEFAULT) == set(AGREED_HOW)
