"""Printing on paper: several letters in one file with their addresses, a form to fill in by hand."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from app.cli import main
from app.correspondence import offices, printing, rendering
from app.demo.stage import Stage
from app.directory import queries as directory
from app.store.base import Store
from letters import catalogue
from letters.catalogue import CATALOGUE
from letters.samples import sample
from tests.app.correspondence.builders import issued, ready_case, words
from tests.app.correspondence.test_context import rows
from tests.conftest import SignIn, Team, make_team
from tests.letters.every_kind import every_kind


@pytest.fixture
def stage(store: Store, team: Team) -> Stage:
    return ready_case(store, team.adviser)


@pytest.fixture
def web(sign_in: SignIn, team: Team) -> FlaskClient:
    return sign_in(team, "adviser")


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_what_waits_to_be_posted_is_printed_in_one_file(
    web: FlaskClient, store: Store, team: Team, stage: Stage
) -> None:
    first = issued(store, team.adviser, stage, "request_lease_documents")
    second = issued(store, team.adviser, stage, "request_lease_documents", language="nl")
    page = web.get(f"/letters/print?case={stage.case_id}").text
    assert page.count('name="letter"') == 2
    assert page.count(" checked") == 3  # both letters and the address pages
    assert f"/letters/print?case={stage.case_id}" in web.get(f"/cases/{stage.case_id}/letters/new").text
    answer = web.post("/letters/print", data={"letter": [str(first), str(second)], "addresses": "yes"})
    assert answer.mimetype == "application/pdf"
    found = pages(answer.data)
    assert "Luc Vandenberghe" in found[0]
    assert [n for n, text in enumerate(found) if text.strip().startswith("Adres")] == [2, 6]
    assert len(found) == 9
    assert "Vraag om documenten" in found[4]
    assert "Demande de documents" in found[8]
    plain = web.post("/letters/print", data={"letter": [str(first)]})
    assert len(pages(plain.data)) == 3
    assert "Adresse" not in words(plain.data).split("Objet")[0].split("Courrier")[0]


@pytest.mark.parametrize("data", [{}, {"letter": "x"}, {"letter": "999"}])
def test_nothing_chosen_is_said_beside_the_list(
    web: FlaskClient, store: Store, team: Team, stage: Stage, data: dict[str, str]
) -> None:
    issued(store, team.adviser, stage, "request_lease_documents")
    answer = web.post("/letters/print", data=data)
    assert answer.status_code == 422
    assert 'id="letter-error"' in answer.text


def test_nothing_waits(web: FlaskClient, stage: Stage) -> None:
    assert 'name="letter"' not in web.get("/letters/print").text
    assert web.get("/letters/print?case=999").status_code == 404


def test_letters_of_another_service_are_not_there(sign_in: SignIn, store: Store, team: Team, stage: Stage) -> None:
    letter_id = issued(store, team.adviser, stage, "request_lease_documents")
    other = sign_in(make_team(store, "AUTRE"), "adviser")
    assert 'name="letter"' not in other.get("/letters/print").text
    assert other.post("/letters/print", data={"letter": str(letter_id)}).status_code == 422
    assert other.get(f"/letters/print?case={stage.case_id}").status_code == 404


def test_joined_letters_start_on_an_odd_page() -> None:
    spec = CATALOGUE["counter_notice"]
    one = rendering.pdf_of_sample(spec.id, "fr")
    assert len(pages(printing.joined([one, one]))) == 3
    assert pages(printing.joined([one, one]))[1].strip() == ""


def test_a_blank_form_comes_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = every_kind(tmp_path)
    monkeypatch.setattr("app.correspondence.drafting.CATALOGUE", {**catalogue.CATALOGUE, spec.id: spec})
    out = tmp_path / "form.pdf"
    run = CliRunner().invoke
    done = run(main, ["letter", "render", spec.id, "--lang", "nl", "--blank", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "voor u" in words(out.read_bytes())
    refused = run(main, ["letter", "render", "N1-01", "--lang", "nl", "--blank", "--out", str(out)])
    assert refused.exit_code == 1
    assert "cannot be printed blank" in refused.output
    twice = run(main, ["letter", "render", "N1-01", "--lang", "nl", "--blank", "--sample", "--out", str(out)])
    assert twice.exit_code == 2


def test_every_address_of_courts_and_welfare_centres_can_be_printed() -> None:
    for kind in ("justice_of_peace", "cpas"):
        for body in directory.bodies(kind):
            address = offices.address_of(body)
            assert (address is None) == (body.address_fr is None and body.address_nl is None), body.id
    poelaert = offices.address_of(directory.body("jp-brussel-1"))
    assert poelaert is not None
    assert (poelaert.street_nl, poelaert.number, poelaert.box, poelaert.postcode) == ("Poelaertplein", "3", "5", "1000")


def test_a_split_commune_has_no_canton_of_its_own() -> None:
    court = replace(CATALOGUE["propose_talk_to_host"], audience="court", directory="justice_of_peace")
    brussels, saint_gilles = rows(), rows()
    assert brussels.dwelling is not None
    brussels.dwelling.commune_nis = "21004"
    assert len(offices.proposals(brussels, court)) == 4
    assert offices.office_of(brussels, court, {}) is None
    assert len(offices.proposals(saint_gilles, court)) == 1
    found = offices.office_of(saint_gilles, court, {})
    assert found is not None
    assert "Saint-Gilles" in found.name
    assert offices.proposals(rows(dwelling=None), court) == []
    anywhere = replace(court, audience="administration", directory="housing_inspection")
    assert len(offices.proposals(rows(dwelling=None), anywhere)) == 1
    assert offices.office_of(rows(), anywhere, {}) is not None or offices.proposals(rows(), anywhere)


def test_a_batch_of_a_sample_lists_who_gets_what() -> None:
    spec = CATALOGUE["contest_notice"]
    letter = printing.Printed(spec, sample(spec), "fr", "2026-0412", "S-REG", rendering.pdf_of_sample(spec.id, "fr"))
    found = pages(printing.batch_pdf([letter], "nl", sample(spec).letter.written_on, with_addresses=True))
    assert "Te verzenden brieven" in found[0]
    assert "Betwisting van een opzegging" in found[0]
    assert "PAR RECOMMANDÉ" in found[2]
