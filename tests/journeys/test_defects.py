"""The home is unfit (M2.1.g): a walk with photos, the list by risk, what must be said first, the papers kept; HTTP."""

from __future__ import annotations

import html
import io
import re
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.defects import queries
from app.store import blobs
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Document, DueDate
from tests.app.documents import files
from tests.conftest import SignIn, Team

WORDS = {
    "fr": {
        "danger": "À réparer dans : 48 heures",
        "rent": "Ne cessez pas de payer le loyer",
        "first": "avant le congé",
    },
    "nl": {
        "danger": "Te herstellen binnen: 48 uur",
        "rent": "Stop niet met huur betalen",
        "first": "vóór de opzegging",
    },
}


def follow(browser: FlaskClient, path: str, data: dict[str, Any]) -> str:
    """Send a form with its files; return the address one is sent to."""
    answer = browser.post(path, data=data, content_type="multipart/form-data")
    assert answer.status_code in {302, 303}, (
        path,
        re.findall(r"govuk-error-message[^>]*>(.*?)</p>", answer.text, re.DOTALL),
    )
    return str(answer.headers["Location"])


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text).replace("\u202f", " ").replace("\xa0", " "))


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_damp_home_with_a_dangerous_heater(language: str, team: Team, sign_in: SignIn, store: Store) -> None:
    browser, words = sign_in(team, "adviser", language=language), WORDS[language]
    opened = follow(browser, "/cases/new", {
        "identity": "named", "first_name": "Kofi", "last_name": "Mensah", "concern": "defects", "language": language,
        "safe_to_contact": "yes", "postal_code": "1030", "channel": "visit", "minors": "2", "commune_nis": "",
        "assign_to_self": "y",
    })  # fmt: skip
    case_id = int(re.findall(r"\d+", opened)[0])
    assert f"/cases/{case_id}/defects" in browser.get(f"/cases/{case_id}").text

    onward = follow(browser, f"/cases/{case_id}/defects/bathroom", {
        "version": "", "walked_on": "6/7/2026", "gas_co_present": "yes", "gas_co_since_on": "1/2/2026",
        "gas_co_reported": "yes", "gas_co_reported_on": "15/6/2026", "gas_co_reported_how": "spoken",
        "gas_co_photos": [(io.BytesIO(files.HEIC), "IMG_1.HEIC"), (io.BytesIO(files.photo()), "IMG_2.jpg")],
        "hot_water_present": "no", "damp_present": "yes", "damp_remark": "Plafond",
    })  # fmt: skip
    assert onward.endswith("/defects/toilet"), "the walk goes on"
    follow(browser, f"/cases/{case_id}/defects/bedroom_1", {
        "version": "", "walked_on": "6/7/2026", "window_present": "yes", "save_and_list": "y",
        "window_photos": (io.BytesIO(files.photo("PNG")), "IMG_3.png"),
    })  # fmt: skip

    page = plain(browser.get(f"/cases/{case_id}/defects").text)
    for said in (words["danger"], words["rent"], words["first"]):
        assert said in page
    with Reader.open(store, team.organisation_id) as reader:
        found = queries.formal_notice_rows(reader, case_id, date(2026, 7, 13))
        kept = reader.where(Document, "id", case_id=case_id)
    assert [(row.room, row.kind, row.deadline_on, row.photos) for row in found] == [
        ("bathroom", "gas_co", date(2026, 7, 15), (1, 2)),
        ("bathroom", "damp", date(2026, 8, 12), ()),
        ("bedroom_1", "window", date(2026, 8, 12), (3,)),
    ]
    for photo in kept:
        assert b"LimenPhone" in blobs.fetch(store.blob_dir, photo.sha256), "the original is untouched"
        assert b"LimenPhone" not in browser.get(f"/cases/{case_id}/papers/{photo.id}").data, "the copy tells nothing"

    follow(browser, f"/cases/{case_id}/papers", {
        "file": (io.BytesIO(files.pdf()), "inscription.pdf"), "kind": "social_housing", "dated_on": "20/7/2025",
        "valid_until": "20/7/2026", "title": "",
    })  # fmt: skip
    with Reader.open(store, team.organisation_id) as reader:
        dates = [(due.rule, due.due_on) for due in reader.where(DueDate, case_id=case_id, status="running")]
    assert ("paper_expires_social_housing", date(2026, 7, 20)) in dates
    assert "20/07/2026" in browser.get(f"/cases/{case_id}").text
    assert "social_housing" not in browser.get("/").text, "a date is said in words"

    paper = browser.get(f"/defects/paper/{language}")
    assert paper.data[:5] == b"%PDF-"
