"""The debt: what is written, what becomes of a plan, and the workflow it moves, in one transaction (M2.2.c)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.cases.commands import RecordEvent, SaveArrears
from app.debt import commands as c
from app.debt import queries
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused, StaleCase
from app.foundation.run import run
from app.proceedings import regions
from app.store import agenda
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, Case, RepaymentPlan
from tests.app.cases.builders import TODAY, open_case
from tests.conftest import Team, make_team
from workflows.debt.plan import OneOff, Wish

eur = Decimal


class Owing:
    """A case with a debt, asked and told in short sentences."""

    def __init__(self, store: Store, team: Team, **case: Any) -> None:
        self.store, self.team = store, team
        self.case_id = open_case(store, team.adviser, **case)

    def run(self, command: Any) -> Any:
        return run(self.store, command, self.team.adviser)

    def event(self, event: str, on: date = TODAY, **inputs: Any) -> None:
        self.run(
            RecordEvent(case_id=self.case_id, version=self.case.version, event=event, happened_on=on, inputs=inputs)
        )

    def line(self, kind: str, on: date, cents: int, **more: Any) -> int:
        written = c.Written(kind=kind, entry_on=on, amount_cents=cents, **more)
        key: int = self.run(c.SaveDebtEntry(case_id=self.case_id, written=written))
        return key

    def owes(self) -> Owing:
        """Two months of rent are unpaid, one hundred euros were paid."""
        self.line("rent", date(2026, 5, 1), 85000, month="2026-05")
        self.line("rent", date(2026, 6, 1), 85000, month="2026-06")
        self.line("payment", date(2026, 6, 3), 10000, said_by="bank")
        return self

    def planned(self, first_on: date = date(2026, 7, 8), **wish: Any) -> queries.PlanCard:
        values = {"debt": eur("1600.00"), "first_on": first_on, "monthly": eur("800.00")} | wish
        key = self.run(c.KeepPlan(case_id=self.case_id, wish=Wish(**values)))
        return self.plan(key)

    def plan(self, key: int) -> queries.PlanCard:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return queries.plan_of(reader, self.case_id, key)

    def agreed(self, how: str = "out_of_court", **wish: Any) -> queries.PlanCard:
        card = self.planned(**wish)
        self.run(c.AgreePlan(case_id=self.case_id, plan_id=card.id, version=card.version, on=TODAY, how=how))
        return self.plan(card.id)

    @property
    def case(self) -> Case:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return reader.one(Case, self.case_id)

    @property
    def region(self) -> str:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            row = regions.standing(reader, reader.one(Case, self.case_id)).get("plan")
            return "" if row is None else row.to_state

    @property
    def ledger(self) -> queries.Ledger:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return queries.ledger(reader, self.case_id)

    def coming(self) -> list[agenda.AgendaItem]:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            found = agenda.between(reader, None, None, agenda.Wanted(case_id=self.case_id))
        return [item for item in found if item.kind == "instalment"]


@pytest.fixture
def owing(store: Store, team: Team) -> Owing:
    return Owing(store, team).owes()


def test_the_account_is_kept_on_both_databases(each_store: Store) -> None:
    owing = Owing(each_store, make_team(each_store, "SEUIL")).owes()
    assert owing.ledger.account.claimed == eur("1600.00")
    card = owing.agreed()
    assert [one.amount for one in card.instalments] == [eur("800.00"), eur("800.00")]
    assert owing.coming()[0].title["fr"] == "Paiement 1 du plan d'apurement"  # type: ignore[index]
    assert {item.waits_for for item in owing.coming()} == {"tenant"}
    with Reader.open(each_store, owing.team.organisation_id) as reader:
        assert reader.where(AuditEntry, command="AgreePlan")


WRONG = [
    ({"kind": "gift"}, "kind"),
    ({"said_by": "nobody"}, "said_by"),
    ({"amount_cents": 0}, "amount"),
    ({"disputed_cents": -1}, "disputed"),
    ({"disputed_cents": 200, "disputed_because": "x"}, "disputed"),
    ({"disputed_cents": 50}, "disputed_because"),
    ({"kind": "payment", "disputed_cents": 50, "disputed_because": "x"}, "disputed"),
    ({"kind": "payment", "entry_on": date(2026, 7, 9)}, "entry_on"),
    ({"month": "août"}, "month"),
]


@pytest.mark.parametrize(("wrong", "field"), WRONG)
def test_a_line_that_cannot_be_right_is_refused(owing: Owing, wrong: dict[str, Any], field: str) -> None:
    values = {"kind": "rent", "entry_on": TODAY, "amount_cents": 100} | wrong
    with pytest.raises(Invalid) as told:
        owing.run(c.AddDebtEntries(case_id=owing.case_id, written=(c.Written(**values),)))
    assert told.value.field == field


def test_a_line_is_put_right_once_and_removed(owing: Owing) -> None:
    row = owing.ledger.rows[0]
    written = c.Written(
        kind="rent", entry_on=row.entry_on, amount_cents=90000, disputed_cents=5000, disputed_because="indexation"
    )
    change = c.SaveDebtEntry(case_id=owing.case_id, entry_id=row.id, version=row.version, written=written)
    owing.run(change)
    assert owing.ledger.account.disputed == eur("50.00")
    with pytest.raises(StaleCase):
        owing.run(change)
    owing.run(c.RemoveDebtEntry(case_id=owing.case_id, entry_id=row.id, version=row.version + 1))
    assert len(owing.ledger.rows) == 2
    other = open_case(owing.store, owing.team.adviser)
    left = owing.ledger.rows[0]
    with pytest.raises(NotFound):
        owing.run(c.RemoveDebtEntry(case_id=other, entry_id=left.id, version=left.version))
    with pytest.raises(Forbidden):
        run(owing.store, c.RemoveDebtEntry(case_id=other, entry_id=left.id, version=1), owing.team.auditor)


def test_months_are_added_once(owing: Owing) -> None:
    months = c.AddRentMonths(
        case_id=owing.case_id, first_on=date(2026, 4, 1), last_on=TODAY, rent_cents=85000, charges_cents=6000
    )
    assert owing.run(months) == 6, "May and June have their rent already"
    with pytest.raises(Invalid):
        owing.run(months)
    with pytest.raises(Invalid) as told:
        owing.run(c.AddRentMonths(case_id=owing.case_id, first_on=TODAY, last_on=date(2026, 1, 1), rent_cents=1))
    assert told.value.field == "last_on"


def test_what_was_noted_at_intake_is_counted_once(owing: Owing) -> None:
    owing.run(SaveArrears(case_id=owing.case_id, kind="costs", stated_on=TODAY, amount_cents=4000, disputed_cents=4000))
    assert owing.ledger.stated == 1
    assert owing.run(c.TakeOverArrears(case_id=owing.case_id)) == 1
    assert (owing.ledger.stated, owing.ledger.account.disputed) == (0, eur("40.00"))


def test_a_budget_is_saved_whole_and_never_over_another(owing: Owing) -> None:
    def saved(seen: str, **amounts: int | None) -> None:
        owing.run(c.SaveBudget(case_id=owing.case_id, seen=seen, amounts=amounts))

    saved("", work=190000, rent=85000, floor=5000)
    with Reader.open(owing.store, owing.team.organisation_id) as reader:
        budget, seen = queries.budget(reader, owing.case_id)
    assert (budget.income, budget.room) == (eur("1900.00"), eur("1000.00"))
    with pytest.raises(StaleCase):
        saved("", work=1)
    saved(seen, work=200000, rent=None)
    with Reader.open(owing.store, owing.team.organisation_id) as reader:
        budget, seen = queries.budget(reader, owing.case_id)
    assert budget.outgoings == eur("0.00")
    for wrong in ({"work": -1}, {"diagnosis": 1}):
        with pytest.raises(Invalid):
            saved(seen, **wrong)


def test_a_plan_is_compared_proposed_refused_and_put_away(owing: Owing) -> None:
    owing.event("arrears_signalled")
    card = owing.planned(one_off=OneOff("centre", eur("400.00"), TODAY))
    assert [one.one_off for one in card.made.instalments] == [True, False, False]
    assert owing.run(c.ProposePlan(case_id=owing.case_id, plan_id=card.id, version=card.version, on=TODAY)) == ()
    assert owing.region == "proposed"
    other = owing.planned()
    owing.run(c.ProposePlan(case_id=owing.case_id, plan_id=other.id, version=other.version, on=TODAY))
    for one in (card, other):
        owing.run(c.RefusePlan(case_id=owing.case_id, plan_id=one.id, version=one.version + 1, on=TODAY))
    assert owing.region == "refused"
    with pytest.raises(Invalid):
        owing.run(c.RefusePlan(case_id=owing.case_id, plan_id=card.id, version=card.version + 2, on=TODAY))
    third = owing.planned()
    owing.run(c.DropPlan(case_id=owing.case_id, plan_id=third.id, version=third.version))
    with Reader.open(owing.store, owing.team.organisation_id) as reader:
        assert len(reader.where(RepaymentPlan, case_id=owing.case_id)) == 2
    for impossible in (
        {"monthly": eur("0.00")},
        {"monthly": eur("1.00")},
        {"one_off": OneOff("lottery", eur(1), TODAY)},
    ):
        with pytest.raises(Invalid):
            owing.planned(**impossible)


def test_an_agreed_plan_is_paid_to_the_last_cent(owing: Owing) -> None:
    owing.event("arrears_signalled")
    card = owing.agreed()
    assert (owing.case.state, owing.region, card.how) == ("agreement", "running", "out_of_court")
    first, second = card.instalments
    pay = {"case_id": owing.case_id, "on": TODAY}
    assert owing.run(c.PayInstalment(instalment_id=first.id, version=first.version, cents=30000, **pay)) is False
    with pytest.raises(Invalid) as told:
        owing.run(c.PayInstalment(instalment_id=first.id, version=first.version + 1, cents=50001, **pay))
    assert told.value.field == "amount"
    owing.run(c.PayInstalment(instalment_id=first.id, version=first.version + 1, cents=50000, **pay))
    with pytest.raises(Invalid):
        owing.run(c.PayInstalment(instalment_id=first.id, version=first.version + 2, cents=1, **pay))
    assert len(owing.coming()) == 1
    assert owing.run(c.PayInstalment(instalment_id=second.id, version=second.version, cents=80000, **pay)) is True
    assert (owing.plan(card.id).status, owing.region) == ("paid", "paid")
    assert owing.ledger.account.claimed == eur("0.00")
    of_plan = next(row for row in owing.ledger.rows if row.of_plan)
    with pytest.raises(Invalid):
        owing.run(c.RemoveDebtEntry(case_id=owing.case_id, entry_id=of_plan.id, version=of_plan.version))


def test_a_missed_payment_ends_the_plan_and_the_agreement(owing: Owing) -> None:
    owing.event("arrears_signalled", on=date(2026, 6, 1))
    card = owing.planned(first_on=date(2026, 7, 1))
    agreed = c.AgreePlan(
        case_id=owing.case_id, plan_id=card.id, version=card.version, on=date(2026, 6, 15), how="out_of_court"
    )
    owing.run(agreed)
    first, second = owing.plan(card.id).instalments
    assert (first.status, second.status) == ("late", "open")
    early = c.MissInstalment(case_id=owing.case_id, instalment_id=second.id, version=second.version, on=TODAY)
    with pytest.raises(Invalid):
        owing.run(early)
    missed = c.MissInstalment(case_id=owing.case_id, instalment_id=first.id, version=first.version, on=TODAY)
    assert owing.run(missed) == ()
    assert (owing.case.state, owing.region) == ("assessing", "defaulted")
    assert [one.status for one in owing.plan(card.id).instalments] == ["missed", "dropped"]
    assert owing.coming() == []


@pytest.mark.parametrize(
    ("how", "stage", "running", "after"),
    [
        ("conciliation", "hearing_set", "conciliated", "judged_eviction"),
        ("judgment", "judged_terms", "judged_terms", "judged_eviction"),
    ],
)
def test_a_plan_before_the_judge_leads_back_to_enforcement(
    owing: Owing, how: str, stage: str, running: str, after: str
) -> None:
    day = date(2026, 6, 1)
    owing.event("claim_known", on=day, stage=stage, known_through="paper", hearing_on=date(2026, 7, 20))
    card = owing.planned(first_on=date(2026, 7, 1))
    owing.run(c.AgreePlan(case_id=owing.case_id, plan_id=card.id, version=card.version, on=date(2026, 6, 15), how=how))
    assert owing.case.state == running
    first = owing.plan(card.id).instalments[0]
    owing.run(c.MissInstalment(case_id=owing.case_id, instalment_id=first.id, version=first.version, on=TODAY))
    assert owing.case.state == after


def test_one_plan_runs_at_a_time_and_a_case_elsewhere_stays_there(owing: Owing) -> None:
    first = owing.planned()
    told = owing.run(
        c.AgreePlan(case_id=owing.case_id, plan_id=first.id, version=first.version, on=TODAY, how="out_of_court")
    )
    assert [reason.code for reason in told] == ["not_from_here"]
    assert owing.region == "running"
    second = owing.planned()
    again = {"case_id": owing.case_id, "plan_id": second.id, "version": second.version, "on": TODAY}
    with pytest.raises(Invalid):
        owing.run(c.AgreePlan(how="out_of_court", **again))
    with pytest.raises(Refused):
        owing.run(c.ProposePlan(**again))
    elsewhere = open_case(owing.store, owing.team.adviser)
    with pytest.raises(NotFound):
        owing.run(c.DropPlan(case_id=elsewhere, plan_id=second.id, version=second.version))


def test_a_first_payment_before_the_agreement_is_refused_whole(owing: Owing) -> None:
    card = owing.planned(first_on=date(2026, 7, 1))
    with pytest.raises(Refused):
        owing.run(
            c.AgreePlan(case_id=owing.case_id, plan_id=card.id, version=card.version, on=TODAY, how="out_of_court")
        )
    assert (owing.plan(card.id).status, owing.region) == ("draft", "")


def test_months_are_typed_in_either_order() -> None:
    assert [c.with_month(one) for one in ("8/2026", "2026-08", "août", "")] == ["2026-08", "2026-08", "août", ""]
