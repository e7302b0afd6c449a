"""The letters of level 2: nothing the person did not agree to, nothing that frightens, nothing decided too early."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from letters.asks import answered
from letters.catalogue import CATALOGUE
from letters.context import LetterContext
from letters.html import adviser_page, missing_fields, paragraphs, subject, text_only
from letters.procedures import IRREGULARITIES
from letters.text import LANGUAGES, Language
from tests.letters.cases import full
from tests.letters.printed import blank_pdf, letter_pdf

BEFORE_THE_JUDGE = [name for name, spec in CATALOGUE.items() if re.fullmatch(r"N2-(0\d|10)", spec.code)]
REFUSES = r"\brefus|\bweiger"
FRIGHTENS = r"dette|expuls|juge|tribunal|schuld|uithuis|rechter|rechtbank"


def asking(name: str, /, **given: object) -> LetterContext:
    """Return the sample with other answers; None leaves a question open."""
    context = full(name)
    kept = tuple(answer for answer in context.asked if answer.id not in given)
    known = {key: value for key, value in given.items() if value is not None}
    return replace(context, asked=(*kept, *answered(CATALOGUE[name].asks, known)))


def shown(name: str, language: Language, context: LetterContext) -> dict[str, str]:
    """Return the printed paragraphs by their name, ordinary spaces between words."""
    return {one.id: one.text.replace("\u00a0", " ") for one in paragraphs(CATALOGUE[name], language, context)}


@pytest.mark.parametrize("name", BEFORE_THE_JUDGE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_to_others_says_that_a_person_refuses(name: str, language: Language) -> None:
    if CATALOGUE[name].audience != "tenant":
        assert not re.search(REFUSES, text_only(CATALOGUE[name], language, full(name)).lower())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_registry_learns_of_the_contact_only_with_a_dated_agreement(language: Language) -> None:
    assert "agreed" in shown("reply_to_registry", language, full("reply_to_registry"))
    assert "agreed" not in shown("reply_to_registry", language, asking("reply_to_registry", agreed_on=None))
    elsewhere = asking("reply_to_registry", commune="other", forwarded_to="Ixelles", forwarded_on="2026-11-27")
    found = shown("reply_to_registry", language, elsewhere)
    assert "Ixelles" in found["forwarded"]
    assert not {"offer", "agreed", "contact"} & found.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_person_keeps_back_is_not_in_the_note(language: Language) -> None:
    name = "write_social_note"
    (kept_back,) = [ask for ask in CATALOGUE[name].asks if ask.id == "kept_back"]
    codes = {option.code for option in kept_back.options}
    assert codes <= shown(name, language, full(name)).keys()
    silent = asking(name, kept_back=sorted(codes))
    assert not codes & shown(name, language, silent).keys()
    text = text_only(CATALOGUE[name], language, silent)
    assert not re.search(r"14 candidatures|1.985,00|jobverlies|school op 300|juridische bijstand", text)
    assert len(adviser_page(CATALOGUE[name], language, silent)) > len(
        adviser_page(CATALOGUE[name], language, full(name))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_says_how_each_fact_is_known_and_waits_for_the_agreement(language: Language) -> None:
    name = "write_social_note"
    text = text_only(CATALOGUE[name], language, full(name))
    sources = {"fr": ("constaté", "déclaré", "pièce vue"), "nl": ("vastgesteld", "verklaard", "stuk gezien")}
    assert all(word in text for word in sources[language])
    assert [one.path for one in missing_fields(CATALOGUE[name], asking(name, agreed_on=None))] == ["asked.agreed_on"]
    blocked = CATALOGUE[name].blocked
    assert blocked is not None
    assert blocked.when == "no_consent"
    assert len(PdfReader(io.BytesIO(letter_pdf(name, language))).pages) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_centre_binds_itself_only_by_a_decision_and_the_plan_counts_it_to_the_cent(language: Language) -> None:
    name = "propose_plan_to_court"
    whole = shown(name, language, full(name))
    assert "CSS 2026/1218" in whole["undertaking"]
    assert re.search(r"1.740,00", whole["plan"])
    pending = shown(name, language, asking(name, undertaking=False))
    assert "undertaking" not in pending
    assert re.search(r"2.340,00", pending["plan"])
    assert re.search(r"apure|dekt", shown(name, language, asking(name, aid="2340.00"))["plan"])
    undecided = [one.path for one in missing_fields(CATALOGUE[name], asking(name, decided_on=None))]
    assert undecided == ["asked.decided_on"]


@pytest.mark.parametrize("name", ["offer_help", "leave_visit_card"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_reaches_the_tenant_is_one_short_page(name: str, language: Language) -> None:
    spec = CATALOGUE[name]
    assert not re.search(FRIGHTENS, subject(spec, language, full(name)).lower())
    (sheet,) = PdfReader(io.BytesIO(letter_pdf(name, language))).pages
    assert sheet.mediabox.width / 72 * 25.4 == pytest.approx(148 if spec.paper == "A5" else 210, abs=1)
    for paragraph in paragraphs(spec, language, full(name)):
        for sentence in re.split(r"(?<=[.?!:])\s|\n", paragraph.text):
            assert len(re.findall(r"[\w’'-]+", sentence)) <= 20, sentence
    assert spec.blocked is not None
    assert spec.blocked.when == "violence"


def test_the_card_is_one_page_when_it_is_filled_in_by_hand() -> None:
    assert [len(PdfReader(io.BytesIO(blank_pdf("leave_visit_card", one))).pages) for one in LANGUAGES] == [1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_defence_takes_up_what_the_check_found_and_asks_to_exclude_enforcement(language: Language) -> None:
    name = "write_defence"
    (ask,) = [ask for ask in CATALOGUE[name].asks if ask.id == "irregular"]
    assert [option.code for option in ask.options] == list(IRREGULARITIES)
    assert ask.default == "procedure.irregularities"
    context = full(name)
    found = replace(context.procedure, irregularities=("notice_too_short",))
    taken = answered([ask], {}, replace(context, procedure=found))
    assert taken[0].codes == ("notice_too_short",)
    assert {"void", "early", "notice", "indexation", "enforcement"} <= shown(name, language, context).keys()
    regular = shown(name, language, asking(name, irregular=None, indexation=False))
    assert not {"void", "early", "notice", "indexation"} & regular.keys()
    assert "enforcement" in regular


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_speak_of_the_moratorium_only_where_it_applies_and_never_of_an_unread_article(language: Language) -> None:
    name = "request_terms"
    context = full(name)
    assert "233duodecies" in shown(name, language, context)["subsidiary"]
    other = replace(context, procedure=replace(context.procedure, moratorium_applies=False))
    assert "233duodecies" not in shown(name, language, other)["subsidiary"]
    assert not re.search(r"5\.201|133[3-7]\b", text_only(CATALOGUE[name], language, context))


def test_the_model_to_copy_asks_for_its_own_language() -> None:
    french, dutch = (shown("request_language_change", one, full("request_language_change")) for one in LANGUAGES)
    assert "continue en français" in french["model"]
    assert "in het Nederlands wordt voortgezet" in dutch["model"]


def test_an_answer_is_asked_a_week_before_the_hearing() -> None:
    spec = CATALOGUE["write_to_landlord"]
    written = date(2026, 12, 9)
    assert spec.deadline_on(written) == date(2026, 12, 19)
    assert spec.deadline_on(written, date(2027, 1, 11)) == date(2026, 12, 19)
    assert spec.deadline_on(written, date(2026, 12, 21)) == date(2026, 12, 14)
    assert spec.deadline_on(written, date(2026, 12, 12)) == date(2026, 12, 10)
    assert spec.deadline_on(written, date(2026, 12, 9)) == date(2026, 12, 19)
