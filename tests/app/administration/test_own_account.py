"""Everybody's own account: language, telephone, password."""

from __future__ import annotations

import pytest
from flask import Flask

from app.administration.commands import ChangeOwnPassword, UpdateOwnAccount
from app.foundation.errors import Invalid
from app.foundation.identity import SYSTEM
from app.foundation.run import run
from app.store import team as people
from app.store.base import Store
from app.store.reading import Reader
from tests.conftest import PASSWORD, SignIn, Team

NEW = "quatre nouveaux mots longs"


@pytest.mark.parametrize("role", ["adviser", "coordinator", "administrator", "auditor"])
def test_everybody_has_one(team: Team, sign_in: SignIn, role: str) -> None:
    page = sign_in(team, role).get("/account")
    assert page.status_code == 200
    assert team.address(role) in page.text


def test_the_language_changes_at_once_and_for_the_next_sign_in(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "adviser", "fr")
    answer = browser.post("/account", data={"language": "nl", "phone": "0470 12.34.56"}, follow_redirects=True)
    assert answer.status_code == 200
    assert 'lang="nl-BE"' in answer.text
    with Reader.open(store, team.organisation_id) as reader:
        me = people.colleague(reader, team.adviser.user_id or 0)
    assert (me.language, me.phone) == ("nl", "0470 12 34 56")


def test_a_language_that_is_not_offered_is_refused(store: Store, team: Team) -> None:
    with pytest.raises(Invalid):
        run(store, UpdateOwnAccount(language="en", phone=""), team.adviser)


def test_the_password_changes_and_other_browsers_are_out(flask_app: Flask, team: Team, sign_in: SignIn) -> None:
    here, elsewhere = sign_in(team, "adviser"), sign_in(team, "adviser")
    answer = here.post("/account/password", data={"old_password": PASSWORD, "password": NEW})
    assert answer.status_code == 302
    assert here.get("/account").status_code == 200, "this browser stays"
    assert elsewhere.get("/account").status_code == 302
    old = {"email": team.address("adviser"), "password": PASSWORD}
    assert flask_app.test_client().post("/sign-in", data=old).status_code == 422
    assert flask_app.test_client().post("/sign-in", data={**old, "password": NEW}).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "fr", "nl"),
    [
        ("pas le bon", NEW, "mot de passe actuel", "huidige wachtwoord"),
        (PASSWORD, "trop peu", "au moins 12", "minstens 12"),
        (PASSWORD, PASSWORD, "que vous avez déjà", "dat u al hebt"),
    ],
    ids=["wrong", "short", "same"],
)
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_password_that_cannot_be(
    team: Team, sign_in: SignIn, old: str, new: str, fr: str, nl: str, language: str
) -> None:
    browser = sign_in(team, "adviser", language)
    answer = browser.post("/account/password", data={"old_password": old, "password": new})
    assert answer.status_code == 422
    assert (fr if language == "fr" else nl) in answer.text
    assert new not in answer.text, "a password never comes back in a page"


def test_the_server_has_no_account(store: Store) -> None:
    for command in (UpdateOwnAccount(language="fr", phone=""), ChangeOwnPassword(old_password="a", password="b")):
        with pytest.raises(ValueError, match="person"):
            run(store, command, SYSTEM)
