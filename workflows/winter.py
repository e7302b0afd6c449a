"""The winter moratorium: the weeks in which no eviction may be carried out from a home that it protects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from workflows.law import Dated, Source


@dataclass(frozen=True, slots=True)
class Winter:
    """First and last day of the moratorium as (month, day), both included; it spans the turn of the year."""

    begins: tuple[int, int]
    ends: tuple[int, int]

    def holds_on(self, day: date) -> bool:
        """Tell whether a day lies within it."""
        return (day.month, day.day) >= self.begins or (day.month, day.day) <= self.ends


MORATORIUM: Final = Dated[Winter | None]({date.min: None, date(2023, 8, 31): Winter((11, 1), (3, 15))})
"""The moratorium by the day from which its text applies. Source: Brussels Housing Code, art. 233duodecies § 1."""
MORATORIUM_SOURCE: Final = Source(
    act="Code bruxellois du Logement / Brusselse Huisvestingscode",
    article="233duodecies, § 1",
    url="https://www.ejustice.just.fgov.be/eli/ordonnance/2023/06/22/2023043965/justel",
    read_on=date(2026, 11, 23),
)


def is_winter(day: date) -> bool:
    """Tell whether a day falls in the winter moratorium. Source: Brussels Housing Code, art. 233duodecies § 1."""
    winter = MORATORIUM.on(day)
    return winter is not None and winter.holds_on(day)


def winters(first: date, last: date) -> tuple[tuple[date, date], ...]:
    """Return (first day, last day) of every moratorium that touches the days from ``first`` to ``last``."""
    found = []
    for year in range(first.year - 1, last.year + 1):
        winter = MORATORIUM.on(date(year, 12, 31))
        if winter is None:
            continue
        begins, ends = date(year, *winter.begins), date(year + 1, *winter.ends)
        if begins <= last and ends >= first:
            found.append((begins, ends))
    return tuple(found)
