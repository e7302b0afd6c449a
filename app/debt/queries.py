"""What the pages, the tables and the letters show of a debt. Frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.foundation import clock
from app.store.errors import NotFound
from app.store.tables import (
    ArrearsEntry,
    BudgetLine,
    CheckRecord,
    DebtEntry,
    Document,
    Lease,
    Letter,
    PlanInstalment,
    RepaymentPlan,
)
from letters.asks import MOST_ROWS
from letters.context import Budget as LetterBudget
from letters.context import Debt, DebtInstalment, DebtRow
from letters.languages import month_name
from letters.text import Both
from workflows.debt.budget import Budget
from workflows.debt.ledger import Account, Entry, account
from workflows.debt.plan import OneOff, Plan, Setting, Weighed, Wish, plan, weigh
from workflows.debt.words import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.store.reading import Reader
    from app.store.work import Work

INDEXATION, DEADLINES = "rent_indexation", "judicial_deadlines"
ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A line of the account as it is shown."""

    id: int
    version: int
    kind: str
    entry_on: date
    month: str
    amount: Decimal
    said_by: str
    label: str
    disputed: Decimal
    disputed_because: str
    check_record_id: int | None
    letter_id: int | None
    of_plan: bool
    is_payment: bool
    paid: Decimal
    left: Decimal
    balance: Decimal


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of a case on a day. ``later``: lines that do not count yet. ``stated``: sums noted at intake."""

    account: Account
    rows: tuple[LedgerRow, ...]
    later: int
    stated: int

    @property
    def known(self) -> bool:
        """Tell whether anything is written in it."""
        return bool(self.rows or self.later)


@dataclass(frozen=True, slots=True)
class InstalmentCard:
    """A payment of an agreed plan; ``status`` is ``late`` when its day has passed."""

    id: int
    version: int
    number: int
    due_on: date
    amount: Decimal
    paid: Decimal
    paid_on: date | None
    status: str
    open: bool

    @property
    def left(self) -> Decimal:
        """Return what is still to pay of it."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan with its payments, what it leaves to live on, and what speaks against it."""

    id: int
    version: int
    status: str
    of_all: bool
    made: Plan
    weighed: Weighed
    one_off_kind: str
    proposed_on: date | None
    answered_on: date | None
    how: str
    clause: str
    document_id: int | None
    ended_on: date | None
    instalments: tuple[InstalmentCard, ...]

    @property
    def paid(self) -> Decimal:
        """Return what was paid under it."""
        return sum((one.paid for one in self.instalments), ZERO)

    @property
    def late(self) -> tuple[InstalmentCard, ...]:
        """Return the payments that are overdue."""
        return tuple(one for one in self.instalments if one.status == "late")


@dataclass(frozen=True, slots=True)
class IndexationCheck:
    """A kept check that says the rent asked is more than the rent due."""

    id: int
    on: date
    asked: Decimal
    due: Decimal


def euros(cents: int) -> Decimal:
    """Return cents as euros."""
    return (Decimal(cents) / 100).quantize(Decimal("0.01"))


def entry_of(row: DebtEntry) -> Entry:
    """Return a row of the account as the law reckons with it."""
    return Entry(
        kind=row.kind,
        on=row.entry_on,
        amount=euros(row.amount_cents),
        id=row.id,
        month=row.month,
        said_by=row.said_by,
        disputed=euros(row.disputed_cents),
    )


def seen_of(rows: Iterable[BudgetLine]) -> str:
    """Return which lines of the budget a page showed, so that another's change in between is noticed."""
    return ",".join(sorted(f"{row.kind}:{row.version}" for row in rows))


def ledger(reader: Reader | Work, case_id: int, on: date | None = None) -> Ledger:
    """Return the account of a case on a day, today unless another is given."""
    rows = {row.id: row for row in reader.where(DebtEntry, "entry_on", "id", case_id=case_id)}
    found = account((entry_of(row) for row in rows.values()), on or clock.today())
    shown = []
    for line in found.lines:
        row, entry = rows[line.entry.id], line.entry
        shown.append(
            LedgerRow(
                id=row.id,
                version=row.version,
                kind=row.kind,
                entry_on=row.entry_on,
                month=row.month,
                amount=entry.amount,
                said_by=row.said_by,
                label=row.label,
                disputed=entry.disputed,
                disputed_because=row.disputed_because,
                check_record_id=row.check_record_id,
                letter_id=row.letter_id,
                of_plan=row.instalment_id is not None,
                is_payment=entry.is_payment,
                paid=line.paid,
                left=line.left,
                balance=line.balance,
            )
        )
    stated = len(reader.where(ArrearsEntry, case_id=case_id))
    return Ledger(found, tuple(shown), len(rows) - len(shown), stated)


def entry(reader: Reader, case_id: int, entry_id: int) -> DebtEntry:
    """Return one line. Raises NotFound, also for one of another case."""
    row = reader.one(DebtEntry, entry_id)
    if row.case_id != case_id:
        raise NotFound
    return row


def budget(reader: Reader | Work, case_id: int) -> tuple[Budget, str]:
    """Return the budget of the household and what a page that shows it has seen."""
    rows = reader.where(BudgetLine, case_id=case_id)
    return Budget({row.kind: euros(row.amount_cents) for row in rows}), seen_of(rows)


def lease_amounts(reader: Reader, case_id: int) -> dict[str, Decimal]:
    """Return rent and charges a month as the lease of the case has them, to begin with."""
    lease = next(iter(reader.where(Lease, case_id=case_id)), None)
    if lease is None:
        return {}
    known = {"rent": lease.rent_now_cents or lease.base_rent_cents, "charges": lease.charges_cents}
    return {kind: euros(cents) for kind, cents in known.items() if cents}


def setting(reader: Reader | Work, case_id: int) -> Setting:
    """Return what a plan is held against: budget, end of the lease, earliest eviction by the newest kept check."""
    lease = next(iter(reader.where(Lease, case_id=case_id)), None)
    kept = reader.where(CheckRecord, "id", case_id=case_id, check=DEADLINES)
    earliest = ((kept[-1].result.get("earliest_eviction") or {}) if kept else {}).get("plan")
    return Setting(
        budget=budget(reader, case_id)[0],
        lease_ends_on=lease.ends_on if lease else None,
        eviction_on=date.fromisoformat(earliest) if earliest else None,
    )


def made_of(row: RepaymentPlan) -> Plan:
    """Return the payments of a plan that is kept. Raises LookupError when the row cannot be one."""
    once = None
    if row.one_off_cents and row.one_off_on is not None:
        once = OneOff(row.one_off_kind, euros(row.one_off_cents), row.one_off_on)
    made = plan(Wish(debt=euros(row.debt_cents), first_on=row.first_on, monthly=euros(row.monthly_cents), one_off=once))
    if made is None:
        raise LookupError(f"plan {row.id} pays nothing")
    return made


def plans(reader: Reader, case_id: int) -> tuple[PlanCard, ...]:
    """Return the plans of a case, the oldest first."""
    held = setting(reader, case_id)
    today = clock.today()
    rows: dict[int, list[InstalmentCard]] = {}
    for one in reader.where(PlanInstalment, "number", case_id=case_id):
        late = one.status == "open" and one.due_on < today
        card = InstalmentCard(
            id=one.id,
            version=one.version,
            number=one.number,
            due_on=one.due_on,
            amount=euros(one.amount_cents),
            paid=euros(one.paid_cents),
            paid_on=one.paid_on,
            status="late" if late else one.status,
            open=one.status == "open",
        )
        rows.setdefault(one.plan_id, []).append(card)
    found = []
    for row in reader.where(RepaymentPlan, "id", case_id=case_id):
        made = made_of(row)
        found.append(
            PlanCard(
                id=row.id,
                version=row.version,
                status=row.status,
                of_all=row.of_all,
                made=made,
                weighed=weigh(made, held),
                one_off_kind=row.one_off_kind,
                proposed_on=row.proposed_on,
                answered_on=row.answered_on,
                how=row.how,
                clause=row.clause,
                document_id=row.document_id,
                ended_on=row.ended_on,
                instalments=tuple(rows.get(row.id, ())),
            )
        )
    return tuple(found)


def plan_of(reader: Reader, case_id: int, plan_id: int) -> PlanCard:
    """Return one plan. Raises NotFound, also for one of another case."""
    if reader.one(RepaymentPlan, plan_id).case_id != case_id:
        raise NotFound
    return next(one for one in plans(reader, case_id) if one.id == plan_id)


def instalment_of(reader: Reader, case_id: int, instalment_id: int) -> tuple[PlanCard, InstalmentCard]:
    """Return a payment with its plan. Raises NotFound, also for one of another case."""
    row = reader.one(PlanInstalment, instalment_id)
    if row.case_id != case_id:
        raise NotFound
    card = plan_of(reader, case_id, row.plan_id)
    return card, next(one for one in card.instalments if one.id == instalment_id)


def asked_and_due(check: CheckRecord) -> tuple[Decimal | None, Decimal | None]:
    """Return the rent asked and the rent due by a check; where that is uncertain, the most that can be due."""
    amounts = check.result.get("amounts") or {}
    asked, due = amounts.get("rent_asked"), amounts.get("rent_due") or amounts.get("ceiling")
    return (None if asked is None else Decimal(asked)), (None if due is None else Decimal(due))


def indexation_checks(reader: Reader, case_id: int) -> tuple[IndexationCheck, ...]:
    """Return the kept checks by which more rent is asked than is due, the newest first."""
    found = []
    for row in reversed(reader.where(CheckRecord, "id", case_id=case_id, check=INDEXATION)):
        asked, due = asked_and_due(row)
        if asked is not None and due is not None and asked > due:
            found.append(IndexationCheck(row.id, row.recorded_at.date(), asked, due))
    return tuple(found)


def proofs(reader: Reader, case_id: int) -> tuple[tuple[tuple[int, date], ...], tuple[tuple[int, str], ...]]:
    """Return (key, day) of the checks of an indexation and (key, id) of the issued letters, to tie a dispute to."""
    checks = tuple((one.id, one.on) for one in indexation_checks(reader, case_id))
    letters = tuple(
        (row.id, row.letter) for row in reversed(reader.where(Letter, "id", case_id=case_id)) if row.status != "draft"
    )
    return checks, letters


def documents_of(reader: Reader, case_id: int) -> tuple[tuple[int, str, str], ...]:
    """Return (key, kind, title) of the papers that can prove an agreement."""
    rows = reader.where(Document, "id", case_id=case_id, removed_on=None)
    return tuple((row.id, row.kind, row.title) for row in reversed(rows))


# ------------------------------------------------------------------------------------------------ for the letters

CHOSEN = ("agreed", "proposed", "draft")
"""Which plan a letter speaks of: the one that runs, else the newest proposed, else the newest compared."""


def chosen_plan(source: Reader | Work, case_id: int) -> Plan | None:
    """Return the plan that a letter speaks of."""
    rows = source.where(RepaymentPlan, "id", case_id=case_id)
    for status in CHOSEN:
        of_status = [row for row in rows if row.status == status]
        if of_status:
            return made_of(of_status[-1])
    return None


def what(kind: str, month: str) -> Both:
    """Return what a line is called on paper: its kind and its month."""
    name = KINDS[kind]
    if not month:
        return Both(name.fr, name.nl)
    return Both(f"{name.fr}, {month_name(month, 'fr')}", f"{name.nl}, {month_name(month, 'nl')}")


def letter_debt(source: Reader | Work, case_id: int) -> Debt:
    """Return the debt as letters print it; unknown while the account is empty."""
    found = ledger(source, case_id)
    chosen = chosen_plan(source, case_id)
    planned = {}
    if chosen is not None:
        monthly = [one for one in chosen.instalments if not one.one_off]
        planned = {
            "monthly": chosen.monthly or None,
            "first_on": monthly[0].due_on if monthly else chosen.instalments[0].due_on,
            "instalments": tuple(DebtInstalment(one.due_on, one.amount) for one in chosen.instalments),
        }
    if not found.known:
        return Debt(**planned)  # type: ignore[arg-type]
    reasons = sorted({row.disputed_because for row in found.rows if row.disputed and row.disputed_because})
    because = "; ".join(reasons)
    return Debt(
        claimed=max(ZERO, found.account.claimed),
        accepted=max(ZERO, found.account.accepted),
        disputed=found.account.disputed,
        disputed_because=Both(because, because) if because else None,
        paid=found.account.paid,
        as_of=found.account.on,
        rows=tuple(
            DebtRow(
                what=what(row.kind, row.month),
                due=row.amount,
                paid=row.paid,
                disputed=row.disputed,
                because=Both(row.disputed_because, row.disputed_because) if row.disputed_because else None,
            )
            for row in found.rows
            if not row.is_payment and (row.left or row.disputed)
        ),
        **planned,  # type: ignore[arg-type]
    )


def letter_budget(source: Reader | Work, case_id: int) -> LetterBudget:
    """Return the budget as letters print it: totals alone."""
    found, _seen = budget(source, case_id)
    if not found.known:
        return LetterBudget()
    return LetterBudget(income=found.income, charges=found.outgoings or None)


def answers(source: Reader | Work, case_id: int, letter: str, language: str) -> dict[str, object]:
    """Return what the account and the plan answer to the questions of a letter, as plain JSON; empty for others."""
    if letter not in {"agree_repayment_plan", "reply_formal_notice"}:
        return {}
    debt = letter_debt(source, case_id)
    chosen = chosen_plan(source, case_id)
    owed = [{"what": _on_paper(row, language), "amount": f"{row.amount:.2f}"} for row in debt.rows if row.amount > 0]
    found: dict[str, object] = {}
    if chosen is not None and all(not one.one_off for one in chosen.instalments):
        found |= {"monthly": f"{chosen.monthly:.2f}", "first_on": chosen.instalments[0].due_on.isoformat()}
    if letter == "reply_formal_notice":
        contested = [
            {"what": _on_paper(row, language), "amount": f"{row.disputed:.2f}"}
            | ({"reason": row.because.fr} if row.because else {})
            for row in debt.rows
            if row.disputed > 0
        ]
        found |= {"claimed": f"{debt.claimed:.2f}"} if debt.claimed is not None else {}
        found |= {"accepted": owed[:MOST_ROWS]} if owed else {}
        return found | ({"contested": contested[:MOST_ROWS]} if contested else {})
    if chosen is not None:
        paid = [{"due_on": one.due_on.isoformat(), "amount": f"{one.amount:.2f}"} for one in chosen.instalments]
        found |= {"manner": "monthly"} if found else {"manner": "lines", "instalments": paid[:MOST_ROWS]}
    return found | ({"debts": owed[:MOST_ROWS]} if owed else {})


def _on_paper(row: DebtRow, language: str) -> str:
    return row.what.nl if language == "nl" else row.what.fr


def card(reader: Reader, case_id: int) -> dict[str, object]:
    """Return what the page of a case shows of its debt: totals, the running plan, what is late."""
    found = ledger(reader, case_id)
    running = next((one for one in reversed(plans(reader, case_id)) if one.status in {"agreed", "defaulted"}), None)
    return {"ledger": found, "plan": running, "shown": found.known or running is not None}
