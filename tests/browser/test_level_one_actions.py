"""What level 1 does beside checks, by hand in French; the last resort in Dutch (M2.1.d, e, g, h, i, j, M24)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.app.documents import files
from tests.browser.steps import choose, enter, sound
from tests.browser.test_level_one import found

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def opened(page: Page, language: str, concern: str, **named: str) -> str:
    """Open a case in Saint-Gilles, without a name unless one is given; return its address."""
    enter(page, language, {"fr": "amina@seuil.example", "nl": "bram@seuil.example"}[language])
    page.goto("/cases/new")
    choose(page, "concern", concern)
    if named:
        for field, words in named.items():
            page.locator(f"#{field}").fill(words)
        choose(page, "safe_to_contact", "yes")
    else:
        choose(page, "identity", "anonymous")
    choose(page, "language", language)
    page.locator("#postal_code").fill("1060")
    page.locator("main form[data-guard] button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    return page.url


def begun(page: Page, case: str, title: str) -> str:
    """Find an action in the list of a case, read what it is, begin it; return its address."""
    page.goto(f"{case}/actions")
    page.locator(".lm-next__step", has_text=title).get_by_role("link").click()
    page.wait_for_url(re.compile(r"/actions/new/"))
    page.get_by_role("button", name="Commencer").click()
    page.wait_for_url(re.compile(r"/actions/\d+$"))
    return page.url


def kept(page: Page) -> None:
    """Save the file of an action."""
    page.locator("main form[data-guard] button").last.click()
    expect(page.locator(".lm-flash, .govuk-notification-banner, [role=status]").first).to_be_visible()


def drafted(page: Page, title: str) -> None:
    """Take a letter that goes with the action, in French, and look at its page."""
    page.get_by_role("link", name=title).first.click()
    page.wait_for_url(re.compile(r"/letters/new\?letter="))
    choose(page, "language", "fr")
    page.locator("#submit").click()
    page.wait_for_url(re.compile(r"/letters/\d+$"))
    expect(page.locator("main h1")).to_contain_text(title)
    expect(page.locator("#pages img").first).to_be_visible()


def noted(page: Page, status: str) -> None:
    """Note where an action stands."""
    choose(page, "status", status)
    page.get_by_role("button", name="Noter l'état").click()
    page.wait_for_load_state()


def test_m2_1_d_social_housing_is_registered_with_its_proof_and_renewed(page: Page, watched: list[str]) -> None:
    case = opened(page, "fr", "arrears")
    page.goto(f"{case}/papers")
    proof = {"name": "accuse.pdf", "mimeType": "application/pdf", "buffer": files.pdf()}
    page.locator("#file").set_input_files([proof])  # type: ignore[list-item]
    page.locator("#kind").select_option("social_housing")
    page.locator("form[data-upload] button[type=submit]").click()
    expect(page.locator(".lm-paper")).to_have_count(1)
    begun(page, case, "S'inscrire pour un logement social")
    for name in ("no_property", "income_fits", "one_registered"):
        choose(page, f"q_{name}", "yes")
    page.locator("#p_society").fill("BinHôme")
    page.locator("#p_filed_on").fill("6/7/2026")
    page.locator("#document").select_option(label="Inscription au logement social")
    kept(page)
    expect(page.locator("main .lm-note--good").last).to_contain_text("Probablement oui")
    noted(page, "done")
    expect(page.locator("main")).to_contain_text("À renouveler le")
    sound(page, "m21d-done", phone=True)
    page.goto(case)
    expect(page.locator("#facts")).to_contain_text("à renouveler le 08/07/2027")


def test_m2_1_e_a_refused_rent_allowance_is_appealed_in_time(page: Page, watched: list[str]) -> None:
    case = opened(page, "fr", "arrears")
    begun(page, case, "Demander l'allocation de loyer")
    choose(page, "q_registered", "yes")
    kept(page)
    expect(page.locator("main .lm-note--warn").last).to_contain_text("On ne peut pas encore le dire")
    sound(page, "m21e-missing", phone=True)
    page.locator("#p_filed_on").fill("01/06/2026")
    choose(page, "p_decision", "refused")
    page.locator("#p_decided_on").fill("07/07/2026")
    page.locator("#p_appeal_by_on").fill("06/08/2026")
    kept(page)
    page.goto(case)
    expect(page.locator("time[datetime='2026-08-06']").first).to_be_attached()
    expect(page.locator("main")).to_contain_text("Dernier jour du recours : allocation de loyer")
    sound(page, "m21e-case", phone=True)


def test_m2_1_g_cash_rent_gets_its_receipt(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    case = found(page, "Popescu")
    begun(page, case, "Obtenir des reçus")
    page.locator("#p_months").fill("avril à juin 2026")
    page.locator("#p_asked_on").fill("08/07/2026")
    kept(page)
    sound(page, "m21g-action", phone=True)
    drafted(page, "Reçu pour un loyer payé en espèces")
    sound(page, "m21g-letter", phone=True)
    page.goto(case)
    expect(page.locator("main")).to_contain_text("Reçu attendu du bailleur")


def test_m2_1_h_an_oral_lease_is_proved_and_no_residence_status_asked(page: Page, watched: list[str]) -> None:
    enter(page, "fr", "amina@seuil.example")
    case = found(page, "Popescu")
    begun(page, case, "Réunir les preuves du bail oral")
    for paper in ("payments", "witnesses", "mail"):
        page.locator(f"input[name=papers][value={paper}]").check()
    page.locator("#p_since_on").fill("01/03/2021")
    page.locator("#p_rent").fill("620")
    page.locator("#p_paid_to").fill("En main propre, au fils du propriétaire")
    kept(page)
    expect(page.locator("main")).to_contain_text("on ne demande pas le titre de séjour")
    names = page.locator("main [name]").evaluate_all("all => all.map(one => one.name)")
    assert [name for name in names if re.search("resid|sejour|permit|national|titre", name)] == []
    sound(page, "m21h-action", phone=True)
    drafted(page, "Déclaration de bail verbal")
    sound(page, "m21h-letter", phone=True)


def test_m2_1_i_the_cpas_of_the_commune_is_proposed_and_acknowledges(page: Page, watched: list[str]) -> None:
    case = opened(page, "fr", "arrears", first_name="Ilse", last_name="Bodart")
    begun(page, case, "Mettre en contact avec le CPAS compétent")
    expect(page.locator("#p_centre")).to_have_value("cpas-21013")
    for paper in ("consent", "request"):
        page.locator(f"input[name=papers][value={paper}]").check()
    page.locator("#p_contact").fill("référent logement")
    page.locator("#p_applied_on").fill("8/7/2026")
    page.locator("#p_acknowledged_on").fill("8/7/2026")
    kept(page)
    sound(page, "m21i-action", phone=True)
    page.goto(case)
    expect(page.locator("main")).to_contain_text("Décision du CPAS attendue")
    expect(page.locator("time[datetime='2026-08-07']").first).to_be_attached()


def test_m2_1_j_the_last_resort_is_asked_with_its_reasons(page: Page, watched: list[str]) -> None:
    case = opened(page, "nl", "put_out_by_host", first_name="Joke", last_name="Wauters")
    page.goto(f"{case}/events/referral_requested")
    expect(page.locator("main .lm-note--warn")).to_contain_text("De persoon gaf nog geen akkoord")
    sound(page, "m21j-refused", phone=True)
    page.locator("main .lm-note--warn a").click()
    page.wait_for_url(re.compile(r"/notes$"))
    page.locator("#kind").select_option("consent")
    page.locator("#text").fill("Mondeling akkoord om Bruss'help een oplossing te vragen.")
    page.locator("main form button").last.click()
    page.wait_for_url(re.compile(r"/cases/\d+(#.*)?$"))
    page.goto(f"{case}/events/referral_requested")
    choose(page, "given_solution_asked", "emergency")
    page.locator("#save").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Er zijn betere oplossingen")
    sound(page, "m21j-reasons", phone=True)
    choose(page, "given_solution_asked", "transit")
    page.locator("#given_why_not_better").fill("De vriendin laat haar niet terug; geen woning vrij voor vrijdag.")
    page.locator("#save").click()
    page.wait_for_url(re.compile(r"/cases/\d+$"))
    expect(page.locator("#happened")).to_contain_text("geen woning vrij voor vrijdag")
    expect(page.locator("time[datetime='2026-07-15']").first).to_be_attached()
    sound(page, "m21j-case", phone=True)


def test_m24_a_minor_alone_is_routed_elsewhere(page: Page, watched: list[str]) -> None:
    case = opened(page, "nl", "put_out_by_host")
    page.goto(f"{case}/household")
    page.locator("main a[href*='/household/']:not([href$=new])").first.click()
    page.locator("#birth_year").fill("2010")
    page.locator("main form[data-guard] button").last.click()
    page.wait_for_url(re.compile(r"/household$"))
    page.goto(f"{case}/events/referral_requested")
    expect(page.locator("main .lm-note--warn")).to_contain_text("de dienst Voogdij, Fedasil of de jeugdhulp")
    expect(page.locator("main form")).to_have_count(0)
    sound(page, "m24-minor", phone=True)
