"""Every letter, with every ground, with much or little known, in both languages: no hole, no foreign word."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest

from letters.catalogue import CATALOGUE
from letters.context import Answer, Calculation, LetterContext
from letters.html import (
    MissingFields,
    adviser_page,
    missing_fields,
    paragraphs,
    plain_text_of,
    render,
    render_blank,
    summary,
    text_only,
)
from letters.text import LANGUAGES, Both, Language
from tests.letters.cases import DOCUMENTS, EVERY_LETTER, FORMS, GROUNDS, OF_TENANTS, TO_POST, bare, full

CONTEST = CATALOGUE["contest_indexation"]
SETS = [(), *((ground,) for ground in GROUNDS), *combinations(GROUNDS, 2), tuple(GROUNDS)]
ODD = re.compile(r"None|Undefined|\{\{|\}\}|  |\.\.|,,| ,| \.(?!\w)")


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+", text)


def check(text: str) -> None:
    """Fail on a hole, a doubled space or stop, or a space before a comma."""
    visible = re.sub(r"[\u00a0\u202f]", "~", text)
    found = ODD.search(visible)
    assert found is None, visible[max(0, found.start() - 60) : found.end() + 60]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("known", ["full", "bare"])
@pytest.mark.parametrize("people", [1, 2])
def test_every_pair_of_grounds_can_be_written(language: Language, known: str, people: int) -> None:
    base = full() if known == "full" else bare()
    base = replace(base, tenants=full().tenants[:people])
    for grounds in SETS[1:]:
        found = paragraphs(CONTEST, language, replace(base, grounds=grounds))
        names = [paragraph.id for paragraph in found]
        assert set(grounds) <= set(names), grounds
        for paragraph in found:
            check(f"{paragraph.heading} {paragraph.text}".strip())


@pytest.mark.parametrize(("name", "language"), EVERY_LETTER)
@pytest.mark.parametrize("known", ["full", "bare"])
def test_every_letter_reads_well_with_much_or_little_known(name: str, language: Language, known: str) -> None:
    context = full(name) if known == "full" else bare(name)
    assert missing_fields(CATALOGUE[name], context) == []
    for paragraph in paragraphs(CATALOGUE[name], language, context):
        check(f"{paragraph.heading} {paragraph.text}".strip())
    check(summary(CATALOGUE[name], language, context))


@pytest.mark.parametrize("name", [name for name, spec in CATALOGUE.items() if "tenants" in spec.needs])
def test_a_missing_fact_is_named_in_both_languages_and_stops_the_letter(name: str) -> None:
    context = replace(full(name), tenants=())
    assert missing_fields(CATALOGUE[name], context)[0].label == Both(
        "Les locataires qui signent", "De huurders die ondertekenen"
    )
    with pytest.raises(MissingFields, match="tenants"):
        render(CATALOGUE[name], "fr", context)


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_question_that_is_required_and_not_answered_stops_the_letter(name: str) -> None:
    spec = CATALOGUE[name]
    silent = replace(full(name), asked=())
    required = [ask for ask in spec.asks if ask.required and ask.when is None]
    assert [(field.path, field.label) for field in missing_fields(spec, silent)] == [
        (f"asked.{ask.id}", ask.label) for ask in required
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_option_can_be_chosen(name: str, language: Language) -> None:
    """Each answer of a choice is written without a hole, whatever the others are."""
    spec = CATALOGUE[name]
    for ask in spec.asks:
        codes = ["yes", "no"] if ask.kind == "yes_no" else [option.code for option in ask.options]
        for code in codes:
            other = Answer(ask.id, yes=code == "yes") if ask.kind == "yes_no" else Answer(ask.id, codes=(code,))
            for known in (full(name), bare(name)):
                answers = tuple(answer for answer in known.asked if answer.id != ask.id)
                context = replace(known, asked=(*answers, other))
                for paragraph in paragraphs(spec, language, context):
                    check(f"{paragraph.heading} {paragraph.text}".strip())
                check(summary(spec, language, context))
                check(adviser_page(spec, language, context))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_a_form_printed_blank_says_nothing_of_anybody(name: str, language: Language) -> None:
    text = plain_text_of(render_blank(CATALOGUE[name], language))
    check(text.replace("____", "_"))
    for tenant in full(name).tenants:
        assert tenant.last not in text
    assert "____" in text


@pytest.mark.parametrize("name", TO_POST)
def test_a_letter_has_no_blank_form(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be printed blank"):
        render_blank(CATALOGUE[name], "fr")


def test_a_contest_without_a_ground_is_not_written() -> None:
    assert [field.path for field in missing_fields(CONTEST, full(grounds=()))] == ["grounds"]


def test_a_refund_needs_an_overpayment() -> None:
    spec = CATALOGUE["refund_overpaid_rent"]
    months = tuple(replace(month, paid=month.due) for month in full(spec.id).refund.months)
    nothing = replace(full(spec.id), refund=replace(full(spec.id).refund, months=months))
    assert [field.path for field in missing_fields(spec, nothing)] == ["refund.overpaid"]


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("fr", r"\b(je|j’|mon|ma|mes|moi)\b", r"\b(nous|nos)\b"), ("nl", r"\b(ik|mij|mijn)\b", r"\b(wij|ons)\b")],
)
@pytest.mark.parametrize("name", OF_TENANTS)
def test_one_tenant_says_i_and_two_say_we(name: str, language: Language, one: str, many: str) -> None:
    def text(people: int) -> str:
        context = replace(full(name), tenants=full().tenants[:people])
        found = paragraphs(CATALOGUE[name], language, context)
        return " ".join(f"{paragraph.heading} {paragraph.text}" for paragraph in found).lower()

    assert re.search(one, text(1))
    assert not re.search(one, text(2))
    assert re.search(many, text(2))
    alone = text(1).replace("notre bail", "").replace("onze huurovereenkomst", "")
    assert not re.search(many, alone.replace("komen wij binnen", "")), alone


@pytest.mark.parametrize(("name", "language"), EVERY_LETTER)
def test_a_letter_speaks_one_language(name: str, language: Language) -> None:
    text = text_only(CATALOGUE[name], language, full(name)).lower()
    foreign = (
        r"\b(verhuurder|huurder|huurprijs|artikel)\b" if language == "fr" else r"\b(bailleur|locataire|loyer|article)\b"
    )
    assert not re.search(foreign, text)
    assert "huurcontract" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_asked_are_a_list_with_one_full_stop(language: Language) -> None:
    spec = CATALOGUE["request_lease_documents"]
    for size in (1, 2, 5):
        for documents in combinations(DOCUMENTS, size):
            found = {p.id: p for p in paragraphs(spec, language, full(spec.id, documents=documents))}
            items = [line for line in found["request"].text.split("\n") if line.startswith("- ")]
            assert len(items) == size
            assert [item[-1] for item in items] == [*[";"] * (size - 1), "."]


@pytest.mark.parametrize(("name", "language"), EVERY_LETTER)
def test_summaries_are_plain(name: str, language: Language) -> None:
    text = re.sub(r"<[^>]+>", " ", str(summary(CATALOGUE[name], language, full(name))))
    sentences = [words_of(sentence) for sentence in re.split(r"(?<=[.?!])\s", text) if words_of(sentence)]
    lengths = [len(sentence) for sentence in sentences]
    assert max(lengths) <= 25
    assert sum(lengths) / len(lengths) <= 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_freeze_year_prints_the_steps_of_the_check(language: Language) -> None:
    calculation = full().calculation
    assert isinstance(calculation, Calculation)
    steps = (Both("Loyer de base : 680,00 €.", "Basishuurprijs: 680,00 €."),)
    context = full(grounds=("freeze_half",), calculation=replace(calculation, steps=steps))
    found = {p.id: p.text for p in paragraphs(CONTEST, language, context)}
    assert "680,00" in found["calculation"]
    assert "Statbel" not in found["calculation"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calculation_shows_the_figures_of_the_context(language: Language) -> None:
    found = {p.id: p.text for p in paragraphs(CONTEST, language, full())}
    for figure in ("750,00", "139,22", "108,98", "0,972124068", "931,40"):
        assert figure in found["calculation"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_set_off_only_when_ticked_and_no_account_is_no_blank(language: Language) -> None:
    spec = CATALOGUE["refund_overpaid_rent"]
    plain = full(spec.id)

    def repayment(context: LetterContext) -> str:
        return {p.id: p.text for p in paragraphs(spec, language, context)}["repayment"]

    asked = replace(plain, refund=replace(plain.refund, set_off=True))
    unknown = replace(plain, refund=replace(plain.refund, iban=None))
    assert not re.search("imput|verreken", repayment(plain))
    assert re.search("imput|verreken", repayment(asked))
    assert "BE68" in repayment(plain)
    assert "BE68" not in repayment(unknown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_group_of_landlords_gets_its_own_letter(language: Language) -> None:
    first = full().landlords[0]
    second = replace(first, name="Marie Peeters", civility="ms", address=full().dwelling)
    context = full(landlords=(first, second))
    other = replace(context, letter=replace(context.letter, addressee=1))
    assert "Marie Peeters" in render(CONTEST, language, other).split('class="receiver"')[1].split("</p>")[0]
    text = text_only(CONTEST, language, context)
    assert re.search(r"(Même lettre adressée à|Dezelfde brief is gericht aan).*Marie Peeters", text)


def test_the_written_refusal_follows_from_the_verdict() -> None:
    late = full(grounds=("retroactive",))
    found = {p.id: p.text for p in paragraphs(CONTEST, "fr", late)}
    assert "telle que vous la demandez" in found["position"]
    assert "corrigez votre demande" in found["demands"]
    early = full(grounds=("before_anniversary",), rent=replace(late.rent, due_from=None))
    found = {p.id: p.text for p in paragraphs(CONTEST, "fr", early)}
    assert "renoncez" in found["demands"]
    assert "calculation" not in found
