"""Every page asks who you are, unless this file says that it is open to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.foundation.permissions import Permission
from app.foundation.protection import PLAIN_ENDPOINTS
from app.partner_api.scopes import SCOPES

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.routing import Rule

    from tests.conftest import SignIn, Team

OPEN_TO_EVERYBODY = {
    "agenda.feed": "a calendar program has no sign-in: the secret in the address opens one person's dates",
    "signin.sign_in": "the way in",
    "signin.language": "the language of the page",
    "about.accessibility": "the statement of accessibility",
    "about.sources": "the credits of the data",
    "lawbook.index": "what the product takes for law",
    "lawbook.workflow": "the course of a case as a table",
    "lawbook.drawing": "the course of a case as a drawing",
    "checks.public": "the list of checks",
    "checks.public_form": "a check without case: nothing is kept",
    "checks.public_checklist": "its checklist, filled in: nothing is kept",
    "checks.paper": "its checklist, blank",
    "demands.choose": "what a landlord may ask: a list",
    "complaints.page": "how to complain about help",
    "api.check": "public calculation: no cookie is read, nothing is kept",
    "inbox_api.post": "a program shows its token instead of a sign-in; without one the answer is 401",
    "own_copy.schema": "the description of the file that a person takes home: whoever is shown one may read it",
    "partner_api.openapi": "the description of the interface",
    "partner_api.token": "a program shows its credentials",
    "partner_api.revoke": "a program shows its credentials",
}
WITHOUT_FORM_TOKEN = {
    "inbox_api.post", "api.check", "checks.public_form", "checks.public_checklist", "partner_api.token",
    "partner_api.revoke",
}  # fmt: skip
"""Endpoints that accept a POST without the token of a form: no cookie is read, so there is nothing to forge."""


def _scoped(app: Flask) -> set[str]:
    """Return the endpoints for programs: a token with a scope opens them, and nothing else does."""
    return {name for name, view in app.view_functions.items() if getattr(view, "scope", "")}


def _rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint not in PLAIN_ENDPOINTS]


def _address(app: Flask, rule: Rule) -> str:
    """Build an address of a route with an invented value for each variable part."""
    invented = {}
    for name, converter in rule._converters.items():
        kind = type(converter).__name__
        allowed = getattr(converter, "items", None) or ["x"]
        invented[name] = 1 if kind == "IntegerConverter" else min(allowed)
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        return adapter.build(rule.endpoint, invented)


def test_routes_open_to_everybody_are_exactly_those_listed(flask_app: Flask) -> None:
    views = flask_app.view_functions
    marked = {rule.endpoint for rule in _rules(flask_app) if getattr(views[rule.endpoint], "is_public", False)}
    assert marked == set(OPEN_TO_EVERYBODY) | _scoped(flask_app)


def test_what_is_for_programs_answers_nobody_without_a_token(flask_app: Flask, team: Team, sign_in: SignIn) -> None:
    scoped = _scoped(flask_app)
    rules = [rule for rule in _rules(flask_app) if rule.endpoint in scoped]
    assert {flask_app.view_functions[rule.endpoint].scope for rule in rules} == set(SCOPES)  # type: ignore[attr-defined]
    for browser in (flask_app.test_client(), sign_in(team, "coordinator")):
        for rule in rules:
            for method in (rule.methods or set()) & {"GET", "POST"}:
                assert browser.open(_address(flask_app, rule), method=method).status_code == 401, rule


def test_every_other_route_names_its_permission(flask_app: Flask) -> None:
    rules = _rules(flask_app)
    assert len(rules) > 20
    without = {
        rule.endpoint
        for rule in rules
        if rule.endpoint not in {*OPEN_TO_EVERYBODY, *_scoped(flask_app)}
        and not isinstance(getattr(flask_app.view_functions[rule.endpoint], "permission", None), Permission)
    }
    assert without == set()


def test_nobody_in_particular_is_sent_to_the_sign_in(flask_app: Flask) -> None:
    browser = flask_app.test_client()
    let_in = []
    for rule in _rules(flask_app):
        if rule.endpoint in {*OPEN_TO_EVERYBODY, *_scoped(flask_app)}:
            continue
        for method in (rule.methods or set()) & {"GET", "POST"}:
            answer = browser.open(_address(flask_app, rule), method=method)
            refused = answer.status_code == 401 or (
                answer.status_code == 302 and "/sign-in" in answer.headers["Location"]
            )
            if not refused:
                let_in.append((method, rule.rule, answer.status_code))
    assert let_in == []


def test_every_form_needs_its_token(flask_app: Flask) -> None:
    flask_app.config["WTF_CSRF_ENABLED"] = True
    browser = flask_app.test_client()
    posts = [rule for rule in _rules(flask_app) if "POST" in (rule.methods or set())]
    accepted = {
        rule.endpoint: answer.status_code
        for rule in posts
        if rule.endpoint not in {*WITHOUT_FORM_TOKEN, *_scoped(flask_app)}
        and (answer := browser.post(_address(flask_app, rule))).status_code != 400
    }
    assert posts
    assert accepted == {}


@pytest.mark.parametrize("address", ["/healthz", "/nowhere"])
def test_every_answer_carries_the_headers_of_protection(flask_app: Flask, address: str) -> None:
    headers = flask_app.test_client().get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
