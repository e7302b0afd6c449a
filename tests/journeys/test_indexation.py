"""The main journey through HTTP, in both languages (M2.1.c, ML.1): claimed too high, checked, contested, registered."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseEvent, CheckRecord, DueDate, Lease, Letter
from tests.conftest import SignIn, Team

WORDS = {
    "fr": {"subject": "Contestation de l’indexation", "factor": "Facteur de correction oublié", "due": "931,40"},
    "nl": {"subject": "Betwisting van de huurprijsindexatie", "factor": "Correctiefactor vergeten", "due": "931,40"},
}


def follow(browser: FlaskClient, path: str, data: dict[str, object]) -> str:
    """Send a form; return the address one is sent to."""
    answer = browser.post(path, data=data)
    told = re.findall(r"govuk-error-message[^>]*>(.*?)</p>|govuk-error-summary__list.*?</ul>", answer.text, re.DOTALL)
    assert answer.status_code in {302, 303}, (path, told or answer.text[-2500:])
    return str(answer.headers["Location"])


def number_in(path: str) -> int:
    found = re.search(r"/(\d+)(?:[/?#]|$)", path)
    assert found, path
    return int(found.group(1))


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_an_indexation_claimed_too_high_ends_as_a_registered_letter(
    language: str, team: Team, sign_in: SignIn, store: Store
) -> None:
    browser = sign_in(team, "adviser", language=language)
    case_id = number_in(follow(browser, "/cases/new", {
        "identity": "named", "first_name": "Yasmina", "last_name": "Haddad", "concern": "indexation",
        "language": language, "safe_to_contact": "yes", "postal_code": "1060", "channel": "visit",
        "street": "rue de la Colline", "house_number": "14", "minors": "2", "commune_nis": "", "assign_to_self": "y",
    }))  # fmt: skip
    follow(browser, f"/cases/{case_id}/parties/new", {
        "role": "landlord", "kind": "natural_person", "civility": "mr", "name": "Luc Vandenberghe",
        "language": language, "street": "avenue des Tilleuls", "house_number": "82", "postal_code": "1180",
        "locality": "Uccle",
    })  # fmt: skip

    page = browser.get(f"/cases/{case_id}/check/rent_indexation").text
    facts = {
        "as_of": "08/07/2026", "lease-type": "main_residence_9y", "lease-written": "yes",
        "lease-signed_on": "10/05/2019", "lease-starts_on": "1er juin 2019", "lease-base_rent": "750",
        "lease-indexation_clause": "none", "lease-rent_before_request": "862,50",
        "registration-federal-done": "yes", "registration-regional-done": "no", "landlord-kind": "natural_person",
        "epb-certificates-known": "some", "epb-certificates-0-class": "e", "epb-certificates-0-communicated": "yes",
        "request": "yes", "request-made_by": "landlord", "request-made_on": "28/05/2026", "request-written": "yes",
        "request-rent_asked": "958,11", "request-applies_from": "01/06/2026",
    }  # fmt: skip
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    live = browser.post(f"/cases/{case_id}/check/rent_indexation", data={**hidden, **facts})
    assert live.status_code == 200
    assert WORDS[language]["due"] in live.text
    record_path = follow(browser, f"/cases/{case_id}/check/rent_indexation", {**hidden, **facts, "keep": "yes"})
    record = browser.get(record_path).text
    assert WORDS[language]["due"] in record

    with Reader.open(store, team.organisation_id) as reader:
        kept = reader.all(select(CheckRecord))[0]
        lease = reader.all(select(Lease))[0]
    assert kept.verdict == "excessive"
    assert kept.result["amounts"]["excess_per_month"] == "26.71"
    assert (lease.base_rent_cents, lease.registered_federal) == (75000, True), "nothing is asked twice"

    letter_path = follow(browser, f"/cases/{case_id}/letters/new", {
        "letter": "contest_indexation", "language": language, "check_record": str(kept.id),
    })  # fmt: skip
    letter_id = number_in(letter_path)
    draft = browser.get(letter_path).text
    assert WORDS[language]["factor"] in draft
    follow(browser, f"/letters/{letter_id}/issue", {})
    pdf = browser.get(f"/letters/{letter_id}/letter.pdf").data
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert WORDS[language]["due"] in text
    assert "Vandenberghe" in text
    copy = browser.get(f"/letters/{letter_id}/copy.pdf").data
    other = "nl" if language == "fr" else "fr"
    told = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(copy)).pages)
    assert WORDS[other]["factor"].split()[0] in told

    version = re.search(r'name="version" value="(\d+)"', browser.get(letter_path).text)
    assert version
    follow(browser, f"/letters/{letter_id}/sending", {
        "version": version.group(1), "sending_mode": "S-REG", "sent_on": "08/07/2026",
        "registered_number": "0103 2845 6710 0412 9",
    })  # fmt: skip

    with Reader.open(store, team.organisation_id) as reader:
        letter = reader.one(Letter, letter_id)
        case = reader.one(Case, case_id)
        rules = {due.rule: due.due_on.isoformat() for due in reader.all(select(DueDate))}
        events = [event.event for event in reader.where(CaseEvent, "id", case_id=case_id)]
    assert letter.status == "sent"
    assert rules["reaction_to_contestation"] == "2026-07-23"
    assert rules["indexation_court_action"] == "2027-05-28"
    assert case.next_due_on.isoformat() == "2026-07-23"
    assert events[:2] == ["case_opened", "check_recorded"]
    timeline = browser.get(f"/cases/{case_id}").text
    assert "0103 2845 6710 0412 9" in timeline or f"/letters/{letter_id}" in timeline
