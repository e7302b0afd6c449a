"""The debt: what is written in the account and the budget, and what becomes of a plan, with the workflow it moves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final

from app.debt import reasons
from app.debt.queries import asked_and_due, entry_of, made_of, seen_of
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.permissions import Permission
from app.proceedings import regions
from app.store.facts import case_facts
from app.store.tables import (
    ArrearsEntry,
    BudgetLine,
    CheckRecord,
    DebtEntry,
    Document,
    Letter,
    PlanInstalment,
    RepaymentPlan,
)
from workflows.debt.ledger import indexation_disputed, months_due
from workflows.debt.plan import plan
from workflows.debt.words import (
    AGREED_HOW,
    AIDS,
    CLAUSES,
    FLOOR,
    INCOMES,
    KINDS,
    OUTGOINGS,
    PAID_KINDS,
    SAYERS,
)
from workflows.engine import prevention_version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.store.tables import Case
    from app.store.work import Work
    from workflows.debt.plan import Wish
    from workflows.facts import EventInputs
    from workflows.law import Reason

PLAN: Final = "plan"
"""The region of the workflow beside whose states a plan runs."""
ELSEWHERE: Final = "not_from_here"
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
STARTED: Final = {"out_of_court": "plan_agreed", "conciliation": "conciliation_recorded"}
"""What an agreed plan is for the case; a judgment is noted with the procedure."""
BROKEN: Final = {
    "out_of_court": "agreement_broken",
    "conciliation": "terms_not_kept",
    "judgment": "terms_not_kept",
}


def _open_case(work: Work, case_id: int) -> Case:
    case = work.case(case_id)
    if case.closed_on is not None:
        raise Invalid("", reasons.CASE_CLOSED)
    return case


def _happened(name: str, day: date) -> date:
    if day > clock.today():
        raise Invalid(name, reasons.IN_THE_FUTURE)
    return day


def _one_of(name: str, value: str, words: object) -> str:
    if value not in words:  # type: ignore[operator]
        raise Invalid(name, reasons.NOT_OFFERED)
    return value


def _euros(cents: int) -> Decimal:
    return Decimal(cents) / 100


def _cents(amount: Decimal) -> int:
    return int(amount * 100)


# ------------------------------------------------------------------------------------------------ the account


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is written on a line of the account. ``row``: its place where several are written at once."""

    kind: str
    entry_on: date
    amount_cents: int
    month: str = ""
    said_by: str = "landlord"
    label: str = ""
    disputed_cents: int = 0
    disputed_because: str = ""
    check_record_id: int | None = None
    letter_id: int | None = None

    def checked(self, work: Work, case: Case) -> Written:
        """Return itself when it can be right. Raises Invalid, NotFound."""
        _one_of("kind", self.kind, KINDS)
        _one_of("said_by", self.said_by, SAYERS)
        if self.amount_cents <= 0:
            raise Invalid("amount", reasons.AMOUNT)
        if self.disputed_cents < 0:
            raise Invalid("disputed", reasons.NOT_NEGATIVE)
        if self.disputed_cents > self.amount_cents:
            raise Invalid("disputed", reasons.TOO_MUCH_DISPUTED)
        if self.disputed_cents and self.kind in PAID_KINDS:
            raise Invalid("disputed", reasons.PAYMENT_NOT_DISPUTED)
        if self.disputed_cents and not self.disputed_because.strip():
            raise Invalid("disputed_because", reasons.NO_REASON)
        if self.kind in PAID_KINDS:
            _happened("entry_on", self.entry_on)
        if self.month and not _MONTH.fullmatch(self.month):
            raise Invalid("month", reasons.MONTH)
        if self.check_record_id is not None and work.one(CheckRecord, self.check_record_id).case_id != case.id:
            raise NotFound
        if self.letter_id is not None and work.one(Letter, self.letter_id).case_id != case.id:
            raise NotFound
        return self

    def onto(self, row: DebtEntry) -> DebtEntry:
        """Write it on a row."""
        row.kind, row.entry_on, row.month = self.kind, self.entry_on, self.month
        row.amount_cents, row.said_by, row.label = self.amount_cents, self.said_by, self.label.strip()[:120]
        row.disputed_cents = self.disputed_cents
        row.disputed_because = self.disputed_because.strip()[:300] if self.disputed_cents else ""
        row.check_record_id, row.letter_id = self.check_record_id, self.letter_id
        return row


def _entry(work: Work, case: Case, entry_id: int, version: int | None) -> DebtEntry:
    row = work.one(DebtEntry, entry_id, version=version)
    if row.case_id != case.id:
        raise NotFound
    return row


@dataclass(frozen=True, kw_only=True)
class SaveDebtEntry(Command[int]):
    """A sum due or paid is written in the account, or put right; returns its key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    entry_id: int | None = None
    version: int | None = None
    written: Written

    def execute(self, work: Work) -> int:
        """Add or change the line."""
        case = _open_case(work, self.case_id)
        written = self.written.checked(work, case)
        if self.entry_id is None:
            return work.add(written.onto(DebtEntry(case_id=case.id, recorded_at=work.author.at))).id
        row = _entry(work, case, self.entry_id, self.version)
        if row.instalment_id is not None:
            raise Invalid("", reasons.OF_A_PLAN)
        return written.onto(row).id


@dataclass(frozen=True, kw_only=True)
class RemoveDebtEntry(Command[None]):
    """A line of the account was a mistake and is taken out."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    entry_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Remove the line."""
        row = _entry(work, _open_case(work, self.case_id), self.entry_id, self.version)
        if row.instalment_id is not None:
            raise Invalid("", reasons.OF_A_PLAN)
        work.remove(row)


@dataclass(frozen=True, kw_only=True)
class AddDebtEntries(Command[int]):
    """Several lines are written in the account at once; returns how many."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    written: tuple[Written, ...]

    def execute(self, work: Work) -> int:
        """Add the lines, all or none."""
        case = _open_case(work, self.case_id)
        for one in self.written:
            work.add(one.checked(work, case).onto(DebtEntry(case_id=case.id, recorded_at=work.author.at)))
        return len(self.written)


@dataclass(frozen=True, kw_only=True)
class AddRentMonths(Command[int]):
    """The rent and the charges of every month between two days are written in the account; returns how many lines."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    first_on: date
    last_on: date
    rent_cents: int | None = None
    charges_cents: int | None = None
    due_day: int = 1
    said_by: str = "landlord"

    def execute(self, work: Work) -> int:
        """Add the months that are not in the account yet."""
        case = _open_case(work, self.case_id)
        _one_of("said_by", self.said_by, SAYERS)
        if self.last_on < self.first_on:
            raise Invalid("last_on", reasons.ENDS_FIRST)
        known = [entry_of(row) for row in work.where(DebtEntry, case_id=case.id)]
        amounts = {"rent": _euros(self.rent_cents or 0), "charges": _euros(self.charges_cents or 0)}
        found = list(months_due(self.first_on, self.last_on, amounts, due_day=self.due_day, known=known))
        if not found:
            raise Invalid("rent", reasons.NOTHING_TO_ADD)
        for entry in found:
            written = Written(
                kind=entry.kind,
                entry_on=entry.on,
                amount_cents=_cents(entry.amount),
                month=entry.month,
                said_by=self.said_by,
            )
            work.add(written.onto(DebtEntry(case_id=case.id, recorded_at=work.author.at)))
        return len(found)


@dataclass(frozen=True, kw_only=True)
class TakeOverArrears(Command[int]):
    """The sums noted at intake become lines of the account; returns how many."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int

    def execute(self, work: Work) -> int:
        """Move them: they are then counted once."""
        case = _open_case(work, self.case_id)
        found = work.where(ArrearsEntry, "id", case_id=case.id)
        for stated in found:
            work.add(
                DebtEntry(
                    case_id=case.id,
                    kind=stated.kind,
                    entry_on=stated.stated_on,
                    amount_cents=stated.amount_cents,
                    said_by="landlord",
                    disputed_cents=stated.disputed_cents,
                    recorded_at=work.author.at,
                )
            )
            work.remove(stated)
        return len(found)


@dataclass(frozen=True, kw_only=True)
class DisputeIndexation(Command[int]):
    """What a kept check says is asked too much is disputed in the rents of the account; returns how many changed."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    check_record_id: int
    because: str

    def execute(self, work: Work) -> int:
        """Dispute the difference between the rent asked and the rent due, month by month."""
        case = _open_case(work, self.case_id)
        check = work.one(CheckRecord, self.check_record_id)
        if check.case_id != case.id:
            raise NotFound
        asked, due = asked_and_due(check)
        rows = {row.id: row for row in work.where(DebtEntry, case_id=case.id)}
        since = min((row.entry_on for row in rows.values()), default=clock.today())
        applies_from = (check.facts.get("request") or {}).get("applies_from")
        if applies_from:
            since = type(since).fromisoformat(applies_from)
        found = indexation_disputed(
            [entry_of(row) for row in rows.values()],
            asked=asked or Decimal(0),
            due=due,
            since=since,
        )
        if not found:
            raise Invalid("", reasons.NOTHING_DISPUTED)
        for entry in found:
            row = rows[entry.id]
            row.disputed_cents, row.disputed_because = _cents(entry.disputed), self.because.strip()[:300]
            row.check_record_id = check.id
        return len(found)


# ------------------------------------------------------------------------------------------------ the budget


def _side(kind: str) -> str:
    return "in" if kind in INCOMES else "floor" if kind == FLOOR else "out"


@dataclass(frozen=True, kw_only=True)
class SaveBudget(Command[None]):
    """The budget of the household is written down: an amount a month by kind, None where nothing is said."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    seen: str
    amounts: Mapping[str, int | None] = field(default_factory=dict)

    def execute(self, work: Work) -> None:
        """Write every kind. Raises StaleCase when somebody saved since the page was shown."""
        case = _open_case(work, self.case_id)
        rows = {row.kind: row for row in work.where(BudgetLine, case_id=case.id)}
        if seen_of(rows.values()) != self.seen:
            raise StaleCase
        for kind, cents in self.amounts.items():
            _one_of("", kind, (*INCOMES, *OUTGOINGS, FLOOR))
            row = rows.get(kind)
            if cents is not None and cents < 0:
                raise Invalid(kind, reasons.NOT_NEGATIVE)
            if cents is None:
                if row is not None:
                    work.remove(row)
            elif row is None:
                work.add(BudgetLine(case_id=case.id, side=_side(kind), kind=kind, amount_cents=cents))
            else:
                row.amount_cents = cents


# ------------------------------------------------------------------------------------------------ plans


def _plan_row(work: Work, case: Case, plan_id: int, version: int, *allowed: str) -> RepaymentPlan:
    row = work.one(RepaymentPlan, plan_id, version=version)
    if row.case_id != case.id:
        raise NotFound
    if row.status not in allowed:
        raise Invalid("", reasons.NOT_NOW)
    return row


def _region(work: Work, case: Case, event: str, target: str, on: date, inputs: Mapping[str, object]) -> None:
    """Move the region of the plan, unless it stands there already. Raises Refused."""
    row = regions.standing(work, case).get(PLAN)
    if row is None or row.to_state != target:
        regions.fire(work, case, PLAN, event, on, inputs)


def _happen(work: Work, case: Case, event: str, on: date, inputs: EventInputs) -> tuple[Reason, ...]:
    """Record an event of the case where it is possible; return why not when it belongs to another stage."""
    facts = case_facts(work, case, on=on, today=clock.today(), inputs=inputs)
    try:
        decision = prevention_version(case.workflow_version).decide(case.state, event, facts)
    except Refused as refused:
        if [reason.code for reason in refused.reasons] == [ELSEWHERE]:
            return refused.reasons
        raise
    work.record(case, decision, on, inputs)
    return ()


@dataclass(frozen=True, kw_only=True)
class KeepPlan(Command[int]):
    """A plan that was calculated is kept to be compared; returns its key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    wish: Wish
    of_all: bool = False

    def execute(self, work: Work) -> int:
        """Keep it as a draft."""
        case = _open_case(work, self.case_id)
        made = plan(self.wish)
        if made is None:
            raise Invalid("", reasons.NO_PLAN)
        if made.rest:
            raise Invalid("monthly", reasons.TOO_LONG)
        once = self.wish.one_off
        if once is not None:
            _one_of("one_off_kind", once.kind, AIDS)
        row = RepaymentPlan(
            case_id=case.id,
            debt_cents=_cents(made.debt),
            of_all=self.of_all,
            first_on=self.wish.first_on,
            monthly_cents=_cents(made.monthly),
            one_off_cents=_cents(once.amount) if once else 0,
            one_off_kind=once.kind if once else "",
            one_off_on=once.on if once else None,
            recorded_at=work.author.at,
        )
        return work.add(row).id


@dataclass(frozen=True, kw_only=True)
class DropPlan(Command[None]):
    """A plan that was only compared is put away."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    plan_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Remove the draft."""
        work.remove(_plan_row(work, _open_case(work, self.case_id), self.plan_id, self.version, "draft"))


@dataclass(frozen=True, kw_only=True)
class ProposePlan(Command["tuple[Reason, ...]"]):
    """A plan is proposed to the landlord; returns why the case itself did not move, if it did not."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    plan_id: int
    version: int
    on: date

    def execute(self, work: Work) -> tuple[Reason, ...]:
        """Write it on the plan, in the region and in the case."""
        case = _open_case(work, self.case_id)
        row = _plan_row(work, case, self.plan_id, self.version, "draft")
        row.status, row.proposed_on = "proposed", _happened("on", self.on)
        _region(work, case, "proposed", "proposed", self.on, {})
        return _happen(work, case, "plan_proposed", self.on, {})


@dataclass(frozen=True, kw_only=True)
class RefusePlan(Command[None]):
    """The landlord or the judge does not want this plan."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    plan_id: int
    version: int
    on: date

    def execute(self, work: Work) -> None:
        """Write it on the plan; the region follows when no other proposal waits."""
        case = _open_case(work, self.case_id)
        row = _plan_row(work, case, self.plan_id, self.version, "proposed")
        row.status, row.answered_on = "refused", _happened("on", self.on)
        if not work.where(RepaymentPlan, case_id=case.id, status="proposed"):
            _region(work, case, "turned_down", "refused", self.on, {})


@dataclass(frozen=True, kw_only=True)
class AgreePlan(Command["tuple[Reason, ...]"]):
    """A plan is agreed, out of court, in conciliation or by judgment; returns why the case did not move, if so."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    plan_id: int
    version: int
    on: date
    how: str
    clause: str = ""
    document_id: int | None = None

    def execute(self, work: Work) -> tuple[Reason, ...]:
        """Write it on the plan with every instalment, in the region and in the case."""
        case = _open_case(work, self.case_id)
        row = _plan_row(work, case, self.plan_id, self.version, "draft", "proposed")
        if work.where(RepaymentPlan, case_id=case.id, status="agreed"):
            raise Invalid("", reasons.RUNNING)
        if self.document_id is not None and work.one(Document, self.document_id).case_id != case.id:
            raise NotFound
        row.status, row.answered_on = "agreed", _happened("on", self.on)
        row.how, row.clause = _one_of("how", self.how, AGREED_HOW), _one_of("clause", self.clause, CLAUSES)
        row.document_id = self.document_id
        made = made_of(row)
        for number, one in enumerate(made.instalments, 1):
            work.add(
                PlanInstalment(
                    case_id=case.id,
                    plan_id=row.id,
                    number=number,
                    due_on=one.due_on,
                    amount_cents=_cents(one.amount),
                )
            )
        first = {"first_commitment_on": made.instalments[0].due_on}
        _region(work, case, "agreed", "running", self.on, first)
        work.touch(case.id)
        event = STARTED.get(self.how)
        return () if event is None else _happen(work, case, event, self.on, first)


def _instalment(work: Work, case: Case, instalment_id: int, version: int) -> tuple[PlanInstalment, RepaymentPlan]:
    one = work.one(PlanInstalment, instalment_id, version=version)
    if one.case_id != case.id:
        raise NotFound
    if one.status != "open":
        raise Invalid("", reasons.SETTLED)
    return one, work.one(RepaymentPlan, one.plan_id)


@dataclass(frozen=True, kw_only=True)
class PayInstalment(Command[bool]):
    """An instalment was paid, wholly or in part; tells whether the whole plan is paid now."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    instalment_id: int
    version: int
    on: date
    cents: int
    said_by: str = "tenant"

    def execute(self, work: Work) -> bool:
        """Write the payment on the instalment and in the account; the last one ends the plan."""
        case = _open_case(work, self.case_id)
        one, row = _instalment(work, case, self.instalment_id, self.version)
        if self.cents <= 0:
            raise Invalid("amount", reasons.AMOUNT)
        if self.cents > one.amount_cents - one.paid_cents:
            raise Invalid("amount", reasons.MORE_THAN_DUE)
        one.paid_cents += self.cents
        one.paid_on = _happened("on", self.on)
        if one.paid_cents == one.amount_cents:
            one.status = "paid"
        work.add(
            DebtEntry(
                case_id=case.id,
                kind="payment",
                entry_on=self.on,
                amount_cents=self.cents,
                said_by=_one_of("said_by", self.said_by, SAYERS),
                instalment_id=one.id,
                recorded_at=work.author.at,
            )
        )
        work.touch(case.id)
        if any(other.status != "paid" for other in work.where(PlanInstalment, plan_id=row.id)):
            return False
        row.status, row.ended_on = "paid", self.on
        _region(work, case, "paid_off", "paid", self.on, {})
        return True


@dataclass(frozen=True, kw_only=True)
class MissInstalment(Command["tuple[Reason, ...]"]):
    """An instalment was not paid and the plan is not kept; returns why the case itself did not move, if it did not."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    instalment_id: int
    version: int
    on: date

    def execute(self, work: Work) -> tuple[Reason, ...]:
        """End the plan: the instalment is missed, those to come are no longer followed; region and case move."""
        case = _open_case(work, self.case_id)
        one, row = _instalment(work, case, self.instalment_id, self.version)
        if _happened("on", self.on) <= one.due_on:
            raise Invalid("on", reasons.NOT_DUE)
        one.status = "missed"
        for other in work.where(PlanInstalment, plan_id=row.id, status="open"):
            other.status = "dropped"
        row.status, row.ended_on = "defaulted", self.on
        _region(work, case, "instalment_missed", "defaulted", self.on, {})
        work.touch(case.id)
        return _happen(work, case, BROKEN[row.how], self.on, {"broken_by": "person"})


def with_month(written: str) -> str:
    """Return a month typed as 08/2026 or 2026-08 as YYYY-MM, as it stands when it cannot be read."""
    found = re.fullmatch(r"(\d{1,2})[/. -](\d{4})", written) or re.fullmatch(r"(\d{4})[/. -](\d{1,2})", written)
    if found is None:
        return written
    first, second = found.groups()
    year, month = (second, first) if len(second) == len("2026") else (first, second)
    return f"{year}-{int(month):02d}"
