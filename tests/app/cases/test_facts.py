"""What the law learns of a case from its rows, on both databases."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.cases import commands as c
from app.documents.commands import AddDocument, RemoveDocument
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.store.base import Store
from app.store.facts import case_facts
from app.store.reading import Reader
from app.store.tables import Case, Person
from tests.app.cases.builders import TODAY, open_case
from tests.app.cases.test_commands import happens, only, picture
from tests.conftest import Team, make_team
from workflows.facts import CaseFacts


def facts(store: Store, team: Team, case_id: int, **inputs: Any) -> CaseFacts:
    with Reader.open(store, team.organisation_id) as reader:
        return case_facts(reader, reader.one(Case, case_id), on=TODAY, today=TODAY, inputs=inputs)


def test_a_new_case_knows_who_and_what_and_nothing_more(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    known = facts(each_store, team, open_case(each_store, team.adviser))
    assert (known.household_known, known.risk_known, known.opened_on) == (True, True, TODAY)
    assert (known.safety_asked, known.violence, known.mandate_in_force, known.checks_run) == (False, None, False, 0)
    assert (known.letter, known.legal_dates, known.last_open_state) == (None, (), "gathering")
    assert known.state_since == TODAY


def test_events_notes_papers_and_lease_tell_the_law_more(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser)
    actor = team.adviser
    happens(each_store, team, "safety_asked", date(2026, 7, 1), violence="none")
    run(each_store, c.SaveLease(case_id=case_id, ends_on=date(2026, 12, 31)), actor)
    run(each_store, c.AddNote(case_id=case_id, kind="consent", happened_on=TODAY, text="oui"), actor)
    paper = AddDocument(case_id=case_id, file=prepared(picture()), kind="mandate")
    document_id = run(each_store, paper, actor)
    happens(
        each_store,
        team,
        "claim_known",
        date(2026, 7, 6),
        stage="month_running",
        served_on=date(2026, 7, 2),
        centre_told_on=date(2026, 7, 3),
        roll_number="26A123",
        hearing_on=date(2026, 6, 1),
    )
    known = facts(each_store, team, case_id, note="x")
    assert (known.safety_asked, known.violence, known.lease_ends_on) == (True, False, date(2026, 12, 31))
    assert (known.mandate_in_force, known.consent_in_force, known.sharing.consent_in_force) == (True, True, True)
    assert (known.procedure.served_on, known.procedure.centre_told_on) == (date(2026, 7, 2), date(2026, 7, 3))
    assert (known.procedure.claim_reference, known.procedure.hearing_on) == ("26A123", date(2026, 6, 1))
    assert (known.state_since, known.last_open_state) == (date(2026, 7, 6), "month_running")
    assert known.inputs == {"note": "x"}
    run(each_store, RemoveDocument(case_id=case_id, document_id=document_id, version=1, because="other"), actor)
    assert facts(each_store, team, case_id).mandate_in_force is False


def test_a_closed_case_remembers_where_it_was(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    happens(store, team, "facts_gathered", loss_feared="no_date")
    happens(store, team, "closed", outcome="not_concerned", closing_reason="no_risk_found")
    known = facts(store, team, case_id)
    assert (known.last_open_state, known.no_date_announced) == ("assessing", True)


def test_a_child_alone_is_told_to_the_law(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, identity="anonymous", minors=2)
    known = facts(store, team, case_id).referral
    assert (known.children, known.unaccompanied_minor, known.anonymous) == (True, False, True)


def test_a_young_person_alone_is_known_by_the_year_of_birth(each_store: Store) -> None:
    """M24: the person a case is opened for is a tenant to the file; the year of birth says who is a minor."""
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser)
    tenant = only(each_store, Person)
    young = c.SavePerson(
        case_id=case_id, person_id=tenant.id, version=tenant.version, role="tenant", first_name="Ali", birth_year=2009
    )
    run(each_store, young, team.adviser)
    assert facts(each_store, team, case_id).referral.unaccompanied_minor is True
    run(each_store, c.SavePerson(case_id=case_id, role="adult", first_name="Zed"), team.adviser)
    known = facts(each_store, team, case_id).referral
    assert (known.unaccompanied_minor, known.children) == (False, True)


def test_a_case_moves_alike_on_both_databases(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    open_case(each_store, team.adviser, street="Rue Haute", postal_code="1000")
    happens(each_store, team, "safety_asked", violence="violence")
    happens(each_store, team, "facts_gathered", loss_feared="already_out")
    happens(each_store, team, "rehousing_found", entry_on=TODAY, housing_kind="transit", after_rehousing="aftercare")
    happens(each_store, team, "aftercare_started", review_on=date(2026, 10, 8))
    case = only(each_store, Case)
    assert (case.state, case.level, case.next_due_on) == ("aftercare_running", "aftercare", date(2026, 10, 8))
    assert case.waiting_for == "us"
    assert "haute" not in case.search_text
