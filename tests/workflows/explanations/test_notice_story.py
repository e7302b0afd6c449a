"""The days of an answer about a notice: all of them, in order, drawn for everybody (M2.1.b, M5.3)."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from workflows.checks import CHECKS
from workflows.explanations import EXPLANATIONS
from workflows.explanations.landlord_notice.claims import months_of_rent
from workflows.explanations.landlord_notice.moments import exit_hint, moments
from workflows.explanations.landlord_notice.story import received_between
from workflows.explanations.story import Moment, Sign, Span, Story, full_day, no_story
from workflows.explanations.timeline import PAPER, SCREEN, drawn, told
from workflows.figures import Figures
from workflows.law import Text

VECTORS = Path(__file__).parents[2] / "vectors" / "landlord_notice.json"
FACTS: dict[str, dict[str, Any]] = {
    vector["id"]: vector["facts"]
    for vector in json.loads(VECTORS.read_text(encoding="utf-8"))
    if "error" not in vector["expect"]
}
SVG = "{http://www.w3.org/2000/svg}"
BRANCHES = "LN-P13"


def answer(facts: dict[str, Any]) -> dict[str, Any]:
    return CHECKS["landlord_notice"].run(facts, Figures.shipped())


def story_of(facts: dict[str, Any]) -> Story:
    found = EXPLANATIONS["landlord_notice"].story(facts, answer(facts))
    assert found is not None
    return found


@pytest.mark.parametrize("name", FACTS)
def test_every_day_of_the_answer_is_told_and_in_order(name: str) -> None:
    facts = FACTS[name]
    result, story = answer(facts), story_of(facts)
    days = {moment.on for moment in story.moments}
    expected = {facts["as_of"], result["lawful_end_date"], result["landlord_notice_end_on"]}
    expected |= {branch["lawful_end_date"] for branch in result["alternatives"]}
    keys = ("prorogation_letter_by", "kinship_action_by", "documents_action_by", "counter_notice_earliest_end_on")
    expected |= {result["tenant_deadlines"][key] for key in keys}
    expected |= {value for key, value in result["landlord_duties_after"].items() if key != "occupy_years"}
    assert expected - {None} <= days
    assert all(first.on <= then.on for first, then in pairwise(story.moments))
    assert len(story.branches) == len(result["alternatives"])
    assert [branch.ends_on for branch in story.branches] == [
        branch["lawful_end_date"] for branch in result["alternatives"]
    ]
    assert {claim.code for claim in story.claims} == set(result["indemnities"])
    assert len(story.reminders) == 5
    assert (story.end_label is None) == (story.ends_on is None)


@pytest.mark.parametrize("name", FACTS)
@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("form", [SCREEN, PAPER], ids=["screen", "paper"])
def test_every_drawing_is_sound_accessible_and_free_of_style(name: str, language: str, form: Any) -> None:
    story = story_of(FACTS[name])
    drawing = drawn(story, language, "days", form=form)
    if len({moment.on for moment in story.moments}) < 2:
        assert drawing == ""
        return
    root = ET.fromstring(drawing)  # noqa: S314 — drawn by ourselves
    assert root.get("role") == "img"
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert root.get("aria-labelledby") in ids
    assert root.get("aria-describedby") in ids
    assert "style" not in {key for one in root.iter() for key in one.attrib}
    assert not list(root.iter(f"{SVG}script"))
    written = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    for moment in story.moments:
        assert full_day(moment.on).of(language) in written
    height = float(str(root.get("viewBox")).split()[3])
    lines = [float(str(span.get("y"))) for span in root.iter(f"{SVG}tspan")]
    assert lines == sorted(lines), "labels never cross"
    assert max(lines) <= height


def test_a_receipt_that_is_not_proved_shows_its_band_and_both_ends() -> None:
    story = story_of(FACTS[BRANCHES])
    assert [span.code for span in story.spans] == ["guard_band", "notice_period"]
    ends = story.of(Sign.END)
    assert [end.on for end in ends] == ["2026-04-30", "2026-05-31"]
    assert "31 octobre 2025" in ends[0].label.fr
    assert "1 november 2025" in ends[1].label.nl
    said = told(story, "fr")
    assert "jeudi 30 avril 2026" in said
    assert "La lettre a pu arriver : jeudi 30 octobre 2025" in said
    assert 'class="is-guard"' in drawn(story, "nl", "x")
    assert (
        EXPLANATIONS["landlord_notice"]
        .sentence(FACTS[BRANCHES], answer(FACTS[BRANCHES]))
        .fr.startswith("Ce congé peut mettre fin au bail, mais la date dépend")
    ), "never one date without the other"


def test_a_letter_that_came_too_late_shows_its_limit_and_no_end() -> None:
    story = story_of(FACTS["LN-P09"])
    assert story.of(Sign.END) == ()
    assert [one.on for one in story.of(Sign.LIMIT)] == ["2026-02-28"]
    assert story.ends_on is None
    assert story.advice is not None
    assert "Ne signez rien" in story.advice.fr


def test_money_that_nobody_can_count_stays_without_amount() -> None:
    facts = json.loads(json.dumps(FACTS["LN-P08"]))
    del facts["lease"]["rent_monthly"]
    (claim,) = story_of(facts).claims
    assert (claim.amount, claim.months, claim.certain) == (None, 9, True)
    assert "31 août 2026" in claim.status.fr
    assert months_of_rent(1) == Text(fr="1 mois de loyer", nl="1 maand huur")


def test_a_deadline_with_two_readings_names_both() -> None:
    facts = json.loads(json.dumps(FACTS[BRANCHES]))
    facts["notice"] |= {"received_on": "2025-11-03", "posted_on": "2025-10-29"}
    facts["notice"]["occupier"] |= {"relation": "descendant", "proof_asked_on": "2025-11-10"}
    rolled = answer(facts)["tenant_deadlines"]
    assert rolled["kinship_proof_due_by"] != rolled["kinship_proof_due_by_latest"]
    due = next(one for one in moments(facts, answer(facts)) if one.code == "kinship_proof_due_by")
    assert due.hint is not None
    assert "12 janvier 2026" in due.hint.fr
    assert "12 januari 2026" in due.hint.nl


def test_the_tenants_own_way_out_says_what_it_costs() -> None:
    free = exit_hint({"months": 0, "ends_on": "2026-03-10", "indemnity_months": 0})
    assert free.fr == "Sans préavis ni indemnité."
    paid = exit_hint({"months": 3, "ends_on": "2026-06-30", "indemnity_months": 1})
    assert "1 mois de loyer" in paid.fr
    assert "1 maand huur" in paid.nl
    assert "2 maanden huur" in exit_hint({"months": 3, "ends_on": "2026-06-30", "indemnity_months": 2}).nl
    assert "sans indemnité" in exit_hint({"months": 3, "ends_on": "2026-06-30", "indemnity_months": 0}).fr


def test_one_day_of_receipt_is_not_told_as_two() -> None:
    one = received_between({"receipt_from": "2026-03-02", "receipt_to": "2026-03-02"})
    assert one == Text(fr="Si la lettre est arrivée le 2 mars 2026", nl="Als de brief aankwam op 2 maart 2026")


def test_a_span_between_rows_stands_between_them() -> None:
    days = ("2026-01-01", "2026-01-11", "2026-03-01")
    band = Span("guard_band", "2026-01-06", "2026-01-08", Text(fr="entre", nl="tussen"))
    shown = tuple(Moment(on, Sign.SENT, on, Text(fr="a < b", nl="a < b")) for on in days)
    story = Story(None, None, moments=shown, spans=(band,))
    drawing = drawn(story, "fr", "d")
    assert "a &lt; b" in drawing
    rect = ET.fromstring(drawing).find(f"{SVG}rect")  # noqa: S314 — drawn by ourselves
    tops = [float(str(line.get("y"))) for line in ET.fromstring(drawing).iter(f"{SVG}text") if line.get("y")]  # noqa: S314
    assert rect is not None
    assert tops[0] < float(str(rect.get("y"))) < tops[1]
    assert drawn(Story(None, None, moments=story.moments[:1]), "fr", "d") == ""
    assert no_story({}, {}) is None
    assert full_day(date(2026, 5, 31).isoformat()) == Text(fr="dimanche 31 mai 2026", nl="zondag 31 mei 2026")
