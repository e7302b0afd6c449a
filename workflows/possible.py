"""What can happen next in a case, and why the rest cannot: what the case page shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workflows.definition import LAST_OPEN, SAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workflows.definition import Event, Input, Target, Workflow
    from workflows.facts import CaseFacts
    from workflows.guarding import Condition, Guard
    from workflows.law import Reason, Text

NEXT_BEST_STEPS: Final = 3


@dataclass(frozen=True, slots=True)
class Destination:
    """One state an event can lead to. ``choice`` is the code that chooses it; ``inputs`` are asked on top."""

    choice: str
    state: str
    label: Text
    closes: bool
    inputs: tuple[Input, ...]
    possible: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Possibility:
    """One event, seen from the state of a case.

    ``here``: it starts from this state; when it is still not possible a guard says why in ``reasons``.
    ``moves``: it can lead to another state. ``usual``: on a path most cases take. ``specific``: it names this state.
    ``next_best`` and ``why``: it is among the advised next steps.
    ``chosen_by`` is the input whose code picks the destination, or empty.
    """

    event: str
    label: Text
    action: Text
    possible: bool
    here: bool
    moves: bool
    usual: bool
    specific: bool
    reasons: tuple[Reason, ...]
    inputs: tuple[Input, ...]
    chosen_by: str
    destinations: tuple[Destination, ...]
    next_best: bool = False
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A workflow with all that is needed to say what is possible in it."""

    workflow: Workflow
    guards: Mapping[str, Guard]
    conditions: Mapping[str, Condition]
    elsewhere: Mapping[str, Reason]
    usual_steps: frozenset[tuple[str, str]]


def possibilities(judged: Judged, state: str, facts: CaseFacts) -> tuple[Possibility, ...]:
    """Return every event of the workflow: next best steps, usual ones, refused here, not from here.

    Guards whose inputs are not filled in yet are left for later. Raises KeyError for an unknown state.
    """
    judged.workflow.states[state]
    seen = [_see(judged, event, state, facts) for event in judged.workflow.events.values()]
    advised = dict(_advised(judged, state, facts, {one.event for one in seen if one.possible}))
    best = list(advised)
    marked = [replace(one, next_best=True, why=advised[one.event]) if one.event in advised else one for one in seen]
    return tuple(
        sorted(marked, key=lambda one: (best.index(one.event) if one.next_best else NEXT_BEST_STEPS, _rank(one)))
    )


def _rank(one: Possibility) -> int:
    if not one.possible:
        return 4 if one.here else 5
    if one.usual:
        return 0
    if one.specific:
        return 1 if one.moves else 2
    return 3


def _see(judged: Judged, event: Event, state: str, facts: CaseFacts) -> Possibility:
    here = state in event.sources
    reasons = _unmet(judged, event.guards, facts) if here else (judged.elsewhere[event.id],)
    destinations = tuple(_destination(judged, target, state, facts) for target in event.targets)
    open_ends = [end for end in destinations if end.possible]
    if here and not reasons and not open_ends:
        reasons = tuple(dict.fromkeys(why for end in destinations for why in end.reasons))
    return Possibility(
        event=event.id,
        label=event.label,
        action=event.action,
        possible=here and not reasons,
        here=here,
        moves=any(end.state != state for end in destinations),
        usual=here and any((state, end.state) in judged.usual_steps for end in destinations),
        specific=state in event.selectors,
        reasons=reasons,
        inputs=event.inputs,
        chosen_by=event.chosen_by,
        destinations=destinations,
    )


def _destination(judged: Judged, target: Target, state: str, facts: CaseFacts) -> Destination:
    workflow = judged.workflow
    to = state if target.to == SAME else target.to
    if to == LAST_OPEN:
        to = facts.last_open_state or next(iter(workflow.states))
    reasons = _unmet(judged, target.guards, facts)
    end = workflow.states[to]
    return Destination(target.choice, to, end.label, end.final, target.inputs, not reasons, reasons)


def _unmet(judged: Judged, names: tuple[str, ...], facts: CaseFacts) -> tuple[Reason, ...]:
    guards = (judged.guards[name] for name in names)
    return tuple(unmet for guard in guards if guard.can_be_asked(facts) and (unmet := guard.test(facts)) is not None)


def _advised(judged: Judged, state: str, facts: CaseFacts, possible: set[str]) -> Iterator[tuple[str, Text]]:
    """Yield the best next steps in the order of the table, at most three, with the reason of each."""
    found = 0
    for event in judged.workflow.events.values():
        if event.id not in possible:
            continue
        for advice in event.advice:
            if state in advice.states and judged.conditions[advice.when](facts):
                yield event.id, advice.why
                found += 1
                break
        if found == NEXT_BEST_STEPS:
            return
