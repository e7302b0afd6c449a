"""The only clock of the product; tests freeze it, the demonstration shifts it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour_of_day
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

BRUSSELS = ZoneInfo("Europe/Brussels")
MORNING = hour_of_day(9)
_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)
_shift: list[timedelta] = [timedelta()]
_day: list[tuple[int, date]] = [(-1, date.min)]


def now() -> datetime:
    """Return the present instant, in UTC."""
    frozen = _frozen.get()
    if frozen is not None:
        return frozen
    return datetime.now(UTC) + _shift[0]  # noqa: TID251 — this module is the clock


def today() -> date:
    """Return the present calendar day in Brussels."""
    frozen = _frozen.get()
    if frozen is not None:
        return frozen.astimezone(BRUSSELS).date()
    hour = int(time.time() + _shift[0].total_seconds()) // 3600
    known, day = _day[0]
    if hour != known:  # a day begins at a full hour: the list asks for it a hundred times a page
        day = now().astimezone(BRUSSELS).date()
        _day[0] = (hour, day)
    return day


def local(instant: datetime) -> datetime:
    """Return an instant as Brussels wall time."""
    return instant.astimezone(BRUSSELS)


def midnight(day: date) -> datetime:
    """Return the instant at which a day begins in Brussels."""
    return datetime.combine(day, hour_of_day(), BRUSSELS)


def start_on(day: date) -> None:
    """Shift the clock of this process to the morning of ``day`` (demonstration only); time goes on from there."""
    _shift[0] = timedelta()
    _shift[0] = datetime.combine(day, MORNING, BRUSSELS) - now()


@contextmanager
def frozen(instant: datetime) -> Iterator[None]:
    """Hold the clock at an aware instant within the block."""
    if instant.tzinfo is None:
        raise ValueError("the clock needs an aware instant")
    token = _frozen.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
