"""Deliveries leave at least once, signed, longer apart each time, and are given up where people see it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from standardwebhooks import Webhook, WebhookVerificationError

from app.agenda.mail import Folder
from app.agenda.worker import KEPT, queue_reminders, send_waiting
from app.config import Settings
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid, NotFound
from app.foundation.identity import system_for
from app.foundation.run import run
from app.rounds import each_round
from app.store import webhooks
from app.store.base import Store
from app.store.tables import AuditEntry, OutgoingMail, WebhookDelivery, WebhookEndpoint
from app.webhooks import reasons
from app.webhooks.commands import ChangeEndpoint, RenewSecret, SendAgain, SendTest, SwitchEndpoint, SwitchOffFailing
from app.webhooks.opener import NotDelivered
from app.webhooks.signing import headers, new_secret, shown
from app.webhooks.worker import LEASE, WAITS, deliver_waiting
from tests.app.agenda.builders import rows
from tests.app.handovers.test_handovers import NOON as NOW
from tests.app.handovers.test_handovers import Bond
from tests.app.webhooks.builders import HOST, KEY, Receiver, Request, endpoint, kept_secret, receiver
from tests.conftest import Team, make_team


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def partner() -> Iterator[Receiver]:
    with receiver() as found:
        yield found


@dataclass
class Scripted:
    """An opener that answers as it is told and keeps when it was asked."""

    answers: list[int | str]
    at: list[datetime] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> int:  # noqa: ARG002 — as openers are called
        self.at.append(clock.now())
        self.addresses.append(address)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, str):
            raise NotDelivered(answer)
        return answer


def deliveries(store: Store, **equals: object) -> list[WebhookDelivery]:
    return rows(store, WebhookDelivery, **equals)


def verified(request: Request, secret: str, at: datetime) -> object:
    """Check a signature as a partner does, at an instant."""
    with time_machine.travel(at, tick=False):
        return Webhook(secret).verify(request.body, request.headers)


def written(store: Store, team: Team, **more: object) -> tuple[int, str]:
    """An endpoint with one event that waits; return its key and its secret."""
    secret, known = kept_secret()
    key = endpoint(store, team, secret=secret, **more)  # type: ignore[arg-type]
    return key, known


def test_it_fails_twice_and_then_arrives_under_one_name(
    each_store: Store, settings: Settings, partner: Receiver
) -> None:
    bond = Bond(each_store)
    secret, known = kept_secret()
    endpoint(each_store, bond.cpas, partner.address, secret=secret)
    bond.send()
    partner.answers = [503, 500, 200]
    at = NOW
    for wait, outcome in ((timedelta(), "put_off"), (WAITS[0], "put_off"), (WAITS[1], "delivered")):
        at += wait
        with clock.frozen(at - timedelta(seconds=1)):
            assert deliver_waiting(each_store, settings, partner.opener()) == {}, "not before its time"
        with clock.frozen(at):
            assert deliver_waiting(each_store, settings, partner.opener()) == {outcome: 1}
        assert verified(partner.requests[-1], known, at) == {
            "type": "hand_over.sent",
            "timestamp": NOW.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "data": {"object": "hand_over", "id": 1, "state": "sent"},
        }
    assert len({request.headers["webhook-id"] for request in partner.requests}) == 1
    assert len({request.headers["webhook-timestamp"] for request in partner.requests}) == 3
    assert len({request.body for request in partner.requests}) == 1
    first = partner.requests[0]
    assert (first.path, first.headers["host"]) == ("/limen?code=abc", f"{HOST}:{partner.port}")
    assert first.headers["content-type"] == "application/json"
    assert "cookie" not in first.headers
    with pytest.raises(WebhookVerificationError):
        verified(replace(first, body=first.body.replace(b"sent", b"lost")), known, NOW)
    with pytest.raises(WebhookVerificationError):
        verified(first, shown(KEY, new_secret(KEY)), NOW)
    (row,) = deliveries(each_store)
    assert (row.status, row.attempts, row.settled_at, row.error) == ("delivered", 3, at, "")


def test_a_redirection_is_not_followed(store: Store, team: Team, settings: Settings, partner: Receiver) -> None:
    key = endpoint(store, team, partner.address)
    run(store, SendTest(endpoint_id=key), team.administrator)
    partner.answers = [307]
    assert deliver_waiting(store, settings, partner.opener()) == {"given_up": 1}
    assert [request.path for request in partner.requests] == ["/limen?code=abc"]
    assert deliveries(store)[0].error == "http_307"


def test_what_waited_longest_goes_first(store: Store, settings: Settings) -> None:
    bond = Bond(store)
    endpoint(store, bond.cpas)
    for minute in (2, 1, 0):
        with clock.frozen(NOW + timedelta(minutes=minute)):
            bond.send()
    opener, seen = Scripted([204]), []
    with clock.frozen(NOW + timedelta(minutes=5)):
        while (found := webhooks.take(store, at=clock.now(), lease=LEASE)) is not None:
            seen.append(found.created_at)
        assert deliver_waiting(store, settings, opener) == {}, "taken means taken, for the length of the lease"
    assert seen == sorted(seen)
    with clock.frozen(NOW + timedelta(minutes=5) + LEASE):
        assert deliver_waiting(store, settings, opener) == {"delivered": 3}


def test_a_worker_that_died_sends_again_and_a_late_one_has_nothing_to_say(
    each_store: Store, settings: Settings
) -> None:
    team = make_team(each_store, "SEUIL")
    key, _known = written(each_store, team)
    run(each_store, SendTest(endpoint_id=key), team.administrator)
    taken = webhooks.take(each_store, at=NOW, lease=LEASE)
    assert taken is not None
    assert webhooks.take(each_store, at=NOW, lease=LEASE) is None
    again = webhooks.take(each_store, at=NOW + LEASE, lease=LEASE)
    assert again is not None
    assert (again.attempts, again.message_id, again.body) == (2, taken.message_id, taken.body)
    webhooks.settle(each_store, taken, "given_up", at=NOW)
    assert deliveries(each_store)[0].status == "waiting"
    webhooks.settle(each_store, again, "delivered", at=NOW)
    assert deliveries(each_store)[0].status == "delivered"


@pytest.mark.postgres
def test_two_workers_never_hold_one_delivery(postgres_store: Store) -> None:
    """While one worker takes a row, another one passes it by instead of waiting for it."""
    team = make_team(postgres_store, "SEUIL")
    for _number in range(2):
        run(postgres_store, SendTest(endpoint_id=endpoint(postgres_store, team)), team.administrator)
    first, second = deliveries(postgres_store)
    with postgres_store.engine.connect() as held, held.begin():
        lock = f"SELECT id FROM webhook_deliveries WHERE id = {first.id} FOR UPDATE"
        held.exec_driver_sql(lock)
        taken = webhooks.take(postgres_store, at=NOW, lease=LEASE)
    assert taken is not None
    assert taken.id == second.id


def test_an_endpoint_that_fails_keeps_nobody_waiting(store: Store, settings: Settings) -> None:
    bond = Bond(store)
    dead, alive = "https://dead.example/", "https://alive.example/"
    endpoint(store, bond.cpas, dead)
    endpoint(store, bond.cpas, alive)
    for _number in range(3):
        bond.send()

    class Opener(Scripted):
        def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> int:
            super().post(address, body, headers)
            if address == dead:
                raise NotDelivered("timeout")
            return 204

    opener = Opener([0])
    assert deliver_waiting(store, settings, opener) == {"put_off": 1, "delivered": 3}
    assert opener.addresses.count(dead) == 1


def test_it_is_given_up_after_three_days_switched_off_and_people_are_told(
    each_store: Store, settings: Settings
) -> None:
    bond = Bond(each_store)
    endpoint(each_store, bond.cpas, f"https://{HOST}/limen?code=abc", kinds=("hand_over.sent",))
    bond.send()
    opener, outcomes, at = Scripted(["no_connection"]), [], NOW
    for wait in (timedelta(), *WAITS):
        at += wait
        with clock.frozen(at):
            outcomes += deliver_waiting(each_store, settings, opener).elements()
    assert outcomes == ["put_off"] * len(WAITS) + ["given_up"]
    assert timedelta(days=3) < opener.at[-1] - opener.at[0] < timedelta(days=3, hours=6)
    (row,) = deliveries(each_store)
    assert (row.status, row.error, row.attempts) == ("given_up", "no_connection", len(WAITS) + 1)
    (off,) = rows(each_store, WebhookEndpoint)
    assert (off.active, off.off_because, off.off_at) == (False, "failing", at)
    entry = rows(each_store, AuditEntry)[-1]
    assert (entry.command, entry.user_id, entry.chain) == ("SwitchOffFailing", None, bond.cpas.organisation_id)
    (mail,) = rows(each_store, OutgoingMail, kind="webhook_off")
    assert mail.user_id == bond.cpas.administrator.user_id
    with clock.frozen(at):
        assert send_waiting(each_store, settings, Folder(settings.mail_dir)) == {"sent": 1}
    (path,) = settings.mail_dir.glob("*.eml")
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    said = message.get_body().get_content()  # type: ignore[union-attr]
    assert HOST in said
    assert "/administration/webhooks/" in said
    assert "abc" not in said + str(message["subject"]), "a path may hold a secret"
    assert "administrez" in said
    by = system_for(bond.cpas.organisation_id)
    with clock.frozen(at):
        bond.send()
        assert len(deliveries(each_store)) == 1, "nothing is written for an endpoint that is off"
        assert run(each_store, SwitchOffFailing(endpoint_id=off.id, because="failing"), by) is False
    with clock.frozen(at + KEPT + timedelta(days=1)):
        queue_reminders(each_store, settings, clock.today())
        assert deliveries(each_store) == [], "what is settled is forgotten in the end"


def test_one_that_works_again_meanwhile_stays_on(store: Store, settings: Settings) -> None:
    bond = Bond(store)
    endpoint(store, bond.cpas)
    bond.send()
    at, opener = NOW, Scripted(["http_500"])
    for number, wait in enumerate((timedelta(), *WAITS)):
        at += wait
        with clock.frozen(at):
            if number == 5:
                bond.send()
                taken = [webhooks.take(store, at=at, lease=LEASE) for _both in range(2)]
                new = next(one for one in taken if one is not None and one.created_at == at)
                webhooks.settle(store, new, "delivered", at=at)
                old = next(one for one in taken if one is not None and one.created_at != at)
                webhooks.try_again(store, old, at=at + WAITS[5], error="http_500")
            else:
                deliver_waiting(store, settings, opener)
    assert sorted(row.status for row in deliveries(store)) == ["delivered", "given_up"]
    assert rows(store, WebhookEndpoint)[0].active
    assert rows(store, OutgoingMail, kind="webhook_off") == []


def test_one_that_says_it_is_gone_is_switched_off_at_once(store: Store, settings: Settings) -> None:
    bond = Bond(store)
    endpoint(store, bond.cpas)
    for _number in range(2):
        bond.send()
    assert deliver_waiting(store, settings, Scripted([410])) == {"given_up": 1}
    (off,) = rows(store, WebhookEndpoint)
    assert (off.active, off.off_because) == (False, "gone")
    assert deliver_waiting(store, settings, Scripted([204])) == {"not_wanted": 1}
    send_waiting(store, settings, Folder(settings.mail_dir))
    (path,) = settings.mail_dir.glob("*.eml")
    assert "ne veut plus rien" in message_from_bytes(path.read_bytes(), policy=policy.default).get_body().get_content()  # type: ignore[union-attr]


def test_a_test_reaches_an_endpoint_that_is_off_and_is_tried_once(store: Store, team: Team, settings: Settings) -> None:
    key = endpoint(store, team)
    run(store, SwitchEndpoint(endpoint_id=key, active=False), team.administrator)
    run(store, SendTest(endpoint_id=key), team.administrator)
    assert deliver_waiting(store, settings, Scripted([204])) == {"delivered": 1}
    run(store, SwitchEndpoint(endpoint_id=key, active=True), team.administrator)
    run(store, SendTest(endpoint_id=key), team.administrator)
    assert deliver_waiting(store, settings, Scripted([410])) == {"given_up": 1}
    assert rows(store, WebhookEndpoint)[0].active, "an administrator is looking at it"


def test_both_secrets_sign_for_a_day(each_store: Store, settings: Settings, partner: Receiver) -> None:
    team = make_team(each_store, "SEUIL")
    (first, old), (second, new), (third, newest) = kept_secret(), kept_secret(), kept_secret()
    key = endpoint(each_store, team, partner.address, secret=first)

    def sent(at: datetime) -> Request:
        with clock.frozen(at):
            run(each_store, SendTest(endpoint_id=key), team.administrator)
            assert deliver_waiting(each_store, settings, partner.opener()) == {"delivered": 1}
        return partner.requests[-1]

    run(each_store, RenewSecret(endpoint_id=key, secret=second), team.administrator)
    during = sent(NOW + timedelta(hours=23, minutes=59))
    for known in (old, new):
        verified(during, known, NOW + timedelta(hours=23, minutes=59))
    assert during.headers["webhook-signature"].count("v1,") == 2
    after = sent(NOW + timedelta(hours=24))
    verified(after, new, NOW + timedelta(hours=24))
    with pytest.raises(WebhookVerificationError):
        verified(after, old, NOW + timedelta(hours=24))
    for secret in (first, third):
        run(each_store, RenewSecret(endpoint_id=key, secret=secret), team.administrator)
    twice = sent(NOW)
    verified(twice, newest, NOW)
    with pytest.raises(WebhookVerificationError):
        verified(twice, new, NOW)


def test_without_the_key_of_the_installation_nothing_is_signed(store: Store, settings: Settings) -> None:
    bond = Bond(store)
    secret, known = kept_secret()
    endpoint(store, bond.cpas, secret=secret)
    bond.send()
    for row in [*rows(store, WebhookEndpoint), *rows(store, AuditEntry)]:
        kept = str(vars(row))
        assert known.removeprefix("whsec_") not in kept
        if isinstance(row, AuditEntry):
            assert secret.salt not in kept, "the trail goes to more people than the table"
    opener = Scripted([204])
    assert deliver_waiting(store, replace(settings, secret_key="another"), opener) == {"put_off": 1}
    assert opener.addresses == []
    assert deliveries(store)[0].error == "secret_lost"
    renewed = new_secret("another")
    run(store, RenewSecret(endpoint_id=1, secret=renewed), bond.cpas.administrator)
    with clock.frozen(NOW + WAITS[0]):
        assert deliver_waiting(store, replace(settings, secret_key="another"), opener) == {"delivered": 1}
    assert known == shown(KEY, secret)
    assert len(known.removeprefix("whsec_")) >= 32


def test_what_was_given_up_is_sent_again_by_hand_under_the_same_name(
    each_store: Store, settings: Settings, partner: Receiver
) -> None:
    """M28.1: the receiver knows it again by its number; the trail keeps who had it sent."""
    bond = Bond(each_store)
    secret, known = kept_secret()
    key = endpoint(each_store, bond.cpas, partner.address, secret=secret)
    bond.send()
    other = Scripted([500])
    at = NOW
    for wait in (*WAITS, timedelta()):
        with clock.frozen(at):
            deliver_waiting(each_store, settings, other)
        at += wait
    (given_up,) = deliveries(each_store)
    assert given_up.status == "given_up"
    again = SendAgain(endpoint_id=key, delivery_id=given_up.id)
    later = at + timedelta(days=1)
    with clock.frozen(later):
        with pytest.raises(Invalid) as off:
            run(each_store, again, bond.cpas.administrator)
        assert off.value.text == reasons.SWITCH_ON_FIRST
        run(each_store, SwitchEndpoint(endpoint_id=key, active=True), bond.cpas.administrator)
        with pytest.raises(Forbidden):
            run(each_store, again, bond.cpas.coordinator)
        with pytest.raises(NotFound):
            run(each_store, again, bond.ngo.administrator)
        with pytest.raises(NotFound):
            run(each_store, replace(again, endpoint_id=endpoint(each_store, bond.cpas)), bond.cpas.administrator)
        run(each_store, again, bond.cpas.administrator)
        with pytest.raises(Invalid) as twice:
            run(each_store, again, bond.cpas.administrator)
        assert twice.value.text == reasons.DID_NOT_FAIL
        assert deliver_waiting(each_store, settings, partner.opener()) == {"delivered": 1}
        with pytest.raises(Invalid):
            run(each_store, again, bond.cpas.administrator)
    (row,) = deliveries(each_store)
    assert (row.status, row.attempts, row.error, row.created_at) == ("delivered", 1, "", NOW)
    assert (row.message_id, row.body) == (given_up.message_id, given_up.body), "no new event"
    (request,) = partner.requests
    assert request.headers["webhook-id"] == given_up.message_id
    assert verified(request, known, later) == json.loads(given_up.body)
    (entry,) = [one for one in rows(each_store, AuditEntry) if one.command == "SendAgain"]
    assert (entry.user_id, entry.table_name) == (bond.cpas.administrator.user_id, "webhook_endpoints")
    assert given_up.message_id in json.dumps(entry.changes)


def test_what_was_not_wanted_can_be_sent_again_and_a_test_cannot(store: Store, settings: Settings) -> None:
    bond = Bond(store)
    key = endpoint(store, bond.cpas)
    bond.send()
    run(store, SendTest(endpoint_id=key), bond.cpas.administrator)
    run(store, SwitchEndpoint(endpoint_id=key, active=False), bond.cpas.administrator)
    deliver_waiting(store, settings, Scripted([500]))
    missed, trial = deliveries(store)
    assert (missed.status, trial.status) == ("not_wanted", "given_up")
    run(store, SwitchEndpoint(endpoint_id=key, active=True), bond.cpas.administrator)
    run(store, SendAgain(endpoint_id=key, delivery_id=missed.id), bond.cpas.administrator)
    with pytest.raises(Invalid):
        run(store, SendAgain(endpoint_id=key, delivery_id=trial.id), bond.cpas.administrator)
    assert deliver_waiting(store, settings, Scripted([200])) == {"delivered": 1}


def test_what_waits_goes_to_the_new_address(store: Store, settings: Settings) -> None:
    bond = Bond(store)
    key = endpoint(store, bond.cpas)
    bond.send()
    moved = ChangeEndpoint(
        endpoint_id=key, version=1, address="https://new.partner.example/", kinds=("hand_over.sent",), own_acts=True
    )
    run(store, moved, bond.cpas.administrator)
    opener = Scripted([204])
    deliver_waiting(store, settings, opener)
    assert opener.addresses == ["https://new.partner.example/"]


def test_a_round_of_the_worker_delivers_and_the_log_names_nothing(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bond = Bond(store)
    endpoint(store, bond.cpas)
    bond.send()
    opener = Scripted([204])
    ways: list[str] = []

    def leaving(*, proxy: str) -> Scripted:
        ways.append(proxy)
        return opener

    monkeypatch.setattr("app.webhooks.worker.PublicHttps", leaving)
    each_round(store, replace(settings, https_proxy="http://proxy.example:3128"))
    assert ways == ["http://proxy.example:3128"]
    assert deliveries(store)[0].status == "delivered"
    said = capsys.readouterr().out
    assert "delivered" in said
    assert HOST not in said


def test_the_signature_is_that_of_the_specification(store: Store, team: Team) -> None:
    key, known = written(store, team)
    run(store, SendTest(endpoint_id=key), team.administrator)
    taken = webhooks.take(store, at=NOW, lease=LEASE)
    assert taken is not None
    made = headers(KEY, taken, NOW)
    assert made["webhook-timestamp"] == str(int(NOW.timestamp()))
    assert made["webhook-signature"] == Webhook(known).sign(taken.message_id, NOW, taken.body)
