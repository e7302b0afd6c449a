"""Judgment, service, CPAS told late, notice, and the proof of rehousing that stops the eviction, by hand (M2.2.b)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose, enter, sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def happened(page: Page, case: str, event: str, on: str, **dates: str) -> None:
    page.goto(f"{case}/events/{event}")
    page.locator("#happened_on").fill(on)
    for name, day in dates.items():
        page.locator(f"#given_{name}").fill(day)
    with page.expect_navigation():
        page.locator("main form #save").click()


def test_from_the_judgment_to_the_proof_that_stops_the_eviction(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "fatima@cpas.example")
    page.goto("/cases/new")
    page.locator("#first_name").fill("Nora")
    page.locator("#last_name").fill("Delcourt")
    choose(page, "concern", "arrears")
    page.locator("main form button, main form input[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    case = page.url
    page.goto(f"{case}/events/claim_known")
    page.locator("[name=given_stage]").select_option("judged_eviction")
    with page.expect_navigation():
        page.locator("main form #save").click()
    page.locator("#happened_on").fill("01/06/2026")
    with page.expect_navigation():
        page.locator("main form #save").click()
    page.goto(f"{case}/check/judicial_deadlines")
    page.locator("select[name=title_type]").select_option("residential_lease")
    with page.expect_navigation():
        page.get_by_role("button", name="Garder dans le dossier").click()
    happened(page, case, "judgment_served", "02/06/2026")
    page.goto(f"{case}/procedure")
    expect(page.locator("main")).to_contain_text("le mois ne court pas")
    happened(page, case, "centre_told_of_service", "22/06/2026")
    happened(page, case, "eviction_notice_sent", "23/06/2026")
    page.goto(f"{case}/procedure")
    first = page.locator(".lm-readings__one").first
    expect(first).to_contain_text("pire des cas")
    expect(first).to_contain_text("mercredi 22 juillet 2026")
    sound(page, "procedure.fr", phone=True)
    happened(page, case, "rehousing_proof_sent", "06/07/2026", rehousing_on="15/07/2026")
    page.goto(f"{case}/procedure")
    expect(page.locator(".lm-verdict")).to_contain_text("n'a pas lieu")
    expect(page.locator("#moved")).to_be_visible()
