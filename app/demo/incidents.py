"""Stories of people put out without a judge: one whose tracks are under way, one of whom little is known yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.demo.stage import on
from app.foundation.run import run
from app.incidents.commands import AssignTrack, OpenIncident, RecordIncidentEvent, RecordPoliceContact
from app.proceedings.incident import Report
from app.store import incidents
from app.store.reading import Reader
from app.store.tables import Case

if TYPE_CHECKING:
    from app.demo.stage import Stage


def _report(stage: Stage, report: Report, facts: dict[str, Any], person: dict[str, Any], danger: str = "no") -> None:
    command = OpenIncident(report=report, facts=facts, person=person, danger=danger)
    with on(report.reported_on):
        stage.case_id = run(stage.store, command, stage.actor).case_id


def _happen(stage: Stage, day: date, event: str, track: str = "", **inputs: Any) -> None:
    with Reader.open(stage.store, stage.actor.organisation_id) as reader:
        version = reader.one(Case, stage.case_id).version
    command = RecordIncidentEvent(
        case_id=stage.case_id, version=version, event=event, happened_on=day, track=track, inputs=inputs
    )
    with on(day):
        run(stage.store, command, stage.actor)


def locked_out_at_noon(stage: Stage) -> None:
    """A mother and two children found another lock; a lawyer, the police and the belongings are under way."""
    day = date(2026, 7, 6)
    report = Report(reported_on=day, hour="12:30", unit="2A", floor="2", known_exactly=True, danger_shown_first=True)
    facts = {
        "occurred_from": "2026-07-06",
        "dwelling.commune_nis": "21013",
        "dwelling.postal_code": "1060",
        "put_out_by": "landlord",
        "home_status": "access_barred",
        "acts": ["lock_changed", "belongings_kept"],
        "other_side_claims": ["arrears"],
        "title.status": "none",
        "occupancy.basis": "oral_lease",
        "occupancy.rent_monthly": "780.00",
        "occupancy.payment": "cash",
        "household.adults": 1,
        "household.minors": 2,
        "residence_risk": "none",
        "wish": "back_in",
        "tonight.place": "hotel_paid_by_service",
        "tonight.safe": True,
        "tonight.until": "2026-07-10",
        "cpas.stay_commune_nis": "21013",
        "cpas.asked_on": "2026-07-06",
    }
    person = {
        "identity": "named", "first_name": "Yasmine", "last_name": "Haddad", "language": "fr", "channel": "visit",
        "safe_to_contact": "yes", "street": "rue de Mérode", "house_number": "88", "postal_code": "1060",
        "commune_nis": "21013",
    }  # fmt: skip
    _report(stage, report, facts, person)
    _happen(stage, day, "found_without_title", incident_class="no_title")
    _called_police(stage, day)
    _happen(stage, day, "lawyer_asked", "re_entry")
    _happen(stage, day, "asked", "legal_aid", legal_aid_office="baj")
    _happen(stage, date(2026, 7, 7), "located", "belongings", belongings_where="in_dwelling")
    _assign(stage, "re_entry")


def _called_police(stage: Stage, day: date) -> None:
    command = RecordPoliceContact(
        case_id=stage.case_id, way="called", happened_on=day, hour="13:05", outcome="said_civil_matter",
        note="L'agent renvoie à la justice de paix. Un autre commissariat est proposé.",
    )  # fmt: skip
    with on(day):
        run(stage.store, command, stage.actor)


def _assign(stage: Stage, track: str) -> None:
    with Reader.open(stage.store, stage.actor.organisation_id) as reader:
        held = incidents.tracks_of(reader, stage.case_id)[track]
    command = AssignTrack(case_id=stage.case_id, track=track, version=held.version, user_id=stage.actor.user_id)
    with on(date(2026, 7, 7)):
        run(stage.store, command, stage.actor)


def title_said_not_shown(stage: Stage) -> None:
    """Region: a room in a shared house, another lock this morning; somebody speaks of a judgment nobody has seen."""
    report = Report(reported_on=date(2026, 7, 8), hour="08:15", danger_shown_first=True)
    facts = {
        "occurred_from": "2026-07-08",
        "dwelling.commune_nis": "21004",
        "put_out_by": "landlord_agent",
        "home_status": "access_barred",
        "acts": ["lock_changed"],
        "title.status": "claimed_not_shown",
        "occupancy.basis": "room",
    }
    person = {
        "identity": "pseudonym", "pseudonym": "M. du troisième", "language": "other",
        "interpreter_language": "tigrigna", "channel": "phone", "postal_code": "1020", "commune_nis": "21004",
    }  # fmt: skip
    _report(stage, report, facts, person, danger="unknown")
