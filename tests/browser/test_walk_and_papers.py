"""On a telephone of 360 px: several papers at once, and a walk through a dwelling with one thumb (M2.1.g, M28.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.app.documents import files
from tests.browser.steps import PHONE, axe_clean, choose, enter, no_sideways_scroll, shot, sound

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def a_new_case(page: Page, language: str, email: str) -> str:
    """Open an anonymous case; return its address."""
    enter(page, language, email)
    page.goto("/cases/new")
    choose(page, "identity", "anonymous")
    choose(page, "concern", "defects")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/cases/\d+"))
    return page.url.split("#")[0]


def sent(name: str, content: bytes, kind: str) -> dict[str, str | bytes]:
    return {"name": name, "mimeType": kind, "buffer": content}


def test_several_papers_from_a_telephone(page: Page, watched: list[str]) -> None:
    case = a_new_case(page, "fr", "amina@seuil.example")
    page.set_viewport_size(PHONE)
    page.goto(f"{case}/papers")
    no_sideways_scroll(page)
    page.locator("#file").set_input_files([
        sent("bail.pdf", files.pdf(2), "application/pdf"),  # type: ignore[list-item]
        sent("IMG_1.HEIC", files.HEIC, "image/heic"),  # type: ignore[list-item]
    ])  # fmt: skip
    page.locator("#kind").select_option("lease")
    page.locator("form[data-upload] button[type=submit]").click()
    expect(page.locator(".lm-paper")).to_have_count(2)
    expect(page.locator("body")).to_contain_text("2 documents sont gardés dans le dossier.")
    picture = page.locator(".lm-paper__picture img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.lm-paper__picture img').naturalWidth > 0")
    no_sideways_scroll(page)
    axe_clean(page)
    shot(page, "papers-phone")
    page.locator("#file").set_input_files([
        sent("programme.exe", b"MZ\x90\x00\x03", "application/octet-stream"),  # type: ignore[list-item]
        sent("bail2.pdf", files.pdf(3), "application/pdf"),  # type: ignore[list-item]
    ])  # fmt: skip
    page.locator("#title").fill("Annexe")
    page.locator("form[data-upload] button[type=submit]").click()
    expect(page.locator(".lm-note--bad")).to_contain_text("programme.exe")
    expect(page.locator("#title")).to_have_value("Annexe")
    expect(page.locator(".lm-paper")).to_have_count(3)
    axe_clean(page)
    page.locator(".lm-paper h2 a").first.click()
    page.wait_for_function("() => document.querySelector('.lm-paper__large img').naturalWidth > 0")
    page.set_viewport_size({"width": 1280, "height": 900})
    sound(page, "paper", phone=True)


def test_too_many_files_are_told_before_anything_is_sent(page: Page, watched: list[str]) -> None:
    case = a_new_case(page, "nl", "bram@seuil.example")
    page.goto(f"{case}/papers")
    many = [sent(f"{number}.txt", b"tekst", "text/plain") for number in range(11)]
    page.locator("#file").set_input_files(many)  # type: ignore[arg-type]
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    page.locator("form[data-upload] button[type=submit]").click()
    expect(page.locator("[data-upload-problem]")).to_contain_text("Hoogstens 10 bestanden")
    assert posts == []


def test_a_walk_with_one_thumb(page: Page, watched: list[str]) -> None:
    case = a_new_case(page, "nl", "bram@seuil.example")
    page.set_viewport_size(PHONE)
    page.goto(f"{case}/defects")
    no_sideways_scroll(page)
    page.get_by_role("link", name="Badkamer").click()
    more = page.locator("#damp .lm-defect__more")
    expect(more).to_be_hidden()
    choose(page, "damp_present", "yes")
    expect(more).to_be_visible()
    targets = page.locator("#damp .govuk-radios__item").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(targets) >= 24, targets
    page.locator("#damp_remark").fill("Hele plafond")
    page.locator("#damp_photos").set_input_files(sent("IMG_9.jpg", files.photo(), "image/jpeg"))  # type: ignore[arg-type]
    choose(page, "gas_co_present", "no")
    no_sideways_scroll(page)
    axe_clean(page)
    page.locator("#save").click()
    page.wait_for_url(re.compile(r"/defects/toilet$"))
    expect(page.locator("body")).to_contain_text("Opgeslagen: Badkamer.")
    page.locator("#save_and_list").click()
    page.wait_for_url(re.compile(r"/defects$"))
    found = page.locator(".lm-found")
    expect(found).to_contain_text("Badkamer: Vocht of schimmel")
    expect(found.locator("img")).to_have_count(1)
    page.set_viewport_size({"width": 1280, "height": 900})
    sound(page, "defects", phone=True)


def test_photos_stay_chosen_when_something_else_must_be_corrected(page: Page, watched: list[str]) -> None:
    """A photo taken on the spot cannot be taken again."""
    case = a_new_case(page, "fr", "amina@seuil.example")
    page.goto(f"{case}/defects/cellar")
    choose(page, "damp_present", "yes")
    page.locator("#damp_photos").set_input_files(sent("a.jpg", files.photo(), "image/jpeg"))  # type: ignore[arg-type]
    page.locator("#damp_since_on").fill("l'hiver passé")
    page.locator("#save_and_list").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.locator("#damp_photos").evaluate("one => one.files.length") == 1
    page.locator("#damp_since_on").fill("1/11/2025")
    page.locator("#save_and_list").click()
    page.wait_for_url(re.compile(r"/defects$"))
    expect(page.locator(".lm-found img")).to_have_count(1)


def test_the_walk_works_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url, viewport=PHONE)
    page = context.new_page()
    page.set_default_timeout(10_000)
    case = a_new_case(page, "fr", "amina@seuil.example")
    page.goto(f"{case}/defects/cellar")
    choose(page, "leak_present", "yes")
    expect(page.locator("#leak .lm-defect__more")).to_be_visible()
    expect(page.locator("#damp .lm-defect__more")).to_be_hidden()
    page.locator("#leak_photos").set_input_files(sent("a.jpg", files.photo(), "image/jpeg"))  # type: ignore[arg-type]
    page.locator("#save_and_list").click()
    expect(page.locator(".lm-found")).to_contain_text("Fuite ou infiltration d'eau")
    page.goto(f"{case}/papers")
    page.locator("#file").set_input_files(sent("bail.pdf", files.pdf(), "application/pdf"))  # type: ignore[arg-type]
    page.locator("form[data-upload] button[type=submit]").click()
    expect(page.locator(".lm-paper")).to_have_count(2)
    context.close()
