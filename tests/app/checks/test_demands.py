"""The other demands as people meet them: a page to choose from, forms that keep nothing, answers kept in a case."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.cases.commands import OpenCase, SaveLease
from app.checks import queries
from app.checks.commands import KeepCheck
from app.checks.panel import panel
from app.checks.queries import Seen
from app.cli import main
from app.demo.stage import Stage
from app.foundation.errors import StaleCase
from app.foundation.permissions import Permission
from app.foundation.run import reading, run
from app.store.base import Store
from app.store.facts import case_facts
from app.store.tables import Case, CheckRecord, Lease
from tests.app.checks.filled_form import typed_form
from tests.conftest import SignIn, Team, make_team
from tests.workflows.demands.cases import KEPT, facts
from workflows.asked import ASKED
from workflows.demands import DEMANDS
from workflows.figures import Figures

EACH = pytest.mark.parametrize("name", DEMANDS)
LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])


def speak(client: FlaskClient, language: str) -> FlaskClient:
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
    return client


def verdict(page: str) -> str | None:
    found = re.search(r'data-verdict="(\w+)"', page)
    return found[1] if found else None


def told(name: str, **changes: Any) -> dict[str, str]:
    return typed_form(facts(name.removeprefix("demand_"), **changes), DEMANDS[name].facts)


def plain(page: str) -> str:
    return page.replace("\u00a0", " ").replace("\u202f", " ").replace("&#39;", "'")


@LANGUAGES
def test_everything_can_be_chosen_without_signing_in(client: FlaskClient, language: str) -> None:
    page = speak(client, language).get("/demands")
    assert page.status_code == 200
    for name, check in ASKED.items():
        assert f'href="/check/{name}"' in page.text
        assert check.title.of(language).split(" : ")[0].split(":")[0][:20] in plain(page.text)
    assert 'href="/complaints"' in page.text
    assert "/demands" in client.get("/check").text


@LANGUAGES
@EACH
def test_a_demand_is_asked_and_answered_for_anybody(
    client: FlaskClient, store: Store, name: str, language: str
) -> None:
    speak(client, language)
    first = client.get(f"/check/{name}")
    assert verdict(first.text) == "uncertain"
    assert "Set-Cookie" not in first.headers
    answered = client.post(f"/check/{name}", data=told(name))
    assert (answered.status_code, verdict(answered.text)) == (200, "lawful")
    assert "Set-Cookie" not in answered.headers
    assert "Statbel, licen" not in answered.text.partition("<footer")[0], "no index is used"
    with reading(store, _anybody(store), Permission.OPEN) as reader:
        assert reader.scalar(select(func.count()).select_from(CheckRecord)) == 0


def _anybody(store: Store) -> Any:
    return make_team(store, "LEEG").adviser


@EACH
def test_a_demand_in_writing(client: FlaskClient, name: str) -> None:
    """M29.1: blank to fill by hand, and filled from the answers; in both languages."""
    for language in ("fr", "nl"):
        blank = client.get(f"/check/{name}/paper/{language}")
        assert (blank.status_code, blank.mimetype) == (200, "application/pdf")
    filled = client.post(f"/check/{name}/checklist/nl", data=told(name))
    assert filled.mimetype == "application/pdf"
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(_file(filled.data)).pages)
    assert "Statbel" not in text
    assert "In orde" in text


def _file(content: bytes) -> Any:
    return io.BytesIO(content)


def test_only_what_still_matters_is_asked(client: FlaskClient) -> None:
    page = client.get("/check/demand_guarantee").text
    assert 'id="q-guarantee-keys_returned"' in page
    assert 'id="q-guarantee-keys_on"' not in page
    page = client.post("/check/demand_guarantee", data=told("demand_guarantee", guarantee__keys_returned=True)).text
    assert 'id="q-guarantee-keys_on"' in page
    assert 'id="q-guarantee-released"' in page
    page = client.post("/check/demand_guarantee", data=told("demand_guarantee", lease__type="social_housing")).text
    assert verdict(page) == "out_of_scope"


def test_figures_and_readings_are_shown(client: FlaskClient) -> None:
    speak(client, "fr")
    page = plain(
        client.post("/check/demand_guarantee", data=told("demand_guarantee", guarantee__amount="2000.00")).text
    )
    assert verdict(page) == "unlawful"
    assert "2 000,00 € (2,35 mois)" in page
    assert "2 × 850,00 € = 1 700,00 €" in page
    page = client.post("/check/demand_bans", data=told("demand_bans", ban__pets=True, lease__signed_on="2020-01-01",
                                                       lease__renewed=False)).text  # fmt: skip
    assert verdict(page) == "uncertain"
    assert page.count("<section") > 3
    assert "La loi peut se lire" in plain(page) or "Ce que" in plain(page)


def test_letters_that_are_not_written_yet_are_left_out(client: FlaskClient) -> None:
    check = DEMANDS["demand_triennial_revision"]
    given = facts("triennial_revision")
    result = check.run(given, Figures.shipped())
    assert result["letters"] == ["N1-14"]
    with client.application.test_request_context(headers={"Accept-Language": "fr"}):
        shown = panel(check, given, {**result, "letters": ["N9-99", "N1-01"]})
        none = panel(check, given, {**result, "letters": ["N9-99"]})
    assert [letter for letter, _ in shown.letters] == ["contest_indexation"]
    assert ("contest_indexation", "Contestation d’une indexation") in [
        (letter, title.replace("'", "’")) for letter, title in shown.letters
    ]
    assert none.letters == []
    assert shown.index_digest == ""


def test_what_cannot_be_read_is_told_beside_its_field(client: FlaskClient) -> None:
    sent = {**told("demand_guarantee"), "lease-base_rent": "veel", "guarantee-keys_returned": "yes"}
    page = client.post("/check/demand_guarantee", data=sent)
    assert page.status_code == 422
    assert 'value="veel"' in page.text
    sent = told("demand_charges") | {"charges-statement_on": "30/12/2025"}
    page = client.post("/check/demand_charges", data=sent)
    assert page.status_code == 422
    assert "govuk-error-message" in page.text


# In a case ----------------------------------------------------------------------------------------------------------


def opened(store: Store, team: Team) -> int:
    case_id = run(store, OpenCase(identity="pseudonym", pseudonym="A", concern="other", channel="visit"), team.adviser)
    lease = {"type": "main_residence_9y", "base_rent_cents": 85000, "rent_now_cents": 91233, "written": True}
    run(store, SaveLease(case_id=case_id, **lease), team.adviser)
    return case_id


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def test_a_demand_is_kept_with_its_law_on_both_databases(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = opened(each_store, team)
    given = facts("guarantee", guarantee__amount="2000.00")
    with reading(each_store, team.adviser, Permission.CASE_READ) as reader:
        seen = queries.rows_of(reader, case_id).seen(reader.one(Case, case_id))
    command = KeepCheck(case_id=case_id, check="demand_guarantee", facts=given, seen=seen)
    record_id = run(each_store, command, team.adviser)
    with reading(each_store, team.adviser, Permission.CASE_READ) as reader:
        kept = reader.one(CheckRecord, record_id)
        assert (kept.check, kept.verdict, kept.facts) == ("demand_guarantee", "unlawful", given)
        assert kept.law_digest == DEMANDS["demand_guarantee"].law_digest
        assert kept.result == DEMANDS["demand_guarantee"].run(given, Figures.shipped())
        lease = reader.where(Lease, case_id=case_id)[0]
        assert (lease.signed_on.isoformat(), lease.base_rent_cents) == ("2024-11-01", 85000)
        again = queries.record(reader, case_id, record_id).again
        assert not again.changed, "the health index has nothing to do with it"
        on = kept.as_of
        assert case_facts(reader, reader.one(Case, case_id), on=on, today=on, inputs={}).unlawful_demand_found
        answers = queries.kept_answers(reader, case_id).by_check
        assert answers["demand_guarantee"].word.fr == "Pas permis"


@LANGUAGES
def test_a_case_fills_in_what_it_knows_and_keeps_the_answer(
    store: Store, team: Team, sign_in: SignIn, language: str
) -> None:
    case_id = opened(store, team)
    browser = sign_in(team, "adviser", language=language)
    assert f'href="/cases/{case_id}/demands"' in browser.get(f"/cases/{case_id}").text
    chooser = browser.get(f"/cases/{case_id}/demands").text
    assert f'href="/cases/{case_id}/check/demand_guarantee"' in chooser
    page = browser.get(f"/cases/{case_id}/check/demand_guarantee").text
    assert re.search(r'name="lease-base_rent"[^>]*value="850,00"', page), "the lease of the case is filled in"
    sent = {**told("demand_guarantee", guarantee__amount="2000.00"), "keep": "yes"}
    sent |= {name: hidden(page, name) for name in ("csrf_token", "seen")}
    kept = browser.post(f"/cases/{case_id}/check/demand_guarantee", data=sent)
    assert kept.status_code == 302
    record = browser.get(kept.location).text
    assert verdict(record) == "unlawful"
    word = {"fr": "pas permis", "nl": "niet toegelaten"}[language]
    assert word in browser.get(f"/cases/{case_id}").text
    assert f'href="{kept.location}"' in browser.get(f"/cases/{case_id}/demands").text
    sheet = browser.get(f"{kept.location}/checklist/{language}")
    assert sheet.mimetype == "application/pdf"
    again = browser.get(f"/cases/{case_id}/check/demand_guarantee?again={kept.location.rpartition('/')[2]}").text
    assert 'value="2000,00"' in again or 'value="2.000,00"' in again or 'value="2\u202f000,00"' in again


def test_somebody_elses_change_is_not_overwritten(store: Store, team: Team) -> None:
    command = KeepCheck(case_id=opened(store, team), check="demand_bans", facts=facts("bans"), seen=Seen(0, 0, 0))
    with pytest.raises(StaleCase):
        run(store, command, team.adviser)


def test_a_case_of_somebody_else_is_not_there(store: Store, team: Team, other_team: Team, sign_in: SignIn) -> None:
    theirs = opened(store, other_team)
    browser = sign_in(team, "adviser")
    assert browser.get(f"/cases/{theirs}/demands").status_code == 404
    assert browser.get(f"/cases/{theirs}/check/demand_bans").status_code == 404


# Terminal -----------------------------------------------------------------------------------------------------------


def limen(*words: str, typed: str | None = None) -> Any:
    return CliRunner().invoke(main, words, input=typed)


def test_the_terminal_lists_and_answers(tmp_path: Path) -> None:
    listed = limen("demand", "list").output.splitlines()
    assert [line.split("\t")[0] for line in listed] == [one.id for one in DEMANDS.values()]
    items = [{"id": "a", "facts": facts("guarantee")}, {"id": "b", "facts": {"as_of": "never"}}]
    answered = limen("demand", "answer", "guarantee", "-", typed=json.dumps(items))
    assert answered.exit_code == 1
    first, second = json.loads(answered.output)
    assert (first["id"], first["result"]["verdict"]) == ("a", "lawful")
    assert second["error"]["path"] == "as_of"
    assert limen("demand", "answer", "demand_guarantee", "-", typed="[]").exit_code == 0
    assert limen("demand", "answer", "guarantee", str(tmp_path / "none.json")).exit_code == 2
    assert limen("demand", "answer", "guarantee", "-", typed="{}").exit_code == 2
    assert limen("demand", "answer", "nothing", "-", typed="[]").exit_code == 2


def test_the_terminal_prints_the_sheet_of_a_demand(tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    assert limen("checklist", "demand_bans", "--blank", "--lang", "nl", "--out", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_the_demonstration_keeps_a_demand_with_what_the_case_knows(store: Store, team: Team) -> None:
    stage = Stage(store, team.adviser, opened(store, team))
    record_id = stage.demand(date(2026, 6, 24), "guarantee", guarantee={"amount": "2685.00"})
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        kept = reader.one(CheckRecord, record_id)
    assert kept.facts["lease"]["base_rent"] == "850.00"


def test_every_kept_case_is_one_of_the_demands() -> None:
    assert {f"demand_{name}" for name in KEPT} == set(DEMANDS)
