"""The API of the checks: keeps its own description, refuses what is malformed, sets no cookie."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from app import create_app
from app.config import Settings
from app.store.base import Store
from tests.app.checks.cases import facts
from workflows.checks import CHECKS

ADDRESS = "/api/v1/checks/rent_indexation"


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").get_json()
    return found


def test_the_document_names_every_check_and_resolves_its_references(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    checks = {path: found for path, found in document["paths"].items() if path.startswith("/api/v1/checks/")}
    assert set(checks) == {f"/api/v1/checks/{name}" for name in CHECKS}
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    for path in checks.values():
        for answer in path["post"]["responses"].values():
            reference = answer["content"]["application/json"]["schema"]["$ref"]
            assert reference.removeprefix("#/components/schemas/") in schemas


def test_answers_keep_the_described_shape(client: FlaskClient, document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    asked = Draft202012Validator(schemas["RentIndexationFacts"])
    answered = Draft202012Validator(schemas["RentIndexationResult"])
    for sent in (
        facts(),
        facts(request=None),
        facts(lease=None),
        facts(lease={"type": "tourist"}),
        {"as_of": "2026-07-08"},
    ):
        asked.validate(sent)
        answer = client.post(ADDRESS, json=sent)
        assert answer.status_code == 200
        answered.validate(answer.get_json())


@pytest.mark.parametrize(
    ("sent", "path"),
    [
        ({}, "as_of"),
        (facts(as_of="2026-02-30"), "as_of"),
        (facts(lease={"base_rent": 750}), "lease.base_rent"),
        (facts(lease={"base_rent": "0.00"}), "lease.base_rent"),
        (facts(lease={"starts": "2019-09-01"}), "lease.starts"),
        (facts(epb={"certificates": {}}), "epb.certificates"),
        (facts(anniversary_year="2025"), "anniversary_year"),
        (facts(anniversary_year=True), "anniversary_year"),
    ],
)
def test_malformed_facts_are_named(client: FlaskClient, document: dict[str, Any], sent: Any, path: str) -> None:
    answer = client.post(ADDRESS, json=sent)
    assert answer.status_code == 422
    Draft202012Validator(document["components"]["schemas"]["Error"]).validate(answer.get_json())
    assert answer.get_json()["error"]["path"] == path
    described = Draft202012Validator(
        document["components"]["schemas"]["RentIndexationFacts"], format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert not described.is_valid(sent)


@pytest.mark.parametrize("body", [b"", b"x", b"[]", b"null", b"\xff\xfe", b"[" * 200_000, b'{"as_of": NaN}'])
def test_what_is_no_facts_object_is_refused_in_words(client: FlaskClient, body: bytes) -> None:
    answer = client.post(ADDRESS, data=body, content_type="application/json")
    assert answer.status_code == 422
    assert " / " in answer.get_json()["error"]["message"]


def test_a_body_without_end_is_refused(client: FlaskClient) -> None:
    body = b'{"as_of": "' + b"1" * 300_000 + b'"}'
    announced = client.post(ADDRESS, data=body)
    in_pieces = client.post(
        ADDRESS,
        data=body,
        headers={"Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert announced.status_code == 413
    assert announced.get_json()["error"]["message"]
    assert in_pieces.status_code == 422, "of a body without a length no more than the limit is read"


def test_no_such_check_and_no_such_method(client: FlaskClient) -> None:
    assert client.post("/api/v1/checks/no_such", json={}).status_code == 404
    wrong = client.get(ADDRESS)
    assert wrong.status_code == 405
    assert wrong.get_json()["error"]["message"]


def test_answers_set_no_cookie_and_open_no_other_origin(client: FlaskClient) -> None:
    for answer in (
        client.get("/api/v1/openapi.json"),
        client.post(ADDRESS, json=facts()),
        client.post(ADDRESS, json={}),
        client.post("/api/v1/checks/no_such", json={}),
    ):
        assert "Set-Cookie" not in answer.headers
        assert not [name for name in answer.headers.keys() if name.startswith("Access-Control")]  # noqa: SIM118 — pairs


def test_too_many_requests_of_one_address(store: Store, settings: Settings) -> None:
    few = Settings(data_dir=settings.data_dir, database_url="sqlite://", secret_key="t", checks_per_minute=3)
    client = create_app(few, store=store).test_client()
    codes = [client.post(ADDRESS, json=facts()).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    assert client.post(ADDRESS, json=facts()).get_json()["error"]["message"]
    elsewhere = client.post(ADDRESS, json=facts(), environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert elsewhere.status_code == 200
