"""The demonstration: complete, repeatable, never over real data (M29.1 shows paper and catch-up entry too)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from app.administration.commands import CreateOrganisation
from app.cli import main
from app.config import read_settings
from app.demo.between_services import ROOMS
from app.demo.queries import DEMO_DATE, PEOPLE, SERVICES, demo_logins
from app.demo.stories import STORIES
from app.foundation.identity import SYSTEM
from app.foundation.run import run
from app.store import audit, people
from app.store.base import Store, open_store
from app.store.reading import Reader
from app.store.tables import (
    ApiClient,
    Case,
    CaseEvent,
    Consent,
    DueDate,
    EvidenceItem,
    GroupItem,
    GroupMeeting,
    GroupPlan,
    HandOver,
    HotelStay,
    Incident,
    IncidentTrack,
    Letter,
    PlaceOffer,
    PlaceQuestion,
    ProcedureEntry,
    ReferralRequest,
)
from app.store.tables.organisation import OrganisationKind
from tests.demonstration import copy_of_demonstration
from workflows.engine import prevention


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laid")


@pytest.fixture(scope="module")
def said(folder: Path, shared_folder: Path) -> str:
    return copy_of_demonstration(shared_folder / "demonstration", folder)


@pytest.fixture(scope="module")
def laid(folder: Path, said: str) -> Store:
    return open_store(f"sqlite:///{folder / 'limen.sqlite'}", folder / "blobs")


def test_there_is_a_household_in_every_phase_and_in_both_languages(laid: Store) -> None:
    with Reader.open(laid, None) as reader:
        cases = reader.all(select(Case))
    told = sum(len(stories) for stories in STORIES.values())
    assert len(cases) == told + 1 + len(ROOMS), "one was passed on: it is in two services"
    assert {case.level for case in cases} == {"signal", "1", "2", "3", "aftercare", "closed"}
    assert {case.language for case in cases} >= {"fr", "nl", "other"}
    assert {case.identity for case in cases} == {"named", "pseudonym", "anonymous"}
    assert len({case.state for case in cases}) >= 11
    level_2 = {state.id for state in prevention(DEMO_DATE).workflow.states_of("2")}
    assert level_2 <= {case.state for case in cases}, "a household in every state before the justice of the peace"


def test_what_is_known_of_a_procedure_says_from_whom_and_was_corrected(laid: Store) -> None:
    with Reader.open(laid, None) as reader:
        entries = reader.all(select(ProcedureEntry))
        rules = {due.rule for due in reader.all(select(DueDate)) if due.status == "running"}
    assert {entry.source for entry in entries} >= {"registry_message", "paper"}
    assert any(entry.superseded_by_id is not None and entry.value is not None for entry in entries)
    assert {"procedure_hearing", "procedure_earliest_eviction", "procedure_ask_bailiff", "procedure_rehousing"} <= rules


def test_two_households_were_put_out_without_a_judge(laid: Store) -> None:
    with Reader.open(laid, None) as reader:
        alone = [row for row in reader.all(select(Incident)) if row.building_event_id is None]
        found = {row.class_code: row for row in alone}
        moved = {
            row.track for row in reader.all(select(IncidentTrack)) if row.state in ("lawyer_asked", "asked", "located")
        }
        rules = {due.rule for due in reader.all(select(DueDate)) if due.status == "running"}
    assert {name: row.state for name, row in found.items()} == {"A": "active", "U": "triage"}
    assert moved == {"re_entry", "legal_aid", "belongings"}
    assert {"incident_possessory", "incident_legal_review", "incident_proposal", "incident_centre_decision"} <= rules


def test_what_goes_between_services_is_shown(laid: Store) -> None:
    with Reader.open(laid, None) as reader:
        house = [row for row in reader.all(select(Incident)) if row.building_event_id is not None]
        agreed = [row.purpose for row in reader.all(select(Consent)) if row.state == "given"]
        handed, asked = reader.all(select(HandOver)), reader.all(select(ReferralRequest))
        piece = reader.all(select(EvidenceItem))
        places, questions = reader.all(select(PlaceOffer)), reader.all(select(PlaceQuestion))
        nights = reader.all(select(HotelStay))
    assert Counter(row.class_code or "U" for row in house) == {"A": 3, "A_threat": 1, "U": 1}
    assert sorted(agreed) == ["hand_over", "referral"]
    assert ([row.state for row in handed], [row.state for row in asked]) == (
        ["sent"],
        ["proposed", "routed", "advisory_group"],
    )
    assert len({row.sender_id for row in places}) == 2, "the places of two services"
    assert [row.sender_id == row.receiver_id for row in places].count(True) == 1, "one is kept for direct referrals"
    assert [row.answer for row in questions] == [""]
    assert [(row.night_cents, row.ethos) for row in nights] == [(8950, "3.4")]
    assert [row.kind for row in piece] == ["photo"]


def test_programs_of_partners_are_shown_without_any_secret(laid: Store) -> None:
    with Reader.open(laid, None) as reader:
        found = reader.all(select(ApiClient).order_by(ApiClient.id))
    assert [(row.last_used_on is not None, row.revoked_at is not None) for row in found] == [
        (True, False),
        (True, True),
    ]


def test_the_advisory_group_meets_about_two_requests_and_makes_one_plan(laid: Store) -> None:
    with Reader.open(laid, None) as reader:
        (meeting,) = reader.all(select(GroupMeeting))
        items, (plan,) = reader.all(select(GroupItem)), reader.all(select(GroupPlan))
        asked = {row.id: row for row in reader.all(select(ReferralRequest))}
    assert [row.meeting_id for row in items] == [meeting.id, meeting.id]
    assert sorted(row.outcome for row in items) == ["", "plan"]
    assert asked[plan.request_id].plan_due_on is None
    assert plan.was_due_on is not None
    assert plan.made_on <= plan.was_due_on
    assert plan.payload is not None
    assert len(plan.payload["goals"]) == 3


def test_nothing_of_the_demonstration_lies_in_its_future(laid: Store) -> None:
    with Reader.open(laid, None) as reader:
        assert reader.scalar(select(func.max(CaseEvent.happened_on))) <= DEMO_DATE
        assert reader.scalar(select(func.max(Letter.sent_on))) <= DEMO_DATE


def test_letters_are_on_their_way_with_their_due_dates(laid: Store) -> None:
    with Reader.open(laid, None) as reader:
        letters = reader.all(select(Letter).order_by(Letter.letter))
        rules = {due.rule for due in reader.all(select(DueDate))}
    sent = [letter for letter in letters if letter.status == "sent"]
    assert [letter.letter for letter in sent] == [
        "contest_indexation",
        "demand_repairs",
        "prove_rehousing",
        "refund_overpaid_rent",
        "request_lease_documents",
    ]
    assert all(letter.registered_number for letter in sent)
    waiting = {letter.letter: letter.language for letter in letters if letter.status == "issued"}
    assert waiting == {"contest_notice": "fr", "request_extension": "fr"}
    assert rules >= {
        "answer_of_landlord",
        "urgent_repairs",
        "reaction_to_contestation",
        "reply_to_document_request",
        "refund_payment",
        "refund_court_action",
        "refund_court_action_warning",
    }


def test_its_trail_is_whole(laid: Store) -> None:
    with laid.sessions(info={"scope": None}) as session:
        count, broken = audit.verify(session)
    assert count > 150
    assert broken == ()


@pytest.fixture
def limen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LIMEN_DATA_DIR", str(tmp_path / "data"))
    return lambda *words: CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_it_is_laid_once_and_anew_on_demand(limen, tmp_path: Path, shared_folder: Path) -> None:
    first = copy_of_demonstration(shared_folder / "demonstration", tmp_path / "data")
    assert "Laying" in first
    for person in PEOPLE:
        assert person.email in first
    second = limen("demo", "--if-empty")
    assert second.exit_code == 0
    assert "Laying" not in second.output
    assert limen("demo").exit_code == 1
    assert "Laying" in limen("demo", "--reset").output
    assert limen("demo", "--reset", "--if-empty").exit_code == 2


def test_real_data_are_left_alone(limen) -> None:
    limen("db", "upgrade")
    settings = read_settings()
    store = open_store(settings.database_url, settings.blob_dir)
    real = CreateOrganisation(kind=OrganisationKind.CPAS, short_name="REAL", name_fr="x", name_nl="x")
    run(store, real, SYSTEM)
    for words in (("demo",), ("demo", "--reset"), ("demo", "--if-empty")):
        answer = limen(*words)
        assert answer.exit_code == 1
        assert "real services" in answer.output
    assert people.short_names(store) == {"REAL"}
    store.engine.dispose()


def test_the_sign_in_page_lists_everybody() -> None:
    assert [address for address, _role in demo_logins()] == [person.email for person in PEOPLE]
    assert {person.organisation for person in PEOPLE} == {service.short_name for service in SERVICES}
