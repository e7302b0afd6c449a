"""The table of indices: what is shipped, what may be added, and that nothing ever changes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.figures import Figures
from workflows.figures.health_index import BASES, HealthIndex, IndexRefused, IndexRow, converted, month_number

SHIPPED = HealthIndex.shipped()


def row(year: int, month: int, value: str = "101.00", base: int = 2013, origin: str = "published") -> IndexRow:
    return IndexRow(base, year, month, Decimal(value), origin, second_source=False)


def test_shipped_table_is_read_once_and_complete() -> None:
    assert HealthIndex.shipped() is SHIPPED
    assert Figures.shipped().health_index is SHIPPED
    assert len(SHIPPED.rows) == 1578
    for base in (1988, 1996, 2004, 2013):
        assert len(SHIPPED.months(base)) == 390
        assert SHIPPED.months(base)[0] == (1994, 1)
        assert SHIPPED.last_month(base) == (2026, 6)
    assert SHIPPED.months(2025)[0] == (2025, 1)
    assert len(SHIPPED.months(2025)) == 18


def test_values() -> None:
    assert SHIPPED.value(2013, 2023, 10) == Decimal("128.30")
    assert str(SHIPPED.value(2013, 2023, 10)) == "128.30"
    assert SHIPPED.hundredths(2004, month_number(2017, 11)) == 12784
    assert SHIPPED.value(2013, 2026, 7) is None
    assert SHIPPED.value(2025, 2024, 12) is None
    with pytest.raises(KeyError):
        SHIPPED.value(2000, 2024, 1)


def test_p11_published_conversion() -> None:
    november = Decimal("105.85")
    assert converted(november, 2013, 2004) == SHIPPED.value(2004, 2017, 11) == Decimal("127.84")
    assert converted(november, 2013, 1996) == SHIPPED.value(1996, 2017, 11) == Decimal("145.44")
    with pytest.raises(KeyError):
        converted(november, 2025, 1988)


def test_every_converted_row_until_2025_obeys_the_coefficient() -> None:
    native = {(r.year, r.month): r for r in SHIPPED.rows if r.origin == "published"}
    checked = 0
    for found in SHIPPED.rows:
        source = native.get((found.year, found.month))
        if found.origin == "converted" and source is not None:
            assert found.value == converted(source.value, source.base, found.base), found
            checked += 1
    assert checked == 1152


def test_sources_are_kept() -> None:
    kept = {(r.base, r.year, r.month): (r.origin, r.second_source) for r in SHIPPED.rows}
    assert kept[2013, 2026, 6] == ("converted", True)
    assert kept[2025, 2026, 6] == ("derived", False)
    assert kept[1988, 1994, 1] == ("published", False)


def test_digest_names_the_content_not_the_order() -> None:
    rows = [row(2024, 1), row(2024, 2)]
    assert HealthIndex(rows).digest == HealthIndex(reversed(rows)).digest
    assert HealthIndex(rows).digest == HealthIndex([row(2024, 1, "101"), row(2024, 2, "101.0")]).digest
    others = [
        [row(2024, 1), row(2024, 2, "101.01")],
        [row(2024, 1), row(2024, 2, origin="converted")],
        [row(2024, 1), IndexRow(2013, 2024, 2, Decimal("101.00"), "published", second_source=True)],
        [row(2024, 1)],
    ]
    digests = {HealthIndex(other).digest for other in others}
    assert len(digests | {HealthIndex(rows).digest}) == 5


def test_extended_is_a_new_table() -> None:
    longer = SHIPPED.extended([row(2026, 7, "139.50", base) for base in BASES])
    assert longer.value(2013, 2026, 7) == Decimal("139.50")
    assert longer.last_month(2025) == (2026, 7)
    assert SHIPPED.value(2013, 2026, 7) is None
    assert longer.digest != SHIPPED.digest


def test_a_value_repeated_as_it_is_changes_nothing() -> None:
    assert SHIPPED.extended([row(2023, 10, "128.30")]).digest == SHIPPED.digest
    assert SHIPPED.extended([]).digest == SHIPPED.digest


@pytest.mark.parametrize(
    ("offered", "reason"),
    [
        ([row(2023, 10, "128.31")], "is stored"),
        ([row(2026, 7, "139.00"), row(2026, 7, "139.50")], "is stored"),
        ([row(2026, 8)], "a month is missing"),
        ([row(2026, 7, "49.99")], "outside"),
        ([row(2026, 7, "300.01")], "outside"),
        ([row(2026, 7, "101.005")], "decimals"),
        ([row(2026, 13)], "no such month"),
        ([row(2026, 0)], "no such month"),
        ([row(2026, 7, base=2000)], "bases are"),
        ([row(2026, 7, origin="guessed")], "origin"),
    ],
)
def test_refused(offered: list[IndexRow], reason: str) -> None:
    with pytest.raises(IndexRefused, match=reason):
        SHIPPED.extended(offered)


def test_a_month_stands_once() -> None:
    with pytest.raises(IndexRefused, match="twice"):
        HealthIndex([row(2024, 1), row(2024, 1, "102.00")])


def test_a_table_does_not_change() -> None:
    with pytest.raises(AttributeError, match="never changes"):
        SHIPPED.digest = "x"


def test_an_empty_table_knows_nothing() -> None:
    empty = HealthIndex([])
    assert empty.last_month(2013) is None
    assert empty.months(2013) == ()
    assert empty.value(2013, 2024, 1) is None
    assert empty.extended([row(2024, 1)]).last_month(2013) == (2024, 1)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_month_before_is_the_number_minus_one(year: int, month: int) -> None:
    number = month_number(year, month)
    assert month_number(year if month > 1 else year - 1, month - 1 or 12) == number - 1
