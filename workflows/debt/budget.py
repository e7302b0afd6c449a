"""The budget of a household a month: totals by kind, never where somebody's health or status shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from workflows.debt.words import FLOOR, INCOMES, OUTGOINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Budget:
    """Euros a month by kind. Nothing written: nothing is known, and nothing is concluded."""

    amounts: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Tell whether there is an income to reckon with."""
        return any(kind in self.amounts for kind in INCOMES)

    @property
    def income(self) -> Decimal:
        """Return all that comes in."""
        return sum((self.amounts.get(kind, ZERO) for kind in INCOMES), ZERO)

    @property
    def outgoings(self) -> Decimal:
        """Return all that goes out, rent and charges included."""
        return sum((self.amounts.get(kind, ZERO) for kind in OUTGOINGS), ZERO)

    @property
    def left(self) -> Decimal:
        """Return what is left after all outgoings."""
        return self.income - self.outgoings

    @property
    def home(self) -> Decimal:
        """Return rent and charges."""
        return self.amounts.get("rent", ZERO) + self.amounts.get("charges", ZERO)

    @property
    def after_home(self) -> Decimal:
        """Return what is left to live on once rent and charges are paid."""
        return self.income - self.home

    @property
    def floor(self) -> Decimal | None:
        """Return what the household wants to keep each month beyond its outgoings; None: nothing was said."""
        return self.amounts.get(FLOOR)

    @property
    def room(self) -> Decimal | None:
        """Return what can go to a debt each month: never below nothing; None when no income is known."""
        return max(ZERO, self.left - (self.floor or ZERO)) if self.known else None
