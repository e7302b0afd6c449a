"""The main journey in a real browser, in both languages (M2.1.c, ML.1): from the intake to the registered letter."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import answer, choose, enter, sound

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

WHO = {"fr": "amina@seuil.example", "nl": "bram@seuil.example"}
TENANT = {"fr": ("Soraya", "Benhaddou"), "nl": ("Katrijn", "Verbruggen")}
LANDLORD = {
    "fr": ("Luc Vandenberghe", "avenue des Tilleuls", "Uccle"),
    "nl": ("Griet Lauwers", "Lindenlaan", "Ukkel"),
}
DUE = "931,40"
WORDS = {
    "fr": {"subject": "Contestation de l’indexation", "factor": "Facteur de correction", "article": "art."},
    "nl": {"subject": "Betwisting van de huurprijsindexatie", "factor": "Correctiefactor", "article": "art."},
}
REGISTERED = "0103 2845 6710 0412 9"
FACTS = (
    ("lease-type", "main_residence_9y"),
    ("lease-written", "yes"),
    ("lease-signed_on", "10/05/2019"),
    ("lease-starts_on", "1/6/2019"),
    ("lease-base_rent", "750"),
    ("lease-indexation_clause", "none"),
    ("request", "yes"),
    ("request-made_by", "landlord"),
    ("request-made_on", "28/05/2026"),
    ("request-written", "yes"),
    ("request-rent_asked", "958,11"),
    ("request-applies_from", "01/06/2026"),
    ("lease-rent_before_request", "862,50"),
    ("registration-federal-done", "yes"),
    ("epb-certificates-known", "some"),
    ("epb-certificates-0-class", "e"),
    ("epb-certificates-0-communicated", "yes"),
)


def words_of(page: Page, link: Locator) -> str:
    """Fetch the PDF behind a link with the browser's own sign-in; return its words on one line."""
    answered = page.request.get(str(link.get_attribute("href")))
    assert answered.headers["content-type"] == "application/pdf"
    content = answered.body()
    assert content.startswith(b"%PDF-1.7")
    told = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(content)).pages)
    return re.sub(r"\s+", " ", told)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_an_indexation_claimed_too_high_becomes_a_registered_letter(  # noqa: PLR0915 — one journey, told in order
    language: str, page: Page, watched: list[str]
) -> None:
    other = "nl" if language == "fr" else "fr"
    enter(page, language, WHO[language])
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
    sound(page, f"{language}-01-today", phone=True)

    page.locator("main a[href$='/cases/new']").first.click()
    sound(page, f"{language}-02-new", phone=True)
    case_url = open_case(page, language)
    sound(page, f"{language}-03-case-new", phone=True)

    add_landlord(page, language)
    page.goto(case_url)
    page.locator("main a[href$='/check/rent_indexation']").first.click()
    sound(page, f"{language}-05-check-empty")
    check_the_indexation(page, language)

    page.locator("button[name=keep]").click()
    page.wait_for_url(re.compile(r"/checks/\d+$"))
    expect(page.locator("[data-verdict=excessive]")).to_be_visible()
    sound(page, f"{language}-07-record", phone=True)

    page.locator("main a[href*='/letters/new']").first.click()
    sound(page, f"{language}-08-choose", phone=True)
    page.locator("input[name=letter][value=contest_indexation]").check()
    choose(page, "language", language)
    page.locator("#submit").click()
    page.wait_for_url(re.compile(r"/letters/\d+$"))
    letter_url = page.url
    expect(page.locator("#pages img").first).to_be_visible()
    sound(page, f"{language}-09-draft", phone=True)
    preview_follows_the_words(page)

    page.locator("button[name=then][value=issue]").click()
    page.wait_for_url(re.compile(r"/issue$"))
    sound(page, f"{language}-10-issue")
    page.locator("main form[action$='/issue'] button").click()
    page.wait_for_url(letter_url)
    sound(page, f"{language}-11-issued", phone=True)

    letter = words_of(page, page.locator("main a[href$='/letter.pdf']"))
    assert WORDS[language]["subject"] in letter
    assert DUE in letter
    assert LANDLORD[language][0] in letter
    assert "Ceci est ma phrase / dit is mijn zin." in letter
    copy = words_of(page, page.locator("main a[href$='/copy.pdf']"))
    assert WORDS[other]["factor"] in copy
    assert WORDS[language]["factor"] not in copy
    assert DUE in copy

    choose(page, "sending_mode", "S-REG")
    page.locator("#registered_number").fill(REGISTERED)
    page.locator("#sent_on").fill("8/7/2026")
    page.locator("form[action$='/sending'] button").click()
    expect(page.locator("main")).to_contain_text(REGISTERED)
    sound(page, f"{language}-12-sent")

    page.goto(case_url)
    happened = page.locator("#happened")
    expect(happened.locator("a[href*='/letters/']").first).to_be_visible()
    expect(page.locator("time[datetime='2026-07-23']").first).to_be_attached()
    expect(page.locator("#next")).to_contain_text("23")
    sound(page, f"{language}-13-case", phone=True)
    page.goto("/")
    line = page.locator(".lm-task", has_text=TENANT[language][1])
    expect(line.locator("time[datetime='2026-07-23']").first).to_be_attached()
    sound(page, f"{language}-14-today-after")


def open_case(page: Page, language: str) -> str:
    """Fill in the intake: six questions and one button (two minutes); return the address of the case."""
    questions = page.locator("main form[data-guard] .govuk-form-group:visible")
    first, last = TENANT[language]
    choose(page, "concern", "indexation")
    page.locator("#first_name").fill(first)
    page.locator("#last_name").fill(last)
    choose(page, "language", language)
    choose(page, "safe_to_contact", "yes")
    page.locator("#postal_code").fill("1060")
    assert questions.count() <= 10
    page.locator("main form[data-guard] details summary").click()
    page.locator("#street").fill("rue du Métal" if language == "fr" else "Munthofstraat")
    page.locator("#house_number").fill("27" if language == "fr" else "60")
    page.locator("main form[data-guard] button[type=submit], #save").first.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    return page.url


def add_landlord(page: Page, language: str) -> None:
    """Write the landlord down from the card on the case page."""
    page.locator("main a[href$='/parties']").first.click()
    page.locator("main a[href$='/parties/new']").first.click()
    name, street, commune = LANDLORD[language]
    page.locator("#name").fill(name)
    page.locator("#kind").select_option("natural_person")
    choose(page, "civility", "mr" if language == "fr" else "ms")
    choose(page, "language", language)
    page.locator("#street").fill(street)
    page.locator("#house_number").fill("82")
    page.locator("#postal_code").fill("1180")
    page.locator("#locality").fill(commune)
    sound(page, f"{language}-04-landlord")
    page.locator("main form[data-guard] button").last.click()
    page.wait_for_url(re.compile(r"/parties$|/cases/\d+$"))


def check_the_indexation(page: Page, language: str) -> None:
    """Answer the questions as a person tells the story; the answer follows while typing."""
    for name, value in FACTS:
        answer(page, name, value)
    expect(page.locator("#answer [data-verdict=excessive]")).to_be_visible()
    told = page.locator("#answer")
    expect(told).to_contain_text(DUE)
    expect(told).to_contain_text(WORDS[language]["article"])
    sound(page, f"{language}-06-check", phone=True)


def preview_follows_the_words(page: Page) -> None:
    """Type into the letter's free part; the page beside it is drawn anew."""
    before = page.locator("#pages img").first.get_attribute("src")
    box = page.locator("textarea[name^='paragraph-']").last
    with page.expect_response(re.compile("/preview$")):
        box.fill("Ceci est ma phrase / dit is mijn zin.")
    expect(page.locator("#pages img").last).to_be_visible()
    page.wait_for_function(
        "before => [...document.querySelectorAll('#pages img')].some(one => one.src && !one.src.endsWith(before))",
        arg=before,
    )
