"""The agenda in a browser: accessible in light and dark, on a phone, by keyboard, and a week on one sheet of paper."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pypdf
import pytest

from tests.browser.steps import enter, sound

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "email"), [("fr", "amina@seuil.example"), ("nl", "bram@seuil.example")])
def test_list_week_year_and_account_are_sound(page: Page, watched: list[str], language: str, email: str) -> None:
    enter(page, language, email)
    for name, address in {
        "agenda-list": "/agenda",
        "agenda-week": "/agenda?view=week&who=team",
        "agenda-year": "/agenda?view=year&who=team",
        "account": "/account",
    }.items():
        page.goto(address)
        sound(page, f"{name}.{language}", phone=True)


def test_by_keyboard_from_a_day_of_the_year_to_its_week(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    page.goto("/agenda?view=year&who=team")
    marked = {_day_of(link) for link in page.locator(".lm-month .is-legal a").all()}
    link = page.locator(".lm-month .is-legal a").first
    chosen = _day_of(link)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**view=week**")
    monday = chosen - timedelta(days=chosen.weekday())
    shown = page.locator(".lm-week__day:has(.lm-week__item.is-legal) time").all()
    assert {str(one.get_attribute("datetime")) for one in shown} == {
        day.isoformat() for day in marked if monday <= day < monday + timedelta(days=7)
    }


def _day_of(link: Locator) -> date:
    """Return the day that a link of the year leads to."""
    (said,) = parse_qs(urlsplit(str(link.get_attribute("href"))).query)["on"]
    return date.fromisoformat(said)


def test_a_week_is_one_sheet_of_paper_lying_down(page: Page, watched: list[str]) -> None:
    enter(page, "nl", "bram@seuil.example")
    page.goto("/agenda?view=week")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    (sheet,) = printed.pages
    assert sheet.mediabox.width > sheet.mediabox.height
    text = sheet.extract_text()
    assert "Kofi Mensah" in text
    assert "Afdrukken" not in text
    assert "/cases/" not in text
