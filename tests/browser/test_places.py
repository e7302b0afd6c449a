"""Services give places, one is proposed, its service reads only what was agreed and answers (M17.1 to M17.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import enter, sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WRONG = "Votre clé;Solution;Commune;Bon à savoir\nZ1;Château;1040;rue Haute 12\n"
RIGHT = "Votre clé;Solution;Commune;Bon à savoir\nZ1;Transit;Ixelles;Au calme\n"


def test_places_by_a_list_and_the_answer_of_their_service(page: Page) -> None:
    enter(page, "fr", "amina@seuil.example")
    page.goto("/referrals/places/upload")
    sound(page, "places-upload", phone=True)
    page.locator("#pasted").fill(WRONG)
    page.locator("#look").click()
    expect(page.get_by_text("Rien n'est encore écrit")).to_be_visible()
    sound(page, "places-errors", phone=True)
    page.locator("#pasted").fill(RIGHT)
    page.locator("#look").click()
    sound(page, "places-preview", phone=True)
    page.get_by_role("button", name="Écrire cette ligne").click()
    page.wait_for_url(re.compile(r"/referrals/places$"))
    expect(page.get_by_text("Au calme")).to_be_visible()
    sound(page, "places", phone=True)

    page.get_by_role("link", name=re.compile("^Répondre")).first.click()
    expect(page.get_by_text("Rien de personnel")).to_be_visible()
    sound(page, "place-question", phone=True)
    page.locator("input[name=accepted][value=no]").check()
    page.locator("select[name=reason]").select_option("full")
    page.locator("#save").click()
    expect(page.locator("#alternative-error")).to_be_visible()
    page.locator("#alternative").fill("Maison Y (inventée)")
    page.locator("#save").click()
    page.wait_for_url(re.compile(r"/referrals/places$"))

    page.context.clear_cookies()
    enter(page, "nl", "ines@brusshelp.example")
    page.goto("/referrals")
    page.get_by_role("link", name=re.compile("CPAS-")).first.click()
    sound(page, "place-answered", phone=True)
    page.get_by_role("button", name="Het antwoord van de dienst overnemen").click()
    expect(page.get_by_text("Maison Y (inventée)")).to_be_visible()
    expect(page.get_by_role("heading", name="Plekken op het bord")).to_be_visible()
    sound(page, "places-matched", phone=True)


def test_hotel_nights_and_their_budget(page: Page) -> None:
    enter(page, "nl", "greet@cpas.example")
    page.goto("/hotel-nights")
    sound(page, "hotel-budget", phone=True)
    page.goto("/referrals")
    page.get_by_role("link", name=re.compile("CPAS-")).first.click()
    page.get_by_role("link", name="Hotelnachten").click()
    sound(page, "hotel-nights", phone=True)
    page.get_by_role("link", name="Het verblijf verlengen").click()
    page.locator("#last_night_on").fill("16/07/2026")
    page.locator("input[name=reason][value=judge]").check()
    page.locator("#save").click()
    expect(page.get_by_text("van 14/07/2026 tot 16/07/2026")).to_be_visible()
    page.get_by_role("link", name="Nachten noteren").click()
    sound(page, "hotel-new", phone=True)
