"""The other demands in a real browser: found, answered on a phone, kept in a case; the complaint page beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PHONE, answer, enter, no_sideways_scroll, sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_tenant_finds_the_demand_and_its_answer(page: Page, watched: list[str], language: str) -> None:
    page.goto(f"/language/{language}?next=/demands")
    sound(page, f"demands-{language}", phone=True)
    page.set_viewport_size(PHONE)
    page.locator("a[href='/check/demand_sign_to_leave']").click()
    answer(page, "agreement-signed", "no")
    answer(page, "agreement-pressure", "yes")
    expect(page.locator("#answer [data-verdict=unlawful]")).to_be_attached()
    no_sideways_scroll(page)
    sound(page, f"demand-{language}", phone=True)
    page.goto("/complaints")
    sound(page, f"complaints-{language}", phone=True)


def test_a_kept_demand_is_found_from_its_case(page: Page, watched: list[str]) -> None:
    enter(page, "nl", "bram@seuil.example")
    page.goto("/cases")
    page.locator("main a", has_text="Mensah").first.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    page.locator("main a[href$='/demands']").click()
    sound(page, "demands-in-case", phone=True)
    page.locator("article", has=page.locator("a[href$='/check/demand_guarantee']")).locator(
        "a[href*='/checks/']"
    ).click()
    expect(page.locator("[data-verdict=unlawful]")).to_be_visible()
    sound(page, "kept-demand", phone=True)
