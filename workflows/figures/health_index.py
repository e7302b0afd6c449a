"""The Belgian health index, month by month and base by base, as the check of a rent indexation reads it."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BASES = (1988, 1996, 2004, 2013, 2025)
ORIGINS = ("published", "converted", "derived")
LOWEST, HIGHEST = Decimal(50), Decimal(300)
CENT = Decimal("0.01")
TABLE = Path(__file__).with_name("health_index.csv")

# Official coefficients of Statbel for the health index. The two of 2025 await an official notice.
COEFFICIENTS: Mapping[tuple[int, int], Decimal] = {
    (2013, 2004): Decimal("1.2077"),
    (2013, 1996): Decimal("1.3740"),
    (2013, 1988): Decimal("1.6566"),
    (2004, 2013): Decimal("0.8280"),
    (2004, 1996): Decimal("1.1377"),
    (2004, 1988): Decimal("1.3717"),
    (1996, 2013): Decimal("0.7278"),
    (1996, 2004): Decimal("0.8790"),
    (1996, 1988): Decimal("1.2057"),
    (1988, 2013): Decimal("0.6036"),
    (1988, 2004): Decimal("0.7290"),
    (1988, 1996): Decimal("0.8294"),
    (2013, 2025): Decimal("0.7376"),
    (2025, 2013): Decimal("1.3557"),
}


class IndexRefused(ValueError):
    """A row cannot enter the table: out of range, changed, repeated or after a gap. The message says which."""


@dataclass(frozen=True, slots=True, order=True)
class IndexRow:
    """One month in one base: ``value`` in points (base year = 100), where it comes from, whether confirmed."""

    base: int
    year: int
    month: int
    value: Decimal
    origin: str
    second_source: bool

    @property
    def line(self) -> str:
        """Return the canonical line from which the digest is made."""
        confirmed = "yes" if self.second_source else "no"
        return f"{self.base},{self.year},{self.month},{self.value.quantize(CENT)},{self.origin},{confirmed}"


def month_number(year: int, month: int) -> int:
    """Return months counted from year 0, so that the month before is the number minus one."""
    return year * 12 + month - 1


def converted(value: Decimal, from_base: int, to_base: int) -> Decimal:
    """Return ``value`` in another base: one direct coefficient, rounded half up to two decimals.

    Raises KeyError where no direct coefficient exists: chaining through a third base gives other cents.
    """
    return (value * COEFFICIENTS[from_base, to_base]).quantize(CENT, ROUND_HALF_UP)


class HealthIndex:
    """An immutable table of index values. Build one with ``shipped``, ``of`` or ``extended``."""

    __slots__ = ("_by_base", "_rows", "digest")

    _by_base: dict[int, dict[int, int]]
    _rows: tuple[IndexRow, ...]
    digest: str

    def __init__(self, rows: Iterable[IndexRow]) -> None:
        ordered = tuple(sorted(rows))
        by_base: dict[int, dict[int, int]] = {base: {} for base in BASES}
        for row in ordered:
            _refuse_bad(row)
            series, number = by_base[row.base], month_number(row.year, row.month)
            if number in series:
                raise IndexRefused(f"{row.year}-{row.month:02d} stands twice in base {row.base}")
            series[number] = int(row.value * 100)
        object.__setattr__(self, "_rows", ordered)
        object.__setattr__(self, "_by_base", by_base)
        text = "\n".join(row.line for row in ordered)
        object.__setattr__(self, "digest", hashlib.sha256(text.encode()).hexdigest())

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a health index table never changes ({name}); use extended()")

    @staticmethod
    def shipped() -> HealthIndex:
        """Return the table delivered with this release, read once."""
        return _shipped()

    @property
    def rows(self) -> tuple[IndexRow, ...]:
        """Return every row, by base, year, month."""
        return self._rows

    def extended(self, rows: Iterable[IndexRow]) -> HealthIndex:
        """Return a new table with ``rows`` added. A stored value repeated as it is changes nothing.

        Raises IndexRefused when a stored value differs or when a month is skipped in a base.
        """
        known = {(row.base, row.year, row.month): row for row in self._rows}
        added: list[IndexRow] = []
        for row in sorted(rows):
            _refuse_bad(row)
            stored = known.get((row.base, row.year, row.month))
            if stored is None:
                added.append(row)
                known[row.base, row.year, row.month] = row
            elif stored.value != row.value:
                where = f"{row.year}-{row.month:02d}, base {row.base}"
                raise IndexRefused(f"{where}: {stored.value} is stored, {row.value} is offered")
        table = HealthIndex([*self._rows, *added])
        for base, series in table._by_base.items():
            if series and len(series) != max(series) - min(series) + 1:
                raise IndexRefused(f"a month is missing between the first and the last one of base {base}")
        return table

    def value(self, base: int, year: int, month: int) -> Decimal | None:
        """Return the index in points, or None when the month is not in the table in that base."""
        points = self.hundredths(base, month_number(year, month))
        return None if points is None else Decimal(points).scaleb(-2)

    def hundredths(self, base: int, number: int) -> int | None:
        """Return the index in hundredths of a point for a ``month_number``, or None."""
        return self._by_base[base].get(number)

    def months(self, base: int) -> tuple[tuple[int, int], ...]:
        """Return every (year, month) known in ``base``, oldest first."""
        return tuple((number // 12, number % 12 + 1) for number in sorted(self._by_base[base]))

    def last_month(self, base: int) -> tuple[int, int] | None:
        """Return the newest (year, month) known in ``base``, or None when the base is empty."""
        series = self._by_base[base]
        if not series:
            return None
        newest = max(series)
        return newest // 12, newest % 12 + 1


def _refuse_bad(row: IndexRow) -> None:
    where = f"{row.year}-{row.month:02d}, base {row.base}"
    if row.base not in BASES:
        raise IndexRefused(f"{where}: the bases are {', '.join(map(str, BASES))}")
    if not 1 <= row.month <= 12:
        raise IndexRefused(f"{where}: there is no such month")
    if not LOWEST <= row.value <= HIGHEST:
        raise IndexRefused(f"{where}: {row.value} is outside {LOWEST} to {HIGHEST}")
    if row.value != row.value.quantize(CENT):
        raise IndexRefused(f"{where}: {row.value} has more than two decimals")
    if row.origin not in ORIGINS:
        raise IndexRefused(f"{where}: the origin is one of {', '.join(ORIGINS)}")


@lru_cache(maxsize=1)
def _shipped() -> HealthIndex:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return HealthIndex(
            IndexRow(
                base=int(line["base"]),
                year=int(line["year"]),
                month=int(line["month"]),
                value=Decimal(line["value"]),
                origin=line["origin"],
                second_source=line["second_source"] == "yes",
            )
            for line in csv.DictReader(file)
        )
