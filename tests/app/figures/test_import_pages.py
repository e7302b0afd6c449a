"""The pages of the health index: propose, compare, approve; each refusal says what to do, in both languages."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.figures import samples
from app.foundation import clock
from app.store import health_index
from app.store.base import Store
from app.store.reading import Reader
from tests.app.figures.import_files import AUGUST, FILE_WITH_JULY, history, month, statbel_file
from tests.conftest import SignIn, Team


@pytest.fixture(autouse=True)
def early_september() -> object:
    with clock.frozen(datetime(2026, 9, 2, 8, 0, tzinfo=UTC)):
        yield


def send(browser: FlaskClient, content: bytes, name: str = "CPI All base years.zip", **fields: str) -> TestResponse:
    data = {"file": (io.BytesIO(content), name), **fields}
    return browser.post("/health-index/imports", data=data, content_type="multipart/form-data")


def proposals(store: Store) -> int:
    with Reader.open(store, None) as reader:
        return len(health_index.imports(reader))


def test_the_whole_way_from_file_to_table(store: Store, team: Team, sign_in: SignIn) -> None:
    coordinator, administrator = sign_in(team, "coordinator"), sign_in(team, "administrator", "nl")
    answer = send(coordinator, FILE_WITH_JULY)
    assert answer.status_code == 302
    address = answer.headers["Location"]
    seen = coordinator.get(address).text
    assert "139,24" in seen, "base 2013 of 102,71 is shown for comparison"
    assert f"{address}/approve" not in seen, "who proposed gets no button"
    other = administrator.get(address).text
    assert "juli 2026" in other
    version = re.search(r'name="version"[^>]*value="(\d+)"', other)
    assert version
    done = administrator.post(f"{address}/approve", data={"version": version[1]})
    assert done.status_code == 302
    assert health_index.effective(store).last_month(2013) == (2026, 7)
    table = coordinator.get("/health-index?year=2026").text
    assert "102,71" in table
    assert "juillet 2026" in table


def test_the_proposer_who_insists_is_refused_with_a_reason(team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "coordinator", "nl")
    address = send(browser, FILE_WITH_JULY).headers["Location"]
    answer = browser.post(f"{address}/approve")
    assert answer.status_code == 422
    assert "tweede persoon" in answer.text


def test_rejection_without_a_reason_is_asked_again(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "coordinator")
    address = send(browser, FILE_WITH_JULY).headers["Location"]
    assert browser.post(f"{address}/reject", data={"reason": ""}).status_code == 422
    assert browser.post(f"{address}/reject", data={"reason": "Mauvais fichier."}).status_code == 302
    assert "Mauvais fichier." in browser.get(address).text
    assert health_index.effective(store).last_month(2013) == (2026, 6)


@pytest.mark.parametrize(
    ("content", "fr", "nl"),
    [
        (b"%PDF-1.7 index", "Prenez le fichier XLSX, ZIP ou JSON", "Neem het XLSX-, ZIP- of JSON-bestand"),
        (b"\x00" * 2000, "un fichier d", "geen bestand met indexcijfers"),
        (statbel_file(month(8, AUGUST)), "Il manque juillet 2026", "Juli 2026 ontbreekt"),
        (statbel_file(), "Rien de nouveau", "Niets nieuws"),
    ],
    ids=["pdf", "binary", "gap", "nothing new"],
)
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_each_refusal_says_what_to_do(
    store: Store, team: Team, sign_in: SignIn, content: bytes, fr: str, nl: str, language: str
) -> None:
    answer = send(sign_in(team, "coordinator", language), content)
    assert answer.status_code == 422
    assert (fr if language == "fr" else nl) in answer.text.replace("&#39;", "'")
    assert "govuk-error-summary" in answer.text
    assert proposals(store) == 0


def test_the_base_is_asked_only_when_the_file_does_not_tell(team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "coordinator")
    assert 'name="base"' not in browser.get("/health-index").text
    silent = samples.bestat_view(row for row in month(7, AUGUST) if row.base == 2025)
    assert 'name="base"' in send(browser, silent, "view.json").text
    rows = [row for row in [*history(), *month(7, AUGUST)] if row.base == 2025]
    assert send(browser, samples.bestat_view(rows), "view.json", base="2025").status_code == 302


def test_no_file_chosen(team: Team, sign_in: SignIn) -> None:
    answer = sign_in(team, "coordinator").post("/health-index/imports", data={})
    assert answer.status_code == 422


def test_forty_megabytes_are_refused_with_the_limit(team: Team, sign_in: SignIn) -> None:
    head = b'--limit\r\nContent-Disposition: form-data; name="file"; filename="x.zip"\r\n\r\n'
    body = head + b"x" * (40 * 1024 * 1024) + b"\r\n--limit--\r\n"
    answer = sign_in(team, "coordinator").post(
        "/health-index/imports", data=body, content_type="multipart/form-data; boundary=limit"
    )
    assert answer.status_code == 413
    assert "15" in answer.text


def test_every_form_needs_its_token(flask_app: Flask, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "coordinator")
    address = send(browser, FILE_WITH_JULY).headers["Location"]
    flask_app.config["WTF_CSRF_ENABLED"] = True
    assert send(browser, FILE_WITH_JULY).status_code == 400
    for act in ("approve", "reject"):
        assert browser.post(f"{address}/{act}", data={"reason": "x", "csrf_token": "wrong"}).status_code == 400


@pytest.mark.parametrize("role", ["adviser", "auditor"])
def test_other_roles_may_not_open_the_page(team: Team, sign_in: SignIn, role: str) -> None:
    browser = sign_in(team, role)
    assert browser.get("/health-index").status_code == 403
    assert send(browser, FILE_WITH_JULY).status_code == 403


def test_unknown_proposal_and_unknown_year(team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "coordinator")
    assert browser.get("/health-index/imports/99").status_code == 404
    assert browser.get("/health-index?year=1999").status_code == 200
    assert browser.get("/health-index?year=1980").status_code == 404


def test_the_page_credits_the_source(team: Team, sign_in: SignIn) -> None:
    page = sign_in(team, "administrator").get("/health-index").text
    assert "Statbel" in page
    assert "CC BY 4.0" in page


def test_the_page_names_the_months_that_are_published_and_missing(team: Team, sign_in: SignIn) -> None:
    assert "juillet 2026, août 2026" in sign_in(team, "coordinator").get("/health-index").text
