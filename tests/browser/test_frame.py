"""What surrounds every page: one click to the other language, the shield over names, paper without navigation."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser.steps import PHONE, WIDE, axe_clean, enter, no_sideways_scroll, shot
from tests.browser.test_nothing_is_lost import case_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_one_click_changes_the_language_and_keeps_the_page(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    for address in ("/", "/cases?who=team&only=waiting", "/law", case_of(page, "Haddad")):
        page.goto(address)
        before = page.url
        page.locator(".lm-language a[hreflang=nl]").click()
        expect(page.locator("html")).to_have_attribute("lang", re.compile("^nl"))
        assert page.url == before
        page.locator(".lm-language a[hreflang=fr]").click()
        expect(page.locator("html")).to_have_attribute("lang", re.compile("^fr"))
        assert page.url == before


def test_the_shield_covers_every_name_at_once_and_stays(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    case_of(page, "Haddad")
    name = page.locator("h1 .lm-name")
    plain = name.evaluate("one => getComputedStyle(one).color")
    page.locator("[data-shield-switch]").click()
    covered = name.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).filter].join()")
    assert plain not in covered.split("none")[0] or "blur" in covered, covered
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-shield", "")
    expect(page.locator("[data-shield-switch]")).to_have_attribute("aria-pressed", "true")
    shot(page, "shield")
    uncovered = page.evaluate(
        """name => { const out = [], main = document.querySelector('main');
          const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node; node = walk.nextNode())
            if (node.data.includes(name) && !node.parentElement.closest('.lm-name')) out.push(node.data.trim());
          return out; }""",
        "Haddad",
    )
    assert not uncovered, f"names outside the shield: {uncovered}"
    page.locator("[data-shield-switch]").click()
    expect(page.locator("[data-shield-switch]")).to_have_attribute("aria-pressed", "false")


def test_a_printed_case_has_facts_and_no_navigation(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    case_of(page, "Haddad")
    page.emulate_media(media="print")
    for gone in (".lm-nav", ".lm-search", ".lm-tools", ".lm-no-print", ".lm-tabs"):
        for one in page.locator(gone).all():
            expect(one).to_be_hidden()
    for kept in ("h1", "#happened", "#facts"):
        expect(page.locator(kept).first).to_be_visible()
    text = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    assert "Haddad" in text
    assert "SEUIL-2026-" in text
    assert str(page.locator(".lm-nav a").nth(1).text_content()) not in text.split("Haddad")[0]


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_on_a_phone_every_section_is_one_tap_away(
    browser: Browser, browser_context_args: dict[str, Any], language: str, scripts: bool
) -> None:
    asked = {**browser_context_args, "viewport": PHONE, "has_touch": True, "java_script_enabled": scripts}
    phone = browser.new_context(**asked)
    page = phone.new_page()
    enter(page, language, "amina@seuil.example")
    page.goto("/")
    sections, menu, urgent = page.locator("#sections"), page.locator(".lm-nav__open"), page.locator(".lm-nav__urgent")
    expect(sections).to_be_hidden()
    expect(urgent).to_be_in_viewport()
    menu.tap()
    links = sections.locator("a")
    assert links.count() > 8
    for one in links.all():
        expect(one).to_be_in_viewport()
        box = one.bounding_box()
        assert box
        assert box["height"] >= 44
    expect(sections.locator("[aria-current]")).to_have_attribute("href", "/")
    shot(page, f"menu-{language}-{scripts}")
    sections.locator(".lm-nav__close").tap()
    expect(sections).to_be_hidden()
    menu.tap()
    sections.locator('a[href="/agenda"]').tap()
    page.wait_for_url("**/agenda")
    expect(page.locator("#sections")).to_be_hidden()
    page.locator(".lm-nav__urgent").tap()
    page.wait_for_url("**/incidents/new")
    phone.close()


def test_the_menu_of_a_phone_obeys_the_keyboard_and_is_sound(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    page.set_viewport_size(PHONE)
    page.goto("/")
    menu, sections = page.locator(".lm-nav__open"), page.locator("#sections")
    menu.focus()
    page.keyboard.press("Enter")
    expect(sections).to_be_visible()
    page.keyboard.press("Tab")
    expect(sections.locator("a").first).to_be_focused()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe_clean(page)
    no_sideways_scroll(page)
    page.keyboard.press("Escape")
    expect(sections).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    page.emulate_media(media="print")
    expect(sections).to_be_hidden()
    page.emulate_media(media="screen")
    page.keyboard.press("Escape")
    page.set_viewport_size(WIDE)
    expect(menu).to_be_hidden()
    expect(sections.locator("a").first).to_be_in_viewport()
