"""A petition comes by e-mail, a person confirms it, a plan is recorded (M2.2.a to M2.2.c)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.app.inbox import samples
from tests.browser.steps import choose, enter, sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
LIMEN = Path(sys.executable).with_name("limen")


def deliver(data_dir: Path, content: bytes) -> str:
    """Put a mail into a Maildir as a mail server does, and have it fetched as cron does."""
    folder = data_dir / "maildir"
    for name in ("tmp", "new", "cur"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "new" / "1783500000.1.greffe").write_bytes(content)
    env = {
        **os.environ, "LIMEN_DATA_DIR": str(data_dir), "LIMEN_DEMO_DATE": "2026-07-08",
        "LIMEN_INBOX_MAILDIR": str(folder), "LIMEN_INBOX_ORGANISATION": "SEUIL",
    }  # fmt: skip
    env.pop("LIMEN_DATABASE_URL", None)
    done = subprocess.run([LIMEN, "inbox", "fetch"], check=True, env=env, cwd=ROOT, capture_output=True, text=True)
    return done.stdout


def test_from_a_mail_to_a_plan_in_the_case(page: Page, watched: list[str], demo_data: Path) -> None:
    text = samples.CLAIM_FR.text.replace("HADDAD Samira", "OUEDRAOGO Aïcha").replace("26 A 1234", "26 A 9911")
    attached = samples.pdf(text.replace("112 bte 3", "71"))
    assert "1 new" in deliver(demo_data, samples.mail(attached=attached))
    enter(page, "fr", "amina@seuil.example")
    page.get_by_role("navigation", name="Principal").get_by_role("link", name=re.compile("Messages officiels")).click()
    sound(page, "inbox.fr", phone=True)
    page.get_by_role("listitem").filter(has_text="26A9911").get_by_role("link").first.click()
    sound(page, "inbox-message.fr", phone=True)
    assert page.locator("#hearing_on").input_value() == "20/08/2026"
    assert page.locator(".lm-paper__large img").is_visible()
    assert "audience" in page.locator(".govuk-hint q").all_inner_texts()[1]
    page.locator("#roll_number").press("Enter")
    page.wait_for_url("**/cases/*")
    assert page.get_by_text("Message reçu").first.is_visible()
    assert "Aïcha Ouedraogo" in page.locator("h1").inner_text()
    case = page.url.partition("?")[0]
    page.goto(f"{case}/procedure")
    assert page.get_by_text("20 août 2026").first.is_visible()

    # And on, until a plan stands in the case: the account, two plans weighed, one agreed out of court (M2.2.c).
    page.goto(f"{case}/debt/paste")
    page.locator("#rows").fill("1/5/2026; loyer mai; 850\n1/6/2026; loyer juin; 850\n4/6/2026; paiement; 250")
    with page.expect_navigation():
        page.get_by_role("button", name="Ajouter ces lignes").click()
    page.goto(f"{case}/debt/plan")
    page.locator("#first_on").fill("01/08/2026")
    page.locator("#monthly").fill("145")
    with page.expect_navigation():
        page.get_by_role("button", name="Garder pour comparer").click()
    page.goto(f"{case}/debt")
    page.get_by_role("link", name="Convenu : Plan 1").click()
    page.locator("#on").fill("08/07/2026")
    choose(page, "how", "out_of_court")
    choose(page, "clause", "first_default")
    with page.expect_navigation():
        page.get_by_role("button", name="Noter l'accord").click()
    sound(page, "petition-to-plan.fr", phone=True)
    page.goto(case)
    assert page.get_by_text("Accord en cours").first.is_visible()
