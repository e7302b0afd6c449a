"""Judges events: may this happen here, where does it lead, what follows. The only importer of ``transitions``."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from transitions import Machine

from workflows.asking import no_last_state, not_from_here, unanswered, unknown_event
from workflows.checks.illegal_eviction.vocabulary import VOCABULARY as INCIDENT
from workflows.checks.judicial_deadlines.vocabulary import VOCABULARY as PROCEDURE
from workflows.deadlines import DEADLINES
from workflows.definition import LAST_OPEN, SAME, START
from workflows.possible import Judged, Possibility, possibilities
from workflows.reader import KnownNames, read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from transitions import EventData

    from workflows.deadlines import Deadline, DueDate
    from workflows.definition import Event, Target, Workflow
    from workflows.facts import CaseFacts
    from workflows.guarding import Condition, Guard
    from workflows.law import Reason

__all__ = [
    "WORKFLOWS",
    "Decision",
    "Engine",
    "Possibility",
    "Refused",
    "in_force",
    "incident_version",
    "prevention",
    "prevention_version",
    "version",
    "versions",
]

WORKFLOWS: Final = ("prevention", "incident", "referral", "handover")
TOLD: Final = {
    name: {fact.path: frozenset(code.value for code in fact.codes) for fact in vocabulary}
    for name, vocabulary in (("prevention", PROCEDURE), ("incident", INCIDENT))
}
"""What the events of a workflow may tell, with the codes of each: the facts of the check that judges it."""


class Refused(Exception):
    """The law says no: the event may not happen here. ``reasons`` say why and what to do, in both languages."""

    def __init__(self, event: str, state: str, reasons: tuple[Reason, ...]) -> None:
        super().__init__(f"{event} in {state}: {', '.join(reason.code for reason in reasons)}")
        self.event = event
        self.state = state
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows from an event. ``from_state`` is None when the event opens the case.

    ``closes``: the case ends now, with ``outcome``; ``reopens``: it had ended and runs again.
    ``deadlines`` are the due dates it opens, ``letters`` the letters it offers.
    """

    event: str
    from_state: str | None
    to_state: str
    level: str
    closes: bool
    reopens: bool
    outcome: str
    deadlines: tuple[DueDate, ...]
    letters: tuple[str, ...]


class _Token:
    """What the shared machine moves instead of a case."""

    __slots__ = ("facts", "state", "unmet")

    def __init__(self, state: str, facts: CaseFacts) -> None:
        self.state = state
        self.facts = facts
        self.unmet: list[Reason] = []


class Engine:
    """One version of one workflow, ready to judge. Built once; holds no case."""

    def __init__(
        self,
        workflow: Workflow,
        guards: Mapping[str, Guard],
        deadlines: Mapping[str, Deadline],
        conditions: Mapping[str, Condition],
    ) -> None:
        self.workflow = workflow
        self.regions = {
            name: Engine(region, guards, deadlines, conditions) for name, region in workflow.regions.items()
        }
        self._guards = guards
        self._judged = Judged(
            workflow,
            guards,
            conditions,
            {event.id: not_from_here(workflow, event) for event in workflow.events.values()},
            workflow.usual_steps,
        )
        self._deadlines = {
            (event.id, target.choice): tuple(deadlines[name] for name in (*event.deadlines, *target.deadlines))
            for event in workflow.events.values()
            for target in event.targets
        }
        self._machine = self._build()
        self._declared = frozenset((arrow.event, arrow.source) for arrow in workflow.transitions)

    @property
    def valid_from(self) -> date:
        """Return the day this version entered into force; a case keeps it."""
        return self.workflow.valid_from

    def decide(self, state: str, event: str, facts: CaseFacts) -> Decision:
        """Return what follows from an event in a state. Raises Refused, ValueError when ``facts.on`` is left out."""
        if (event, state) not in self._declared:
            raise Refused(event, state, (self._judged.elsewhere.get(event) or unknown_event(event),))
        declared = self.workflow.events[event]
        target, unmet = unanswered(declared, facts)
        if target is None or unmet:
            raise Refused(event, state, unmet)
        if target.to == LAST_OPEN and facts.last_open_state not in self.workflow.ends_of(target, state):
            raise Refused(event, state, (no_last_state(),))
        token = _Token(state, facts)
        if not self._machine.events[_trigger(declared.id, target, facts.last_open_state)].trigger(token):
            raise Refused(event, state, tuple(token.unmet))
        return self._decision(declared, target, state, token)

    def judged_again(self, event: str, facts: CaseFacts) -> tuple[tuple[Reason, ...], tuple[DueDate, ...]]:
        """Return what speaks against an event that was recorded, and the due dates it gives, on ``facts.on``.

        For an event whose day is corrected: the case stays where it is, only its conditions and dates are looked at.
        Raises KeyError for an unknown event, ValueError when ``facts.on`` is left out.
        """
        declared = self.workflow.events[event]
        target, unmet = unanswered(declared, facts)
        if target is None:
            return unmet, ()
        tests = (self._guards[name].test for name in (*declared.guards, *target.guards))
        against = tuple(why for test in tests if (why := test(facts)) is not None)
        rules = self._deadlines[declared.id, target.choice]
        return (*unmet, *against), tuple(due for rule in rules if (due := rule.due(facts)) is not None)

    def opening(self, facts: CaseFacts, event: str = "case_opened") -> Decision:
        """Return what follows from the event that opens a case. Raises Refused."""
        return self.decide(START, event, facts)

    def openings(self) -> tuple[Event, ...]:
        """Return the events that can open a case."""
        return tuple(event for event in self.workflow.events.values() if START in event.sources)

    def possibilities(self, state: str, facts: CaseFacts) -> tuple[Possibility, ...]:
        """Return every event, possible or not and why not, the best next steps first. Raises KeyError for a state."""
        return possibilities(self._judged, state, facts)

    def region(self, name: str) -> Engine:
        """Return the engine of a region that runs beside the states. Raises KeyError."""
        return self.regions[name]

    def initial_of(self, name: str) -> str:
        """Return the state in which a region begins. Raises KeyError."""
        return next(iter(self.regions[name].workflow.states))

    def _build(self) -> Machine:
        machine = Machine(
            model=None,
            states=[START, *self.workflow.states],
            initial=START,
            auto_transitions=False,
            send_event=True,
        )
        for arrow in self.workflow.transitions:
            event = self.workflow.events[arrow.event]
            machine.add_transition(
                trigger=_trigger(arrow.event, arrow.target, arrow.to),
                source=arrow.source,
                dest=None if arrow.to == arrow.source else arrow.to,
                conditions=self._condition(event, arrow.target),
            )
        return machine

    def _condition(self, event: Event, target: Target) -> Any:
        tests = tuple(self._guards[name].test for name in (*event.guards, *target.guards))
        if not tests:
            return None

        def all_met(happening: EventData) -> bool:
            token = cast("_Token", happening.model)
            token.unmet.extend(unmet for test in tests if (unmet := test(token.facts)) is not None)
            return not token.unmet

        return all_met

    def _decision(self, event: Event, target: Target, state: str, token: _Token) -> Decision:
        to, before = self.workflow.states[token.state], self.workflow.states.get(state)
        was_final = before is not None and before.final
        outcome = event.outcome or token.facts.word_of("outcome")
        return Decision(
            event=event.id,
            from_state=None if state == START else state,
            to_state=to.id,
            level=to.level,
            closes=to.final and (not was_final or bool(event.outcome)),
            reopens=was_final and not to.final,
            outcome=outcome if to.final else "",
            deadlines=tuple(
                due for rule in self._deadlines[event.id, target.choice] if (due := rule.due(token.facts)) is not None
            ),
            letters=(*event.letters, *target.letters),
        )


def _trigger(event: str, target: Target, last_open: str) -> str:
    """Return the name of the machine's event: one per target, so that a single arrow is tried."""
    if target.to == SAME:
        return event
    return f"{event}>{last_open if target.to == LAST_OPEN else target.to}"


@cache
def versions(name: str) -> tuple[Engine, ...]:
    """Return every version of one of ``WORKFLOWS``, oldest first. Raises ValueError when a table is wrong."""
    package = importlib.import_module(f"workflows.{name}")
    names = KnownNames(
        frozenset(package.GUARDS), frozenset(DEADLINES), frozenset(package.CONDITIONS), TOLD.get(name, {})
    )
    tables = sorted((Path(__file__).parent / name).glob("*.toml"))
    return tuple(Engine(read(table, names), package.GUARDS, DEADLINES, package.CONDITIONS) for table in tables)


def in_force(name: str, on: date) -> Engine:
    """Return the version of a workflow for a case opened on a day; an older case runs on the oldest version."""
    known = versions(name)
    return next((engine for engine in reversed(known) if engine.valid_from <= on), known[0])


def version(name: str, valid_from: date) -> Engine:
    """Return the version a case was opened under. Raises LookupError when it is not there."""
    for engine in versions(name):
        if engine.valid_from == valid_from:
            return engine
    raise LookupError(f"{name} has no version of {valid_from.isoformat()}")


def prevention(on: date) -> Engine:
    """Return the prevention workflow for a case opened on a day."""
    return in_force("prevention", on)


def prevention_version(valid_from: date) -> Engine:
    """Return the prevention workflow a case runs on. Raises LookupError when it is not there."""
    return version("prevention", valid_from)


def incident_version(valid_from: date) -> Engine:
    """Return the incident workflow an incident runs on. Raises LookupError when it is not there."""
    return version("incident", valid_from)
