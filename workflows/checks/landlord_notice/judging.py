"""The landlord's notice while it is judged: what it rests on, and what the rules have found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.facts import Facts, Notice
    from workflows.checks.landlord_notice.lease_kind import LeaseKind
    from workflows.checks.landlord_notice.receipt import Receipt
    from workflows.checks.landlord_notice.terms import FixedDay


@dataclass(frozen=True, slots=True)
class Branch:
    """The answer for one part of the window in which the letter may have come."""

    receipt_from: date
    receipt_to: date
    verdict: str
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Shield:
    """What the tenant did before the notice: ``effect`` is the verdict it leads to."""

    code: str
    from_on: date
    until: date | None
    effect: str


@dataclass(slots=True)
class Judging:
    """``kind`` is the lease as it was when the notice came. ``pinned``: receipt is taken as proved on one day.

    ``aimed``: the fixed day that the letter aims at when it gives none, once receipt is taken as proved.
    ``counted_on``: the day on which the notice counts as received (the rent commission may move it).
    ``rents``: months of rent owed for a notice without reason. ``splits``: windows that give different answers.
    """

    facts: Facts
    notice: Notice
    kind: LeaseKind
    receipt: Receipt
    pinned: bool = False
    aimed: FixedDay | None = None
    sheet: Sheet = field(default_factory=Sheet)
    counted_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    latest_receipt_on: date | None = None
    not_before_on: date | None = None
    fixed: FixedDay | None = None
    rents: int = 0
    early_short: bool = False
    head_tenant_rents: bool = False
    head_tenant_late: bool = False
    threshold: int | None = None
    window_right: bool = False
    suspended: bool = False
    commissioned: bool = False
    shields: list[Shield] = field(default_factory=list)
    splits: tuple[tuple[date, date], ...] = ()
    branches: tuple[Branch, ...] = ()

    @property
    def earliest_end_on(self) -> date | None:
        """Return E: the earliest end among the answer and its branches. Nobody loses a right by relying on it."""
        ends = [end for end in (self.ends_on, *(branch.ends_on for branch in self.branches)) if end is not None]
        return min(ends, default=None)
