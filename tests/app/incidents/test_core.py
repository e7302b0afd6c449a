"""An incident is opened in one go, its facts are dated entries, its tracks move by the workflow alone (M2.3.0)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from app.cases.commands import RecordEvent
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.run import run
from app.incidents.commands import (
    AssignTrack,
    OpenIncident,
    RecordGraveDanger,
    RecordPoliceContact,
    SaveIncident,
    SaveIncidentFacts,
    StrikePoliceContact,
    newest_entry,
)
from app.store.audit import Author
from app.store.base import Store
from app.store.incidents import entries_of, known, of_case, tracks_of
from app.store.reading import Reader
from app.store.tables import (
    Case,
    CaseEvent,
    CheckRecord,
    Incident,
    IncidentEntry,
    IncidentEvent,
    IncidentTrack,
    PoliceContact,
)
from app.store.work import Work
from tests.app.agenda.builders import rows, version
from tests.app.cases.builders import open_case
from tests.app.incidents.builders import LOCK_CHANGED, happen, open_incident, report
from tests.conftest import Team, make_team
from workflows.incident.tracks import TRACKS

DAY = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(datetime(2026, 11, 18, 9, 0, tzinfo=UTC)):
        yield


def incident(store: Store, case_id: int) -> Incident:
    found: Incident = rows(store, Incident, case_id=case_id)[0]
    return found


def states(store: Store, case_id: int) -> dict[str, str]:
    return {row.track: row.state for row in rows(store, IncidentTrack, case_id=case_id)}


def newest_answer(store: Store, case_id: int) -> CheckRecord:
    found: CheckRecord = rows(store, CheckRecord, case_id=case_id)[-1]
    return found


def test_one_report_opens_case_incident_tracks_and_answer(each_store: Store) -> None:
    team = make_team(each_store, "BHU")
    opened = open_incident(each_store, team.adviser, person={"commune_nis": "21009", "postal_code": "1050"})
    case: Case = rows(each_store, Case, id=opened.case_id)[0]
    assert (case.state, case.level, case.concern, case.identity) == (
        "incident_triage",
        "3",
        "illegal_eviction",
        "anonymous",
    )
    row = incident(each_store, opened.case_id)
    assert (row.state, row.class_code, row.commune_nis, row.zone_id) == ("triage", "A", "21009", "police-5339")
    found = states(each_store, opened.case_id)
    assert set(found) == set(TRACKS)
    assert (found["shelter"], found["utilities"], found["compensation"]) == ("at_risk", "not_needed", "possible")
    assert newest_answer(each_store, opened.case_id).verdict == "illegal_eviction"
    happen(each_store, team.adviser, opened.case_id, "found_without_title", DAY, incident_class="no_title")
    case = rows(each_store, Case, id=opened.case_id)[0]
    assert (incident(each_store, opened.case_id).state, case.state) == ("active", "incident_active")


def test_the_same_form_sent_twice_is_one_incident(each_store: Store) -> None:
    team = make_team(each_store, "BHU")
    first = open_incident(each_store, team.adviser, report=report(client_key="a-key"))
    again = open_incident(each_store, team.adviser, report=report(client_key="a-key"))
    assert (again.case_id, again.twice) == (first.case_id, True)
    assert len(rows(each_store, Incident)) == 1
    other = make_team(each_store, "OTHER")
    assert not open_incident(each_store, other.adviser, report=report(client_key="a-key")).twice


@pytest.mark.postgres
def test_of_two_forms_sent_at_the_same_moment_the_loser_finds_the_incident(postgres_store: Store) -> None:
    """PostgreSQL lets both begin: the second finds the key written when the first commits, and asks once more."""
    team = make_team(postgres_store, "BHU")
    command = OpenIncident(facts=dict(LOCK_CHANGED), report=report(client_key="a-key"))
    author = Author(
        user_id=team.adviser.user_id,
        organisation_id=team.organisation_id,
        command="OpenIncident",
        request_id="x",
        at=clock.now(),
    )
    with ThreadPoolExecutor(1) as pool, Work.begin(postgres_store, author) as work:
        first = command.execute(work)
        second = pool.submit(run, postgres_store, command, team.adviser)
        wait_until_blocked(postgres_store)
        work.commit()
        found = second.result(timeout=30)
    assert (found.case_id, found.incident_id, found.twice) == (first.case_id, first.incident_id, True)
    assert len(rows(postgres_store, Incident)) == len(rows(postgres_store, Case)) == 1


def wait_until_blocked(store: Store) -> None:
    """Return when a connection of this database waits for another one."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    for _try in range(200):
        with store.engine.connect() as connection:
            if connection.exec_driver_sql(waiting).scalar():
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def test_a_title_shown_later_turns_a_into_b_and_nothing_is_lost(each_store: Store) -> None:
    team = make_team(each_store, "BHU")
    case_id = open_incident(each_store, team.adviser).case_id
    happen(each_store, team.adviser, case_id, "found_without_title", DAY, incident_class="no_title")
    with Reader.open(each_store, team.organisation_id) as reader:
        seen = newest_entry(reader, case_id)
    title = {"title.status": "seen", "title.kind": "judgment", "title.against": "this_person"}
    save = SaveIncidentFacts(case_id=case_id, seen=seen, values=title, source="paper")
    with pytest.raises(Invalid, match="because"):
        run(each_store, save, team.adviser)
    told = SaveIncidentFacts(case_id=case_id, seen=seen, values=title, source="paper", because="Vu le jugement.")
    run(each_store, told, team.adviser)
    with pytest.raises(StaleCase):
        run(each_store, told, team.adviser)
    answer = newest_answer(each_store, case_id)
    assert (answer.verdict, answer.result["legal_review"]) == ("title_to_review", True)
    assert incident(each_store, case_id).class_code == "B"
    with Reader.open(each_store, team.organisation_id) as reader:
        said = [entry.value for entry in entries_of(reader, case_id) if entry.path == "title.status"]
    assert said == ["none", "seen"]
    happen(
        each_store, team.adviser, case_id, "found_wrongly_executed", DAY, transfer_to="served", why="Un titre existe."
    )
    case: Case = rows(each_store, Case, id=case_id)[0]
    assert (case.state, case.level, incident(each_store, case_id).state) == ("served", "2", "transferred")
    happened = [event.event for event in rows(each_store, CaseEvent, case_id=case_id)]
    assert happened[-3:] == ["put_out_without_title", "incident_confirmed", "incident_transferred"]
    happen(each_store, team.adviser, case_id, "new_facts", DAY, why="La serrure a encore été changée.")
    case = rows(each_store, Case, id=case_id)[0]
    assert (case.state, incident(each_store, case_id).state) == ("incident_triage", "triage")


def test_the_case_moves_only_through_its_incident(each_store: Store) -> None:
    team = make_team(each_store, "BHU")
    case_id = open_case(each_store, team.adviser, opened_on=DAY)

    def record(event: str, **inputs: bool) -> None:
        wanted = RecordEvent(
            case_id=case_id, version=version(each_store, case_id), event=event, happened_on=DAY, inputs=inputs
        )
        run(each_store, wanted, team.adviser)

    record("put_out_without_title")
    assert incident(each_store, case_id).state == "reported"
    with pytest.raises(Invalid):
        record("incident_confirmed")
    with pytest.raises(Invalid):
        run(each_store, OpenIncident(case_id=case_id, report=report()), team.adviser)
    record("withdrawn_by_person", data_rights_explained=True)
    assert incident(each_store, case_id).state == "withdrawn"


def test_a_threat_goes_to_level_one_and_no_eviction_day_stays(each_store: Store) -> None:
    team = make_team(each_store, "BHU")
    threat = {**LOCK_CHANGED, "home_status": "still_inside", "acts": ["threat_words"], "tonight.safe": True}
    case_id = open_incident(each_store, team.adviser, threat).case_id
    with pytest.raises(Refused):
        happen(each_store, team.adviser, case_id, "found_wrongly_executed", DAY, transfer_to="served", why="x")
    happen(each_store, team.adviser, case_id, "found_only_threatened", DAY, why="Pas encore fait.")
    case: Case = rows(each_store, Case, id=case_id)[0]
    assert (case.state, case.level) == ("gathering", "1")
    assert states(each_store, case_id)["shelter"] == "tonight_ok"


def test_reports_need_the_person_or_a_mandate_and_danger_comes_first(each_store: Store) -> None:
    team = make_team(each_store, "BHU")
    with pytest.raises(Invalid, match="mandate"):
        open_incident(each_store, team.adviser, report=report(reported_by="proxy"))
    open_incident(each_store, team.adviser, report=report(reported_by="proxy", mandate=True))
    unseen = report()
    unseen = type(unseen)(reported_on=DAY, danger_shown_first=False)
    with pytest.raises(Refused):
        open_incident(each_store, team.adviser, report=unseen, danger="yes")
    assert len(rows(each_store, Incident)) == 1


def test_stable_needs_shelter_essentials_and_a_dated_step(each_store: Store) -> None:
    team = make_team(each_store, "BHU")
    adviser = team.adviser
    case_id = open_incident(each_store, adviser).case_id
    happen(each_store, adviser, case_id, "found_without_title", DAY, incident_class="no_title")
    with pytest.raises(Refused):
        happen(each_store, adviser, case_id, "stabilised", DAY)
    happen(each_store, adviser, case_id, "place_found_tonight", DAY, track="shelter", tonight_place="family_or_friends")
    with Reader.open(each_store, team.organisation_id) as reader:
        assert known(reader, case_id)["tonight.place"] == "family_or_friends"
        row = of_case(reader, case_id)
    assert row is not None
    step = SaveIncident(
        case_id=case_id, version=row.version, essentials_present=True, next_step="Audience", next_step_on=DAY
    )
    run(each_store, step, adviser)
    with pytest.raises(StaleCase):
        run(each_store, step, adviser)
    with Reader.open(each_store, team.organisation_id) as reader:
        tracks = tracks_of(reader, case_id)
    run(
        each_store,
        AssignTrack(case_id=case_id, track="criminal", version=tracks["criminal"].version, user_id=None),
        adviser,
    )
    with pytest.raises(Refused, match="tracks_without_owner"):
        happen(each_store, adviser, case_id, "stabilised", DAY)
    given = AssignTrack(
        case_id=case_id, track="criminal", version=tracks["criminal"].version + 1, user_id=adviser.user_id
    )
    run(each_store, given, adviser)
    happen(each_store, adviser, case_id, "stabilised", DAY)
    assert incident(each_store, case_id).state == "stabilised"


def test_no_complaint_before_it_was_explained_and_wanted(each_store: Store) -> None:
    team = make_team(each_store, "BHU")
    adviser = team.adviser
    case_id = open_incident(each_store, adviser).case_id
    with pytest.raises(Refused, match="complaint_risk_not_explained"):
        happen(each_store, adviser, case_id, "complaint_made", DAY, track="criminal")
    row = incident(each_store, case_id)
    with pytest.raises(Invalid):
        run(each_store, RecordGraveDanger(case_id=case_id, version=row.version, why=" "), adviser)
    run(each_store, RecordGraveDanger(case_id=case_id, version=row.version, why="Il revient avec une arme."), adviser)
    happen(each_store, adviser, case_id, "complaint_made", DAY, track="criminal", police_record="BR.00.L3.000001/2026")
    with Reader.open(each_store, team.organisation_id) as reader:
        facts = known(reader, case_id)
    assert (facts["complaint.status"], facts["police.record_number"]) == ("made", "BR.00.L3.000001/2026")


def test_police_contacts_are_kept_apart_and_struck_out(each_store: Store) -> None:
    team = make_team(each_store, "BHU")
    case_id = open_incident(each_store, team.adviser).case_id
    call = RecordPoliceContact(
        case_id=case_id, way="called", happened_on=DAY, outcome="said_civil_matter", zone_id="police-5339", hour="9h"
    )
    key = run(each_store, call, team.adviser)
    assert "police_refusal_retry" in newest_answer(each_store, case_id).result["flags"]
    with pytest.raises(Invalid, match="zone_id"):
        run(each_store, RecordPoliceContact(**{**vars(call), "zone_id": "police-1"}), team.adviser)
    with pytest.raises(Invalid):
        run(each_store, StrikePoliceContact(case_id=case_id, contact_id=key, version=1, because=""), team.adviser)
    run(each_store, StrikePoliceContact(case_id=case_id, contact_id=key, version=1, because="Erreur."), team.adviser)
    contact: PoliceContact = rows(each_store, PoliceContact, case_id=case_id)[0]
    assert (contact.hour, contact.struck_on) == ("09:00", DAY)


def test_nobody_else_sees_or_moves_an_incident(each_store: Store, team: Team) -> None:
    ours, theirs = make_team(each_store, "OURS"), make_team(each_store, "THEIRS")
    case_id = open_incident(each_store, ours.adviser).case_id
    with Reader.open(each_store, theirs.organisation_id) as reader:
        for table in (Incident, IncidentEntry, IncidentEvent, IncidentTrack, PoliceContact):
            assert list(reader.where(table)) == []
    with pytest.raises(NotFound):
        happen(each_store, theirs.adviser, case_id, "found_without_title", DAY, incident_class="no_title")
