"""What people do with an illegal eviction: report it, correct its facts, move it and its tracks, note the police."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from app.cases import commands as cases
from app.directory.queries import bodies
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.permissions import Permission, Role, allows
from app.foundation.plausible import happened, hour
from app.incidents import reasons
from app.incidents.codes import LONGEST_UNIT, LONGEST_WHY, OUTCOMES_OF_POLICE, REPORTED_BY, WAYS
from app.incidents.page_commands import RecordComplaintTalk, TickStep, UntickStep
from app.proceedings import incident, shield
from app.proceedings.regions import CASE_CLOSED
from app.store import incidents
from app.store.procedure import Told
from app.store.tables import BuildingEvent, Incident, IncidentTrack, PoliceContact, User
from workflows.engine import prevention_version

if TYPE_CHECKING:
    from app.proceedings.incident import Report
    from app.store.reading import Reader
    from app.store.tables import Case
    from app.store.work import Work
    from workflows.engine import Decision
    from workflows.facts import EventInputs

__all__ = [
    "AssignTrack",
    "OpenIncident",
    "Opened",
    "RecordComplaintTalk",
    "RecordGraveDanger",
    "RecordIncidentEvent",
    "RecordPoliceContact",
    "SaveIncident",
    "SaveIncidentFacts",
    "StrikePoliceContact",
    "TickStep",
    "UntickStep",
    "newest_entry",
]

CONCERN = "illegal_eviction"


@dataclass(frozen=True, slots=True)
class Opened:
    """The case and incident a report led to; ``twice``: the same form had been sent before."""

    case_id: int
    incident_id: int
    twice: bool = False


@dataclass(frozen=True, kw_only=True)
class OpenIncident(Command[Opened]):
    """An illegal eviction, or the threat of one, is reported: case, incident, tracks and facts are there at once.

    ``facts``: what was told, by path of the check, without ``as_of``. ``case_id`` None opens a case with what
    ``person`` says (the fields of OpenCase). ``client_key`` makes the same form sent twice one incident.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int | None = None
    person: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    source: str = "said"
    danger: str = ""
    """``no``, ``yes`` or ``unknown``; empty: the safety questions are still to be asked."""
    police: str = ""
    """What came of a call to the police (OUTCOMES_OF_POLICE); empty: no call is told of."""
    police_record: str = ""
    report: Report

    def execute(self, work: Work) -> Opened:
        """Return what was opened. Raises Refused with reasons, Invalid beside the field."""
        report = self.report
        if report.client_key:
            earlier = work.where(Incident, client_key=report.client_key)
            if earlier:
                return Opened(earlier[0].case_id, earlier[0].id, twice=True)
        self._plausible(work)
        report = replace(report, hour=hour("hour", report.hour))
        case = work.case(self.case_id if self.case_id is not None else self._open_case(work))
        if incidents.of_case(work, case.id) is not None:
            raise Invalid("", incident.ALREADY)
        began = self.facts.get("occurred_from")
        on = date.fromisoformat(began) if isinstance(began, str) else began or report.reported_on
        self._tell_case(work, case, on)
        row = incident.open_incident(work, case, report, self.facts, Told(source=self.source))
        if self.danger:
            incident.fire(work, case, "safety_questions_asked", report.reported_on, {"danger": self.danger})
        if self.police:
            self._tell_police(work, case, row, on)
        return Opened(case.id, row.id)

    def _plausible(self, work: Work) -> None:
        report = self.report
        if report.reported_by not in REPORTED_BY:
            raise Invalid("reported_by", reasons.NOT_OFFERED)
        if report.reported_by != "person" and report.mandate is not True:
            raise Invalid("mandate", reasons.NO_MANDATE)
        happened("reported_on", report.reported_on)
        hour("hour", report.hour)
        if self.source not in incidents.SOURCES:
            raise Invalid("source", reasons.NO_SOURCE)
        if report.building_event_id is not None:
            work.one(BuildingEvent, report.building_event_id)

    def _open_case(self, work: Work) -> int:
        person = {"identity": "anonymous", "channel": "phone", **self.person}
        return cases.OpenCase(concern=CONCERN, opened_on=self.report.reported_on, **person).execute(work)

    def _tell_police(self, work: Work, case: Case, row: Incident, on: date) -> None:
        """Keep the call as a contact of its own, in the zone of the dwelling: refusals are counted by zone."""
        RecordPoliceContact(
            case_id=case.id,
            way="called",
            happened_on=on,
            outcome=self.police,
            zone_id=row.zone_id,
            record_number=self.police_record,
        ).execute(work)

    def _tell_case(self, work: Work, case: Case, on: date) -> None:
        """Have the case go to level 3, unless it stands there already."""
        if case.closed_on is not None:
            raise Invalid("", CASE_CLOSED)
        levels = prevention_version(case.workflow_version).workflow.states
        if levels[case.state].level != levels["incident_triage"].level:
            incident.tell_case(work, case, incident.OPENING, on, {})


def newest_entry(view: Reader | Work, case_id: int) -> int:
    """Return the key of the newest fact of an incident, 0 when there is none."""
    return max((entry.id for entry in incidents.entries_of(view, case_id)), default=0)


@dataclass(frozen=True, kw_only=True)
class SaveIncidentFacts(Command[int]):
    """Write down what was told or seen, by path of the check; whatever is not known stays empty.

    ``seen``: the newest fact the form showed. Returns how many facts are otherwise than before.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    seen: int
    values: dict[str, Any]
    source: str
    because: str = ""

    def execute(self, work: Work) -> int:
        """Raises StaleCase, and Invalid with the path of a fact that contradicts another."""
        case = work.case(self.case_id)
        if case.closed_on is not None:
            raise Invalid("", CASE_CLOSED)
        if newest_entry(work, case.id) != self.seen:
            raise StaleCase
        if self.source not in incidents.SOURCES:
            raise Invalid("source", reasons.NO_SOURCE)
        because = self.because.strip()[:LONGEST_WHY]
        held = incidents.known(work, case.id)
        plain = {path: value.isoformat() if isinstance(value, date) else value for path, value in self.values.items()}
        if not because and any(path in plain and plain[path] != was for path, was in held.items()):
            raise Invalid("because", reasons.NO_REASON)
        return len(incident.record_facts(work, case, plain, Told(source=self.source, because=because)))


@dataclass(frozen=True, kw_only=True)
class SaveIncident(Command[None]):
    """What is noted of the incident beside the facts: unit, hour, essentials, the next legal step, who answers."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    version: int
    hour: str = ""
    known_exactly: bool = False
    unit: str = ""
    floor: str = ""
    responsible_adult: str = ""
    essentials_present: bool = False
    next_step: str = ""
    next_step_on: date | None = None
    person_informed_on: date | None = None

    def execute(self, work: Work) -> None:
        """Raises StaleCase, Invalid."""
        row = _incident(work, self.case_id, self.version)
        step = self.next_step_on
        if step is not None and step != row.next_step_on and step < clock.today():
            raise Invalid("next_step_on", reasons.IN_THE_PAST)
        if self.person_informed_on is not None:
            happened("person_informed_on", self.person_informed_on)
        shield.keep_quiet(work, row.case_id, "next_step", self.next_step, self.responsible_adult)
        row.hour, row.known_exactly = hour("hour", self.hour), self.known_exactly
        row.unit, row.floor = self.unit.strip()[:LONGEST_UNIT], self.floor.strip()[:20]
        row.responsible_adult = self.responsible_adult.strip()[:160]
        row.essentials_present = self.essentials_present
        row.next_step, row.next_step_on = self.next_step.strip()[:200], self.next_step_on
        row.person_informed_on = self.person_informed_on


@dataclass(frozen=True, kw_only=True)
class RecordGraveDanger(Command[None]):
    """Help was called, or a complaint made, without waiting: a grave danger was there. The reason is kept."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    version: int
    why: str

    def execute(self, work: Work) -> None:
        """Raises StaleCase, Invalid when no reason is given."""
        row = _incident(work, self.case_id, self.version)
        if not self.why.strip():
            raise Invalid("why", reasons.NO_WHY)
        row.grave_danger_on, row.grave_danger_why = clock.today(), self.why.strip()[:LONGEST_WHY]


@dataclass(frozen=True, kw_only=True)
class RecordIncidentEvent(Command["Decision"]):
    """Something happened in the incident itself (``track`` empty) or in one of its tracks."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    version: int
    event: str
    happened_on: date
    track: str = ""
    inputs: EventInputs = field(default_factory=dict)
    numbers_shown: bool = False
    """112 and 101 were shown to the person before anything else was asked."""

    def execute(self, work: Work) -> Decision:
        """``version`` is that of the case. Raises Refused with reasons, Invalid, StaleCase."""
        case = work.case(self.case_id, version=self.version)
        on = happened("happened_on", self.happened_on)
        row = incidents.of_case(work, case.id)
        if self.numbers_shown and row is not None:
            row.danger_shown_first = True
        if self.track and self.track not in incidents.tracks_of(work, case.id):
            raise NotFound
        return incident.fire(work, case, self.event, on, self.inputs, track=self.track)


@dataclass(frozen=True, kw_only=True)
class AssignTrack(Command[None]):
    """Somebody of the service answers for a track; ``user_id`` None: nobody for now."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    track: str
    version: int
    user_id: int | None

    def execute(self, work: Work) -> None:
        """Raises StaleCase, NotFound, Invalid."""
        case = work.case(self.case_id)
        found = incidents.tracks_of(work, case.id).get(self.track)
        if found is None:
            raise NotFound
        row = work.one(IncidentTrack, found.id, version=self.version)
        if self.user_id is not None:
            users = work.where(User, id=self.user_id, active=True)
            if not users or not allows(Role(users[0].role), Permission.CASE_WRITE):
                raise Invalid("user_id", reasons.NOT_A_COLLEAGUE)
        row.owner_id = self.user_id


@dataclass(frozen=True, kw_only=True)
class RecordPoliceContact(Command[int]):
    """The police were called or a station was visited; what came of it is kept, each attempt apart."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    way: str
    happened_on: date
    outcome: str
    hour: str = ""
    zone_id: str | None = None
    station: str = ""
    arrived_after_minutes: int | None = None
    record_number: str = ""
    certificate: bool | None = None
    injured_person: bool | None = None
    officer: str = ""
    note: str = ""

    def execute(self, work: Work) -> int:
        """Return the key; the facts of the incident follow the newest contact. Raises Invalid."""
        case = work.case(self.case_id)
        if incidents.of_case(work, case.id) is None:
            raise Invalid("", incident.NO_INCIDENT)
        if case.closed_on is not None:
            raise Invalid("", CASE_CLOSED)
        if self.way not in WAYS:
            raise Invalid("way", reasons.NOT_OFFERED)
        if self.outcome not in OUTCOMES_OF_POLICE:
            raise Invalid("outcome", reasons.NOT_OFFERED)
        if self.zone_id and self.zone_id not in {zone.id for zone in bodies("police_zone")}:
            raise Invalid("zone_id", reasons.NO_SUCH_ZONE)
        if self.arrived_after_minutes is not None and not 0 <= self.arrived_after_minutes <= 24 * 60:
            raise Invalid("arrived_after_minutes", reasons.NO_MINUTES)
        shield.keep_quiet(work, case.id, "note", self.note, self.officer, self.station)
        row = work.add(
            PoliceContact(
                case_id=case.id,
                way=self.way,
                happened_on=happened("happened_on", self.happened_on),
                hour=hour("hour", self.hour),
                zone_id=self.zone_id or None,
                station=self.station.strip()[:120],
                arrived_after_minutes=self.arrived_after_minutes,
                outcome=self.outcome,
                record_number=self.record_number.strip()[:40],
                certificate=self.certificate,
                injured_person=self.injured_person,
                officer=self.officer.strip()[:160],
                note=self.note.strip()[:2000],
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        told: dict[str, Any] = {"police.called": True}
        if self.outcome != "unknown":
            told["police.outcome"] = self.outcome
        if row.record_number:
            told["police.record_number"] = row.record_number
        incident.record_facts(work, case, told, Told(source="police_message" if row.record_number else "said"))
        return row.id


@dataclass(frozen=True, kw_only=True)
class StrikePoliceContact(Command[None]):
    """A contact with the police was noted by mistake: it stays readable, struck out, with the reason."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    contact_id: int
    version: int
    because: str

    def execute(self, work: Work) -> None:
        """Raises StaleCase, NotFound, Invalid."""
        case = work.case(self.case_id)
        row = work.one(PoliceContact, self.contact_id, version=self.version)
        if row.case_id != case.id:
            raise NotFound
        if row.struck_on is not None:
            raise Invalid("", reasons.STRUCK)
        if not self.because.strip():
            raise Invalid("because", reasons.NO_WHY)
        row.struck_on, row.struck_because = clock.today(), self.because.strip()[:LONGEST_WHY]


def _incident(work: Work, case_id: int, version: int) -> Incident:
    """Return the incident of a case in the version that was seen. Raises NotFound, StaleCase, Invalid when closed."""
    case = work.case(case_id)
    row = incidents.of_case(work, case.id)
    if row is None:
        raise NotFound
    if case.closed_on is not None:
        raise Invalid("", CASE_CLOSED)
    return work.one(Incident, row.id, version=version)
