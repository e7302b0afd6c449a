"""Nothing typed is lost: a stale page, leaving too early, a file too large, a form that expired."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import axe_clean, choose, enter, shot

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Dialog, Page

pytestmark = pytest.mark.browser


def case_of(page: Page, name: str) -> str:
    """Find a case of the demonstration by a name; return its address."""
    page.goto("/")
    page.locator("#search").fill(name)
    page.locator("#search").press("Enter")
    page.wait_for_url(re.compile("/cases/search$"))
    page.locator("main .lm-task a", has_text=name).first.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    return page.url


def test_a_stale_edit_keeps_what_was_typed_and_says_what_happened(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    case = case_of(page, "Popescu")
    page.goto(f"{case}/contact")
    second = page.context.new_page()
    second.goto(f"{case}/contact")
    second.locator("#contact_advice").fill("Après 17 heures seulement")
    second.locator("main form[data-guard] button").last.click()
    second.wait_for_url(re.compile(r"/cases/\d+$"))
    page.locator("#contact_advice").fill("Jamais par courriel")
    page.locator("main form[data-guard] button").last.click()
    expect(page.locator("#contact_advice")).to_have_value("Jamais par courriel")
    expect(page.locator("main .lm-note--warn").first).to_contain_text("Après 17 heures seulement")
    shot(page, "stale")
    axe_clean(page)
    page.locator("main form[data-guard] button").last.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    page.goto(f"{case}/contact")
    expect(page.locator("#contact_advice")).to_have_value("Jamais par courriel")


def test_leaving_a_page_with_something_typed_asks_first(page: Page) -> None:
    enter(page, "nl", "bram@seuil.example")
    page.goto("/cases/new")
    page.locator("#first_name").press_sequentially("Nog niet bewaard")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator("nav.lm-nav a").first.click(no_wait_after=True)
    expect(page.locator("#first_name")).to_have_value("Nog niet bewaard")
    assert asked == ["beforeunload"]
    page.remove_listener("dialog", stay)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("nav.lm-nav a").first.click()
    page.wait_for_url(re.compile(r":\d+/$"))


def test_a_file_too_large_is_told_before_it_is_sent(page: Page, watched: list[str], tmp_path: Path) -> None:
    large = tmp_path / "scan.pdf"
    with large.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(40 * 1024 * 1024)
    enter(page, "fr", "amina@seuil.example")
    page.goto(f"{case_of(page, 'Popescu')}/papers")
    page.locator("#file").set_input_files(large)
    choose_kind(page)
    page.locator("#title").fill("Bail")
    page.locator("main form[enctype] button").click()
    expect(page.locator("[data-upload-problem]")).to_contain_text("scan.pdf")
    expect(page.locator("#title")).to_have_value("Bail")
    shot(page, "too-large")
    axe_clean(page)


def choose_kind(page: Page) -> None:
    """Say what kind of paper it is, in whichever control asks it."""
    kind = page.locator("#kind")
    if kind.evaluate("one => one.tagName") == "SELECT":
        kind.select_option(index=1)
    else:
        choose(page, "kind", str(page.locator("[name=kind]").first.get_attribute("value")))


def test_a_form_without_its_protection_gets_a_clear_page_and_keeps_the_text(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    page.goto("/cases/new")
    choose(page, "concern", "indexation")
    page.locator("#first_name").fill("Toujours")
    page.locator("#last_name").fill("Là")
    page.evaluate("document.querySelectorAll('input[name=csrf_token]').forEach(one => one.remove())")
    with page.expect_navigation() as answered:
        page.locator("main form[data-guard] button").last.click()
    assert answered.value
    assert answered.value.status == 400
    shot(page, "expired")
    expect(page.locator("h1")).to_contain_text("expiré")
    axe_clean(page)
    page.locator("main form button").click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    expect(page.locator("h1")).to_contain_text("Toujours Là")
