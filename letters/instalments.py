"""A debt paid off month by month, exact to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from letters.days import later

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MOST: Final = 60
"""A plan of more than five years is no plan: what is left then is said apart."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of a plan, in euros."""

    due_on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Plan:
    """The payments of a debt and what they leave unpaid, in euros; ``rest`` is negative when too much is planned."""

    instalments: tuple[Instalment, ...]
    debt: Decimal

    @property
    def total(self) -> Decimal:
        """Return the sum of the payments."""
        return total(self.instalments)

    @property
    def rest(self) -> Decimal:
        """Return the part of the debt that the plan does not cover."""
        return self.debt - self.total

    @property
    def last(self) -> Instalment:
        """Return the last payment."""
        return self.instalments[-1]


def total(rows: Iterable[Any]) -> Decimal:
    """Return the sum of the amounts of ``rows`` (each has ``amount``, None when unknown), in euros."""
    return sum((row.amount for row in rows if row.amount is not None), Decimal("0.00"))


def monthly_plan(debt: Decimal, monthly: Decimal | None, first_on: date | None) -> Plan | None:
    """Return equal monthly payments and a smaller last one; None when something is unknown or nothing is owed.

    A payment on the 31st falls on the last day of a shorter month, and on the 31st again afterwards.
    """
    if first_on is None or not monthly or not debt:
        return None
    whole, part = divmod(debt, monthly)
    number = min(int(whole) + bool(part), MOST)
    return Plan(
        tuple(Instalment(later(first_on, months=n), min(monthly, debt - n * monthly)) for n in range(number)),
        debt,
    )


def written_plan(debt: Decimal, rows: Iterable[Any]) -> Plan | None:
    """Return the payments written line by line (``due_on`` and ``amount``), oldest first; None when there are none."""
    known = [Instalment(row.due_on, row.amount) for row in rows if row.due_on is not None and row.amount is not None]
    return Plan(tuple(sorted(known, key=lambda one: one.due_on)), debt) if known else None
