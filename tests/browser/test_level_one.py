"""Actions in French and a mediation in Dutch, by hand in a real browser, wide and on a phone (M2.1.a, M2.1.f, M7.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose, enter, sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def found(page: Page, typed: str) -> str:
    """Find a case as a person does, with the search box; return its address."""
    page.goto("/cases")
    page.locator("input[name=q]").first.fill(typed)
    page.keyboard.press("Enter")
    page.locator("main a[href*='/cases/']:not([href$=new])").first.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    return page.url


def sent(page: Page) -> None:
    page.locator("main form[data-guard] button[type=submit], main form[data-guard] button").last.click()


def test_m2_1_f_a_lawyer_is_asked_from_the_page_of_the_case(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    case = found(page, "Kowalski")
    page.goto(f"{case}/actions")
    sound(page, "actions", phone=True)
    page.get_by_role("link", name=re.compile("Regarder.*Demander un avocat")).click()
    page.wait_for_url(re.compile(r"/actions/new/legal_aid_second_line$"))
    expect(page.locator("main")).to_contain_text("Les bureaux ne se transmettent pas les dossiers")
    sound(page, "action-begin", phone=True)
    page.get_by_role("button", name="Commencer").click()
    page.wait_for_url(re.compile(r"/actions/\d+$"))
    choose(page, "q_aided_by_centre", "yes")
    choose(page, "q_insured", "no")
    choose(page, "p_bureau", "baj")
    page.locator("#p_lawyer").fill("Me Exemple")
    sent(page)
    expect(page.locator("main .lm-note--good").last).to_contain_text("Probablement oui")
    expect(page.locator("#p_lawyer")).to_have_value("Me Exemple")
    sound(page, "action", phone=True)
    choose(page, "status", "refused")
    page.get_by_role("button", name="Noter l'état").click()
    expect(page.locator("main")).to_contain_text("La personne ne le souhaite pas")
    page.goto(case)
    expect(page.locator("#facts")).to_contain_text("Demander un avocat")
    sound(page, "case-with-actions", phone=True)


def test_m2_1_a_a_mediation_is_followed_in_dutch(page: Page, watched: list[str]) -> None:
    enter(page, "nl", "amina@seuil.example")
    case = found(page, "Lila")
    page.locator("#facts a", has_text="Ouder").click()
    page.wait_for_url(re.compile(r"/mediation/\d+$"))
    expect(page.locator("main")).to_contain_text("Tegenvoorstel gedaan")
    sound(page, "mediation", phone=True)
    page.emulate_media(media="print")
    expect(page.get_by_text("chez une amie", exact=True)).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Een gesprek noteren").click()
    choose(page, "way", "phone")
    page.locator("#said").fill("De ouders bellen zelf: het gaat beter.")
    page.locator("#next_on").fill("15/07/2026")
    sound(page, "mediation-talk", phone=True)
    sent(page)
    expect(page.locator("main")).to_contain_text("De ouders bellen zelf: het gaat beter.")
    page.goto(case)
    expect(page.locator("#next")).to_contain_text("Vervolg van de bemiddeling")


def test_m7_1_with_violence_the_page_says_what_to_do_instead(page: Page, watched: list[str]) -> None:
    enter(page, "nl", "bram@seuil.example")
    case = found(page, "Noor")
    page.goto(f"{case}/mediation/new")
    page.wait_for_url(re.compile(r"/mediation$"))
    expect(page.locator("main")).to_contain_text("Tijdelijk huisverbod")
    expect(page.locator("main")).not_to_contain_text("Kerkstraat")
    sound(page, "no-mediation", phone=True)
    page.goto(case)
    page.emulate_media(media="print")
    expect(page.get_by_text(re.compile("Kerkstraat 7")).first).to_be_hidden()
    expect(page.get_by_text(re.compile("Kerkstraat 7")).last).to_be_hidden()
