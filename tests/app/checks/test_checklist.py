"""The checklist on paper: all the answer says, in both languages, as accessible PDF; the terminal prints it too."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from app.checks import checklist
from app.checks.batch import answer
from app.checks.command_line import checklist as command
from tests.app.checks.cases import CHECK, facts
from workflows.checks import CHECKS
from workflows.figures import Figures


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ("Indexation du loyer", "trop est demandé", "1728bis", "SEUIL-2026-00042", "8 juillet 2026")),
        ("nl", ("Indexatie van de huurprijs", "te veel gevraagd", "1728bis", "SEUIL-2026-00042", "8 juli 2026")),
    ],
)
def test_filled_checklist_says_verdict_figures_law(language: str, said: tuple[str, ...]) -> None:
    given = facts()
    result = answer(CHECK, given, Figures.shipped())["result"]
    pdf = checklist.filled_pdf(CHECKS[CHECK], given, result, language, reference="SEUIL-2026-00042")
    document = PdfReader(io.BytesIO(pdf))
    assert document.trailer["/Root"]["/Lang"] == f"{language}-BE"
    text = text_of(pdf)
    for words in (*said, "914,10", "932,70", "0,980049682", result["law_digest"][:16], "CC BY 4.0"):
        assert words in text, words
    assert pdf == checklist.filled_pdf(CHECKS[CHECK], given, result, language, reference="SEUIL-2026-00042")


def test_a_whole_number_is_printed_without_a_fraction() -> None:
    given = facts() | {"anniversary_year": 2025.0}
    result = answer(CHECK, given, Figures.shipped())["result"]
    sheet = checklist.filled(CHECKS[CHECK], given, result, "fr")
    said = [one.value.of("fr") for one in sheet.answers]
    assert "2025" in said
    assert "2025.0" not in said


def test_filled_checklist_lists_what_is_missing() -> None:
    given = {"as_of": "2026-07-08"}
    result = answer(CHECK, given, Figures.shipped())["result"]
    sheet = checklist.filled(CHECKS[CHECK], given, result, "nl")
    assert len(sheet.missing) == len(result["missing"])
    assert len(sheet.findings) == len(CHECKS[CHECK].rules)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_blank_checklist_asks_every_question(language: str) -> None:
    sheet = checklist.blank(CHECKS[CHECK])
    asked = [question.text for section in sheet.sections for question in section.questions]
    assert len(asked) == len(CHECKS[CHECK].facts.facts)
    text = "".join(text_of(checklist.blank_pdf(CHECK, language)).split())
    for question in asked:
        assert "".join(question.of(language).split()).replace("'", "’") in text.replace("'", "’"), question


def test_terminal_prints_blank_and_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMEN_DATA_DIR", str(tmp_path))
    file, out = tmp_path / "facts.json", tmp_path / "out.pdf"
    file.write_text(json.dumps(facts()))
    for arguments in (["--blank"], [str(file)]):
        run = CliRunner().invoke(command, [CHECK, *arguments, "--lang", "nl", "--out", str(out)])
        assert run.exit_code == 0, run.output
        assert out.read_bytes().startswith(b"%PDF")
        out.unlink()


def test_terminal_says_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMEN_DATA_DIR", str(tmp_path))
    file, out = tmp_path / "facts.json", tmp_path / "out.pdf"
    for content, arguments, words in (
        ("{", [str(file)], "facts.json"),
        ("[]", [str(file)], "one JSON object"),
        ('{"as_of": "x"}', [str(file)], "as_of"),
        ("{}", [], "--blank or FILE"),
    ):
        file.write_text(content)
        run = CliRunner().invoke(command, [CHECK, *arguments, "--lang", "fr", "--out", str(out)])
        assert run.exit_code != 0
        assert words in run.output
        assert not out.exists()
    run = CliRunner().invoke(command, ["no_such", "--blank", "--lang", "fr", "--out", str(out)])
    assert "rent_indexation" in run.output
