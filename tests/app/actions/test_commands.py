"""Actions begin, are filled in and end; their days are in the agenda; on both databases (M2.1.d to M2.1.i)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.actions import queries
from app.actions.commands import ChangeActionStatus, SaveAction, StartAction
from app.agenda.commands import MarkDueDate
from app.cases.commands import AddNote, OpenCase, RecordEvent, SaveArrears, SaveLease
from app.documents.commands import AddDocument, RemoveDocument
from app.foundation.errors import Forbidden, Invalid, NotFound, StaleCase
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.store import due_items
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, Case, CaseAction, Document, DueDate
from tests.app.cases.builders import TODAY, open_case
from tests.app.test_isolation import a_pdf
from tests.conftest import Team, make_team
from workflows.actions import Outcome, Status


@pytest.fixture
def case_id(store: Store, team: Team) -> int:
    return open_case(store, team.adviser, postal_code="1060", commune_nis="21013")


def start(store: Store, team: Team, case_id: int, action: str, **more: Any) -> int:
    return run(store, StartAction(case_id=case_id, action=action, **more), team.adviser)


def row(store: Store, team: Team, action_id: int) -> CaseAction:
    with Reader.open(store, team.organisation_id) as reader:
        return reader.one(CaseAction, action_id)


def save(store: Store, team: Team, action_id: int, **more: Any) -> None:
    seen = row(store, team, action_id)
    given = {"due_on": seen.due_on, "renew_on": seen.renew_on, "assigned_to_id": seen.assigned_to_id} | more
    command = SaveAction(case_id=seen.case_id, action_id=action_id, version=seen.version, **given)
    run(store, command, team.adviser)


def stand(store: Store, team: Team, action_id: int, status: str, on: date = TODAY, reason: str = "") -> None:
    seen = row(store, team, action_id)
    command = ChangeActionStatus(
        case_id=seen.case_id, action_id=action_id, version=seen.version, status=status, on=on, reason=reason
    )
    run(store, command, team.adviser)


def running(store: Store, team: Team, case_id: int) -> dict[str, date]:
    with Reader.open(store, team.organisation_id) as reader:
        return {due.rule: due.due_on for due in reader.where(DueDate, case_id=case_id, status="running")}


def next_day(store: Store, team: Team, case_id: int) -> date:
    with Reader.open(store, team.organisation_id) as reader:
        return reader.one(Case, case_id).next_due_on


def blamed(store: Store, team: Team, command: Any) -> tuple[str, str]:
    with pytest.raises(Invalid) as told:
        run(store, command, team.adviser)
    return told.value.field, told.value.text.nl


def test_registration_is_in_the_agenda_and_comes_back_a_year_later(each_store: Store) -> None:
    """M2.1.d, on SQLite and PostgreSQL."""
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser)
    action_id = start(each_store, team, case_id, "social_housing")
    assert running(each_store, team, case_id) == {f"action.{action_id}.due": date(2026, 7, 22)}
    assert next_day(each_store, team, case_id) == date(2026, 7, 22)
    save(each_store, team, action_id, answers={"no_property": True}, particulars={"filed_on": date(2026, 7, 6)})
    assert row(each_store, team, action_id).status == "in_progress"
    assert running(each_store, team, case_id)[f"action.{action_id}.filed_on"] == date(2026, 8, 25)
    stand(each_store, team, action_id, "done", date(2026, 7, 7))
    done = row(each_store, team, action_id)
    assert (done.ended_on, done.renew_on) == (date(2026, 7, 7), date(2027, 7, 7))
    assert running(each_store, team, case_id) == {f"action.{action_id}.renewal": date(2027, 7, 7)}
    assert next_day(each_store, team, case_id) == date(2027, 7, 7)
    with Reader.open(each_store, team.organisation_id) as reader:
        found = due_items.until(reader, user_id=team.adviser.user_id, last=date(2027, 7, 7))
        settled = {due.rule: due.status for due in reader.where(DueDate, case_id=case_id) if due.status != "running"}
    assert [item.title for item in found] == [{
        "fr": "Vérifier et confirmer l'inscription au logement social",
        "nl": "De inschrijving voor een sociale woning nakijken en bevestigen",
    }]  # fmt: skip
    assert settled == {f"action.{action_id}.due": "met", f"action.{action_id}.filed_on": "met"}


def test_another_renewal_date_supersedes_and_must_follow_the_end(store: Store, team: Team, case_id: int) -> None:
    action_id = start(store, team, case_id, "social_housing")
    stand(store, team, action_id, "done")
    save(store, team, action_id, renew_on=date(2027, 1, 15))
    assert running(store, team, case_id) == {f"action.{action_id}.renewal": date(2027, 1, 15)}
    seen = row(store, team, action_id)
    early = SaveAction(case_id=case_id, action_id=action_id, version=seen.version, renew_on=TODAY)
    assert blamed(store, team, early)[0] == "renew_on"
    save(store, team, action_id, renew_on=None)
    assert running(store, team, case_id) == {}


def test_a_day_that_was_let_go_in_the_agenda_does_not_come_back(store: Store, team: Team, case_id: int) -> None:
    action_id = start(store, team, case_id, "utilities")
    with Reader.open(store, team.organisation_id) as reader:
        due = reader.where(DueDate, case_id=case_id)[0]
    letting = MarkDueDate(
        case_id=case_id, due_date_id=due.id, version=due.version, status="dropped", reason="pas pressé"
    )
    run(store, letting, team.adviser)
    save(store, team, action_id, notes="rappelé")
    assert running(store, team, case_id) == {}
    save(store, team, action_id, due_on=date(2026, 9, 1))
    assert running(store, team, case_id) == {f"action.{action_id}.due": date(2026, 9, 1)}


def test_appeal_of_a_refused_allowance_is_a_legal_date(store: Store, team: Team, case_id: int) -> None:
    """M2.1.e."""
    action_id = start(store, team, case_id, "rent_allowance")
    save(store, team, action_id, particulars={"decision": "refused", "appeal_by_on": date(2026, 8, 3)})
    stand(store, team, action_id, "done")
    with Reader.open(store, team.organisation_id) as reader:
        due = reader.where(DueDate, case_id=case_id, rule=f"action.{action_id}.appeal_by_on")[0]
    assert (due.kind, due.due_on, due.status, due.waits_for) == ("legal", date(2026, 8, 3), "running", "us")


def test_centre_has_thirty_days_from_its_acknowledgement(store: Store, team: Team, case_id: int) -> None:
    """M2.1.i."""
    action_id = start(store, team, case_id, "cpas_contact")
    save(store, team, action_id, particulars={"centre": "cpas-21013", "acknowledged_on": date(2026, 7, 8)})
    with Reader.open(store, team.organisation_id) as reader:
        due = reader.where(DueDate, case_id=case_id, rule=f"action.{action_id}.acknowledged_on")[0]
    assert (due.due_on, due.counted_from, due.waits_for) == (date(2026, 8, 7), date(2026, 7, 8), "service")
    assert due.steps[1]["nl"] == "De dag zelf telt niet mee. + 30 kalenderdagen: vrijdag 7 augustus 2026."
    save(store, team, action_id, particulars={"centre": "cpas-21013", "acknowledged_on": date(2026, 7, 6)})
    assert running(store, team, case_id)[f"action.{action_id}.acknowledged_on"] == date(2026, 8, 5)
    save(store, team, action_id, particulars={"acknowledged_on": date(2026, 7, 6), "decision": "granted"})
    assert f"action.{action_id}.acknowledged_on" not in running(store, team, case_id), "the answer is there"
    save(store, team, action_id, particulars={"acknowledged_on": date(2026, 7, 6)})
    assert running(store, team, case_id)[f"action.{action_id}.acknowledged_on"] == date(2026, 8, 5)
    save(store, team, action_id, particulars={"centre": "cpas-21013"})
    assert f"action.{action_id}.acknowledged_on" not in running(store, team, case_id)


def test_a_refusal_costs_nothing_and_the_action_can_be_offered_again(store: Store, team: Team, case_id: int) -> None:
    """M17.1, M31.1."""
    action_id = start(store, team, case_id, "cpas_contact")
    stand(store, team, action_id, "refused")
    assert running(store, team, case_id) == {}
    assert row(store, team, action_id).reason == "", "no reason is asked"
    with Reader.open(store, team.organisation_id) as reader:
        assert "cpas_contact" not in [one.action.id for one in queries.advice(reader, case_id)], "not pushed"
    again = start(store, team, case_id, "cpas_contact")
    assert again != action_id
    with Reader.open(store, team.organisation_id) as reader:
        cards = queries.actions_of(reader, case_id)
    assert [(card.id, card.status) for card in cards] == [(again, Status.TO_DO), (action_id, Status.REFUSED)]


def test_what_ended_can_be_opened_again(store: Store, team: Team, case_id: int) -> None:
    action_id = start(store, team, case_id, "utilities")
    stand(store, team, action_id, "not_needed")
    assert row(store, team, action_id).ended_on == TODAY
    stand(store, team, action_id, "in_progress")
    assert row(store, team, action_id).ended_on is None
    assert list(running(store, team, case_id)) == [f"action.{action_id}.due"]


def test_impossible_needs_its_reason(store: Store, team: Team, case_id: int) -> None:
    action_id = start(store, team, case_id, "moderate_rent")
    command = ChangeActionStatus(case_id=case_id, action_id=action_id, version=1, status="impossible", on=TODAY)
    assert blamed(store, team, command)[0] == "reason"
    stand(store, team, action_id, "impossible", reason="Alle lijsten zijn gesloten")
    assert row(store, team, action_id).reason == "Alle lijsten zijn gesloten"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"status": "lost"}, "status"),
        ({"status": "done", "on": date(2026, 7, 9)}, "on"),
        ({"status": "refused", "on": date(2026, 7, 7)}, "on"),
    ],
)
def test_a_status_that_cannot_be_is_refused(
    store: Store, team: Team, case_id: int, values: dict[str, Any], field: str
) -> None:
    action_id = start(store, team, case_id, "utilities")
    command = ChangeActionStatus(case_id=case_id, action_id=action_id, version=1, **{"on": TODAY} | values)
    assert blamed(store, team, command)[0] == field
    assert row(store, team, action_id).status == "to_do"


@pytest.mark.parametrize(
    ("action", "values", "field"),
    [
        ("utilities", {"answers": {"rich": True}}, ""),
        ("utilities", {"papers": ("gold",)}, ""),
        ("utilities", {"particulars": {"colour": "red"}}, ""),
        ("utilities", {"document_id": 999}, "document"),
        ("utilities", {"letter_id": 999}, "letter"),
        ("utilities", {"assigned_to_id": 999}, "assigned_to"),
        ("social_housing", {"particulars": {"filed_on": date(2026, 7, 9)}}, "p_filed_on"),
        ("oral_lease_proof", {"particulars": {"rent": 0}}, "p_rent"),
        ("rent_allowance", {"particulars": {"decision": "perhaps"}}, "p_decision"),
        ("cpas_contact", {"particulars": {"centre": "cpas-99999"}}, "p_centre"),
        ("cpas_contact", {"particulars": {"centre": "commune-21013"}}, "p_centre"),
    ],
)
def test_what_cannot_be_true_is_refused_beside_its_field(
    store: Store, team: Team, case_id: int, action: str, values: dict[str, Any], field: str
) -> None:
    action_id = start(store, team, case_id, action)
    assert blamed(store, team, SaveAction(case_id=case_id, action_id=action_id, version=1, **values))[0] == field
    assert row(store, team, action_id).version == 1


def test_a_value_of_the_wrong_kind_is_a_mistake_of_the_program(store: Store, team: Team, case_id: int) -> None:
    action_id = start(store, team, case_id, "social_housing")
    command = SaveAction(case_id=case_id, action_id=action_id, version=1, particulars={"filed_on": "yesterday"})
    with pytest.raises(TypeError, match="filed_on must be a date"):
        run(store, command, team.adviser)


def test_an_action_is_begun_once_in_an_open_case_by_somebody_of_the_service(
    store: Store, team: Team, other_team: Team, case_id: int
) -> None:
    start(store, team, case_id, "domicile", due_on=date(2026, 9, 1), assigned_to_id=team.coordinator.user_id)
    assert blamed(store, team, StartAction(case_id=case_id, action="domicile"))[1].startswith("Deze actie loopt al")
    with pytest.raises(NotFound):
        start(store, team, case_id, "unknown")
    stranger = StartAction(case_id=case_id, action="utilities", assigned_to_id=other_team.adviser.user_id)
    assert blamed(store, team, stranger)[0] == "assigned_to"
    with pytest.raises(Forbidden):
        run(store, StartAction(case_id=case_id, action="utilities"), team.auditor)
    closing = RecordEvent(
        case_id=case_id, version=version(store, team, case_id), event="closed", happened_on=TODAY,
        inputs={"outcome": "unknown", "closing_reason": "other"},
    )  # fmt: skip
    run(store, closing, team.adviser)
    assert running(store, team, case_id) == {}
    assert "afgesloten" in blamed(store, team, StartAction(case_id=case_id, action="utilities"))[1]
    with Reader.open(store, team.organisation_id) as reader:
        assert queries.advice(reader, case_id) == ()


def version(store: Store, team: Team, case_id: int) -> int:
    with Reader.open(store, team.organisation_id) as reader:
        return reader.one(Case, case_id).version


def test_proof_is_a_paper_of_the_case_that_is_still_there(store: Store, team: Team, case_id: int) -> None:
    action_id = start(store, team, case_id, "social_housing")
    paper = AddDocument(case_id=case_id, file=prepared(a_pdf()), kind="social_housing", title="inscription")
    document_id = run(store, paper, team.adviser)
    save(store, team, action_id, document_id=document_id)
    assert row(store, team, action_id).document_id == document_id
    with Reader.open(store, team.organisation_id) as reader:
        seen = reader.one(Document, document_id)
    run(store, RemoveDocument(case_id=case_id, document_id=document_id, version=seen.version), team.adviser)
    late = SaveAction(case_id=case_id, action_id=action_id, version=2, document_id=document_id)
    assert blamed(store, team, late)[0] == "document"


def test_somebody_else_saved_first(store: Store, team: Team, case_id: int) -> None:
    action_id = start(store, team, case_id, "utilities")
    save(store, team, action_id, notes="premier")
    with pytest.raises(StaleCase):
        run(store, SaveAction(case_id=case_id, action_id=action_id, version=1, notes="second"), team.adviser)
    assert row(store, team, action_id).notes == "premier"


def test_an_action_belongs_to_its_case_and_its_service(
    store: Store, team: Team, other_team: Team, case_id: int
) -> None:
    action_id = start(store, team, case_id, "utilities")
    other = run(store, OpenCase(identity="anonymous", concern="other", channel="visit"), team.adviser)
    with pytest.raises(NotFound):
        run(store, SaveAction(case_id=other, action_id=action_id, version=1), team.adviser)
    with pytest.raises(NotFound):
        run(store, SaveAction(case_id=case_id, action_id=action_id, version=1), other_team.adviser)
    with Reader.open(store, team.organisation_id) as reader, pytest.raises(NotFound):
        queries.action(reader, other, action_id)


def test_history_is_in_the_trail_without_copying_lives(store: Store, team: Team, case_id: int) -> None:
    action_id = start(store, team, case_id, "legal_aid_second_line")
    save(store, team, action_id, notes="a peur de l'audience", particulars={"lawyer": "Maître Exemple"})
    with store.sessions(info={"scope": None}) as session:
        entries = [entry for entry in session.query(AuditEntry) if entry.table_name == "case_actions"]
    assert [entry.command for entry in entries] == ["StartAction", "SaveAction"]
    assert "Exemple" not in str([entry.changes for entry in entries])
    assert entries[1].changes["notes"] == "(changed)"


def test_advice_reads_the_case(store: Store, team: Team, case_id: int) -> None:
    """M2.1.h and M2.1.i: an oral lease asks for proofs, arrears for the CPAS."""
    run(store, SaveLease(case_id=case_id, written=False), team.adviser)
    run(store, SaveArrears(case_id=case_id, kind="rent", stated_on=TODAY, amount_cents=90000), team.adviser)
    run(store, AddNote(case_id=case_id, kind="talk", happened_on=TODAY, text="x"), team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        found = [one.action.id for one in queries.advice(reader, case_id)]
    assert found[0] == "oral_lease_proof"
    assert "cpas_contact" in found


def test_assessment_is_shown_with_the_card(store: Store, team: Team, case_id: int) -> None:
    action_id = start(store, team, case_id, "rent_allowance")
    save(store, team, action_id, answers={"registered": False}, papers=("lease",))
    with Reader.open(store, team.organisation_id) as reader:
        card = queries.action(reader, case_id, action_id)
    assert card.assessment is not None
    assert card.assessment.outcome is Outcome.PROBABLY_NOT
    assert card.papers == ("lease",)
