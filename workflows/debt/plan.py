"""Plans to pay a debt off: instalments exact to the cent, what stays to live on, warnings, comparison."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from typing import TYPE_CHECKING, Final

from workflows.debt.ledger import later
from workflows.law import Reason, Text

if TYPE_CHECKING:
    from datetime import date

    from workflows.debt.budget import Budget

ZERO: Final = Decimal("0.00")
CENT: Final = Decimal("0.01")
LONG: Final = 60
"""Months after which a plan is said to be long. A habit, no rule of law."""
MOST: Final = 240


@dataclass(frozen=True, slots=True)
class OneOff:
    """A sum paid once towards the debt: an aid, a deposit released, a guarantor."""

    kind: str
    amount: Decimal
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: a debt, a first day, and one of ``monthly``, ``months`` or ``until`` (the first given)."""

    debt: Decimal
    first_on: date
    monthly: Decimal | None = None
    months: int | None = None
    until: date | None = None
    one_off: OneOff | None = None


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of a plan, in euros."""

    due_on: date
    amount: Decimal
    one_off: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A debt and its payments by day; ``rest``: what they leave."""

    debt: Decimal
    monthly: Decimal
    instalments: tuple[Instalment, ...]

    @property
    def total(self) -> Decimal:
        """Return the sum of the payments."""
        return sum((one.amount for one in self.instalments), ZERO)

    @property
    def rest(self) -> Decimal:
        """Return what the payments leave unpaid."""
        return self.debt - self.total

    @property
    def months(self) -> int:
        """Return the number of monthly payments."""
        return sum(not one.one_off for one in self.instalments)

    @property
    def ends_on(self) -> date:
        """Return the day of the last payment."""
        return self.instalments[-1].due_on


def months_between(first: date, until: date) -> int:
    """Return how many monthly payments fall from the first day up to and including another day."""
    number = 0
    while number < MOST and later(first, number) <= until:
        number += 1
    return number


def monthly_for(debt: Decimal, months: int) -> Decimal:
    """Return the smallest equal payment, in whole cents, that pays a debt in so many months."""
    return (debt / months).quantize(CENT, ROUND_UP)


def plan(wish: Wish) -> Plan | None:
    """Return the plan, None when it cannot be made: nothing owed, nothing to pay with, or no month in between.

    Payments are equal and the last one is smaller. A payment on the 31st falls on the last day of a shorter month, and
    on the 31st again afterwards. A sum paid once comes off first; it never exceeds the debt.
    """
    if wish.debt <= 0:
        return None
    once: tuple[Instalment, ...] = ()
    if wish.one_off is not None and wish.one_off.amount > 0:
        once = (Instalment(wish.one_off.on, min(wish.one_off.amount, wish.debt), one_off=True),)
    rest = wish.debt - sum((one.amount for one in once), ZERO)
    monthly = _monthly(wish, rest)
    if rest and not monthly:
        return None
    rows = [*once]
    for number in range(MOST):
        if not rest:
            break
        amount = min(monthly, rest)
        rows.append(Instalment(later(wish.first_on, number), amount))
        rest -= amount
    return Plan(wish.debt, monthly, tuple(sorted(rows, key=lambda one: (one.due_on, not one.one_off))))


def _monthly(wish: Wish, rest: Decimal) -> Decimal:
    """Return the monthly payment that was wished, ZERO when there is none."""
    if wish.monthly is not None:
        return max(ZERO, wish.monthly)
    months = wish.months
    if months is None and wish.until is not None:
        months = months_between(wish.first_on, wish.until)
    return monthly_for(rest, months) if months and months > 0 else ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a plan is held against: the budget, the end of the lease, the earliest eviction (worst case)."""

    budget: Budget
    lease_ends_on: date | None = None
    eviction_on: date | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A plan with what stays to live on each month and what speaks against it. ``left`` None: no budget."""

    plan: Plan
    left: Decimal | None
    left_to_live: Decimal | None
    warnings: tuple[Reason, ...]
    before_eviction: bool | None
    """Whether the debt is paid before the eviction could take place; None when no day is known."""


def weigh(made: Plan, setting: Setting) -> Weighed:
    """Return a plan with what it leaves each month and its warnings."""
    budget = setting.budget
    left = budget.left - made.monthly if budget.known else None
    live = budget.after_home - made.monthly if budget.known else None
    before = None if setting.eviction_on is None else made.ends_on < setting.eviction_on
    return Weighed(made, left, live, tuple(_warnings(made, setting)), before)


def _warnings(made: Plan, setting: Setting) -> list[Reason]:
    budget = setting.budget
    tests = (
        (not budget.known, "no_budget"),
        (budget.room is not None and made.monthly > budget.room, "beyond_budget"),
        (budget.known and "rent" not in budget.amounts, "rent_not_in_budget"),
        (budget.known and budget.left < 0, "outgoings_exceed"),
        (made.rest > 0, "rest"),
        (made.months > LONG, "long"),
        (setting.lease_ends_on is not None and made.ends_on > setting.lease_ends_on, "beyond_lease"),
    )
    return [Reason(code, WARNINGS[code]) for holds, code in tests if holds]


WARNINGS: Final = {
    "no_budget": Text(
        fr="Sans budget, on ne peut pas dire si la mensualité est tenable.",
        nl="Zonder budget valt niet te zeggen of het maandbedrag haalbaar is.",
    ),
    "beyond_budget": Text(
        fr="La mensualité dépasse ce que le budget laisse. Un plan intenable finit plus mal qu'un plan long.",
        nl="Het maandbedrag is hoger dan wat het budget overlaat. Een onhaalbaar plan loopt slechter af dan een lang.",
    ),
    "rent_not_in_budget": Text(
        fr="Le loyer courant manque dans le budget : il se paie d'abord.",
        nl="De lopende huur ontbreekt in het budget: die wordt eerst betaald.",
    ),
    "outgoings_exceed": Text(
        fr="Le ménage dépense plus qu'il ne reçoit : voyez d'abord les droits et la médiation de dettes.",
        nl="Het gezin geeft meer uit dan er binnenkomt: bekijk eerst de rechten en schuldbemiddeling.",
    ),
    "rest": Text(
        fr="Ces paiements ne suffisent pas à tout payer.", nl="Deze betalingen volstaan niet om alles te betalen."
    ),
    "long": Text(
        fr="Plus de soixante mois : le juge pourrait ne pas y voir un délai raisonnable. La loi ne fixe pas de nombre.",
        nl="Meer dan zestig maanden: de rechter ziet daar misschien geen redelijke termijn in. De wet bepaalt "
        "geen aantal.",
    ),
    "beyond_lease": Text(
        fr="Le dernier paiement tombe après la fin du bail.",
        nl="De laatste betaling valt na het einde van de huurovereenkomst.",
    ),
}
