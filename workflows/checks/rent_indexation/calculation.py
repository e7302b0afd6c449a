"""The amounts, in exact whole-number arithmetic with one rounding half up, to the cent, at the end (art. 224/2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from workflows.checks.rent_indexation import values
from workflows.figures.health_index import BASES, HealthIndex, month_number

if TYPE_CHECKING:
    from datetime import date

FACTOR_END, FIRST_YEARS, SECOND_YEARS = values.FACTOR_WINDOWS.current
FACTOR_SCALE = 10**values.FACTOR_DECIMALS.current
TOLERANCE = values.TOLERANCE_CENTS.current
GAP = values.GAP_CENTS.current
FACTOR_BASE = 2013


class Method(Enum):
    """How the ceiling follows from the standard formula."""

    STANDARD = "standard"
    HALF = "half"  # freeze year, class E: half of this year's rise
    HALF_OF_GAP = "half_of_gap"  # freeze year, class E: half of everything not yet claimed
    FROZEN = "frozen"  # freeze year, class F or G: the rent before
    FACTOR = "factor"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to calculate: cents a month, months counted from year 0, factor in units of its last decimal."""

    base_rent: int
    start_month: int
    new_month: int
    method: Method
    before: int | None = None
    factor: int | None = None


@dataclass(frozen=True, slots=True)
class InBase:
    """Both indices (hundredths of a point) and the ceiling (cents) in one base."""

    start: int
    new: int
    ceiling: int


@dataclass(frozen=True, slots=True)
class Amounts:
    """All results in cents. ``ceilings`` by base; ``highest`` and ``lowest`` over all bases."""

    standard: int
    ceiling: int
    highest: int
    lowest: int
    by_base: dict[int, InBase]


def rounded(numerator: int, denominator: int) -> int:
    """Return a positive fraction rounded half up to a whole number."""
    return (2 * numerator + denominator) // (2 * denominator)


def main_base(start_month: int) -> int:
    """Return the base for a starting-index month: the newest one that is not later than its year."""
    year = start_month // 12
    return next(base for since, base in values.BASE_BY_YEAR.current if year >= since)


def factor_months(anniversary: date) -> tuple[int, int]:
    """Return the two months (counted from year 0) whose indices give the correction factor."""
    first = (anniversary.month, anniversary.day) <= FACTOR_END
    above, below = FIRST_YEARS if first else SECOND_YEARS
    return month_number(above, anniversary.month) - 1, month_number(below, anniversary.month) - 1


def correction_factor(index: HealthIndex, anniversary: date, *, half: bool) -> int | None:
    """Return the factor in units of its ninth decimal, half up; ``half`` for class E. None: an index is missing."""
    above, below = (index.hundredths(FACTOR_BASE, month) for month in factor_months(anniversary))
    if above is None or below is None:
        return None
    if half:
        return rounded((above + below) * FACTOR_SCALE, 2 * below)
    return rounded(above * FACTOR_SCALE, below)


def months_needed(plan: Plan) -> tuple[int, ...]:
    """Return the months whose index the plan needs in its main base."""
    needed: tuple[int, ...] = (plan.start_month, plan.new_month)
    if plan.method in (Method.HALF, Method.HALF_OF_GAP, Method.FROZEN):
        needed += (plan.new_month - 12,)
    return needed


def calculate(index: HealthIndex, plan: Plan) -> Amounts | None:
    """Return the amounts of ``plan`` in every base, or None when a month is missing in the main base."""
    by_base: dict[int, InBase] = {}
    for base in BASES:
        start, new = index.hundredths(base, plan.start_month), index.hundredths(base, plan.new_month)
        if start is not None and new is not None:
            ceiling = _ceiling(plan, start, new, index.hundredths(base, plan.new_month - 12))
            if ceiling is not None:
                by_base[base] = InBase(start, new, ceiling)
    main = by_base.get(main_base(plan.start_month))
    if main is None:
        return None
    ceilings = [result.ceiling for result in by_base.values()]
    return Amounts(
        standard=rounded(plan.base_rent * main.new, main.start),
        ceiling=main.ceiling,
        highest=max(ceilings),
        lowest=min(ceilings),
        by_base=by_base,
    )


def _ceiling(plan: Plan, start: int, new: int, year_before: int | None) -> int | None:
    rent, method = plan.base_rent, plan.method
    if method is Method.STANDARD:
        return rounded(rent * new, start)
    if method is Method.FACTOR:
        return None if plan.factor is None else rounded(rent * new * plan.factor, start * FACTOR_SCALE)
    if year_before is None:
        return None
    if method is Method.HALF:
        return rounded(rent * (year_before + new), 2 * start)
    if method is Method.HALF_OF_GAP:
        before = rent if plan.before is None else plan.before
        return rounded(before * start + rent * new, 2 * start)
    highest = rounded(rent * year_before, start)
    return highest if plan.before is None else min(plan.before, highest)


def below_full_indexation(index: HealthIndex, plan: Plan) -> bool:
    """Return whether the rent before is unknown or clearly below last year's fully indexed rent."""
    if plan.before is None:
        return True
    base = main_base(plan.start_month)
    start, year_before = index.hundredths(base, plan.start_month), index.hundredths(base, plan.new_month - 12)
    if start is None or year_before is None:
        return False
    return plan.before * start < plan.base_rent * year_before - GAP * start
