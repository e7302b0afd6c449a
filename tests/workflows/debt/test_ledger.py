"""The account: the disputed part apart, payments imputed as it says, months generated (issue 4 point 5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.debt.ledger import MOST_MONTHS, Entry, account, indexation_disputed, months_due
from workflows.debt.words import DUE_KINDS, PAID_KINDS

eur = Decimal

JULY = date(2026, 7, 8)


def rent(month: int, amount: str = "850.00", disputed: str = "0.00", **more: object) -> Entry:
    values = {"kind": "rent", "on": date(2026, month, 1), "month": f"2026-{month:02d}", "id": month} | more
    return Entry(amount=eur(amount), disputed=eur(disputed), **values)  # type: ignore[arg-type]


def paid(day: date, amount: str, month: str = "") -> Entry:
    return Entry(kind="payment", on=day, amount=eur(amount), month=month, said_by="bank")


def test_an_unnamed_payment_goes_to_the_oldest_undisputed_sum() -> None:
    found = account([rent(4), rent(5, disputed="50.00"), rent(6), paid(date(2026, 6, 5), "1000.00")], JULY)
    assert [line.paid for line in found.lines] == [
        eur("850.00"),
        eur("150.00"),
        eur("0.00"),
        eur("0.00"),
    ]
    assert [line.left for line in found.lines] == [
        eur("0.00"),
        eur("650.00"),
        eur("850.00"),
        eur("0.00"),
    ]
    assert (found.claimed, found.disputed, found.accepted) == (eur("1550.00"), eur("50.00"), eur("1500.00"))
    assert found.oldest_unpaid == date(2026, 5, 1)
    assert [line.balance for line in found.lines] == [
        eur("850.00"),
        eur("1700.00"),
        eur("2550.00"),
        eur("1550.00"),
    ]


def test_a_payment_named_for_a_month_goes_to_it_and_what_is_over_to_the_oldest() -> None:
    found = account([rent(4), rent(5), paid(date(2026, 5, 3), "900.00", "2026-05")], JULY)
    assert [line.paid for line in found.lines][:2] == [eur("50.00"), eur("850.00")]


def test_money_for_a_month_that_is_not_due_yet_waits_for_it() -> None:
    early = paid(date(2026, 6, 28), "850.00", "2026-07")
    found = account([rent(6), rent(7), early], JULY)
    assert [line.paid for line in found.lines] == [eur("0.00"), eur("0.00"), eur("850.00")]
    before = account([rent(6), rent(7), early], date(2026, 6, 30))
    assert (before.accepted, before.in_advance) == (eur("0.00"), eur("850.00"))


def test_nothing_is_imputed_on_what_is_disputed() -> None:
    found = account([rent(4, disputed="850.00"), paid(date(2026, 4, 2), "100.00"), rent(5)], JULY)
    assert [line.paid for line in found.lines] == [eur("0.00"), eur("0.00"), eur("100.00")]
    over = account([rent(4, disputed="800.00"), paid(date(2026, 4, 2), "100.00")], JULY)
    assert (over.in_advance, over.accepted, over.oldest_unpaid) == (eur("50.00"), eur("-50.00"), None)


def test_what_falls_due_later_does_not_count() -> None:
    assert account([rent(9)], JULY).lines == ()
    assert account([], JULY).claimed == eur("0.00")


entries = st.builds(
    lambda kind, day, cents, part, month: Entry(
        kind=kind,
        on=date(2026, 1, 1).replace(month=day),
        amount=eur(cents) / 100,
        disputed=eur(cents * part // 100) / 100 if kind in DUE_KINDS else eur("0.00"),
        month=month,
    ),
    st.sampled_from([*DUE_KINDS, *PAID_KINDS]),
    st.integers(1, 12),
    st.integers(1, 200_000),
    st.integers(0, 100),
    st.sampled_from(["", "2026-03", "2026-06"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(entries, max_size=12), st.integers(1, 12))
def test_every_cent_is_accounted_for(rows: list[Entry], month: int) -> None:
    found = account(rows, date(2026, month, 1))
    assert found.claimed == found.accepted + found.disputed
    assert sum((line.paid for line in found.lines), eur("0.00")) + found.in_advance == found.paid
    assert sum((line.left for line in found.lines), eur("0.00")) - found.in_advance == found.accepted
    assert all(line.left >= 0 for line in found.lines)
    if found.lines:
        assert found.lines[-1].balance == found.claimed


def test_months_of_rent_are_given_once_and_the_31st_falls_on_the_last_day() -> None:
    amounts = {"rent": eur("850.00"), "charges": eur("60.00")}
    found = list(months_due(date(2026, 1, 15), date(2026, 3, 2), amounts, due_day=31, known=[rent(2)]))
    assert [(one.kind, one.on.isoformat()) for one in found] == [
        ("rent", "2026-01-31"), ("charges", "2026-01-31"), ("charges", "2026-02-28"),
        ("rent", "2026-03-31"), ("charges", "2026-03-31"),
    ]  # fmt: skip
    assert list(months_due(date(2026, 1, 1), date(2026, 2, 1), {"rent": eur(0)})) == []
    assert len(list(months_due(date(1990, 1, 1), date(2026, 1, 1), {"rent": eur(1)}))) == MOST_MONTHS


def test_an_indexation_beyond_the_law_is_disputed_in_each_rent_since_its_day() -> None:
    rows = [rent(5, "958.11"), rent(6, "958.11"), rent(7, "950.00", disputed="80.00"), rent(8, "870.00")]
    found = indexation_disputed(rows, asked=eur("958.11"), due=eur("879.00"), since=date(2026, 6, 1))
    assert [(one.id, one.disputed) for one in found] == [(6, eur("79.11"))]
    more = indexation_disputed([rent(6, "1000.00")], asked=eur("958.11"), due=eur("879.00"), since=date(2026, 6, 1))
    assert more[0].disputed == eur("79.11")
    assert indexation_disputed(rows, asked=eur("958.11"), due=None, since=JULY) == ()
    assert indexation_disputed(rows, asked=eur("800.00"), due=eur("879.00"), since=date(2026, 1, 1)) == ()
    other = Entry(kind="charges", on=JULY, amount=eur("999.00"))
    assert indexation_disputed([other], asked=eur("958.11"), due=eur("879.00"), since=date(2026, 1, 1)) == ()
