"""What the browser tests do again and again: sign in, look with a program's eyes, answer a question of a check."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PASSWORD = "limen-demo-2026"  # printed on the demonstration's own sign-in page
WIDE: Any = {"width": 1280, "height": 900}
PHONE: Any = {"width": 360, "height": 760}
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def enter(page: Page, language: str, email: str) -> None:
    """Sign in as a person of the demonstration, in a language."""
    page.goto(f"/language/{language}?next=/sign-in")
    page.locator("#email").fill(email)
    page.locator("#password").fill(PASSWORD)
    page.locator("#submit").click()
    page.wait_for_url(lambda address: "/sign-in" not in address)


def shot(page: Page, name: str) -> None:
    """Keep a picture of the whole page for a person to look at, when ``LIMEN_SHOTS`` names a folder."""
    folder = os.environ.get("LIMEN_SHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def axe_clean(page: Page, rules: tuple[str, ...] = ()) -> None:
    """Assert that the automatic accessibility check finds nothing on this page (``rules``: these alone)."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(_axe())
    only: Any = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": LEVELS}
    found = page.evaluate(
        "only => axe.run(document, {runOnly: only, resultTypes: ['violations'], elementRef: false})", only
    )
    told = [
        f"{one['id']}: {one['help']} at {[node['target'] for node in one['nodes']][:5]}" for one in found["violations"]
    ]
    assert not told, f"{page.url}: {told}"


def no_sideways_scroll(page: Page) -> None:
    """Assert that a phone shows the page without moving it sideways."""
    wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
          .filter(one => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 6)
          .map(one => one.tagName + '.' + one.className + ' ' + Math.round(one.getBoundingClientRect().right))"""
    )
    assert not wide, f"{page.url} scrolls sideways: {wide}"


BAR = "at => document.querySelectorAll('.lm-answerbar').forEach(one => { one.style.position = at })"


def sound(page: Page, name: str, *, phone: bool = False) -> None:
    """Assert that a page is accessible in light and dark (``phone``: and fits 360 px); keep its picture."""
    page.wait_for_load_state()
    shot(page, name)
    axe_clean(page)
    page.emulate_media(color_scheme="dark")
    axe_clean(page, ("color-contrast",))
    shot(page, f"{name}-dark")
    page.emulate_media(color_scheme="light")
    if phone:
        page.set_viewport_size(PHONE)
        shot(page, f"{name}-phone")
        no_sideways_scroll(page)
        # The answer stays at the foot while the page moves; what it covers here for the moment is no smaller for that.
        page.evaluate(BAR, "static")
        axe_clean(page, ("target-size", "scrollable-region-focusable", "color-contrast"))
        page.evaluate(BAR, "")
        page.set_viewport_size(WIDE)


def choose(page: Page, name: str, value: str) -> None:
    """Choose an answer of a group of round buttons by clicking its words, as a person does."""
    box = page.locator(f'input[name="{name}"][value="{value}"]')
    page.locator(f'label[for="{box.get_attribute("id")}"]').click()


def question(page: Page, name: str) -> Locator:
    """Return the control of a question of a check; opens the part it waits in."""
    control = page.locator(f'#check [name="{name}"]:not([type=hidden])').first
    folded = control.locator("xpath=ancestor::details[not(@open)]")
    for number in range(folded.count()):
        folded.nth(number).locator("summary").first.click()
    return control


def answer(page: Page, name: str, value: str) -> None:
    """Answer a question of a check and wait until questions and answer came anew."""
    control = question(page, name)
    kind = control.evaluate("one => one.type")
    with page.expect_response(lambda response: response.request.method == "POST") as came:
        if kind == "radio":
            page.locator(f'#check input[name="{name}"][value="{value}"]').check()
        elif kind == "select-one":
            control.select_option(value)
        else:
            control.fill(value)
            control.press("Tab")
    assert came.value.status == 200, (name, value, came.value.status)
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")
