"""The inbox through HTTP, in both languages, without JavaScript; another service sees nothing."""

from __future__ import annotations

import io
import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.inbox import codes
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import MessageFile, OfficialMessage
from tests.app.cases.builders import open_case
from tests.app.inbox import samples
from tests.app.inbox.test_commands import HOME, SAMIRA, receive, row, state, written
from tests.conftest import SignIn, Team


def upload(browser: FlaskClient, *files: tuple[bytes, str], **data: Any) -> Any:
    sent = {"file": [(io.BytesIO(content), name) for content, name in files], **data}
    return browser.post("/inbox/upload", data=sent, content_type="multipart/form-data")


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_by_hand_in_one_short_page(store: Store, team: Team, sign_in: SignIn, language: str) -> None:
    case_id = open_case(store, team.adviser, **SAMIRA)
    browser = sign_in(team, language=language)
    chosen = browser.get("/inbox/new").text
    assert codes.KINDS["claim"].says.as_dict()[language].split(",")[0] in unescape(chosen)
    form = {
        "roll_number": "26 a 12", "hearing_on": "20/8/2026", "last_name": "Haddad", "first_name": "Samira", **HOME,
    }  # fmt: skip
    answer = browser.post("/inbox/new/claim", data=form)
    assert answer.status_code == 303
    page = browser.get(answer.headers["Location"]).text
    assert {"fr": "même adresse", "nl": "zelfde adres"}[language] in page
    assert re.search(rf'value="{case_id}"[^>]*checked', page), "the sure one is chosen beforehand"
    assert "26A12" in page


def test_a_wrong_day_keeps_what_was_typed(team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team)
    answer = browser.post("/inbox/new/claim", data={"received_on": "1/1/2027", "last_name": "Haddad"})
    assert answer.status_code == 422
    assert "Ce jour est dans le futur." in answer.text
    assert "Haddad" in answer.text
    assert browser.get("/inbox/new/nothing").status_code == 404


def test_a_file_beside_its_form_with_the_words_read_and_the_dates_that_follow(
    store: Store, team: Team, sign_in: SignIn
) -> None:
    browser = sign_in(team)
    answer = upload(browser, (samples.pdf(samples.EVICTION_FR.text), "avis.pdf"))
    page = browser.get(answer.headers["Location"])
    assert page.status_code == 200
    assert "audience du" not in page.text
    assert "Lu dans le message" in page.text
    assert "29 juillet 2026" in page.text
    assert "Ce qui en découle" in page.text
    picture = re.search(r'src="(/inbox/\d+/files/\d+/picture)"', page.text)
    assert picture
    assert browser.get(picture.group(1)).mimetype == "image/jpeg"
    link = re.search(r'href="(/inbox/\d+/files/\d+)" download', page.text)
    assert link
    sent = browser.get(link.group(1))
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert sent.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.where(OfficialMessage)[0].channel == "upload"


def test_confirming_leads_to_the_case(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team)
    message_id = receive(store, team.adviser, samples.pdf(samples.CLAIM_FR.text)).message_id
    page = browser.get(f"/inbox/{message_id}").text
    assert "Aucun dossier de votre service" in page
    data = {"version": "1", "kind": "claim", "roll_number": "26A1234", "hearing_on": "20/8/2026", "target": "new",
            "first_name": "Samira", "last_name": "Haddad", **HOME}  # fmt: skip
    looked = browser.post(f"/inbox/{message_id}", data={**data, "look": "x"})
    assert looked.status_code == 200
    assert row(store, message_id).status == "new", "looking writes nothing"
    answer = browser.post(f"/inbox/{message_id}", data={**data, "save": "x"})
    assert answer.status_code == 303
    case_id = row(store, message_id).case_id
    assert answer.headers["Location"] == f"/cases/{case_id}"
    assert state(store, case_id or 0) == "centre_informed"
    assert "Message reçu" in browser.get(f"/cases/{case_id}").text
    decided = browser.get(f"/inbox/{message_id}").text
    assert "Ce message est au dossier" in decided
    assert browser.post(f"/inbox/{message_id}", data=data).status_code == 200, "decided already: the page says so"


def test_no_answer_and_an_unknown_reference_are_told(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team)
    message_id = written(store, team.adviser, "claim")
    data = {"version": "1", "kind": "claim", "last_name": "Haddad", "save": "x"}
    answer = browser.post(f"/inbox/{message_id}", data=data)
    assert answer.status_code == 422
    assert "Choisissez une des réponses" in answer.text
    answer = browser.post(f"/inbox/{message_id}", data={**data, "target": "other", "reference": "SEUIL-2020-1"})
    assert answer.status_code == 422
    assert "Aucun dossier de votre service ne porte" in answer.text
    case_id = open_case(store, team.adviser, first_name="Jean", last_name="Dubois")
    answer = browser.post(f"/inbox/{message_id}", data={**data, "target": "other", "reference": "2026-1"})
    assert answer.headers["Location"] == f"/cases/{case_id}"


def test_somebody_else_decided_meanwhile(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team)
    message_id = written(store, team.adviser, "claim")
    data = {"version": "7", "kind": "claim", "last_name": "Haddad", "target": "new", "save": "x"}
    answer = browser.post(f"/inbox/{message_id}", data=data)
    assert answer.status_code == 409
    assert browser.post(f"/inbox/{message_id}", data=data | {"version": "1"}).status_code == 303


def test_a_scan_goes_to_the_hand_form_beside_its_picture(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, language="nl")
    message_id = receive(store, team.adviser, samples.scan(samples.CLAIM_NL.text)).message_id
    page = browser.get(f"/inbox/{message_id}").text
    assert "In dit bestand is geen tekst te lezen" in page
    assert 'class="lm-paper__large"' in page
    form = browser.get(f"/inbox/{message_id}?kind=decision").text
    assert 'name="judged_on"' in form
    assert 'name="hearing_on"' not in form


def test_the_list_has_a_clock_filters_and_a_count(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team)
    written(store, team.adviser, "claim", hearing_on=date(2026, 7, 10))
    set_aside = written(store, team.adviser, "service", service_on=date(2026, 7, 1))
    browser.post(f"/inbox/{set_aside}/aside", data={"version": "1", "because": "essai"})
    page = browser.get("/inbox").text
    assert page.count('class="lm-task ') + page.count('class="lm-task"') == 1
    assert "dans 2 jours" in page
    assert "Samira Haddad" in page
    assert re.search(r'lm-count">1', browser.get("/").text), "the navigation counts what waits"
    assert "Un message officiel attend" in browser.get("/").text
    assert "Signification" in browser.get("/inbox?status=set_aside").text
    assert "Samira" not in browser.get("/inbox?status=new&kind=service").text
    assert browser.get("/inbox?status=nonsense").status_code == 200


def test_the_same_message_is_offered_as_a_duplicate(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team)
    first = written(store, team.adviser, "claim", hearing_on=date(2026, 8, 20))
    second = written(store, team.adviser, "incidental_claim", hearing_on=date(2026, 8, 20))
    assert "Un autre message dit la même chose" in browser.get(f"/inbox/{second}").text
    assert browser.post(f"/inbox/{second}/same/{first}").status_code == 303
    assert "Voir le message précédent" in browser.get(f"/inbox/{second}").text
    browser.post(f"/inbox/{second}/back")
    assert row(store, second).status == "new"
    content = samples.pdf(samples.CLAIM_FR.text)
    upload(browser, (content, "a.pdf"))
    answer = upload(browser, (content, "a.pdf"))
    assert "était déjà là" in browser.get(answer.headers["Location"]).text


def test_forwarding_shows_the_acknowledgement(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team)
    message_id = written(store, team.adviser, "claim")
    browser.post(f"/inbox/{message_id}/forward", data={"version": "1", "commune_nis": "nowhere"})
    assert row(store, message_id).status == "new"
    browser.post(f"/inbox/{message_id}/forward", data={"version": "1", "commune_nis": "21009"})
    page = browser.get(f"/inbox/{message_id}").text
    assert "Accusé de réception" in page
    assert (
        browser.post(f"/inbox/{message_id}/forward", data={"version": "1", "commune_nis": "21009"}).status_code == 303
    )


def test_several_files_and_those_that_are_not_taken(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team)
    assert upload(browser).status_code == 422
    mail = samples.mail(text=samples.CLAIM_FR.text)
    answer = upload(browser, (mail, "a.eml"), (b"MZ\x00", "virus.exe"))
    assert answer.status_code == 422
    assert "virus.exe" in answer.text
    assert "1 message est ajouté." in answer.text
    answer = upload(browser, (samples.mail(text="x"), "b.eml"), (samples.mail(text="y"), "c.eml"))
    assert answer.headers["Location"] == "/inbox"
    assert upload(browser, (mail, "d.eml"), received_on="1/1/2030").status_code == 422
    with Reader.open(store, team.organisation_id) as reader:
        file = reader.where(MessageFile, "id")[0]
    sent = browser.get(f"/inbox/{file.message_id}/files/{file.id}")
    assert sent.mimetype == "application/octet-stream"
    assert browser.get(f"/inbox/{file.message_id}/files/{file.id}/picture").status_code == 404
    assert browser.get(f"/inbox/{file.message_id}/files/99").status_code == 404


def test_other_services_and_other_roles_see_nothing(
    store: Store, team: Team, other_team: Team, sign_in: SignIn
) -> None:
    message_id = receive(store, team.adviser, samples.pdf(samples.CLAIM_FR.text)).message_id
    theirs = sign_in(other_team)
    assert "Haddad" not in theirs.get("/inbox?status=all").text
    assert theirs.get(f"/inbox/{message_id}").status_code == 404
    assert theirs.get(f"/inbox/{message_id}/files/1").status_code == 404
    for path in ("forward", "aside", "same/1", "back"):
        assert theirs.post(f"/inbox/{message_id}/{path}").status_code == 404
    administrator = sign_in(team, "administrator")
    assert administrator.get("/inbox").status_code == 403
    assert administrator.get(f"/inbox/{message_id}").status_code == 403
