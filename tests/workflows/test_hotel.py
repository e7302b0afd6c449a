"""Hotel nights: each night in its own month to the cent, the warning in time, doubts that never refuse a bed."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workflows import hotel
from workflows.hotel import Month, Nights


def test_nights_are_counted_in_their_own_month() -> None:
    over_new_year = Nights(first_on=date(2026, 12, 30), last_on=date(2027, 1, 2), night_cents=8950, beside_cents=1)
    one = Nights(first_on=date(2027, 1, 31), last_on=date(2027, 1, 31), night_cents=100)
    assert (over_new_year.count, over_new_year.cents) == (4, 4 * 8950 + 1)
    assert hotel.count_by_month([over_new_year, one]) == (
        Month(2027, 1, 2, 3, 2 * 8950 + 100),
        Month(2026, 12, 1, 2, 2 * 8950 + 1),
    )
    assert hotel.count_by_month([]) == ()


STAYS = st.lists(
    st.builds(
        lambda first, length, night, beside: Nights(
            first_on=first, last_on=first + timedelta(days=length), night_cents=night, beside_cents=beside
        ),
        st.dates(date(2024, 1, 1), date(2028, 1, 1)),
        st.integers(0, 90),
        st.integers(0, 100_000),
        st.integers(0, 100_000),
    ),
    max_size=6,
)


@given(STAYS)
def test_no_cent_and_no_night_is_lost_or_counted_twice(stays: list[Nights]) -> None:
    months = hotel.count_by_month(stays)
    assert sum(one.nights for one in months) == sum(stay.count for stay in stays)
    assert sum(one.cents for one in months) == sum(stay.cents for stay in stays)
    assert [(one.year, one.month) for one in months] == sorted({(m.year, m.month) for m in months}, reverse=True)


def test_the_next_step_is_looked_at_two_working_days_before() -> None:
    assert hotel.look_ahead_on(date(2026, 7, 17)) == date(2026, 7, 15)
    assert hotel.look_ahead_on(date(2026, 7, 13)) == date(2026, 7, 9), "the weekend does not count"
    assert hotel.look_ahead_on(date(2026, 7, 22)) == date(2026, 7, 17), "nor does the national day"


def test_doubts_warn_and_say_what_to_do() -> None:
    last = date(2026, 7, 14)

    def codes(in_view: str, on: date | None, *, little: bool | None = True) -> list[str]:
        found = hotel.doubts(in_view=in_view, in_view_on=on, last_on=last, little_guidance=little)
        return [one.code for one in found]

    assert codes("", None) == ["nothing_in_view"]
    assert codes("lasting", None) == []
    assert codes("lasting", date(2026, 7, 15)) == []
    assert codes("lasting", date(2026, 7, 16)) == ["ends_before_it"]
    assert codes("lasting", None, little=False) == ["needs_guidance"]
    assert codes("lasting", None, little=None) == []
