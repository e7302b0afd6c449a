"""An illegal eviction and its tracks: the one place that opens, judges and moves them, and counts what follows.

The incident moves the case with it (ADR 0019): what happens here is also an event of the case, in the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.checks.case_facts import told_to_entries
from app.checks.queries import facts_of_incident
from app.directory.queries import bodies
from app.foundation import clock
from app.foundation.errors import Invalid
from app.proceedings import recording, referring, shield, telling
from app.proceedings.regions import CASE_CLOSED
from app.store import health_index, incidents, procedure
from app.store.facts import case_facts
from app.store.incidents import CHECK
from app.store.kept_checks import keep_answer, put_aside
from app.store.procedure import Told
from app.store.tables import Incident, IncidentEvent, IncidentTrack
from app.store.work import CHECKED_AGAIN, Why
from workflows.checks import CHECKS, FactError
from workflows.engine import in_force, incident_version, prevention_version
from workflows.incident.tracks import TRACKS
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.store.procedure import Change
    from app.store.tables import Case, CheckRecord
    from app.store.work import Work
    from workflows.checks.vocabulary import Vocabulary
    from workflows.engine import Decision, Engine
    from workflows.facts import EventInputs

OPENING: Final = "put_out_without_title"
"""Event of the case that opens an incident."""
MIRRORED: Final = frozenset({"incident_confirmed", "incident_stabilised", "incident_worsened", "incident_transferred"})
"""Events of the case that only its incident brings about."""
INTAKE: Final = ("reported", "triage")
CLASS_OF_TRANSFER: Final = {
    "found_only_threatened": "threat",
    "found_wrongly_executed": "wrongly_executed",
    "family": "put_out_by_family",
    "administrative": "administrative",
    "judged_occupation": "no_title",
}
EVICTION_DAY: Final = "cessation.eviction_on"
"""Fact of the court procedure that the opening event tells, and that a threat takes back."""
LETTER_TO_OLD_ADDRESS: Final = "letter_to_old_address"
"""What the check forbids with violence at home, or when the new address is secret."""
OF_THE_HOME: Final = frozenset({"family", "partner", "ex_partner"})
BECAUSE_OF_THE_CHECK: Final = "D'après la vérification des faits. / Volgens de toetsing van de feiten."
NEW_FACTS: Final = "Nouveaux faits signalés au dossier. / Nieuwe feiten gemeld in het dossier."
"""Words that are kept where the program writes them: both languages, for whoever reads the history."""
ALREADY: Final = Text(
    fr="Ce dossier a déjà un incident. De nouveaux faits s'y ajoutent : ouvrez-le.",
    nl="Dit dossier heeft al een incident. Nieuwe feiten komen daarbij: open het.",
)
NO_INCIDENT: Final = Text(
    fr="Ce dossier n'a pas d'incident. Signalez d'abord l'expulsion illégale.",
    nl="Dit dossier heeft geen incident. Meld eerst de illegale uithuiszetting.",
)
THROUGH_INCIDENT: Final = Text(
    fr="Cela se note sur la page de l'incident : le dossier suit tout seul.",
    nl="Dat noteert u op de pagina van het incident: het dossier volgt vanzelf.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is noted of an incident beside the facts of the check. ``reported_by``: person, proxy or service."""

    reported_on: date
    reported_by: str = "person"
    mandate: bool | None = None
    entered_later: bool = False
    hour: str = ""
    known_exactly: bool = False
    unit: str = ""
    floor: str = ""
    client_key: str | None = None
    building_event_id: int | None = None
    danger_shown_first: bool = False


def open_incident(work: Work, case: Case, report: Report, facts: Mapping[str, Any], told: Told) -> Incident:
    """Open the incident of a case with its tracks and what was told; the case itself was moved by its own event.

    Raises Refused when the law does not let it be opened, Invalid for facts that contradict one another.
    """
    if incidents.of_case(work, case.id) is not None:
        raise Invalid("", ALREADY)
    engine = in_force("incident", report.reported_on)
    row = work.add(
        Incident(
            case_id=case.id,
            workflow_version=engine.valid_from,
            state="reported",
            reported_on=report.reported_on,
            reported_by=report.reported_by,
            mandate=report.mandate,
            entered_later=report.entered_later,
            hour=report.hour,
            known_exactly=report.known_exactly,
            unit=report.unit,
            floor=report.floor,
            client_key=report.client_key,
            building_event_id=report.building_event_id,
            danger_shown_first=report.danger_shown_first,
        )
    )
    judged = case_facts(work, case, on=report.reported_on, today=clock.today())
    _keep(work, case, row, engine.opening(judged, "reported"), report.reported_on, {}, track="")
    for name in TRACKS:
        decision = engine.region(name).opening(judged, "opened")
        _keep(work, case, row, decision, report.reported_on, {}, track=name, automatic=True)
    record_facts(work, case, {"reported_on": report.reported_on, **facts}, told)
    return row


def record_facts(work: Work, case: Case, values: Mapping[str, Any], told: Told) -> tuple[Change, ...]:
    """Write facts of the incident down, have the check answer anew and the tracks follow; return what changed.

    Raises Invalid, with the path, for facts that contradict one another: nothing is then written.
    """
    row = incidents.of_case(work, case.id)
    if row is None:
        raise Invalid("", NO_INCIDENT)
    changes = incidents.write(work, case, values, told)
    if changes:
        recalculate(work, case, Why(CHECKED_AGAIN.because, told.because))
    return changes


def recalculate(work: Work, case: Case, why: Why = CHECKED_AGAIN) -> CheckRecord | None:
    """Ask the check again with what is known; keep the answer when the facts are others than last time.

    Return the new record, None when nothing changed. Raises Invalid for facts that contradict one another.
    """
    row = incidents.of_case(work, case.id)
    if row is None:
        return None
    today = clock.today()
    facts = facts_of_incident(work, case.id, today.isoformat())
    check = CHECKS[CHECK]
    kept = incidents.newest_answer(work, case.id)
    if kept is not None and _lasting(kept.facts) == _lasting(facts) and kept.law_digest == check.law_digest:
        return None
    figures = health_index.figures(work)
    try:
        result = check.run(facts, figures)
    except FactError as error:
        raise Invalid(error.path, error.message) from error
    record = keep_answer(work, case, check, facts, result, figures, why=why)
    _mirror_facts(row, facts, result)
    _protect(work, case, facts, result)
    put_aside(work, case, record, why)
    _follow(work, case, row, facts, result)
    referring.stop_for_minor(work, case)
    return record


def fire(
    work: Work, case: Case, event: str, on: date, inputs: EventInputs | None = None, *, track: str = ""
) -> Decision:
    """Judge an event of the incident or of one of its tracks and carry it out, with what it tells.

    An event of the incident itself moves the case too. Raises Refused, Invalid, KeyError for an unknown track.
    """
    row = incidents.of_case(work, case.id)
    if row is None:
        raise Invalid("", NO_INCIDENT)
    if case.closed_on is not None and track:
        raise Invalid("", CASE_CLOSED)
    given = {name: value for name, value in (inputs or {}).items() if value not in (None, "")}
    shield.keep_quiet(work, case.id, "", given)
    engine = incident_version(row.workflow_version)
    state = row.state
    if track:
        engine = engine.region(track)
        state = incidents.tracks_of(work, case.id)[track].state
    facts = case_facts(work, case, on=on, today=clock.today(), inputs=given)
    decision = engine.decide(state, event, facts)
    event_id = _keep(work, case, row, decision, on, given, track=track)
    values = engine.workflow.events[event].told(on, given)
    if values:
        record_facts(work, case, values, Told(source="track", event_id=event_id))
    if not track:
        _move_case(work, case, event, on, given)
    return decision


def opened_by_case(work: Work, case: Case, on: date) -> Incident:
    """Open the incident of a case whose own event tells that somebody was put out; an earlier one is reopened."""
    row = incidents.of_case(work, case.id)
    if row is None:
        report = Report(reported_on=clock.today())
        return open_incident(work, case, report, {"occurred_from": on}, Told(source="said"))
    if row.state not in INTAKE:
        fire(work, case, "new_facts", clock.today(), {"why": NEW_FACTS})
    record_facts(work, case, {"occurred_from": on}, Told(source="said", because=NEW_FACTS))
    return row


def ended_with_case(work: Work, case: Case, on: date) -> None:
    """The person stops altogether: an incident that still runs stops with the case."""
    row = incidents.of_case(work, case.id)
    if row is not None and not incident_version(row.workflow_version).workflow.states[row.state].final:
        fire(work, case, "stopped_by_person", on)


def told_by_check(work: Work, case: Case, record: CheckRecord, vocabulary: Vocabulary) -> None:
    """A check that somebody filled in is kept: what it says of the incident becomes its facts, the tracks follow."""
    row = incidents.of_case(work, case.id)
    if row is None:
        referring.stop_for_minor(work, case)
        return
    told = told_to_entries(vocabulary, record.facts, incidents.known(work, case.id))
    incidents.write(work, case, told, Told(source="check"))
    _mirror_facts(row, record.facts, record.result)
    _protect(work, case, record.facts, record.result)
    _follow(work, case, row, record.facts, record.result)
    referring.stop_for_minor(work, case)


def _move_case(work: Work, case: Case, event: str, on: date, given: Mapping[str, Any]) -> None:
    """Have the case follow its incident, by the event of its own workflow that means the same."""
    if event in ("found_without_title", "still_unclear_after_two_days"):
        tell_case(work, case, "incident_confirmed", on, {})
    elif event == "stabilised":
        tell_case(work, case, "incident_stabilised", on, {})
    elif event.startswith("found_"):
        kind = CLASS_OF_TRANSFER[str(given.get("other_class") or event)]
        inputs = {"incident_class": kind, "why": given["why"], "transfer_to": given.get("transfer_to") or "level_1"}
        tell_case(work, case, "incident_transferred", on, inputs)
        if event != "found_wrongly_executed" and EVICTION_DAY in procedure.known(work, case.id):
            recording.record(work, case, {EVICTION_DAY: None}, Told(source="check", because=str(given["why"])[:300]))
    elif event == "new_facts":
        if case.closed_on is not None:
            raise Invalid("", CASE_CLOSED)
        if case.state in ("incident_active", "incident_stabilised"):
            tell_case(work, case, "incident_worsened", on, {"why": given["why"]})
        elif case.state != "incident_triage":
            tell_case(work, case, OPENING, on, {})


def tell_case(work: Work, case: Case, event: str, on: date, inputs: Mapping[str, Any]) -> None:
    """Record an event of the case that its incident brings about. Raises Refused."""
    facts = case_facts(work, case, on=on, today=clock.today(), inputs=inputs)
    decision = prevention_version(case.workflow_version).decide(case.state, event, facts)
    event_id = work.record(case, decision, on, inputs)
    telling.told_by_event(work, case, event_id, event, on, inputs)


def _keep(  # noqa: PLR0913 — one row of the history
    work: Work,
    case: Case,
    row: Incident,
    decision: Decision,
    on: date,
    inputs: Mapping[str, Any],
    *,
    track: str,
    automatic: bool = False,
) -> int:
    """Write down what was decided; return the key of the event."""
    event = work.add(
        IncidentEvent(
            case_id=case.id,
            incident_id=row.id,
            track=track,
            event=decision.event,
            from_state=decision.from_state,
            to_state=decision.to_state,
            happened_on=on,
            automatic=automatic,
            inputs={name: value.isoformat() if isinstance(value, date) else value for name, value in inputs.items()},
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )
    if not track:
        row.state = decision.to_state
    else:
        held = incidents.tracks_of(work, case.id).get(track)
        if held is None:
            work.add(
                IncidentTrack(
                    case_id=case.id,
                    incident_id=row.id,
                    track=track,
                    state=decision.to_state,
                    since=on,
                    owner_id=case.assigned_to_id,
                )
            )
        elif held.state != decision.to_state:
            held.state, held.since = decision.to_state, on
    for due in decision.deadlines:
        work.set_due_date(case, due)
    work.touch(case.id)
    return event.id


def _lasting(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {path: value for path, value in facts.items() if path != "as_of"}


def _mirror_facts(row: Incident, facts: Mapping[str, Any], result: Mapping[str, Any]) -> None:
    """Copy what lists count by into the incident: class, day, commune and the police zone of the commune."""
    row.class_code = str(result["class"])
    began = facts.get("occurred_from")
    row.occurred_from = None if began is None else date.fromisoformat(began)
    row.commune_nis = str((facts.get("dwelling") or {}).get("commune_nis") or "")
    zones = [zone.id for zone in bodies("police_zone") if row.commune_nis in zone.communes_nis]
    row.zone_id = zones[0] if len(zones) == 1 else None


def _protect(work: Work, case: Case, facts: Mapping[str, Any], result: Mapping[str, Any]) -> None:
    """Shield the household as soon as the facts ask for it: nothing goes to the old home, nobody is confronted."""
    if LETTER_TO_OLD_ADDRESS not in result["never_do"]:
        return
    said = facts.get("violence") or {}
    at_home = said.get("secret_address_needed") is not True or facts.get("put_out_by") in OF_THE_HOME
    if said.get("domestic") is True or (said.get("domestic") is None and at_home):
        shield.know_violence(work, case)
    else:
        shield.hide_home(work, case)


def _follow(work: Work, case: Case, row: Incident, facts: Mapping[str, Any], result: Mapping[str, Any]) -> None:
    """Bring the tracks in line that nobody has moved by hand yet: what the facts say of tonight, utilities, goods."""
    engine = incident_version(row.workflow_version)
    by_hand = {one.track for one in work.where(IncidentEvent, incident_id=row.id, automatic=False)}
    said = result.get("tracks") or {}
    safe = (facts.get("tonight") or {}).get("safe")
    shelter = None if safe is None else "place_found_tonight" if safe else "no_place_tonight"
    wanted = {
        "shelter": shelter,
        "utilities": {"not_needed": "found_unneeded", "cut": "taken_up_again"}.get(str(said.get("utilities"))),
        "belongings": {
            "not_needed": "found_unneeded",
            "unknown": "taken_up_again",
            "lost": "lost",
        }.get(str(said.get("belongings"))),
        "compensation": {"possible": "found_possible", "not_applicable": "found_not_applicable"}.get(
            str(said.get("compensation_233_1"))
        ),
    }
    for track, event in wanted.items():
        if event is not None and track not in by_hand:
            _follow_one(work, case, row, engine.region(track), track, event)


def _follow_one(work: Work, case: Case, row: Incident, engine: Engine, track: str, event: str) -> None:
    """Carry an event of a track out that follows from the facts, unless the law refuses it or it changes nothing."""
    state = incidents.tracks_of(work, case.id)[track].state
    inputs = {"why": BECAUSE_OF_THE_CHECK} if event == "found_not_applicable" else {}
    today = clock.today()
    facts = case_facts(work, case, on=today, today=today, inputs=inputs)
    for one in engine.possibilities(state, facts):
        if one.event == event and one.possible:
            _keep(work, case, row, engine.decide(state, event, facts), today, inputs, track=track, automatic=True)
