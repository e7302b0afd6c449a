"""The workflows as the law book shows them: versions, states, what can happen in each, where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workflows.definition import LAST_OPEN, SAME
from workflows.engine import WORKFLOWS, in_force, versions

if TYPE_CHECKING:
    from datetime import date

    from workflows.definition import Event, State, Target, Workflow
    from workflows.law import Source, Text


@dataclass(frozen=True, slots=True)
class Step:
    """An event that can happen in a state, and the states it can lead to (none: the state stays)."""

    label: Text
    ends: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class StateRow:
    """One state: its level, what it means, who acts, what can happen."""

    id: str
    label: Text
    means: Text
    who_acts: Text
    final: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class LevelRows:
    """The states of one level."""

    label: Text
    states: tuple[StateRow, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event with the articles it stands on."""

    label: Text
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Machine:
    """One version of a workflow (or of a part that runs beside it), ready to be shown."""

    id: str
    title: Text
    valid_from: date
    levels: tuple[LevelRows, ...]
    events: tuple[EventRow, ...]
    parts: tuple[Machine, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A workflow in the contents of the book: the version in force on a day, and how many there are."""

    id: str
    title: Text
    valid_from: date
    versions: int


def listed(on: date) -> tuple[Listed, ...]:
    """Return the workflows with the version in force on a day."""
    return tuple(
        Listed(name, engine.workflow.title, engine.valid_from, len(versions(name)))
        for name in WORKFLOWS
        for engine in (in_force(name, on),)
    )


def workflow(name: str, on: date) -> Workflow:
    """Return the version of a workflow in force on a day. Raises KeyError for an unknown name."""
    if name not in WORKFLOWS:
        raise KeyError(name)
    return in_force(name, on).workflow


def machine(name: str, on: date) -> Machine:
    """Return the version of a workflow in force on a day, as rows. Raises KeyError for an unknown name."""
    found = workflow(name, on)
    return _machine(name, found.valid_from)


@cache
def _machine(name: str, valid_from: date) -> Machine:
    return _shown(in_force(name, valid_from).workflow)


def _shown(found: Workflow) -> Machine:
    return Machine(
        id=found.id,
        title=found.title,
        valid_from=found.valid_from,
        levels=tuple(
            LevelRows(level.label, tuple(_state(found, state) for state in found.states_of(level.id)))
            for level in found.levels
        ),
        events=tuple(EventRow(event.label, event.law) for event in found.events.values() if event.law),
        parts=tuple(map(_shown, found.regions.values())),
    )


def _state(found: Workflow, state: State) -> StateRow:
    steps = tuple(
        Step(event.label, _ends(found, event)) for event in found.events.values() if state.id in event.sources
    )
    return StateRow(state.id, state.label, state.means, found.actors[state.who_acts], state.final, steps)


def _ends(found: Workflow, event: Event) -> tuple[Text, ...]:
    ends = dict.fromkeys(_end(found, event, target) for target in event.targets)
    return tuple(end for end in ends if end is not None)


def _end(found: Workflow, event: Event, target: Target) -> Text | None:
    if target.to == SAME:
        return None
    if target.to == LAST_OPEN:
        code = found.inputs[event.chosen_by].code(target.choice) if event.chosen_by else None
        return None if code is None else code.label
    return found.states[target.to].label
