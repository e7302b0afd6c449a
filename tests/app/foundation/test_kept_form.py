"""A form that could not be taken is kept on the page and can be sent again; another site's form never is."""

from __future__ import annotations

import html
import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.foundation.kept_form import MOST_CHARACTERS
from app.store.base import Store
from app.store.tables import Note
from tests.app.cases.builders import open_case
from tests.app.cases.test_commands import rows
from tests.conftest import SignIn, Team

OWN = {"Sec-Fetch-Site": "same-origin"}
TYPED = {
    "csrf_token": "old",
    "text": 'Elle dit : "rien du tout"\r\n<b>ligne 2</b>',
    "kind": "call",
    "happened_on": "01/07/2026",
}


def fields_of(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: html.unescape(value) for name, value in found}


@pytest.fixture
def guarded(store: Store, team: Team, sign_in: SignIn, flask_app: Flask) -> tuple[FlaskClient, str]:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    flask_app.config["WTF_CSRF_ENABLED"] = True
    return browser, f"/cases/{case_id}/notes"


def test_an_expired_form_can_be_sent_again_as_it_was_typed(guarded: tuple[FlaskClient, str], store: Store) -> None:
    browser, address = guarded
    page = browser.post(address, data=TYPED, headers=OWN)
    assert page.status_code == 400
    assert f'action="{address}"' in page.text
    kept = fields_of(page.text)
    assert kept["text"] == TYPED["text"]
    assert kept["csrf_token"] != "old"
    assert rows(store, Note) == []
    again = browser.post(address, data=kept, headers=OWN)
    assert again.status_code == 303
    assert [note.text for note in rows(store, Note)] == [TYPED["text"]]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Referer": "https://evil.example/localhost"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_form_from_elsewhere_gets_no_button(guarded: tuple[FlaskClient, str], headers: dict[str, str]) -> None:
    browser, address = guarded
    page = browser.post(address, data=TYPED, headers=headers)
    assert page.status_code == 400
    assert "rien du tout" not in page.text
    assert f'action="{address}"' not in page.text


@pytest.mark.parametrize("headers", [{"Origin": "http://localhost"}, {"Referer": "http://localhost/cases/1"}])
def test_an_older_browser_is_told_by_where_the_form_came_from(
    guarded: tuple[FlaskClient, str], headers: dict[str, str]
) -> None:
    browser, address = guarded
    assert "rien du tout" in browser.post(address, data=TYPED, headers=headers).text


def test_a_password_or_a_very_long_text_is_not_written_into_a_page(guarded: tuple[FlaskClient, str]) -> None:
    browser, address = guarded
    for more in ({"password": "geheim"}, {"text": "x" * (MOST_CHARACTERS + 1)}):
        page = browser.post(address, data=TYPED | more, headers=OWN)
        assert page.status_code == 400
        assert f'action="{address}"' not in page.text
    assert f'action="{address}"' not in browser.post(address, data={}, headers=OWN).text


def test_a_file_must_be_chosen_again(guarded: tuple[FlaskClient, str]) -> None:
    browser, address = guarded
    page = browser.post(address, data=TYPED | {"file": (io.BytesIO(b"x"), "bail.pdf")}, headers=OWN)
    assert fields_of(page.text)["text"] == TYPED["text"]
    assert "fichier" in page.text


def test_a_session_that_ended_keeps_the_form_until_the_person_has_signed_in(
    store: Store, team: Team, sign_in: SignIn, client: FlaskClient
) -> None:
    case_id = open_case(store, team.adviser)
    page = client.post(f"/cases/{case_id}/notes", data=TYPED, headers=OWN)
    assert page.status_code == 401
    assert fields_of(page.text)["text"] == TYPED["text"]
    assert 'href="/sign-in"' in page.text
    assert rows(store, Note) == []
    assert client.post(f"/cases/{case_id}/notes", data=TYPED, headers={"Sec-Fetch-Site": "none"}).status_code == 302
    assert sign_in(team).post(f"/cases/{case_id}/notes", data=fields_of(page.text), headers=OWN).status_code == 303
