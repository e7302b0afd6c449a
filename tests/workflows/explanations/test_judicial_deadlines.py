"""How the days of an eviction are told: plain words, both languages, the worst case never hidden (M2.2.b)."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.workflows.checks.judicial_deadlines.cases import (
    SERVED,
    SPRING,
    WINTER,
    Facts,
    Result,
    answer,
    changed,
    random_facts,
)
from tests.workflows.checks.judicial_deadlines.test_properties import quick, result_of
from workflows.checks.judicial_deadlines.deadlines import ARTICLES
from workflows.checks.judicial_deadlines.doubts import VERDICTS
from workflows.checks.judicial_deadlines.steps import NAMES, WHY_NOT
from workflows.explanations import EXPLANATIONS
from workflows.explanations.judicial_deadlines import course
from workflows.explanations.judicial_deadlines.verdict import soonest
from workflows.explanations.reading import day
from workflows.explanations.story import Sign
from workflows.explanations.timeline import drawn
from workflows.figures import Figures

TOLD = EXPLANATIONS["judicial_deadlines"]
SHIPPED = Figures.shipped()
VECTORS = [
    vector
    for vector in json.loads(
        (Path(__file__).parents[2] / "vectors/judicial_deadlines.json").read_text(encoding="utf-8")
    )
    if "error" not in vector["expect"]
]
LEAVE = re.compile(r"\b(vous devez (partir|quitter)|u moet (vertrekken|weg))\b", re.IGNORECASE)


def tell(facts: Facts, result: Result) -> None:
    """Check what holds for every answer that is told."""
    sentence = TOLD.sentence(facts, result)
    assert sentence.fr != sentence.nl
    assert not LEAVE.search(f"{sentence.fr} {sentence.nl}")
    days = result["earliest_eviction"]
    if days["plan"] != days["default"] and days["default"] and day(days["default"]).fr in sentence.fr:
        assert day(days["plan"]).fr in sentence.fr, "the literal day is never said without the worst case"
    story = TOLD.story(facts, result)
    assert story is not None
    assert all(first.on <= then.on for first, then in pairwise(story.moments))
    told = {moment.on for moment in story.moments}
    assert {days[reading] for reading in ("plan", "default", "contest")} - {None} <= told
    assert {one["act_by"] for one in result["deadlines"]} - {None} <= told
    assert bool(story.spans) <= bool(result["moratorium"]["applies"])
    figures = TOLD.key_figures(facts, result)
    if days["plan"] is not None:
        assert day(days["plan"]) in [figure.value for figure in figures if not figure.lesser]
    for language in ("fr", "nl"):
        assert "<svg" in drawn(story, language, "t") or len(told) == 1
    assert all(origin.text.fr for origin in TOLD.origins(facts, result, SHIPPED))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_every_vector_is_told(vector: dict[str, Any]) -> None:
    tell(vector["facts"], answer(vector["facts"]))


@quick
@given(random_facts())
def test_any_answer_can_be_told(facts: Facts) -> None:
    tell(facts, result_of(facts))


def test_there_are_words_for_every_code() -> None:
    assert set(TOLD.words) == set(VERDICTS)
    assert set(course.DEADLINES) == set(ARTICLES)
    assert set(course.DECIDED_BY) == set(NAMES)
    assert set(course.REASONS) == set(WHY_NOT)


ANNOUNCED = {"eviction_notice__eviction_on": "2026-10-15"}


@pytest.mark.parametrize(
    ("facts", "fr", "nl"),
    [
        (
            SERVED,
            (
                "L'expulsion pourrait avoir lieu au plus tôt le 15 octobre 2026 dans le pire des cas, le "
                "16 octobre 2026 si "
                "la loi est lue mot à mot."
            ),
            "ten vroegste op 15 oktober 2026 in het slechtste geval, op 16 oktober 2026 als de wet letterlijk wordt",
        ),
        (WINTER, "au plus tôt le 16 mars 2027.", "ten vroegste op 16 maart 2027."),
        (SPRING, "; un avocat peut plaider le 30 avril 2027.", "een advocaat kan 30 april 2027 bepleiten."),
        (
            changed(SERVED, eviction_notice=None),
            (
                "Si l'huissier postait son avis le 25 septembre 2026, ce serait au plus tôt le 15 "
                "octobre 2026 dans le pire"
            ),
            "post, wordt het ten vroegste op 15 oktober 2026 in het slechtste geval",
        ),
        (changed(SERVED, service=None), "aucun jugement signifié n'est connu", "geen betekend vonnis bekend"),
        (
            changed(SERVED, eviction_notice__eviction_on="2026-10-19"),
            "Le jour annoncé, le lundi 19 octobre 2026, est permis",
            "maandag 19 oktober 2026, mag volgens de wet",
        ),
        (changed(SERVED, **ANNOUNCED), "est discutable. L'expulsion", "is betwistbaar."),
        (
            changed(SERVED, eviction_notice__eviction_on="2026-11-12"),
            "Il tombe dans le moratoire hivernal",
            "in het wintermoratorium",
        ),
        (changed(SERVED, eviction_notice__eviction_on="2026-10-18"), "Ce n'est pas un jour ouvrable", "geen werkdag"),
        (
            changed(SERVED, eviction_notice__eviction_on="2026-10-12"),
            "n'est pas permis par la loi. L'expulsion pourrait avoir lieu au plus tôt le 15 octobre 2026",
            "mag niet volgens de wet. De uithuiszetting kan ten vroegste op 15 oktober 2026",
        ),
        (
            changed(SERVED, service={"on": "2026-09-15", "cpas_informed": False}, **ANNOUNCED),
            "tant que l'huissier n'a pas informé le CPAS",
            "zolang het OCMW niet over de betekening is ingelicht",
        ),
        (
            changed(SPRING, rehousing={"effective_on": "2027-05-01", "proof_given_on": "2027-04-19"}),
            "l'expulsion n'a pas lieu",
            "gaat niet door",
        ),
        ({"as_of": "2027-01-01", "title_type": "prosecutor_order"}, "ordonnance du procureur", "procureur des Konings"),
        (
            {"as_of": "2027-01-01", "title_type": "administrative_order"},
            "se trouve dans l'arrêté",
            "staat in het besluit",
        ),
        (
            {
                "as_of": "2026-12-16",
                "title_type": "administrative_order",
                "administrative_order": {"evacuate_on": "2026-12-18"},
            },
            "le vendredi 18 décembre 2026, sans autre délai",
            "vrijdag 18 december 2026, zonder andere termijn",
        ),
        (changed(SERVED, title_type=None), "à quel titre le logement est occupé", "op welke grond"),
        (
            changed(SERVED, judgment__provisional_enforcement_excluded=True),
            "laissent un doute",
            "laten twijfel",
        ),
    ],
)
def test_the_sentence(facts: Facts, fr: str, nl: str) -> None:
    found = TOLD.sentence(facts, answer(facts))
    assert fr in found.fr
    assert nl in found.nl


def test_a_reading_without_a_day_says_so() -> None:
    assert "la loi ne donne pas encore de jour" in soonest({"plan": "2026-10-15", "default": None, "contest": None}).fr
    assert soonest({"plan": None, "default": None, "contest": None}).nl == "de dag is niet bekend"


def followed(facts: Facts) -> dict[str, str]:
    return {one.code: one.text.fr for one in TOLD.consequences(facts, answer(facts))}


def test_what_a_person_can_do() -> None:
    assert list(followed(SERVED)) == ["prove_rehousing", "plan_on_worst", "appeal", "no_eviction_without_judgment"]
    assert followed(SERVED)["prove_rehousing"].endswith("Au plus tard le 21 octobre 2026.")
    assert next(iter(followed(changed(SERVED, eviction_notice__eviction_on="2026-10-12")))) == "contest"
    assert "ask_bailiff" in followed(changed(SERVED, service={"on": "2026-09-15"}))
    assert "winter" in followed(WINTER)
    fund = {"judgment": {"given_on": "2026-11-20"}, "landlord": {"kind": "company"}}
    assert "fund" in followed(WINTER | fund | {"registration": {"regional": {"done": True}}})
    late = followed(changed(SERVED, as_of="2027-01-05"))
    assert {"prove_rehousing", "appeal"}.isdisjoint(late)
    assert followed({"as_of": "2027-01-01", "title_type": "prosecutor_order"}) == {}


def test_the_days_are_told_with_the_winter_and_the_advice() -> None:
    facts = WINTER | {"tenant": {"left_on": "2027-02-10"}, "judgment": {"given_on": "2026-11-20"}}
    story = TOLD.story(facts, answer(facts))
    assert story is not None
    assert [(span.starts_on, span.ends_on) for span in story.spans] == [("2026-11-01", "2027-03-15")]
    assert [moment.on for moment in story.of(Sign.END)] == ["2027-03-16"]
    (end,) = story.of(Sign.END)
    assert end.hint is not None
    assert "trois lectures" in end.hint.fr
    assert [moment.code for moment in story.of(Sign.LANDLORD)] == ["fund_claim"]
    assert story.advice is not None
    assert "preuve" in story.advice.fr
    assert len(story.reminders) == 1
    assert {"plan_on_worst", "winter"} <= {notice.code for notice in story.notices}
    projected = changed(SERVED, eviction_notice=None)
    told = TOLD.story(projected, answer(projected))
    assert told is not None
    assert [moment.code for moment in told.of(Sign.END)] == ["projection", "projection_default"]
    order = {"as_of": "2027-01-01", "title_type": "prosecutor_order"}
    bare = TOLD.story(order, answer(order))
    assert bare is not None
    assert (bare.advice, bare.reminders, bare.spans) == (None, (), ())


def test_a_projection_in_the_worst_case_alone_is_told() -> None:
    facts = changed(
        SERVED, eviction_notice=None, service={"on": "2026-09-15"}, judgment__term={"set_by": "judge", "days": 3}
    )
    story = TOLD.story(facts, answer(facts))
    assert story is not None
    assert [moment.code for moment in story.of(Sign.END)] == ["projection"]


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("2026-09-28", "five_working_days"),
        ("2026-09-29", "five_working_days"),
        ("2026-10-06", "fifteen_calendar_days"),
        ("2026-10-07", "fifteen_calendar_days"),
        ("2026-10-12", None),
    ],
)
def test_how_the_announced_day_was_probably_counted(on: str, code: str | None) -> None:
    facts = changed(SERVED, eviction_notice__eviction_on=on)
    found = TOLD.origins(facts, answer(facts), SHIPPED)
    assert [origin.codes for origin in found] == ([] if code is None else [(code,)])


def test_a_month_counted_from_the_service_alone() -> None:
    facts = changed(SERVED, service__cpas_informed_on="2026-09-22", eviction_notice__eviction_on="2026-10-15")
    (origin,) = TOLD.origins(facts, answer(facts), SHIPPED)
    assert origin.codes == ("month_from_service",)
    assert origin.reckoning.fr == "15 septembre 2026 + 1 mois = 15 octobre 2026"
    bare = changed(SERVED, service=None, eviction_notice={"eviction_on": "2026-10-15"})
    assert TOLD.origins(bare, answer(bare), SHIPPED) == ()
    assert TOLD.origins(SERVED, answer(SERVED), SHIPPED) == ()
