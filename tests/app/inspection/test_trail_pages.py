"""The auditor reads the trail of the own organisation: filtered, without personal values, as a safe copy (2.4)."""

from __future__ import annotations

import csv
import io
import re

import pytest
from flask import Flask

from app.administration.commands import UpdateUser
from app.foundation.permissions import Role
from app.foundation.run import run
from app.inspection import export
from app.store.base import Store
from tests.conftest import SignIn, Team


def change_adviser(store: Store, team: Team, *, language: str = "nl", role: Role = Role.COORDINATOR) -> None:
    command = UpdateUser(
        user_id=team.adviser.user_id or 0,
        version=1,
        name="Secret Nouveau",
        role=role,
        language=language,
        phone="",
        active=True,
    )
    run(store, command, team.administrator)


def numbers(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'id="entry-(\d+)"', page)]


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_what_changed_is_shown_and_personal_values_never(store: Store, team: Team, sign_in: SignIn) -> None:
    change_adviser(store, team)
    page = sign_in(team, "auditor").get("/audit").text
    assert "adviser → coordinator" in page
    assert "fr → nl" in page
    assert "<code>name</code>" in page
    entries = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert "Secret Nouveau" not in entries
    assert entries.index("adviser → coordinator") < entries.index('id="entry-1"'), "newest first"


def test_trail_is_filtered(store: Store, team: Team, sign_in: SignIn) -> None:
    change_adviser(store, team)
    browser = sign_in(team, "auditor")
    everything = numbers(browser.get("/audit").text)
    assert everything == sorted(everything, reverse=True)
    assert len(everything) == 5
    asked = {
        "command=UpdateUser": 1,
        "command=CreateUser": 4,
        "person=0": 4,
        f"person={team.administrator.user_id}": 1,
        f"person={team.adviser.user_id}": 0,
        "since=8/7/2026": 5,
        "since=9/7/2026": 0,
        "until=7/7/2026": 0,
        "until=8/7/2026": 5,
        "reference=SEUIL-2026-99999": 0,
    }
    counted = {query: len(numbers(browser.get(f"/audit?{query}").text)) for query in asked}
    assert counted == asked


def test_a_date_that_is_no_date_is_explained_and_kept(team: Team, sign_in: SignIn) -> None:
    page = sign_in(team, "auditor").get("/audit?since=hier").text
    assert 'value="hier"' in page
    assert "govuk-error-summary" in page


def test_long_trails_are_read_in_pages(store: Store, team: Team, sign_in: SignIn) -> None:
    for version in range(1, 58):
        command = UpdateUser(
            user_id=team.adviser.user_id or 0,
            version=version,
            name="Adviser",
            role=Role.ADVISER,
            language="nl" if version % 2 else "fr",
            phone="",
            active=True,
        )
        run(store, command, team.administrator)
    browser = sign_in(team, "auditor")
    address, seen = "/audit?until=8/7/2026", []
    while address:
        page = browser.get(address).text
        seen += numbers(page)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = older[1].replace("&amp;", "&") if older else ""
    assert seen == list(range(61, 0, -1))


def test_another_organisation_s_trail_does_not_exist(
    store: Store, team: Team, other_team: Team, sign_in: SignIn
) -> None:
    change_adviser(store, other_team)
    browser = sign_in(team, "auditor")
    for address in ("/audit", "/audit/access", "/audit/export.csv"):
        text = browser.get(address).text
        assert "ANDER" not in text
        assert "adviser → coordinator" not in text
    assert len(numbers(browser.get("/audit").text)) == 4


@pytest.mark.parametrize("role", ["adviser", "coordinator", "administrator"])
def test_other_roles_read_nothing_of_it(team: Team, sign_in: SignIn, role: str) -> None:
    browser = sign_in(team, role)
    for address in ("/audit", "/audit/access", "/audit/export.csv"):
        assert browser.get(address).status_code == 403
    assert browser.post("/audit/verify").status_code == 403


def test_an_auditor_opens_no_case_and_manages_nobody(team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "auditor")
    for address in ("/administration", "/health-index", "/health-index/cases"):
        assert browser.get(address).status_code == 403


def test_what_was_refused_is_in_the_access_log(team: Team, sign_in: SignIn) -> None:
    sign_in(team, "adviser").get("/administration")
    browser = sign_in(team, "auditor", "nl")
    page = browser.get("/audit/access?refused=y").text
    assert "administration.index" in page
    assert "Adviser SEUIL" in page
    assert "administration.index" not in browser.get(f"/audit/access?person={team.auditor.user_id}").text


def test_the_copy_is_a_table_and_taking_it_is_noted(store: Store, team: Team, sign_in: SignIn) -> None:
    change_adviser(store, team)
    browser = sign_in(team, "auditor")
    answer = browser.get("/audit/export.csv?command=UpdateUser")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    heading, line = rows(answer.data.decode())
    assert len(heading) == len(line) == 10
    assert "role: adviser → coordinator" in line[8]
    assert "Secret" not in answer.text
    assert "inspection.download" in browser.get("/audit/access").text


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_copy_is_a_formula(first: str) -> None:
    assert export.safe(f"{first}cmd|' /C calc'!A0") == f"'{first}cmd|' /C calc'!A0"
    assert export.safe("2026-07-08") == "2026-07-08"


def test_a_formula_in_a_name_stays_text_in_the_copy(store: Store, team: Team, sign_in: SignIn) -> None:
    command = UpdateUser(
        user_id=team.administrator.user_id or 0,
        version=1,
        name='=HYPERLINK("http://evil.example","x")',
        role=Role.ADMINISTRATOR,
        language="fr",
        phone="",
        active=True,
    )
    run(store, command, team.administrator)
    copied = rows(sign_in(team, "auditor").get("/audit/export.csv").data.decode())
    people = [line[2] for line in copied[1:]]
    assert any(name.startswith("'=HYPERLINK") for name in people)
    assert not [cell for line in copied for cell in line if cell.startswith(("=", "+", "-", "@"))]


def test_the_chain_is_verified_from_the_page(team: Team, sign_in: SignIn) -> None:
    answer = sign_in(team, "auditor").post("/audit/verify")
    assert answer.status_code == 200
    assert "lm-note--good" in answer.text
    assert re.search(r"\b4\b", answer.text.partition("lm-note--good")[2].partition("</div>")[0])


def test_verification_needs_the_token_of_the_form(flask_app: Flask, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "auditor")
    flask_app.config["WTF_CSRF_ENABLED"] = True
    assert browser.post("/audit/verify").status_code == 400
