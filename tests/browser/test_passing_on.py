"""A CPAS guides at home, and passes a case on to a non-profit service that takes it in (M2.2.e, M2.2.g, M3.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import enter, sound

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_case_is_guided_passed_on_and_taken_in(page: Page, tmp_path: Path) -> None:
    enter(page, "nl", "greet@cpas.example")
    page.goto("/cases?who=team")
    page.get_by_role("link", name=re.compile("Vermeiren")).first.click()
    case = page.url
    page.goto(f"{case}/aftercare")
    expect(page.get_by_text("Elke maand eerst de huur, dan de rest.").first).to_be_visible()
    sound(page, "guidance", phone=True)
    page.get_by_role("link", name="Een signaal noteren").click()
    page.locator("#kind").select_option("letter")
    page.locator("main form[data-guard] button").last.click()
    expect(page.get_by_text("Brief van de eigenaar").first).to_be_visible()

    page.goto(f"{case}#happened")
    page.locator("#happened summary").first.click()
    page.locator("#text").fill("akkoord")
    page.locator("#kind").select_option("consent")
    page.locator("#happened form button").first.click()
    page.goto(f"{case}/transfer/new")
    page.locator("#to").fill("De Drempel")
    for box in ("identity", "dwelling", "debt"):
        page.locator(f"input[name=scope][value={box}]").check()
    page.locator("main form[data-guard] button").last.click()
    page.wait_for_url(re.compile(r"/transfer/\d+$"))
    sound(page, "transfer", phone=True)
    code = page.locator("ol strong.lm-name").inner_text()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Het bestand opslaan").click()
    saved.value.save_as(tmp_path / "transfer.json")

    page.context.clear_cookies()
    enter(page, "fr", "amina@seuil.example")
    page.goto("/transfers/take-in")
    page.locator("#file").set_input_files(tmp_path / "transfer.json")
    page.locator("#code").fill(code)
    page.locator("main form button[type=submit]").last.click()
    expect(page.get_by_text("Le sceau est intact")).to_be_visible()
    sound(page, "take-in", phone=True)
    page.locator("#looked").check()
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Johan Vermeiren")
    page.goto(f"/practice/new?case={page.url.rsplit('/', 1)[1]}")
    sound(page, "practice", phone=True)
