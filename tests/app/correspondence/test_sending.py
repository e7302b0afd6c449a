"""What an issued letter starts: proof, time limits, events, reminders, answers."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PIL import Image

from app.correspondence.commands import RecordAnswer, RecordSending
from app.correspondence.sending import Sent
from app.demo.stage import Stage
from app.documents.commands import AddDocument
from app.foundation import clock, workshop
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.identity import Actor
from app.foundation.run import run
from app.store.audit import Author
from app.store.base import Store
from app.store.tables import Case, CaseEvent, Document, DueDate, Task
from app.store.work import Work
from letters.catalogue import CATALOGUE
from tests.app.correspondence.builders import (
    NUMBER,
    TODAY,
    assessed,
    audited,
    issued,
    letter_of,
    prepared,
    ready_case,
    rows,
)
from tests.conftest import Team, make_team
from workflows.deadlines import DEADLINES
from workflows.facts import CaseFacts, LetterFacts

CONTESTED = {"asked": {"grounds": ["works_documents"]}}
MEETING = {"role": "assists", "topic": "la fin du bail", "dates": [{"on": "2026-07-20"}]}
MONTHS = [{"month": f"2026-{month:02d}", "due": "680.00", "paid": "850.00"} for month in range(1, 6)]


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, "PNG")
    return file.getvalue()


def send(store: Store, actor: Actor, letter_id: int, **changes: Any) -> str:
    return sent(store, actor, letter_id, **changes).event


def sent(store: Store, actor: Actor, letter_id: int, **changes: Any) -> Sent:
    values: dict[str, Any] = {
        "version": letter_of(store, letter_id).version,
        "today": TODAY,
        "sending_mode": "S-REG",
        "sent_on": TODAY,
        "registered_number": NUMBER,
    }
    return run(store, RecordSending(letter_id=letter_id, **values | changes), actor)


def answer(store: Store, actor: Actor, letter_id: int, **changes: Any) -> None:
    values: dict[str, Any] = {
        "version": letter_of(store, letter_id).version,
        "today": TODAY,
        "answered_on": TODAY,
        "answer": "refused",
    }
    run(store, RecordAnswer(letter_id=letter_id, **values | changes), actor)


def running(store: Store, letter_id: int) -> dict[str, date]:
    return {row.rule: row.due_on for row in rows(store, DueDate, letter_id=letter_id, status="running")}


def refund(store: Store, actor: Actor, stage: Stage, **values: Any) -> int:
    options = {"annexes": ["refund_table"], "months": MONTHS}
    return issued(store, actor, stage, "refund_overpaid_rent", options=options, **values)


def test_a_contestation_starts_its_fifteen_days_and_moves_the_case(store: Store, team: Team) -> None:
    stage = assessed(ready_case(store, team.adviser))
    letter_id = issued(store, team.adviser, stage, dated_on=date(2026, 6, 29))
    assert send(store, team.adviser, letter_id, sent_on=date(2026, 6, 30), received_on=date(2026, 7, 2)) == (
        "demand_contested"
    )
    row = letter_of(store, letter_id)
    assert (row.status, row.sent_on, row.received_on) == ("sent", date(2026, 6, 30), date(2026, 7, 2))
    assert row.registered_number == NUMBER
    assert running(store, letter_id) == {"reaction_to_contestation": date(2026, 7, 14)}  # the day the letter names
    (case,) = rows(store, Case)
    assert (case.state, case.next_due_on, case.waiting_for) == ("contesting", date(2026, 7, 14), "landlord")
    event = rows(store, CaseEvent, event="demand_contested")[0]
    assert (event.happened_on, event.inputs) == (date(2026, 6, 30), {"letter": "contest_indexation"})
    assert {entry.table_name for entry in audited(store, "RecordSending")} >= {"letters", "due_dates", "cases"}


def test_where_the_case_cannot_move_the_dates_run_all_the_same(store: Store, team: Team) -> None:
    letter_id = issued(store, team.adviser, ready_case(store, team.adviser))  # still gathering facts
    assert send(store, team.adviser, letter_id) == ""
    assert rows(store, CaseEvent, event="demand_contested") == []
    assert running(store, letter_id) == {"reaction_to_contestation": date(2026, 7, 23)}


def test_a_refund_claim_starts_thirty_days_eleven_months_and_one_year_from_posting(store: Store, team: Team) -> None:
    stage = assessed(ready_case(store, team.adviser))
    letter_id = refund(store, team.adviser, stage, dated_on=date(2026, 5, 12))
    assert send(store, team.adviser, letter_id, sent_on=date(2026, 5, 13)) == "demand_contested"
    assert running(store, letter_id) == {
        "refund_payment": date(2026, 6, 11),
        "refund_court_action_warning": date(2027, 4, 13),
        "refund_court_action": date(2027, 5, 13),
    }
    kinds = {row.rule: row.kind for row in rows(store, DueDate)}
    assert kinds["refund_court_action"] == "legal"


def test_a_corrected_day_of_posting_supersedes_the_dates_and_keeps_them(store: Store, team: Team) -> None:
    stage = assessed(ready_case(store, team.adviser))
    letter_id = refund(store, team.adviser, stage, dated_on=date(2026, 5, 12))
    send(store, team.adviser, letter_id, sent_on=date(2026, 5, 13))
    assert send(store, team.adviser, letter_id, sent_on=date(2026, 5, 20)) == ""
    assert running(store, letter_id)["refund_court_action"] == date(2027, 5, 20)
    old = rows(store, DueDate, status="superseded", rule="refund_court_action")
    assert [row.due_on for row in old] == [date(2027, 5, 13)]
    assert old[0].superseded_by_id is not None
    (task,) = rows(store, Task, letter_id=letter_id)
    assert task.due_on == date(2026, 6, 20)  # 31 days after the posting as corrected


def test_to_add_the_proof_starts_nothing_again(store: Store, team: Team) -> None:
    stage = assessed(ready_case(store, team.adviser))
    letter_id = issued(store, team.adviser, stage)
    send(store, team.adviser, letter_id)
    before = len(rows(store, DueDate)), len(rows(store, Task)), len(rows(store, CaseEvent))
    send(store, team.adviser, letter_id, received_on=TODAY)
    assert (len(rows(store, DueDate)), len(rows(store, Task)), len(rows(store, CaseEvent))) == before
    assert letter_of(store, letter_id).received_on == TODAY


def test_a_date_that_was_settled_by_hand_does_not_come_back(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    letter_id = issued(store, team.adviser, stage, dated_on=date(2026, 7, 1))
    send(store, team.adviser, letter_id, sent_on=date(2026, 7, 1))
    answer(store, team.adviser, letter_id)
    assert running(store, letter_id) == {}
    with pytest.raises(Invalid, match="Émettez"):
        send(store, team.adviser, letter_id, sent_on=date(2026, 7, 2))


def test_reminders_are_planned_in_the_language_of_the_sender_but_not_twice(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    letter_id = refund(store, team.adviser, stage)
    send(store, team.adviser, letter_id)
    (task,) = rows(store, Task, letter_id=letter_id)  # the eleven months are a due date of ours already
    spec = CATALOGUE["refund_overpaid_rent"]
    assert (task.title, task.due_on) == (spec.follow_ups[0].text.fr, date(2026, 8, 8))


def test_registering_a_lease_plans_to_look_after_the_proof(store: Store, team: Team) -> None:
    office = {
        "name": "Bureau d'enregistrement",
        "kind": "public",
        "address": {"street_fr": "rue X", "postcode": "1000"},
    }
    letter_id = issued(
        store, team.adviser, ready_case(store, team.adviser), "register_lease_by_tenant", options={"office": office}
    )
    assert send(store, team.adviser, letter_id, sending_mode="S-PORTAL", registered_number="") == ""
    assert running(store, letter_id) == {}
    (task,) = rows(store, Task, letter_id=letter_id)
    assert task.due_on == date(2026, 8, 7)


def test_a_closed_case_keeps_the_proof_and_starts_nothing(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    letter_id = issued(store, team.adviser, stage, "request_lease_documents")
    stage.event(TODAY, "closed", outcome="stayed_same_terms", closing_reason="other", note="Réglé.")
    send(store, team.adviser, letter_id, sending_mode="S-POST", registered_number="")
    assert letter_of(store, letter_id).status == "sent"
    assert rows(store, DueDate, letter_id=letter_id) == []
    assert rows(store, Task, letter_id=letter_id) == []


def test_a_proof_is_a_document_of_this_case_that_is_still_there(store: Store, team: Team) -> None:
    stage, other = ready_case(store, team.adviser), ready_case(store, team.adviser)
    letter_id = issued(store, team.adviser, stage)
    keys = {}
    for name, case_id in (("own", stage.case_id), ("foreign", other.case_id)):
        keys[name] = run(
            store,
            AddDocument(case_id=case_id, kind="lease", title="Preuve", file=workshop.prepared(picture())),
            team.adviser,
        )
    with pytest.raises(Invalid, match="proof"):
        send(store, team.adviser, letter_id, proof_document_id=keys["foreign"])
    with pytest.raises(NotFound):
        send(store, team.adviser, letter_id, proof_document_id=999)
    send(store, team.adviser, letter_id, proof_document_id=keys["own"])
    assert letter_of(store, letter_id).proof_document_id == keys["own"]
    assert len(rows(store, Document)) == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sending_mode": "S-PORTAL"}, "sending_mode"),
        ({"sending_mode": "S-PIGEON"}, "sending_mode"),
        ({"sent_on": date(2026, 7, 9)}, "sent_on"),
        ({"sent_on": date(2026, 7, 7)}, "sent_on"),
        ({"received_on": date(2026, 7, 7)}, "received_on"),
        ({"received_on": date(2026, 7, 9)}, "received_on"),
        ({"registered_number": "  "}, "registered_number"),
        ({"sending_mode": "S-REG-AR", "registered_number": ""}, "registered_number"),
    ],
)
def test_a_sending_that_cannot_be_right_is_refused(
    store: Store, team: Team, changes: dict[str, Any], field: str
) -> None:
    letter_id = issued(store, team.adviser, ready_case(store, team.adviser))
    with pytest.raises(Invalid) as refusal:
        send(store, team.adviser, letter_id, **changes)
    assert refusal.value.field == field
    assert letter_of(store, letter_id).status == "issued"
    assert rows(store, DueDate, letter_id=letter_id) == []


def test_other_ways_of_sending_need_no_number(store: Store, team: Team) -> None:
    letter_id = issued(store, team.adviser, ready_case(store, team.adviser))
    send(store, team.adviser, letter_id, sending_mode="S-HAND", registered_number="")
    assert letter_of(store, letter_id).sending_mode == "S-HAND"


def test_a_draft_is_not_sent_and_a_stale_page_sends_nothing(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    draft = prepared(store, team.adviser, stage)
    with pytest.raises(Invalid, match="Émettez"):
        send(store, team.adviser, draft)
    letter_id = issued(store, team.adviser, stage)
    with pytest.raises(StaleCase):
        send(store, team.adviser, letter_id, version=1)


def test_an_answer_meets_what_waited_for_it_and_nothing_else(store: Store, team: Team) -> None:
    stage = assessed(ready_case(store, team.adviser))
    letter_id = refund(store, team.adviser, stage, dated_on=date(2026, 5, 12))
    send(store, team.adviser, letter_id, sent_on=date(2026, 5, 13))
    answer(store, team.adviser, letter_id, answered_on=date(2026, 6, 1))
    row = letter_of(store, letter_id)
    assert (row.status, row.answer, row.answered_on) == ("answered", "refused", date(2026, 6, 1))
    (met,) = rows(store, DueDate, status="met")
    assert (met.rule, met.settled_on) == ("refund_payment", date(2026, 6, 1))
    assert set(running(store, letter_id)) == {"refund_court_action", "refund_court_action_warning"}
    (task,) = rows(store, Task, letter_id=letter_id)
    assert (task.status, task.done_on) == ("done", TODAY)
    (case,) = rows(store, Case)
    assert (case.next_due_on, case.waiting_for) == (date(2027, 4, 13), "us")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"answered_on": date(2026, 7, 9)}, "answered_on"),
        ({"answered_on": date(2026, 7, 4)}, "answered_on"),
        ({"answer": "perhaps"}, "answer"),
    ],
)
def test_an_answer_that_cannot_be_right_is_refused(
    store: Store, team: Team, changes: dict[str, Any], field: str
) -> None:
    letter_id = issued(store, team.adviser, ready_case(store, team.adviser), dated_on=date(2026, 7, 5))
    with pytest.raises(Invalid, match="d'abord l'envoi"):
        answer(store, team.adviser, letter_id)
    send(store, team.adviser, letter_id, sent_on=date(2026, 7, 5))
    with pytest.raises(Invalid) as refusal:
        answer(store, team.adviser, letter_id, **changes)
    assert refusal.value.field == field
    assert letter_of(store, letter_id).status == "sent"


KINSHIP = {"asked": {"end_on": "2026-12-31"}}
OFFICE = {
    "name": "Etterbeek",
    "kind": "public",
    "address": {"street_fr": "rue X", "postcode": "1000", "commune_fr": "Bruxelles", "commune_nl": "Brussel"},
}
DUE_OF_LETTER: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, tuple[str, str]]]] = [
    ("contest_notice", CONTESTED, {}, {"reaction_to_contestation": ("landlord", "2026-07-23")}),
    (
        "ask_kinship_proof",
        KINSHIP,
        {"received_on": date(2026, 7, 8)},
        {"kinship_proof": ("landlord", "2026-09-08"), "kinship_action": ("tenant", "2026-10-31")},
    ),
    (
        "request_extension",
        {"asked": {"end_on": "2026-12-31", "reasons": ["age"], "requested_until": "2027-06-30"}},
        {},
        {"extension_court_action": ("tenant", "2026-12-30"), "answer_of_landlord": ("landlord", "2026-07-18")},
    ),
    ("counter_notice", {"asked": {"leaves_on": "2026-08-31"}}, {}, {"counter_notice_end": ("tenant", "2026-08-31")}),
    (
        "leave_unregistered",
        {"asked": {"variant": "demand"}},
        {},
        {"registration_after_demand": ("landlord", "2026-08-13")},  # presumed received on Monday 13 July
    ),
    (
        "demand_repairs",
        {"asked": {"defects": [{"room": "Cave", "what": "Fuite", "risk": "no_water"}], "inspection": True}},
        {},
        {"urgent_repairs": ("landlord", "2026-07-13"), "answer_of_landlord": ("landlord", "2026-08-07")},
    ),
    (
        "protect_deposit",
        {"asked": {"amount": "1600.00", "paid_on": "2026-03-01"}},
        {},
        {"answer_of_landlord": ("landlord", "2026-07-23")},
    ),
]


@pytest.mark.parametrize(("letter", "options", "sending", "dues"), DUE_OF_LETTER)
def test_each_letter_starts_the_dates_that_it_says(
    each_store: Store, letter: str, options: dict[str, Any], sending: dict[str, Any], dues: dict[str, tuple[str, str]]
) -> None:
    team = make_team(each_store, "SEUIL")
    letter_id = issued(each_store, team.adviser, ready_case(each_store, team.adviser), letter, options=options)
    assert sent(each_store, team.adviser, letter_id, **sending).dates
    found = rows(each_store, DueDate, letter_id=letter_id, status="running")
    assert {due.rule: (due.waits_for, due.due_on.isoformat()) for due in found} == dues
    answer(each_store, team.adviser, letter_id)
    left = {due.rule for due in rows(each_store, DueDate, letter_id=letter_id, status="running")}
    assert left == {rule for rule, (who, _) in dues.items() if who == "tenant"}, "an answer settles what waited for it"


def test_an_answer_of_a_service_settles_what_waited_for_it(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    stage = ready_case(each_store, team.adviser)
    options = {
        "office": OFFICE,
        "asked": {"defects": [{"room": "Cave", "defect": "Humide"}], "warned_on": "2026-06-01"},
    }
    letter_id = issued(each_store, team.adviser, stage, "complain_to_housing_inspection", options=options)
    send(each_store, team.adviser, letter_id, sending_mode="S-MAIL", registered_number="")
    (due,) = rows(each_store, DueDate, letter_id=letter_id)
    assert (due.rule, due.waits_for, due.due_on) == ("inspection_decision", "service", date(2026, 11, 8))
    answer(each_store, team.adviser, letter_id, answer="accepted")
    (due,) = rows(each_store, DueDate, letter_id=letter_id)
    assert (due.status, due.settled_on) == ("met", TODAY)


def test_a_day_of_receipt_learnt_later_moves_what_runs_from_it_and_nothing_else(store: Store, team: Team) -> None:
    letter_id = issued(
        store, team.adviser, ready_case(store, team.adviser), "ask_kinship_proof", options=KINSHIP,
        dated_on=date(2026, 6, 30),
    )  # fmt: skip
    send(store, team.adviser, letter_id, sent_on=date(2026, 6, 30))
    assert running(store, letter_id)["kinship_proof"] == date(2026, 9, 3)  # presumed received on Friday 3 July
    assert sent(store, team.adviser, letter_id, sent_on=date(2026, 6, 30), received_on=date(2026, 7, 6)).event == ""
    assert running(store, letter_id) == {"kinship_proof": date(2026, 9, 6), "kinship_action": date(2026, 10, 31)}
    (old,) = rows(store, DueDate, letter_id=letter_id, status="superseded")
    assert (old.rule, old.superseded_because) == ("kinship_proof", "sending_corrected")


def test_a_corrected_posting_after_the_last_day_puts_the_date_aside(store: Store, team: Team) -> None:
    options = {"asked": {"end_on": "2026-09-05"}}
    letter_id = issued(
        store, team.adviser, ready_case(store, team.adviser), "ask_kinship_proof", options=options,
        dated_on=date(2026, 7, 1),
    )  # fmt: skip
    send(store, team.adviser, letter_id, sent_on=date(2026, 7, 1))
    assert running(store, letter_id)["kinship_action"] == date(2026, 7, 5)
    send(store, team.adviser, letter_id, sent_on=date(2026, 7, 6))
    assert set(running(store, letter_id)) == {"kinship_proof"}
    assert {row.rule for row in rows(store, DueDate, status="superseded")} == {"kinship_proof", "kinship_action"}


def test_what_a_check_already_follows_until_the_same_day_is_not_followed_twice(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    already = DEADLINES["kinship_action"].due(
        CaseFacts(letter=LetterFacts(letter="x", sent_on=TODAY, asked={"end_on": date(2026, 12, 31)}))
    )
    assert already is not None
    author = Author(
        user_id=team.adviser.user_id, organisation_id=team.organisation_id, command="KeepCheck", request_id="",
        at=datetime(2026, 7, 8, 12, tzinfo=UTC),
    )  # fmt: skip
    with Work.begin(store, author) as work:
        work.set_due_date(work.case(stage.case_id), replace(already, rule="notice_kinship_action"))
        work.commit()
    letter_id = issued(store, team.adviser, stage, "ask_kinship_proof", options=KINSHIP)
    send(store, team.adviser, letter_id)
    assert set(running(store, letter_id)) == {"kinship_proof"}


def test_a_case_that_does_not_move_says_why(store: Store, team: Team) -> None:
    """Not from this state; or a guard refuses: no mandate, no question about safety (M7.1)."""
    stage = ready_case(store, team.adviser)
    done = sent(store, team.adviser, issued(store, team.adviser, stage, "contest_notice", options=CONTESTED))
    assert done.event == ""
    assert done.dates
    assert [why.fr for why in done.reasons] != []
    talk = issued(store, team.adviser, stage, "propose_mediation", options={"asked": MEETING})
    done = sent(store, team.adviser, talk, sending_mode="S-MAIL", registered_number="")
    assert "sécurité" in done.reasons[0].fr
    assert "veiligheid" in done.reasons[0].nl
    assert running(store, talk) == {"answer_of_landlord": date(2026, 7, 16)}  # eight days


def test_a_proposal_of_mediation_moves_the_case_where_the_guards_allow_it(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    stage = ready_case(each_store, team.adviser)
    stage.event(TODAY, "safety_asked", violence="none")
    stage.note(TODAY, "Accord oral.", kind="mandate")
    talk = issued(each_store, team.adviser, stage, "propose_mediation", options={"asked": MEETING})
    assert send(each_store, team.adviser, talk, sending_mode="S-MAIL", registered_number="") == "mediation_proposed"
    (event,) = rows(each_store, CaseEvent, event="mediation_proposed")
    assert event.inputs == {"letter": "propose_mediation", "mediation_with": "landlord"}
    (case,) = rows(each_store, Case)
    assert (case.state, case.next_due_on) == ("mediating", date(2026, 7, 16))


def test_an_event_that_changes_no_state_is_recorded_once(store: Store, team: Team) -> None:
    options = {"office": OFFICE, "asked": {"subject": "notice"}}
    stage = ready_case(store, team.adviser)
    letter_id = issued(store, team.adviser, stage, "apply_for_legal_aid", options=options, dated_on=date(2026, 7, 1))
    by_mail: dict[str, Any] = {"sending_mode": "S-MAIL", "registered_number": ""}
    assert send(store, team.adviser, letter_id, sent_on=date(2026, 7, 1), **by_mail) == "lawyer_asked"
    assert send(store, team.adviser, letter_id, sent_on=date(2026, 7, 2), **by_mail) == ""
    (event,) = rows(store, CaseEvent, event="lawyer_asked")
    assert event.happened_on == date(2026, 7, 2)


def test_a_paper_for_the_tenant_starts_nothing(store: Store, team: Team) -> None:
    letter_id = issued(store, team.adviser, ready_case(store, team.adviser), "declare_oral_lease", options={})
    assert sent(store, team.adviser, letter_id, sending_mode="S-HAND", registered_number="") == Sent()
    assert rows(store, DueDate, letter_id=letter_id) == []


def test_the_clock_of_the_test_is_the_day_of_the_letters() -> None:
    assert clock.today() == TODAY
