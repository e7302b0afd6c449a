"""The legality checklist of a notice on paper: the days drawn and written, money, doubts; valid and accessible."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from app.checks import checklist
from app.checks.command_line import checklist as command
from letters.text import LANGUAGES, Language
from tests.app.checks.notices import BRANCHES, CHECK, IN_TIME, LATE, ON_THE_EDGE, facts
from tests.letters.printed import failures, text_of
from workflows.checks import CHECKS
from workflows.figures import Figures

GOLDEN = Path(__file__).parents[2] / "golden" / "checklists"
GIVEN = {"late": facts(LATE), "branches": facts(BRANCHES), "in_time": facts(IN_TIME), "edge": ON_THE_EDGE}
THE_LAW = CHECKS[CHECK]


def filled(name: str, language: Language) -> bytes:
    given = GIVEN[name]
    result = THE_LAW.run(given, Figures.shipped())
    return checklist.filled_pdf(THE_LAW, given, result, language, reference="SEUIL-2026-00042")


def described(pdf: bytes, folder: Path) -> str:
    """Return the printed words; digests and days of reading change with the law and are left out."""
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    text = text_of(pdf, folder).replace("\f", "\n--- page ---\n").replace(THE_LAW.law_digest[:16], "<digest>")
    return f"pages: {pages}\n\n" + "\n".join(line.rstrip() for line in text.splitlines()).rstrip() + "\n"


def compare(name: str, found: str) -> None:
    path = GOLDEN / name
    if os.environ.get("LIMEN_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found


@pytest.mark.parametrize("name", ["late", "branches", "edge"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_words_of_a_filled_checklist(name: str, language: Language, tmp_path: Path) -> None:
    compare(f"landlord_notice.{name}.{language}.txt", described(filled(name, language), tmp_path))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_words_of_the_blank_checklist(language: Language, tmp_path: Path) -> None:
    compare(f"landlord_notice.blank.{language}.txt", described(checklist.blank_pdf(CHECK, language), tmp_path))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*GIVEN, "blank"])
def test_every_checklist_is_archivable_and_accessible(name: str, language: Language) -> None:
    pdf = checklist.blank_pdf(CHECK, language) if name == "blank" else filled(name, language)
    assert failures(pdf) == []


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert filled("branches", "fr") == filled("branches", "fr")


def test_one_date_never_stands_without_the_other(tmp_path: Path) -> None:
    text = text_of(filled("branches", "nl"), tmp_path)
    head = text[: text.index("De dagen die tellen")]
    assert "donderdag 30 april 2026" in head
    assert "zondag" in head
    assert "31 mei 2026" in " ".join(head.split())


def test_the_blank_sheet_asks_everything_once_and_says_when_it_matters() -> None:
    sheet = checklist.blank(THE_LAW)
    asked = [question for section in sheet.sections for question in section.questions]
    assert len(asked) == len(THE_LAW.facts.facts)
    works = next(section for section in sheet.sections if section.title.fr == "Travaux")
    assert works.only_if is not None
    assert "Travaux dans ce logement" in works.only_if.fr
    kinds = {question.text.fr: question.kind for question in asked}
    assert kinds["Combien de locataires y a-t-il ?"] == "number"
    assert "sum" in kinds.values()
    each = next(question for question in asked if question.text.fr == "Premier jour de la prolongation")
    assert each.only_if is not None
    assert each.only_if.nl == "Voor elke verlenging."


def test_the_terminal_prints_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMEN_DATA_DIR", str(tmp_path))
    file, out = tmp_path / "facts.json", tmp_path / "out.pdf"
    file.write_text(json.dumps(GIVEN["late"]))
    for arguments in (["--blank"], [str(file)]):
        run = CliRunner().invoke(command, [CHECK, *arguments, "--lang", "fr", "--out", str(out)])
        assert run.exit_code == 0, run.output
        assert out.read_bytes().startswith(b"%PDF")
        out.unlink()
