"""Files of Statbel as the tests of imports need them: the known history and invented months after it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from app.figures import samples
from workflows.figures.health_index import HealthIndex, IndexRow
from workflows.figures.rebasing import expressed_in_all_bases

SHIPPED = HealthIndex.shipped()
JULY = Decimal("102.71")
AUGUST = Decimal("102.94")
"""Invented figures in base 2025: samples, no publications."""


def month(number: int, published: Decimal, year: int = 2026) -> list[IndexRow]:
    """Return an invented month in every base, each conversion right."""
    found = expressed_in_all_bases(year, number, published)
    return [IndexRow(base, year, number, one.value, one.origin, second_source=False) for base, one in found.items()]


def history(since: int = 2025) -> list[IndexRow]:
    """Return the shipped rows from a year on."""
    return [row for row in SHIPPED.rows if row.year >= since]


def statbel_file(*added: Iterable[IndexRow]) -> bytes:
    """Return the archive with the history and the months given."""
    return samples.statbel_zip([*history(), *(row for rows in added for row in rows)])


FILE_WITH_JULY = statbel_file(month(7, JULY))
FILE_WITH_BOTH = statbel_file(month(7, JULY), month(8, AUGUST))
