"""Without a mouse, and without JavaScript: every essential path still works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PASSWORD, WIDE
from tests.browser.test_nothing_is_lost import case_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FOCUS = """() => { const one = document.activeElement, look = getComputedStyle(one);
  return {id: one.id, href: one.getAttribute('href') || '', tag: one.tagName, text: one.innerText || '',
    seen: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0 || look.boxShadow !== 'none'
      || (one.matches('input[type=radio]')
        && getComputedStyle(one.nextElementSibling, '::before').boxShadow !== 'none')}
}"""


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the element that ``wanted`` selects has the focus; every stop on the way is visible."""
    for _ in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        assert here["seen"] or here["tag"] in {"BODY", "HTML"}, f"focus is not visible on {here}"
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"Tab never reaches {wanted} on {page.url}")


def test_a_case_is_found_and_an_event_recorded_with_the_keyboard_alone(page: Page, watched: list[str]) -> None:
    page.goto("/language/fr?next=/sign-in")
    tab_to(page, ".lm-skip")
    skip = page.locator(".lm-skip")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to(page, "#email")
    page.keyboard.type("amina@seuil.example")
    tab_to(page, "#password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r":\d+/$"))

    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("hadad yasmina")  # as one types it with somebody at the desk
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/cases/search$"))
    tab_to(page, "main .lm-task a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    case_url = page.url

    before = page.locator("#happened li").count()
    tab_to(page, "#happened summary")
    page.keyboard.press("Enter")
    tab_to(page, "#text")
    page.keyboard.type("Mme appelle : le bailleur n'a pas encore répondu.")
    tab_to(page, "#happened form button")
    page.keyboard.press("Enter")
    expect(page.locator("#happened")).to_contain_text("le bailleur n'a pas encore répondu")
    assert page.locator("#happened li").count() == before + 1

    tab_to(page, "#next a[href*='/events/']")
    event = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/events/"))
    assert event in page.url
    tab_to(page, "main form[data-guard] button, main form[data-guard] input, main form[data-guard] select")
    assert page.url != case_url


def test_everything_essential_works_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url, viewport=WIDE)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto("/check/rent_indexation")
    for name, value in (("lease-base_rent", "750"), ("lease-signed_on", "10/05/2019"), ("lease-starts_on", "1/6/2019")):
        page.locator(f"#check [name='{name}']").fill(value)
    page.locator("#check [name='lease-type']").select_option("main_residence_9y")
    page.locator("#update").click()
    expect(page.locator("#check [name='lease-base_rent']")).to_have_value("750")
    expect(page.locator("#answer [data-verdict]")).to_be_visible()
    expect(page.locator("#answer")).to_contain_text(re.compile(r"108,98"))
    assert not [one for one in context.cookies() if "session" in one["name"]], "the public check keeps nothing"

    page.goto("/sign-in")
    page.locator("#email").fill("bram@seuil.example")
    page.locator("#password").fill(PASSWORD)
    page.locator("#submit").click()
    page.wait_for_url(re.compile(r":\d+/$"))
    page.locator(".lm-language a[hreflang=nl]").click()
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^nl"))
    assert page.url.endswith("/")

    page.goto("/cases/new")
    page.locator("input[name=concern][value=indexation]").check()
    page.locator("input[name=identity][value=pseudonym]").check()
    page.locator("#pseudonym").fill("De bakker")
    page.locator("#postal_code").fill("1030")
    page.locator("main form[data-guard] button").last.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    expect(page.locator("h1")).to_contain_text("De bakker")

    draft_and_issue(page)
    context.close()


def draft_and_issue(page: Page) -> None:
    """Write the letter that asks for the certificate in a case of the demonstration, save it, issue it."""
    case_of(page, "Haddad")
    page.locator("main a[href$='/letters/new']").first.click()
    wanted = page.locator("input[name=letter][value=request_lease_documents]")
    folded = page.locator("main form details:not([open])", has=wanted)
    if folded.count():
        folded.locator("summary").first.click()
    wanted.check()
    page.locator("input[name=language][value=fr]").check()
    page.locator("main form button").last.click()
    page.wait_for_url(re.compile(r"/letters/\d+$"))
    box = page.locator("textarea[name^='paragraph-']").last
    box.fill("Mes mots à moi.")
    page.locator("#draft button:not([name])").click()
    expect(page.locator("textarea[name^='paragraph-']").last).to_have_value(re.compile("Mes mots à moi"))
    page.locator("#draft button[name=then]").click()
    page.wait_for_url(re.compile("/issue$"))
    page.locator("main form[action$='/issue'] button").click()
    page.wait_for_url(re.compile(r"/letters/\d+$"))
    expect(page.locator("main a[href$='/letter.pdf']")).to_be_visible()
