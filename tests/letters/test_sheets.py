"""Checklists and sheets hold what was given to them, in the reader's language, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from letters.catalogue import CATALOGUE
from letters.checklist import MARKS, FoundRule, Reading, blank_checklist, filled_checklist
from letters.pdf import to_pdf
from letters.samples import sample, sample_blank, sample_filled
from letters.sheets import tenant_summary
from letters.text import LANGUAGES, Both, Language
from tests.letters.printed import sheet_pdf, text_of, words_of

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_checklist_prints_everything_it_was_given(language: Language) -> None:
    checklist = sample_filled()
    text = squeezed(filled_checklist(checklist, language)).replace("&#39;", "'")
    spoken: list[Both] = [checklist.title, checklist.verdict, checklist.review]
    spoken += [figure.value for figure in (*checklist.figures, *checklist.answers)]
    spoken += [finding.text for finding in checklist.findings]
    spoken += [*checklist.calculation, *checklist.missing, *(reading.text for reading in checklist.readings)]
    for both in spoken:
        assert squeezed(both.of(language)) in text
    for finding in checklist.findings:
        assert MARKS[finding.mark].of(language) in text
        for source in finding.sources:
            assert source.url in text
    assert "Statbel" in text
    assert str(checklist.digest) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_checklist_without_doubts_or_sums_has_no_empty_heading(language: Language) -> None:
    html = filled_checklist(
        replace(sample_filled(), calculation=(), readings=(), missing=(), answers=(), figures=(), attribution=None),
        language,
    )
    assert html.count("<h2>") == 3
    assert "Statbel" not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_checklist_asks_every_question_with_room_to_answer(language: Language) -> None:
    checklist = sample_blank()
    html = blank_checklist(checklist, language)
    text = squeezed(html).replace("&#39;", "'")
    for section in checklist.sections:
        for question in section.questions:
            assert squeezed(question.text.of(language)) in text
            if question.help:
                assert squeezed(question.help.of(language)) in text
    choices = sum(len(q.options) + 1 for s in checklist.sections for q in s.questions if q.kind == "choice")
    yes_no = sum(3 for s in checklist.sections for q in s.questions if q.kind == "yes_no")
    assert html.count('class="box"') == choices + yes_no


def test_markup_in_a_checklist_stays_text() -> None:
    trick = Both("<img src=x>", "<img src=x>")
    html = filled_checklist(
        replace(sample_filled(), verdict=trick, findings=(FoundRule("breached", trick),), readings=(Reading(trick),)),
        "fr",
    )
    assert "<img" not in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CATALOGUE)
def test_a_summary_is_one_page_and_says_which_letter_counts(name: str, language: Language, tmp_path: Path) -> None:
    pdf = sheet_pdf(name, language)
    (tmp_path / "summary.pdf").write_bytes(pdf)
    assert len(PdfReader(tmp_path / "summary.pdf").pages) == 1
    text = squeezed(text_of(pdf, tmp_path))
    status = ("La lettre envoyée est en français", "De verzonden brief is in het Frans")
    if CATALOGUE[name].format == "form":
        status = ("Le document signé est en français", "Het ondertekende document is in het Frans")
    assert any(words in text for words in status)
    deadline = sample(CATALOGUE[name]).letter.deadline_on
    assert (deadline is not None) == (("Réponse attendue" in text) or ("Antwoord verwacht" in text))


def test_a_summary_without_a_service_or_a_deadline_has_no_hole() -> None:
    spec = CATALOGUE["contest_indexation"]
    context = replace(sample(spec), service=None)
    html = tenant_summary(spec, "nl", context, letter_language="nl")
    assert "Wie helpt u?" not in html


@pytest.mark.parametrize(("name", "left"), [("envelope", 120.0), ("envelope_left", 20.0)])
def test_the_envelope_test_stands_where_letters_put_the_address(name: str, left: float, tmp_path: Path) -> None:
    words = words_of(sheet_pdf(name, "fr"), tmp_path)
    (street,) = [w for w in words if w.text == "l’Essai"]
    address = [w for w in words if 47 <= w.top <= 70 and w.left >= left - 1]
    assert min(w.left for w in address) == pytest.approx(left, abs=0.5)
    assert street.bottom < 70
    assert len({w.page for w in words}) == 1


def test_a_sheet_has_no_fold_marks_and_no_personal_footer_without_service() -> None:
    html = blank_checklist(replace(sample_blank(), service=None), "fr")
    assert '<div class="foot-left"></div>' in html
    assert to_pdf(html, language="fr", title="t", identifier="i", author="a").startswith(b"%PDF-1.7")
