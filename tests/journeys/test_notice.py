"""A landlord's notice through HTTP, in both languages (M2.1.b, M5.3, ML.1): taken in, checked, kept, acted upon."""

from __future__ import annotations

import io
import re
from html import unescape

import pypdf
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseEvent, CheckRecord, Lease
from tests.conftest import SignIn, Team
from tests.journeys.test_indexation import follow, number_in
from workflows.checks import CHECKS

LEASE = {
    "lease-type": "main_residence_9y", "lease-written": "yes", "lease-starts_on": "1/9/2023",
    "lease-rent_monthly": "900", "registration-federal-done": "yes", "registration-regional-done": "no",
}  # fmt: skip
LATE = {
    "notice-ground": "no_reason", "notice-form": "registered", "notice-received_on": "5/3/2026",
    "notice-announced_end_on": "31/8/2026", "tenants-in_hospital": "yes",
}  # fmt: skip
IN_TIME = {**LATE, "notice-received_on": "20/2/2026", "tenants-in_hospital": "no"}
WORDS = {
    "fr": {"button": "Vérifier le congé", "no_effect": "Sans effet", "limit": "28 février 2026", "unia": "Unia",
           "write": "Écrire la lettre", "lawful": "lundi 31 août 2026"},
    "nl": {"button": "De opzegging nakijken", "no_effect": "Zonder gevolg", "limit": "28 februari 2026",
           "unia": "Unia", "write": "De brief schrijven", "lawful": "maandag 31 augustus 2026"},
}  # fmt: skip


def plain(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ").replace("\u202f", " "))


def open_case(browser: FlaskClient, language: str) -> int:
    case_id = number_in(follow(browser, "/cases/new", {
        "identity": "named", "first_name": "Fatoumata", "last_name": "Diallo", "concern": "notice",
        "language": language, "safe_to_contact": "yes", "postal_code": "1090", "channel": "visit",
        "street": "rue Léon Theodor", "house_number": "45", "minors": "1", "commune_nis": "", "assign_to_self": "y",
    }))  # fmt: skip
    follow(browser, f"/cases/{case_id}/events/facts_gathered", {
        **hidden(browser.get(f"/cases/{case_id}/events/facts_gathered").text), "happened_on": "8/7/2026",
        "given_loss_feared": "on_a_date", "given_loss_feared_on": "31/8/2026",
    })  # fmt: skip
    return case_id


def hidden(page: str) -> dict[str, str]:
    """Return what the form carries along unseen."""
    boxes = [dict(re.findall(r'([\w-]+)="([^"]*)"', box)) for box in re.findall(r"<input[^>]*>", page)]
    return {box["name"]: unescape(box.get("value", "")) for box in boxes if box.get("type") == "hidden"}


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_late_notice_is_checked_kept_and_answered(language: str, team: Team, sign_in: SignIn, store: Store) -> None:
    words = WORDS[language]
    browser = sign_in(team, "adviser", language=language)
    case_id = open_case(browser, language)
    case_page = browser.get(f"/cases/{case_id}").text
    first, second = re.findall(rf'href="/cases/{case_id}/check/(\w+)"', case_page)[:2]
    assert (first, second) == ("landlord_notice", "rent_indexation"), "the check that fits the concern comes first"
    assert words["button"] in plain(case_page)

    address = f"/cases/{case_id}/check/landlord_notice"
    page = browser.get(address).text
    assert re.search(r'name="subject"[^>]*value="landlord_notice"[^>]*checked', page), "a case about a notice asks it"
    sent = {**hidden(page), "as_of": "8/7/2026", "subject": "landlord_notice", **LEASE, **LATE}
    live = browser.post(address, data=sent)
    assert live.status_code == 200
    assert 'data-verdict="no_effect"' in live.text
    text = plain(live.text)
    for said in (words["no_effect"], words["limit"], words["unia"]):
        assert said in text
    record_path = follow(browser, address, {**sent, "keep": "yes"})
    record = plain(browser.get(record_path).text)
    assert words["no_effect"] in record
    assert words["write"] in record

    with Reader.open(store, team.organisation_id) as reader:
        kept = reader.all(select(CheckRecord))[0]
        lease = reader.all(select(Lease))[0]
        events = [event.event for event in reader.where(CaseEvent, "id", case_id=case_id)]
    assert (kept.check, kept.verdict) == ("landlord_notice", "no_effect")
    assert kept.law_digest == CHECKS["landlord_notice"].law_digest
    assert (lease.rent_now_cents, lease.registered_federal, lease.type) == (90000, True, "main_residence_9y")
    assert events[-1] == "check_recorded"

    told = plain(browser.get(f"/cases/{case_id}").text)
    assert words["no_effect"] in told
    assert f"check_record={kept.id}" in browser.get(f"/cases/{case_id}").text, "the next step is the letter"
    for paper in LANGUAGES_OF_PAPER:
        pdf = browser.get(f"/cases/{case_id}/checks/{kept.id}/checklist/{paper}").data
        printed = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages)
        assert WORDS[paper]["limit"] in re.sub(r"\s+", " ", printed)
    again = browser.get(f"{address}?again={kept.id}").text
    assert 'value="05/03/2026"' in again
    assert 'id="q-notice"' not in again, "the act that the subject names is not asked for"


LANGUAGES_OF_PAPER = ("fr", "nl")


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_notice_that_holds_gives_its_days_to_the_case(
    language: str, team: Team, sign_in: SignIn, store: Store
) -> None:
    browser = sign_in(team, "adviser", language=language)
    case_id = open_case(browser, language)
    address = f"/cases/{case_id}/check/landlord_notice"
    sent = {
        **hidden(browser.get(address).text), "as_of": "8/7/2026", "subject": "landlord_notice", **LEASE, **IN_TIME,
        "keep": "yes",
    }  # fmt: skip
    record = browser.get(follow(browser, address, sent)).text
    assert WORDS[language]["lawful"] in plain(record)
    case_page = browser.get(f"/cases/{case_id}").text
    assert f"/cases/{case_id}/events/end_found_lawful" in case_page
    assert "check_record=" not in case_page.split('id="next"')[1].split('id="happened"')[0]
    event = f"/cases/{case_id}/events/end_found_lawful"
    page = browser.get(event).text
    assert 'value="31/08/2026"' in page
    assert 'value="31/07/2026"' in page
    follow(browser, event, {
        **hidden(page), "happened_on": "8/7/2026", "given_end_on": "31/08/2026",
        "given_ask_extension_before_on": "31/07/2026"
    })  # fmt: skip
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.one(Case, case_id).state == "preparing_move"
