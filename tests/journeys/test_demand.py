"""A demand from the door to the file, through HTTP, in both languages: chosen, asked, kept, on paper (M2.1.g, ML.1)."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import CaseEvent, CheckRecord, Lease
from tests.conftest import SignIn, Team
from tests.journeys.test_indexation import follow, number_in


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_guarantee_that_is_not_given_back(language: str, team: Team, sign_in: SignIn, store: Store) -> None:
    browser = sign_in(team, "adviser", language=language)
    case_id = number_in(follow(browser, "/cases/new", {
        "identity": "named", "first_name": "Yasmina", "last_name": "Haddad", "concern": "other",
        "language": language, "safe_to_contact": "yes", "postal_code": "1060", "channel": "visit",
        "street": "rue de la Colline", "house_number": "14", "minors": "0", "commune_nis": "", "assign_to_self": "y",
    }))  # fmt: skip
    chooser = browser.get(f"/cases/{case_id}/demands").text
    address = f"/cases/{case_id}/check/demand_guarantee"
    assert f'href="{address}"' in chooser
    page = browser.get(address).text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    told = {
        "as_of": "08/07/2026", "lease-type": "main_residence_9y", "lease-signed_on": "15/01/2025",
        "lease-base_rent": "900", "lease-rent_before_request": "912,33", "guarantee-amount": "1800",
        "guarantee-form": "blocked_account", "guarantee-tenant_chose": "yes", "guarantee-keys_returned": "yes",
        "guarantee-keys_on": "31/01/2026", "guarantee-released": "no",
    }  # fmt: skip
    live = browser.post(address, data={**hidden, **told})
    assert live.status_code == 200
    assert "364,93" in live.text, "four months begun after 31 March: 4 x 91.233"
    record_path = follow(browser, address, {**hidden, **told, "keep": "yes"})
    assert "364,93" in browser.get(record_path).text
    with Reader.open(store, team.organisation_id) as reader:
        kept = reader.all(select(CheckRecord))[0]
        lease = reader.all(select(Lease))[0]
        events = [event.event for event in reader.all(select(CaseEvent))]
    assert (kept.check, kept.verdict) == ("demand_guarantee", "unlawful")
    assert (lease.base_rent_cents, lease.rent_now_cents) == (90000, 91233)
    assert "check_recorded" in events
    for other in ("fr", "nl"):
        sheet = browser.get(f"{record_path}/checklist/{other}")
        assert sheet.mimetype == "application/pdf"
    log = browser.get(f"/cases/{case_id}").text
    assert {"fr": "pas permis", "nl": "niet toegelaten"}[language] in log
