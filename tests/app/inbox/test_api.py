"""A program posts messages with a token: what it may, what it is told, what it never sees."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.config import Settings
from app.foundation.run import run
from app.inbox.commands import CreateApiToken, RevokeApiToken, token_hash
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import ApiToken, OfficialMessage
from tests.app.inbox import samples
from tests.conftest import SignIn, Team

ADDRESS = "/api/v1/inbox/messages"


@pytest.fixture
def token(store: Store, team: Team) -> str:
    return run(store, CreateApiToken(name="Greffe"), team.administrator)


def post(client: FlaskClient, token: str, body: Any, kind: str = "application/json") -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    if kind == "application/json" and not isinstance(body, bytes):
        return client.post(ADDRESS, json=body, headers=headers)
    return client.post(ADDRESS, data=body, content_type=kind, headers=headers)


def kept(store: Store) -> list[OfficialMessage]:
    with Reader.open(store, None) as reader:
        return list(reader.where(OfficialMessage, "id"))


def test_fields_a_pdf_and_a_mail(client: FlaskClient, store: Store, team: Team, token: str) -> None:
    fields = {"kind": "claim", "roll_number": "26 A 9", "last_name": "Haddad", "dates": {"hearing_on": "2026-08-20"}}
    answer = post(client, token, fields)
    assert answer.status_code == 201
    assert answer.json["url"].endswith(f"/inbox/{answer.json['id']}")
    assert post(client, token, samples.pdf(samples.CLAIM_FR.text), "application/pdf").status_code == 201
    mail = samples.mail(text=samples.CLAIM_FR.text)
    first = post(client, token, mail, "message/rfc822")
    again = post(client, token, mail, "message/rfc822")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json | {"received_before": True}
    assert [(one.kind, one.roll_number, one.channel, one.organisation_id) for one in kept(store)] == [
        ("claim", "26A9", "api", team.organisation_id),
        ("claim", "26A1234", "api", team.organisation_id),
        ("claim", "26A1234", "api", team.organisation_id),
    ]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (b"[]", ""),
        (b"{", ""),
        ({"kind": "x"}, "kind"),
        ({"kind": ["claim"]}, "kind"),
        ({"kind": "claim", "nonsense": 1}, "nonsense"),
        ({"kind": "claim", "roll_number": 12}, "roll_number"),
        ({"kind": "claim", "claimed_cents": -1}, "claimed_cents"),
        ({"kind": "claim", "dates": []}, "dates"),
        ({"kind": "claim", "dates": {"judged_on": "2026-07-01"}}, "dates.judged_on"),
        ({"kind": "claim", "dates": {"hearing_on": "20/8/2026"}}, "dates.hearing_on"),
        ({"kind": "claim", "received_on": 4}, "received_on"),
        ({"kind": "claim", "hearing_at": "noon"}, "hearing_at"),
    ],
)
def test_what_is_wrong_is_said_with_its_path(client: FlaskClient, token: str, body: Any, path: str) -> None:
    answer = post(client, token, body)
    assert answer.status_code == 422
    assert answer.json["error"]["path"] == path


def test_who_may_not_and_what_is_not_taken(client: FlaskClient, store: Store, team: Team, token: str) -> None:
    for wrong in ("", "limen_nothing"):
        answer = post(client, wrong, {"kind": "claim"})
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert client.post(ADDRESS, headers={"Authorization": f"Basic {token}"}).status_code == 401
    assert post(client, token, b"x", "application/zip").status_code == 415
    assert post(client, token, b"%PDF-broken", "application/pdf").status_code == 422
    assert client.get(ADDRESS).status_code == 405
    assert client.get("/api/v1/inbox/messages/1").status_code == 404, "a token reads nothing"
    assert client.get("/inbox", headers={"Authorization": f"Bearer {token}"}).status_code == 302
    assert kept(store) == []


def test_another_scope_is_refused(
    client: FlaskClient, store: Store, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("app.inbox.codes.INBOX_WRITE", "figures:read")
        token = run(store, CreateApiToken(name="Autre"), team.administrator)
    assert post(client, token, {"kind": "claim"}).status_code == 403


def test_too_large_and_too_often(
    flask_app: Flask, store: Store, settings: Settings, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = flask_app.test_client()
    large = b"%PDF-" + b"x" * (settings.upload_megabytes * 1024 * 1024 + 1)
    assert post(client, token, large, "application/pdf").status_code == 413
    monkeypatch.setattr("app.inbox.api.PER_MINUTE", 2)
    assert [post(client, token, {"kind": "claim"}).status_code for _time in range(2)] == [201, 429]


def test_an_administrator_makes_and_revokes_tokens(
    client: FlaskClient, store: Store, team: Team, other_team: Team, sign_in: SignIn
) -> None:
    browser = sign_in(team, "administrator")
    assert browser.post("/administration/tokens", data={"name": ""}).status_code == 422
    made = browser.post("/administration/tokens", data={"name": "Greffe 1"}).text
    shown = re.search(r"limen_[\w-]{20,}", made)
    assert shown
    token = shown.group()
    assert token not in browser.get("/administration/tokens").text, "shown once"
    with Reader.open(store, None) as reader:
        row = reader.where(ApiToken)[0]
    assert row.token_hash == token_hash(token)
    assert post(client, token, {"kind": "claim"}).status_code == 201
    assert sign_in(other_team, "administrator").post(f"/administration/tokens/{row.id}/revoke").status_code == 404
    assert sign_in(team).get("/administration/tokens").status_code == 403
    assert browser.post(f"/administration/tokens/{row.id}/revoke").status_code == 303
    assert post(client, token, {"kind": "claim"}).status_code == 401
    run(store, RevokeApiToken(token_id=row.id), team.administrator)
