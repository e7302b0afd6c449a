"""Questions of a letter: declared strictly, answered with types, written back as they were."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from letters.asks import AskError, answered, asked, default_of, missing_asks, plain_of, read_asks
from letters.catalogue import CATALOGUE
from letters.context import Answer, LetterContext, Notice, Party
from letters.handwriting import fill
from letters.html import adviser_page, plain_text_of, render, render_blank
from letters.spec import SpecError, read_spec
from tests.letters.cases import full
from tests.letters.every_kind import every_kind

LABEL = {"fr": "Quoi", "nl": "Wat"}
OPTION = {"code": "one", "fr": "un", "nl": "één"}
GIVEN: dict[str, Any] = {
    "paid_on": "2026-02-03",
    "room": "cave",
    "story": "Une\n\nDeux",
    "amount": "812.50",
    "people": 3,
    "lives_there": False,
    "reason": "age",
    "proof_of_age": "carte",
    "papers": ["photo", "bill"],
    "months": [{"due_on": "2026-08-01", "sum": "50.00", "kept": True}, {"due_on": "2026-09-01"}],
    "witness": {"name": "Rosa Diaz", "kind": "natural_person", "address": {"street_fr": "rue X", "postcode": "1000"}},
}


def ask(**values: Any) -> dict[str, Any]:
    return {"id": "what", "kind": "text", "label": LABEL} | values


@pytest.mark.parametrize(
    ("asks", "words"),
    [
        ([ask(id="What")], "is no id"),
        ([ask(kind="colour")], "kind is one of"),
        ([ask(colour="red")], "unknown ['colour']"),
        ([ask(), ask()], "appears twice"),
        ([ask(kind="choice")], "a choice has options"),
        ([ask(options=[OPTION])], "a choice has options"),
        ([ask(kind="rows")], "rows have columns"),
        ([ask(columns=[ask(id="x")])], "rows have columns"),
        ([ask(kind="choice", options=[OPTION, OPTION])], "an option appears twice"),
        ([ask(kind="choice", options=[OPTION | {"code": "One"}])], "is no code"),
        ([ask(kind="rows", columns=[ask(kind="party")])], "kind is one of"),
        ([ask(kind="rows", columns=[ask(default="lease.starts_on")])], "unknown ['default']"),
        ([ask(kind="rows", columns=[ask(), ask()])], "appears twice"),
        ([ask(when={"id": "other", "is": ["one"]})], "when names no question"),
        ([ask(when={"id": "what", "is": []})], "when names no question"),
        ([ask(id="a", when={"id": "b", "is": ["two"]}), ask(id="b", kind="choice", options=[OPTION])], "no option"),
    ],
)
def test_a_question_that_is_declared_wrongly_stops_the_start(asks: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(AskError, match=re.escape(words)):
        read_asks(asks)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ('format = "form"\nsalutation = "king"', "king"),
        ('format = "card"', "card"),
        ('format = "form"\nsigner = "dog"', "dog"),
        ('format = "form"\ncheck = "rain"', "rain"),
        ('format = "letter"', "belong to a form"),
    ],
)
def test_a_form_that_contradicts_itself_is_refused(tmp_path: Path, change: str, words: str) -> None:
    spec = every_kind(tmp_path)
    path = spec.folder / "letter.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('format = "form"', change), encoding="utf-8")
    with pytest.raises(SpecError, match=words):
        read_spec(spec.folder)


@pytest.mark.parametrize(
    "given",
    [
        {"paid_on": "2026-02-30"},
        {"paid_on": 7},
        {"room": "x" * 201},
        {"story": "x" * 4001},
        {"amount": "-1.00"},
        {"amount": "1.234"},
        {"amount": "much"},
        {"people": "3"},
        {"people": True},
        {"people": -1},
        {"lives_there": "yes"},
        {"reason": "greed"},
        {"papers": ["photo", "song"]},
        {"months": [{"day": "2026-01-01"}]},
        {"months": [{"due_on": "soon"}]},
        {"months": [{"due_on": "2026-01-01"}] * 61},
        {"witness": {"name": 7}},
        {"nothing": "x"},
    ],
)
def test_an_answer_that_does_not_fit_its_question_is_refused(tmp_path: Path, given: dict[str, Any]) -> None:
    with pytest.raises(AskError):
        answered(every_kind(tmp_path).asks, given)


def test_answers_are_typed_and_come_back_as_they_were(tmp_path: Path) -> None:
    asks = every_kind(tmp_path).asks
    answers = answered(asks, GIVEN)
    values = asked(asks, answers)
    assert values.paid_on == date(2026, 2, 3)
    assert (values.room, values.story, values.amount, values.people) == ("cave", "Une\n\nDeux", Decimal("812.50"), 3)
    assert values.lives_there is False
    assert values.reason == "age"
    assert (values.reason.of("fr"), values.reason.of("nl")) == ("âge", "leeftijd")
    assert [paper.of("nl") for paper in values.papers] == ["foto", "rekening"]
    assert [(row.due_on, row.sum, row.kept) for row in values.months] == [
        (date(2026, 8, 1), Decimal("50.00"), True),
        (date(2026, 9, 1), None, None),
    ]
    assert values.witness.name == "Rosa Diaz"
    assert len(list(values)) == len(asks)
    assert {answer.id: plain_of(answer) for answer in answers} == GIVEN
    assert plain_of(None) is None
    context = replace(full(), asked=answers)
    assert LetterContext.from_dict(context.to_dict()) == context


def test_what_nobody_answered_is_unknown_and_what_nobody_asked_an_error(tmp_path: Path) -> None:
    asks = every_kind(tmp_path).asks
    values = asked(asks, ())
    assert (values.paid_on, values.lives_there, values.reason, values.papers, values.months) == (
        None,
        None,
        None,
        (),
        (),
    )
    with pytest.raises(AttributeError):
        _ = values.colour
    assert answered(asks, {"room": "  ", "papers": [], "months": [{}], "paid_on": None}) == ()


def test_a_default_comes_from_the_context_and_an_empty_answer_stays_empty(tmp_path: Path) -> None:
    asks = {one.id: one for one in every_kind(tmp_path).asks}
    context = full()
    assert default_of(asks["paid_on"], context) == "2019-06-01"
    assert default_of(asks["amount"], context) == "750.00"
    assert default_of(asks["room"], context) is None
    assert default_of(asks["witness"], context)["name"] == "Immo Quatre Vents"
    assert default_of(asks["witness"], replace(context, agent=None)) is None
    known = {answer.id: answer for answer in answered(tuple(asks.values()), {"amount": None}, context)}
    assert known["paid_on"].day == date(2019, 6, 1)
    assert "amount" not in known
    first = replace(asks["room"], default="landlords.0.name")
    assert default_of(first, context) == "Luc Vandenberghe"
    assert default_of(first, replace(context, landlords=())) is None


def test_a_default_of_a_choice_keeps_what_is_an_option() -> None:
    asks = {one.id: one for one in CATALOGUE["contest_notice"].asks}
    notice = Notice(irregularities=("eviction_without_title", "sale_not_a_ground"), lease_type="student")
    context = replace(full("contest_notice"), notice=notice)
    assert default_of(asks["grounds"], context) == ["sale_not_a_ground"]
    assert default_of(asks["lease_kind"], context) is None
    assert default_of(asks["grounds"], replace(context, notice=Notice())) is None


def test_a_question_may_be_required_only_with_another_answer(tmp_path: Path) -> None:
    asks = every_kind(tmp_path).asks
    assert [one.id for one in missing_asks(asks, ())] == ["room"]
    assert [one.id for one in missing_asks(asks, (Answer("reason", codes=("age",)),))] == ["room", "proof_of_age"]
    yes = read_asks([ask(id="b", kind="yes_no"), ask(id="a", required=True, when={"id": "b", "is": ["yes"]})])
    assert missing_asks(yes, (Answer("b", yes=False),)) == []
    assert [one.id for one in missing_asks(yes, (Answer("b", yes=True),))] == ["a"]


def test_a_form_is_printed_filled_for_everybody_who_signs(tmp_path: Path) -> None:
    spec = every_kind(tmp_path)
    context = replace(full(), asked=answered(spec.asks, GIVEN))
    text = plain_text_of(render(spec, "fr", context)).replace("\u00a0", " ")
    assert text.count("pour vous") == text.count("pour le bailleur") == 1
    assert text.count("Luc Vandenberghe") == 2
    for tenant in ("Amina El Idrissi", "Youssef Bennani"):
        assert text.count(tenant) >= 4
    assert "3 février 2026" in text
    assert "812,50 EUR" in text
    assert "2026=50,00=☑" in re.sub(r"\s", "", text)
    assert "☐ OK" in text
    assert "BLANK" not in text
    assert adviser_page(spec, "fr", context) == "<p>age</p>"
    assert adviser_page(CATALOGUE["contest_indexation"], "fr", full()) == ""


def test_a_form_is_printed_blank_with_lines_to_write_on(tmp_path: Path) -> None:
    html = render_blank(every_kind(tmp_path), "nl")
    text = plain_text_of(html)
    assert "BLANK" in text
    assert text.count("voor de verhuurder") == 1
    assert "☐ OK" in text
    assert "☑" not in text
    assert html.count("<h1") == 2
    assert text.count("____") > 20
    with pytest.raises(ValueError, match="width"):
        fill({}, None, "", "xl")


def test_a_form_without_signatures_or_copies_is_one_page_of_text(tmp_path: Path) -> None:
    spec = replace(every_kind(tmp_path), signatures=(), copies=())
    text = plain_text_of(
        render(spec, "nl", replace(full(), office=Party("Kantoor"), asked=(Answer("room", text="kelder"),)))
    )
    assert "voor u" not in text
    assert "Handtekening" not in text
