"""Signing in: right, wrong, throttled, ended; and the language of the browser."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.administration.commands import UpdateUser
from app.foundation import clock
from app.foundation.permissions import Role
from app.foundation.run import run
from app.signin.views import safe_target
from app.store.base import Store
from app.store.tables import LoginSession
from tests.conftest import NOW, PASSWORD, SignIn, Team


def enter(client: FlaskClient, team: Team, password: str = PASSWORD):
    return client.post("/sign-in", data={"email": team.address("adviser"), "password": password})


def test_the_right_password_opens_a_session(client: FlaskClient, team: Team, store: Store) -> None:
    answer = enter(client, team)
    assert answer.status_code == 302
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(LoginSession.__table__)) == 1


def seen(page: str, address: str) -> str:
    """What a person can tell apart: the page without the address and the form's one-time token."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page).replace(address, "")


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_wrong_password_and_unknown_address_get_the_same_answer(client: FlaskClient, team: Team, language: str) -> None:
    client.get(f"/language/{language}")
    wrong = enter(client, team, "not the password")
    unknown = client.post("/sign-in", data={"email": "nobody@example.org", "password": "x"})
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert seen(wrong.text, team.address("adviser")) == seen(unknown.text, "nobody@example.org")


def test_too_many_failures_make_one_wait_and_the_wait_ends(client: FlaskClient, team: Team) -> None:
    for _ in range(5):
        assert enter(client, team, "wrong").status_code == 422
    assert enter(client, team).status_code == 429
    with clock.frozen(NOW + timedelta(minutes=16)):
        assert enter(client, team).status_code == 302


def test_a_session_ends_after_an_idle_hour_and_after_twelve_hours(team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team)
    with clock.frozen(NOW + timedelta(minutes=59)):
        assert browser.get("/account").status_code != 302
    with clock.frozen(NOW + timedelta(minutes=59 + 61)):
        assert browser.get("/account").status_code == 302
    steady = sign_in(team)
    for hours in range(1, 25):
        with clock.frozen(NOW + timedelta(minutes=30 * hours)):
            status = steady.get("/account").status_code
    assert status == 302


def test_signing_out_ends_the_session_on_the_server(team: Team, sign_in: SignIn, store: Store) -> None:
    browser = sign_in(team)
    assert browser.post("/sign-out").status_code == 302
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(LoginSession.__table__)) == 0


def test_a_closed_account_is_out_at_once(team: Team, sign_in: SignIn, store: Store) -> None:
    browser = sign_in(team)
    close = UpdateUser(
        user_id=team.adviser.user_id or 0,
        version=1,
        name="x",
        role=Role.ADVISER,
        language="fr",
        phone="",
        active=False,
    )
    run(store, close, team.administrator)
    assert browser.get("/account").status_code == 302
    assert enter(browser, team).status_code == 422


def test_an_empty_form_says_what_is_missing_and_keeps_the_address(client: FlaskClient, team: Team) -> None:
    answer = client.post("/sign-in", data={"email": team.address("adviser"), "password": ""})
    assert answer.status_code == 422
    assert team.address("adviser") in answer.text
    assert 'href="#password"' in answer.text


@pytest.mark.parametrize(
    ("target", "goes_to"),
    [
        ("/cases?q=x", "/cases?q=x"),
        ("", "/"),
        (None, "/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_after_signing_in_one_stays_on_our_site(target: str | None, goes_to: str) -> None:
    assert safe_target(target) == goes_to


def test_the_language_stays_with_the_browser(client: FlaskClient) -> None:
    assert 'lang="fr-BE"' in client.get("/sign-in", headers={"Accept-Language": "fr-BE"}).text
    assert 'lang="nl-BE"' in client.get("/sign-in", headers={"Accept-Language": "nl"}).text
    client.get("/language/nl?next=/sign-in")
    assert 'lang="nl-BE"' in client.get("/sign-in", headers={"Accept-Language": "fr-BE"}).text
    assert client.get("/language/de").status_code == 404


def test_every_answer_carries_the_protecting_headers(client: FlaskClient) -> None:
    for path in ("/sign-in", "/nowhere", "/api/v1/openapi.json"):
        headers = client.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"


def test_a_form_without_its_token_is_refused_with_advice(flask_app: Flask, team: Team) -> None:
    flask_app.config["WTF_CSRF_ENABLED"] = True
    answer = enter(flask_app.test_client(), team)
    assert answer.status_code == 400
    assert "<h1" in answer.text


def test_the_health_of_the_server_is_told_without_a_session(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"ready": True})
    assert "Set-Cookie" not in answer.headers


def test_the_clock_of_the_tests_stands() -> None:
    assert clock.now() == datetime(2026, 7, 8, 8, 30, tzinfo=UTC)
