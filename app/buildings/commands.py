"""Report an event in a building, add its households at once, link an incident to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Final

from app.buildings import reasons
from app.directory.queries import communes
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission
from app.foundation.plausible import happened
from app.incidents.commands import OpenIncident
from app.proceedings.incident import Report
from app.store import buildings, incidents
from app.store.tables import BuildingEvent, Dwelling, Incident

if TYPE_CHECKING:
    from datetime import date

    from app.store.work import Work

MOST_UNITS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """One household of an event: where it lived in the building, and what was done to it."""

    unit: str
    floor: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    called: str = ""
    """Name the person chooses; empty: without a name."""
    phone: str = ""
    language: str = "fr"
    interpreter_language: str = ""


@dataclass(frozen=True, kw_only=True)
class SaveBuildingEvent(Command[int]):
    """An event in a building is written down, or corrected; returns its key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    event_id: int | None = None
    version: int = 0
    street: str
    house_number: str
    commune_nis: str
    postal_code: str = ""
    occurred_on: date | None = None
    units_hit: int | None = None
    note: str = ""

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field, StaleCase."""
        if not self.street.strip() or not self.house_number.strip():
            raise Invalid("street", reasons.NO_STREET)
        if self.commune_nis not in {one.nis for one in communes()}:
            raise Invalid("commune_nis", reasons.NO_COMMUNE)
        if self.units_hit is not None and not 1 <= self.units_hit <= MOST_UNITS:
            raise Invalid("units_hit", reasons.NO_NUMBER)
        if self.occurred_on is not None:
            happened("occurred_on", self.occurred_on)
        if self.event_id is None:
            row = BuildingEvent(reference="", recorded_at=work.author.at, recorded_by_id=work.author.user_id)
        else:
            row = work.one(BuildingEvent, self.event_id, version=self.version)
        row.street, row.house_number = self.street.strip()[:120], self.house_number.strip()[:12]
        row.commune_nis, row.postal_code = self.commune_nis, self.postal_code.strip()[:4]
        row.building_key = buildings.building_key(row.street, row.house_number, row.commune_nis)
        row.occurred_on, row.units_hit, row.note = self.occurred_on, self.units_hit, self.note.strip()[:2000]
        if self.event_id is None:
            work.add(row)
            row.reference = f"{clock.today().year}-{row.id:04d}"
        return row.id


@dataclass(frozen=True, kw_only=True)
class AddHouseholds(Command[tuple[int, ...]]):
    """Several households of an event are reported at once, each with its own case, incident and class.

    Either all of them are there or none. The class of one is never copied to another: the check answers for each.
    Returns the keys of the cases.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    event_id: int
    households: tuple[Household, ...]
    mandate: bool = True

    def execute(self, work: Work) -> tuple[int, ...]:
        """Raises Invalid with ``households-3-unit`` for a row, Refused."""
        event = work.one(BuildingEvent, self.event_id)
        if not self.households:
            raise Invalid("", reasons.NO_ROW)
        taken = {row.unit.casefold() for row in buildings.incidents_of(work, event.id)}
        keys = []
        for place, one in enumerate(self.households):
            unit = one.unit.strip()
            if not unit:
                raise Invalid(f"households-{place}-unit", reasons.NO_UNIT)
            if unit.casefold() in taken:
                raise Invalid(f"households-{place}-unit", reasons.TWICE)
            taken.add(unit.casefold())
            keys.append(self._open(work, event, place, one))
        return tuple(keys)

    def _open(self, work: Work, event: BuildingEvent, place: int, one: Household) -> int:
        today = clock.today()
        facts = {
            "dwelling.commune_nis": event.commune_nis,
            "event.other_units_affected": True,
            **({} if event.occurred_on is None else {"occurred_from": event.occurred_on.isoformat()}),
            **({} if event.units_hit is None else {"event.households": event.units_hit}),
            **one.facts,
        }
        called = one.called.strip()
        person = {
            "identity": "pseudonym" if called else "anonymous",
            "pseudonym": called,
            "channel": "outreach",
            "language": one.language,
            "interpreter_language": one.interpreter_language,
            "phone": one.phone,
            "street": event.street,
            "house_number": event.house_number,
            "box": one.unit.strip()[:12],
            "commune_nis": event.commune_nis,
            "minors": one.facts.get("household.minors") or 0,
        }
        report = Report(
            reported_on=today,
            reported_by="person" if self.mandate else "service",
            mandate=self.mandate,
            unit=one.unit.strip()[:40],
            floor=one.floor.strip()[:20],
            building_event_id=event.id,
            danger_shown_first=True,
        )
        try:
            opened = OpenIncident(person=person, facts=facts, danger="unknown", report=report).execute(work)
        except Invalid as invalid:
            raise Invalid(f"households-{place}-{invalid.field or 'unit'}", invalid.text) from invalid
        return opened.case_id


@dataclass(frozen=True, kw_only=True)
class LinkToBuilding(Command[None]):
    """A person sees that an incident belongs to an event in the building, or does not after all (None).

    A household whose home is secret is linked to none.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    version: int
    event_id: int | None

    def execute(self, work: Work) -> None:
        """Raises StaleCase, NotFound, Invalid when the communes differ or the home is secret."""
        found = incidents.of_case(work, work.case(self.case_id).id)
        if found is None:
            raise NotFound
        row = work.one(Incident, found.id, version=self.version)
        if self.event_id is not None:
            event = work.one(BuildingEvent, self.event_id)
            if any(home.secret for home in work.where(Dwelling, case_id=self.case_id)):
                raise Invalid("event_id", reasons.SECRET_HOME)
            if row.commune_nis and row.commune_nis != event.commune_nis:
                raise Invalid("event_id", reasons.OTHER_BUILDING)
        row.building_event_id = self.event_id
