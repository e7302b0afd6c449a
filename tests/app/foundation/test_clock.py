"""The one clock: Brussels days, frozen in tests, shifted for the demonstration."""

from __future__ import annotations

import contextvars
from datetime import UTC, date, datetime

import pytest

from app.foundation import clock


def test_the_day_is_that_of_brussels() -> None:
    with clock.frozen(datetime(2026, 7, 7, 22, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 8)
    with clock.frozen(datetime(2026, 12, 31, 22, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 12, 31)
    with clock.frozen(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2027, 1, 1)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"), clock.frozen(datetime(2026, 1, 1)):
        pass


def test_the_demonstration_begins_on_its_day_and_time_goes_on() -> None:
    def shifted() -> tuple[date, bool]:
        clock._frozen.set(None)
        clock.start_on(date(2026, 7, 8))
        first = clock.now()
        assert clock.local(first).hour == 9, "far from midnight, whatever the hour of the machine"
        return clock.today(), clock.now() >= first

    try:
        assert contextvars.copy_context().run(shifted) == (date(2026, 7, 8), True)
    finally:
        clock._shift[0] = clock._shift[0] * 0
