"""What an auditor reads: the trail of the own organisation, its access log, and whether the chain is whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from app.foundation import clock
from app.store import api_clients, team, trail
from app.store.audit import CHANGED
from app.store.trail import NOBODY, Filter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.store.audit import Broken
    from app.store.reading import Reader

__all__ = ["NOBODY", "Filter"]

PAGE = 50
SERVER = "limen"
"""Name shown for the server's own command line."""
_PROGRAM = re.compile(rf"{api_clients.WORD}-(\d+)-")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One changed column: before and after, or neither when the value is personal."""

    field: str
    personal: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the trail, readable."""

    sequence: int
    at: datetime
    person: str
    command: str
    table: str
    row_id: str
    case_reference: str
    action: str
    changes: tuple[FieldChange, ...]
    hash: str


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the access log, readable."""

    at: datetime
    person: str
    what: str
    case_reference: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of a list, newest first; ``older`` continues, 0 when there is nothing older."""

    lines: tuple[Any, ...]
    older: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filter offers: people (key as text, name) and commands."""

    people: tuple[tuple[str, str], ...]
    commands: tuple[str, ...]


def choices(reader: Reader) -> Choices:
    """Return the people and commands one can filter by."""
    people = sorted(team.names(reader).items(), key=lambda item: item[1].lower())
    return Choices(
        people=(*((str(key), name) for key, name in people), (str(NOBODY), SERVER)),
        commands=trail.commands_used(reader),
    )


def asked_for(
    reader: Reader,
    *,
    since: date | None,
    until: date | None,
    person: str,
    command: str,
    reference: str,
    refused_only: bool = False,
) -> Filter | None:
    """Return the filter, ``None`` when no case of the organisation has the reference: then nothing can be found."""
    case_id = None
    if reference.strip():
        case_id = trail.case_with_reference(reader, reference)
        if case_id is None:
            return None
    return Filter(
        since=None if since is None else clock.midnight(since),
        until=None if until is None else clock.midnight(until + timedelta(days=1)),
        user_id=int(person) if person.isdecimal() else None,
        command=command,
        case_id=case_id,
        refused_only=refused_only,
    )


def entries(reader: Reader, asked: Filter, *, before: int | None) -> Page:
    """Return a page of the trail."""
    found = trail.changes(reader, asked, before=before, limit=PAGE + 1)
    shown = found[:PAGE]
    return Page(tuple(_readable(reader, shown)), shown[-1].sequence if len(found) > PAGE else 0)


def every_entry(reader: Reader, asked: Filter) -> Iterator[Entry]:
    """Yield every entry that fits, newest first."""
    part: list[trail.Change] = []
    for change in trail.all_changes(reader, asked):
        part.append(change)
        if len(part) == 500:
            yield from _readable(reader, tuple(part))
            part.clear()
    yield from _readable(reader, tuple(part))


def _readable(reader: Reader, found: tuple[trail.Change, ...]) -> Iterator[Entry]:
    names = team.names(reader)
    programs = api_clients.names(reader)
    references = trail.references(reader, {one.case_id for one in found if one.case_id is not None})
    for one in found:
        yield Entry(
            sequence=one.sequence,
            at=one.at,
            person=_name(one, names, programs),
            command=one.command,
            table=one.table_name,
            row_id=one.row_id,
            case_reference=references.get(one.case_id or 0, ""),
            action=one.action,
            changes=tuple(_field(name, value) for name, value in one.changes.items()),
            hash=one.hash,
        )


def _name(one: trail.Change | trail.Opening, names: dict[int, str], programs: dict[int, str]) -> str:
    """Return who did it: a person, a program of a partner that the identity of its request names, or the server."""
    if one.user_id is not None:
        return names.get(one.user_id, f"#{one.user_id}")
    program = _PROGRAM.match(one.request_id)
    return SERVER if program is None else f"{programs.get(int(program[1]), f'#{program[1]}')} (API)"


def _field(name: str, value: Any) -> FieldChange:
    if value == CHANGED:
        return FieldChange(name, personal=True, before="", after="")
    if isinstance(value, list) and len(value) == 2:
        return FieldChange(name, personal=False, before=_shown(value[0]), after=_shown(value[1]))
    return FieldChange(name, personal=False, before="", after=_shown(value))


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def accesses(reader: Reader, asked: Filter, *, before: int | None) -> Page:
    """Return a page of the access log."""
    found = trail.openings(reader, asked, before=before, limit=PAGE + 1)
    shown = found[:PAGE]
    names, programs = team.names(reader), api_clients.names(reader)
    references = trail.references(reader, {one.case_id for one in shown if one.case_id is not None})
    lines = tuple(
        Access(one.at, _name(one, names, programs), one.what, references.get(one.case_id or 0, ""), one.allowed)
        for one in shown
    )
    return Page(lines, shown[-1].id if len(found) > PAGE else 0)


def verify(reader: Reader) -> tuple[int, Broken | None]:
    """Walk the own chain; return the number of entries and the first break, if any."""
    return trail.verify_own(reader)
