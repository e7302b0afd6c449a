"""M7.1: the secret address is for named people alone, one click at a time, and each click is in the access log."""

from __future__ import annotations

import html
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.administration.commands import CreateUser
from app.agenda.commands import AddTask
from app.cases.commands import AddNote, RecordEvent, SaveDwelling
from app.correspondence.commands import PrepareLetter, SaveDraft
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Forbidden, Invalid, NotFound, StaleCase
from app.foundation.identity import SYSTEM, Actor
from app.foundation.permissions import Role
from app.foundation.run import run
from app.proceedings.shield import SAYS_THE_SECRET
from app.safety.commands import EraseSecretAddress, KeepSecretAddress, NameReaders
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, Case, Dwelling, SecretAddress
from app.store.tables.audit import AccessEntry
from app.transfer.commands import MakeTransfer
from tests.app.agenda.builders import rows, version
from tests.app.cases.builders import open_case
from tests.app.incidents.builders import LOCK_CHANGED, open_incident
from tests.conftest import PASSWORD, SignIn, Team, make_team

WHERE = {"street": "Zwijgzaamlaan", "house_number": "47", "locality": "Nergensdorp"}


def kept(store: Store, case_id: int) -> SecretAddress:
    found: SecretAddress = rows(store, SecretAddress, case_id=case_id)[0]
    return found


def colleague(store: Store, team: Team) -> Actor:
    """A second adviser of the same team."""
    user_id = run(
        store,
        CreateUser(
            organisation_id=team.organisation_id, email="second@example.org", name="Second", role=Role.ADVISER,
            language="fr", password=PASSWORD,
        ),
        SYSTEM,
    )  # fmt: skip
    return Actor(user_id=user_id, organisation_id=team.organisation_id, role=Role.ADVISER, name="Second")


@pytest.fixture
def case_id(store: Store, team: Team) -> int:
    opened = open_case(store, team.adviser)
    run(store, KeepSecretAddress(case_id=opened, **WHERE), team.adviser)
    return opened


def test_who_writes_it_may_read_it_and_the_home_is_hidden(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser, street="Rue de Ribaucourt", house_number="118", postal_code="1080")
    run(each_store, KeepSecretAddress(case_id=case_id, **WHERE), team.adviser)
    assert kept(each_store, case_id).named == [team.adviser.user_id]
    assert rows(each_store, Dwelling, case_id=case_id)[0].secret
    assert "ribaucourt" not in rows(each_store, Case, id=case_id)[0].search_text
    written = [row.changes for row in rows(each_store, AuditEntry, table_name="secret_addresses")]
    assert written[0]["street"] == "(changed)"
    assert written[0]["named"] == [team.adviser.user_id], "the trail keeps who may read it"


def test_only_who_is_named_replaces_or_erases_it(store: Store, team: Team, case_id: int) -> None:
    other = colleague(store, team)
    for command in (
        KeepSecretAddress(case_id=case_id, version=1, **WHERE),
        KeepSecretAddress(case_id=case_id, **WHERE),
        EraseSecretAddress(case_id=case_id, version=1),
        NameReaders(case_id=case_id, version=1, user_ids=(other.user_id or 0,)),
    ):
        with pytest.raises(Invalid):
            run(store, command, other)
    with pytest.raises(StaleCase):
        run(store, KeepSecretAddress(case_id=case_id, version=7, **WHERE), team.adviser)
    run(store, EraseSecretAddress(case_id=case_id, version=1), team.adviser)
    assert rows(store, SecretAddress) == []
    with pytest.raises(Invalid):
        run(store, EraseSecretAddress(case_id=case_id, version=1), team.adviser)


@pytest.mark.parametrize("gap", ["street", "house_number"])
def test_an_address_has_a_street_and_a_number(store: Store, team: Team, gap: str) -> None:
    with pytest.raises(Invalid):
        run(store, KeepSecretAddress(case_id=open_case(store, team.adviser), **{**WHERE, gap: " "}), team.adviser)


def test_a_coordinator_names_people_and_reads_nothing_by_that(
    store: Store, team: Team, case_id: int, sign_in: SignIn
) -> None:
    other = colleague(store, team)
    coordinator = sign_in(team, "coordinator")
    assert coordinator.post(f"/cases/{case_id}/secret-address/show").status_code == 403
    run(store, NameReaders(case_id=case_id, version=1, user_ids=(other.user_id or 0,)), team.coordinator)
    assert kept(store, case_id).named == [other.user_id]
    assert coordinator.post(f"/cases/{case_id}/secret-address/show").status_code == 403
    assert sign_in(team, "adviser").post(f"/cases/{case_id}/secret-address/show").status_code == 403


def test_somebody_is_always_named_and_only_who_follows_cases(store: Store, team: Team, case_id: int) -> None:
    for user_ids in ((), (team.auditor.user_id or 0,), (team.administrator.user_id or 0,), (99,)):
        with pytest.raises(Invalid):
            run(store, NameReaders(case_id=case_id, version=1, user_ids=user_ids), team.adviser)


def test_nobody_of_another_team_is_named_and_none_reaches_it(
    store: Store, team: Team, other_team: Team, case_id: int
) -> None:
    with pytest.raises(Invalid):
        run(store, NameReaders(case_id=case_id, version=1, user_ids=(other_team.adviser.user_id or 0,)), team.adviser)
    for command in (
        KeepSecretAddress(case_id=case_id, version=1, **WHERE),
        NameReaders(case_id=case_id, version=1, user_ids=(1,)),
        EraseSecretAddress(case_id=case_id, version=1),
    ):
        with pytest.raises(NotFound):
            run(store, command, other_team.coordinator)
        with pytest.raises(Forbidden):
            run(store, command, team.auditor)


def test_one_click_shows_it_and_the_access_log_keeps_who_clicked(
    store: Store, team: Team, case_id: int, sign_in: SignIn
) -> None:
    named = sign_in(team, "adviser")
    page = f"/cases/{case_id}/secret-address"
    assert "Zwijgzaamlaan" not in named.get(page).text, "not without the click"
    assert named.get(f"{page}/show").status_code == 405, "no address of a page shows it"
    shown = named.post(f"{page}/show")
    assert "Zwijgzaamlaan 47" in shown.text
    assert shown.headers["Cache-Control"] == "no-store"
    title = shown.text.partition("<title>")[2].partition("</title>")[0]
    assert "Zwijgzaamlaan" not in title
    before = shown.text.partition("Zwijgzaamlaan")[0]
    assert before.rindex("lm-no-print") > before.rindex("<h2"), "it is on no print"
    with store.engine.connect() as connection:
        said = connection.execute(
            AccessEntry.__table__.select().where(AccessEntry.__table__.c.what.startswith("safety."))
        ).all()
    assert [(row.user_id, row.case_id, row.what, row.allowed) for row in said] == [
        (team.adviser.user_id, case_id, "safety.shown", True)
    ]


def test_who_is_refused_is_in_the_access_log(store: Store, team: Team, case_id: int, sign_in: SignIn) -> None:
    assert sign_in(team, "coordinator").post(f"/cases/{case_id}/secret-address/show").status_code == 403
    table = AccessEntry.__table__
    with store.engine.connect() as connection:
        said = connection.execute(table.select().where(table.c.allowed.is_(False))).all()
    assert [(row.user_id, row.case_id, row.what) for row in said] == [
        (team.coordinator.user_id, case_id, "safety.show")
    ]


def send(desk: FlaskClient, path: str, **data: Any) -> Any:
    return desk.post(path, data=data)


def test_by_hand_from_the_first_word_to_the_last(store: Store, team: Team, sign_in: SignIn) -> None:
    """Written, shown, a colleague named, replaced, erased; the forms are never filled in with it."""
    case_id = open_case(store, team.adviser)
    other = colleague(store, team)
    desk = sign_in(team, "adviser", language="nl")
    page = f"/cases/{case_id}/secret-address"
    assert "heeft geen geheim adres" in html.unescape(desk.get(page).text)
    refused = send(desk, page, version="", secret_street="", secret_number="")
    assert refused.status_code == 422
    typed = {"secret_street": "Zwijgzaamlaan", "secret_number": "47", "secret_locality": "Nergensdorp"}
    assert send(desk, page, version="", **typed).status_code == 303
    assert "Zwijgzaamlaan" not in desk.get(page).text
    assert page in desk.get(f"/cases/{case_id}").text, "the case leads there"
    named = [str(team.adviser.user_id), str(other.user_id)]
    assert send(desk, f"{page}/readers", version="1", named=named).status_code == 303
    assert send(desk, f"{page}/readers", version="1", named=named).status_code == 409
    assert send(desk, f"{page}/readers", version="2").status_code == 422, "nobody left"
    assert send(desk, page, version="1", **typed).status_code == 409
    assert send(desk, page, version="2", **{**typed, "secret_number": "48"}).status_code == 303
    assert "Zwijgzaamlaan 48" in desk.post(f"{page}/show").text
    assert send(desk, f"{page}/erase", version="1").status_code == 303
    assert rows(store, SecretAddress), "somebody changed it meanwhile: look first"
    assert send(desk, f"{page}/erase", version="3").status_code == 303
    assert rows(store, SecretAddress) == []


@pytest.mark.parametrize("form_is_old", [True, False])
def test_an_error_page_does_not_keep_what_was_typed(
    flask_app: Flask, store: Store, team: Team, sign_in: SignIn, form_is_old: bool
) -> None:
    """A form that expired, or a sign-in that ended: another form would be kept on the page, this one is not."""
    case_id = open_case(store, team.adviser)
    desk = sign_in(team, "adviser") if form_is_old else flask_app.test_client()
    flask_app.config["WTF_CSRF_ENABLED"] = form_is_old
    own = {"Sec-Fetch-Site": "same-origin"}
    note = desk.post(f"/cases/{case_id}/notes", data={"text": "Kept words"}, headers=own)
    assert "Kept words" in note.text, "the page does keep what is no secret"
    answer = desk.post(f"/cases/{case_id}/secret-address", data={"secret_street": "Zwijgzaamlaan"}, headers=own)
    assert answer.status_code in {302, 400, 401}
    assert "Zwijgzaamlaan" not in answer.text


@pytest.mark.parametrize(
    ("facts", "violence", "hidden"),
    [
        ({}, None, False),
        ({"violence.domestic": True}, True, True),
        ({"violence.secret_address_needed": True}, None, True),
        ({"violence.secret_address_needed": True, "put_out_by": "ex_partner"}, True, True),
        ({"put_out_by": "partner", "acts": ["violence"]}, True, True),
        ({"put_out_by": "partner", "acts": ["violence"], "violence.domestic": False}, None, False),
    ],
)
def test_facts_of_an_incident_shield_the_household_at_once(
    store: Store, team: Team, facts: dict[str, Any], violence: bool | None, hidden: bool
) -> None:
    with clock.frozen(clock.now().replace(month=11, day=18)):
        case_id = open_incident(store, team.adviser, {**LOCK_CHANGED, **facts}).case_id
    case: Case = rows(store, Case, id=case_id)[0]
    assert case.violence is violence
    assert rows(store, Dwelling, case_id=case_id)[0].secret is hidden


def test_violence_told_later_never_undoes_the_secrecy(store: Store, team: Team, case_id: int) -> None:
    asked = RecordEvent(
        case_id=case_id, version=version(store, case_id), event="safety_asked", happened_on=clock.today(),
        inputs={"violence": "none"},
    )  # fmt: skip
    run(store, asked, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.where(Dwelling, case_id=case_id)[0].secret


def test_who_may_read_it_does_not_write_it_elsewhere_by_mistake(store: Store, team: Team, case_id: int) -> None:
    """Not in a note, task, letter, dwelling, event or transfer; a colleague who guesses learns nothing."""
    words = "Ze woont nu in de ZWIJGZAAMLAAN, nr. 47 (2de)."
    where = {"street_fr": "Zwijgzaamlaan", "number": "47", "postcode": "1000"}
    letter = {"case_id": case_id, "letter": "tell_what_now", "language": "fr", "dated_on": clock.today()}
    wrong: list[Command[Any]] = [
        AddNote(case_id=case_id, kind="talk", happened_on=clock.today(), text=words),
        AddTask(case_id=case_id, title=words),
        SaveDwelling(case_id=case_id, version=2, street="Zwijgzaamlaan", house_number="47", secret=True),
        PrepareLetter(**letter, options={"office": {"name": "x", "address": where}}),
        RecordEvent(
            case_id=case_id, version=version(store, case_id), event="safety_asked", happened_on=clock.today(),
            inputs={"violence": "violence", "note": words},
        ),
        MakeTransfer(
            case_id=case_id, version=version(store, case_id), to="x", purpose="help", wanted=words,
            consent_form="signed", consent_given_on=clock.today(), consent_until_on=clock.today().replace(year=2027),
            scope=("identity",),
        ),
    ]  # fmt: skip
    for command in wrong:
        with pytest.raises(Invalid) as refused:
            run(store, command, team.adviser)
        assert refused.value.text == SAYS_THE_SECRET, command
    letter_id = run(store, PrepareLetter(**letter, options={}), team.adviser)
    with pytest.raises(Invalid):
        run(store, SaveDraft(letter_id=letter_id, version=1, language="fr", dated_on=clock.today(),
                             sending_mode="S-HAND", options={}, edits={"fr:1": words}), team.adviser)  # fmt: skip
    run(store, AddNote(case_id=case_id, kind="talk", happened_on=clock.today(), text="Zwijgzaamlaan"), team.adviser)
    guess = AddNote(case_id=case_id, kind="talk", happened_on=clock.today(), text=words)
    run(store, guess, colleague(store, team))
