"""Every public vector through the command line, the API and, where a person could enter it, the web form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from jsonschema import Draft202012Validator

from app import create_app
from app.checks import answers, evaluation
from app.checks.forms import fields_of
from app.checks.paths import name_of
from app.cli import main
from app.config import Settings
from app.store.base import open_store
from tests.app.checks.filled_form import NotTypable, typed_form
from tests.compare import answer_difference
from workflows.checks import CHECKS
from workflows.figures import Figures

FOLDER = Path(__file__).parent / "vectors"
VECTORS = [
    (check, vector) for check in CHECKS for vector in json.loads((FOLDER / f"{check}.json").read_text(encoding="utf-8"))
]
IDS = [vector["id"] for _, vector in VECTORS]
NOT_TYPABLE = {
    *("rent-080", "rent-081", "rent-082", "rent-083", "rent-084"),
    *("LN-X03", "LN-X04", "LN-X05", "LN-X06", "LN-X07", "LN-X12", "LN-X15"),
    *("judicial-075", "judicial-077", "judicial-079", "judicial-081"),
    *("IE-X01", "IE-X03", "IE-X05"),
}
"""Malformed JSON: a number for an amount or a text for a number, words outside their lists, a path that is no question,
a date of programs."""
PRESUPPOSED = {"LN-X11"}
"""An act that the subject names is not asked for in the form: it is there, and its questions are open."""
STILL_OPEN = {"LN-X14": "lease.type"}
"""A required fact that nobody answered yet is asked, not called wrong."""


@pytest.fixture(scope="module")
def generous(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One application for all vectors: nothing is kept, so none sees another; the throttle lets them all through."""
    folder = tmp_path_factory.mktemp("doors")
    (folder / "limen.sqlite").write_bytes(migrated_sqlite.read_bytes())
    store = open_store(f"sqlite:///{folder / 'limen.sqlite'}", folder)
    settings = Settings(data_dir=folder, database_url="sqlite://", secret_key="t", checks_per_minute=10**6)
    app = create_app(settings, store=store)
    app.config.update(TESTING=True)
    yield app
    store.engine.dispose()


def test_there_are_vectors_for_every_check() -> None:
    assert set(CHECKS) == {check for check, _ in VECTORS}
    assert len(VECTORS) >= 84 + 117 + 81 + 45


@pytest.mark.parametrize("check", CHECKS)
def test_vectors_through_the_command_line(check: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMEN_DATA_DIR", str(tmp_path))
    vectors = [vector for name, vector in VECTORS if name == check]
    asked = tmp_path / "facts.json"
    asked.write_text(json.dumps([{"id": vector["id"], "facts": vector["facts"]} for vector in vectors]))
    run = CliRunner().invoke(main, ["check", check, str(asked)])
    assert run.exit_code == 1, "malformed vectors are errors"
    answered = json.loads(run.stdout)
    assert [answer["id"] for answer in answered] == [vector["id"] for vector in vectors]
    misses = {
        vector["id"]: miss
        for vector, answer in zip(vectors, answered, strict=True)
        if (miss := answer_difference(vector["expect"], answer)) is not None
    }
    assert misses == {}


def test_vectors_through_the_api(generous: Flask) -> None:
    """The answers are right, and facts and answers keep the shape that the OpenAPI document describes."""
    browser = generous.test_client()
    schemas = browser.get("/api/v1/openapi.json").get_json()["components"]["schemas"]
    shapes = {
        check: [Draft202012Validator(schemas[check.title().replace("_", "") + kind]) for kind in ("Facts", "Result")]
        for check in CHECKS
    }
    misses = {}
    for check, vector in VECTORS:
        answer = browser.post(f"/api/v1/checks/{check}", json=vector["facts"])
        body = answer.get_json()
        wrapped = body if answer.status_code == 422 else {"result": body}
        miss = answer_difference(vector["expect"], wrapped)
        asked, answered = shapes[check]
        if answer.status_code == 200:
            asked.validate(vector["facts"])
            answered.validate(body)
        if miss is not None or answer.status_code not in (200, 422):
            misses[vector["id"]] = (answer.status_code, miss)
    assert misses == {}


def with_fractions(told: Any) -> Any:
    """The same facts as a program writes them that knows one kind of number: 2024 is 2024.0."""
    if isinstance(told, dict):
        return {name: with_fractions(value) for name, value in told.items()}
    if isinstance(told, list):
        return [with_fractions(value) for value in told]
    return float(told) if isinstance(told, int) and not isinstance(told, bool) else told


@pytest.mark.parametrize("check", CHECKS)
def test_a_whole_number_with_a_fraction_of_zero_is_answered_alike(
    check: str, generous: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON Schema calls 2024.0 an integer, so the document promises it; at the command line and over the API."""
    monkeypatch.setenv("LIMEN_DATA_DIR", str(tmp_path))
    found = [vector["facts"] for name, vector in VECTORS if name == check]
    numbered = [facts for facts in found if json.dumps(with_fractions(facts)) != json.dumps(facts)]
    assert numbered, "there are whole numbers among the facts of every check"
    answered = []
    for place, facts in enumerate((numbered, [with_fractions(one) for one in numbered])):
        asked = tmp_path / f"facts-{place}.json"
        asked.write_text(json.dumps([{"id": number, "facts": one} for number, one in enumerate(facts)]))
        answered.append(json.loads(CliRunner().invoke(main, ["check", check, str(asked)]).stdout))
    assert answered[0] == answered[1]
    assert ".0" in asked.read_text()
    browser = generous.test_client()
    for facts in numbered:
        plain, fractions = (browser.post(f"/api/v1/checks/{check}", json=one) for one in (facts, with_fractions(facts)))
        assert (fractions.status_code, fractions.get_json()) == (plain.status_code, plain.get_json())


def test_a_fraction_is_no_whole_number(generous: Flask) -> None:
    facts = {"as_of": "2024-05-02", "anniversary_year": 2024.5}
    answer = generous.test_client().post("/api/v1/checks/rent_indexation", json=facts)
    assert (answer.status_code, answer.get_json()["error"]["path"]) == (422, "anniversary_year")


@pytest.mark.no_cover  # what the form walks through is measured by its own tests
@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize(("check", "vector"), VECTORS, ids=IDS)
def test_vectors_through_the_form(check: str, vector: dict[str, Any], language: str, generous: Flask) -> None:
    vocabulary = CHECKS[check].facts
    if vector["id"] in NOT_TYPABLE:
        with pytest.raises(NotTypable):
            typed_form(vector["facts"], vocabulary)
        return
    sent = typed_form(vector["facts"], vocabulary)
    browser = generous.test_client()
    page = browser.post(f"/check/{check}", data=sent, headers={"Accept-Language": language})
    assert f'<html lang="{language}-BE"' in page.text
    with generous.test_request_context(headers={"Accept-Language": language}):
        found = evaluation.next_round(check, sent, Figures.shipped())
    if vector["id"] in PRESUPPOSED:
        assert found.result is not None
        assert found.result["missing"]
        return
    if vector["id"] in STILL_OPEN:
        asked = name_of(STILL_OPEN[vector["id"]])
        assert (page.status_code, found.result) == (200, None)
        assert f'href="#{asked}"' in page.text
        assert f'id="{asked}-error"' not in page.text
        return
    if "error" in vector["expect"]:
        assert page.status_code == 422
        wrong = {name for name, field in fields_of(found.form) if field.errors}
        assert wrong == {name_of(vector["expect"]["error"]["path"])}
        return
    assert page.status_code == 200
    assert found.result is not None
    assert answer_difference(vector["expect"], {"result": found.result}) is None
    assert f'data-verdict="{found.result["verdict"]}"' in page.text
    refilled = answers.data_of(found.facts, vocabulary)
    with generous.test_request_context():
        again = evaluation.first_round(check, found.facts, Figures.shipped())
    assert refilled
    assert again.facts == found.facts
    assert again.result == found.result
