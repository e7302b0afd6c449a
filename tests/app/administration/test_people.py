"""People of an organisation: added, changed, closed; other organisations do not exist (2.3)."""

from __future__ import annotations

import pytest
from flask import Flask

from app.administration.commands import CreateUser, SetPassword, UpdateUser
from app.foundation.errors import Invalid, NotFound
from app.foundation.identity import Actor
from app.foundation.permissions import Role
from app.foundation.run import run
from app.store import sign_in as trace
from app.store import team as people
from app.store.base import Store
from app.store.reading import Reader
from app.store.team import Colleague
from tests.conftest import PASSWORD, SignIn, Team

NEW = {
    "name": "Nora Peeters",
    "email": "nora@example.org",
    "phone": "022041280",
    "role": "adviser",
    "language": "nl",
    "password": "encore quatre mots longs",
}


def found(store: Store, actor: Actor) -> Colleague:
    with Reader.open(store, actor.organisation_id) as reader:
        return people.colleague(reader, actor.user_id or 0)


def change(store: Store, actor: Actor, **values: object) -> UpdateUser:
    person = found(store, actor)
    given: dict[str, object] = {
        "user_id": person.id,
        "version": person.version,
        "name": person.name,
        "role": Role(person.role),
        "language": person.language,
        "phone": person.phone,
        "active": person.active,
    }
    return UpdateUser(**{**given, **values})  # type: ignore[arg-type]


def test_a_person_is_added_and_signs_in(flask_app: Flask, team: Team, sign_in: SignIn) -> None:
    administrator = sign_in(team, "administrator")
    assert administrator.post("/administration/people/new", data=NEW).status_code == 302
    page = administrator.get("/administration").text
    assert "Nora Peeters" in page
    answer = flask_app.test_client().post("/sign-in", data={"email": NEW["email"], "password": NEW["password"]})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("wrong", "fr", "nl"),
    [
        ({"email": "nora"}, "adresse e-mail", "e-mailadres"),
        ({"password": "court"}, "au moins 12 caractères", "minstens 12 tekens"),
        ({"phone": "12"}, "numéro de téléphone", "telefoonnummer"),
        ({"role": "system"}, "Choisissez un rôle", "Kies een rol"),
    ],
    ids=["address", "password", "telephone", "role"],
)
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_bad_input_is_kept_and_explained(
    team: Team, sign_in: SignIn, wrong: dict[str, str], fr: str, nl: str, language: str
) -> None:
    answer = sign_in(team, "administrator", language).post("/administration/people/new", data={**NEW, **wrong})
    assert answer.status_code == 422
    assert (fr if language == "fr" else nl) in answer.text
    assert 'value="Nora Peeters"' in answer.text


def test_an_address_is_used_once_over_all_organisations(team: Team, other_team: Team, sign_in: SignIn) -> None:
    taken = {**NEW, "email": other_team.address("adviser").upper()}
    answer = sign_in(team, "administrator", "nl").post("/administration/people/new", data=taken)
    assert answer.status_code == 422
    assert "al door iemand anders gebruikt" in answer.text


def test_a_person_is_changed(store: Store, team: Team, sign_in: SignIn) -> None:
    person = found(store, team.adviser)
    answer = sign_in(team, "administrator").post(
        f"/administration/people/{person.id}",
        data={"version": person.version, "name": "Nouveau Nom", "phone": "", "role": "coordinator", "language": "nl"},
    )
    assert answer.status_code == 302
    after = found(store, team.adviser)
    assert (after.name, after.role, after.language, after.active) == ("Nouveau Nom", "coordinator", "nl", True)


def test_a_stale_page_loses_nothing(store: Store, team: Team, sign_in: SignIn) -> None:
    person = found(store, team.adviser)
    run(store, change(store, team.adviser, name="Entre-temps"), team.administrator)
    browser = sign_in(team, "administrator")
    data = {"version": str(person.version), "name": "Le mien", "phone": "", "role": "adviser", "language": "fr"}
    answer = browser.post(f"/administration/people/{person.id}", data=data)
    assert answer.status_code == 422
    assert 'value="Le mien"' in answer.text
    assert found(store, team.adviser).name == "Entre-temps"
    again = browser.post(f"/administration/people/{person.id}", data={**data, "version": str(person.version + 1)})
    assert again.status_code == 302
    assert found(store, team.adviser).name == "Le mien"


def test_a_closed_account_is_out_at_once(store: Store, flask_app: Flask, team: Team, sign_in: SignIn) -> None:
    adviser, administrator = sign_in(team, "adviser"), sign_in(team, "administrator")
    assert adviser.get("/account").status_code == 200
    assert administrator.post(f"/administration/people/{team.adviser.user_id}/close").status_code == 302
    assert adviser.get("/account").status_code == 302
    answer = flask_app.test_client().post("/sign-in", data={"email": team.address("adviser"), "password": PASSWORD})
    assert answer.status_code == 422
    assert administrator.post(f"/administration/people/{team.adviser.user_id}/reopen").status_code == 302
    assert adviser.get("/account").status_code == 302, "the old session stays closed"
    assert found(store, team.adviser).active


@pytest.mark.parametrize(("language", "word"), [("fr", "votre propre compte"), ("nl", "uw eigen account")])
def test_nobody_closes_or_demotes_themselves(
    store: Store, team: Team, sign_in: SignIn, language: str, word: str
) -> None:
    administrator = sign_in(team, "administrator", language)
    answer = administrator.post(f"/administration/people/{team.administrator.user_id}/close")
    assert answer.status_code == 422
    assert word in answer.text
    with pytest.raises(Invalid):
        run(store, change(store, team.administrator, role=Role.ADVISER), team.administrator)
    assert found(store, team.administrator).role == "administrator"


def test_a_new_password_ends_the_sessions(store: Store, flask_app: Flask, team: Team, sign_in: SignIn) -> None:
    adviser, administrator = sign_in(team, "adviser"), sign_in(team, "administrator")
    address = f"/administration/people/{team.adviser.user_id}/password"
    assert administrator.post(address, data={"password": "court"}).status_code == 422
    assert administrator.post(address, data={"password": "quatre autres mots longs"}).status_code == 302
    assert adviser.get("/account").status_code == 302
    new = {"email": team.address("adviser"), "password": "quatre autres mots longs"}
    assert flask_app.test_client().post("/sign-in", data=new).status_code == 302


def test_people_of_others_do_not_exist(store: Store, team: Team, other_team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "administrator")
    theirs = other_team.adviser.user_id
    assert browser.get(f"/administration/people/{theirs}").status_code == 404
    for act in ("", "/password", "/close", "/reopen"):
        data = {"name": "x", "role": "adviser", "language": "fr", "password": "quatre autres mots longs"}
        assert browser.post(f"/administration/people/{theirs}{act}", data=data).status_code == 404
    assert "ANDER" not in browser.get("/administration").text
    assert trace.credentials(store, other_team.address("adviser")) is not None
    for command in (
        SetPassword(user_id=theirs or 0, password="quatre autres mots longs"),
        CreateUser(
            organisation_id=other_team.organisation_id,
            email="intrus@example.org",
            name="Intrus",
            role=Role.ADMINISTRATOR,
            language="fr",
            password="quatre autres mots longs",
        ),
    ):
        with pytest.raises(NotFound):
            run(store, command, team.administrator)


def test_nobody_gets_the_role_of_the_server(store: Store, team: Team) -> None:
    with pytest.raises(Invalid) as caught:
        run(store, change(store, team.adviser, role=Role.SYSTEM), team.administrator)
    assert caught.value.field == "role"


@pytest.mark.parametrize("role", ["adviser", "coordinator", "auditor"])
@pytest.mark.parametrize(
    "address",
    ["/administration", "/administration/people/new", "/administration/people/1", "/administration/letterhead"],
)
def test_other_roles_may_not_manage(team: Team, sign_in: SignIn, role: str, address: str) -> None:
    browser = sign_in(team, role)
    assert browser.get(address).status_code == 403
    if address != "/administration":
        assert browser.post(address, data=NEW).status_code == 403


def test_an_administrator_opens_no_case_and_no_trail(team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "administrator")
    assert browser.get("/health-index/cases").status_code == 403
    assert browser.get("/audit").status_code == 403


def test_every_form_needs_its_token(flask_app: Flask, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "administrator")
    flask_app.config["WTF_CSRF_ENABLED"] = True
    for address in ("people/new", "people/1", "people/1/password", "people/1/close", "people/1/reopen", "letterhead"):
        assert browser.post(f"/administration/{address}", data=NEW).status_code == 400
    for address in ("/account", "/account/password"):
        assert browser.post(address, data={"language": "nl"}).status_code == 400
