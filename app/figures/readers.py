"""Reads the health index from the files of Statbel: columns are found by name, nothing else is ever taken for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.figures import unreadable
from app.figures.tables import Format, sheets_of
from app.figures.unreadable import UnreadableFile
from app.foundation.wording import plain
from workflows.figures.offered import Observation
from workflows.figures.rebasing import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Reading", "UnreadableFile", "read", "reading"]

_YEAR: Final = frozenset({"nm yr", "year", "jaar", "annee"})
_MONTH: Final = frozenset({"nm mth", "month", "maand", "mois"})
_BASE: Final = frozenset({"nm base yr", "base year", "basisjaar", "annee de base", "base"})
_HEALTH: Final = frozenset({"ms hlth idx", "health index", "gezondheidsindex", "indice sante"})
_OWN_TABLE: Final = frozenset({"year", "month", "base", "value"})
_MISSING: Final = frozenset({"", ".", "-", "null", "none", "nan", "n/a", ":"})
_TITLE_ROWS = 20
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,30})?", re.ASCII)
_NAME_AND_YEAR = re.compile(r"(?P<name>\D+) (?P<year>\d{4})", re.ASCII)
_MONTH_NAMES: Final = {
    plain(name): number
    for number, names in enumerate(
        (
            ("January", "janvier", "januari"),
            ("February", "février", "februari"),
            ("March", "mars", "maart"),
            ("April", "avril"),
            ("May", "mai", "mei"),
            ("June", "juin", "juni"),
            ("July", "juillet", "juli"),
            ("August", "août", "augustus"),
            ("September", "septembre"),
            ("October", "octobre", "oktober"),
            ("November", "novembre"),
            ("December", "décembre"),
        ),
        start=1,
    )
    for name in names
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: its format, the figures of the health index, and how many rows had none."""

    format: Format
    observations: tuple[Observation, ...]
    without_figure: int


@dataclass(frozen=True, slots=True)
class _Columns:
    """Positions of the columns that are read; ``base`` is None when the file does not name its base year."""

    year: int
    month: int
    health: int
    base: int | None


def read(data: bytes) -> tuple[Observation, ...]:
    """Return the monthly figures of the health index in a file. Raises UnreadableFile."""
    return reading(data).observations


def reading(data: bytes) -> Reading:
    """Return the figures of a file with its format. Raises UnreadableFile, which says what to do next."""
    found_in, sheets = sheets_of(data)
    nearly = None
    for sheet in sheets:
        for position, row in enumerate(sheet.rows[:_TITLE_ROWS]):
            names = [plain(str(cell)) if cell is not None else "" for cell in row]
            columns = _columns(names)
            if columns:
                return _figures(found_in, sheet.rows[position + 1 :], columns, [str(cell) for cell in row])
            if not _YEAR.isdisjoint(names):
                nearly = "indice santé / gezondheidsindex" if not _MONTH.isdisjoint(names) else "mois / maand"
    raise unreadable.wrong_columns(nearly)


def _columns(names: list[str]) -> _Columns | None:
    """Return where the columns stand, or None when this row is not the header. Raises UnreadableFile on a double."""
    health = frozenset({"value"}) if _OWN_TABLE.issubset(names) and _HEALTH.isdisjoint(names) else _HEALTH
    year, month, figure = (_position(names, wanted) for wanted in (_YEAR, _MONTH, health))
    if year is None or month is None or figure is None:
        return None
    return _Columns(year, month, figure, _position(names, _BASE))


def _position(names: list[str], wanted: frozenset[str]) -> int | None:
    found = [position for position, name in enumerate(names) if name in wanted]
    if len(found) > 1:
        raise unreadable.repeated_column(names[found[0]])
    return found[0] if found else None


def _figures(found_in: Format, rows: Sequence[Sequence[object]], columns: _Columns, header: list[str]) -> Reading:
    observations: list[Observation] = []
    without = 0
    width = max(columns.year, columns.month, columns.health, columns.base or 0) + 1
    for number, row in enumerate(rows, start=1):
        cells = [*row, *[None] * (width - len(row))]
        at = columns.month
        try:
            month, year = _month_and_its_year(cells[columns.month])
            at = columns.year
            year = _same(year, _whole(cells[columns.year], 1800, 2200))
            if year is None or month is None:
                continue  # a closing row, or the total of a year
            at = columns.health
            value = _value(cells[columns.health])
            if value is None:
                without += 1
                continue
            base = None
            if columns.base is not None:
                at = columns.base
                base = _whole(_without_hundred(cells[at]), 1800, 2200)
        except _BadCell:
            raise unreadable.bad_cell(number, header[at], cells[at]) from None
        observations.append(Observation(year, month, base, value))
    return Reading(found_in, tuple(observations), without)


class _BadCell(Exception):
    """A cell that says something, but not what its column announces."""


def _is_missing(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().lower() in _MISSING)


def _decimal(cell: object) -> Decimal:
    """Return a cell as a number; a percentage, a sentence, a date or a truth value is none."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal | str):
        raise _BadCell
    written = cell.strip() if isinstance(cell, str) else f"{Decimal(repr(cell) if isinstance(cell, float) else cell):f}"
    if not _NUMBER.fullmatch(written):
        raise _BadCell
    return Decimal(written.replace(",", "."))


def _whole(cell: object, lowest: int, highest: int) -> int | None:
    if _is_missing(cell):
        return None
    number = _decimal(cell)
    if number != int(number) or not lowest <= number <= highest:
        raise _BadCell
    return int(number)


def _value(cell: object) -> Decimal | None:
    return None if _is_missing(cell) else rounded(_decimal(cell))


def _month_and_its_year(cell: object) -> tuple[int | None, int | None]:
    """Read 7, "07", "July", "juillet", or "July 2026", which also tells the year."""
    if not isinstance(cell, str) or cell.strip().isdigit() or _is_missing(cell):
        return _whole(cell, 1, 12), None
    name, year = plain(cell), None
    told = _NAME_AND_YEAR.fullmatch(name)
    if told:
        name, year = told["name"], int(told["year"])
    if name not in _MONTH_NAMES:
        raise _BadCell
    return _MONTH_NAMES[name], year


def _same(told_by_month: int | None, year: int | None) -> int | None:
    if None not in {told_by_month, year} and told_by_month != year:
        raise _BadCell
    return year if told_by_month is None else told_by_month


def _without_hundred(cell: object) -> object:
    """Return ``2013`` from ``2013 = 100``."""
    return re.sub(r"\s*=\s*100\s*$", "", cell) if isinstance(cell, str) else cell
