"""Every page a person can open, rendered for a case with one row of each kind: sound headings, one name for no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app.cases.commands import OpenCase, UpdateCase
from app.foundation.called import NAMELESS
from app.foundation.permissions import Permission, Role, allows
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case
from tests.app.test_isolation import numbered, one_of_each, words_for
from tests.conftest import SignIn, Team

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

HEADING = re.compile(r"<h([1-6])[\s>]")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def address(flask_app: Flask, rule: Rule, ids: dict[str, int]) -> str | None:
    """Return the address of a route for this case; None where it asks for a row or a word that there is not."""
    names = numbered(rule)
    with flask_app.test_request_context(), suppress(KeyError, ValueError):
        found = {name: ids[name] for name in names} | words_for(rule, names)
        return flask_app.url_for(rule.endpoint, **found)
    return None


def pages(flask_app: Flask, browsers: dict[Role, FlaskClient], ids: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Open every address that answers with a page; return address and page."""
    for rule in flask_app.url_map.iter_rules():
        path = address(flask_app, rule, ids) if "GET" in (rule.methods or ()) else None
        permission = getattr(flask_app.view_functions[rule.endpoint], "permission", Permission.OPEN)
        role = next((role for role in browsers if allows(role, permission)), None)
        if path is None or role is None:
            continue
        answer = browsers[role].get(path)
        assert answer.status_code < 500, path
        if answer.status_code == 200 and answer.mimetype == "text/html" and "<html" in answer.text:
            yield path, COMMENT.sub("", answer.text)


@pytest.fixture
def browsers(other_team: Team, sign_in: SignIn) -> dict[Role, FlaskClient]:
    roles = (Role.ADVISER, Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR)
    return {role: sign_in(other_team, role.value, language="fr") for role in roles}


@pytest.fixture
def nameless(store: Store, other_team: Team) -> dict[str, int]:
    """One row of each kind, in a case without a name."""
    ids = one_of_each(store, other_team).ids
    with Reader.open(store, other_team.organisation_id) as reader:
        version = reader.one(Case, ids["case_id"]).version
    hidden = UpdateCase(
        case_id=ids["case_id"], version=version, identity="anonymous", concern="other", language="fr",
        safe_to_contact="unknown",
    )  # fmt: skip
    run(store, hidden, other_team.adviser)
    return ids


def headings(page: str) -> str:
    """Say what is wrong with the headings of a page; nothing: each goes at most one step down from the one before."""
    levels = [int(level) for level in HEADING.findall(page)]
    steps = [f"h{upper} then h{lower}" for upper, lower in pairwise([0, *levels]) if lower > upper + 1]
    return ", ".join(steps if levels.count(1) == 1 else [*steps, f"{levels.count(1)} times h1"])


def test_headings_are_sound_and_a_case_without_a_name_is_called_alike(
    flask_app: Flask, nameless: dict[str, int], browsers: dict[Role, FlaskClient]
) -> None:
    found = dict(pages(flask_app, browsers, nameless))
    assert {path: headings(page) for path, page in found.items() if headings(page)} == {}
    assert {path for path, page in found.items() for word in NAMELESS.split(" / ") if word in page} == set()
    assert sum("Sans nom" in page for page in found.values()) > 30
    assert len(found) > 100


def test_headings_are_sound_where_there_is_nothing_yet(
    flask_app: Flask, store: Store, other_team: Team, browsers: dict[Role, FlaskClient]
) -> None:
    opened = OpenCase(identity="named", last_name="Haddad", concern="other", channel="visit")
    found = dict(pages(flask_app, browsers, {"case_id": run(store, opened, other_team.adviser)}))
    assert {path: headings(page) for path, page in found.items() if headings(page)} == {}
    assert len(found) > 60
