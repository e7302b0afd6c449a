"""Administrators keep endpoints: checked, secret shown once, on and off, what became of each delivery (M28.1)."""

from __future__ import annotations

import re
import socket
from dataclasses import replace

import pytest
from flask import Flask
from standardwebhooks import Webhook

from app.config import Settings
from app.foundation.errors import Forbidden, Invalid, NotFound, StaleCase
from app.foundation.identity import system_for
from app.foundation.run import run
from app.store import webhooks
from app.store.base import Store
from app.store.tables import AuditEntry, WebhookDelivery, WebhookEndpoint
from app.webhooks.commands import MOST, ChangeEndpoint, RenewSecret, SendTest, SwitchEndpoint, SwitchOffFailing
from app.webhooks.results import FAILURES, OFF_BECAUSE, why
from app.webhooks.signing import headers
from app.webhooks.views import AGAIN_PER_MINUTE
from app.webhooks.worker import LEASE, deliver_waiting
from tests.app.agenda.builders import rows
from tests.app.webhooks.builders import EVERY, HOST, KEY, endpoint, kept_secret
from tests.app.webhooks.test_worker import Scripted
from tests.conftest import NOW, SignIn, Team

PAGES = "/administration/webhooks"
SECRET = re.compile(r"whsec_[A-Za-z0-9+/]{43}=")


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """One name that leads to the public internet, one that leads inside; no other name is known."""
    known = {HOST: "8.8.8.8", "inside.example": "10.1.2.3"}

    def answer(host: str, port: int, **_options: object) -> list[tuple[object, ...]]:
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (known[host], port))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)


def only(store: Store) -> WebhookEndpoint:
    (found,) = rows(store, WebhookEndpoint)
    return found


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_secret_is_shown_once_and_signs(store: Store, team: Team, sign_in: SignIn, language: str) -> None:
    browser = sign_in(team, "administrator", language=language)
    assert "Webhooks" in browser.get("/administration").text
    assert "https" in browser.get(PAGES).text, "an empty list says what to do"
    asked = {"address": f" https://{HOST}/limen ", "kinds": ["hand_over.sent", "consent.withdrawn"], "own_acts": "y"}
    page = browser.post(f"{PAGES}/new", data=asked)
    assert page.status_code == 200
    (secret,) = set(SECRET.findall(page.text))
    row = only(store)
    assert (row.address, row.kinds, row.own_acts) == (
        f"https://{HOST}/limen",
        ["hand_over.sent", "consent.withdrawn"],
        True,
    )
    assert row.recorded_by_id == team.administrator.user_id
    for path in (PAGES, f"{PAGES}/{row.id}", f"{PAGES}/new"):
        assert SECRET.findall(browser.get(path).text) == []
    run(store, SendTest(endpoint_id=row.id), team.administrator)
    taken = webhooks.take(store, at=NOW, lease=LEASE)
    assert taken is not None
    assert headers(KEY, taken, NOW)["webhook-signature"] == Webhook(secret).sign(taken.message_id, NOW, taken.body)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Écrivez"),
        ("http://hook.partner.example/", "https://"),
        ("https://inside.example/", "réseau interne"),
        ("https://127.0.0.1/", "réseau interne"),
        ("https://unknown.example/", "connu nulle part"),
        ("https://me:word@hook.partner.example/", "mot de passe"),
        (f"https://{HOST}/{'a' * 500}", "500"),
    ],
)
def test_an_address_that_cannot_be_sent_to_is_refused_beside_the_field(
    store: Store, team: Team, sign_in: SignIn, address: str, said: str
) -> None:
    page = sign_in(team, "administrator").post(f"{PAGES}/new", data={"address": address, "kinds": ["hand_over.sent"]})
    assert page.status_code == 422
    assert 'id="address-error"' in page.text
    assert said in page.text
    assert address in page.text, "what was typed stays"
    assert rows(store, WebhookEndpoint) == []


@pytest.mark.parametrize("kinds", [[], ["hand_over.sent", "case.read"]])
def test_only_kinds_that_exist_can_be_chosen(store: Store, team: Team, sign_in: SignIn, kinds: list[str]) -> None:
    page = sign_in(team, "administrator").post(f"{PAGES}/new", data={"address": f"https://{HOST}/", "kinds": kinds})
    assert page.status_code == 422
    assert 'id="kinds-error"' in page.text
    assert rows(store, WebhookEndpoint) == []


def test_the_command_refuses_what_a_page_would_too(store: Store, team: Team) -> None:
    with pytest.raises(Invalid, match="address"):
        endpoint(store, team, "https://10.0.0.1/")
    with pytest.raises(Invalid, match="kinds"):
        endpoint(store, team, kinds=())
    for _number in range(MOST):
        endpoint(store, team)
    with pytest.raises(Invalid):
        endpoint(store, team)


def test_an_endpoint_is_changed_and_nobody_overwrites_somebody(store: Store, team: Team, sign_in: SignIn) -> None:
    key = endpoint(store, team)
    browser = sign_in(team, "administrator")
    page = browser.get(f"{PAGES}/{key}").text
    assert page.count(" checked") == len(EVERY)
    change = {"version": "1", "address": f"https://{HOST}/two", "kinds": ["referral.changed"]}
    assert browser.post(f"{PAGES}/{key}", data=change).status_code == 303
    assert (only(store).address, only(store).kinds) == (f"https://{HOST}/two", ["referral.changed"])
    late = browser.post(f"{PAGES}/{key}", data={**change, "address": f"https://{HOST}/three"})
    assert late.status_code == 409
    assert f"https://{HOST}/three" in late.text
    assert only(store).address == f"https://{HOST}/two"
    assert browser.post(f"{PAGES}/{key}", data={**change, "version": "2", "address": "x"}).status_code == 422
    with pytest.raises(StaleCase):
        stale = ChangeEndpoint(endpoint_id=key, version=1, address=f"https://{HOST}/", kinds=("referral.changed",))
        run(store, stale, team.administrator)


def test_a_new_secret_is_shown_once_and_says_until_when_both_sign(store: Store, team: Team, sign_in: SignIn) -> None:
    secret, known = kept_secret()
    key = endpoint(store, team, secret=secret)
    page = sign_in(team, "administrator").post(f"{PAGES}/{key}/secret")
    assert page.status_code == 200
    (new,) = set(SECRET.findall(page.text))
    assert new != known
    assert "09/07/2026 10:30" in page.text
    assert only(store).old_salt == secret.salt
    again = sign_in(team, "administrator").get(f"{PAGES}/{key}/secret", follow_redirects=True)
    assert again.status_code == 200, "the language switch comes back here"
    assert SECRET.findall(again.text) == []


def test_on_off_and_a_test(store: Store, team: Team, sign_in: SignIn, settings: Settings) -> None:
    key = endpoint(store, team)
    browser = sign_in(team, "administrator")

    def page(path: str, **sent: str) -> str:
        answer = browser.post(f"{PAGES}/{key}/{path}", data=sent)
        assert answer.status_code == 303
        return browser.get(answer.headers["location"]).text

    assert "C&#39;est arrêté" in page("switch", active="no")
    assert (only(store).active, only(store).off_because, only(store).off_at) == (False, "by_hand", NOW)
    assert "Arrêtée" in browser.get(PAGES).text
    assert "C&#39;est en marche" in page("switch", active="yes")
    assert (only(store).active, only(store).off_because, only(store).off_at) == (True, "", None)
    version = only(store).version
    page("switch", active="yes")
    assert only(store).version == version, "switched on twice is switched on"
    assert "En attente" in page("test")
    assert "Un essai attend déjà" in page("test")
    assert len(rows(store, WebhookDelivery)) == 1
    deliver_waiting(store, settings, Scripted([500]))
    shown = browser.get(f"{PAGES}/{key}").text
    assert "Abandonné" in shown
    assert "Le programme répond par une erreur (500)." in shown
    commands = [entry.command for entry in rows(store, AuditEntry)]
    assert commands.count("SwitchEndpoint") == 2


def test_each_result_is_told_in_plain_words(store: Store, team: Team, sign_in: SignIn, settings: Settings) -> None:
    key = endpoint(store, team)
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        for number in range(4):
            made = webhooks.Message(id=f"msg_{number}", kind="hand_over.sent", body="{}")
            webhooks.put_for(connection, key, team.organisation_id, made, NOW)
    first = webhooks.take(store, at=NOW, lease=LEASE)
    second = webhooks.take(store, at=NOW, lease=LEASE)
    third = webhooks.take(store, at=NOW, lease=LEASE)
    assert first
    assert second
    assert third
    webhooks.try_again(store, first, at=NOW + LEASE, error="no_connection")
    webhooks.settle(store, replace(second, attempts=1), "delivered", at=NOW)
    webhooks.settle(store, third, "not_wanted", at=NOW)
    page = sign_in(team, "administrator").get(f"{PAGES}/{key}").text
    for words in ("Nouvel essai plus tard", "La machine ne répond pas", "08/07/2026 10:35", "Arrivé", "En attente",
                  "L'adresse était arrêtée"):  # fmt: skip
        assert words in page


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_message_that_did_not_arrive_is_sent_again_from_the_page(
    store: Store, team: Team, sign_in: SignIn, settings: Settings, language: str
) -> None:
    key = endpoint(store, team)
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        for number in range(2):
            made = webhooks.Message(id=f"msg_{number}", kind="hand_over.sent", body="{}")
            webhooks.put_for(connection, key, team.organisation_id, made, NOW)
    first = webhooks.take(store, at=NOW, lease=LEASE)
    assert first
    webhooks.settle(store, first, "given_up", at=NOW, error="http_500")
    browser = sign_in(team, "administrator", language=language)
    button = {"fr": "Renvoyer", "nl": "Opnieuw sturen"}[language]
    address = f"{PAGES}/{key}/deliveries/{first.id}/again"
    page = browser.get(f"{PAGES}/{key}").text
    assert (page.count(button), address in page) == (1, True), "only what failed"
    answer = browser.post(address)
    assert answer.status_code == 303
    shown = browser.get(answer.headers["location"]).text
    assert {"fr": "sous le même numéro", "nl": "onder hetzelfde nummer"}[language] in shown
    assert button not in shown
    told = browser.get(browser.post(address).headers["location"]).text
    assert {"fr": "rien à renvoyer", "nl": "niets opnieuw te sturen"}[language] in told
    assert browser.get(address).status_code == 405
    for role in ("coordinator", "adviser", "auditor"):
        assert sign_in(team, role).post(address).status_code == 403
    assert browser.post(f"{PAGES}/{key}/deliveries/{first.id + 9}/again").status_code == 404
    answers = [browser.post(address).status_code for _time in range(AGAIN_PER_MINUTE)]
    assert (answers[0], answers[-1]) == (303, 429)


def test_an_endpoint_that_was_switched_off_is_told_on_the_pages(store: Store, team: Team, sign_in: SignIn) -> None:
    key = endpoint(store, team)
    browser = sign_in(team, "administrator")
    assert "n'est plus prévenu" not in browser.get("/administration").text
    run(store, SwitchOffFailing(endpoint_id=key, because="failing"), system_for(team.organisation_id))
    assert "n'est plus prévenu" in browser.get("/administration").text
    for path in (PAGES, f"{PAGES}/{key}"):
        assert "en trois jours" in browser.get(path).text
    run(store, SwitchEndpoint(endpoint_id=key, active=True), team.administrator)
    assert "n'est plus prévenu" not in browser.get("/administration").text


def test_a_changed_key_of_the_installation_asks_for_a_new_secret(
    flask_app: Flask, store: Store, team: Team, sign_in: SignIn, settings: Settings
) -> None:
    key = endpoint(store, team)
    browser = sign_in(team, "administrator")
    assert "clé de cette installation" not in browser.get(f"{PAGES}/{key}").text
    flask_app.extensions["limen_settings"] = replace(settings, secret_key="another")
    assert "clé de cette installation" in browser.get(f"{PAGES}/{key}").text
    browser.post(f"{PAGES}/{key}/secret")
    assert "clé de cette installation" not in browser.get(f"{PAGES}/{key}").text


def test_only_administrators_and_only_their_own(store: Store, team: Team, other_team: Team, sign_in: SignIn) -> None:
    key = endpoint(store, other_team)
    for role in ("adviser", "coordinator", "auditor"):
        assert sign_in(team, role).get(PAGES).status_code == 403
    with pytest.raises(Forbidden):
        run(store, SendTest(endpoint_id=key), other_team.coordinator)
    browser = sign_in(team, "administrator")
    assert HOST not in browser.get(PAGES).text
    assert browser.get(f"{PAGES}/{key}").status_code == 404
    secret, _known = kept_secret()
    for command in (SendTest(endpoint_id=key), RenewSecret(endpoint_id=key, secret=secret)):
        with pytest.raises(NotFound):
            run(store, command, team.administrator)
    assert rows(store, WebhookDelivery) == []


def test_every_failure_has_words() -> None:
    assert why("") is None
    assert "307" in str(why("http_307"))
    assert "503" in str(why("http_503"))
    for text in (*FAILURES.values(), *OFF_BECAUSE.values()):
        assert text.fr != text.nl
