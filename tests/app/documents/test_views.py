"""Documents through HTTP: several from a telephone, copy and original, sensitive kinds; issue 3, item 7."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.documents.commands import AddDocument
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.store import blobs
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AccessEntry, Document
from tests.app.cases.builders import TODAY, open_case
from tests.app.documents import files
from tests.app.documents.test_commands import forget_copy, keep, only, rows
from tests.conftest import SignIn, Team


def send(browser: FlaskClient, case_id: int, *contents: tuple[bytes, str], photo: bytes = b"", **more: Any) -> Any:
    data: dict[str, Any] = {"kind": "lease"} | more.pop("data", {})
    data["file"] = [(io.BytesIO(content), name) for content, name in contents]
    if photo:
        data["photo"] = (io.BytesIO(photo), "image.jpg")
    return browser.post(f"/cases/{case_id}/papers", data=data, content_type="multipart/form-data", **more)


def log(store: Store) -> list[str]:
    with Reader.open(store, None) as reader:
        return [row[0].what for row in reader.rows(select(AccessEntry).order_by(AccessEntry.id))]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_several_from_a_telephone_in_one_go(store: Store, team: Team, sign_in: SignIn, language: str) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team, language=language)
    page = browser.get(f"/cases/{case_id}/papers").text
    limits = {"fr": "Au plus 10 fichiers", "nl": "Hoogstens 10 bestanden"}[language]
    assert limits in page, "said before choosing"
    assert "multiple" in page
    assert 'capture="environment"' in page
    answer = send(browser, case_id, (files.pdf(), "bail.pdf"), (files.HEIC, "IMG_1.HEIC"), photo=files.photo())
    assert answer.status_code == 303
    page = browser.get(f"/cases/{case_id}/papers").text
    kept = {"fr": "3 documents sont gardés dans le dossier.", "nl": "3 documenten zijn in het dossier bewaard."}
    assert kept[language] in page
    assert page.count('class="lm-card lm-paper"') == 3


def test_a_paper_is_kept_shown_and_sent_back_safely(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    content = files.telling_pdf()
    answer = send(browser, case_id, (content, "../../etc/passwd.pdf"), data={"title": "Bail <i>2019</i>"})
    assert answer.status_code == 303
    listed = browser.get(f"/cases/{case_id}/papers").text
    assert "Bail &lt;i&gt;2019" in listed
    assert "passwd" not in listed
    document = only(store, Document)
    sent = browser.get(f"/cases/{case_id}/papers/{document.id}")
    assert sent.data == blobs.fetch(store.blob_dir, document.copy_sha256)
    assert b"LimenPhone" not in sent.data
    assert sent.headers["Content-Disposition"] == f'attachment; filename="lease-{document.id}.pdf"'
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert sent.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert sent.headers["Cache-Control"] == "no-store"


def test_the_pictures_are_ours_and_shown_in_place(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    document_id = keep(store, team.adviser, case_id, files.photo("PNG"))
    browser = sign_in(team)
    for which in ("thumbnail", "preview"):
        sent = browser.get(f"/cases/{case_id}/papers/{document_id}/{which}")
        assert (sent.status_code, sent.mimetype, sent.data[:2]) == (200, "image/jpeg", b"\xff\xd8")
        assert sent.headers["Content-Disposition"] == "inline"
        assert sent.headers["X-Content-Type-Options"] == "nosniff"
        assert b"GPSLatitude" not in sent.data
    details = browser.get(f"/cases/{case_id}/papers/{document_id}/details").text
    assert f'src="/cases/{case_id}/papers/{document_id}/preview"' in details
    text_id = keep(store, team.adviser, case_id, b"Loyer du mois de mai\n")
    assert browser.get(f"/cases/{case_id}/papers/{text_id}/thumbnail").status_code == 404
    assert "téléchargez-le pour le lire" in browser.get(f"/cases/{case_id}/papers/{text_id}/details").text


def test_the_good_ones_are_kept_and_the_others_named_with_the_reason(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    keep(store, team.adviser, case_id, files.pdf(3))
    answer = send(
        sign_in(team),
        case_id,
        (files.pdf(), "bail.pdf"),
        (b"MZ\x90\x00", "../docs/bail<b>.exe"),
        (files.pdf(3), "encore.pdf"),
        (b"", "vide.pdf"),
        (files.pdf(password="x"), f"{'très ' * 20}long.pdf"),
        data={"title": "Bail", "dated_on": "1/5/2019"},
    )
    assert answer.status_code == 422
    text = re.sub(r"\s+", " ", answer.text)
    assert "<strong>bail&lt;b&gt;.exe</strong> – Ce genre de fichier n&#39;est pas accepté" in text
    assert "<strong>vide.pdf</strong> – Ce fichier est vide" in text
    assert "long.pdf" not in text, "a name is cut"
    assert "1 document est gardé dans le dossier." in text
    assert "Déjà dans le dossier : encore.pdf." in text.replace("\u202f", " ").replace("\xa0", " ")
    assert 'value="Bail"' in text
    assert 'value="1/5/2019"' in text or 'value="01/05/2019"' in text
    assert [row.kind for row in rows(store, Document)] == ["photo", "lease"]
    assert answer.headers["X-Upload-Kept"] == "yes", "a script does not choose them again"


def test_a_file_that_is_not_taken_is_explained(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    answer = send(sign_in(team), case_id, (b"MZ\x90\x00", "bail.pdf"), data={"title": "Bail"})
    assert answer.status_code == 422
    assert "Enregistrez-le en PDF" in answer.text
    assert 'value="Bail"' in answer.text
    assert rows(store, Document) == []
    assert not store.blob_dir.exists()


def test_wrong_answers_keep_what_was_typed_and_ask_for_the_files_again(
    store: Store, team: Team, sign_in: SignIn
) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    data = {"title": "Bail", "dated_on": "le premier mai", "kind": "lease"}
    answer = send(browser, case_id, (files.pdf(), "bail.pdf"), data=data)
    assert answer.status_code == 422
    assert 'value="le premier mai"' in answer.text
    assert "choisissez à nouveau les fichiers" in answer.text
    assert "choisissez à nouveau" not in send(browser, case_id, data=data).text, "none was chosen"
    by_script = send(browser, case_id, (files.pdf(), "bail.pdf"), data=data, headers={"X-Upload": "script"})
    assert by_script.status_code == 422
    assert "choisissez à nouveau" not in by_script.text, "a script keeps them chosen"
    assert "X-Upload-Kept" not in by_script.headers
    later = send(browser, case_id, (files.pdf(), "bail.pdf"), data={"dated_on": "9/7/2026", "title": "Demain"})
    assert later.status_code == 422
    assert "Cette date est dans le futur" in later.text
    assert 'value="Demain"' in later.text
    assert rows(store, Document) == []


def test_nothing_chosen_and_too_many(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    assert "Choisissez au moins un fichier" in send(browser, case_id).text
    many = [(b"text %d" % place, f"{place}.txt") for place in range(11)]
    answer = send(browser, case_id, *many)
    assert answer.status_code == 422
    assert "Au plus 10 fichiers" in answer.text
    assert rows(store, Document) == []


def test_a_file_above_the_limit_is_named_and_the_others_are_kept(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    large = b"%PDF-1.7" + bytes(15 * 1024 * 1024)
    head = '--limit\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
    parts = (
        ("kind", "", b"lease"),
        ("file", '; filename="gros.pdf"', large),
        ("file", '; filename="b.pdf"', files.pdf()),
    )
    body = b"".join(head.format(name, more).encode() + content + b"\r\n" for name, more, content in parts)
    answer = sign_in(team).post(
        f"/cases/{case_id}/papers",
        data=body + b"--limit--\r\n",
        content_type="multipart/form-data; boundary=limit",
    )
    assert answer.status_code == 422
    assert "<strong>gros.pdf</strong>" in answer.text
    assert "15" in answer.text
    assert len(rows(store, Document)) == 1


def test_more_than_may_come_together_is_refused_with_the_limit(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    head = b'--limit\r\nContent-Disposition: form-data; name="file"; filename="gros.pdf"\r\n\r\n%PDF-'
    body = head + bytes(61 * 1024 * 1024) + b"\r\n--limit--\r\n"
    kind = "multipart/form-data; boundary=limit"
    answer = sign_in(team).post(f"/cases/{case_id}/papers", data=body, content_type=kind)
    assert answer.status_code == 413
    assert "60" in answer.text
    elsewhere = sign_in(team).post(f"/cases/{case_id}/notes", data=body[: 16 * 1024 * 1024], content_type=kind)
    assert elsewhere.status_code == 413, "other forms take no files, and less"
    assert rows(store, Document) == []


def test_a_script_that_shows_the_progress_is_told_where_to_go(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    answer = send(browser, case_id, (files.pdf(), "bail.pdf"), headers={"X-Upload": "script"})
    assert (answer.status_code, answer.headers["X-Upload-Next"]) == (204, f"/cases/{case_id}/papers")
    assert "Le document est gardé" in browser.get(f"/cases/{case_id}/papers").text
    again = send(browser, case_id, (files.pdf(), "bail <2>.pdf"), headers={"X-Upload": "script"})
    assert again.status_code == 204
    page = browser.get(f"/cases/{case_id}/papers").text
    assert "bail &lt;2&gt;.pdf" in page
    assert "était déjà dans le dossier" in page
    assert len(rows(store, Document)) == 1


def test_the_list_shows_one_kind_and_what_is_too_old(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    keep(store, team.adviser, case_id, files.pdf(1), kind="income", dated_on=TODAY.replace(month=3))
    keep(store, team.adviser, case_id, files.pdf(2), kind="lease")
    browser = sign_in(team)
    page = browser.get(f"/cases/{case_id}/papers?kind=income").text
    assert page.count('class="lm-card lm-paper"') == 1
    assert "Trop ancien depuis le 08/05/2026" in page
    assert browser.get(f"/cases/{case_id}/papers?kind=nonsense").text.count('class="lm-card lm-paper"') == 2
    assert "Trop ancien depuis le 08/05/2026" in browser.get(f"/cases/{case_id}").text


def test_what_is_said_is_corrected_and_a_stale_page_is_told_kindly(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    document_id = keep(store, team.adviser, case_id, files.pdf())
    browser, url = sign_in(team), f"/cases/{case_id}/papers/{document_id}/details"
    data = {"version": "1", "kind": "notice", "title": "Congé", "dated_on": "1/6/2026", "valid_until": ""}
    assert browser.post(url, data=data).status_code == 303
    assert only(store, Document).title == "Congé"
    stale = browser.post(url, data=data | {"title": "Lettre du 1er juin"})
    assert stale.status_code == 409
    assert 'value="Lettre du 1er juin"' in stale.text
    assert "<dd>Congé</dd>" in stale.text
    seen = re.search(r'name="version"[^>]*value="(\d+)"', stale.text)
    assert seen
    bad = browser.post(url, data=data | {"version": seen[1], "valid_until": "31/12/2019"})
    assert bad.status_code == 422
    assert "perdre sa valeur avant sa date" in bad.text
    good = browser.post(url, data=data | {"version": seen[1], "title": "Lettre du 1er juin"})
    assert good.status_code == 303
    assert only(store, Document).title == "Lettre du 1er juin"


def test_the_original_is_an_explicit_choice_that_is_written_down(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    content = files.photo()
    document_id = keep(store, team.adviser, case_id, content)
    browser, url = sign_in(team), f"/cases/{case_id}/papers/{document_id}/original"
    asked = browser.get(url)
    assert asked.status_code == 200
    assert "signature électronique" in asked.text
    assert "documents.original" not in log(store)
    sent = browser.post(url)
    assert sent.data == content
    assert sent.headers["Content-Disposition"] == f'attachment; filename="photo-{document_id}-original.jpg"'
    assert sent.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert log(store)[-1] == "documents.original"


@pytest.mark.parametrize("kind", ["medical", "identity"])
def test_a_sensitive_document_is_opened_on_purpose_and_each_reading_is_written_down(
    store: Store, team: Team, sign_in: SignIn, kind: str
) -> None:
    case_id = open_case(store, team.adviser)
    document_id = keep(store, team.adviser, case_id, files.photo(), kind=kind)
    browser, url = sign_in(team), f"/cases/{case_id}/papers/{document_id}"
    page = browser.get(f"/cases/{case_id}/papers").text
    assert "/thumbnail" not in page
    assert "Sensible" in page
    for which in ("thumbnail", "preview"):
        assert browser.get(f"{url}/{which}").status_code == 404
    straight = browser.get(url)
    assert (straight.status_code, straight.headers["Location"]) == (303, f"{url}/details")
    closed = browser.get(f"{url}/details").text
    assert "data:image" not in closed
    assert log(store) == []
    opened = browser.post(f"{url}/open").text
    assert "data:image/jpeg;base64," in opened
    assert log(store) == ["documents.sensitive_look"]
    sent = browser.post(f"{url}/open", data={"want": "file"})
    assert sent.mimetype == "image/jpeg"
    assert b"GPSLatitude" not in sent.data
    assert log(store) == ["documents.sensitive_look", "documents.sensitive_file"]
    text_id = keep(store, team.adviser, case_id, b"Certificat\n", kind=kind)
    assert "téléchargez-le" in browser.post(f"/cases/{case_id}/papers/{text_id}/open").text


def test_removal_asks_why_and_says_what_it_means(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    document_id = keep(store, team.adviser, case_id, files.pdf())
    browser, url = sign_in(team), f"/cases/{case_id}/papers/{document_id}/remove"
    assert "jusqu'à l'effacement du dossier" in browser.get(url).text
    without = browser.post(url, data={"version": "1", "note": "erreur de dossier"})
    assert without.status_code == 422
    assert 'value="erreur de dossier"' in without.text
    stale = browser.post(url, data={"version": "7", "because": "other"})
    assert stale.status_code == 409
    assert 'name="version" type="hidden" value="1"' in stale.text or 'value="1"' in stale.text
    assert browser.post(url, data={"version": "1", "because": "wrong_case"}).status_code == 303
    for gone in ("", "/details", "/preview", "/original", "/remove"):
        assert browser.get(f"/cases/{case_id}/papers/{document_id}{gone}").status_code == 404


def test_a_document_of_an_earlier_release_gets_its_copy_when_it_is_opened(
    store: Store, team: Team, sign_in: SignIn
) -> None:
    case_id = open_case(store, team.adviser)
    document_id = keep(store, team.adviser, case_id, files.photo())
    forget_copy(store)
    browser = sign_in(team)
    assert browser.get(f"/cases/{case_id}/papers").status_code == 200
    sent = browser.get(f"/cases/{case_id}/papers/{document_id}")
    assert sent.status_code == 200
    assert b"GPSLatitude" not in sent.data
    assert only(store, Document).copy_sha256


def test_an_earlier_document_that_cannot_be_copied_keeps_its_original(
    store: Store, team: Team, sign_in: SignIn
) -> None:
    case_id = open_case(store, team.adviser)
    document_id = keep(store, team.adviser, case_id, files.pdf())
    forget_copy(store)
    broken = blobs.keep(store.blob_dir, b"%PDF-1.4 of another time")
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql(f"UPDATE documents SET sha256 = '{broken}'")
    browser, url = sign_in(team), f"/cases/{case_id}/papers/{document_id}"
    assert browser.get(url).headers["Location"] == f"{url}/details"
    assert "seul l'original" in browser.get(f"{url}/details").text
    assert browser.post(f"{url}/original").data == b"%PDF-1.4 of another time"
    assert browser.post(f"{url}/open", data={"want": "file"}).status_code == 404


@pytest.mark.parametrize("size", [999, 1_200_000])
def test_sizes_are_said_in_words(store: Store, team: Team, sign_in: SignIn, size: int) -> None:
    case_id = open_case(store, team.adviser)
    run(store, AddDocument(case_id=case_id, file=prepared(b"a" * size), kind="other"), team.adviser)
    words = {999: "1 ko", 1_200_000: "1,2 Mo"}[size]
    page = sign_in(team).get(f"/cases/{case_id}/papers").text
    assert words in page.replace("\u202f", " ").replace("\xa0", " ")
