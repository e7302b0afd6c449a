"""Opening a case and keeping its facts right: who may, what is kept, what is refused and why."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pikepdf
import pytest
from PIL import Image
from sqlalchemy import select

from app.agenda.commands import AddTask, CompleteTask, MarkDueDate, ReopenTask
from app.cases import commands as c
from app.documents.commands import AddDocument
from app.foundation.command import Command
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused, StaleCase
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.store.base import Store
from app.store.reading import Reader
from app.store.search import search
from app.store.tables import (
    ArrearsEntry,
    AuditEntry,
    Case,
    CaseEvent,
    DueDate,
    Dwelling,
    EpbCertificate,
    Lease,
    Note,
    OtherParty,
    Person,
    Task,
)
from tests.app.cases.builders import OPENING, TODAY, open_case
from tests.conftest import Team


def only(store: Store, table: type[Any], **equals: object) -> Any:
    """Return the one row there is."""
    (row,) = rows(store, table, **equals)
    return row


def rows(store: Store, table: type[Any], **equals: object) -> Sequence[Any]:
    with Reader.open(store, None) as reader:
        return reader.all(select(table).filter_by(**equals).order_by(table.id))


def audited(store: Store, command: str) -> set[str]:
    """Return the tables a command left entries about."""
    with Reader.open(store, None) as reader:
        entries = reader.rows(select(AuditEntry).where(AuditEntry.command == command))
        return {entry[0].table_name for entry in entries}


def picture(kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (4, 3), "white").save(file, kind)
    return file.getvalue()


def paper(password: str = "") -> bytes:
    file = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(file, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return file.getvalue()


# ------------------------------------------------------------------------------------------------ opening


def test_a_visit_opens_a_case_that_gathers_facts(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, minors=2, phone="0470 12 34 56")
    case = only(store, Case)
    assert case.id == case_id
    assert (case.state, case.level, case.workflow_version) == ("gathering", "1", date(2024, 11, 1))
    assert (case.reference, case.display_name) == ("SEUIL-2026-00001", "Samira Haddad")
    assert case.assigned_to_id == team.adviser.user_id
    assert case.opened_on == TODAY
    people = rows(store, Person)
    assert [(row.role, row.phone) for row in people] == [("tenant", "0470123456"), ("minor", ""), ("minor", "")]
    event = only(store, CaseEvent)
    assert (event.event, event.from_state, event.to_state) == ("case_opened", None, "gathering")
    assert audited(store, "OpenCase") >= {"cases", "case_events", "people", "dwellings"}


@pytest.mark.parametrize("channel", ["partner", "relative"])
def test_what_others_tell_opens_a_signal(store: Store, team: Team, channel: str) -> None:
    open_case(store, team.adviser, channel=channel)
    assert only(store, Case).state == "signalled"


def test_a_case_taken_over_keeps_its_real_date(store: Store, team: Team) -> None:
    open_case(store, team.adviser, opened_on=date(2024, 3, 5))
    case = only(store, Case)
    assert case.opened_on == date(2024, 3, 5)
    assert only(store, CaseEvent).happened_on == date(2024, 3, 5)


def test_anonymous_and_pseudonym_keep_no_name(store: Store, team: Team) -> None:
    open_case(store, team.adviser, identity="anonymous", first_name="Samira", last_name="Haddad")
    open_case(store, team.adviser, identity="pseudonym", pseudonym="Luna", first_name="Samira")
    names = [row.display_name for row in rows(store, Case)]
    assert names == ["Anonyme / Anoniem", "Luna"]
    assert {(row.first_name, row.last_name) for row in rows(store, Person)} == {("", "")}


def test_the_reference_counts_on_per_service(store: Store, team: Team, other_team: Team) -> None:
    for actor in (team.adviser, team.adviser, other_team.adviser):
        open_case(store, actor)
    found = sorted(row.reference for row in rows(store, Case))
    assert found == ["ANDER-2026-00001", "SEUIL-2026-00001", "SEUIL-2026-00002"]


@pytest.mark.parametrize(
    ("postal_code", "given", "kept"),
    [("1080", "", "21012"), ("1040", "21005", "21005"), ("1050", "21004", "21004"), ("", "", "")],
)
def test_the_commune_follows_from_the_postal_code_unless_shared(
    store: Store, team: Team, postal_code: str, given: str, kept: str
) -> None:
    open_case(store, team.adviser, postal_code=postal_code, commune_nis=given)
    assert only(store, Dwelling).commune_nis == kept


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"first_name": " ", "last_name": ""}, "first_name"),
        ({"identity": "pseudonym"}, "pseudonym"),
        ({"identity": "x"}, "identity"),
        ({"language": "other"}, "interpreter_language"),
        ({"channel": "dove"}, "channel"),
        ({"concern": ""}, "concern"),
        ({"safe_to_contact": "perhaps"}, "safe_to_contact"),
        ({"opened_on": date(2026, 7, 9)}, "opened_on"),
        ({"opened_on": date(2001, 1, 1)}, "opened_on"),
        ({"phone": "12"}, "phone"),
        ({"postal_code": "1040"}, "commune_nis"),
        ({"postal_code": "1080", "commune_nis": "21001"}, "commune_nis"),
        ({"postal_code": "9000"}, "postal_code"),
        ({"minors": 21}, "minors"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(
    store: Store, team: Team, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        open_case(store, team.adviser, **wrong)
    assert refused.value.field == field
    assert rows(store, Case) == []
    assert audited(store, "OpenCase") == set()


# ------------------------------------------------------------------------------------------------ permissions


def _examples() -> list[Command[Any]]:
    return [
        c.OpenCase(**OPENING),
        c.UpdateCase(case_id=1, version=1, identity="anonymous", concern="other", language="fr", safe_to_contact="yes"),
        c.SavePerson(case_id=1, role="minor"),
        c.RemovePerson(case_id=1, person_id=1, version=1),
        c.SaveParty(case_id=1, role="landlord", name="x"),
        c.RemoveParty(case_id=1, party_id=1, version=1),
        c.SaveDwelling(case_id=1),
        c.SaveCertificates(case_id=1, seen="", complete=True),
        c.SaveLease(case_id=1),
        c.SaveArrears(case_id=1, kind="rent", stated_on=TODAY, amount_cents=1),
        c.RemoveArrears(case_id=1, entry_id=1, version=1),
        c.AddNote(case_id=1, kind="talk", happened_on=TODAY, text="x"),
        c.RecordEvent(case_id=1, version=1, event="closed", happened_on=TODAY),
        c.ReopenCase(case_id=1, version=1, happened_on=TODAY),
        AddTask(case_id=1, title="x"),
        CompleteTask(task_id=1, version=1),
        ReopenTask(task_id=1, version=1),
        MarkDueDate(case_id=1, due_date_id=1, version=1, status="met"),
    ]


@pytest.mark.parametrize("command", _examples(), ids=lambda command: type(command).__name__)
def test_those_who_do_no_casework_may_not(store: Store, team: Team, command: Command[Any]) -> None:
    for actor in (team.administrator, team.auditor):
        with pytest.raises(Forbidden):
            run(store, command, actor)


def test_only_coordination_reopens(store: Store, team: Team) -> None:
    with pytest.raises(Forbidden):
        run(store, c.ReopenCase(case_id=1, version=1, happened_on=TODAY), team.adviser)


@pytest.mark.parametrize("command", _examples()[1:], ids=lambda command: type(command).__name__)
def test_another_services_case_is_not_there(store: Store, team: Team, other_team: Team, command: Command[Any]) -> None:
    case_id = open_case(store, team.adviser)
    assert case_id == 1
    run(store, c.SavePerson(case_id=1, role="adult"), team.adviser)
    run(store, c.SaveParty(case_id=1, role="landlord", name="x"), team.adviser)
    run(store, c.SaveArrears(case_id=1, kind="rent", stated_on=TODAY, amount_cents=1), team.adviser)
    run(store, AddDocument(case_id=1, file=prepared(picture()), kind="lease"), team.adviser)
    run(store, AddTask(case_id=1, title="x"), team.adviser)
    with pytest.raises(NotFound):
        run(store, command, other_team.coordinator)


# ------------------------------------------------------------------------------------------------ household


def update(store: Store, team: Team, **changes: Any) -> None:
    case = only(store, Case)
    person = rows(store, Person)[0]
    values: dict[str, Any] = {
        "case_id": case.id,
        "version": case.version,
        "identity": case.identity,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "concern": case.concern,
        "language": case.language,
        "safe_to_contact": case.safe_to_contact,
        "assigned_to_id": case.assigned_to_id,
    }
    run(store, c.UpdateCase(**values | changes), team.adviser)


def test_names_contact_and_person_in_charge_change_together(store: Store, team: Team) -> None:
    open_case(store, team.adviser)
    advice = "Appeler après 17 h"
    coordinator = team.coordinator.user_id
    update(store, team, last_name="Haddad-Peeters", contact_advice=advice, assigned_to_id=coordinator)
    case = only(store, Case)
    assert (case.display_name, case.contact_advice, case.assigned_to_id) == (
        "Samira Haddad-Peeters",
        advice,
        coordinator,
    )
    with Reader.open(store, team.organisation_id) as reader:
        assert [found.case_id for found in search(reader, "peeters")] == [case.id]
        entry = reader.rows(
            select(AuditEntry).where(AuditEntry.command == "UpdateCase", AuditEntry.table_name == "cases")
        )
        assert entry[0][0].changes["contact_advice"] == "(changed)"


def test_whoever_becomes_anonymous_loses_the_name_everywhere(store: Store, team: Team) -> None:
    open_case(store, team.adviser)
    update(store, team, identity="anonymous")
    assert only(store, Person).last_name == ""
    assert "haddad" not in only(store, Case).search_text


def test_two_people_changing_one_case_are_told(store: Store, team: Team) -> None:
    open_case(store, team.adviser)
    update(store, team, last_name="Haddadi")
    with pytest.raises(StaleCase):
        update(store, team, version=1, last_name="Hadad")
    assert only(store, Case).display_name == "Samira Haddadi"


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_only_a_colleague_who_follows_cases_is_put_in_charge(store: Store, team: Team, role: str) -> None:
    open_case(store, team.adviser)
    with pytest.raises(Invalid, match="assigned_to_id"):
        update(store, team, assigned_to_id=getattr(team, role).user_id)


def test_nobody_of_another_service_is_put_in_charge(store: Store, team: Team, other_team: Team) -> None:
    open_case(store, team.adviser)
    with pytest.raises(Invalid, match="assigned_to_id"):
        update(store, team, assigned_to_id=other_team.adviser.user_id)


def test_the_household_grows_and_shrinks(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    second = c.SavePerson(case_id=case_id, role="co_tenant", first_name="Koen", last_name="Peeters")
    person_id = run(store, second, team.adviser)
    run(store, c.SavePerson(case_id=case_id, role="minor", birth_year=2015), team.adviser)
    assert only(store, Case).display_name == "Samira Haddad, Koen Peeters"
    version = only(store, Person, id=person_id).version
    run(store, c.RemovePerson(case_id=case_id, person_id=person_id, version=version), team.adviser)
    assert only(store, Case).display_name == "Samira Haddad"
    assert [row.role for row in rows(store, Person)] == ["tenant", "minor"]
    assert audited(store, "SavePerson") == {"people", "cases"}
    assert audited(store, "RemovePerson") == {"people", "cases"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"role": "minor", "birth_year": 2007}, "birth_year"),
        ({"role": "adult", "birth_year": 1850}, "birth_year"),
        ({"role": "adult", "birth_year": 2027}, "birth_year"),
        ({"role": "co_tenant"}, "first_name"),
        ({"role": "cat"}, "role"),
        ({"role": "adult", "email": "no"}, "email"),
        ({"role": "adult", "civility": "dr"}, "civility"),
    ],
)
def test_a_person_who_cannot_be_is_refused(store: Store, team: Team, wrong: dict[str, Any], field: str) -> None:
    case_id = open_case(store, team.adviser)
    with pytest.raises(Invalid) as refused:
        run(store, c.SavePerson(case_id=case_id, **wrong), team.adviser)
    assert refused.value.field == field


def test_the_last_tenant_stays(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    person = only(store, Person)
    with pytest.raises(Invalid):
        run(store, c.RemovePerson(case_id=case_id, person_id=person.id, version=person.version), team.adviser)
    changed = c.SavePerson(case_id=case_id, person_id=person.id, version=person.version, role="adult", first_name="S")
    with pytest.raises(Invalid, match="role"):
        run(store, changed, team.adviser)


def test_a_person_of_another_case_is_not_there(store: Store, team: Team) -> None:
    open_case(store, team.adviser)
    second = open_case(store, team.adviser)
    foreign = only(store, Person, case_id=1)
    command = c.SavePerson(case_id=second, person_id=foreign.id, version=foreign.version, role="tenant", first_name="X")
    with pytest.raises(NotFound):
        run(store, command, team.adviser)


def test_landlord_agent_and_host_are_written_down(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    landlord = c.SaveParty(
        case_id=case_id, role="landlord", name="Immo Ter Linden", kind="company", language="nl", phone="02 512 34 56"
    )
    party_id = run(store, landlord, team.adviser)
    party = only(store, OtherParty)
    assert (party.name, party.kind, party.language, party.phone) == ("Immo Ter Linden", "company", "nl", "025123456")
    again = dataclasses.replace(landlord, party_id=party_id, version=party.version, kind=None, name="Immo Linden")
    run(store, again, team.adviser)
    assert only(store, OtherParty).kind is None
    with pytest.raises(StaleCase):
        run(store, again, team.adviser)
    version = only(store, OtherParty).version
    run(store, c.RemoveParty(case_id=case_id, party_id=party_id, version=version), team.adviser)
    assert rows(store, OtherParty) == []
    assert audited(store, "RemoveParty") == {"other_parties"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"kind": "ghost"}, "kind"),
        ({"language": "de"}, "language"),
        ({"role": "judge"}, "role"),
    ],
)
def test_a_party_who_cannot_be_is_refused(store: Store, team: Team, wrong: dict[str, Any], field: str) -> None:
    case_id = open_case(store, team.adviser)
    with pytest.raises(Invalid) as refused:
        run(store, c.SaveParty(**{"case_id": case_id, "role": "landlord", "name": "x"} | wrong), team.adviser)
    assert refused.value.field == field


# ------------------------------------------------------------------------------------------------ dwelling, lease


def dwelling(store: Store, team: Team, **values: Any) -> Any:
    present = only(store, Dwelling)
    run(store, c.SaveDwelling(case_id=present.case_id, version=present.version, **values), team.adviser)
    return only(store, Dwelling)


def test_the_canton_follows_from_the_commune_when_there_is_one(store: Store, team: Team) -> None:
    open_case(store, team.adviser)
    kept = dwelling(store, team, street="Rue de Ribaucourt", house_number="118", postal_code="1080")
    assert (kept.canton_id, kept.canton_confirmed_on) == ("jp-sint-jans-molenbeek", None)


def test_in_a_split_commune_a_person_confirms_the_canton(store: Store, team: Team) -> None:
    open_case(store, team.adviser)
    kept = dwelling(store, team, postal_code="1030")
    assert (kept.canton_id, kept.canton_confirmed_on) == (None, None)
    kept = dwelling(store, team, postal_code="1030", canton_id="jp-schaarbeek-2")
    assert (kept.canton_id, kept.canton_confirmed_on) == ("jp-schaarbeek-2", TODAY)
    with pytest.raises(Invalid, match="canton_id"):
        dwelling(store, team, postal_code="1030", canton_id="jp-brussel-1")


def test_a_secret_address_is_not_found_and_its_secrecy_is_audited(store: Store, team: Team) -> None:
    open_case(store, team.adviser, street="Rue de Ribaucourt", house_number="118", postal_code="1080")
    with Reader.open(store, team.organisation_id) as reader:
        assert len(search(reader, "ribaucourt 118")) == 1
    dwelling(store, team, street="Rue de Ribaucourt", house_number="118", postal_code="1080", secret=True)
    with Reader.open(store, team.organisation_id) as reader:
        assert search(reader, "ribaucourt 118") == ()
        assert len(search(reader, "haddad")) == 1


def test_a_reference_rent_of_zero_is_refused(store: Store, team: Team) -> None:
    open_case(store, team.adviser)
    with pytest.raises(Invalid, match="reference_rent"):
        dwelling(store, team, reference_rent_cents=0)


def test_the_lease_is_begun_once_then_changed(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    command = c.SaveLease(case_id=case_id, type="main_residence_9y", starts_on=date(2020, 2, 1), base_rent_cents=75000)
    run(store, command, team.adviser)
    with pytest.raises(StaleCase):
        run(store, command, team.adviser)
    version = only(store, Lease).version
    run(store, dataclasses.replace(command, version=version, registered_regional=True), team.adviser)
    lease = only(store, Lease)
    assert (lease.base_rent_cents, lease.registered_regional) == (75000, True)
    assert audited(store, "SaveLease") == {"leases"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts_on": date(2024, 5, 1), "ends_on": date(2023, 5, 1)}, "ends_on"),
        ({"base_rent_cents": 0}, "base_rent"),
        ({"rent_now_cents": 0}, "rent_now"),
        ({"charges_cents": -1}, "charges"),
        ({"starts_on": date(2024, 5, 1), "last_increase_on": date(2024, 4, 30)}, "last_increase_on"),
        ({"revision_rent_cents": 80000}, "revision_agreed_on"),
        ({"revision_agreed_on": date(2024, 5, 1)}, "revision_rent"),
        (
            {"signed_on": date(2024, 5, 1), "revision_agreed_on": date(2023, 5, 1), "revision_rent_cents": 1},
            "revision_agreed_on",
        ),
        ({"registered_federal": False, "registered_federal_on": date(2024, 5, 1)}, "registered_federal_on"),
        (
            {"signed_on": date(2024, 5, 1), "registered_regional_on": date(2024, 4, 1), "registered_regional": True},
            "registered_regional_on",
        ),
        ({"type": "castle"}, "type"),
        ({"indexation_clause": "double"}, "indexation_clause"),
    ],
)
def test_a_lease_that_cannot_be_is_refused(store: Store, team: Team, wrong: dict[str, Any], field: str) -> None:
    case_id = open_case(store, team.adviser)
    with pytest.raises(Invalid) as refused:
        run(store, c.SaveLease(case_id=case_id, **wrong), team.adviser)
    assert refused.value.field == field
    assert rows(store, Lease) == []


def test_certificates_are_replaced_together_and_only_as_seen(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    nothing = c.certificates_seen(())
    first = c.Certificate(energy_class="e", issued_on=date(2019, 3, 4), communicated=True)
    save = c.SaveCertificates(case_id=case_id, seen=nothing, complete=True, certificates=(first,))
    run(store, save, team.adviser)
    assert only(store, EpbCertificate).energy_class == "e"
    assert only(store, Dwelling).certificates_known is True
    with pytest.raises(StaleCase):
        run(store, save, team.adviser)
    seen = c.certificates_seen(rows(store, EpbCertificate))
    run(store, c.SaveCertificates(case_id=case_id, seen=seen, complete=False), team.adviser)
    assert rows(store, EpbCertificate) == []
    assert audited(store, "SaveCertificates") == {"epb_certificates", "dwellings"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (c.Certificate(energy_class="z"), "certificates-0-energy_class"),
        (c.Certificate(issued_on=TODAY, valid_until=date(2020, 1, 1)), "certificates-0-valid_until"),
        (c.Certificate(issued_on=TODAY, communicated_on=date(2020, 1, 1)), "certificates-0-communicated_on"),
    ],
)
def test_a_certificate_that_cannot_be_is_refused(store: Store, team: Team, wrong: c.Certificate, field: str) -> None:
    case_id = open_case(store, team.adviser)
    seen = c.certificates_seen(())
    with pytest.raises(Invalid) as refused:
        run(store, c.SaveCertificates(case_id=case_id, seen=seen, complete=True, certificates=(wrong,)), team.adviser)
    assert refused.value.field == field


def test_arrears_are_written_down_corrected_and_taken_away(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    command = c.SaveArrears(case_id=case_id, kind="rent", stated_on=TODAY, amount_cents=294000, disputed_cents=41200)
    entry_id = run(store, command, team.adviser)
    version = only(store, ArrearsEntry).version
    run(store, dataclasses.replace(command, entry_id=entry_id, version=version, amount_cents=200000), team.adviser)
    entry = only(store, ArrearsEntry)
    assert (entry.amount_cents, entry.disputed_cents) == (200000, 41200)
    run(store, c.RemoveArrears(case_id=case_id, entry_id=entry_id, version=entry.version), team.adviser)
    assert rows(store, ArrearsEntry) == []
    assert audited(store, "SaveArrears") == audited(store, "RemoveArrears") == {"arrears_entries"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"amount_cents": 0}, "amount"),
        ({"disputed_cents": 101}, "disputed"),
        ({"disputed_cents": -1}, "disputed"),
        ({"stated_on": date(2026, 7, 9)}, "stated_on"),
        ({"kind": "fun"}, "kind"),
    ],
)
def test_arrears_that_cannot_be_are_refused(store: Store, team: Team, wrong: dict[str, Any], field: str) -> None:
    case_id = open_case(store, team.adviser)
    values: dict[str, Any] = {"case_id": case_id, "kind": "rent", "stated_on": TODAY, "amount_cents": 100}
    with pytest.raises(Invalid) as refused:
        run(store, c.SaveArrears(**values | wrong), team.adviser)
    assert refused.value.field == field


# ------------------------------------------------------------------------------------------------ notes, papers


def test_a_note_keeps_its_day_and_author(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    run(store, c.AddNote(case_id=case_id, kind="call", happened_on=date(2026, 7, 1), text=" Rappeler "), team.adviser)
    note = only(store, Note)
    assert (note.text, note.happened_on, note.recorded_by_id) == ("Rappeler", date(2026, 7, 1), team.adviser.user_id)
    for wrong, field in (
        ({"text": " "}, "text"),
        ({"happened_on": date(2026, 7, 9)}, "happened_on"),
        ({"kind": "x"}, "kind"),
    ):
        values: dict[str, Any] = {"case_id": case_id, "kind": "call", "happened_on": TODAY, "text": "x"}
        with pytest.raises(Invalid, match=field):
            run(store, c.AddNote(**values | wrong), team.adviser)
    assert audited(store, "AddNote") == {"notes"}


# ------------------------------------------------------------------------------------------------ events, dates


def happens(store: Store, team: Team, event: str, on: date = TODAY, **inputs: Any) -> None:
    case = only(store, Case)
    command = c.RecordEvent(case_id=case.id, version=case.version, event=event, happened_on=on, inputs=inputs)
    run(store, command, team.adviser)


def test_the_workflow_moves_the_case_and_keeps_what_was_answered(store: Store, team: Team) -> None:
    open_case(store, team.adviser)
    happens(store, team, "facts_gathered", loss_feared="on_a_date", loss_feared_on=date(2026, 9, 1))
    case = only(store, Case)
    assert (case.state, case.reached_states) == ("assessing", ["gathering", "assessing"])
    event = rows(store, CaseEvent)[-1]
    assert event.inputs == {"loss_feared": "on_a_date", "loss_feared_on": "2026-09-01"}
    assert audited(store, "RecordEvent") == {"cases", "case_events"}


def test_violence_makes_the_address_secret_at_once(store: Store, team: Team) -> None:
    open_case(store, team.adviser, street="Rue Haute", postal_code="1000")
    happens(store, team, "safety_asked", violence="violence")
    case = only(store, Case)
    assert (case.safety_asked_on, case.violence) == (TODAY, True)
    assert only(store, Dwelling).secret is True
    assert "haute" not in case.search_text


@pytest.mark.parametrize(("answer", "violence"), [("none", False), ("danger_now", True), ("not_answered", None)])
def test_the_answer_about_safety_is_kept_as_given(store: Store, team: Team, answer: str, violence: bool | None) -> None:
    open_case(store, team.adviser)
    happens(store, team, "safety_asked", violence=answer)
    assert only(store, Case).violence is violence


def test_a_refusal_says_why_in_both_languages_and_changes_nothing(store: Store, team: Team) -> None:
    open_case(store, team.adviser)
    before = only(store, Case).version
    with pytest.raises(Refused) as refused:
        happens(store, team, "mediation_proposed", mediation_with="landlord")
    codes = {reason.code: reason.text for reason in refused.value.reasons}
    assert {"safety_not_asked", "no_mandate"} <= codes.keys()
    assert all(text.fr and text.nl for text in codes.values())
    assert only(store, Case).version == before
    assert len(rows(store, CaseEvent)) == 1


def test_a_note_of_consent_opens_the_way_to_mediation(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    happens(store, team, "safety_asked", violence="none")
    run(store, c.AddNote(case_id=case_id, kind="consent", happened_on=TODAY, text="Accord oral"), team.adviser)
    happens(store, team, "mediation_proposed", mediation_with="landlord")
    assert only(store, Case).state == "mediating"


def test_a_stale_page_does_not_move_the_case(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    stale = c.RecordEvent(case_id=case_id, version=only(store, Case).version, event="lawyer_asked", happened_on=TODAY)
    happens(store, team, "safety_asked", violence="none")
    with pytest.raises(StaleCase):
        run(store, stale, team.adviser)


def test_closing_and_reopening(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    run(store, AddTask(case_id=case_id, title="Appeler", due_on=TODAY), team.adviser)
    happens(store, team, "closed", outcome="not_concerned", closing_reason="no_risk_found")
    case = only(store, Case)
    assert (case.state, case.closed_on, case.outcome) == ("closed", TODAY, "not_concerned")
    with pytest.raises(Invalid):
        run(store, AddTask(case_id=case_id, title="Appeler"), team.adviser)
    again = {"why": "Nouveau congé reçu", "go_on": "where_it_was"}
    with pytest.raises(Invalid):
        happens(store, team, "reopened", **again)
    reopen = c.ReopenCase(case_id=case_id, version=case.version, happened_on=TODAY, inputs=again)
    run(store, reopen, team.coordinator)
    case = only(store, Case)
    assert (case.state, case.closed_on, case.outcome) == ("gathering", None, None)


def test_the_next_date_and_who_is_waited_for_follow_tasks(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    assert only(store, Case).next_due_on == date.max
    task_id = run(store, AddTask(case_id=case_id, title="Appeler", due_on=date(2026, 7, 10)), team.adviser)
    case = only(store, Case)
    assert (case.next_due_on, case.waiting_for) == (date(2026, 7, 10), "us")
    run(store, CompleteTask(task_id=task_id, version=only(store, Task).version), team.adviser)
    assert (only(store, Task).status, only(store, Task).done_on) == ("done", TODAY)
    assert (only(store, Case).next_due_on, only(store, Case).waiting_for) == (date.max, "")
    run(store, ReopenTask(task_id=task_id, version=only(store, Task).version), team.adviser)
    assert only(store, Case).next_due_on == date(2026, 7, 10)
    assert audited(store, "CompleteTask") == {"tasks", "cases"}


def test_an_extension_moves_the_end_of_the_lease(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    run(store, c.SaveLease(case_id=case_id, ends_on=date(2026, 9, 30)), team.adviser)
    happens(store, team, "facts_gathered", loss_feared="no_date")
    happens(store, team, "end_found_lawful", end_on=date(2026, 9, 30), ask_extension_before_on=date(2026, 8, 30))
    happens(store, team, "extension_granted", new_end_on=date(2027, 1, 31))
    assert only(store, Lease).ends_on == date(2027, 1, 31)


def test_a_due_date_is_met_or_dropped_with_a_reason(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    happens(store, team, "rehousing_found", entry_on=TODAY, housing_kind="private", after_rehousing="aftercare")
    happens(store, team, "aftercare_started", review_on=date(2026, 10, 8))
    due = only(store, DueDate)
    assert (due.rule, due.due_on, due.status) == ("aftercare_review", date(2026, 10, 8), "running")
    assert only(store, Case).next_due_on == date(2026, 10, 8)
    drop = MarkDueDate(case_id=case_id, due_date_id=due.id, version=due.version, status="dropped")
    with pytest.raises(Invalid, match="reason"):
        run(store, drop, team.adviser)
    run(store, dataclasses.replace(drop, reason="Le ménage a déménagé"), team.adviser)
    due = only(store, DueDate)
    assert (due.status, due.reason, due.settled_on) == ("dropped", "Le ménage a déménagé", TODAY)
    assert only(store, Case).next_due_on == date.max
    with pytest.raises(Invalid):
        run(store, dataclasses.replace(drop, version=due.version, status="met"), team.adviser)
    assert audited(store, "MarkDueDate") == {"due_dates", "cases"}
