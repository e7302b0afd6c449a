"""The public check: the answer follows while typing, the focus stays, nothing is kept, a phone is enough."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PHONE, answer, axe_clean, enter, no_sideways_scroll, shot
from tests.browser.test_nothing_is_lost import case_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_the_answer_follows_while_typing_and_the_focus_stays(page: Page, watched: list[str]) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/language/nl?next=/check/rent_indexation")
    no_sideways_scroll(page)
    for name, value in (
        ("lease-type", "main_residence_9y"),
        ("lease-written", "yes"),
        ("lease-signed_on", "10/05/2019"),
        ("lease-starts_on", "1/6/2019"),
    ):
        answer(page, name, value)
    rent = page.locator("#lease-base_rent")
    rent.fill("750")
    before = page.locator("#answer").inner_text()
    with page.expect_response(re.compile("/check/rent_indexation")):
        page.keyboard.press("Tab")
    page.wait_for_function("before => document.querySelector('#answer').innerText !== before", arg=before)
    focused = page.evaluate("document.activeElement.closest('.lm-question')?.id || document.activeElement.tagName")
    assert focused not in {"BODY", "HTML"}, "the focus was lost when the answer came"
    expect(rent).to_have_value("750")
    shot(page, "public-check-phone")
    axe_clean(page)
    no_sideways_scroll(page)
    page.locator(".lm-answerbar a").click()
    expect(page.locator("#answer [data-verdict]")).to_be_in_viewport()
    kept = {one["name"]: one.get("value", "") for one in page.context.cookies()}
    assert set(kept) <= {"limen", "theme", "shield"}
    assert set(json.loads(base64.urlsafe_b64decode(kept["limen"].split(".")[0] + "=="))) <= {"language", "csrf_token"}

    page.locator(".lm-language a[hreflang=fr]").click()
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^fr"))
    expect(page.locator("#lease-base_rent")).to_have_value("750")


def test_no_page_of_a_case_scrolls_sideways_on_a_phone(page: Page, watched: list[str]) -> None:
    enter(page, "nl", "bram@seuil.example")
    page.set_viewport_size(PHONE)
    case = case_of(page, "Popescu")
    parts = ("household", "dwelling", "lease", "parties", "arrears", "papers", "contact", "certificates")
    pages = [case, *(f"{case}/{part}" for part in parts)]
    pages += [*{str(one.get_attribute("href")) for one in page.locator("#happened a").all()}]
    pages += [
        f"{case}/check/rent_indexation",
        "/",
        "/cases?who=team",
        "/cases/new",
        "/law",
        "/figures",
        "/accessibility",
    ]
    for address in pages:
        answered = page.goto(address)
        assert answered
        if answered.status == 200:
            no_sideways_scroll(page)
        else:
            assert address == "/figures", f"{address}: {answered.status}"
    page.goto(case)
    page.locator(".lm-tabs a[href='#facts']").click()
    expect(page.locator("#facts")).to_be_visible()
    expect(page.locator("#next")).to_be_hidden()
