"""The interface keeps its own description: no failure of ours, no answer that is not described, by any request.

Requests are made from the document, right ones and wrong ones, with a token, without and with credentials.
"""

from __future__ import annotations

import base64
import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.generation.case import Case
from schemathesis.specs.openapi import checks

from app.foundation import clock
from app.foundation.run import run
from app.inbox.commands import CreateApiToken
from app.partner_api.scopes import SCOPES
from app.referrals.commands import OfferPlace
from app.store.base import Store
from tests.app.partner_api.builders import program, token_of
from tests.app.partner_api.test_reading import PLACE, Between
from tests.app.referrals.test_referrals import NOON

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

KEPT = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
WITHOUT_NUMBER = 10**9
Headers = Callable[[str], dict[str, str]]


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


@pytest.fixture(autouse=True)
def without_limits(flask_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let as many requests through as are made."""
    for name in ("guarding.PER_MINUTE", "oauth.PER_ADDRESS", "oauth.PER_CLIENT"):
        monkeypatch.setattr(f"app.partner_api.{name}", WITHOUT_NUMBER)
    monkeypatch.setattr("app.inbox.api.PER_MINUTE", WITHOUT_NUMBER)
    limited = flask_app.extensions["limen_settings"]
    flask_app.extensions["limen_settings"] = dataclasses.replace(limited, checks_per_minute=WITHOUT_NUMBER)


def operations(app: Flask) -> Iterator[Any]:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    for found in schema.get_all_operations():
        yield found.ok()


def tried(operation: Any, examples: int, ask: Callable[[Case], None], mode: GenerationMode | None = None) -> None:
    """Make requests of one operation, the same ones at each run."""
    cases = operation.as_strategy() if mode is None else operation.as_strategy(generation_mode=mode)

    @given(case=cases)
    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def each(case: Case) -> None:
        ask(case)

    each()


def test_with_a_token_every_answer_is_one_that_is_described(flask_app: Flask, store: Store) -> None:
    between = Between(flask_app, store)
    there = {"request_id": between.request_id, "hand_over_id": between.hand_over_id}
    there["offer_id"] = run(store, OfferPlace(**PLACE), between.help.adviser)  # type: ignore[arg-type]
    made = program(store, between.help)
    shown = token_of(flask_app.test_client(), made)
    inbox = run(store, CreateApiToken(name="x"), between.help.administrator)
    basic = base64.b64encode(f"{made.client_id}:{made.secret}".encode()).decode()
    codes: Counter[int] = Counter()

    def asks(operation: Any, real: list[bool]) -> Callable[[Case], None]:
        def ask(case: Case) -> None:
            real[0] = not real[0]
            if case.path_parameters and real[0]:
                case.path_parameters = {name: there[name] for name in case.path_parameters}
                if isinstance(case.body, dict) and isinstance(case.body.get("version"), int):
                    case.body["version"] = between.row(between.request_id).version
            scheme = f"Basic {basic}" if "/oauth/" in operation.path else f"Bearer {shown}"
            scheme = f"Bearer {inbox}" if "/inbox/" in operation.path else scheme
            answer = case.call(headers={"Authorization": scheme})
            codes[answer.status_code] += 1
            case.validate_response(answer, checks=KEPT)

        return ask

    for operation in operations(flask_app):
        tried(operation, 9, asks(operation, [False]))
    assert {200, 201, 400, 404, 422} <= set(codes), codes
    assert 401 not in codes, "the token holds"


def test_what_the_description_allows_to_ask_is_answered(flask_app: Flask, store: Store) -> None:
    between = Between(flask_app, store)
    shown = token_of(flask_app.test_client(), program(store, between.help))
    reads = [
        operation
        for operation in operations(flask_app)
        if operation.path.startswith(tuple(f"/api/v1/{name}" for name in ("referrals", "hand-overs", "places", "dir")))
        and (operation.method == "get" or operation.path.endswith("/search"))
    ]
    assert len(reads) == 20

    def ask(case: Case) -> None:
        answer = case.call(headers={"Authorization": f"Bearer {shown}"})
        case.validate_response(answer, checks=[*KEPT, checks.positive_data_acceptance])

    for operation in reads:
        tried(operation, 6, ask, GenerationMode.POSITIVE)


def test_without_a_token_nothing_is_answered_but_401(flask_app: Flask, store: Store) -> None:
    Between(flask_app, store)
    asked = Counter[str]()

    def ask(case: Case) -> None:
        answer = case.call()
        case.validate_response(answer, checks=KEPT)
        assert answer.status_code == 401, case.operation.path
        asked[case.operation.path] += 1

    for operation in operations(flask_app):
        if operation.definition.raw.get("security") not in ([], [{"clientCredentials": []}, {}]):
            tried(operation, 3, ask)
    assert len(asked) > 25


def test_another_method_is_answered_405_with_those_that_there_are(flask_app: Flask) -> None:
    client = flask_app.test_client()
    for operation in operations(flask_app):
        path = operation.path
        for name in ("request_id", "hand_over_id", "offer_id"):
            path = path.replace(f"{{{name}}}", "1")
        for method in ("PUT", "PATCH", "DELETE"):
            answer = client.open(path, method=method)
            assert answer.status_code == 405, path
            assert operation.method.upper() in answer.headers["Allow"]
            assert answer.json is not None
            assert set(answer.json) == {"error"}


def test_the_document_is_whole(flask_app: Flask) -> None:
    document = flask_app.test_client().get("/api/v1/openapi.json").json
    assert document is not None
    operations = [one for path in document["paths"].values() for one in path.values()]
    assert len({one["operationId"] for one in operations}) == len(operations)
    described = {path.replace("{", "<").replace("}", ">") for path in document["paths"]}
    served = set()
    for rule in flask_app.url_map.iter_rules():
        if rule.rule.startswith("/api/") and rule.endpoint != "api.check":
            served.add(
                "/".join(f"<{part.rpartition(':')[2]}" if ":" in part else part for part in rule.rule.split("/"))
            )
    assert {path for path in described if "/checks/" not in path} == served
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    flows = document["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]
    assert set(flows["scopes"]) == set(SCOPES)
    used = {scope for one in operations for named in one.get("security", ()) for scope in named.get("oauth2", ())}
    assert used == set(SCOPES)
    for one in operations:
        for code, answer in one["responses"].items():
            if code >= "400" and "/oauth" not in str(one["tags"]):
                assert "application/json" in answer["content"], one["operationId"]
