"""From the open readings of the law to one answer: verdict, doubts that count, alternatives, missing facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.checks.rent_indexation.facts import VOCABULARY
from workflows.checks.rent_indexation.outcome import Outcome, evaluate
from workflows.checks.rent_indexation.readings import (
    CLASS_UNKNOWN,
    DOUBTS,
    ENERGY_GROUPS,
    INDEX_MISSING,
    OLD_LEASE,
    E,
    Reading,
)
from workflows.checks.rent_indexation.rules import amount, retroactivity, scope
from workflows.checks.wording import month_code

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.figures.health_index import HealthIndex

Choice = tuple[frozenset[str], str | None]
Contexts = dict[
    str, tuple[Choice, Choice]
]  # doubt -> (reading in which the other side counts, same on the leaning side)
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One reading of one doubt, with what it would give."""

    doubt: str
    leaning: bool
    outcome: Outcome
    energy: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer of the check. ``leaning`` is the outcome in the reading the check leans to."""

    case: Case
    leaning: Outcome
    outcomes: tuple[Outcome, ...]  # every open reading, the leaning one first
    verdict: str
    doubts: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    missing: tuple[str, ...]


def decide(case: Case, index: HealthIndex) -> Decision:
    """Return the answer for ``case`` (contract, sections 1 and 6)."""
    seen = _explore(case, index)
    shown = next(iter(seen.values()))
    open_readings = {choice: outcome for choice, outcome in seen.items() if choice[1] or not _needs_class(outcome)}
    outcomes = tuple(open_readings.values())
    verdict = _verdict(case, outcomes)
    doubts: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    contexts = _pivotal(case, open_readings)
    if verdict == "uncertain":
        doubts = _doubts(contexts, seen, outcomes)
        alternatives = _alternatives(doubts, contexts, seen)
    missing = _missing(case, verdict, shown, outcomes, contexts)
    return Decision(case, shown, outcomes, verdict, doubts, alternatives, tuple(VOCABULARY.in_order(missing)))


def verdict_in(case: Case, outcome: Outcome) -> str:
    """Return the verdict in one reading, as if every unknown condition were met."""
    if outcome.failed:
        return "not_due"
    if case.request is None:
        return "not_requested"
    return "excessive" if retroactivity.too_early(case, outcome) or amount.breached_in(case, outcome) else "lawful"


def is_open(case: Case, outcome: Outcome) -> bool:
    """Return whether a missing fact, an old lease or a missing index leaves this reading without an answer."""
    return not outcome.failed and (bool(outcome.missing) or bool(scope.missing(case)) or outcome.ceiling is None)


def _needs_class(outcome: Outcome) -> bool:
    """Return whether the unknown class came up: without a class this reading decides nothing."""
    return CLASS_UNKNOWN in outcome.reading.met


def _explore(case: Case, index: HealthIndex) -> dict[Choice, Outcome]:
    """Work out every reading that the doubts met on the way open; the leaning one comes first."""
    start: Choice = (frozenset(), None)
    seen = {start: evaluate(case, index, Reading())}
    waiting = [start]
    for choice in waiting:  # grows while it runs: each outcome may meet further doubts
        flipped, energy = choice
        outcome = seen[choice]
        following: list[Choice] = [
            (flipped | {doubt}, energy) for doubt in sorted(outcome.reading.met - flipped - {CLASS_UNKNOWN})
        ]
        if _needs_class(outcome) and energy is None:
            following += [(flipped, group) for group in ENERGY_GROUPS]
        for other in following:
            if other not in seen:
                seen[other] = evaluate(case, index, Reading(*other))
                waiting.append(other)
    return seen


def _key(case: Case, outcome: Outcome) -> Key:
    """Return what must be equal in two readings for the answer to be the same."""
    verdict = verdict_in(case, outcome)
    if verdict == "not_due":
        return (verdict,)
    request = case.request
    return (
        verdict,
        is_open(case, outcome),
        outcome.ceiling if request is None or request.rent_asked is None else None,
        outcome.earliest if request is not None and request.applies_from is None else None,
    )


def _verdict(case: Case, outcomes: tuple[Outcome, ...]) -> str:
    keys = {_key(case, outcome) for outcome in outcomes}
    verdicts = {key[0] for key in keys}
    if verdicts == {"not_due"}:
        return "not_due"
    if "not_due" in verdicts or any(is_open(case, outcome) for outcome in outcomes):
        return "uncertain"
    if verdicts == {"excessive"}:
        return "excessive"
    return str(verdicts.pop()) if len(keys) == 1 else "uncertain"


def _pivotal(case: Case, readings: dict[Choice, Outcome]) -> Contexts:
    """Return, for each doubt that changes the answer, the first reading in which the other side does so."""
    if len(readings) == 1:
        return {}
    keys = {choice: _key(case, outcome) for choice, outcome in readings.items()}
    found: Contexts = {}
    for choice, key in keys.items():
        flipped, energy = choice
        for doubt in flipped - found.keys():
            sides: list[Choice] = [(flipped - {doubt}, energy), (flipped - {doubt}, None)]
            partner = next((side for side in sides if side in keys), None)
            if partner is not None and keys[partner] != key:
                found[doubt] = choice, partner
        if energy is not None and CLASS_UNKNOWN not in found:
            siblings = [keys.get((flipped, group)) for group in ENERGY_GROUPS]
            if None not in siblings and len(set(siblings)) > 1:
                found[CLASS_UNKNOWN] = choice, choice
    return found


def _doubts(contexts: Contexts, seen: dict[Choice, Outcome], outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
    counted = set(contexts)
    if CLASS_UNKNOWN in counted:  # what comes up only within one class waits until the class is known
        counted &= {doubt for (_, energy), outcome in seen.items() if energy is None for doubt in outcome.reading.met}
    if any(outcome.old for outcome in outcomes):
        counted.add(OLD_LEASE)
    if any(outcome.months_missing for outcome in outcomes):
        counted.add(INDEX_MISSING)
    return tuple(doubt.code for doubt in DOUBTS if doubt.code in counted)


def _within_a_class(contexts: Contexts) -> set[str]:
    return {doubt for doubt, (_, (_, energy)) in contexts.items() if energy is not None and doubt != CLASS_UNKNOWN}


def _alternatives(doubts: tuple[str, ...], contexts: Contexts, seen: dict[Choice, Outcome]) -> tuple[Alternative, ...]:
    found: list[Alternative] = []
    shown = next(iter(seen.values()))
    for doubt in doubts:
        if doubt == OLD_LEASE:
            found.append(Alternative(doubt, leaning=False, outcome=shown))
        elif doubt == INDEX_MISSING:
            lacking = next(outcome for outcome in seen.values() if outcome.months_missing)
            found.append(Alternative(doubt, leaning=True, outcome=lacking))
        elif doubt == CLASS_UNKNOWN:
            flipped = contexts[doubt][0][0]
            found += [
                Alternative(doubt, leaning=False, outcome=seen[flipped, one], energy=one) for one in ENERGY_GROUPS
            ]
        else:
            (flipped, _), (kept, energy) = contexts[doubt]
            if CLASS_UNKNOWN in doubts and {(flipped, None), (kept, None)} <= seen.keys():
                energy = None  # no class is picked while the class itself is in doubt
            found.append(Alternative(doubt, leaning=True, outcome=seen[kept, energy]))
            found.append(Alternative(doubt, leaning=False, outcome=seen[flipped, energy]))
    return tuple(found)


def _missing(case: Case, verdict: str, shown: Outcome, outcomes: tuple[Outcome, ...], contexts: Contexts) -> set[str]:
    """Return the facts that would change or firm up the answer."""
    facts = case.facts
    found = set(scope.missing(case))
    if facts.claimed_on is not None and facts.overpaid_since is None:
        found.add("refund.overpaid_since")
    if verdict == "not_due":
        return found | _could_undo(case, outcomes)
    alive = [outcome for outcome in outcomes if not outcome.failed]
    for outcome in alive:
        found |= outcome.missing
        found.update(outcome.firming)
        found.update(f"health_index.{month_code(month)}" for month in outcome.months_missing)
    if facts.signed_on is None:
        found.add("lease.signed_on")
    if facts.clause is None:
        found.add("lease.indexation_clause")
    if _class_bears(verdict, shown, alive, contexts):
        found |= class_path(shown)
    if _rent_before_bears(case, shown, alive):
        found.add("lease.rent_before_request")
    return found


def _class_bears(verdict: str, shown: Outcome, alive: list[Outcome], contexts: Contexts) -> bool:
    """Return whether the unknown class changes the answer: the verdict, the rent due, or an amount still to come."""
    if not shown.shown_only:
        return False
    amount_to_come = verdict == "uncertain" and all(outcome.ceiling is None for outcome in alive)
    return CLASS_UNKNOWN in contexts or bool(_within_a_class(contexts)) or verdict == "excessive" or amount_to_come


def _rent_before_bears(case: Case, shown: Outcome, alive: list[Outcome]) -> bool:
    """Return whether the unknown rent before bears on class E in the freeze year or on a request for a reduction."""
    if case.by_tenant:
        return case.facts.rent_before is None
    half = any(outcome.frozen and outcome.energy == E for outcome in alive) and not shown.shown_only
    return half and case.rent_before is None


def class_path(shown: Outcome) -> set[str]:
    """Return the path of the unknown class."""
    if shown.certificate is not None:
        return {f"epb.certificates[{shown.certificate.place}].class"}
    return set()


def _could_undo(case: Case, outcomes: tuple[Outcome, ...]) -> set[str]:
    """Return the unknown facts that could undo a failure: the day of the request, the class, a lower clause."""
    found: set[str] = set()
    request = case.request
    failures = [outcome.failures for outcome in outcomes]
    solid = {"lease_clause", "written_request"}
    if case.facts.anniversary_year is not None or (request is not None and request.applies_from is not None):
        solid |= {"anniversary", "once_per_year"}
    if request is not None and request.made_on is None and not all(rules & solid for rules in failures):
        found.add("request.made_on")
    if any(rules <= {"freeze_year", "amount"} for rules in failures):
        for outcome in outcomes:
            found.update(outcome.firming)
    if any(rules == {"amount"} for rules in failures) and case.facts.clause is None:
        found.add("lease.indexation_clause")
    return found
