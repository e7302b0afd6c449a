"""What the pages of events in buildings show: households and buildings counted apart, each household its own class."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.store import buildings, incidents
from app.store.tables import BuildingEvent, Case, Dwelling, Incident
from workflows.engine import incident_version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.store.reading import Reader
    from workflows.law import Text

WANTS_TO_ACT = frozenset({"back_in", "leave_with_damages"})


@dataclass(frozen=True, slots=True)
class HouseholdLine:
    """One household of an event: what is shown of it in a list."""

    case_id: int
    reference: str
    name: str
    unit: str
    floor: str
    class_code: str
    state: Text
    wish: str
    shelter: str
    hidden: bool
    """Its home must stay secret: it is counted, and no list says which household it is (M7.1)."""


@dataclass(frozen=True, slots=True)
class BuildingCard:
    """An event in a building. ``households`` is how many were met, ``units_hit`` how many rooms are said to be hit."""

    id: int
    version: int
    reference: str
    street: str
    house_number: str
    postal_code: str
    commune_nis: str
    occurred_on: date | None
    units_hit: int | None
    note: str
    households: tuple[HouseholdLine, ...]
    classes: Mapping[str, int]
    want_to_act: int
    others_here: int
    """Other events at the same address."""


def events(reader: Reader) -> tuple[BuildingCard, ...]:
    """Return the events of the own service, the newest first."""
    rows = reader.where(BuildingEvent, "id")
    return tuple(_card(reader, row) for row in reversed(rows))


def event(reader: Reader, event_id: int) -> BuildingCard:
    """Return one event. Raises NotFound."""
    return _card(reader, reader.one(BuildingEvent, event_id))


@dataclass(frozen=True, slots=True)
class Link:
    """The event of an incident, or those that may be it."""

    version: int
    now: BuildingCard | None
    alike: tuple[BuildingCard, ...]
    every: tuple[BuildingCard, ...]


def link(reader: Reader, case_id: int) -> Link | None:
    """Return to which event the incident of a case belongs, and which may be it; None without an incident."""
    row = incidents.of_case(reader, case_id)
    if row is None:
        return None
    now = None if row.building_event_id is None else event(reader, row.building_event_id)
    found = tuple(_card(reader, one) for one in buildings.alike(reader, case_id))
    same = tuple(one for one in events(reader) if one.commune_nis == row.commune_nis or not row.commune_nis)
    return Link(row.version, now, found, same[:30])


def _card(reader: Reader, row: BuildingEvent) -> BuildingCard:
    lines = tuple(_line(reader, one) for one in buildings.incidents_of(reader, row.id))
    here = reader.where(BuildingEvent, building_key=row.building_key) if row.building_key else ()
    return BuildingCard(
        id=row.id,
        version=row.version,
        reference=row.reference,
        street=row.street,
        house_number=row.house_number,
        postal_code=row.postal_code,
        commune_nis=row.commune_nis,
        occurred_on=row.occurred_on,
        units_hit=row.units_hit,
        note=row.note,
        households=lines,
        classes=Counter(line.class_code or "U" for line in lines),
        want_to_act=sum(line.wish in WANTS_TO_ACT for line in lines),
        others_here=len([one for one in here if one.id != row.id]),
    )


def _line(reader: Reader, row: Incident) -> HouseholdLine:
    case = reader.one(Case, row.case_id)
    tracks = incidents.tracks_of(reader, row.case_id)
    facts = incidents.known(reader, row.case_id)
    hidden = any(home.secret for home in reader.where(Dwelling, case_id=row.case_id))
    return HouseholdLine(
        case_id=row.case_id,
        reference="" if hidden else case.reference,
        name="" if hidden else case.display_name,
        unit="" if hidden else row.unit,
        floor="" if hidden else row.floor,
        class_code=row.class_code,
        state=incident_version(row.workflow_version).workflow.states[row.state].label,
        wish=str(facts.get("wish") or ""),
        shelter=tracks["shelter"].state if "shelter" in tracks else "",
        hidden=hidden,
    )
