"""What the law answers in one reading: which conditions hold, which amount, from which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.dates import first_of_month, is_leap, same_day_in
from workflows.checks.rent_indexation import calculation, certificates, energy_class, values
from workflows.checks.rent_indexation.calculation import Amounts, Method, Plan
from workflows.checks.rent_indexation.case import Case, is_old
from workflows.checks.rent_indexation.condition import NOT_APPLICABLE, Condition, State
from workflows.checks.rent_indexation.readings import CLASS_UNKNOWN, F_G, E, Reading
from workflows.checks.rent_indexation.rules import (
    anniversary as anniversary_rule,
)
from workflows.checks.rent_indexation.rules import (
    base_rent,
    epb_certificate,
    lease_clause,
    once_per_year,
    registration,
    written_lease,
    written_request,
)
from workflows.figures.health_index import month_number

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.facts import Certificate
    from workflows.figures.health_index import HealthIndex

CONDITIONS_SINCE = values.CONDITIONS_SINCE.current
FREEZE_FIRST, FREEZE_LAST = values.FREEZE_WINDOW.current
MONTHS_BACK = values.RETROACTIVE_MONTHS.current


@dataclass(slots=True)
class Outcome:
    """One reading worked out. Amounts in cents; ``conditions`` by rule, blocking ones only.

    ``shown_only``: the class matters and is unknown, so this outcome has no ceiling and decides nothing.
    """

    reading: Reading
    anniversary: date | None = None
    conditions: dict[str, Condition] = field(default_factory=dict)
    certificate: Certificate | None = None
    energy: str | None = None
    class_matters: bool = False
    frozen: bool = False
    factor_due: bool = False
    factor: int | None = None
    old: bool = False
    start_month: int | None = None
    new_month: int | None = None
    plan: Plan | None = None
    amounts: Amounts | None = None
    months_missing: tuple[int, ...] = ()
    ceiling: int | None = None
    limit: int | None = None
    floor: int | None = None
    lawful_from: date | None = None  # earliest day without the cure
    cured_on: date | None = None  # registration or certificate came later than that day
    earliest: date | None = None
    shown_only: bool = False
    firming: tuple[str, ...] = ()  # facts that could move the class, though the class itself is known

    @property
    def failed(self) -> bool:
        """Return whether a blocking condition fails in this reading."""
        return any(condition.state is State.FAILED for condition in self.conditions.values())

    @property
    def failures(self) -> set[str]:
        """Return the rules that fail in this reading."""
        return {rule for rule, condition in self.conditions.items() if condition.state is State.FAILED}

    @property
    def missing(self) -> set[str]:
        """Return the facts without which a condition cannot be judged in this reading."""
        return {path for condition in self.conditions.values() for path in condition.missing}


def evaluate(case: Case, index: HealthIndex, reading: Reading) -> Outcome:
    """Return what the law answers for ``case`` in ``reading``; ``reading.met`` then names the doubts met."""
    outcome = Outcome(reading)
    outcome.anniversary = _anniversary(case, reading)
    conditions_apply = _conditions_apply(case, reading, outcome.anniversary)
    _judge_conditions(case, outcome, conditions_apply=conditions_apply)
    _classify(case, outcome)
    _plan_amount(case, index, outcome)
    _work_out(case, index, outcome)
    _find_start(case, outcome, conditions_apply=conditions_apply)
    return outcome


def _anniversary(case: Case, reading: Reading) -> date | None:
    start = case.facts.starts_on
    if start is None or case.year is None:
        return None
    if start.month == 2 and start.day == 29 and not is_leap(case.year) and reading.other("leap_day"):
        return date(case.year, 3, 1)
    return same_day_in(case.year, start)


def _conditions_apply(case: Case, reading: Reading, anniversary: date | None) -> bool:
    """Return whether registration and certificate are conditions at all (art. 224/2, § 1, second paragraph)."""
    if case.by_tenant:
        return False
    if case.day >= CONDITIONS_SINCE:
        return True
    if anniversary is None or anniversary < CONDITIONS_SINCE:
        return False
    return not reading.other("request_before_2022_10_14")


def _judge_conditions(case: Case, outcome: Outcome, *, conditions_apply: bool) -> None:
    reading, facts = outcome.reading, case.facts
    early = conditions_apply and case.day < CONDITIONS_SINCE
    held = certificates.in_hand(facts.certificates or (), case.day)
    if conditions_apply:
        registered = registration.condition(case, reading, early=early)
        certified, outcome.certificate = epb_certificate.condition(case, held, reading, early=early)
    else:
        registered = certified = NOT_APPLICABLE
        outcome.certificate = held.valid or (facts.certificates[-1] if facts.certificates else None)
    outcome.conditions = {
        "written_lease": written_lease.condition(case, reading),
        "lease_clause": lease_clause.condition(case),
        "base_rent": base_rent.condition(case),
        "registration": registered,
        "epb_certificate": certified,
        "written_request": written_request.condition(case),
        "anniversary": anniversary_rule.condition(case),
        "once_per_year": once_per_year.condition(case, outcome.anniversary),
    }


def _classify(case: Case, outcome: Outcome) -> None:
    """Find the freeze, whether a factor may be due, and the class (art. 224/2, § 1/1 and factors of 2023)."""
    anniversary, reading = outcome.anniversary, outcome.reading
    if anniversary is not None and case.protected:
        if FREEZE_FIRST <= anniversary <= FREEZE_LAST:
            early = case.day < CONDITIONS_SINCE
            outcome.frozen = not (early and reading.other("request_before_2022_10_14"))
            outcome.class_matters = outcome.frozen
        else:
            outcome.class_matters = anniversary > FREEZE_LAST
    outcome.energy = certificates.group_of(outcome.certificate)
    if not outcome.class_matters:
        return
    if outcome.energy is None:
        if case.facts.certificates == () and outcome.conditions["epb_certificate"].state is State.FAILED:
            outcome.shown_only = True
            return
        reading.met.add(CLASS_UNKNOWN)
        outcome.energy = reading.energy
        outcome.shown_only = outcome.energy is None
    outcome.firming = energy_class.firming(case, outcome)
    if outcome.frozen and outcome.energy == F_G:
        outcome.conditions["freeze_year"] = epb_certificate.frozen_condition(case, outcome.certificate)
    elif not outcome.frozen and outcome.energy in (E, F_G):
        outcome.factor_due = not energy_class.factor_set_aside(case, outcome)


def _plan_amount(case: Case, index: HealthIndex, outcome: Outcome) -> None:
    """Choose the formula; leaves no plan where a fact for it is unknown or the lease is too old."""
    anniversary = outcome.anniversary
    outcome.old = is_old(case.facts, anniversary)
    if outcome.old or anniversary is None or case.index_from is None:
        return
    outcome.start_month = month_number(case.index_from.year, case.index_from.month) - 1
    outcome.new_month = month_number(anniversary.year, anniversary.month) - 1
    if outcome.factor_due:
        outcome.factor = calculation.correction_factor(index, anniversary, half=outcome.energy == E)
    if case.rent is None:
        return
    method = _method(outcome)
    plan = Plan(case.rent, outcome.start_month, outcome.new_month, method, case.rent_before, outcome.factor)
    if (
        method is Method.HALF
        and calculation.below_full_indexation(index, plan)
        and outcome.reading.other("freeze_half_of_gap")
    ):
        plan = Plan(plan.base_rent, plan.start_month, plan.new_month, Method.HALF_OF_GAP, plan.before)
    outcome.plan = plan


def _method(outcome: Outcome) -> Method:
    if outcome.frozen and outcome.energy in (E, F_G):
        return Method.HALF if outcome.energy == E else Method.FROZEN
    return Method.FACTOR if outcome.factor_due else Method.STANDARD


def _work_out(case: Case, index: HealthIndex, outcome: Outcome) -> None:
    """Calculate; note the months that are not in the table."""
    outcome.months_missing = _months_missing(index, outcome)
    if outcome.plan is None:
        return
    outcome.amounts = calculation.calculate(index, outcome.plan)
    if outcome.amounts is None or outcome.shown_only:
        return
    outcome.ceiling = outcome.amounts.ceiling
    outcome.limit = outcome.amounts.highest + calculation.TOLERANCE
    outcome.floor = outcome.amounts.lowest - calculation.TOLERANCE
    if case.facts.clause == "less_than_formula" and (cut := case.facts.clause_ceiling) is not None:
        outcome.ceiling, outcome.limit = min(outcome.ceiling, cut), min(outcome.limit, cut)
        outcome.floor = min(outcome.floor, cut)
    if case.by_tenant:
        outcome.conditions["amount"] = _reduction(case, outcome.ceiling)


def _months_missing(index: HealthIndex, outcome: Outcome) -> tuple[int, ...]:
    if outcome.start_month is None or outcome.new_month is None or outcome.anniversary is None:
        return ()
    plan = outcome.plan or Plan(0, outcome.start_month, outcome.new_month, Method.STANDARD)
    base = calculation.main_base(outcome.start_month)
    missing = [month for month in calculation.months_needed(plan) if index.hundredths(base, month) is None]
    if outcome.factor_due and outcome.factor is None:
        months = calculation.factor_months(outcome.anniversary)
        missing += [month for month in months if index.hundredths(calculation.FACTOR_BASE, month) is None]
    return tuple(dict.fromkeys(missing))


def _reduction(case: Case, ceiling: int) -> Condition:
    """Return whether the index fell, which a reduction supposes."""
    before = case.facts.rent_before
    if before is None:
        return Condition(State.UNKNOWN, ("lease.rent_before_request",))
    return Condition(State.FAILED if before <= ceiling else State.MET)


def _find_start(case: Case, outcome: Outcome, *, conditions_apply: bool) -> None:
    """Find the first day for which the adapted rent can be due (three months back, anniversary, cure)."""
    if outcome.anniversary is None:
        return
    outcome.lawful_from = outcome.earliest = max(outcome.anniversary, first_of_month(case.day, MONTHS_BACK))
    if case.request is None or not conditions_apply:
        return
    met_on = [outcome.conditions[rule].met_on for rule in ("registration", "epb_certificate")]
    cured_on = max((on for on in met_on if on is not None), default=None)
    if cured_on is not None and cured_on > outcome.lawful_from:
        outcome.cured_on = cured_on
        if not outcome.reading.other("retroactive_before_cure"):
            outcome.earliest = cured_on
