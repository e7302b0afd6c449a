"""What an act comes to: its findings, its dates, what somebody owes for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.receipt import UNKNOWN, Receipt
from workflows.checks.landlord_notice.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.judging import Branch

DUE, IF_BREACH, CLAIMABLE = "due", "only_if_breach", "claimable"
LANDLORD, TENANT, HEAD_TENANT = "landlord", "tenant", "head_tenant"


@dataclass(frozen=True, slots=True)
class Indemnity:
    """Months of rent that somebody owes or may owe. ``months`` None = not known. ``open_amount``: a judge fixes it."""

    code: str
    owed_by: str
    months: int | None
    status: str
    due_on: date | None = None
    open_amount: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """The windows of the three-yearly revision of the rent (art. 240)."""

    triennium_ends_on: date
    agreement_from: date
    agreement_to: date
    court_from: date
    court_to: date


@dataclass(slots=True)
class Act:
    """The act named by the subject. ``extension_from``: end of the lease that a hardship request starts from."""

    sheet: Sheet = field(default_factory=Sheet)
    receipt: Receipt = UNKNOWN
    starts_on: date | None = None
    ends_on: date | None = None
    branches: tuple[Branch, ...] = ()
    indemnities: list[Indemnity] = field(default_factory=list)
    revision: Revision | None = None
    lease_ends_on: date | None = None
    broken: bool = False
