"""M24: an unaccompanied minor enters the referral by no door; M19: a child is never refused. Each door is tried."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.cases.commands import AddNote, RecordEvent, ReopenCase
from app.checks.commands import KeepCheck
from app.checks.queries import rows_of
from app.consents.commands import AskConsent, GiveConsent
from app.correspondence import drafting
from app.correspondence.commands import PrepareLetter
from app.foundation import clock
from app.foundation.errors import Invalid, Refused
from app.foundation.run import run
from app.handovers.commands import SendHandOver
from app.referrals.commands import DraftReferral, SubmitReferral
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import (
    Case,
    CaseEvent,
    CaseTransfer,
    DueDate,
    HandOver,
    IncidentEvent,
    IncidentTrack,
    Letter,
    ReferralRequest,
)
from app.store.tables.organisation import OrganisationKind
from app.transfer.commands import MakeTransfer
from letters.catalogue import CATALOGUE
from tests.app.agenda.builders import rows, version
from tests.app.cases.builders import open_case
from tests.app.incidents.builders import LOCK_CHANGED, happen, open_incident, report
from tests.conftest import SignIn, Team, make_team
from workflows.actions import ACTIONS
from workflows.checks import CHECKS
from workflows.engine import WORKFLOWS, versions
from workflows.facts import CaseFacts, IncidentFacts, ReferralFacts
from workflows.handover.sharing import TESTS

DAY = date(2026, 11, 18)
ALONE = {**LOCK_CHANGED, "household.unaccompanied_minor": True, "referral.wanted": True}
NAMED = {"identity": "named", "first_name": "Samira", "last_name": "Haddad", "channel": "visit"}
TO_THE_REFERRAL = "homelessness_coordination"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(datetime(2026, 11, 18, 9, 0, tzinfo=UTC)):
        yield


Make = Callable[[], int]


@pytest.fixture(params=["told in the incident", "told in a check", "minors only"])
def alone(request: pytest.FixtureRequest, store: Store, team: Team) -> int:
    """A case of an unaccompanied minor, as each way to know it: the flag wins over an adult's name in the case."""
    make: dict[str, Make] = {
        "told in the incident": lambda: open_incident(store, team.adviser, ALONE, person=NAMED).case_id,
        "told in a check": lambda: checked(store, team, open_case(store, team.adviser)),
        "minors only": lambda: born_lately(store, team, open_case(store, team.adviser)),
    }
    case_id = make[request.param]()
    run(store, AddNote(case_id=case_id, kind="consent", happened_on=DAY, text="x"), team.adviser)
    return case_id


def checked(store: Store, team: Team, case_id: int) -> int:
    with Reader.open(store, team.organisation_id) as reader:
        seen = rows_of(reader, case_id).seen(reader.one(Case, case_id))
    facts = {"as_of": "2026-11-18", "household": {"unaccompanied_minor": True}}
    run(store, KeepCheck(case_id=case_id, check="illegal_eviction", facts=facts, seen=seen), team.adviser)
    return case_id


def born_lately(store: Store, team: Team, case_id: int) -> int:
    from app.cases.commands import SavePerson  # noqa: PLC0415
    from app.store.tables import Person  # noqa: PLC0415

    row = rows(store, Person, case_id=case_id)[0]
    person = SavePerson(
        case_id=case_id, person_id=row.id, version=row.version, role="tenant", first_name="Samira", birth_year=2011
    )
    run(store, person, team.adviser)
    return case_id


def record(store: Store, team: Team, case_id: int, event: str, **inputs: Any) -> None:
    wanted = RecordEvent(case_id=case_id, version=version(store, case_id), event=event, happened_on=DAY, inputs=inputs)
    run(store, wanted, team.adviser)


def codes(refused: Refused) -> set[str]:
    return {one.code for one in refused.reasons}


def no_trace(store: Store) -> bool:
    """Tell whether nothing of a referral was written: no event, no term, no track that moved."""
    asked = [row for row in rows(store, CaseEvent) if row.event == "referral_requested"]
    moved = [row for row in rows(store, IncidentEvent) if row.track == "referral" and row.event != "opened"]
    terms = [row for row in rows(store, DueDate) if "referral" in row.rule]
    tracks = {row.state for row in rows(store, IncidentTrack) if row.track == "referral"}
    return asked == moved == terms == [] and tracks <= {"to_decide"}


# ------------------------------------------------------------------------------------------- doors of the case


def test_the_event_of_the_case(store: Store, team: Team, alone: int) -> None:
    with pytest.raises(Refused) as refused:
        record(store, team, alone, "referral_requested", solution_asked="return_home")
    assert codes(refused.value) == {"unaccompanied_minor"}
    assert no_trace(store)


def test_the_page_of_the_event_says_whom_to_call_and_asks_nothing(
    store: Store, team: Team, alone: int, sign_in: SignIn
) -> None:
    """The way is there: guardianship, Fedasil, youth services, from the directory."""
    path = f"/cases/{alone}/events/referral_requested"
    for language, words in (("fr", "service des Tutelles"), ("nl", "dienst Voogdij")):
        desk = sign_in(team, "adviser", language=language)
        page = html.unescape(desk.get(path).text)
        for said in (words, "078 15 43 24", "Fedasil", "Crisis-BXL"):
            assert said in page
        assert "given_solution_asked" not in page
    sent = desk.post(path, data={
        "version": str(version(store, alone)), "happened_on": "18/11/2026",
        "asked": "solution_asked why_not_better note", "given_solution_asked": "return_home",
    })  # fmt: skip
    assert sent.status_code == 422
    assert "078 15 43 24" in sent.text
    assert no_trace(store)


def test_the_next_steps_of_the_case_do_not_lead_there(store: Store, team: Team, alone: int, sign_in: SignIn) -> None:
    page = sign_in(team, "adviser").get(f"/cases/{alone}").text
    assert f"/cases/{alone}/events/referral_requested" not in page


@pytest.mark.parametrize("receiver", ["Bruss'help", "BRUSSHELP asbl-vzw", "Dispatching de nuit"])
@pytest.mark.parametrize("event", ["handed_over", "forwarded_to_competent_centre"])
def test_passing_the_case_on_under_another_name(
    store: Store, team: Team, alone: int, event: str, receiver: str
) -> None:
    with pytest.raises(Refused) as refused:
        record(store, team, alone, event, receiving_service=receiver)
    assert codes(refused.value) == {"unaccompanied_minor"}
    record(store, team, alone, event, receiving_service="Service des Tutelles")


def test_a_transfer_file(store: Store, team: Team, alone: int) -> None:
    def transfer(to: str) -> MakeTransfer:
        return MakeTransfer(
            case_id=alone, version=version(store, alone), to=to, purpose="help", wanted="x", consent_form="signed",
            consent_given_on=DAY, consent_until_on=date(2027, 11, 1), scope=("identity",),
        )  # fmt: skip

    with pytest.raises(Refused) as refused:
        run(store, transfer("Bruss'help"), team.adviser)
    assert codes(refused.value) == {"unaccompanied_minor"}
    assert rows(store, CaseTransfer) == []
    assert run(store, transfer("Dienst Voogdij"), team.adviser)


def test_a_case_that_was_closed_and_goes_on(store: Store, team: Team) -> None:
    """Reopening opens no request either."""
    case_id = born_lately(store, team, open_case(store, team.adviser))
    run(store, AddNote(case_id=case_id, kind="consent", happened_on=DAY, text="x"), team.adviser)
    record(store, team, case_id, "closed", outcome="left_by_choice", closing_reason="moved_by_choice")
    inputs = {"why": "x", "go_on": "from_the_start"}
    again = ReopenCase(case_id=case_id, version=version(store, case_id), happened_on=DAY, inputs=inputs)
    run(store, again, team.coordinator)
    test_the_event_of_the_case(store, team, case_id)


def agreed(store: Store, team: Team, case_id: int, to: Team, recipient: str, purpose: str) -> int:
    """A consent of the person for another service of this installation."""
    ask = AskConsent(case_id=case_id, recipient=recipient, recipient_organisation_id=to.organisation_id,
                     purpose=purpose, items=("identity",))  # fmt: skip
    key = run(store, ask, team.adviser)
    give = GiveConsent(case_id=case_id, consent_id=key, version=2, given_on=DAY, form="signed",
                       ends_on=date(2027, 5, 1), explained_in="x", tests=tuple(test.id for test in TESTS))  # fmt: skip
    run(store, give, team.adviser)
    return key


def asked_for(case_id: int, consent_id: int | None) -> DraftReferral:
    return DraftReferral(
        case_id=case_id, consent_id=consent_id, solution_asked="return_home", wish="x", household="single"
    )


@pytest.mark.parametrize("named", [True, False])
def test_a_request_to_the_referral_service(store: Store, team: Team, alone: int, named: bool) -> None:
    """With a name or without one: it is not even begun."""
    service = make_team(store, "ORIENT", OrganisationKind.BRUSSHELP)
    consent_id = agreed(store, team, alone, service, "brusshelp", "referral") if named else None
    with pytest.raises(Refused) as refused:
        run(store, asked_for(alone, consent_id), team.adviser)
    assert codes(refused.value) == {"unaccompanied_minor"}
    assert rows(store, ReferralRequest) == []


def test_a_request_that_was_begun_before_it_was_known(store: Store, team: Team) -> None:
    """A draft of somebody who turns out to be a minor alone never leaves."""
    make_team(store, "ORIENT", OrganisationKind.BRUSSHELP)
    case_id = open_case(store, team.adviser)
    run(store, AddNote(case_id=case_id, kind="consent", happened_on=DAY, text="x"), team.adviser)
    key = run(store, asked_for(case_id, None), team.adviser)
    born_lately(store, team, case_id)
    seen = rows(store, ReferralRequest, id=key)[0].version
    with pytest.raises(Refused) as refused:
        run(store, SubmitReferral(request_id=key, version=seen), team.adviser)
    assert "unaccompanied_minor" in codes(refused.value)
    assert no_trace(store)


def test_a_hand_over_to_the_referral_service_whatever_its_name(store: Store, team: Team, alone: int) -> None:
    service, other = make_team(store, "ORIENT", OrganisationKind.BRUSSHELP), make_team(store, "JEUNES")

    def hand_over(to: Team, recipient: str) -> SendHandOver:
        consent_id = agreed(store, team, alone, to, recipient, "hand_over")
        return SendHandOver(case_id=alone, version=version(store, alone), consent_id=consent_id)

    with pytest.raises(Refused) as refused:
        run(store, hand_over(service, "brusshelp"), team.adviser)
    assert codes(refused.value) == {"unaccompanied_minor"}
    assert rows(store, HandOver) == []
    assert run(store, hand_over(other, "cpas"), team.adviser)


# -------------------------------------------------------------------------------------------------- the letters


REFERRING = [
    spec.id for spec in CATALOGUE.values() if spec.event == "referral_requested" or spec.directory == TO_THE_REFERRAL
]


def test_every_letter_to_the_referral_mechanism_is_barred_for_a_minor_alone() -> None:
    """Those written later too."""
    assert "request_orientation" in REFERRING
    for name in REFERRING:
        blocked = CATALOGUE[name].blocked
        assert blocked is not None, name
        assert blocked.when == "unaccompanied_minor", name
        assert "Tutelles" in blocked.text.fr
        assert "Voogdij" in blocked.text.nl


@pytest.mark.parametrize("name", REFERRING)
def test_a_letter(store: Store, team: Team, alone: int, name: str, sign_in: SignIn) -> None:
    prepare = PrepareLetter(
        case_id=alone, letter=name, language="fr", dated_on=DAY, options=drafting.first_options(name)
    )
    letter_id = run(store, prepare, team.adviser)
    desk = sign_in(team, "adviser")
    page = html.unescape(desk.get(f"/letters/{letter_id}").text)
    assert "service des Tutelles" in page
    assert "078 15 43 24" in page
    desk.post(f"/letters/{letter_id}/issue", data={})
    desk.post(f"/letters/{letter_id}/care-of", data={})
    assert rows(store, Letter)[0].status == "draft"
    assert no_trace(store)


def test_a_letter_is_written_for_a_family(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, minors=2)
    prepare = PrepareLetter(
        case_id=case_id, letter="request_orientation", language="fr", dated_on=DAY,
        options=drafting.first_options("request_orientation"),
    )  # fmt: skip
    row = rows(store, Letter, id=run(store, prepare, team.adviser))[0]
    with Reader.open(store, team.organisation_id) as reader:
        draft = drafting.draft_of(reader, row, team.adviser.user_id)
    assert "blocked" not in [one.part for one in draft.not_ready]


# ------------------------------------------------------------------------------------------ doors of the incident


def test_the_track_of_the_incident_and_the_catch_up_entry(store: Store, team: Team) -> None:
    """A report, also one that is entered later, tells the wish; nothing is asked by that."""
    later = report(entered_later=True)
    case_id = open_incident(store, team.adviser, ALONE, report=later, person={"channel": "visit"}).case_id
    assert no_trace(store)
    with pytest.raises(Refused) as refused:
        happen(store, team.adviser, case_id, "requested", DAY, track="referral")
    assert codes(refused.value) == {"unaccompanied_minor"}
    happen(store, team.adviser, case_id, "found_unneeded", DAY, track="referral")
    happen(store, team.adviser, case_id, "taken_up_again", DAY, track="referral")
    with pytest.raises(Refused):
        happen(store, team.adviser, case_id, "requested", DAY, track="referral")
    assert no_trace_but_set_aside(store)


def no_trace_but_set_aside(store: Store) -> bool:
    events = {row.event for row in rows(store, IncidentEvent) if row.track == "referral"}
    return "requested" not in events and not [row for row in rows(store, DueDate) if "referral" in row.rule]


# --------------------------------------------------------------------------- doors of the law, the API, programs


def test_the_check_offers_nothing_and_starts_no_term(store: Store, team: Team, client: FlaskClient) -> None:
    facts = {
        "as_of": "2026-11-18", "home_status": "access_barred", "put_out_by": "landlord", "title": {"status": "none"},
        "tonight": {"safe": False}, "household": {"unaccompanied_minor": True}, "referral": {"wanted": True},
    }  # fmt: skip
    answer = client.post("/api/v1/checks/illegal_eviction", json=facts).get_json()["referral"]
    assert (answer["offered"], answer["blocked_reason"]) == (False, "unaccompanied_minor")
    assert (answer["start_now"], answer["proposal_due_on"]) == (False, None)
    case_id = open_case(store, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        seen = rows_of(reader, case_id).seen(reader.one(Case, case_id))
    run(store, KeepCheck(case_id=case_id, check="illegal_eviction", facts=facts, seen=seen), team.adviser)
    assert no_trace(store)


def machines() -> Iterator[tuple[str, Any]]:
    for name in WORKFLOWS:
        for engine in versions(name):
            yield name, engine.workflow
            for region in engine.workflow.regions.values():
                yield f"{name}.{region.id}", region


ENTRIES = {
    ("prevention", "referral_requested"),
    ("incident.referral", "requested"),
    ("referral", "drafted"),
    ("referral", "submitted"),
    ("referral", "reactivated"),
    ("referral", "rewritten"),
}
"""Every event that begins a request or sends one, in every workflow."""


def test_every_event_that_begins_a_referral_is_guarded() -> None:
    """An event that starts the seven days, asks for a solution or opens a request and is not here fails this test."""
    found = set()
    for place, machine in machines():
        for event in machine.events.values():
            targets = event.targets
            starts = "referral_proposal" in (*event.deadlines, *(rule for one in targets for rule in one.deadlines))
            asks = any(one.id == "solution_asked" for one in event.inputs)
            opens = place == "referral" and any(state in ("draft", "submitted") for state in states_of(event))
            asked = event.writes.get("referral.wanted") is True
            if starts or asks or asked or (opens and event.id != "consent_withdrawn"):
                found.add((place, event.id))
                assert "not_an_unaccompanied_minor" in event.guards, (place, event.id)
    assert found == ENTRIES


def states_of(event: Any) -> set[str]:
    return {target.to for target in event.targets}


def test_no_action_is_a_referral() -> None:
    for action in ACTIONS.values():
        assert "referral" not in action.id
        assert "orientation" not in action.id


# ------------------------------------------------------------------------------------- a child is never refused


CHILD = ReferralFacts(children=True)
NOTHING = CaseFacts(on=DAY, today=DAY)
BECAUSE_OF_A_CHILD = {
    "not_an_unaccompanied_minor", "not_referred_by_another_name", "minors_accompanied", "child_has_a_place",
    "child_keeps_a_service", "child_keeps_a_place", "children_keep_an_alternative", "children_are_not_left",
}  # fmt: skip
"""Guards that look at children: two send a minor who is alone another way, one asks who answers for a minor who is
alone, five refuse to leave a child without a place. None refuses a family."""


def guards() -> Iterator[tuple[str, Any]]:
    from workflows.handover import GUARDS as HANDOVER  # noqa: PLC0415
    from workflows.incident import GUARDS as INCIDENT  # noqa: PLC0415
    from workflows.prevention import GUARDS as PREVENTION  # noqa: PLC0415
    from workflows.referral import GUARDS as REFERRAL  # noqa: PLC0415

    for found in (HANDOVER, INCIDENT, PREVENTION, REFERRAL):
        yield from found.items()


def test_a_child_in_the_household_changes_no_other_guard() -> None:
    """Asked with everything unknown and with most known: the answer with a child is the answer without one."""
    for name, guard in guards():
        if name in BECAUSE_OF_A_CHILD:
            continue
        for known in (NOTHING, replace(NOTHING, household_known=True, risk_known=True, consent_in_force=True)):
            with_child = replace(known, referral=CHILD)
            try:
                before = guard.test(known)
            except (KeyError, ValueError, AttributeError):
                continue  # it reads answers that are not given here: about no child
            assert (before and before.code) == ((after := guard.test(with_child)) and after.code), name


def test_what_is_asked_because_of_a_child_says_what_to_do() -> None:
    for name, guard in guards():
        if name not in BECAUSE_OF_A_CHILD:
            continue
        inputs = {"hand_over_return": "refused", "outcome": "no_solution", "receiving_service": "Bruss'help"}
        if name == "child_keeps_a_place":
            inputs = {"outcome": "evicted_judicial", "closing_reason": "eviction_executed"}
        refused = guard.test(
            CaseFacts(
                on=DAY, today=DAY, inputs=inputs, incident=IncidentFacts(minor_without_adult=True),
                referral=ReferralFacts(children=True, unaccompanied_minor=True),
            )
        )  # fmt: skip
        assert refused is not None, name
        assert any(word in refused.text.fr for word in ("jamais refusé", "Tutelles", "aide à la jeunesse")), name


def test_no_letter_is_barred_because_of_a_child() -> None:
    barred = {spec.blocked.when for spec in CATALOGUE.values() if spec.blocked is not None}
    assert barred <= {"violence", "no_consent", "unaccompanied_minor"}


def test_the_check_never_refuses_a_child() -> None:
    """A family is offered the referral in every class, and the answer says that a child is not refused."""
    check = CHECKS["illegal_eviction"]
    for facts in (
        {"title": {"status": "none"}, "put_out_by": "landlord", "home_status": "home_lost"},
        {"title": {"status": "seen", "kind": "judgment"}},
        {"put_out_by": "family"},
        {"title": {"status": "unknown"}},
    ):
        answer = check.run({"as_of": "2026-11-18", "household": {"minors": 2}, **facts}, {})
        assert answer["referral"]["offered"] is True
        assert "refuse_minor" in answer["never_do"]


def test_a_service_that_turns_children_away_leaves_them_another(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, minors=1)
    with pytest.raises(Refused) as refused:
        record(store, team, case_id, "hand_over_returned", hand_over_return="refused")
    assert codes(refused.value) == {"child_without_alternative"}
    record(store, team, case_id, "hand_over_returned", hand_over_return="refused", note="SAJ, demain 9 h")
    without = open_case(store, team.adviser)
    record(store, team, without, "hand_over_returned", hand_over_return="refused")


def test_a_case_with_children_is_not_closed_on_the_street(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, minors=1)
    with pytest.raises((Refused, Invalid)) as refused:
        record(store, team, case_id, "closed", outcome="emergency_only", closing_reason="eviction_executed")
    assert isinstance(refused.value, Refused)
    assert "child_without_alternative" in codes(refused.value)


def test_the_request_of_a_family_stays_open_until_the_children_have_a_place(store: Store, team: Team) -> None:
    family = {**LOCK_CHANGED, "household.minors": 2, "household.adults": 1}
    case_id = open_incident(store, team.adviser, family, person={"minors": 2}).case_id
    happen(store, team.adviser, case_id, "requested", DAY, track="referral")
    with pytest.raises(Refused) as refused:
        happen(store, team.adviser, case_id, "settled", DAY, track="referral")
    assert codes(refused.value) == {"child_without_alternative"}
    happen(store, team.adviser, case_id, "place_found_tonight", DAY, track="shelter", tonight_place="homeless_hostel")
    happen(store, team.adviser, case_id, "settled", DAY, track="referral")
