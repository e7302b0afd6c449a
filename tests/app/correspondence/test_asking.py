"""The questions of a letter on screen: every kind, without JavaScript, and nothing typed is ever lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.correspondence import drafting, print_views, queries
from app.demo.stage import Stage
from app.store.base import Store
from letters import catalogue
from letters.spec import LetterSpec
from tests.app.correspondence.builders import letter_of, prepared, ready_case
from tests.app.correspondence.test_screens import save, typed_in
from tests.conftest import SignIn, Team
from tests.letters.every_kind import every_kind

ANSWERS = {
    "ask-paid_on": "3/2/2026",
    "ask-room": "cave",
    "ask-story": "Première ligne\r\nsuite",
    "ask-amount": "812,5",
    "ask-people": "3",
    "ask-lives_there": "yes",
    "ask-reason": "illness",
    "ask-papers": ["bill"],
    "ask-months-0-due_on": "1/8/2026",
    "ask-months-0-sum": "50",
    "ask-months-1-due_on": "1/9/2026",
    "ask-months-1-kept": "no",
    "ask-witness-name": "Rosa Diaz",
    "ask-witness-civility": "ms",
    "ask-witness-street": "rue Haute",
    "ask-witness-number": "9",
    "ask-witness-postcode": "1000",
}


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> LetterSpec:
    """Add to the catalogue a document that asks everything; a parameter is its audience and its format."""
    found = every_kind(tmp_path, *getattr(request, "param", ()))
    whole = {**catalogue.CATALOGUE, found.id: found}
    for module in (drafting, queries, print_views):
        monkeypatch.setattr(module, "CATALOGUE", whole)
    monkeypatch.setattr(drafting, "template_digest", lambda one: one.id)
    return found


@pytest.fixture
def stage(store: Store, team: Team) -> Stage:
    return ready_case(store, team.adviser)


@pytest.fixture
def web(sign_in: SignIn, team: Team) -> FlaskClient:
    return sign_in(team, "adviser")


@pytest.fixture
def draft(spec: LetterSpec, store: Store, team: Team, stage: Stage) -> int:
    return prepared(store, team.adviser, stage, spec.id)


def kept(store: Store, letter_id: int) -> Any:
    return letter_of(store, letter_id).options["asked"]


def test_every_kind_of_answer_is_kept_and_shown_again(web: FlaskClient, store: Store, draft: int) -> None:
    assert save(web, draft, **ANSWERS).status_code == 302
    assert kept(store, draft) == {
        "paid_on": "2026-02-03",
        "room": "cave",
        "story": "Première ligne\nsuite",
        "amount": "812.50",
        "people": 3,
        "lives_there": True,
        "reason": "illness",
        "papers": ["bill"],
        "months": [{"due_on": "2026-08-01", "sum": "50.00"}, {"due_on": "2026-09-01", "kept": False}],
        "witness": {
            "name": "Rosa Diaz",
            "kind": "natural_person",
            "civility": "ms",
            "address": {"street_fr": "rue Haute", "street_nl": "rue Haute", "number": "9", "postcode": "1000"},
        },
    }
    again = typed_in(web.get(f"/letters/{draft}").text)
    assert {name: again[name] for name in ANSWERS} == ANSWERS | {
        "ask-paid_on": "03/02/2026",
        "ask-story": "Première ligne\nsuite",
        "ask-amount": "812,50",
        "ask-months-0-due_on": "01/08/2026",
        "ask-months-0-sum": "50,00",
        "ask-months-1-due_on": "01/09/2026",
    }
    assert save(web, draft).status_code == 302
    assert len(kept(store, draft)["months"]) == 2


def test_what_the_case_knows_is_proposed_and_kept_only_when_it_was_changed(
    web: FlaskClient, store: Store, draft: int
) -> None:
    page = typed_in(web.get(f"/letters/{draft}").text)
    assert (page["ask-paid_on"], page["ask-amount"]) == ("01/06/2019", "750,00")
    assert save(web, draft, **{"ask-room": "cave"}).status_code == 302
    assert kept(store, draft) == {"room": "cave"}
    assert save(web, draft, **{"ask-amount": ""}).status_code == 302
    assert kept(store, draft) == {"room": "cave", "amount": None}
    assert typed_in(web.get(f"/letters/{draft}").text)["ask-amount"] == ""


def test_more_lines_come_without_losing_or_saving_anything(web: FlaskClient, store: Store, draft: int) -> None:
    values = typed_in(web.get(f"/letters/{draft}").text)
    assert "ask-months-1-sum" in values
    assert "ask-months-2-sum" not in values
    answer = web.post(
        f"/letters/{draft}", data=values | {"ask-months-1-sum": "abc", "ask-room": "cave", "more": "months"}
    )
    assert answer.status_code == 200
    more = typed_in(answer.text)
    assert more["ask-months-1-sum"] == "abc"
    assert more["ask-room"] == "cave"
    assert "ask-months-6-sum" in more
    assert "ask-months-7-sum" not in more
    assert "asked" not in letter_of(store, draft).options


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"ask-paid_on": "31/2/2026"}, "ask-paid_on"),
        ({"ask-amount": "beaucoup"}, "ask-amount"),
        ({"ask-people": "trois"}, "ask-people"),
        ({"ask-people": "1234567"}, "ask-people"),
        ({"ask-room": "x" * 201}, "ask-room"),
        ({"ask-reason": "greed"}, "ask-reason"),
        ({"ask-months-1-sum": "5"}, "ask-months-1-due_on"),
        ({"ask-witness-postcode": "1000"}, "ask-witness-name"),
        ({"ask-witness-name": "X", "ask-witness-commune": "Gent"}, "ask-witness-street"),
        ({"ask-witness-name": "X", "ask-witness-street": "Y", "ask-witness-postcode": "9000"}, "ask-witness-commune"),
    ],
)
def test_an_answer_that_cannot_be_right_is_refused_beside_its_box(
    web: FlaskClient, store: Store, draft: int, changes: dict[str, str], where: str
) -> None:
    answer = save(web, draft, **changes)
    assert answer.status_code == 422
    assert f'id="{where}-error"' in answer.text
    for name, value in changes.items():
        if name != "ask-reason":
            assert typed_in(answer.text)[name] == value
    assert "asked" not in letter_of(store, draft).options


def test_what_is_missing_leads_to_its_question(web: FlaskClient, draft: int) -> None:
    page = web.get(f"/letters/{draft}").text
    assert 'href="#question-room"' in page
    assert 'id="question-room"' in page
    assert "lm-page-image" not in page
    save(web, draft, **{"ask-room": "cave", "ask-reason": "age"})
    page = web.get(f"/letters/{draft}").text
    assert 'href="#question-room"' not in page
    assert 'href="#question-proof_of_age"' in page
    save(web, draft, **{"ask-proof_of_age": "carte"})
    page = web.get(f"/letters/{draft}").text
    assert "lm-page-image" in page
    assert "<p>age</p>" in page


def test_somebody_of_the_case_is_taken_over(web: FlaskClient, store: Store, draft: int) -> None:
    page = web.get(f"/letters/{draft}").text
    key = page.split('<option value="party-', 1)[1].split('"', 1)[0]
    assert save(web, draft, **{"ask-witness-known": f"party-{key}"}).status_code == 302
    assert kept(store, draft)["witness"]["name"] == "Luc Vandenberghe"
    assert kept(store, draft)["witness"]["civility"] == "mr"
    before = kept(store, draft)
    assert save(web, draft).status_code == 302
    assert kept(store, draft) == before


def test_a_form_is_listed_and_printed_blank_and_a_letter_is_not(
    web: FlaskClient, spec: LetterSpec, stage: Stage
) -> None:
    page = web.get("/letters/blank").text
    assert f"/letters/blank/{spec.id}/nl.pdf" in page
    assert "contest_indexation" not in page
    answer = web.get(f"/letters/blank/{spec.id}/fr.pdf")
    assert answer.mimetype == "application/pdf"
    assert web.get("/letters/blank/contest_indexation/fr.pdf").status_code == 404
    assert web.get("/letters/blank/nothing/fr.pdf").status_code == 404


@pytest.mark.parametrize("spec", [("cpas", "letter")], indirect=True)
def test_the_office_of_the_commune_is_proposed_and_can_be_corrected(web: FlaskClient, store: Store, draft: int) -> None:
    page = web.get(f"/letters/{draft}").text
    assert typed_in(page)["office_name"] == "CPAS de Saint-Gilles"
    assert save(web, draft).status_code == 302
    assert "office" not in letter_of(store, draft).options
    assert save(web, draft, office_street="rue Neuve").status_code == 302
    office = letter_of(store, draft).options["office"]
    assert (office["address"]["street_fr"], office["kind"]) == ("rue Neuve", "public")


@pytest.mark.parametrize("spec", [("person", "letter")], indirect=True)
def test_anybody_may_be_written_to_in_the_right_quality(web: FlaskClient, store: Store, draft: int) -> None:
    page = web.get(f"/letters/{draft}").text
    assert typed_in(page)["office_name"] == ""
    changes = {
        "office_name": "Anne Petit",
        "office_street": "rue X",
        "office_postcode": "1000",
        "office_civility": "ms",
    }
    assert save(web, draft, **changes, office_quality="lawyer", **{"ask-room": "cave"}).status_code == 302
    office = letter_of(store, draft).options["office"]
    assert (office["quality"], office["civility"], office["kind"]) == ("lawyer", "ms", "natural_person")
    assert web.get(f"/letters/{draft}/letter.pdf").status_code == 200
    assert save(web, draft, office_quality="").status_code == 302
    assert "quality" not in letter_of(store, draft).options["office"]
