"""The result of the check, key by key, as section 3 of its contract page writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.rent_indexation import certificates
from workflows.checks.rent_indexation.calculation import main_base
from workflows.checks.rent_indexation.case import next_anniversary
from workflows.checks.rent_indexation.condition import State
from workflows.checks.rent_indexation.decision import Alternative, Decision, is_open, verdict_in
from workflows.checks.rent_indexation.law_version import law_version, law_version_outside
from workflows.checks.rent_indexation.readings import DOUBT_BY_CODE, GROUP_TEXT
from workflows.checks.rent_indexation.rules import RULES, amount, prescription, registration, scope
from workflows.checks.rent_indexation.rules.correction_factor import written
from workflows.checks.rent_indexation.rules.freeze_year import FREEZE_RULE
from workflows.checks.rent_indexation.rules.reference_rent import comparison
from workflows.checks.rent_indexation.rules.refund import refund_of
from workflows.checks.rent_indexation.steps import steps
from workflows.checks.wording import money, month_code, points
from workflows.figures.health_index import month_number

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.declaration import Answer
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.facts import IndexationFacts
    from workflows.checks.rent_indexation.outcome import Outcome
    from workflows.figures.health_index import HealthIndex


def result(decision: Decision, index: HealthIndex) -> Answer:
    """Return the contract's result for a lease inside the check."""
    case, outcome, verdict = decision.case, decision.leaning, decision.verdict
    due_from = _due_from(case, outcome, verdict)
    facts = case.facts
    return {
        "verdict": verdict,
        "doubts": list(decision.doubts),
        "alternatives": [_alternative(case, item) for item in decision.alternatives],
        "missing": list(decision.missing),
        "anniversary": _day(outcome.anniversary),
        "next_anniversary": _day(next_anniversary(facts.starts_on, facts.as_of) if facts.starts_on else None),
        "due_from": _day(due_from),
        "retroactive_months": _retroactive_months(case, due_from),
        "amounts": _amounts(decision),
        "indices": _indices(outcome),
        "by_base": _by_base(outcome),
        "correction_factor": _factor(outcome, facts),
        "freeze": _freeze(outcome, facts),
        "deadlines": {
            "landlord_action_before": _day(prescription.action_before(case)),
            "tenant_action_before": _tenant_action(facts),
        },
        "refund": _refund(facts),
        "cure": _cure(case, outcome),
        "reference_rent": _reference_rent(case, outcome),
        "calculation": steps(case, outcome, index),
        "findings": [judge(decision).as_dict() for _, judge in RULES],
        "law_version": law_version(decision),
    }


def outside(facts: IndexationFacts) -> Answer:
    """Return the contract's result for a lease that other rules govern."""
    return {
        "verdict": "out_of_scope",
        "doubts": [],
        "alternatives": [],
        "missing": [],
        "anniversary": None,
        "next_anniversary": None,
        "due_from": None,
        "retroactive_months": [],
        "amounts": dict.fromkeys(AMOUNTS),
        "indices": None,
        "by_base": {},
        "correction_factor": {"applies": None, "value": None},
        "freeze": {"applies": None, "rule": None},
        "deadlines": {"landlord_action_before": None, "tenant_action_before": None},
        "refund": _refund(facts),
        "cure": None,
        "reference_rent": None,
        "calculation": [],
        "findings": [scope.outside_finding().as_dict()],
        "law_version": law_version_outside(facts.as_of.isoformat()),
    }


AMOUNTS = ("base_rent", "standard", "ceiling", "tolerance_limit", "rent_asked", "rent_due", "excess_per_month")


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _money(cents: int | None) -> str | None:
    return None if cents is None else money(cents)


def _due_from(case: Case, outcome: Outcome, verdict: str) -> date | None:
    """Return the first day for which the adapted rent is due, in the reading the check leans to."""
    request = case.request
    if request is None or verdict == "not_due" or outcome.failed or outcome.earliest is None:
        return None
    asked = request.applies_from
    return outcome.earliest if asked is None else max(asked, outcome.earliest)


def _retroactive_months(case: Case, due_from: date | None) -> list[str]:
    if due_from is None:
        return []
    first, until = month_number(due_from.year, due_from.month), month_number(case.day.year, case.day.month)
    return [month_code(month) for month in range(first, until)]


def _amounts(decision: Decision) -> dict[str, str | None]:
    case, outcome = decision.case, decision.leaning
    asked = case.request.rent_asked if case.request else None
    due = _rent_due(decision, asked)
    return {
        "base_rent": _money(case.rent),
        "standard": None if outcome.amounts is None else money(outcome.amounts.standard),
        "ceiling": _money(outcome.ceiling),
        "tolerance_limit": _money(outcome.limit),
        "rent_asked": _money(asked),
        "rent_due": _money(due),
        "excess_per_month": _money(_excess(asked, due, decision.verdict)),
    }


def _rent_due(decision: Decision, asked: int | None) -> int | None:
    case, ceiling = decision.case, decision.leaning.ceiling
    ceilings = {outcome.ceiling for outcome in decision.outcomes}
    if decision.leaning.shown_only and len(ceilings) == 1:  # a clause gives the same for every class
        ceiling = ceilings.pop()
    if decision.verdict == "not_due":
        return case.facts.rent_before
    if decision.verdict == "lawful":
        return ceiling if asked is None else asked
    if decision.verdict == "excessive":
        readings = decision.outcomes if decision.leaning.shown_only else (decision.leaning,)
        too_high = any(amount.breached_in(case, outcome) for outcome in readings)
        return ceiling if asked is None or too_high else asked
    return None


def _excess(asked: int | None, due: int | None, verdict: str) -> int | None:
    """Return asked minus due; a request without amount asks the ceiling, so a rent that is due is not exceeded."""
    if due is None:
        return None
    if asked is None:
        return 0 if verdict in ("lawful", "excessive") else None
    return max(asked - due, 0)


def _indices(outcome: Outcome) -> dict[str, object] | None:
    if outcome.amounts is None or outcome.plan is None:
        return None
    plan = outcome.plan
    base = main_base(plan.start_month)
    main = outcome.amounts.by_base[base]
    return {
        "base": str(base),
        "start": {"month": month_code(plan.start_month), "value": points(main.start)},
        "new": {"month": month_code(plan.new_month), "value": points(main.new)},
    }


def _by_base(outcome: Outcome) -> dict[str, object]:
    if outcome.amounts is None or outcome.ceiling is None:
        return {}
    cut = outcome.ceiling < outcome.amounts.ceiling
    return {
        str(base): {
            "start_index": points(found.start),
            "new_index": points(found.new),
            "ceiling": money(min(found.ceiling, outcome.ceiling) if cut else found.ceiling),
        }
        for base, found in outcome.amounts.by_base.items()
    }


def _factor(outcome: Outcome, facts: IndexationFacts) -> dict[str, object]:
    unknown = facts.starts_on is None or (outcome.class_matters and not outcome.frozen and outcome.energy is None)
    applies = None if unknown else outcome.factor_due
    return {"applies": applies, "value": None if outcome.factor is None else written(outcome.factor)}


def _freeze(outcome: Outcome, facts: IndexationFacts) -> dict[str, object]:
    rule = FREEZE_RULE[outcome.energy] if outcome.frozen and outcome.energy is not None else None
    return {"applies": None if facts.starts_on is None else outcome.frozen, "rule": rule}


def _tenant_action(facts: IndexationFacts) -> str | None:
    refund = refund_of(facts)
    return None if refund is None else refund.action_before.isoformat()


def _refund(facts: IndexationFacts) -> dict[str, object] | None:
    refund = refund_of(facts)
    if refund is None:
        return None
    return {
        "recoverable_from": refund.recoverable_from.isoformat(),
        "complete": refund.complete,
        "action_before": refund.action_before.isoformat(),
    }


def _cure(case: Case, outcome: Outcome) -> dict[str, object] | None:
    """Return from which day a new written request meets registration and certificate, when one of them fails."""
    registered, certified = outcome.conditions["registration"], outcome.conditions["epb_certificate"]
    if "breached" not in (registered.verdict, certified.verdict):
        return None
    days: list[date | None] = []
    if registered.state is not State.MET:
        days.append(registration.cured_on(case))
    if certified.state is not State.MET:
        days.append(certificates.given_later(case.facts.certificates or (), case.day, case.facts.as_of))
    known = [day for day in days if day is not None]
    return {"new_request_from": max(known).isoformat() if len(known) == len(days) else None}


def _reference_rent(case: Case, outcome: Outcome) -> dict[str, object] | None:
    compared = comparison(case, outcome)
    if compared is None:
        return None
    return {"limit": money(compared.limit), "presumed_abusive": compared.above}


def _alternative(case: Case, item: Alternative) -> dict[str, object]:
    outcome, doubt = item.outcome, DOUBT_BY_CODE[item.doubt]
    verdict = "uncertain" if is_open(case, outcome) else verdict_in(case, outcome)
    text = GROUP_TEXT[item.energy] if item.energy else doubt.leaning if item.leaning else doubt.other
    supposed = outcome.reading.energy is not None and item.energy is None  # any class would do: name no ceiling
    return {
        "doubt": item.doubt,
        "leaning": item.leaning,
        "verdict": verdict,
        "ceiling": None if supposed else _money(outcome.ceiling),
        "due_from": _day(_due_from(case, outcome, verdict)),
        "text": text.as_dict(),
    }
