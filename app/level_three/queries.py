"""Counts of the own service's incidents per police zone and commune, patterns by building, who takes level 3.

Households, buildings and calls are counted apart. Nothing is counted or found by landlord: no name is read here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from app.directory.queries import bodies
from app.foundation import clock
from app.store.tables import (
    BuildingEvent,
    DueDate,
    Dwelling,
    Incident,
    IncidentEntry,
    IncidentTrack,
    LevelThreeOwner,
    PoliceContact,
    ZoneNote,
)
from workflows.practice import SMALLEST_CELL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from app.store.reading import Reader

CLASSES: Final = ("A", "A_partial", "A_threat", "B", "C", "D", "E", "U")
OUTCOMES: Final = (
    "helped_re_entry",
    "stopped_offender",
    "recorded",
    "refused",
    "said_civil_matter",
    "helped_landlord",
    "arrested_occupant",
    "unknown",
)
COMPLAINTS: Final = ("made", "refused_by_police", "dropped", "prosecuted", "ended")
ELSEWHERE: Final = ""
"""Key of the incidents whose zone or commune is not known."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one zone or commune counts in a period."""

    place_id: str
    households: int
    buildings: int
    events: int
    """Events in buildings: one building may be hit twice."""
    classes: Mapping[str, int]
    calls: int
    called: int
    """Households for which the police were called."""
    outcomes: Mapping[str, int]
    minutes: float | None
    """Median minutes until they came."""
    re_entries: int
    days_to_re_entry: float | None
    complaints: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """The tables of a period."""

    first: date
    last: date
    zones: tuple[Counted, ...]
    communes: tuple[Counted, ...]
    total: Counted


def report(reader: Reader, first: date, last: date) -> Report:
    """Return the counts of the incidents whose facts, or else whose report, lie in a period, both days included."""
    rows = [row for row in reader.where(Incident, "id") if first <= (row.occurred_from or row.reported_on) <= last]
    kept = {row.case_id for row in rows}
    parts = _Parts(
        calls=[one for one in reader.where(PoliceContact, "id", struck_on=None) if one.case_id in kept],
        re_entry={
            one.case_id: one.since
            for one in reader.where(IncidentTrack, track="re_entry", state="executed")
            if one.case_id in kept
        },
        complaint=_newest(reader, "complaint.status", kept),
        called=_newest(reader, "police.called", kept),
        keys={one.id: one.building_key or str(one.id) for one in reader.where(BuildingEvent)},
    )
    return Report(
        first,
        last,
        tuple(_by(rows, parts, lambda row: row.zone_id or ELSEWHERE, [one.id for one in bodies("police_zone")])),
        tuple(
            _by(
                rows,
                parts,
                lambda row: f"commune-{row.commune_nis}" if row.commune_nis else ELSEWHERE,
                [one.id for one in bodies("commune")],
            )
        ),
        _count("all", rows, parts),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    calls: Sequence[PoliceContact]
    re_entry: Mapping[int, date]
    complaint: Mapping[int, object]
    called: Mapping[int, object]
    keys: Mapping[int, str]


def _newest(reader: Reader, path: str, kept: set[int]) -> dict[int, object]:
    held = reader.where(IncidentEntry, "id", path=path, superseded_by_id=None)
    return {one.case_id: one.value for one in held if one.case_id in kept and one.value is not None}


def _by(
    rows: Sequence[Incident], parts: _Parts, key: Callable[[Incident], str], order: Sequence[str]
) -> Iterable[Counted]:
    grouped: dict[str, list[Incident]] = defaultdict(list)
    for row in rows:
        grouped[key(row)].append(row)
    for place_id in (*order, ELSEWHERE):
        if grouped[place_id] or place_id in order:
            yield _count(place_id, grouped[place_id], parts)


def _count(place_id: str, rows: Sequence[Incident], parts: _Parts) -> Counted:
    cases = {row.case_id for row in rows}
    calls = [one for one in parts.calls if one.case_id in cases]
    minutes = [one.arrived_after_minutes for one in calls if one.arrived_after_minutes is not None]
    back = {row.case_id: parts.re_entry[row.case_id] for row in rows if row.case_id in parts.re_entry}
    days = [(back[row.case_id] - row.occurred_from).days for row in rows if row.case_id in back and row.occurred_from]
    linked = [row.building_event_id for row in rows if row.building_event_id is not None]
    alone = sum(row.building_event_id is None for row in rows)
    return Counted(
        place_id=place_id,
        households=len(rows),
        buildings=len({parts.keys[one] for one in linked}) + alone,
        events=len(set(linked)),
        classes=Counter(row.class_code or "U" for row in rows),
        calls=len(calls),
        called=len({one.case_id for one in calls} | {case for case in cases if parts.called.get(case) is True}),
        outcomes=Counter(one.outcome for one in calls),
        minutes=float(median(minutes)) if minutes else None,
        re_entries=len(back),
        days_to_re_entry=float(median(days)) if days else None,
        complaints=Counter(str(parts.complaint[case]) for case in cases if case in parts.complaint),
    )


def hidden(number: int) -> int | None:
    """Return a count as it may leave the service: from 1 to 4 it is None, shown as suppressed."""
    return None if 0 < number < SMALLEST_CELL else number


At = tuple[int, int]


def outside(lines: Sequence[Sequence[int]], sums: Iterable[Sequence[At]]) -> list[list[int | None]]:
    """Return a table as it may leave the service: ``None`` stands for a count that is not shown.

    ``sums``: cells of which one is the sum of the others. Where one alone is hidden among them, it could be worked
    out: the next smallest is hidden too, until no line gives one away.
    """
    shown = [[hidden(number) for number in line] for line in lines]
    related = [list(cells) for cells in sums]
    changed = True
    while changed:
        changed = False
        for cells in related:
            seen = [(row, column) for row, column in cells if shown[row][column]]
            if seen and sum(shown[row][column] is None for row, column in cells) == 1:
                row, column = min(seen, key=lambda at: (lines[at[0]][at[1]], at))
                shown[row][column] = None
                changed = True
    return shown


@dataclass(frozen=True, slots=True)
class Pattern:
    """A building with several households or several events: where prevention can begin. No landlord is named."""

    street: str
    house_number: str
    commune_nis: str
    events: tuple[int, ...]
    households: int
    classes: Mapping[str, int]
    first: date | None
    last: date | None


def patterns(reader: Reader) -> tuple[Pattern, ...]:
    """Return the buildings with more than one household or event, the most households first.

    A household whose home is secret is left out: nothing leads to it.
    """
    events: dict[str, list[BuildingEvent]] = defaultdict(list)
    for row in reader.where(BuildingEvent, "id"):
        events[row.building_key or str(row.id)].append(row)
    linked: dict[int, list[Incident]] = defaultdict(list)
    secret = {home.case_id for home in reader.where(Dwelling, secret=True)}
    for one in reader.where(Incident, "id"):
        if one.building_event_id is not None and one.case_id not in secret:
            linked[one.building_event_id].append(one)
    found = []
    for rows in events.values():
        households = [one for row in rows for one in linked[row.id]]
        if len(rows) < 2 and len(households) < 2:
            continue
        days = [row.occurred_on for row in rows if row.occurred_on is not None]
        found.append(
            Pattern(
                street=rows[-1].street,
                house_number=rows[-1].house_number,
                commune_nis=rows[-1].commune_nis,
                events=tuple(row.id for row in rows),
                households=len(households),
                classes=Counter(one.class_code or "U" for one in households),
                first=min(days, default=None),
                last=max(days, default=None),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.households, -len(one.events))))


@dataclass(frozen=True, slots=True)
class Owner:
    """Who takes level 3."""

    id: int
    version: int
    service_id: int | None
    name_fr: str
    name_nl: str
    phone: str
    email: str
    hours: str
    communes: tuple[str, ...]
    source: str
    checked_on: date
    valid_from: date
    valid_until: date | None

    def holds(self, on: date) -> bool:
        """Tell whether it counts on a day."""
        return self.valid_from <= on and (self.valid_until is None or self.valid_until >= on)


def owners(reader: Reader) -> tuple[Owner, ...]:
    """Return everybody whom this service ever named for level 3."""
    names = ("id", "version", "service_id", "name_fr", "name_nl", "phone", "email", "hours", "source", "checked_on",
             "valid_from", "valid_until")  # fmt: skip
    return tuple(
        Owner(**{name: getattr(row, name) for name in names}, communes=tuple(row.communes))
        for row in reader.where(LevelThreeOwner, "id")
    )


def owner_for(reader: Reader, commune_nis: str) -> Owner | None:
    """Return who takes level 3 in a commune today: one named for it before one for the whole Region; None: nobody."""
    today = clock.today()
    found = [one for one in owners(reader) if one.holds(today)]
    near = [one for one in found if commune_nis in one.communes]
    return next(iter([*near, *(one for one in found if not one.communes)]), None)


def same_day(reader: Reader, case_id: int) -> date | None:
    """Return by when the CPAS is told of a household that was put out; None: it was, or nobody has to be told."""
    running = reader.where(DueDate, "id", case_id=case_id, rule="incident_centre_same_day", status="running")
    return running[-1].due_on if running else None


@dataclass(frozen=True, slots=True)
class Means:
    """A note of what was agreed. ``replaced``: a newer one took its place."""

    id: int
    place_id: str
    kind: str
    agreed_on: date
    text: str
    recorded_at: datetime
    recorded_by_id: int | None
    replaced: bool


def means(reader: Reader) -> tuple[Means, ...]:
    """Return the notes on zones and communes, the newest first."""
    rows = reader.where(ZoneNote, "id")
    gone = {row.replaces_id for row in rows}
    return tuple(
        Means(
            row.id,
            row.place_id,
            row.kind,
            row.agreed_on,
            row.text,
            row.recorded_at,
            row.recorded_by_id,
            row.id in gone,
        )
        for row in reversed(rows)
    )
