"""An administrator has a program told, sees the secret once, tries it and switches it off (M28.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import enter, sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_program_is_told(page: Page, watched: list[str]) -> None:
    enter(page, "nl", "dries@seuil.example")
    page.goto("/administration")
    page.get_by_role("link", name="Webhooks: uw programma's verwittigen").click()
    sound(page, "webhooks", phone=True)
    page.get_by_role("link", name="Een adres toevoegen").click()
    page.locator("#address").fill("https://10.0.0.8/limen")
    page.locator("main form #save").click()
    expect(page.locator("#address-error")).to_contain_text("intern netwerk")
    expect(page.locator("#kinds-error")).to_contain_text("minstens één")
    sound(page, "webhooks-new", phone=True)
    page.locator("#address").fill("https://193.190.0.1/limen")
    page.get_by_label("Een overdracht is aanvaard").check()
    page.locator("main form #save").click()
    secret = page.locator("#secret").inner_text()
    assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", secret)
    sound(page, "webhook-secret", phone=True)
    page.get_by_role("button", name="Een test sturen").click()
    expect(page.locator("#secret")).to_have_count(0)
    expect(page.locator("main table")).to_contain_text("Wacht")
    page.get_by_role("button", name="Een nieuw geheim maken").click()
    page.get_by_role("dialog").get_by_role("button", name="Ja, doorgaan").click()
    expect(page.locator("#secret")).not_to_have_text(secret)
    page.locator(".lm-language a[hreflang=fr]").click()
    expect(page.locator("main")).to_contain_text("En marche")
    page.get_by_role("button", name="Arrêter").click()
    expect(page.locator("main .lm-tag").first).to_contain_text("Arrêtée")
    sound(page, "webhook-off", phone=True)
