"""The account: entries due and paid, the disputed part apart, how payments are imputed, the balance on a day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from workflows.debt.words import PAID_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

ZERO: Final = Decimal("0.00")
MOST_MONTHS: Final = 120
"""Months that are written in one go: ten years of rent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A sum that fell due or was paid on a day, in euros. ``month`` (YYYY-MM): its own, or the one a payment names."""

    kind: str
    on: date
    amount: Decimal
    id: int = 0
    month: str = ""
    said_by: str = "landlord"
    disputed: Decimal = ZERO

    @property
    def is_payment(self) -> bool:
        """Tell whether it lowers the debt."""
        return self.kind in PAID_KINDS

    @property
    def undisputed(self) -> Decimal:
        """Return the part of a sum due that nobody disputes."""
        return self.amount - self.disputed


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry in the account. ``paid``: what payments covered of its undisputed part; ``balance``: of all up to it."""

    entry: Entry
    paid: Decimal = ZERO
    balance: Decimal = ZERO

    @property
    def left(self) -> Decimal:
        """Return what is still to pay of the undisputed part of a sum due."""
        return ZERO if self.entry.is_payment else self.entry.undisputed - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The account on a day: ``claimed`` = ``accepted`` + ``disputed``. A negative sum was paid in advance."""

    on: date
    lines: tuple[Line, ...] = ()
    due: Decimal = ZERO
    paid: Decimal = ZERO
    disputed: Decimal = ZERO
    in_advance: Decimal = ZERO
    """Paid and not imputed on anything yet."""

    @property
    def claimed(self) -> Decimal:
        """Return what is claimed in all: everything due less everything paid."""
        return self.due - self.paid

    @property
    def accepted(self) -> Decimal:
        """Return what remains to pay of what nobody disputes."""
        return self.claimed - self.disputed

    @property
    def oldest_unpaid(self) -> date | None:
        """Return since when something undisputed is unpaid."""
        return next((line.entry.on for line in self.lines if line.left > 0), None)


@dataclass(slots=True)
class _Open:
    """Sums still to pay and money not imputed yet, while the account is gone through in order of days."""

    entries: dict[int, Entry] = field(default_factory=dict)
    paid: dict[int, Decimal] = field(default_factory=dict)
    free: Decimal = ZERO
    named: dict[str, Decimal] = field(default_factory=dict)

    def take(self, place: int, money: Decimal) -> Decimal:
        """Impute money on one sum; return what is over."""
        used = min(money, self.entries[place].undisputed - self.paid[place])
        self.paid[place] += used
        return money - used

    def add_due(self, place: int, entry: Entry) -> None:
        self.entries[place], self.paid[place] = entry, ZERO
        if entry.month in self.named:
            self.named[entry.month] = self.take(place, self.named[entry.month])
        self.free = self.take(place, self.free)

    def add_payment(self, entry: Entry) -> None:
        money = entry.amount
        known = [place for place, due in self.entries.items() if entry.month and due.month == entry.month]
        for place in known:
            money = self.take(place, money)
        if entry.month and not known:
            self.named[entry.month] = self.named.get(entry.month, ZERO) + money
            return
        for place in self.entries:
            money = self.take(place, money)
        self.free += money


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries by day, what is due before what is paid."""
    return sorted(entries, key=lambda one: (one.on, one.is_payment, one.id))


def account(entries: Iterable[Entry], on: date) -> Account:
    """Return the account on a day; what falls due or is paid later does not count yet.

    A payment named for a month goes to that month, even when the rent of that month falls due later; everything else
    goes to the oldest undisputed sum, and what is over stays in advance.
    """
    rows = [entry for entry in in_order(entries) if entry.on <= on]
    going = _Open()
    balances, balance = [], ZERO
    for place, entry in enumerate(rows):
        if entry.is_payment:
            going.add_payment(entry)
            balance -= entry.amount
        else:
            going.add_due(place, entry)
            balance += entry.amount
        balances.append(balance)
    return Account(
        on=on,
        lines=tuple(
            Line(entry=entry, paid=going.paid.get(place, ZERO), balance=balances[place])
            for place, entry in enumerate(rows)
        ),
        due=sum((entry.amount for entry in rows if not entry.is_payment), ZERO),
        paid=sum((entry.amount for entry in rows if entry.is_payment), ZERO),
        disputed=sum((entry.disputed for entry in rows if not entry.is_payment), ZERO),
        in_advance=going.free + sum(going.named.values(), ZERO),
    )


def later(day: date, months: int) -> date:
    """Return the day so many months later, the last of a shorter month when it has no such day."""
    return day + relativedelta(months=months)


def month_of(day: date) -> str:
    """Return the month of a day as YYYY-MM."""
    return f"{day.year}-{day.month:02d}"


def months_due(
    first: date, last: date, amounts: Mapping[str, Decimal], *, due_day: int = 1, known: Iterable[Entry] = ()
) -> Iterator[Entry]:
    """Give the rent (and charges) of every month from ``first`` to ``last``, both included, at most ``MOST_MONTHS``.

    A month that is ``known`` for a kind is not given again. The 31st falls on the last day of a shorter month.
    """
    there = {(entry.kind, entry.month) for entry in known}
    start = first.replace(day=1)
    for number in range(MOST_MONTHS):
        month = later(start, number)
        if month > last:
            return
        for kind, amount in amounts.items():
            if amount > 0 and (kind, month_of(month)) not in there:
                yield Entry(kind=kind, on=month + relativedelta(day=due_day), amount=amount, month=month_of(month))


def indexation_disputed(
    entries: Sequence[Entry], *, asked: Decimal, due: Decimal | None, since: date
) -> tuple[Entry, ...]:
    """Return the rents since a day that hold more than the rent due by the check, with that part disputed.

    Of each rent at most the difference between the rent asked and the rent due is disputed: what exceeds that has
    another reason. ``due`` None: the check knows no rent due, so nothing is changed.
    """
    if due is None or asked <= due:
        return ()
    found = []
    for entry in entries:
        if entry.kind != "rent" or entry.on < since or entry.amount <= due:
            continue
        part = max(entry.disputed, min(asked, entry.amount) - due)
        if part != entry.disputed:
            found.append(replace(entry, disputed=part))
    return tuple(found)
