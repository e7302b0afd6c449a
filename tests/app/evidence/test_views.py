"""The pages of the evidence register: camera, limits, recordings, sensitive pieces, custody, the proof (M2.3.c)."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.config import Settings
from app.evidence import views
from app.evidence.queries import Choice
from app.store import blobs
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AccessEntry, EvidenceFile, EvidenceItem, EvidenceLoss, EvidenceStep, EvidenceWitness
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.app.documents import files
from tests.app.evidence.builders import add, track, video, witness
from tests.conftest import SignIn, Team


def send(browser: FlaskClient, case_id: int, *contents: tuple[bytes, str], photo: bytes = b"", **more: Any) -> Any:
    data: dict[str, Any] = {"kind": "photo", "shows": "La porte"} | more
    data["file"] = [(io.BytesIO(content), name) for content, name in contents]
    if photo:
        data["photo"] = (io.BytesIO(photo), "image.jpg")
    return browser.post(f"/cases/{case_id}/evidence/new", data=data, content_type="multipart/form-data")


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_photo_straight_from_the_camera_is_kept(store: Store, team: Team, sign_in: SignIn, language: str) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team, language=language)
    page = browser.get(f"/cases/{case_id}/evidence/new").text
    assert 'capture="environment"' in page
    assert {"fr": "45 Mo chacun", "nl": "elk 45 MB"}[language] in page
    film = video(track(b"vide"))
    assert send(browser, case_id, (film, "film.mp4"), photo=files.photo()).status_code == 303
    kinds = [row.media_type for row in rows(store, EvidenceFile)]
    assert sorted(kinds) == ["image/jpeg", "video/mp4"]
    shown = browser.get(f"/cases/{case_id}/evidence").text
    assert "La porte" in shown
    assert {"fr": "2 fichiers", "nl": "2 bestanden"}[language] in shown


def test_what_is_not_taken_is_told_by_name_and_nothing_is_kept(
    store: Store, team: Team, sign_in: SignIn, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team, language="nl")
    with monkeypatch.context() as patched:
        patched.setattr(views, "settings", lambda: replace(settings, upload_megabytes=0))
        answer = send(browser, case_id, (files.photo(), "groot.jpg"))
    assert answer.status_code == 422
    assert "groot.jpg" in answer.text
    assert "groter dan 0 MB" in answer.text
    program = b"MZ\x90\x00program"
    answer = send(browser, case_id, (program, "virus.exe"), (files.photo(), "ok.jpg"))
    assert answer.status_code == 422
    assert "virus.exe" in answer.text
    assert "wordt niet aanvaard" in answer.text
    many = [(files.photo(), f"{number}.jpg") for number in range(11)]
    assert "Hoogstens 10 bestanden" in send(browser, case_id, *many).text
    assert "minstens één bestand" in send(browser, case_id).text
    assert "wat dit stuk toont" in send(browser, case_id, (files.photo(), "ok.jpg"), shows=" ").text
    assert not rows(store, EvidenceItem)


def test_a_medical_paper_is_opened_on_purpose_only(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    item_id = add(store, team.adviser, case_id, kind="medical_certificate", shows="Certificat du médecin")
    file = rows(store, EvidenceFile)[0]
    browser = sign_in(team)
    for size in ("thumbnail", "preview"):
        assert browser.get(f"/cases/{case_id}/evidence/file/{file.id}/{size}").status_code == 404
    page = browser.get(f"/cases/{case_id}/evidence/{item_id}").text
    assert "<img" not in page.split("<main", 1)[-1]
    assert "data:image/jpeg;base64," in browser.post(f"/cases/{case_id}/evidence/{item_id}/look").text
    with Reader.open(store, None) as reader:
        noted = [row[0].what for row in reader.rows(select(AccessEntry))]
    assert "evidence.sensitive_look" in noted


def test_an_original_is_sent_only_after_the_chain_says_so(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    add(store, team.adviser, case_id)
    file = rows(store, EvidenceFile)[0]
    browser = sign_in(team)
    path = f"/cases/{case_id}/evidence/file/{file.id}"
    assert file.sha256 in browser.get(f"{path}/original").text
    assert [row.kind for row in rows(store, EvidenceStep)] == ["received"]
    sent = browser.post(f"{path}/original")
    assert sent.data == files.photo()
    assert sent.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert [row.kind for row in rows(store, EvidenceStep)] == ["received", "opened"]
    copy = browser.get(f"{path}/copy")
    assert copy.data == blobs.fetch(store.blob_dir, file.copy_sha256)
    assert files.MAKER.encode() not in copy.data


def test_everything_is_noted_and_corrected_from_the_pages(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    item_id = add(store, team.adviser, case_id)
    browser, base = sign_in(team), f"/cases/{case_id}/evidence"

    def post(path: str, **data: Any) -> None:
        answer = browser.post(base + path, data=data)
        assert answer.status_code == 303, answer.text

    post(f"/{item_id}/step", kind="handed", to_whom="Me Peeters", happened_on="08/07/2026", hour="9h")
    post(f"/{item_id}/change", version="1", kind="photo", shows="Le cylindre", original_stays="person", witness_id="")
    post(f"/{item_id}/files", file=(io.BytesIO(files.pdf()), "a.pdf"))
    seen = {"link": "neighbour", "consent": "yes", "consent_on": "08/07/2026", "for_whom": ["lawyer", "judge"]}
    post("/witness", **seen, name="Noor", statement="Vu.")
    row = rows(store, EvidenceWitness)[0]
    assert (row.for_lawyer, row.for_police, row.for_judge) == (True, False, True)
    assert 'value="judge" checked' in browser.get(f"{base}/witness/{row.id}").text
    post(f"/witness/{row.id}", version="1", link="neighbour", consent="withdrawn", consent_on="08/07/2026", name="Noor")
    assert rows(store, EvidenceWitness)[0].name == ""
    post("/loss", what="Frigo", state="kept", essential="yes", value="350,00")
    loss = rows(store, EvidenceLoss)[0]
    assert "350,00" in browser.get(f"{base}/loss/{loss.id}").text
    post(f"/loss/{loss.id}", version="1", what="Frigo", state="returned")
    post(f"/loss/{loss.id}/strike")
    post(f"/{item_id}/strike", version="2", because="double")
    page = browser.get(f"{base}/{item_id}").text
    for told in ("Remis", "Me Peeters", "Description corrigée", "Mis de côté", "double", "Le cylindre"):
        assert told in page, told
    late = browser.post(f"{base}/{item_id}/change", data={"version": "1", "kind": "photo", "shows": "x"})
    assert late.status_code in (409, 422)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_proof_names_what_is_no_longer_as_received(
    store: Store, team: Team, sign_in: SignIn, language: str
) -> None:
    case_id = open_case(store, team.adviser)
    add(store, team.adviser, case_id)
    browser = sign_in(team, language=language)
    good = {"fr": "original est intact", "nl": "Het origineel is intact"}[language]
    assert good in browser.get(f"/cases/{case_id}/evidence/verify").text
    digest = rows(store, EvidenceFile)[0].sha256
    (store.blob_dir / digest[:2] / digest).write_bytes(b"other")
    page = browser.get(f"/cases/{case_id}/evidence/verify").text
    assert {"fr": "Modifié", "nl": "Gewijzigd"}[language] in page
    assert good not in page


def test_the_auditor_and_readers_change_nothing(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    item_id = add(store, team.adviser, case_id)
    witness(store, team.adviser, case_id)
    browser = sign_in(team, "auditor")
    assert browser.post(f"/cases/{case_id}/evidence/{item_id}/strike", data={"because": "x"}).status_code == 403
    kept = Choice(recipient="lawyer", language="fr", items=(item_id,), losses=True)
    assert Choice.from_dict(kept.as_dict()) == kept
