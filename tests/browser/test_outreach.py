"""Reaching a tenant in three clicks, what can still be won, the sheets and the roll on paper (M2.2.b-d, M2.2.h)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import axe_clean, enter, shot, sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def on_paper(page: Page, name: str) -> None:
    """Look at a page as it is printed: no frame, no buttons, black on white."""
    page.emulate_media(media="print")
    shot(page, f"{name}-paper")
    expect(page.locator(".lm-head")).to_be_hidden()
    expect(page.locator("main .govuk-button").first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('main h2')).color") == "rgb(0, 0, 0)"
    page.emulate_media(media="screen")


def test_a_tenant_is_tried_sorted_visited_and_expected_at_the_hearing(page: Page) -> None:
    enter(page, "nl", "greet@cpas.example")
    page.goto("/petitions")
    sound(page, "outreach-petitions", phone=True)
    joseph = page.locator(".lm-petition", has_text="Mukendi")
    expect(joseph).to_contain_text("Huurder nog niet bereikt")
    joseph.get_by_role("link", name="Joseph Mukendi").click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    case = page.url

    # Three clicks below the line that opens: how, what came of it, note.
    card = page.locator(".lm-card", has_text="De huurder bereiken")
    card.locator("summary", has_text="Een poging noteren").click()
    card.get_by_label("Telefoon").check()
    card.get_by_label("Geen antwoord").check()
    card.get_by_role("button", name="De poging noteren").click()
    expect(page.locator("body")).to_contain_text("De huurder kon niet bereikt worden")
    expect(page.locator(".lm-card", has_text="De huurder bereiken")).to_contain_text("1 poging zonder antwoord")

    page.goto(f"{case}/attempts/new")
    page.get_by_label("Huisbezoek").first.check()
    page.get_by_label("Afspraak gemaakt").check()
    page.locator("#attempted_time").fill("halfzes")
    page.get_by_role("button", name="De poging noteren").click()
    expect(page.locator(".govuk-error-message")).to_contain_text("14:30")
    expect(page.get_by_label("Afspraak gemaakt")).to_be_checked()
    sound(page, "outreach-attempt", phone=True)
    page.locator("#attempted_time").fill("17u30")
    page.get_by_role("button", name="De poging noteren").click()
    page.wait_for_url(case)
    page.goto(f"{case}/attempts")
    expect(page.locator("main")).to_contain_text("17:30 · Huisbezoek")
    sound(page, "outreach-attempts", phone=True)

    page.goto("/petitions")
    expect(page.locator(".lm-petition", has_text="Mukendi")).not_to_contain_text("Huurder nog niet bereikt")
    for name in ("Mukendi", "De Backer"):
        page.locator(".lm-petition", has_text=name).get_by_label("Bezoek").check()
    page.get_by_role("button", name="Fiches voor de aangevinkte bezoeken").click()
    expect(page.locator(".lm-visit__where")).to_have_text(["Munthofstraat 9", "Munthofstraat 118"])
    for outer in page.locator(".lm-visit__outer").all():
        assert not re.search(r"schuld|zitting|rechter|huurachterstal|OCMW van", outer.inner_text(), re.IGNORECASE)
    axe_clean(page)
    on_paper(page, "outreach-visits")

    page.goto("/hearings?on=2026-07-09")
    expect(page.locator("main")).to_contain_text("Vredegerecht Sint-Gillis")
    sound(page, "outreach-hearings", phone=True)
    row = page.get_by_role("row", name=re.compile("Mukendi"))
    row.get_by_role("link", name=re.compile("Wijzigen")).click()
    expect(page.locator(".lm-card", has_text="Vredegerecht Sint-Gillis")).to_contain_text("Dinsdag, Donderdag")
    page.get_by_label("De advocaat alleen").check()
    page.locator("#lawyer").fill("Mr. Voorbeeld")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("row", name=re.compile("Mukendi"))).to_contain_text("Mr. Voorbeeld")
    on_paper(page, "outreach-hearings")
