"""The walk through HTTP: a room a form, photos, stale pages, the list by risk, the form on paper. M2.1.g, M29.1."""

from __future__ import annotations

import html
import io
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from app.store.base import Store
from app.store.tables import AccessEntry, Document, FoundDefect, WalkedRoom
from tests.app.cases.builders import open_case
from tests.app.defects.test_commands import rows, seen
from tests.app.documents import files
from tests.conftest import SignIn, Team
from workflows.defects import DEFECTS, ROOMS, defects_of


def send(browser: FlaskClient, case_id: int, room: str, **data: Any) -> Any:
    sent = {"version": "", "walked_on": "8/7/2026"} | {name: value for name, value in data.items() if value is not None}
    return browser.post(f"/cases/{case_id}/defects/{room}", data=sent, content_type="multipart/form-data")


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text).replace("\u202f", " ").replace("\xa0", " ").replace("’", "'"))


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_room_asks_its_questions(store: Store, team: Team, sign_in: SignIn, language: str) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team, language=language)
    for room in ROOMS:
        page = browser.get(f"/cases/{case_id}/defects/{room}")
        assert page.status_code == 200
        for defect in defects_of(room):
            assert plain(defect.question.of(language)) in plain(page.text)
            assert f'name="{defect.id}_present"' in page.text
    assert browser.get(f"/cases/{case_id}/defects/garage").status_code == 404


def test_a_room_is_kept_and_the_walk_goes_on(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    answer = send(
        browser,
        case_id,
        "kitchen",
        gas_co_present="yes",
        gas_co_since_on="1/2/2026",
        gas_co_reported="yes",
        gas_co_reported_on="15 juin 2026",
        gas_co_reported_how="spoken",
        gas_co_remark="Chauffe-eau sans évacuation",
        gas_co_photos=(io.BytesIO(files.photo()), "IMG_0001.jpg"),
        leak_present="no",
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/cases/{case_id}/defects/bathroom")
    page = plain(browser.get(f"/cases/{case_id}/defects").text)
    for words in (
        "Cuisine : Gaz ou monoxyde de carbone (CO)",
        "À réparer dans : 48 heures",
        "depuis le 01/02/2026",
        "le bailleur a été prévenu le 15/06/2026 (De vive voix ou par téléphone)",
        "Chauffe-eau sans évacuation",
        "Ne cessez pas de payer le loyer",
        "Une interdiction de louer peut mettre fin au logement",
        "7 § 2, al./lid 3",
        "Délai d'usage, déduit par nous",
    ):
        assert words in page
    assert 'alt="Photo 1"' in page
    again = browser.get(f"/cases/{case_id}/defects/kitchen").text
    assert 'value="01/02/2026"' in again
    assert "Retirer la photo 1" in again
    assert [entry.what for entry in rows(store, AccessEntry)] == ["defects.index"]


def test_the_last_room_and_the_second_button_lead_to_the_list(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    last = send(browser, case_id, "whole", overcrowding_present="yes", overcrowding_remark="14 m², trois lits")
    assert last.headers["Location"] == f"/cases/{case_id}/defects"
    listed = send(browser, case_id, "kitchen", leak_present="no", save_and_list="y")
    assert listed.headers["Location"] == f"/cases/{case_id}/defects"
    browser_with_script = browser.post(
        f"/cases/{case_id}/defects/toilet",
        data={"walked_on": "8/7/2026", "drain_present": "no"},
        headers={"X-Upload": "script"},
    )
    assert browser_with_script.status_code == 204
    assert browser_with_script.headers["X-Upload-Next"] == f"/cases/{case_id}/defects/bedroom_1"


def test_on_paper_first_then_here_with_the_real_day(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    send(sign_in(team), case_id, "cellar", walked_on="30/6/2026", damp_present="yes")
    assert seen(store, team, case_id)["cellar"].walked_on.isoformat() == "2026-06-30"
    answer = send(sign_in(team), case_id, "kitchen", walked_on="9/7/2026", leak_present="no")
    assert answer.status_code == 422
    assert "Cette date est dans le futur" in answer.text


def test_wrong_answers_stay_and_nothing_is_kept(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    answer = send(
        sign_in(team),
        case_id,
        "cellar",
        damp_present="yes",
        damp_since_on="l'hiver passé",
        damp_remark="Partout",
        damp_photos=(io.BytesIO(files.photo()), "a.jpg"),
        leak_remark="Au plafond",
    )
    assert answer.status_code == 422
    page = plain(answer.text)
    for kept in ('value="l\'hiver passé"', 'value="Partout"', 'value="Au plafond"'):
        assert kept in page
    assert "Dites d'abord si ce défaut existe." in page
    assert "choisissez à nouveau ces photos" in page
    assert rows(store, WalkedRoom) == rows(store, Document) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90", "Ce genre de fichier n'est pas accepté"),
        (files.pdf(), "Choisissez ici des photos"),
        (b"\xff\xd8" + bytes(15 * 1024 * 1024), "Ce fichier dépasse 15 Mo"),
    ],
)
def test_a_photo_that_is_none_is_told_beside_its_defect(
    store: Store, team: Team, sign_in: SignIn, content: bytes, words: str
) -> None:
    case_id = open_case(store, team.adviser)
    head = '--limit\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
    parts = [
        ("walked_on", "", b"8/7/2026"),
        ("damp_present", "", b"yes"),
        ("leak_present", "", b"yes"),
        ("damp_photos", '; filename="x.jpg"', content),
        ("leak_photos", '; filename="y.jpg"', files.photo()),
    ]
    body = b"".join(head.format(name, more).encode() + part + b"\r\n" for name, more, part in parts)
    answer = sign_in(team).post(
        f"/cases/{case_id}/defects/cellar",
        data=body + b"--limit--\r\n",
        content_type="multipart/form-data; boundary=limit",
    )
    assert answer.status_code == 422
    page = plain(answer.text)
    assert words in page
    assert "choisissez à nouveau ces photos" in page, "the other photo was fine, and is not kept either"
    assert rows(store, FoundDefect) == rows(store, Document) == []


def test_too_many_photos_at_a_time(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    many = [(io.BytesIO(files.plain()), f"{place}.png") for place in range(11)]
    answer = send(sign_in(team), case_id, "cellar", damp_present="yes", damp_photos=many)
    assert answer.status_code == 422
    assert "Au plus 10 photos à la fois" in answer.text


def test_a_stale_room_is_told_and_nothing_typed_is_lost(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    send(browser, case_id, "cellar", damp_present="yes", damp_remark="Collègue")
    stale = send(browser, case_id, "cellar", damp_present="no", damp_remark="Moi", leak_present="yes")
    assert stale.status_code == 409
    page = plain(stale.text)
    assert 'value="Moi"' in page
    assert "<dd>Collègue</dd>" in page
    assert re.search(r'name="version"[^>]*value="1"', page)
    assert send(browser, case_id, "cellar", version="1", damp_present="no", leak_present="yes").status_code == 303
    assert seen(store, team, case_id)["cellar"].answers["damp"].present is False


def test_a_photo_is_taken_off(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    send(browser, case_id, "cellar", damp_present="yes", damp_photos=(io.BytesIO(files.photo()), "a.jpg"))
    (photo,) = seen(store, team, case_id)["cellar"].answers["damp"].photos
    answer = send(browser, case_id, "cellar", version="1", damp_present="yes", damp_take_off=str(photo.id))
    assert answer.status_code == 303
    assert seen(store, team, case_id)["cellar"].answers["damp"].photos == ()


def test_a_room_without_defects_and_an_anonymous_case(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser, identity="anonymous", first_name="", last_name="")
    browser = sign_in(team, language="nl")
    send(browser, case_id, "cellar", damp_present="no")
    page = browser.get(f"/cases/{case_id}/defects").text
    assert "gezien, niets" in page
    assert "Nog geen gebrek genoteerd" in page


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_form_on_paper_asks_the_same(team: Team, sign_in: SignIn, language: str) -> None:
    browser = sign_in(team, language=language)
    answer = browser.get(f"/defects/paper/{language}")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("inline")
    pages = PdfReader(io.BytesIO(answer.data)).pages
    text = plain(" ".join(page.extract_text() for page in pages))
    for room in ROOMS.values():
        assert plain(room.title.of(language)) in text
    for defect in DEFECTS.values():
        assert plain(defect.title.of(language)) in text
    assert len(pages) <= 8
    assert browser.get(f"/defects/paper/{language}?download=yes").headers["Content-Disposition"].startswith("attach")
