"""Violence told with an illegal eviction: the home is hidden at once, the new address is for who is named (M7.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import answer, choose, enter, sound

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

STREET = "Zwijgzaamlaan"


def reported(page: Page) -> str:
    """Report an illegal eviction with violence at home, the new address to stay secret; return the case's address."""
    page.goto("/cases/new")
    page.locator("#first_name").fill("Mila")
    page.locator("#last_name").fill("Verschuil")
    choose(page, "concern", "put_out_by_host")
    page.locator("main form button, main form input[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    case = page.url
    page.goto(f"{case}/dwelling")
    page.locator("#street").fill("Ribaucourtstraat")
    page.locator("#house_number").fill("118")
    page.locator("#postal_code").fill("1080")
    with page.expect_navigation():
        page.locator("main form #save").click()
    page.goto(f"{case}/events/put_out_without_title")
    page.locator("#commune").select_option("21012")
    page.locator("input[name=acts_access][value=lock_changed]").check(force=True)
    page.locator("main form #save").click()
    page.wait_for_url(re.compile(r"/cases/\d+/incident$"))

    page.goto(f"{case}/check/illegal_eviction")
    answer(page, "violence-domestic", "yes")
    answer(page, "violence-secret_address_needed", "yes")
    with page.expect_navigation():
        page.get_by_role("button", name="In het dossier bewaren").click()
    return case


def kept(page: Page, case: str) -> None:
    """Keep the new address and look at it: one click, on no print, in no address or title of a page."""
    page.goto(case)
    page.get_by_role("link", name=re.compile("Geheim adres: waar")).click()
    sound(page, "secret-address-none", phone=True)
    page.locator("#secret_street").fill(STREET)
    page.locator("#secret_number").fill("47")
    page.locator("#secret_locality").fill("Nergensdorp")
    page.get_by_role("button", name="Het geheime adres bewaren").click()
    expect(page.locator("main")).to_contain_text("Er is een geheim adres bewaard")
    expect(page.locator("main")).not_to_contain_text(STREET)
    page.get_by_role("button", name="Het geheime adres tonen").click()
    expect(page.locator("#address")).to_contain_text(f"{STREET} 47")
    assert STREET not in page.url
    assert STREET not in page.title()
    sound(page, "secret-address", phone=True)
    page.emulate_media(media="print")
    expect(page.locator("#address")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Opnieuw verbergen").click()
    expect(page.locator("main")).not_to_contain_text(STREET)


def test_violence_with_a_secret_address(page: Page, browser: Browser, base_url: str, watched: list[str]) -> None:
    """Bram reports it, keeps the new address and names nobody else: Amina sees that there is one, and no more."""
    enter(page, "nl", "bram@seuil.example")
    case = reported(page)
    kept(page, case)
    others = browser.new_context(base_url=base_url)
    amina = others.new_page()
    enter(amina, "fr", "amina@seuil.example")
    amina.goto(f"{case}/secret-address")
    expect(amina.locator("main")).to_contain_text("Vous n'êtes pas parmi les personnes désignées")
    expect(amina.locator("form[action*='/show']")).to_have_count(0)
    for typed in (STREET, "Ribaucourt"):
        amina.goto("/cases")
        amina.locator("input[name=q]").first.fill(typed)
        amina.keyboard.press("Enter")
        amina.wait_for_load_state()
        expect(amina.locator(f"main a[href='{case.removeprefix(base_url)}']")).to_have_count(0)
    amina.goto(f"{case}/letters/new")
    expect(amina.locator("main")).to_contain_text("L'adresse est secrète")
    others.close()
