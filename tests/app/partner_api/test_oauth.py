"""Credentials and tokens: who is given one, for how long, and what ends it (M17.1)."""

from __future__ import annotations

import base64
import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.foundation import clock
from app.foundation.errors import Invalid
from app.foundation.run import run
from app.partner_api.commands import CreateApiClient, Made, NoteUse, RevokeApiClient, digest
from app.store import api_clients
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import ApiClient, AuditEntry
from tests.app.partner_api.builders import ASK, TOKEN, bearer, program, token_of
from tests.conftest import NOW, SignIn, Team, make_team

REVOKE = "/api/v1/oauth/revoke"
PLACES = "/api/v1/places"


@pytest.fixture
def made(store: Store, team: Team) -> Made:
    return program(store, team, "places:read", "directory:read")


def row(store: Store, made: Made) -> ApiClient:
    with Reader.open(store, None) as reader:
        return reader.one(ApiClient, made.id)


def test_a_token_by_header_and_by_form_and_only_its_hash_is_kept(client: FlaskClient, store: Store, made: Made) -> None:
    by_header = client.post(TOKEN, data=ASK, auth=(made.client_id, made.secret))
    by_form = client.post(TOKEN, data=ASK | {"client_id": made.client_id, "client_secret": made.secret})
    for answer in (by_header, by_form):
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers
        told = answer.json
        assert told is not None
        assert (told["token_type"], told["expires_in"], told["scope"]) == ("Bearer", 3600, "places:read directory:read")
        assert client.get(PLACES, headers=bearer(told["access_token"])).status_code == 200
    with store.engine.connect() as connection:
        kept = str(connection.exec_driver_sql("SELECT * FROM access_tokens").all())
        kept += str(connection.exec_driver_sql("SELECT * FROM api_clients").all())
        kept += str(connection.exec_driver_sql("SELECT * FROM audit_entries").all())
    assert digest(by_header.json["access_token"]) in kept  # type: ignore[index]
    for secret in (made.secret, by_header.json["access_token"], by_form.json["access_token"]):  # type: ignore[index]
        assert secret not in kept
    assert row(store, made).last_used_on == clock.today()


def test_a_token_holds_one_hour_and_old_ones_are_forgotten(client: FlaskClient, store: Store, made: Made) -> None:
    shown = token_of(client, made)
    with clock.frozen(NOW + timedelta(minutes=59)):
        assert client.get(PLACES, headers=bearer(shown)).status_code == 200
    with clock.frozen(NOW + timedelta(hours=1)):
        answer = client.get(PLACES, headers=bearer(shown))
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
        token_of(client, made)
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM access_tokens").scalar() == 1


def test_fewer_scopes_may_be_asked_for_and_never_more(client: FlaskClient, made: Made) -> None:
    auth = (made.client_id, made.secret)
    few = client.post(TOKEN, data=ASK | {"scope": "directory:read"}, auth=auth).json
    assert few is not None
    assert few["scope"] == "directory:read"
    refused = client.get(PLACES, headers=bearer(few["access_token"]))
    assert refused.status_code == 403
    assert "places:read" in refused.json["error"]["message"]  # type: ignore[index]
    more = client.post(TOKEN, data=ASK | {"scope": "directory:read referrals:read"}, auth=auth)
    assert (more.status_code, more.json["error"]) == (400, "invalid_scope")  # type: ignore[index]


@pytest.mark.parametrize(
    ("form", "code", "error"),
    [
        ({}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": "client_credentials", "scope": "x"}, 400, "invalid_scope"),
        ({"grant_type": ["client_credentials", "client_credentials"]}, 400, "invalid_request"),
        ({"grant_type": "client_credentials", "client_id": "x", "client_secret": "y"}, 400, "invalid_request"),
    ],
)
def test_refusals_have_the_form_of_the_standard(
    client: FlaskClient, made: Made, form: dict[str, str], code: int, error: str
) -> None:
    answer = client.post(TOKEN, data=form, auth=(made.client_id, made.secret))
    assert (answer.status_code, answer.json["error"]) == (code, error)  # type: ignore[index]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Basic",
        "Basic !!!",
        "Basic " + base64.b64encode(b"\xff\xfe:\xff").decode(),
        "Basic " + base64.b64encode(b"a\x00b:c").decode(),
        "Basic " + base64.b64encode(b"limen-nobody:secret").decode(),
        "Bearer x",
    ],
)
def test_wrong_credentials_are_all_answered_alike(client: FlaskClient, made: Made, header: str) -> None:
    answers = [client.post(TOKEN, data=ASK, headers={"Authorization": header} if header else {})]
    answers.append(client.post(TOKEN, data=ASK, auth=(made.client_id, "wrong")))
    answers.append(client.post(f"{TOKEN}?client_id={made.client_id}&client_secret={made.secret}", data=ASK))
    for answer in answers:
        assert (answer.status_code, answer.json["error"]) == (401, "invalid_client")  # type: ignore[index]
        assert answer.headers["WWW-Authenticate"].startswith("Basic ")
    assert len({answer.text for answer in answers}) == 1


def test_credentials_do_not_travel_unprotected(client: FlaskClient, made: Made) -> None:
    answer = client.post(TOKEN, data=ASK, auth=(made.client_id, made.secret), base_url="http://limen.example")
    assert (answer.status_code, answer.json["error"]) == (400, "insecure_transport")  # type: ignore[index]
    safe = client.post(TOKEN, data=ASK, auth=(made.client_id, made.secret), base_url="https://limen.example")
    assert safe.status_code == 200


def test_a_program_ends_its_own_token_and_no_other(client: FlaskClient, store: Store, team: Team, made: Made) -> None:
    other = program(store, team, "places:read")
    mine, theirs = token_of(client, made), token_of(client, other)
    auth = (made.client_id, made.secret)
    for shown in (theirs, "nothing"):
        assert client.post(REVOKE, data={"token": shown}, auth=auth).status_code == 200, "tells nothing (RFC 7009)"
    assert client.get(PLACES, headers=bearer(theirs)).status_code == 200
    hint = {"token": mine, "token_type_hint": "access_token"}
    assert client.post(REVOKE, data=hint, auth=(made.client_id, "wrong")).status_code == 401
    assert client.get(PLACES, headers=bearer(mine)).status_code == 200
    assert client.post(REVOKE, data=hint, auth=auth).status_code == 200
    assert client.get(PLACES, headers=bearer(mine)).status_code == 401
    assert client.post(REVOKE, data={}, auth=auth).json["error"] == "invalid_request"  # type: ignore[index]


def test_a_revoked_client_and_its_tokens_open_nothing_at_once(
    client: FlaskClient, store: Store, team: Team, made: Made
) -> None:
    shown = token_of(client, made)
    run(store, RevokeApiClient(api_client_id=made.id), team.administrator)
    first = row(store, made).revoked_at
    with clock.frozen(NOW + timedelta(minutes=1)):
        run(store, RevokeApiClient(api_client_id=made.id), team.administrator)
    assert row(store, made).revoked_at == first
    assert client.get(PLACES, headers=bearer(shown)).status_code == 401
    assert client.post(TOKEN, data=ASK, auth=(made.client_id, made.secret)).status_code == 401


def test_too_many_tokens_are_asked_for(client: FlaskClient, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    auth = (made.client_id, made.secret)
    monkeypatch.setattr("app.partner_api.oauth.PER_CLIENT", 2)
    assert [client.post(TOKEN, data=ASK, auth=auth).status_code for _time in range(3)] == [200, 200, 429]
    monkeypatch.setattr("app.partner_api.oauth.PER_ADDRESS", 4)
    codes = [client.post(TOKEN, data=ASK).status_code for _time in range(2)]
    assert codes == [401, 429]
    elsewhere = client.post(TOKEN, data=ASK, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert elsewhere.status_code == 401
    assert client.post(TOKEN, data={"x": "y" * 10_000}, environ_base={"REMOTE_ADDR": "192.0.2.8"}).status_code == 413


def test_too_many_requests_of_one_program(client: FlaskClient, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = token_of(client, made)
    monkeypatch.setattr("app.partner_api.guarding.PER_MINUTE", 2)
    answers = [client.get(PLACES, headers=bearer(shown)) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert " / " in answers[-1].json["error"]["message"]  # type: ignore[index]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shown=st.one_of(st.text(st.characters(max_codepoint=255, exclude_characters="\r\n")), st.text("Az09-_.~+/=")))
def test_a_fuzzed_token_sees_nothing(flask_app: Flask, team: Team, shown: str) -> None:
    for header in (shown, f"Bearer {shown}", f"bearer  {shown}"):
        environ = {"HTTP_AUTHORIZATION": header}
        for path in (PLACES, "/api/v1/referrals", "/api/v1/hand-overs/export.json", "/api/v1/directory/services?q=s"):
            answer = flask_app.test_client().get(path, environ_overrides=environ)
            assert answer.status_code == 401
            assert answer.json == {"error": {"path": "", "message": answer.json["error"]["message"]}}  # type: ignore[index]


def test_an_administrator_makes_and_revokes_clients(
    client: FlaskClient, store: Store, team: Team, other_team: Team, sign_in: SignIn
) -> None:
    browser = sign_in(team, "administrator")
    page = "/administration/api-clients"
    assert browser.post(page, data={"name": "", "scopes": "places:read"}).status_code == 422
    assert browser.post(page, data={"name": "Logiciel"}).status_code == 422
    assert browser.post(page, data={"name": "Logiciel", "scopes": "everything"}).status_code == 422
    shown = browser.post(page, data={"name": "Logiciel", "scopes": ["places:read", "directory:read"]})
    client_id, secret = re.findall(r'lm-feed">([\w-]+)<', shown.text)
    assert secret not in browser.get(page).text, "shown once"
    found = Made(1, client_id, secret)
    assert client.get(PLACES, headers=bearer(token_of(client, found))).status_code == 200
    listed = browser.get(page).text
    assert "08/07/2026" in listed, "last used on"
    with Reader.open(store, None) as reader:
        key = reader.where(ApiClient)[0].id
    assert client_id not in sign_in(other_team, "administrator").get(page).text
    assert sign_in(other_team, "administrator").post(f"{page}/{key}/revoke").status_code == 404
    assert sign_in(team).get(page).status_code == 403
    assert browser.post(f"{page}/{key}/revoke").status_code == 303
    assert client.post(TOKEN, data=ASK, auth=(client_id, secret)).status_code == 401
    assert "API" in sign_in(team, "administrator", language="nl").get(page).text


def test_a_client_needs_a_name_and_known_scopes_and_its_use_is_noted_once_a_day(store: Store, team: Team) -> None:
    for name, scopes, field in ((" ", ("places:read",), "name"), ("x", (), "scopes"), ("x", ("root",), "scopes")):
        with pytest.raises(Invalid, match=field):
            run(store, CreateApiClient(name=name, scopes=scopes), team.administrator)
    made = program(store, team)
    for _time in range(2):
        run(store, NoteUse(api_client_id=made.id), team.administrator)
    assert row(store, made).version == 2
    assert "secret" not in repr(made)
    with store.engine.connect() as connection:
        changes = connection.execute(
            AuditEntry.__table__.select().where(AuditEntry.__table__.c.table_name == "api_clients")  # type: ignore[attr-defined]
        ).all()
    assert [one.command for one in changes] == ["CreateApiClient", "NoteUse"]


def test_credentials_and_tokens_on_both_databases(each_store: Store) -> None:
    team = make_team(each_store, "PARTENAIRE")
    made, other = program(each_store, team, "places:read"), program(each_store, team)
    found = api_clients.credentials(each_store, made.client_id)
    assert found is not None
    assert (found.id, found.scopes, found.last_used_on) == (made.id, ["places:read"], None)
    assert api_clients.credentials(each_store, "nobody") is None
    for key, name in ((made.id, "a" * 64), (other.id, "b" * 64)):
        api_clients.keep_token(
            each_store,
            token_hash=name,
            api_client_id=key,
            scope="places:read",
            issued_at=NOW,
            ends_at=NOW + timedelta(hours=1),
        )
    api_clients.drop_token(each_store, "b" * 64, made.id)
    assert api_clients.holder_of(each_store, "b" * 64, NOW) is not None, "of another program"
    holder = api_clients.holder_of(each_store, "a" * 64, NOW)
    assert holder is not None
    assert (holder.id, holder.organisation_id, holder.scope) == (made.id, team.organisation_id, "places:read")
    assert api_clients.holder_of(each_store, "a" * 64, NOW + timedelta(hours=1)) is None
    run(each_store, NoteUse(api_client_id=made.id), team.administrator)
    run(each_store, RevokeApiClient(api_client_id=made.id), team.administrator)
    assert api_clients.holder_of(each_store, "a" * 64, NOW) is None
    with Reader.open(each_store, team.organisation_id) as reader:
        assert [row.id for row in api_clients.clients(reader)] == [other.id, made.id]
        assert set(api_clients.names(reader)) == {made.id, other.id}
