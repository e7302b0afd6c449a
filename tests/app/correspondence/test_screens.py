"""The letter screens as a browser without JavaScript uses them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.correspondence import drafting
from app.correspondence.commands import SaveDraft
from app.correspondence.context import not_ready
from app.demo.stage import Stage
from app.foundation import clock
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Dwelling, Letter, Organisation
from letters.catalogue import CATALOGUE
from tests.app.correspondence.builders import (
    ASKED,
    NUMBER,
    TODAY,
    assessed,
    issued,
    letter_of,
    prepared,
    ready_case,
    rows,
    words,
)
from tests.conftest import SignIn, Team

FIELD = re.compile(r"<(input|textarea|select)\b[^>]*>", re.DOTALL)


@pytest.fixture
def stage(store: Store, team: Team) -> Stage:
    return ready_case(store, team.adviser)


@pytest.fixture
def web(sign_in: SignIn, team: Team) -> FlaskClient:
    return sign_in(team, "adviser")


def typed_in(page: str) -> dict[str, Any]:
    """Return the fields of the draft form as a browser would send them."""
    form = page.split('<form id="draft"', 1)[1].split("</form>", 1)[0]
    values: dict[str, Any] = {}
    for found in re.finditer(r"<input\b([^>]*)>", form):
        marks = dict(re.findall(r'([\w-]+)="([^"]*)"', found[1]))
        if marks.get("type") in {"radio", "checkbox"} and " checked" not in found[1]:
            continue
        name, value = marks["name"], unescape(marks.get("value", ""))
        values[name] = [*values[name], value] if isinstance(values.get(name), list) else value
        if marks.get("type") == "checkbox" and not isinstance(values[name], list):
            values[name] = [value]
    for found in re.finditer(r'<select\b[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)"[^>]* selected', found[2])
        values[found[1]] = unescape(chosen[1]) if chosen else ""
    for found in re.finditer(r'<textarea\b[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        values[found[1]] = unescape(found[2].removeprefix("\r\n").removeprefix("\n"))
    return values


def save(web: FlaskClient, letter_id: int, **changes: Any) -> TestResponse:
    """Open a draft, change some boxes and save."""
    values = typed_in(web.get(f"/letters/{letter_id}").text) | changes
    return web.post(f"/letters/{letter_id}", data={name: value for name, value in values.items() if value is not None})


def test_choose_suggests_what_the_check_leads_to_and_says_why_this_language(web: FlaskClient, stage: Stage) -> None:
    record = stage.check(TODAY, **ASKED)
    page = web.get(f"/cases/{stage.case_id}/letters/new?check_record={record}").text
    assert page.index('value="contest_indexation" checked') < page.index('value="request_lease_documents"')
    assert page.count("lm-tag--accent") == 1
    assert "Le bailleur écrit dans cette langue." in page
    assert "Le locataire choisit la langue" in unescape(page)
    answer = web.post(
        f"/cases/{stage.case_id}/letters/new",
        data={"letter": "contest_indexation", "language": "nl", "check_record": str(record)},
    )
    assert answer.status_code == 302
    (row,) = rows(stage.store, Letter)
    assert answer.location == f"/letters/{row.id}"
    assert (row.language, row.check_record_id) == ("nl", record)
    begun = web.get(f"/cases/{stage.case_id}/letters/new").text
    assert f'href="/letters/{row.id}"' in begun


def test_choose_asks_for_papers_first_when_the_check_cannot_tell(web: FlaskClient, store: Store, team: Team) -> None:
    unknown = {"registered_federal": None, "registered_federal_on": None, "registered_regional": None}
    stage = ready_case(store, team.adviser, lease=unknown)
    stage.check(TODAY, **ASKED)
    page = web.get(f"/cases/{stage.case_id}/letters/new").text
    assert 'value="request_lease_documents" checked' in page
    assert page.count("lm-tag--accent") == 2


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"language": "fr"}, 422),
        ({"letter": "N9-99", "language": "fr"}, 422),
        ({"letter": "contest_indexation", "language": "en"}, 422),
        ({"letter": "contest_indexation", "language": "fr", "check_record": "x"}, 422),
        ({"letter": "contest_indexation", "language": "fr", "check_record": "999"}, 422),
        ({"letter": "request_lease_documents", "language": "fr", "check_record": ""}, 302),
    ],
)
def test_choose_refuses_what_is_not_on_the_page(
    web: FlaskClient, stage: Stage, data: dict[str, str], status: int
) -> None:
    assert web.post(f"/cases/{stage.case_id}/letters/new", data=data).status_code == status
    assert len(rows(stage.store, Letter)) == (status == 302)


def test_choose_follows_a_link_to_a_letter_and_knows_no_other(web: FlaskClient, stage: Stage) -> None:
    page = web.get(f"/cases/{stage.case_id}/letters/new?letter=N1-04").text
    assert 'value="register_lease_by_tenant" checked' in page
    assert web.get(f"/cases/{stage.case_id}/letters/new?letter=nothing").status_code == 404


def test_missing_parts_lead_to_the_page_where_they_are_written(web: FlaskClient, store: Store, team: Team) -> None:
    bare = Stage(store, team.adviser)
    bare.open(TODAY, identity="anonymous", language="fr")
    page = web.get(f"/cases/{bare.case_id}/letters/new").text
    with Reader.open(store, None) as reader:
        rows_now = drafting.rows_of(reader, bare.case_id, None, None)
    lacking = [part for spec in CATALOGUE.values() for part in not_ready(rows_now, spec, {})]
    assert page.count("lm-offer__line--lacks") == len(lacking) >= 12
    letter_id = prepared(store, team.adviser, bare, "request_lease_documents")
    page = web.get(f"/letters/{letter_id}").text
    for part in ("household", "dwelling", "parties"):
        assert f'href="/cases/{bare.case_id}/{part}"' in page
    assert web.get(f"/letters/{letter_id}/letter.pdf").status_code == 404
    assert web.post(f"/letters/{letter_id}/preview").status_code == 404


def test_missing_facts_lead_to_their_box_or_to_the_case(web: FlaskClient, store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser, lease={"signed_on": None})
    letter_id = prepared(store, team.adviser, stage, "register_lease_by_tenant")
    page = web.get(f"/letters/{letter_id}").text
    assert 'href="#office_name"' in page
    assert f'href="/cases/{stage.case_id}/lease"' in page
    assert "lm-page-image" not in page
    answer = web.get(f"/letters/{letter_id}/issue", follow_redirects=True)
    assert answer.request.path == f"/letters/{letter_id}"
    assert "lm-note--bad" in answer.text


def test_a_draft_is_saved_shown_again_and_drawn(web: FlaskClient, store: Store, team: Team, stage: Stage) -> None:
    letter_id = prepared(store, team.adviser, stage)
    page = web.get(f"/letters/{letter_id}")
    assert page.status_code == 200
    assert page.text.count("data:image/png;base64,") >= 1
    assert typed_in(page.text)["grounds"] == ["factor_forgotten"]
    answer = save(web, letter_id, **{"paragraph-own_words": "Deux lignes.\r\n\r\nEt <b>trois</b> & quatre.  \r\n"})
    assert answer.status_code == 302
    assert letter_of(store, letter_id).edits == {"fr.own_words": "Deux lignes.\n\nEt <b>trois</b> & quatre."}
    again = typed_in(web.get(f"/letters/{letter_id}").text)
    assert again["paragraph-own_words"] == "Deux lignes.\n\nEt <b>trois</b> & quatre."
    printed = words(web.get(f"/letters/{letter_id}/letter.pdf").data)
    assert "Et <b>trois</b> & quatre." in printed
    assert "ne pas envoyer" in printed


@pytest.mark.no_cover  # what saving walks through is measured by its own tests
def test_saving_without_a_change_changes_no_words(web: FlaskClient, store: Store, team: Team, stage: Stage) -> None:
    stage.note(TODAY, "D'accord.", kind="consent")
    for letter in CATALOGUE:
        letter_id = prepared(store, team.adviser, stage, letter)
        assert save(web, letter_id).status_code == 302
        assert letter_of(store, letter_id).edits == {}


def test_only_free_paragraphs_can_be_written(web: FlaskClient, store: Store, team: Team, stage: Stage) -> None:
    letter_id = prepared(store, team.adviser, stage)
    own = typed_in(web.get(f"/letters/{letter_id}").text)
    assert {name for name in own if name.startswith("paragraph-")} == {
        "paragraph-lease", "paragraph-request", "paragraph-demands", "paragraph-own_words",
    }  # fmt: skip
    save(web, letter_id, **{"paragraph-position": "Je suis d'accord.", "paragraph-lease": ""})
    assert letter_of(store, letter_id).edits == {"fr.lease": ""}
    assert "Je loue le logement" not in words(web.get(f"/letters/{letter_id}/letter.pdf").data)


def test_each_language_keeps_its_words_and_the_interface_has_its_own(
    sign_in: SignIn, store: Store, team: Team, stage: Stage
) -> None:
    web = sign_in(team, "adviser", language="nl")
    letter_id = prepared(store, team.adviser, stage, "request_lease_documents")
    assert 'lang="nl-BE"' in web.get(f"/letters/{letter_id}").text.split("<head>")[0]
    save(web, letter_id, language="nl", **{"paragraph-own_words": "En français."})
    page = web.get(f"/letters/{letter_id}").text
    assert typed_in(page)["paragraph-own_words"] == ""
    assert 'lang="nl-BE"' in page.split('<textarea class="govuk-textarea', 1)[1]
    save(web, letter_id, **{"paragraph-own_words": "In het Nederlands."})
    assert letter_of(store, letter_id).edits == {
        "fr.own_words": "En français.", "nl.own_words": "In het Nederlands.",
    }  # fmt: skip
    copy = words(web.get(f"/letters/{letter_id}/copy.pdf").data)
    assert "Copie pour lecture" in copy
    assert "En français." in copy


def test_words_outlive_the_paragraph_they_stood_in(web: FlaskClient, store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    months = [{"month": "2026-05", "due": "680.00", "paid": "850.00"}]
    letter_id = prepared(store, team.adviser, stage, "refund_overpaid_rent", options={"annexes": [], "months": months})
    row = letter_of(store, letter_id)
    run(
        store,
        SaveDraft(
            letter_id=letter_id, version=row.version, language="fr", dated_on=TODAY, sending_mode="S-REG",
            options=row.options, edits={"fr.gone": "Mes mots d'avant."},
        ),
        team.adviser,
    )  # fmt: skip
    page = web.get(f"/letters/{letter_id}").text
    assert "Mes mots d&#39;avant." in page
    assert "Mes mots" not in words(web.get(f"/letters/{letter_id}/letter.pdf").data)
    save(web, letter_id, holder="Y. Haddad")
    assert letter_of(store, letter_id).edits == {"fr.gone": "Mes mots d'avant."}


@pytest.mark.parametrize(
    "changes",
    [
        {"dated_on": "31/02/2026"},
        {"dated_on": ""},
        {"deadline_on": "08/07/2026"},
        {"sending_mode": "S-PIGEON"},
        {"paragraph-lease": "x" * 4001},
        {"grounds": ["no_such_ground"]},
        {"addressee": "x"},
    ],
)
def test_an_error_keeps_everything_typed_and_saves_nothing(
    web: FlaskClient, store: Store, team: Team, stage: Stage, changes: dict[str, Any]
) -> None:
    letter_id = prepared(store, team.adviser, stage)
    answer = save(web, letter_id, **{"paragraph-own_words": "Gardez ceci."} | changes)
    assert answer.status_code == 422
    assert "govuk-error-summary" in answer.text
    assert "Gardez ceci." in answer.text
    assert letter_of(store, letter_id).version == 1
    values = typed_in(web.get(f"/letters/{letter_id}").text) | changes
    assert web.post(f"/letters/{letter_id}/preview", data=values).status_code == 422


def test_a_second_window_is_told_and_shown_what_was_saved(
    web: FlaskClient, store: Store, team: Team, stage: Stage
) -> None:
    letter_id = prepared(store, team.adviser, stage)
    mine = typed_in(web.get(f"/letters/{letter_id}").text)
    save(web, letter_id, **{"paragraph-own_words": "Celui de la collègue."})
    answer = web.post(f"/letters/{letter_id}", data=mine | {"paragraph-own_words": "Le mien."})
    assert answer.status_code == 422
    assert typed_in(answer.text)["paragraph-own_words"] == "Le mien."
    assert "Celui de la collègue." in answer.text
    assert web.post(f"/letters/{letter_id}", data=typed_in(answer.text)).status_code == 302
    assert letter_of(store, letter_id).edits == {"fr.own_words": "Le mien."}


def test_the_preview_draws_what_is_typed_and_saves_nothing(
    web: FlaskClient, store: Store, team: Team, stage: Stage
) -> None:
    letter_id = prepared(store, team.adviser, stage)
    page = web.get(f"/letters/{letter_id}").text
    values = typed_in(page)
    same = web.post(f"/letters/{letter_id}/preview", data=values)
    other = web.post(f"/letters/{letter_id}/preview", data=values | {"paragraph-own_words": "Du nouveau."})
    assert same.status_code == other.status_code == 200
    pictures = [re.findall(r"data:image/png;base64,[^\"]+", text) for text in (page, same.text, other.text)]
    assert pictures[0] == pictures[1] != pictures[2]
    assert "<html" not in other.text
    lacking = web.post(f"/letters/{letter_id}/preview", data={**values, "grounds": []})
    assert 'href="#grounds"' in lacking.text
    turned = web.post(f"/letters/{letter_id}/preview", data=values | {"language": "nl"})
    assert "data:image/png" in turned.text
    assert letter_of(store, letter_id).version == 1


def test_moving_the_date_moves_the_deadline_unless_it_was_chosen(
    web: FlaskClient, store: Store, team: Team, stage: Stage
) -> None:
    letter_id = prepared(store, team.adviser, stage)
    save(web, letter_id, dated_on="10/07/2026")
    assert typed_in(web.get(f"/letters/{letter_id}").text)["deadline_on"] == "25/07/2026"
    save(web, letter_id, deadline_on="31/07/2026")
    save(web, letter_id, dated_on="09/07/2026")
    assert typed_in(web.get(f"/letters/{letter_id}").text)["deadline_on"] == "31/07/2026"
    assert letter_of(store, letter_id).options["deadline_on"] == "2026-07-31"


def test_refund_months_are_made_then_corrected(web: FlaskClient, store: Store, team: Team, stage: Stage) -> None:
    letter_id = prepared(store, team.adviser, stage, "refund_overpaid_rent")
    made = {"refund_from": "11/2025", "refund_until": "2/2026", "refund_due": "680", "refund_paid": "850,50"}
    assert save(web, letter_id, **made, iban="BE71 0961 2345 6769", holder="Yasmina Haddad").status_code == 302
    page = web.get(f"/letters/{letter_id}").text
    assert "682,00" in page  # four times 170,50
    values = typed_in(page)
    assert values["iban"] == "BE71 0961 2345 6769"
    assert values["refund_table"].splitlines()[0] == "11/2025  680,00  850,50"
    corrected = values["refund_table"].replace("01/2026  680,00  850,50", "01/2026  680,00  680,00")
    save(web, letter_id, refund_table=corrected)
    printed = words(web.get(f"/letters/{letter_id}/letter.pdf").data)
    assert "511,50" in printed
    assert "BE71 0961 2345 6769" in printed


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"refund_from": "mars", "refund_until": "2/2026"}, "refund_from"),
        ({"refund_from": "6/2021", "refund_until": "2/2026"}, "refund_from"),
        ({"refund_from": "3/2026", "refund_until": "2/2026"}, "refund_until"),
        ({"refund_from": "1/2026", "refund_until": "8/2026"}, "refund_until"),
        ({"refund_from": "1/2026", "refund_until": ""}, "refund_until"),
        ({"refund_from": "1/2026", "refund_until": "2/2026", "refund_due": ""}, "refund_due"),
        (
            {"refund_from": "1/2026", "refund_until": "2/2026", "refund_due": "680", "refund_paid": "huit"},
            "refund_paid",
        ),
        ({"refund_table": "01/2026 abc 850"}, "refund_table"),
        ({"iban": "BE71 0961 2345 6760"}, "iban"),
    ],
)
def test_a_refund_that_cannot_be_right_is_said_beside_its_box(
    web: FlaskClient, store: Store, team: Team, stage: Stage, changes: dict[str, str], field: str
) -> None:
    letter_id = prepared(store, team.adviser, stage, "refund_overpaid_rent")
    answer = save(web, letter_id, **changes)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert letter_of(store, letter_id).options == drafting.first_options("refund_overpaid_rent")


def test_nothing_paid_too_much_is_nothing_to_claim(web: FlaskClient, store: Store, team: Team, stage: Stage) -> None:
    letter_id = prepared(store, team.adviser, stage, "refund_overpaid_rent")
    save(web, letter_id, refund_table="01/2026 850 680")
    page = web.get(f"/letters/{letter_id}").text
    assert "rien n&#39;a été payé de trop" in page
    assert web.get(f"/letters/{letter_id}/copy.pdf").status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"office_name": "Bureau"}, "office_name"),
        ({"office_name": "Bureau", "office_street": "rue X", "office_postcode": "10"}, "office_name"),
        ({"office_name": "Bureau", "office_street": "rue X", "office_postcode": "9000"}, "office_commune"),
    ],
)
def test_an_office_needs_a_whole_address(
    web: FlaskClient, store: Store, team: Team, stage: Stage, changes: dict[str, str], field: str
) -> None:
    letter_id = prepared(store, team.adviser, stage, "register_lease_by_tenant")
    answer = save(web, letter_id, **changes)
    assert (answer.status_code, f'id="{field}-error"' in answer.text) == (422, True)


def test_an_office_outside_brussels_is_written_to(web: FlaskClient, store: Store, team: Team, stage: Stage) -> None:
    letter_id = prepared(store, team.adviser, stage, "register_lease_by_tenant")
    office = {
        "office_name": "Bureau de sécurité juridique", "office_street": "rue X", "office_number": "5",
        "office_postcode": "9000", "office_commune": "Gent", "reminded_on": "1/6/2026",
    }  # fmt: skip
    assert save(web, letter_id, **office).status_code == 302
    assert typed_in(web.get(f"/letters/{letter_id}").text)["office_commune"] == "Gent"
    assert "9000 Gent" in words(web.get(f"/letters/{letter_id}/letter.pdf").data)


def test_issue_asks_once_then_freezes(web: FlaskClient, store: Store, team: Team, stage: Stage) -> None:
    letter_id = prepared(store, team.adviser, stage)
    answer = save(web, letter_id, then="issue", **{"paragraph-own_words": "Mes mots."})
    assert answer.location == f"/letters/{letter_id}/issue"
    page = web.get(answer.location).text
    told = page.split('class="lm-content"', 1)[1].split('class="lm-aside"', 1)[0]
    assert told.count("<li>") == 4  # three consequences, and one paragraph that the copy in Dutch does not have
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen is not None
    answer = web.post(f"/letters/{letter_id}/issue", data={"seen": seen[1]}, follow_redirects=True)
    assert "lm-note--good" in answer.text
    first = web.get(f"/letters/{letter_id}/letter.pdf").data
    assert web.get(f"/letters/{letter_id}/letter.pdf").data == first
    assert "ne pas envoyer" not in words(first)
    assert str(letter_of(store, letter_id).pdf_sha256) in answer.text
    for path in ("", "/preview", "/issue", "/discard", "/care-of"):
        assert web.post(f"/letters/{letter_id}{path}", data={}).status_code in {302, 404, 409, 422}
    assert web.get(f"/letters/{letter_id}/letter.pdf").data == first
    assert web.get(f"/letters/{letter_id}/issue").status_code == 302


def test_issue_is_refused_when_the_case_changed_after_the_page_was_shown(
    web: FlaskClient, store: Store, team: Team, stage: Stage
) -> None:
    letter_id = prepared(store, team.adviser, stage)
    seen = re.search(r'name="seen" value="(\w+)"', web.get(f"/letters/{letter_id}/issue").text)
    assert seen is not None
    stage.civility(TODAY, "ms")
    answer = web.post(f"/letters/{letter_id}/issue", data={"seen": seen[1]}, follow_redirects=True)
    assert "lm-note--bad" in answer.text
    assert letter_of(store, letter_id).status == "draft"
    assert web.post(f"/letters/{letter_id}/issue", data={}).status_code == 302
    assert letter_of(store, letter_id).status == "issued"


def test_a_change_in_the_very_moment_of_issuing_is_noticed(
    web: FlaskClient, store: Store, team: Team, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter_id = prepared(store, team.adviser, stage)
    real = drafting.letter_pdf

    def slowly(letter: Letter, *rest: Any) -> bytes:
        if letter_of(store, letter_id).version == 1:
            values: dict[str, Any] = {"language": "fr", "dated_on": TODAY, "sending_mode": "S-HAND", "edits": {}}
            run(store, SaveDraft(letter_id=letter_id, version=1, options=letter.options, **values), team.adviser)
        return real(letter, *rest)

    monkeypatch.setattr(drafting, "letter_pdf", slowly)
    answer = web.post(f"/letters/{letter_id}/issue", data={}, follow_redirects=True)
    assert "lm-note--bad" in answer.text
    assert letter_of(store, letter_id).status == "draft"


def test_the_page_says_what_the_sending_started_and_why_the_case_does_not_move(
    web: FlaskClient, store: Store, team: Team, stage: Stage
) -> None:
    """No talks before safety was asked; a paper for the tenant starts nothing and does not claim so."""
    asked = {"role": "assists", "topic": "la fin du bail", "dates": [{"on": "2026-07-20"}]}
    talk = issued(store, team.adviser, stage, "propose_mediation", options={"asked": asked})
    sending = {"version": str(letter_of(store, talk).version), "sending_mode": "S-MAIL", "sent_on": "8/7/2026"}
    page = web.post(f"/letters/{talk}/sending", data=sending, follow_redirects=True).text
    assert "les délais courent" in page
    assert "Le dossier ne change pas d&#39;étape : La question de la sécurité" in page
    assert "jeudi 16 juillet 2026" in page
    paper = issued(store, team.adviser, stage, "declare_oral_lease", options={})
    sending = {"version": str(letter_of(store, paper).version), "sending_mode": "S-HAND", "sent_on": "8/7/2026"}
    page = web.post(f"/letters/{paper}/sending", data=sending, follow_redirects=True).text
    assert "L&#39;envoi est noté." in page
    assert "courent" not in page


def test_sending_and_answer_are_recorded_and_shown(web: FlaskClient, store: Store, team: Team, stage: Stage) -> None:
    letter_id = issued(store, team.adviser, assessed(stage))
    page = web.get(f"/letters/{letter_id}").text
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    data = {"version": version[1], "sending_mode": "S-REG", "sent_on": "8/7/2026", "registered_number": ""}
    refused = web.post(f"/letters/{letter_id}/sending", data=data)
    assert (refused.status_code, 'id="registered_number-error"' in refused.text) == (422, True)
    unread = web.post(f"/letters/{letter_id}/sending", data=data | {"sent_on": "8/13/2026"})
    assert (unread.status_code, "8/13/2026" in unread.text) == (422, True)
    answer = web.post(f"/letters/{letter_id}/sending", data=data | {"registered_number": NUMBER})
    assert answer.status_code == 302
    page = web.get(f"/letters/{letter_id}").text
    assert NUMBER in page
    assert "jeudi 23 juillet 2026" in page
    stale = web.post(
        f"/letters/{letter_id}/answer", data={"version": "1", "answered_on": "8/7/2026", "answer": "refused"}
    )
    assert stale.status_code == 409
    data = {"version": str(letter_of(store, letter_id).version), "answered_on": "9/7/2026", "answer": "refused"}
    refused = web.post(f"/letters/{letter_id}/answer", data=data)
    assert (refused.status_code, 'id="answered_on-error"' in refused.text) == (422, True)
    assert web.post(f"/letters/{letter_id}/answer", data={"version": "x"}).status_code == 422
    answer = web.post(f"/letters/{letter_id}/answer", data=data | {"answered_on": "8/7/2026"})
    assert answer.location == f"/cases/{stage.case_id}"
    assert letter_of(store, letter_id).status == "answered"
    assert web.get(f"/letters/{letter_id}").status_code == 200


def test_a_draft_is_put_aside_and_an_issued_letter_is_replaced(
    web: FlaskClient, store: Store, team: Team, stage: Stage
) -> None:
    draft = prepared(store, team.adviser, stage, "request_lease_documents")
    assert web.post(f"/letters/{draft}/again").location == f"/letters/{draft}"
    assert web.post(f"/letters/{draft}/discard").location == f"/cases/{stage.case_id}"
    assert web.get(f"/letters/{draft}").status_code == 200
    assert web.get(f"/letters/{draft}/letter.pdf").status_code == 404
    old = issued(store, team.adviser, stage, "request_lease_documents")
    assert web.post(f"/letters/{old}/discard").location == f"/letters/{old}"
    new = web.post(f"/letters/{old}/again").location
    assert new == f"/letters/{old + 1}"
    web.post(f"{new}/issue", data={})
    assert letter_of(store, old).status == "superseded"
    assert web.get(f"/letters/{old}").status_code == 200


@pytest.mark.parametrize("which", ["letter", "copy", "summary", "large"])
def test_files_are_named_after_the_reference_alone(
    web: FlaskClient, store: Store, team: Team, stage: Stage, which: str
) -> None:
    draft = prepared(store, team.adviser, stage)
    done = issued(store, team.adviser, stage)
    for letter_id in (draft, done):
        answer = web.get(f"/letters/{letter_id}/{which}.pdf")
        assert answer.data.startswith(b"%PDF-1.7")
        assert answer.headers["Content-Disposition"] == f'inline; filename="SEUIL-2026-00001-N1-01-{which}.pdf"'
        assert answer.headers["Cache-Control"] == "no-store"


def test_sheets_beside_a_letter_speak_the_right_language(web: FlaskClient, store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser, open={"language": "nl"})
    letter_id = issued(store, team.adviser, stage)
    assert "Leeskopie" in words(web.get(f"/letters/{letter_id}/copy.pdf").data)
    assert "Wat zegt deze brief?" in words(web.get(f"/letters/{letter_id}/summary.pdf").data)
    assert "Contestation de l" in words(web.get(f"/letters/{letter_id}/large.pdf").data)
    page = web.get(f"/letters/{letter_id}").text
    assert "(Nederlands)" in page


def test_a_tenant_of_a_third_language_gets_the_summary_in_the_language_of_the_letter(
    web: FlaskClient, store: Store, team: Team
) -> None:
    stage = ready_case(store, team.adviser, open={"language": "other", "interpreter_language": "roumain"})
    letter_id = prepared(store, team.adviser, stage, "request_lease_documents", language="nl")
    assert "Wat zegt deze brief?" in words(web.get(f"/letters/{letter_id}/summary.pdf").data)
    assert "Copie pour lecture" in words(web.get(f"/letters/{letter_id}/copy.pdf").data)


def test_sheets_are_not_drawn_anew_from_a_text_that_changed_since(
    web: FlaskClient, store: Store, team: Team, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter_id = issued(store, team.adviser, stage)
    frozen = web.get(f"/letters/{letter_id}/letter.pdf").data
    monkeypatch.setattr(drafting, "template_digest", lambda _spec: "0" * 64)
    assert web.get(f"/letters/{letter_id}/letter.pdf").data == frozen
    assert web.get(f"/letters/{letter_id}/large.pdf").status_code == 404
    page = web.get(f"/letters/{letter_id}").text
    assert "/copy.pdf" in page
    assert "/large.pdf" not in page


def test_law_read_more_than_six_months_ago_is_said(web: FlaskClient, store: Store, team: Team, stage: Stage) -> None:
    letter_id = prepared(store, team.adviser, stage)
    warning = 'class="lm-note lm-note--warn"'
    assert warning not in web.get(f"/letters/{letter_id}").text
    verified = CATALOGUE["contest_indexation"].verified_on
    with clock.frozen(datetime(verified.year + 1, verified.month, 1, 9, tzinfo=UTC)):
        later = web.post("/sign-in", data={"email": team.address("adviser"), "password": "quatre mots de passe"})
        assert later.status_code == 302
        assert warning in web.get(f"/letters/{letter_id}").text


def hide(store: Store, team: Team, stage: Stage) -> None:
    """Make the address of a case secret."""
    with Reader.open(store, None) as reader:
        (home,) = reader.where(Dwelling, case_id=stage.case_id)
    stage.dwell(
        TODAY, street=home.street, house_number=home.house_number, box=home.box, postal_code=home.postal_code,
        commune_nis=home.commune_nis, secret=True,
    )  # fmt: skip


def test_a_secret_address_is_in_no_letter_until_somebody_decides(
    web: FlaskClient, store: Store, team: Team, stage: Stage
) -> None:
    letter_id = prepared(store, team.adviser, stage, "request_lease_documents")
    assert "Colline" in web.get(f"/letters/{letter_id}").text
    hide(store, team, stage)
    page = web.get(f"/letters/{letter_id}").text
    assert "Colline" not in page
    assert f"/letters/{letter_id}/care-of" in page
    assert "lm-offer__line--lacks" in web.get(f"/cases/{stage.case_id}/letters/new").text
    for path in ("letter", "copy", "summary", "large"):
        assert web.get(f"/letters/{letter_id}/{path}.pdf").status_code == 404
    assert web.post(f"/letters/{letter_id}/issue", data={}, follow_redirects=True).request.path.endswith(str(letter_id))
    assert web.post(f"/letters/{letter_id}/care-of").status_code == 302
    save(web, letter_id)
    assert letter_of(store, letter_id).options["care_of"] is True
    printed = words(web.get(f"/letters/{letter_id}/letter.pdf").data)
    assert "Yasmina Haddad c/o Service SEUIL Rue du Seuil 12 1060 Saint-Gilles" in printed
    assert "Haddad rue de la Colline" not in printed
    assert "0470" not in printed


def test_a_service_without_address_cannot_answer_for_a_secret_one(
    web: FlaskClient, store: Store, team: Team, stage: Stage
) -> None:
    hide(store, team, stage)
    letter_id = prepared(store, team.adviser, stage, "request_lease_documents")
    with store.sessions(info={"scope": None, "author": None}) as session:
        session.connection().exec_driver_sql("UPDATE organisations SET street_fr = '', street_nl = ''")
        session.connection().commit()
    assert rows(store, Organisation)[0].street_fr == ""
    assert "/care-of" not in web.get(f"/letters/{letter_id}").text


ROUTES = [
    ("GET", ""),
    ("POST", ""),
    ("POST", "/preview"),
    ("GET", "/issue"),
    ("POST", "/issue"),
    ("POST", "/sending"),
    ("POST", "/answer"),
    ("POST", "/discard"),
    ("POST", "/again"),
    ("POST", "/care-of"),
    ("GET", "/letter.pdf"),
    ("GET", "/copy.pdf"),
    ("GET", "/summary.pdf"),
    ("GET", "/large.pdf"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_letters_of_others_do_not_exist_and_other_roles_are_kept_out(
    sign_in: SignIn, store: Store, team: Team, other_team: Team, stage: Stage, method: str, path: str
) -> None:
    for letter_id in (prepared(store, team.adviser, stage), issued(store, team.adviser, stage)):
        address = f"/letters/{letter_id}{path}"
        assert sign_in(other_team, "coordinator").open(address, method=method).status_code == 404
        for role in ("administrator", "auditor"):
            assert sign_in(team, role).open(address, method=method).status_code == 403
    new = f"/cases/{stage.case_id}/letters/new"
    assert sign_in(other_team, "adviser").open(new, method=method).status_code == 404
    assert {row.status for row in rows(store, Letter)} == {"draft", "issued"}


def test_a_date_in_the_letter_is_the_day_it_is_prepared(web: FlaskClient, stage: Stage) -> None:
    web.post(f"/cases/{stage.case_id}/letters/new", data={"letter": "request_lease_documents", "language": "fr"})
    assert rows(stage.store, Letter)[0].dated_on == date(2026, 7, 8)
