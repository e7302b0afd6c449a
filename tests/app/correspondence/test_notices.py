"""What a letter knows of a landlord's notice is what its check found: real rules, real answers."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.correspondence.context import build, not_ready
from app.store.tables import Case, CheckRecord, OtherParty
from letters.catalogue import CATALOGUE
from letters.html import adviser_page, missing_fields, paragraphs, text_only
from letters.notices import Notice, notice_of
from letters.text import LANGUAGES
from tests.app.correspondence.test_context import rows
from workflows.checks import CHECKS
from workflows.figures import Figures

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "landlord_notice.json").read_text(encoding="utf-8"))
ANSWERED = {vector["id"]: vector["facts"] for vector in VECTORS if "error" not in vector["expect"]}
CONTEST = CATALOGUE["contest_notice"]
AGAINST = frozenset({"unlawful", "no_effect", "voidable", "suspended", "lawful_postponed"})
TODAY = date(2026, 7, 8)


def answer(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the answer of the check as it is kept: JSON and nothing else."""
    found: dict[str, Any] = json.loads(json.dumps(CHECKS["landlord_notice"].run(facts, Figures.shipped())))
    return found


def kept(facts: dict[str, Any]) -> CheckRecord:
    result = answer(facts)
    return CheckRecord(id=1, case_id=1, check="landlord_notice", verdict=result["verdict"], facts=facts, result=result)


def grounds() -> set[str]:
    (ask,) = [ask for ask in CONTEST.asks if ask.id == "grounds"]
    return {option.code for option in ask.options}


@pytest.mark.parametrize("vector", ANSWERED)
def test_every_notice_that_the_check_turns_down_can_be_contested(vector: str) -> None:
    facts = ANSWERED[vector]
    result = answer(facts)
    notice = notice_of(result, facts)
    if facts["subject"] != "landlord_notice":
        assert notice.verdict is None
        return
    assert notice.verdict == result["verdict"]
    assert (result["verdict"] in AGAINST) <= bool(set(notice.irregularities) & grounds())
    context = build(rows(check=kept(facts)), CONTEST, written_on=TODAY, sending="S-REG", options={})
    if missing_fields(CONTEST, context):
        assert not set(notice.irregularities) & grounds()
        return
    for language in LANGUAGES:
        printed = {paragraph.id for paragraph in paragraphs(CONTEST, language, context)}
        assert set(notice.irregularities) & grounds() <= printed
        assert adviser_page(CONTEST, language, context)


def test_dates_and_money_of_a_check_are_taken_over_to_the_day() -> None:
    notice = notice_of(answer(ANSWERED["LN-P13"]), ANSWERED["LN-P13"])
    assert notice.posted_on == date(2025, 10, 29)
    assert (notice.received_on, notice.receipt_certain) == (date(2025, 11, 3), False)
    assert (notice.announced_end_on, notice.lawful_end_on) == (date(2026, 4, 30), date(2026, 5, 31))
    assert notice.end_on == date(2026, 5, 31)
    assert notice.prorogation_letter_by == date(2026, 3, 31)
    assert notice.kinship_action_by == date(2026, 2, 28)
    assert notice.counter_notice_earliest_end_on == date(2025, 12, 31)
    assert notice.irregularities == ("anytime_date_moved",)
    assert notice.indemnity is None
    owed = notice_of(answer(ANSWERED["LN-P08"]), ANSWERED["LN-P08"])
    assert (owed.indemnity, owed.indemnity_months) == (Decimal("8100.00"), 9)
    late = notice_of(answer(ANSWERED["LN-P09"]), ANSWERED["LN-P09"])
    assert (late.latest_receipt_on, late.lawful_end_on) == (date(2026, 2, 28), None)
    assert late.end_on == date(2026, 8, 31)


def test_a_letter_starts_from_no_check_at_all() -> None:
    context = build(
        rows(), CONTEST, written_on=TODAY, sending="S-REG", options={"asked": {"grounds": ["fixed_date_late"]}}
    )
    assert context.notice == Notice()
    assert missing_fields(CONTEST, context) == []
    assert "sans effet pour la date annoncée" in text_only(CONTEST, "fr", context)


def test_the_adviser_corrects_what_the_check_says() -> None:
    asked = {"received_on": "2025-11-04", "grounds": ["sale_not_a_ground"], "valid_end_on": None}
    context = build(
        rows(check=kept(ANSWERED["LN-P13"])), CONTEST, written_on=TODAY, sending="S-REG", options={"asked": asked}
    )
    text = text_only(CONTEST, "fr", context).replace("\u00a0", " ")
    assert "Le 4 novembre 2025" in text
    assert "Vente du logement" in text
    assert "31 mai 2026" not in text


def test_nothing_is_written_to_a_host_where_violence_is_recorded() -> None:
    spec = CATALOGUE["propose_talk_to_host"]
    host = OtherParty(
        id=9, role="host", name="Farid", kind="natural_person", civility="mr", attention_of="", box="", email="",
        street="rue Haute", house_number="1", postal_code="1000", locality="",
    )  # fmt: skip
    violent = Case(id=1, reference="X", language="fr", violence=True)
    assert [one.part for one in not_ready(rows(case=violent, parties=[host]), spec, {})] == ["blocked"]
    context = build(rows(parties=[host]), spec, written_on=TODAY, sending="S-SOFT", options={})
    assert context.office is not None
    assert context.office.name == "Farid"
    assert spec.blocked is not None
    assert "112" in spec.blocked.text.nl


def test_a_late_request_for_an_extension_warns_and_can_still_be_written() -> None:
    spec = CATALOGUE["request_extension"]
    asked = {"end_on": "2026-07-31", "requested_until": "2026-12-31", "reasons": ["age"]}
    late = build(rows(), spec, written_on=TODAY, sending="S-REG", options={"asked": asked})
    assert missing_fields(spec, late) == []
    assert "mardi 30 juin 2026" in adviser_page(spec, "fr", late).replace("\u00a0", " ")
    assert "le résultat est incertain" in adviser_page(spec, "fr", late)
    early = build(rows(), spec, written_on=date(2026, 6, 29), sending="S-REG", options={"asked": asked})
    assert "incertain" not in adviser_page(spec, "fr", early)
    wrong = build(
        rows(), spec, written_on=TODAY, sending="S-REG", options={"asked": asked | {"requested_until": "2026-07-31"}}
    )
    assert "pas après la fin du bail" in adviser_page(spec, "fr", wrong)


def test_a_counter_notice_says_what_it_cannot_do() -> None:
    spec = CATALOGUE["counter_notice"]
    asked = {"ground": "end_of_term", "leaves_on": "2026-07-31"}
    context = build(rows(), spec, written_on=TODAY, sending="S-REG", options={"asked": asked})
    advice = adviser_page(spec, "nl", context).replace("\u00a0", " ")
    assert "geen tegenopzegging" in advice
    assert "31 juli 2026 is te vroeg" in advice
    assert "maandag 31 augustus 2026" in advice
