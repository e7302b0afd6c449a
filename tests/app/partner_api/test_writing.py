"""What a program records goes through the commands of the pages: the state machine decides, and says why not."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from app.advisory_group.commands import BringToGroup
from app.foundation import clock
from app.foundation.run import run
from app.referrals.commands import NamePartner, OfferPlace, SubmitReferral
from app.store.base import Store
from app.store.tables import AuditEntry, PlaceOffer
from tests.app.agenda.builders import rows
from tests.app.partner_api.builders import Program, bearer, token
from tests.app.referrals.test_referrals import DAY, NOON, Mechanism
from tests.conftest import SignIn
from workflows import engine
from workflows.deadlines import DEADLINES
from workflows.definition import Workflow
from workflows.engine import Engine

REAL_VERSIONS = engine.versions


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


class Sent(Mechanism):
    """A request that was sent, and a program of the referral service."""

    def __init__(self, app: Flask, store: Store, **more: Any) -> None:
        super().__init__(store)
        self.key = self.draft(**more)
        self.do(SubmitReferral, self.key, by=self.ngo)
        self.program = Program(app, token(app, store, self.help))
        self.senders = Program(app, token(app, store, self.ngo))

    def tell(self, path: str, status: int = 200, by: Program | None = None, **body: Any) -> Any:
        told = {"version": self.row(self.key).version} | body
        return (by or self.program).post(f"/referrals/{self.key}/{path}", told, status)


@pytest.fixture
def sent(flask_app: Flask, store: Store) -> Sent:
    return Sent(flask_app, store)


def test_a_request_walks_to_a_place_by_program(sent: Sent, store: Store) -> None:
    assert sent.tell("steps", event="received")["state"] == "acknowledged"
    sent.tell("steps", event="more_info_asked", inputs={"why": "Quelle école ?"})
    sent.tell("steps", event="understood", on=DAY.isoformat())
    routed = sent.tell("steps", event="routed", inputs={"route": "brusshelp_places"}, ethos="3.4")
    assert routed == {"id": sent.key, "version": sent.row(sent.key).version, "state": "routed"}
    place = sent.program.post(
        "/places", {"solution": "reception_house", "provider": "Maison X", "commune_nis": "21013"}, 201
    )
    sent.tell("proposals", solution="reception_house", place_id=place["id"])
    held = sent.program.get(f"/places/{place['id']}")
    assert held["held_for"] == sent.key
    assert sent.tell("person-answer", by=sent.senders, answer="refused", own_words="Trop loin.")["state"] == "routed"
    assert sent.row(sent.key).ranked_since == DAY, "a refusal costs nothing"
    sent.tell("proposals", solution="reception_house", place_id=place["id"])
    sent.tell("person-answer", answer="accepted")
    assert sent.tell("provider-answer", accepted=False, reason="full", alternative="Maison Z")["state"] == "routed"
    sent.tell("proposals", solution="reception_house", offered_by="Maison Y")
    sent.tell("person-answer", answer="accepted")
    assert sent.tell("provider-answer", accepted=True)["state"] == "confirmed"
    sent.tell("steps", event="arrived", ethos="3.3")
    item = sent.program.get(f"/referrals/{sent.key}?expand=proposals,steps,possible,content")
    assert [one["person_answer"] for one in item["proposals"]] == ["refused", "accepted", "accepted"]
    assert item["steps"][-1] | {"label": 0} == {
        "event": "arrived", "label": 0, "on": DAY.isoformat(), "by": "us", "why": "", "ethos": "3.3",
    }  # fmt: skip
    asked = next(one for one in item["steps"] if one["event"] == "more_info_asked")
    assert asked["why"] == "Quelle école ?"
    day = DAY.isoformat()
    assert item["ethos"] == {
        "before": {"code": "not_known", "on": day},
        "during": {"code": "3.4", "on": day},
        "after": {"code": "3.3", "on": day},
    }
    assert item["content"]["excluded"]["lasting"] == {
        "code": "tried_nothing_free",
        "tried": True,
        "label": {"fr": "Essayé : rien de libre", "nl": "Geprobeerd: niets vrij"},
        "words": "",
    }
    assert "followed_up" in [one["event"] for one in item["possible"] if one["possible"]]
    closed = sent.program.post(f"/places/{place['id']}/close", {"version": held["version"], "taken": False})
    assert closed == {"id": place["id"]}
    assert rows(store, PlaceOffer, id=place["id"])[0].withdrawn_on == DAY
    sent.program.post(f"/places/{place['id']}/close", {"version": 2, "taken": False}, 404)


def test_the_law_says_no_in_both_languages(sent: Sent) -> None:
    error = sent.tell("steps", 422, event="arrived", ethos="not_known")["error"]
    assert error["path"] == ""
    assert "Possible à partir de" in error["message"]
    assert "Mogelijk vanuit" in error["message"]
    assert sent.tell("steps", 422, event="received", on="2026-11-19")["error"]["path"] == "on"
    assert sent.tell("steps", 422, event="received", by=sent.senders)["error"]["message"].startswith("Cette étape")
    stale = sent.program.post(f"/referrals/{sent.key}/steps", {"version": 99, "event": "received"}, 409)
    assert "lisez-le de nouveau" in stale["error"]["message"]
    late = clock.frozen(NOON + timedelta(days=9))
    for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "desk"})):
        sent.tell("steps", event=event, inputs=inputs)
    with late:
        program = Program(
            sent.program.client.application, token(sent.program.client.application, sent.store, sent.help)
        )
        error = sent.tell("proposals", 422, by=program, solution="reception_house", offered_by="X")["error"]
        assert error["path"] == "late_because"


@pytest.mark.parametrize(
    ("path", "body", "where"),
    [
        ("steps", {}, "event"),
        ("steps", {"event": "place_proposed"}, "event"),
        ("steps", {"event": "received", "version": "1"}, "version"),
        ("steps", {"event": "received", "version": True}, "version"),
        ("steps", {"event": "received", "on": 4}, "on"),
        ("steps", {"event": "received", "inputs": []}, "inputs"),
        ("steps", {"event": "received", "inputs": {"route": "desk"}}, "inputs.route"),
        ("steps", {"event": "routed", "inputs": {"route": 5}}, "inputs.route"),
        ("steps", {"event": "routed", "inputs": {"stranger": "x"}}, "inputs.stranger"),
        ("steps", {"event": "more_info_asked", "inputs": {"why": "a\x00"}}, "inputs.why"),
        ("steps", {"event": "received", "nonsense": 1}, "nonsense"),
        ("proposals", {"solution": "castle"}, "solution"),
        ("proposals", {"solution": "lasting", "place_id": 999}, "place_id"),
        ("proposals", {"solution": "lasting", "offered_by": "x" * 161}, "offered_by"),
        ("person-answer", {"answer": "maybe"}, "answer"),
        ("provider-answer", {"accepted": "yes"}, "accepted"),
        ("provider-answer", {}, "accepted"),
        ("urgent", {"why": "  "}, "why"),
        ("excluded", {"solution": "lasting"}, "code"),
        ("excluded", {"solution": "lasting", "code": "other"}, "words"),
        ("excluded", {"solution": "lasting", "code": "home_lost"}, "code"),
        ("excluded", {"solution": "emergency", "code": "other", "words": "x"}, "solution"),
        ("steps", {"event": "closed", "inputs": {"outcome": "own_solution"}}, "ethos"),
        ("advisory-group", {"invited_on": "18/11/2026"}, "invited_on"),
    ],
)
def test_what_is_wrong_is_said_with_its_path(sent: Sent, path: str, body: dict[str, Any], where: str) -> None:
    error = sent.tell(path, 422, **body)["error"]
    assert error["path"] == where
    assert " / " in error["message"]


def test_what_is_no_json_object_or_too_much_is_refused(sent: Sent, store: Store) -> None:
    client, address = sent.program.client, f"/api/v1/referrals/{sent.key}/urgent"
    headers = bearer(sent.program.shown)
    for body in (b"", b"[]", b"{", b"\xff", b'{"a":' * 50_00, b'{"why": "\\ud800"}', b'{"\\u0000": 1}'):
        answer = client.post(address, data=body, content_type="application/json", headers=headers)
        assert answer.status_code == 422
    large = client.post(address, data=b"x" * 70_000, content_type="application/json", headers=headers)
    assert large.status_code == 413
    for path in (address, "/api/v1/places", "/api/v1/referrals/search", "/api/v1/places/1/close"):
        assert client.post(path, data="version=1", headers=headers).status_code == 415
    huge = client.get(f"/api/v1/referrals/{2**53}", headers=headers)
    assert huge.status_code == 404, "no key is so large"
    assert rows(store, PlaceOffer) == []


def test_urgent_excluded_and_the_advisory_group(sent: Sent) -> None:
    assert "canal prioritaire" in sent.tell("urgent", 422, by=sent.senders, why="Bébé")["error"]["message"]
    run(sent.store, NamePartner(organisation_id=sent.ngo.organisation_id), sent.help.coordinator)
    sent.tell("urgent", by=sent.senders, why="Un bébé dort dehors")
    sent.tell("excluded", solution="transit", code="tried_refused", words="complet")
    for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "desk"})):
        sent.tell("steps", event=event, inputs=inputs)
    assert sent.tell("advisory-group", invited_on=DAY.isoformat())["state"] == "advisory_group"
    row = sent.row(sent.key)
    assert (row.urgent, row.urgent_why, row.excluded["transit"]) == (
        True, "Un bébé dort dehors", {"code": "tried_refused", "words": "complet"}
    )  # fmt: skip


def test_what_is_on_an_agenda_is_taken_up_there_alone(sent: Sent, store: Store) -> None:
    for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "desk"})):
        sent.tell("steps", event=event, inputs=inputs)
    run(store, BringToGroup(request_id=sent.key, why=("combination",)), sent.help.adviser)
    error = sent.tell("advisory-group", 422, invited_on=DAY.isoformat())["error"]
    assert error["path"] == ""
    assert "déjà portée au groupe" in error["message"]
    assert "al aan de groep voorgelegd" in error["message"]
    assert (sent.row(sent.key).state, sent.row(sent.key).invited_on) == ("routed", None)


LATER = date(2027, 3, 1)


def later_rules(workflow: Workflow) -> Engine:
    """Rules of another day: a request that is received is asked one more answer, a place is refused for one reason."""
    events = dict(workflow.events)
    note = workflow.events["more_info_asked"].inputs[0]
    more = replace(note, id="second_look", required=True)
    events["received"] = replace(events["received"], inputs=(*events["received"].inputs, more))
    reason = workflow.inputs["provider_reason"]
    fewer = {**workflow.inputs, "provider_reason": replace(reason, codes=reason.codes[:1])}
    package = importlib.import_module("workflows.referral")
    changed = replace(workflow, valid_from=LATER, events=events, inputs=fewer)
    return Engine(changed, package.GUARDS, DEADLINES, package.CONDITIONS)


def asked_by(program: Program, path: str, name: str) -> Any:
    document = program.get("/openapi.json")
    body = document["paths"][f"/api/v1/referrals/{{request_id}}/{path}"]["post"]["requestBody"]
    return body["content"]["application/json"]["schema"]["properties"][name]


def test_a_process_that_runs_into_other_rules_follows_them(sent: Sent, monkeypatch: pytest.MonkeyPatch) -> None:
    """M28.1: the description has the rules in force today, a request those that it was begun under."""
    known = engine.versions("referral")
    both = (*known, later_rules(known[-1].workflow))
    monkeypatch.setattr(engine, "versions", lambda name: both if name == "referral" else REAL_VERSIONS(name))
    assert "second_look" not in asked_by(sent.program, "steps", "inputs")["properties"]
    before = asked_by(sent.program, "provider-answer", "reason")["enum"]
    error = sent.tell("steps", 422, event="received", inputs={"second_look": "oui"})["error"]
    assert error["path"] == "inputs.second_look"
    with clock.frozen(datetime(2027, 3, 1, 9, 0, tzinfo=UTC)):
        app = sent.program.client.application
        program = Program(app, token(app, sent.store, sent.help))
        described = asked_by(program, "steps", "inputs")
        assert "second_look" in described["properties"]
        assert "received: second_look" in described["description"]
        assert asked_by(program, "provider-answer", "reason")["enum"] == before[:1]
        assert sent.tell("steps", by=program, event="received")["state"] == "acknowledged", (
            "begun under the older rules"
        )
        later = sent.draft()
        sent.do(SubmitReferral, later, by=sent.ngo)
        path = f"/referrals/{later}/steps"
        body = {"version": sent.row(later).version, "event": "received"}
        assert "Il manque une réponse" in program.post(path, body, 422)["error"]["message"]
        told = body | {"inputs": {"second_look": "oui"}}
        assert program.post(path, told)["state"] == "acknowledged"
    assert "second_look" not in asked_by(sent.program, "steps", "inputs")["properties"], "and back, for the test's sake"


def test_the_trail_names_the_program_that_did_it(sent: Sent, store: Store, sign_in: SignIn) -> None:
    sent.tell("steps", event="received")
    sent.program.get(f"/referrals/{sent.key}?expand=content")
    table: Any = AuditEntry.__table__
    with store.engine.connect() as connection:
        entry = connection.execute(table.select().where(table.c.command == "StepReferral")).first()
    assert entry is not None
    assert entry.user_id is None
    assert entry.request_id.startswith("client-1-")
    for page in ("/audit", "/audit/access"):
        assert "Logiciel (API)" in sign_in(sent.help, "auditor").get(page).text


def test_a_place_of_another_board_is_neither_proposed_nor_closed(sent: Sent, store: Store) -> None:
    theirs = run(store, OfferPlace(solution="transit", provider="Autre", direct=True), sent.ngo.adviser)
    for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "desk"})):
        sent.tell("steps", event=event, inputs=inputs)
    assert sent.tell("proposals", 422, solution="transit", place_id=theirs)["error"]["path"] == "place_id"
    sent.program.post(f"/places/{theirs}/close", {"version": 1, "taken": True}, 404)
    assert rows(store, PlaceOffer, id=theirs)[0].taken_on is None
