"""With the person beside: choose what goes into their own copy, look, lock it, take it home, note it (M28.1)."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pyrage
import pytest
from playwright.sync_api import expect

from tests.browser.steps import enter, sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "heading"), [("fr", "La copie de la personne"), ("nl", "De kopie van de persoon")]
)
def test_a_copy_is_chosen_looked_at_locked_and_taken_home(page: Page, language: str, heading: str) -> None:
    enter(page, language, "amina@seuil.example")
    page.goto("/cases?who=team")
    page.get_by_role("link", name=re.compile("Yasmina Haddad")).first.click()
    page.get_by_role("link", name=heading).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    sound(page, f"own-copy-{language}", phone=True)
    page.locator("main a.govuk-button").click()
    sound(page, f"own-copy-choose-{language}", phone=True)
    page.locator("input[name=sensitive][value=notes]").check()
    page.locator("#save").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    sound(page, f"own-copy-refused-{language}")
    page.locator("input[name=read_by_others]").check()
    page.locator("#save").click()
    words = page.locator("input[name=words]").input_value()
    expect(page.get_by_text(words)).to_be_visible()
    for part in page.locator("details summary").all():
        part.click()
    sound(page, f"own-copy-look-{language}", phone=True)
    with page.expect_download(timeout=60_000) as saved:
        page.locator("button[value=make]").click(timeout=60_000)  # the lock is slow on purpose
    assert saved.value.suggested_filename.endswith(".zip.age")
    opened = pyrage.passphrase.decrypt(saved.value.path().read_bytes(), words)
    with zipfile.ZipFile(io.BytesIO(opened)) as packed:
        assert packed.testzip() is None
        assert {"copy.pdf", "copy.json", "README.txt"} <= set(packed.namelist())
    page.locator("form[data-download] a.govuk-link").click()
    page.locator("main article").first.get_by_role("link").last.click()
    sound(page, f"own-copy-received-{language}", phone=True)
    page.locator("#save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
