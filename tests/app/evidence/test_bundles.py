"""A bundle holds what was chosen and nothing else, tells no place, and is the same each time (M2.3.c)."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import date
from typing import Any

import pikepdf
import pypdfium2
import pytest

from app.cases.commands import SaveDwelling
from app.evidence import codes, printed, reasons
from app.evidence.commands import SaveLoss, StrikeEvidence
from app.evidence.pages import Bundle
from app.evidence.queries import Choice, contents, listed
from app.foundation.errors import Invalid
from app.foundation.run import run
from app.store import blobs
from app.store.base import Store
from app.store.errors import NotFound
from app.store.reading import Reader
from app.store.tables import Dwelling, EvidenceBundle, EvidenceFile
from letters.pdf import to_pdf
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.app.documents import files
from tests.app.evidence.builders import add, bundle, track, video, witness
from tests.conftest import SignIn, Team

DAY = date(2026, 7, 8)


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def kept(store: Store, bundle_id: int) -> tuple[EvidenceBundle, bytes]:
    row: EvidenceBundle = rows(store, EvidenceBundle, id=bundle_id)[0]
    return row, blobs.fetch(store.blob_dir, row.pdf_sha256)


def gathered(store: Store, team: Team, case_id: int, **choice: Any) -> Bundle:
    chosen = Choice(**({"recipient": "lawyer", "language": "fr"} | choice))
    with Reader.open(store, team.organisation_id) as reader:
        return contents(reader, case_id, chosen, number=1, made_on=DAY)


def test_only_what_was_chosen_stands_in_it(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    lock = add(store, team.adviser, case_id, shows="La serrure changée", taken_by="Amina")
    add(store, team.adviser, case_id, files.plain("JPEG"), shows="Une autre porte", taken_by="Inconnu")
    message = add(store, team.adviser, case_id, b"Partez ou j'appelle.\nDernier mot.", kind="messages", shows="SMS")
    add(store, team.adviser, case_id, b"Message que personne ne choisit", kind="messages", shows="Reste ici")
    heard = witness(store, team.adviser, case_id)
    witness(store, team.adviser, case_id, name="Autre Témoin", statement="Reste au dossier.")
    run(store, SaveLoss(case_id=case_id, what="Frigo", state="kept", value_cents=123_450), team.adviser)
    row, pdf = kept(store, bundle(store, team.adviser, case_id, items=(lock, message), witnesses=(heard,)))
    said = words_of(pdf)
    for present in ("La serrure changée", "Amina", "Partez ou j'appelle.", "Noor Getuige", "trois hommes"):
        assert present in said.replace("’", "'"), present
    for absent in ("Une autre porte", "Inconnu", "personne ne choisit", "Reste", "Autre Témoin", "Frigo"):
        assert absent not in said, absent
    assert row.pages == len(pypdfium2.PdfDocument(pdf))
    whole = kept(store, bundle(store, team.adviser, case_id, losses=True))[1]
    assert "Frigo" in words_of(whole)
    assert "serrure" not in words_of(whole)


def test_fingerprints_of_originals_and_of_what_is_printed_are_right(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    photo, paper = files.photo(), files.telling_pdf()
    item_id = add(store, team.adviser, case_id, photo, paper)
    row, pdf = kept(store, bundle(store, team.adviser, case_id, items=(item_id,)))
    said = words_of(pdf).replace("\n", "").replace("\r", "")
    for content in (photo, paper):
        assert hashlib.sha256(content).hexdigest() in said
    picture, page = rows(store, EvidenceFile, item_id=item_id)
    assert picture.preview_sha256 in said
    assert page.copy_sha256 in said
    listed_files = json.loads(blobs.fetch(store.blob_dir, row.manifest_sha256))["pieces"][0]["files"]
    assert [one["sha256"] for one in listed_files] == [hashlib.sha256(one).hexdigest() for one in (photo, paper)]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        laid = [one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Filter") == "/DCTDecode"]
        raw = [one.read_raw_bytes() for one in laid]
    assert picture.preview_sha256 in {hashlib.sha256(one).hexdigest() for one in raw}, "printed point by point"
    for told in (files.MAKER.encode(), b"Exif", b"GPS"):
        assert all(told not in one for one in raw)
        assert told not in pdf


@pytest.mark.usefixtures("printing_anew")
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_same_choice_gives_the_same_bytes_in_the_language_of_the_recipient(
    store: Store, team: Team, language: str
) -> None:
    case_id = open_case(store, team.adviser)
    item_id = add(store, team.adviser, case_id, files.photo(), files.pdf(2))
    found = gathered(store, team, case_id, items=(item_id,), language=language, recipient="judge")
    made = []
    for _again in range(2):
        to_pdf.cache_clear()
        made.append(printed.made(found, lambda digest: blobs.fetch(store.blob_dir, digest), None))
    assert made[0] == made[1]
    said = words_of(made[0].pdf)
    assert {"fr": "Inventaire des pièces", "nl": "Inventaris van de stukken"}[language] in said
    assert {"fr": "Juge", "nl": "Rechter"}[language] in said
    with pikepdf.open(io.BytesIO(made[0].pdf)) as opened:
        assert str(opened.Root.Lang) == {"fr": "fr-BE", "nl": "nl-BE"}[language]
        assert str(opened.docinfo["/Title"]).startswith({"fr": "Dossier de pièces", "nl": "Stukkenbundel"}[language])
    assert listed(made[0].manifest) == found


def test_witnesses_are_read_only_by_whom_they_agreed_to(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    heard = witness(store, team.adviser, case_id)
    signed = add(store, team.adviser, case_id, files.pdf(), kind="witness_statement", witness_id=heard)
    assert gathered(store, team, case_id, witnesses=(heard,), items=(signed,)).testimonies
    for choice in ({"witnesses": (heard,)}, {"items": (signed,)}):
        with pytest.raises(NotFound):
            gathered(store, team, case_id, recipient="police", **choice)


def test_what_is_set_aside_or_of_another_case_never_goes(store: Store, team: Team) -> None:
    case_id, other = open_case(store, team.adviser), open_case(store, team.adviser)
    item_id, elsewhere = add(store, team.adviser, case_id), add(store, team.adviser, other, files.pdf())
    run(store, StrikeEvidence(case_id=case_id, item_id=item_id, version=1, because="double"), team.adviser)
    for key in (item_id, elsewhere):
        with pytest.raises(NotFound):
            gathered(store, team, case_id, items=(key,))
    with pytest.raises(Invalid) as caught:
        gathered(store, team, case_id)
    assert caught.value.text == reasons.NOTHING_IN_BUNDLE


def test_a_secret_address_is_neither_printed_nor_told_by_a_description(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    version = next((row.version for row in rows(store, Dwelling, case_id=case_id)), None)
    home = {"street": "Rue du Refuge", "house_number": "7", "postal_code": "1060", "commune_nis": "21013"}
    run(store, SaveDwelling(case_id=case_id, version=version, secret=True, **home), team.adviser)  # type: ignore[arg-type]
    lock = add(store, team.adviser, case_id)
    told = add(store, team.adviser, case_id, files.pdf(), shows="Porte au 7 rue du refuge")
    assert gathered(store, team, case_id, items=(lock,)).address == ""
    with pytest.raises(Invalid) as caught:
        gathered(store, team, case_id, items=(told,))
    assert caught.value.text == reasons.SECRET_ADDRESS_TOLD


def test_the_archive_holds_originals_or_with_a_secret_address_copies_alone(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    film = video(track(b"vide"))
    item_id = add(store, team.adviser, case_id, files.HEIC)
    found = gathered(store, team, case_id, items=(item_id,))

    def packed(*, originals: bool) -> dict[str, bytes]:
        def fetch(digest: str) -> bytes:
            return blobs.fetch(store.blob_dir, digest)

        packs = [printed.archive(found, b"pdf", b"list", fetch, originals=originals) for _again in range(2)]
        assert packs[0] == packs[1]
        with zipfile.ZipFile(io.BytesIO(packs[0])) as opened:
            return {name: opened.read(name) for name in opened.namelist()}

    assert packed(originals=True)["originals/1.1.heic"] == files.HEIC
    copies = packed(originals=False)
    assert set(copies) == {"bundle.pdf", "manifest.json", "copies/1.1.jpg", "SHA256SUMS.txt"}
    assert files.MAKER.encode() not in copies["copies/1.1.jpg"]
    assert film


def test_a_bundle_of_too_many_pages_is_refused(store: Store, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = open_case(store, team.adviser)
    item_id = add(store, team.adviser, case_id, files.pdf(3))
    monkeypatch.setattr(printed, "MOST_PRINTED", 2)
    with pytest.raises(Invalid) as caught:
        bundle(store, team.adviser, case_id, items=(item_id,))
    assert caught.value.text == reasons.TOO_MANY_PRINTED
    with pytest.raises(Invalid) as caught:
        gathered(store, team, case_id, items=tuple(range(codes.MOST_PIECES + 1)))
    assert caught.value.text == reasons.TOO_MANY_PIECES


def test_from_the_page_a_bundle_is_chosen_made_and_taken(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    item_id = add(store, team.adviser, case_id)
    browser = sign_in(team)
    page = browser.get(f"/cases/{case_id}/evidence/bundle/for-lawyer").text
    assert "checked" not in page.split("<form", 2)[-1], "nothing is chosen beforehand"
    empty = browser.post(f"/cases/{case_id}/evidence/bundle/for-lawyer", data={"language": "nl"})
    assert empty.status_code == 422
    assert reasons.NOTHING_IN_BUNDLE.fr in empty.text
    sent = {"language": "nl", "items": [str(item_id)], "recipient_name": "Mr. Peeters"}
    assert browser.post(f"/cases/{case_id}/evidence/bundle/for-lawyer", data=sent).status_code == 303
    row = rows(store, EvidenceBundle)[0]
    base = f"/cases/{case_id}/evidence/bundle/{row.id}"
    pdf = browser.get(f"{base}.pdf")
    assert hashlib.sha256(pdf.data).hexdigest() == row.pdf_sha256
    assert "Mr. Peeters" in words_of(pdf.data)
    assert json.loads(browser.get(f"{base}.json").data)["recipient"] == "lawyer"
    with zipfile.ZipFile(io.BytesIO(browser.post(f"{base}.zip").data)) as opened:
        assert opened.read("originals/1.1.jpg") == files.photo()
    police = bundle(store, team.adviser, case_id, recipient="police", items=(item_id,))
    assert browser.post(f"/cases/{case_id}/evidence/bundle/{police}.zip").status_code == 404
