"""The public form of the notice check: the question first, then what can still change the answer (M2.1.b, M5.3)."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.app.checks.notices import BRANCHES, IN_TIME, LATE, ON_THE_EDGE, facts, typed

ADDRESS = "/check/landlord_notice"
FIRST = {"as_of": "10/3/2026", "subject": "landlord_notice", "lease-type": "main_residence_9y"}


def plain(page: str) -> str:
    text = unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r"\s+", " ", text)


def verdict(page: str) -> str | None:
    found = re.search(r'data-verdict="(\w+)"', page)
    return found[1] if found else None


def asks(page: str, name: str) -> bool:
    return f'id="q-{name}"' in page


def open_questions(page: str) -> list[str]:
    """Return the questions in the order of the page, those that are folded away left out."""
    shown = re.sub(r'<details class="govuk-details lm-no-print".*?</details>\s*(?=<|$)', "", page, flags=re.DOTALL)
    return re.findall(r'id="q-([\w-]+)"', shown)


@pytest.fixture(params=["fr", "nl"])
def speaking(request: pytest.FixtureRequest, client: FlaskClient) -> FlaskClient:
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = request.param
    return client


def test_the_first_question_is_what_to_check(speaking: FlaskClient) -> None:
    page = speaking.get(ADDRESS).text
    assert open_questions(page)[0] == "subject"
    assert verdict(page) is None
    assert "govuk-error-message" not in page, "what nobody answered yet is not wrong"
    assert 'href="#subject"' in page
    assert 'href="#lease-type"' in page
    for name in ("notice", "notice-ground", "tenant_notice", "eviction-on", "hosted-host", "sale-deed_on"):
        assert not asks(page, name), name


def test_the_subject_brings_its_act_without_asking_whether_there_was_one(client: FlaskClient) -> None:
    page = client.post(ADDRESS, data=FIRST)
    assert page.status_code == 200
    assert not asks(page.text, "notice")
    for name in ("notice-ground", "notice-form", "notice-received_on", "notice-announced_end_on"):
        assert asks(page.text, name), name
    assert not asks(page.text, "notice-works-cost")
    other = client.post(ADDRESS, data={**FIRST, "subject": "tenant_notice"}).text
    assert asks(other, "tenant_notice-received_on")
    assert not asks(other, "notice-ground")
    locks = client.post(ADDRESS, data={**FIRST, "subject": "self_help_eviction"}).text
    assert asks(locks, "eviction-title")


def test_the_ground_brings_its_questions_and_what_was_typed_stays(client: FlaskClient) -> None:
    sent = {**FIRST, "notice-ground": "personal_occupation"}
    page = client.post(ADDRESS, data=sent).text
    assert asks(page, "notice-occupier-relation")
    assert not asks(page, "notice-works-cost")
    works = client.post(ADDRESS, data={**sent, "notice-ground": "works_several_dwellings"}).text
    assert asks(works, "notice-works-cost")
    assert asks(works, "notice-works-dwellings-known")
    tenants = client.post(ADDRESS, data={**sent, "subject": "tenant_notice"}).text
    assert '<input type="hidden" name="notice-ground" value="personal_occupation">' in tenants


def test_rows_of_dwellings_come_and_go_with_a_button(client: FlaskClient) -> None:
    sent = {**FIRST, "notice-ground": "works_several_dwellings", "notice-works-dwellings-known": "some"}
    page = client.post(
        ADDRESS, data={**sent, "notice-works-dwellings-0-rent_monthly": "800", "add": "notice-works-dwellings"}
    ).text
    assert asks(page, "notice-works-dwellings-1-rent_monthly")
    assert "Logement 2" in plain(page)
    gone = client.post(
        ADDRESS,
        data={**sent, "notice-works-dwellings-0-rent_monthly": "800", "remove": "notice-works-dwellings-0"},
    ).text
    assert not asks(gone, "notice-works-dwellings-0-rent_monthly")


def test_a_row_that_is_not_told_yet_is_not_wrong_until_the_answer_is_wanted(client: FlaskClient) -> None:
    sent = {**FIRST, "notice-ground": "works_several_dwellings", "notice-works-dwellings-known": "some"}
    page = client.post(ADDRESS, data=sent)
    assert page.status_code == 200
    assert asks(page.text, "notice-works-dwellings-0-rent_monthly")
    assert "govuk-error-message" not in page.text
    paper = client.post(f"{ADDRESS}/checklist/fr", data=sent)
    assert paper.status_code == 422
    assert 'id="notice-works-dwellings-0-rent_monthly-error"' in paper.text


def test_extensions_of_a_short_lease_are_rows_too(client: FlaskClient) -> None:
    sent = {
        **FIRST, "lease-type": "main_residence_short", "lease-starts_on": "1/3/2024", "lease-ends_on": "28/2/2025",
        "lease-extensions-known": "some", "lease-extensions-0-starts_on": "1/3/2025",
        "lease-extensions-0-ends_on": "28/2/2024",
    }  # fmt: skip
    page = client.post(ADDRESS, data=sent)
    assert page.status_code == 422
    assert 'id="lease-extensions-0-ends_on-error"' in page.text
    assert 'value="28/2/2024"' in page.text


def test_a_late_notice_in_both_languages(speaking: FlaskClient) -> None:
    page = speaking.post(ADDRESS, data=typed(facts(LATE)))
    assert page.status_code == 200
    assert verdict(page.text) == "no_effect"
    text = plain(page.text)
    if 'lang="fr-BE"' in page.text:
        wanted = (
            "Sans effet",
            "samedi 28 février 2026",
            "seul un juge",
            "Ne signez rien",
            "Code bruxellois du Logement",
        )
    else:
        wanted = ("Zonder gevolg", "zaterdag 28 februari 2026", "alleen een rechter", "Teken niets", "Huisvestingscode")
    for words in wanted:
        assert words in text, words
    assert '<svg class="lm-days"' in page.text


def test_money_says_who_owes_it(speaking: FlaskClient) -> None:
    text = plain(speaking.post(ADDRESS, data=typed(facts(IN_TIME))).text)
    assert "8 100,00 €" in text or "8.100,00 €" in text
    assert "Dû par : le bailleur" in text or "Verschuldigd door: de verhuurder" in text
    assert "lundi 31 août 2026" in text or "maandag 31 augustus 2026" in text


def test_no_date_stands_without_the_other(speaking: FlaskClient) -> None:
    page = speaking.post(ADDRESS, data=typed(facts(BRANCHES))).text
    head = page[page.index("data-verdict") : page.index("</section>\n</div>") if "</section>\n</div>" in page else None]
    days = re.findall(r'<time datetime="(\d{4}-\d\d-\d\d)"', page[page.index('class="lm-branches"') :])[:2]
    assert days == ["2026-04-30", "2026-05-31"]
    assert "jeudi 30 avril 2026" in plain(page) or "donderdag 30 april 2026" in plain(page)
    sentence = re.search(r'<h2 id="verdict">(.*?)</h2>', head, re.DOTALL)
    assert sentence is not None
    assert "2026" not in sentence[1], "the headline names no day of its own"


def test_a_stay_in_hospital_is_flagged(speaking: FlaskClient) -> None:
    page = speaking.post(ADDRESS, data=typed(ON_THE_EDGE)).text
    assert verdict(page) == "uncertain"
    assert "Unia" in plain(page)
    without = {**ON_THE_EDGE, "tenants": {"in_hospital": False}}
    assert "Unia" not in plain(speaking.post(ADDRESS, data=typed(without)).text)


def test_a_fact_that_is_missing_is_asked_at_once(client: FlaskClient) -> None:
    given = facts(IN_TIME)
    del given["lease"]["rent_monthly"]
    page = client.post(ADDRESS, data=typed(given)).text
    assert asks(page, "lease-rent_monthly")


def test_i_do_not_know_is_an_answer_for_the_kind_of_lease(client: FlaskClient) -> None:
    page = client.post(ADDRESS, data={**FIRST, "lease-type": "unknown"})
    assert page.status_code == 200
    assert verdict(page.text) is not None
    assert '<option value="unknown" selected>' in page.text


def test_a_denied_act_is_told_and_paper_insists(client: FlaskClient) -> None:
    denied = client.post(ADDRESS, data={**FIRST, "notice": "no"})
    assert denied.status_code == 422
    assert 'id="notice-error"' in denied.text
    paper = client.post(f"{ADDRESS}/checklist/fr", data={"as_of": "10/3/2026"})
    assert paper.status_code == 422
    assert 'id="subject-error"' in paper.text
    assert client.post(f"{ADDRESS}/checklist/nl", data=typed(facts(LATE))).data.startswith(b"%PDF")


def test_the_overview_offers_the_check_and_its_paper(flask_app: Flask) -> None:
    page = flask_app.test_client().get("/check").text
    assert f'href="{ADDRESS}"' in page
    assert f'href="{ADDRESS}/paper/nl"' in page
