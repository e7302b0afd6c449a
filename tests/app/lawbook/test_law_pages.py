"""The law book: everything the product takes for law, in both languages, open to everybody (2.5, 2.6)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.lawbook import machines, queries
from tests.conftest import NOW
from workflows.asked import ASKED
from workflows.deadlines import DEADLINES
from workflows.defects import RISKS, WARNINGS
from workflows.engine import WORKFLOWS, in_force

ENTRIES = [entry for chapter in queries.chapters() for entry in chapter.entries]
EACH = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.anchor)


@pytest.fixture(scope="module")
def page(bare_app: Flask) -> str:
    """The book as anybody reads it; it is the same for every entry, so it is asked for once."""
    client = bare_app.test_client()
    client.get("/language/nl")
    answer = client.get("/law")
    assert answer.status_code == 200, "nobody needs an account to read the law"
    return answer.text.replace("&#39;", "'").replace("&amp;", "&")


def anchors(text: str) -> list[str]:
    return re.findall(r'<article class="lm-finding" id="([^"]+)"', text)


def test_every_rule_value_and_deadline_is_in_the_book(page: str) -> None:
    expected = {f"{name}-{rule.id}" for name, check in ASKED.items() for rule in check.rules}
    expected |= {f"{name}-value-{fixed.id}" for name, check in ASKED.items() for fixed in check.values}
    expected |= {f"deadline-{name}" for name in DEADLINES}
    expected |= {f"defects-{name}" for name in (*RISKS, *WARNINGS)}
    assert len(expected) > 40
    assert sorted(anchors(page)) == sorted(expected)


@EACH
def test_an_entry_stands_in_both_languages(page: str, entry: queries.Entry) -> None:
    own = page.partition(f'id="{entry.anchor}"')[2].partition("</article>")[0]
    assert f"<strong>{entry.title.fr}</strong>" in own
    assert f"<strong>{entry.title.nl}</strong>" in own
    assert own.index('lang="fr-BE"') < own.index('lang="nl-BE"')
    for source in entry.sources:
        assert f'href="{source.url}"' in own
        assert source.article in own
        assert f"{source.read_on:%d/%m/%Y}" in own
    for applies in entry.applies:
        assert f"{applies.since:%d/%m/%Y}" in own
        if applies.what:
            assert applies.what.fr in own
            assert applies.what.nl in own
    if entry.doubt:
        assert entry.doubt.fr in own
        assert entry.doubt.nl in own


@EACH
def test_an_entry_says_on_what_it_rests(entry: queries.Entry) -> None:
    assert entry.basis
    assert set(entry.basis) <= {"T", "C", "I"}
    assert entry.applies
    assert entry.sources or entry.kind == "deadline" or entry.basis == ("I",)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("REGISTRATION", "rent_indexation-registration"),
        ("enregistré", "rent_indexation-registration"),
        ("enregistre", "rent_indexation-registration"),
        ("geregistreerde huurovereenkomst", "rent_indexation-registration"),
        ("2273", "deadline-indexation_court_action"),
        ("4.12", "rent_indexation-reference_rent"),
        ("epb-certificaat", "rent_indexation-epb_certificate"),
    ],
)
def test_search_finds_words_of_both_languages_articles_and_numbers(
    client: FlaskClient, sought: str, found: str
) -> None:
    page = client.get("/law", query_string={"q": sought}).text
    assert found in anchors(page)
    assert len(anchors(page)) < len(ENTRIES)


def test_search_that_finds_nothing_says_what_to_do(client: FlaskClient) -> None:
    page = client.get("/law?q=girafe")
    assert page.status_code == 200
    assert anchors(page.text) == []
    assert "lm-empty" in page.text


def test_search_shows_what_was_typed_as_text(client: FlaskClient) -> None:
    page = client.get("/law", query_string={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page


@pytest.mark.parametrize("name", WORKFLOWS)
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_workflow_is_drawn_and_told(client: FlaskClient, name: str, language: str) -> None:
    client.get(f"/language/{language}")
    page = client.get(f"/law/workflows/{name}")
    assert page.status_code == 200
    text = page.text.replace("&#39;", "'")
    workflow = in_force(name, NOW.date()).workflow
    assert 'class="workflow-drawing"' in text
    assert " style=" not in text, "the content policy lets no style attribute pass"
    for state in workflow.states.values():
        assert f'<tr id="{state.id}">' in text
        assert state.means.fr in text
        assert state.means.nl in text
    drawing = client.get(f"/law/workflows/{name}.{language}.svg")
    assert drawing.mimetype == "image/svg+xml"
    assert f'lang="{language}"' in drawing.text


def test_state_rows_lead_where_the_engine_leads() -> None:
    found = machines.machine("prevention", NOW.date())
    workflow = in_force("prevention", NOW.date()).workflow
    rows = {row.id: row for level in found.levels for row in level.states}
    assert rows.keys() == workflow.states.keys()
    for event in workflow.events.values():
        for source in event.sources:
            if source in rows:
                assert event.label in [step.label for step in rows[source].steps]


@pytest.mark.parametrize("address", ["/law/workflows/nothing", "/law/workflows/nothing.fr.svg"])
def test_unknown_workflow(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_source_is_old_after_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = next(entry for entry in ENTRIES if entry.sources)
    old = replace(entry, sources=(replace(entry.sources[0], read_on=date(2025, 1, 1)),))
    book = (queries.Chapter("x", entry.title, (old,)),)
    monkeypatch.setattr(queries, "chapters", lambda: book)
    assert queries.old_sources(date(2026, 1, 1)) == ()
    (found,) = queries.old_sources(date(2026, 1, 2))
    assert found.days == 366
