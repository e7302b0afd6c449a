"""The words and pages of every letter and sheet, kept; ``LIMEN_GOLDEN=write pytest tests/letters`` rewrites them."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from pypdf import PdfReader

from letters.catalogue import CATALOGUE
from letters.html import text_only
from letters.samples import sample
from letters.text import LANGUAGES, Language
from tests.letters.cases import EVERY_LETTER, FORMS
from tests.letters.printed import blank_pdf, letter_pdf, sheet_pdf, text_of

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

GOLDEN = Path(__file__).parents[1] / "golden" / "letters"


def compare(name: str, found: str) -> None:
    path = GOLDEN / name
    if os.environ.get("LIMEN_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found


def described(pdf: bytes, folder: Path) -> str:
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    lines = (line.rstrip() for line in text_of(pdf, folder).replace("\f", "\n--- page ---\n").splitlines())
    return f"pages: {pages}\n\n" + "\n".join(lines).rstrip("\n-page ") + "\n"


@pytest.mark.parametrize(("name", "language"), EVERY_LETTER)
def test_the_printed_words_of_a_letter(name: str, language: Language, tmp_path: Path) -> None:
    compare(f"{CATALOGUE[name].code}.{language}.txt", described(letter_pdf(name, language), tmp_path))


@pytest.mark.parametrize(("name", "language"), EVERY_LETTER)
def test_the_text_only_variant_of_a_letter(name: str, language: Language) -> None:
    spec = CATALOGUE[name]
    compare(f"{spec.code}.{language}.text_only.txt", text_only(spec, language, sample(spec)) + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_the_printed_words_of_a_blank_form(name: str, language: Language, tmp_path: Path) -> None:
    compare(f"blank-{CATALOGUE[name].code}.{language}.txt", described(blank_pdf(name, language), tmp_path))


@pytest.mark.parametrize("name", ["filled", "blank", "envelope", *CATALOGUE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_words_of_a_sheet(name: str, language: Language, tmp_path: Path) -> None:
    label = f"summary-{CATALOGUE[name].code}" if name in CATALOGUE else name
    compare(f"{label}.{language}.txt", described(sheet_pdf(name, language), tmp_path))
