"""A landlord's notice in a real browser, in French (M2.1.b): from intake to kept answer, axe clean, on a phone too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import answer, choose, enter, question, sound

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.browser

LEASE = (
    ("lease-type", "main_residence_9y"),
    ("lease-starts_on", "1/3/2022"),
)
POSTED = (
    ("notice-ground", "personal_occupation"),
    ("notice-form", "registered"),
    ("notice-posted_on", "29/10/2025"),
    ("notice-announced_end_on", "30/4/2026"),
    ("notice-occupier-relation", "landlord"),
    ("notice-occupier-name_stated", "yes"),
    ("lease-rent_monthly", "900"),
)


def tell(page: Page, facts: Iterable[tuple[str, str]]) -> None:
    for name, value in facts:
        answer(page, name, value)


def test_a_notice_with_two_branches_is_checked_and_kept(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    case_url = open_case(page)
    expect(page.locator("main a[href*='/check/']").first).to_have_attribute("href", re.compile("landlord_notice$"))
    sound(page, "notice-01-case", phone=True)
    page.locator("main a[href$='/check/landlord_notice']").first.click()
    expect(page.locator("input[name=subject][value=landlord_notice]")).to_be_checked()
    sound(page, "notice-02-empty", phone=True)

    answer(page, "as_of", "5/11/2025")
    tell(page, LEASE)
    assert page.locator("#q-notice").count() == 0, "the act that the subject names is not asked for"
    assert page.locator("#q-notice-works-cost").count() == 0, "only what can still change the answer is asked"
    tell(page, POSTED)
    told = page.locator("#answer")
    expect(told.locator("[data-verdict=lawful_postponed]")).to_be_visible()
    branches = told.locator(".lm-branches time")
    assert [branches.nth(place).get_attribute("datetime") for place in range(2)] == ["2026-04-30", "2026-05-31"]
    expect(told).to_contain_text("dimanche 31 mai 2026")
    expect(told.locator("svg.lm-days")).to_be_visible()
    expect(told.locator("time[datetime='2026-03-31']").first).to_be_attached()
    sound(page, "notice-03-answer", phone=True)

    question(page, "tenants-in_hospital")
    answer(page, "tenants-in_hospital", "yes")
    expect(told).to_contain_text("Unia")
    page.locator("button[name=keep]").click()
    page.wait_for_url(re.compile(r"/checks/\d+$"))
    expect(page.locator("[data-verdict=lawful_postponed]")).to_be_visible()
    page.locator("#days-table summary").click()
    sound(page, "notice-04-record", phone=True)
    page.goto(case_url)
    expect(page.locator("#happened")).to_contain_text("Valable, mais plus tard")
    page.goto(f"{case_url}/events/end_found_lawful")
    expect(page.locator("#given_end_on")).to_have_value("31/05/2026")
    expect(page.locator("#given_end_on_other_reading")).to_have_value("30/04/2026")
    expect(page.locator("#given_ask_extension_before_on")).to_have_value("31/03/2026")
    sound(page, "notice-05-event")


def test_rows_and_subjects_without_a_mouse_or_an_account(page: Page, watched: list[str]) -> None:
    page.goto("/language/fr?next=/check/landlord_notice")
    sound(page, "notice-06-public", phone=True)
    answer(page, "subject", "landlord_notice")
    answer(page, "lease-type", "main_residence_9y")
    answer(page, "notice-ground", "works_several_dwellings")
    answer(page, "notice-works-dwellings-known", "some")
    answer(page, "notice-works-dwellings-0-rent_monthly", "800")
    page.locator("#add-notice-works-dwellings").click()
    expect(page.locator("#notice-works-dwellings-1-rent_monthly")).to_be_visible()
    expect(page.locator("#notice-works-dwellings-0-rent_monthly")).to_have_value(re.compile("^800"))
    sound(page, "notice-07-rows", phone=True)
    answer(page, "subject", "self_help_eviction")
    assert page.locator("#q-notice-ground").count() == 0
    answer(page, "eviction-title", "none")
    expect(page.locator("#answer [data-verdict=unlawful]")).to_be_visible()


def open_case(page: Page) -> str:
    """Fill in the intake of somebody who comes with a letter; return the address of the case."""
    page.goto("/cases/new")
    choose(page, "concern", "notice")
    page.locator("#first_name").fill("Nadège")
    page.locator("#last_name").fill("Mbuyi")
    choose(page, "language", "fr")
    choose(page, "safe_to_contact", "yes")
    page.locator("#postal_code").fill("1090")
    page.locator("main form[data-guard] button[type=submit], #save").first.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    return page.url
