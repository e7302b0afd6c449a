"""Expresses a published health index in every base year: which figure came first, which coefficient, how sure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP
from typing import TYPE_CHECKING, Literal

from workflows.figures.health_index import BASES, CENT, COEFFICIENTS, converted
from workflows.law import Dated, Source

if TYPE_CHECKING:
    from decimal import Decimal

Origin = Literal["published", "converted", "derived"]

FIRST_MONTH = (1994, 1)
"""The health index exists since January 1994."""

FIRST_PUBLISHED_IN = Dated(
    {
        date(1994, 1, 1): 1988,
        date(1998, 1, 1): 1996,
        date(2006, 1, 1): 2004,
        date(2014, 1, 1): 2013,
        date(2026, 1, 1): 2025,
    }
)
"""Base year in which Statbel first published a month; every conversion starts from that figure."""

_STATBEL = Source(
    act="Statbel, coefficients de conversion des indices / omrekeningscoëfficiënten van de indexcijfers",
    article="indice santé / gezondheidsindex",
    url="http://statbel.fgov.be/nl/statistieken/cijfers/economie/consumptieprijzen/consumptieprijsindexen/coefficienten/",
    read_on=date(2026, 11, 24),
)
_REBASING_OF_2026 = Source(
    act="Passage à la base 2025 = 100, janvier 2026 / overgang naar basis 2025 = 100, januari 2026",
    article="avis du Moniteur belge à confirmer / bericht in het Belgisch Staatsblad te bevestigen",
    url="https://www.seido-app.com/en/blog/rent-indexation-calculator-belgium",
    read_on=date(2026, 11, 24),
)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A multiplier from one base to another; ``confirmed`` is False while no official notice was found."""

    from_base: int
    to_base: int
    factor: Decimal
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Expressed:
    """One month of the index in one base, and how far it can be relied on."""

    value: Decimal
    origin: Origin


_FIRST_MONTH_IN_2025 = (2025, 1)


def rounded(value: Decimal) -> Decimal:
    """Return an index rounded half up to two decimals, as Statbel rounds."""
    return value.quantize(CENT, ROUND_HALF_UP)


def coefficient(from_base: int, to_base: int) -> Coefficient:
    """Return the direct coefficient between two bases, with its source. Raises KeyError when there is none."""
    factor = COEFFICIENTS[from_base, to_base]
    if 2025 in {from_base, to_base}:
        return Coefficient(from_base, to_base, factor, _REBASING_OF_2026, confirmed=False)
    return Coefficient(from_base, to_base, factor, _STATBEL, confirmed=True)


def base_of_first_publication(year: int, month: int) -> int:
    """Return the base in which that month was first published. Raises LookupError before January 1994."""
    return FIRST_PUBLISHED_IN.on(date(year, month, 1))


def expressed_in_all_bases(year: int, month: int, published: Decimal) -> dict[int, Expressed]:
    """Return that month in every base, from the figure in its base of first publication.

    Never through a base in the middle (other cents), except that a month first published in base 2025
    reaches 1988, 1996 and 2004 through 2013, because no direct coefficient is known; it is then ``derived``.
    """
    native = base_of_first_publication(year, month)
    result = {native: Expressed(published, "published")}
    if native == 2025:
        in_2013 = converted(published, 2025, 2013)
        result[2013] = Expressed(in_2013, "derived")
        for base in (2004, 1996, 1988):
            result[base] = Expressed(converted(in_2013, 2013, base), "derived")
        return result
    for base in BASES:
        if base == native or (base == 2025 and (year, month) < _FIRST_MONTH_IN_2025):
            continue
        confirmed = coefficient(native, base).confirmed
        result[base] = Expressed(converted(published, native, base), "converted" if confirmed else "derived")
    return result


def published_behind_2013(value: Decimal) -> Decimal | None:
    """Return the one base-2025 figure whose conversion to base 2013 is ``value``; None when there is none.

    There is never more than one: the coefficient is above 1, so two figures a cent apart stay apart.
    """
    near = rounded(value / COEFFICIENTS[2025, 2013])
    for figure in (near, near - CENT, near + CENT):
        if converted(figure, 2025, 2013) == value:
            return figure
    return None
