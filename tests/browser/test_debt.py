"""From the account to a plan that is not kept, by hand in a real browser, wide and on a phone (M2.2.c)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose, enter, sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_m2_2_c_two_plans_are_compared_and_one_is_agreed_and_missed(page: Page, watched: list[str]) -> None:
    enter(page, "nl", "greet@cpas.example")
    page.goto("/cases/new")
    page.locator("#first_name").fill("Toon")
    page.locator("#last_name").fill("Verlinden")
    choose(page, "concern", "arrears")
    page.locator("main form button, main form input[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    case = page.url
    page.goto(f"{case}/debt/paste")
    page.locator("#rows").fill("1/5/2026; huur mei; 900\n3/6/2026; storting; 300,50\n1/6/2026; huur juni; 950 euro?")
    page.get_by_role("button", name="Deze lijnen toevoegen").click()
    expect(page.locator("main")).to_contain_text("Lijn 3:")
    sound(page, "debt-paste", phone=True)
    page.locator("#rows").fill("1/5/2026; huur mei; 900\n3/6/2026; storting; 300,50\n1/6/2026; huur juni; 950")
    page.get_by_role("button", name="Deze lijnen toevoegen").click()
    page.get_by_role("link", name="Huur 06/2026").click()
    page.locator("#disputed").fill("50")
    page.locator("#disputed_because").fill("Indexatie niet gevraagd")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("main")).to_contain_text("Indexatie niet gevraagd")
    page.goto(f"{case}/debt/budget")
    page.locator("#work").fill("1700")
    page.locator("#rent").fill("900")
    page.get_by_role("button", name="Het budget opslaan").click()
    page.goto(f"{case}/debt/plan")
    page.locator("[data-slides=monthly]").fill("150")
    expect(page.locator("#monthly")).to_have_value("150")
    expect(page.locator("#weighed h2")).to_contain_text("10 maanden van")
    page.get_by_role("button", name="Bewaren om te vergelijken").click()
    page.locator("#first_on").fill("01/07/2026")
    choose(page, "way", "months")
    page.locator("#months").fill("3")
    page.get_by_role("button", name="Bewaren om te vergelijken").click()
    expect(page.locator("#compare tbody tr").nth(1)).to_contain_text("499,84")
    sound(page, "debt-compare", phone=True)
    page.goto(f"{case}/debt")
    page.get_by_role("link", name="Overeengekomen: Plan 2").click()
    page.locator("#on").fill("30/06/2026")
    choose(page, "how", "out_of_court")
    choose(page, "clause", "first_default")
    page.get_by_role("button", name="Het akkoord noteren").click()
    expect(page.locator("main")).to_contain_text("1 betaling is te laat")
    sound(page, "debt-running", phone=True)
    page.get_by_role("link", name="Noteren: Betaling 1 van het plan").click()
    choose(page, "became", "missed")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("main")).to_contain_text("Het plan is geen titel")
    sound(page, "debt-defaulted", phone=True)
