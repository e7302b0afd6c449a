"""What a workflow is: levels, states, events and what they ask; proven consistent before anybody uses it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from workflows.law import Source, Text

START: Final = "start"
"""Where a case is before it exists: an event possible from here opens one."""

SAME: Final = "same"
LAST_OPEN: Final = "last_open"
DAY: Final = "day"
"""The day on which an event happened, as a value that it writes down."""
NOTHING: Final = "nothing"
"""What an event writes of a fact that counts no longer: the earlier value stays readable."""
ALWAYS: Final = "="
"""Begins a code that an event always tells: ``=made``."""


class InputKind(Enum):
    """What an event may ask for. Money is a number of cents."""

    DATE = "date"
    CODE = "code"
    TEXT = "text"
    MONEY = "money"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Code:
    """One word of a list. ``fits``: words of another input it goes with; empty when it goes with all."""

    value: str
    label: Text
    help: Text | None = None
    fits: tuple[str, ...] = ()
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """What an event asks the person who records it. ``fits_input`` names the input its codes depend on."""

    id: str
    kind: InputKind
    label: Text
    help: Text | None
    required: bool
    codes: tuple[Code, ...] = ()
    fits_input: str = ""

    def code(self, value: str) -> Code | None:
        """Return the declared code of that value, or None."""
        return next((code for code in self.codes if code.value == value), None)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the plan (or a phase of a smaller machine), in its order."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Group:
    """A name for several states, so that a table need not repeat them."""

    id: str
    label: Text
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A condition the case is in. ``who_acts`` is an actor of the workflow; a final state is left by reopening only."""

    id: str
    level: str
    label: Text
    means: Text
    who_acts: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Where an event leads: one state, ``same`` or ``last_open``; ``choice`` is the code that chooses it.

    Its guards, deadlines, letters and inputs come on top of those of the event.
    """

    choice: str
    to: str
    guards: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    inputs: tuple[Input, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """When an event is among the best next steps, and why."""

    states: frozenset[str]
    when: str
    why: Text


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. ``label`` says it as a past fact, ``action`` as what a person does.

    ``selectors`` is ``from`` as written in the table, ``sources`` the states it stands for.
    """

    id: str
    label: Text
    action: Text
    selectors: tuple[str, ...]
    sources: tuple[str, ...]
    chosen_by: str
    targets: tuple[Target, ...]
    guards: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    inputs: tuple[Input, ...] = ()
    law: tuple[Source, ...] = ()
    advice: tuple[Advice, ...] = ()
    outcome: str = ""
    writes: Mapping[str, str | bool] = field(default_factory=dict)
    """Facts that it tells, by path: ``day``, the input that answers, yes or no, ``nothing``, or ``=code`` itself."""

    def told(self, day: date, inputs: Mapping[str, object]) -> dict[str, object]:
        """Return the facts that this event tells; what nobody answered is left out.

        None: what was known of it counts no longer.
        """
        values = {
            path: day if said == DAY else said if isinstance(said, bool) else _said(said, inputs)
            for path, said in self.writes.items()
        }
        gone = {path: None for path, said in self.writes.items() if said == NOTHING}
        return gone | {path: value for path, value in values.items() if value not in (None, "")}

    def target(self, choice: str) -> Target | None:
        """Return the target chosen by a code (``""`` when there is no choice), or None."""
        return next((target for target in self.targets if target.choice == choice), None)


def _said(said: str, inputs: Mapping[str, object]) -> object:
    """Return the code that an event always tells, or what was answered to it."""
    return said.removeprefix(ALWAYS) if said.startswith(ALWAYS) else inputs.get(said)


@dataclass(frozen=True, slots=True)
class Transition:
    """One arrow: an event taking one state to another through one of its targets."""

    event: str
    source: str
    target: Target
    to: str


@dataclass(frozen=True, slots=True)
class Workflow:
    """A state machine as a jurist wrote it. ``regions`` are small machines that run beside its states.

    ``usual_paths`` are the walks through the states that most cases take: drawings and lists put them first.
    ``file`` names where it was read; messages and the law book use it.
    """

    id: str
    valid_from: date
    title: Text
    actors: Mapping[str, Text]
    levels: tuple[Level, ...]
    states: Mapping[str, State]
    inputs: Mapping[str, Input]
    events: Mapping[str, Event]
    file: str
    groups: Mapping[str, Group] = field(default_factory=dict)
    usual_paths: tuple[tuple[str, ...], ...] = ()
    regions: Mapping[str, Workflow] = field(default_factory=dict)

    def level(self, level_id: str) -> Level:
        """Return a level. Raises KeyError."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise KeyError(level_id)

    def states_of(self, level_id: str) -> tuple[State, ...]:
        """Return the states of a level in the order of the table."""
        return tuple(state for state in self.states.values() if state.level == level_id)

    @property
    def transitions(self) -> Iterator[Transition]:
        """Yield every arrow; ``last_open`` gives one arrow to each open state."""
        for event in self.events.values():
            for target in event.targets:
                for source in event.sources:
                    for to in self.ends_of(target, source):
                        yield Transition(event.id, source, target, to)

    def ends_of(self, target: Target, source: str) -> tuple[str, ...]:
        """Return the states a target can mean when the event happens in ``source``."""
        if target.to == SAME:
            return (source,)
        if target.to == LAST_OPEN:
            return tuple(state.id for state in self.states.values() if not state.final)
        return (target.to,)

    @property
    def usual_steps(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of states that follow each other on a usual path."""
        return frozenset(step for path in self.usual_paths for step in pairwise(path))

    def outcomes(self) -> tuple[Code, ...]:
        """Return the outcomes a case can close with; empty for a machine without outcomes."""
        declared = self.inputs.get("outcome")
        return declared.codes if declared is not None else ()


def prove_consistent(workflow: Workflow) -> None:
    """Raise ValueError (file and key) when a state cannot be reached, cannot be left, or two targets look alike."""
    for event in workflow.events.values():
        ends = [target.to for target in event.targets]
        if len(set(ends)) != len(ends):
            raise ValueError(f"{workflow.file}: events.{event.id}: two choices lead to the same state")
        _prove_choice(workflow, event)
    arrows = [(arrow.source, arrow.to) for arrow in workflow.transitions if arrow.target.to != LAST_OPEN]
    reached = {START}
    while found := {to for source, to in arrows if source in reached} - reached:
        reached |= found
    left = {source for source, to in arrows if source != to}
    for state in workflow.states.values():
        if state.id not in reached:
            raise ValueError(f"{workflow.file}: states.{state.id}: no event leads here")
        if not state.final and state.id not in left:
            raise ValueError(f"{workflow.file}: states.{state.id}: no event leads away and it is not final")
    for source, to in sorted(workflow.usual_steps - set(arrows)):
        raise ValueError(f"{workflow.file}: usual_paths: no event leads from {source} to {to}")


def _prove_choice(workflow: Workflow, event: Event) -> None:
    if not event.chosen_by:
        return
    asked = {declared.id: declared for declared in event.inputs}.get(event.chosen_by)
    if asked is None or not asked.required:
        raise ValueError(f"{workflow.file}: events.{event.id}: {event.chosen_by} must be a required input of it")
    choices = {target.choice for target in event.targets}
    if choices != {code.value for code in asked.codes}:
        raise ValueError(f"{workflow.file}: events.{event.id}: the choices are not the codes of {asked.id}")
