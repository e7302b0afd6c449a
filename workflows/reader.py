"""Strict reader of a workflow table: whatever is unknown, missing or inconsistent stops the application."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from workflows.definition import (
    ALWAYS,
    DAY,
    LAST_OPEN,
    NOTHING,
    SAME,
    START,
    Advice,
    Code,
    Event,
    Group,
    Input,
    InputKind,
    Level,
    State,
    Target,
    Workflow,
    prove_consistent,
)
from workflows.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workflows.law import Source, Text

_EVENT_KEYS = (
    "label",
    "action",
    "from",
    "to",
    "when",
    "guards",
    "deadlines",
    "letters",
    "inputs",
    "law",
    "advice",
    "outcome",
    "writes",
)
_KINDS = {kind.value: kind for kind in InputKind}


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The guards, deadlines and conditions of advice that a table may name, and the facts its events may write."""

    guards: frozenset[str]
    deadlines: frozenset[str]
    conditions: frozenset[str]
    paths: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The facts that an event may tell, each with its codes (none when it has no codes)."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the regions of a file share with its main machine."""

    names: KnownNames
    actors: Mapping[str, Text]
    sources: Mapping[str, Source]
    levels: tuple[Level, ...]
    inputs: Mapping[str, Input]
    common: tuple[str, ...]
    groups: Mapping[str, Group]
    paths: tuple[tuple[str, ...], ...]
    file: str
    valid_from: date


def read(path: Path, names: KnownNames) -> Workflow:
    """Return the workflow in ``path``, whose name is its date of entry into force. Raises ValueError (file and key)."""
    top = Table(f"{path.parent.name}/{path.name}", "", tomllib.loads(path.read_text(encoding="utf-8")))
    top.only(
        "id",
        "valid_from",
        "title",
        "actors",
        "sources",
        "levels",
        "states",
        "inputs",
        "events",
        "regions",
        "common_inputs",
        "groups",
        "usual_paths",
    )
    if path.stem != top.one("valid_from", date).isoformat():
        raise top.wrong("differs from the name of the file", "valid_from")
    if path.parent.name != top.one("id", str):
        raise top.wrong("differs from the name of the folder", "id")
    inputs = {name: _input(name, table) for name, table in top.tables("inputs")}
    shared = _Shared(
        names=names,
        actors={name: top.table("actors").text(name) for name in top.table("actors")},
        sources={name: table.source() for name, table in top.tables("sources")},
        levels=tuple(Level(name, table.only("label").text("label")) for name, table in top.tables("levels")),
        inputs=inputs,
        common=top.names("common_inputs", inputs),
        groups={name: _group(name, table, top) for name, table in top.tables("groups")},
        paths=_paths(top),
        file=top.file,
        valid_from=top.one("valid_from", date),
    )
    main = _machine(top, shared, regions={name: _region(name, table, shared) for name, table in top.tables("regions")})
    _prove_all_used(top, main, shared)
    return main


def _region(name: str, table: Table, shared: _Shared) -> Workflow:
    table.only("title", "level", "states", "events")
    level = table.word("level", frozenset(level.id for level in shared.levels))
    return _machine(table, shared, region=name, region_level=level)


def _machine(
    table: Table,
    shared: _Shared,
    *,
    region: str = "",
    region_level: str = "",
    regions: Mapping[str, Workflow] | None = None,
) -> Workflow:
    states = {name: _state(name, under, shared, region_level) for name, under in table.tables("states")}
    groups: Mapping[str, Group] = {} if region else shared.groups
    workflow = Workflow(
        id=region or table.one("id", str),
        valid_from=shared.valid_from,
        title=table.text("title"),
        actors=shared.actors,
        levels=tuple(level for level in shared.levels if not region or level.id == region_level),
        states=states,
        inputs=shared.inputs,
        events={name: _event(name, under, shared, states, groups) for name, under in table.tables("events")},
        file=f"{shared.file}: {table.key}" if region else shared.file,
        groups=groups,
        usual_paths=() if region else shared.paths,
        regions=regions or {},
    )
    prove_consistent(workflow)
    return workflow


def _state(name: str, table: Table, shared: _Shared, region_level: str) -> State:
    table.only("label", "means", "who_acts", "final", *(() if region_level else ("level",)))
    levels = frozenset(level.id for level in shared.levels)
    return State(
        id=name,
        level=region_level or table.word("level", levels),
        label=table.text("label"),
        means=table.text("means"),
        who_acts=table.word("who_acts", shared.actors),
        final=table.flag("final"),
    )


def _paths(top: Table) -> tuple[tuple[str, ...], ...]:
    states = frozenset(top.table("states"))
    return tuple(path.only("states").names("states", states) for path in top.list_of_tables("usual_paths"))


def _group(name: str, table: Table, top: Table) -> Group:
    table.only("label", "states")
    states = table.names("states", frozenset(top.table("states")))
    if name in top.table("states") or not states:
        raise table.wrong("must name states, and bear no state's name", "states")
    return Group(name, table.text("label"), states)


def _input(name: str, table: Table) -> Input:
    table.only("kind", "label", "help", "required", "codes", "fits_input")
    kind = _KINDS[table.word("kind", _KINDS)]
    codes = tuple(_code(value, under) for value, under in table.tables("codes"))
    if bool(codes) != (kind is InputKind.CODE):
        raise table.wrong("codes belong to an input of kind code, and to it only", "codes")
    return Input(
        id=name,
        kind=kind,
        label=table.text("label"),
        help=table.optional_text("help"),
        required=table.flag("required"),
        codes=codes,
        fits_input=table.name("fits_input"),
    )


def _code(value: str, table: Table) -> Code:
    table.only("fr", "nl", "help", "fits", "reference")
    return Code(value, table.both(), table.optional_text("help"), table.names("fits"), table.name("reference"))


def _event(name: str, table: Table, shared: _Shared, states: Mapping[str, State], groups: Mapping[str, Group]) -> Event:
    table.only(*_EVENT_KEYS)
    chosen_by, targets = _targets(table, shared, states)
    return Event(
        id=name,
        label=table.text("label"),
        action=table.text("action"),
        selectors=table.names("from"),
        sources=_expand(table, "from", states, groups),
        chosen_by=chosen_by,
        targets=targets,
        guards=table.names("guards", shared.names.guards),
        deadlines=table.names("deadlines", shared.names.deadlines),
        letters=table.names("letters"),
        inputs=_inputs(table, shared, shared.common),
        law=tuple(shared.sources[key] for key in table.names("law", shared.sources)),
        advice=tuple(_advice(under, shared, states, groups) for under in table.list_of_tables("advice")),
        outcome=_outcome(table, shared),
        writes=_writes(table, shared, targets),
    )


def _writes(table: Table, shared: _Shared, targets: tuple[Target, ...]) -> dict[str, str | bool]:
    """Return the facts that an event tells: each a path of the check, each answered by the event or always the same."""
    asked = {
        DAY,
        NOTHING,
        *table.names("inputs", shared.inputs),
        *(one.id for target in targets for one in target.inputs),
    }
    written: dict[str, str | bool] = {}
    for path, said in table.one("writes", dict).items() if "writes" in table else ():
        if path not in shared.names.paths:
            raise table.wrong(f"{path!r} is no fact of the check", "writes")
        if isinstance(said, str) and said.startswith(ALWAYS):
            if said.removeprefix(ALWAYS) not in shared.names.paths[path]:
                raise table.wrong(f"{said!r} is no code of {path!r}", "writes")
        elif not isinstance(said, bool) and said not in asked:
            raise table.wrong(f"{said!r} is not asked by the event", "writes")
        written[path] = said
    return written


def _expand(table: Table, key: str, states: Mapping[str, State], groups: Mapping[str, Group]) -> tuple[str, ...]:
    """Return the states that the words under a key stand for, in the order of the table, each once."""
    selectors = table.names(key)
    if not selectors:
        raise table.wrong("is missing or empty", key)
    chosen: set[str] = set()
    for selector in selectors:
        if selector == START or selector in states:
            found = {selector}
        elif selector in groups:
            found = set(groups[selector].states)
        elif selector == "any":
            found = set(states)
        elif selector == "any_open":
            found = {state.id for state in states.values() if not state.final}
        else:
            found = {state.id for state in states.values() if f"level_{state.level}" == selector}
        if not found:
            raise table.wrong(f"{selector!r} is not known", key)
        if found & chosen:
            raise table.wrong(f"{selector!r} repeats a state that is already there", key)
        chosen |= found
    return tuple(name for name in (START, *states) if name in chosen)


def _targets(table: Table, shared: _Shared, states: Mapping[str, State]) -> tuple[str, tuple[Target, ...]]:
    ends = frozenset((*states, SAME, LAST_OPEN))
    if not isinstance(table.one("to", object), dict):
        table.only(*(key for key in _EVENT_KEYS if key != "when"))
        return "", (Target("", table.word("to", ends)),)
    to = table.table("to")
    when = dict(table.tables("when"))
    if strays := when.keys() - set(to):
        raise table.wrong(f"{sorted(strays)} are not among the choices", "when")
    targets = []
    for choice in to:
        if choice == "by":
            continue
        more = when.get(choice, Table(table.file, table.key, {}))
        more.only("guards", "deadlines", "letters", "inputs")
        targets.append(
            Target(
                choice=choice,
                to=to.word(choice, ends),
                guards=more.names("guards", shared.names.guards),
                deadlines=more.names("deadlines", shared.names.deadlines),
                letters=more.names("letters"),
                inputs=_inputs(more, shared),
            )
        )
    return to.word("by", shared.inputs), tuple(targets)


def _inputs(table: Table, shared: _Shared, common: tuple[str, ...] = ()) -> tuple[Input, ...]:
    return tuple(shared.inputs[name] for name in (*table.names("inputs", shared.inputs), *common))


def _outcome(table: Table, shared: _Shared) -> str:
    if "outcome" not in table:
        return ""
    declared = shared.inputs.get("outcome")
    return table.word("outcome", frozenset(code.value for code in declared.codes) if declared else frozenset())


def _advice(table: Table, shared: _Shared, states: Mapping[str, State], groups: Mapping[str, Group]) -> Advice:
    table.only("in", "if", "why")
    return Advice(
        states=frozenset(_expand(table, "in", states, groups)),
        when=table.word("if", shared.names.conditions),
        why=table.text("why"),
    )


def _prove_all_used(top: Table, main: Workflow, shared: _Shared) -> None:
    """Raise ValueError when something declared is never used, or a code fits an unknown word."""
    machines = (main, *main.regions.values())
    events = [event for machine in machines for event in machine.events.values()]
    asked = {used.id for event in events for used in event.inputs}
    asked |= {used.id for event in events for target in event.targets for used in target.inputs}
    cited = {source for event in events for source in event.law}
    acting = {state.who_acts for machine in machines for state in machine.states.values()}
    peopled = {state.level for machine in machines for state in machine.states.values()}
    for kind, declared, used in (
        ("inputs", shared.inputs, asked),
        ("actors", shared.actors, acting),
        ("sources", {key for key, source in shared.sources.items() if source not in cited}, set[str]()),
        ("levels", [level.id for level in shared.levels], peopled),
    ):
        for name in declared:
            if name not in used:
                raise top.wrong("is declared but never used", f"{kind}.{name}")
    for declared_input in shared.inputs.values():
        _prove_fits(top, declared_input, shared)


def _prove_fits(top: Table, declared: Input, shared: _Shared) -> None:
    place = f"inputs.{declared.id}"
    if not declared.fits_input:
        if any(code.fits for code in declared.codes):
            raise top.wrong("fits needs fits_input", place)
        return
    if declared.fits_input not in shared.inputs:
        raise top.wrong(f"{declared.fits_input!r} is not known", f"{place}.fits_input")
    other = shared.inputs[declared.fits_input]
    for code in declared.codes:
        if unknown := [word for word in code.fits if other.code(word) is None]:
            raise top.wrong(f"{unknown} are not codes of {other.id}", f"{place}.codes.{code.value}.fits")
