"""What a letter may know: frozen, exact, and the same after a trip through JSON."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, replace
from datetime import date
from decimal import Decimal

import pytest

from letters.catalogue import CATALOGUE
from letters.context import (
    Budget,
    DebtRow,
    LetterContext,
    Party,
    Refund,
    RefundMonth,
    addressees,
    first_claimable_month,
)
from letters.text import Both
from tests.letters.cases import full


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_context_survives_json(name: str) -> None:
    context = full(name)
    text = context.to_json()
    assert LetterContext.from_dict(json.loads(text)) == context
    assert LetterContext.from_dict(json.loads(text)).to_json() == text


def test_unknown_facts_are_left_out_of_the_json() -> None:
    plain = full(lease=type(full().lease)(), calculation=None).to_dict()
    assert plain["lease"] == {}
    assert "calculation" not in plain


def test_a_context_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        full().rent.due = Decimal(1)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("national_number", "85.07.30-033.28", "unknown"),
        ("lease", {"signed_on": "2019-02-30"}, "lease.signed_on"),
        ("lease", {"base_rent": "many"}, "lease.base_rent"),
        ("lease", {"form": "spoken"}, "lease.form"),
        ("grounds", "not_registered", "expected a list"),
        ("request", {"written": "yes"}, "request.written"),
        ("dwelling", {"postcode": "9000", "street_fr": "rue Haute"}, "needs a commune"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_path(path: str, value: object, words: str) -> None:
    plain = full().to_dict() | {path: value}
    with pytest.raises(ValueError, match=words):
        LetterContext.from_dict(plain)


def test_the_total_of_a_refund_is_recomputed_to_the_cent() -> None:
    refund = Refund(
        (
            RefundMonth("2026-01", Decimal("862.50"), Decimal("900.09")),
            RefundMonth("2026-02", Decimal("862.50"), Decimal("862.49")),
        )
    )
    assert (refund.due, refund.paid, refund.total) == (Decimal("1725.00"), Decimal("1762.58"), Decimal("37.58"))
    assert refund.overpaid
    assert refund.single_due == Decimal("862.50")


def test_payments_older_than_five_years_cannot_be_claimed() -> None:
    assert first_claimable_month(date(2026, 11, 24)) == "2021-11"
    old = Refund((RefundMonth("2021-10", Decimal("862.50"), Decimal("900.00")),))
    with pytest.raises(ValueError, match="five years"):
        replace(full("refund_overpaid_rent"), refund=old)


def test_months_come_once_each_and_in_order() -> None:
    month = RefundMonth("2026-01", Decimal("862.50"), Decimal("900.00"))
    with pytest.raises(ValueError, match="oldest first"):
        replace(full("refund_overpaid_rent"), refund=Refund((month, month)))


def test_landlords_at_one_address_share_one_letter() -> None:
    here, there = full().dwelling, full().landlords[0].address
    first, second, third = Party("A", here), Party("B", there), Party("C", here)
    assert addressees((first, second, third)) == ((first, third), (second,))


def test_a_line_of_the_account_leaves_out_what_was_paid_and_what_is_contested() -> None:
    row = DebtRow(Both("10/2026", "10/2026"), Decimal("780.00"), paid=Decimal("300.00"), disputed=Decimal("80.00"))
    assert row.amount == Decimal("400.00")
    assert Budget(Decimal("1500.00"), Decimal("1380.00")).left == Decimal("120.00")
    assert Budget(income=Decimal("1500.00")).left is None
    assert Budget(charges=Decimal("1500.00")).left is None
