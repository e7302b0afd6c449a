"""Two debts of the demonstration: a plan that runs with one payment late, and one with a disputed indexation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.debt.commands import (
    AddDebtEntries,
    AddRentMonths,
    AgreePlan,
    DisputeIndexation,
    KeepPlan,
    PayInstalment,
    ProposePlan,
    SaveBudget,
    Written,
)
from app.demo.stage import Stage, on
from app.foundation.run import run
from app.store.reading import Reader
from app.store.tables import PlanInstalment, RepaymentPlan
from workflows.debt.plan import OneOff, Wish

if TYPE_CHECKING:
    from app.foundation.command import Command


def _run(stage: Stage, day: date, command: Command[Any]) -> Any:
    with on(day):
        return run(stage.store, command, stage.actor)


def _version(stage: Stage, table: type[Any], key: int) -> int:
    with Reader.open(stage.store, stage.actor.organisation_id) as reader:
        found: int = reader.one(table, key).version
        return found


def _paid(day: date, cents: int, month: str = "", label: str = "") -> Written:
    return Written(kind="payment", entry_on=day, amount_cents=cents, month=month, said_by="bank", label=label)


def plan_running(stage: Stage) -> None:
    """Non-profit: a plan out of court; two payments made, the third is late."""
    stage.open(
        date(2026, 3, 9), first_name="Halima", last_name="Bouzid", language="fr", concern="arrears", minors=2,
        street="rue de la Victoire", house_number="118", postal_code="1060", commune_nis="21013",
    )  # fmt: skip
    stage.landlord(date(2026, 3, 9), name="Immo Parvis", kind="company", language="fr")
    stage.lease(
        date(2026, 3, 9), type="main_residence_9y", written=True, signed_on=date(2021, 8, 20),
        starts_on=date(2021, 9, 1), base_rent_cents=78000, rent_now_cents=82000, charges_cents=6000,
    )  # fmt: skip
    months = AddRentMonths(
        case_id=stage.case_id, first_on=date(2025, 12, 1), last_on=date(2026, 7, 1), rent_cents=82000,
        charges_cents=6000,
    )  # fmt: skip
    _run(stage, date(2026, 3, 9), months)
    paid = [_paid(date(2025, 12, 5), 88000, "2025-12", "Loyer décembre")]
    paid += [_paid(date(2026, month, 4), 88000, f"2026-{month:02d}") for month in (4, 5, 6, 7)]
    paid.append(_paid(date(2026, 2, 12), 50000, "", "Acompte"))
    _run(stage, date(2026, 7, 6), AddDebtEntries(case_id=stage.case_id, written=tuple(paid)))
    budget = {"work": 174000, "family": 41000, "rent": 82000, "charges": 6000, "energy": 14500, "living": 62000,
              "transport": 5000, "phone": 4500, "school": 9000, "floor": 5000}  # fmt: skip
    _run(stage, date(2026, 3, 12), SaveBudget(case_id=stage.case_id, seen="", amounts=budget))
    stage.event(date(2026, 3, 12), "arrears_signalled")
    wish = Wish(debt=Decimal("2140.00"), first_on=date(2026, 5, 5), monthly=Decimal("180.00"))
    plan_id = _run(stage, date(2026, 4, 2), KeepPlan(case_id=stage.case_id, wish=wish))
    version = _version(stage, RepaymentPlan, plan_id)
    _run(
        stage,
        date(2026, 4, 2),
        ProposePlan(case_id=stage.case_id, plan_id=plan_id, version=version, on=date(2026, 4, 2)),
    )
    agreed = AgreePlan(
        case_id=stage.case_id, plan_id=plan_id, version=version + 1, on=date(2026, 4, 20), how="out_of_court",
        clause="after_notice",
    )  # fmt: skip
    _run(stage, date(2026, 4, 20), agreed)
    with Reader.open(stage.store, stage.actor.organisation_id) as reader:
        rows = [(row.id, row.due_on) for row in reader.where(PlanInstalment, "number", plan_id=plan_id)]
    for key, day in rows[:2]:
        payment = PayInstalment(
            case_id=stage.case_id, instalment_id=key, version=1, on=day, cents=18000, said_by="bank"
        )
        _run(stage, day, payment)


def indexation_in_the_debt(stage: Stage) -> None:
    """Non-profit, in Dutch: the landlord counts an indexation that the law does not allow; three plans are compared."""
    stage.open(
        date(2026, 6, 15), first_name="Wim", last_name="Claes", language="nl", concern="arrears",
        street="Gentsesteenweg", house_number="402", postal_code="1080", commune_nis="21012",
    )  # fmt: skip
    stage.landlord(date(2026, 6, 15), name="Martine Peeters", language="nl")
    stage.lease(
        date(2026, 6, 15), type="main_residence_9y", written=True, signed_on=date(2019, 5, 10),
        starts_on=date(2019, 6, 1), base_rent_cents=75000, rent_now_cents=86250, indexation_clause="none",
        registered_federal=True, registered_federal_on=date(2019, 6, 20), registered_regional=True,
    )  # fmt: skip
    stage.certificate(
        date(2026, 6, 15), energy_class="e", issued_on=date(2019, 3, 2), communicated=True,
        communicated_on=date(2019, 5, 10),
    )  # fmt: skip
    record = stage.check(
        date(2026, 6, 15), made_on="2026-03-28", written=True, rent_asked="958.11", applies_from="2026-04-01"
    )
    lines = [
        Written(kind="rent", entry_on=date(2026, month, 1), amount_cents=95811, month=f"2026-{month:02d}")
        for month in (4, 5, 6, 7)
    ]
    lines.append(
        Written(
            kind="compensation", entry_on=date(2026, 6, 20), amount_cents=9581, label="Schadebeding 10 %",
            disputed_cents=9581, disputed_because="Geen geldig schadebeding",
        )
    )  # fmt: skip
    lines.append(_paid(date(2026, 4, 3), 86250, "2026-04", "Huur april"))
    _run(stage, date(2026, 7, 2), AddDebtEntries(case_id=stage.case_id, written=tuple(lines)))
    disputed = DisputeIndexation(
        case_id=stage.case_id, check_record_id=record, because="Indexatie boven wat de wet toelaat"
    )
    _run(stage, date(2026, 7, 2), disputed)
    budget = {"replacement": 168000, "rent": 86250, "energy": 12000, "living": 42000, "phone": 3500, "transport": 5000}
    _run(stage, date(2026, 7, 2), SaveBudget(case_id=stage.case_id, seen="", amounts=budget))
    stage.event(date(2026, 7, 2), "arrears_signalled")
    debt = Decimal("2737.86")
    first = date(2026, 8, 5)
    aid = OneOff("centre", Decimal("1200.00"), date(2026, 7, 31))
    for wish in (
        Wish(debt=debt, first_on=first, monthly=Decimal("150.00")),
        Wish(debt=debt, first_on=first, months=10),
        Wish(debt=debt, first_on=first, monthly=Decimal("150.00"), one_off=aid),
    ):
        _run(stage, date(2026, 7, 3), KeepPlan(case_id=stage.case_id, wish=wish))
