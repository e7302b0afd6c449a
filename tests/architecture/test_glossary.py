"""One English word per concept, and each word of the glossary names something in the code."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (?!Term|---)(.+?) \| (.+?) \| (.+?) \| (.*?) \| (.+?) \|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))


def test_the_glossary_has_the_terms_of_the_field() -> None:
    terms = [row[0] for row in ROWS]
    assert len(terms) >= 24
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_term_names_something_in_the_code(row: tuple[str, str, str, str, str]) -> None:
    places = re.findall(r"`([\w./-]+)` (?:`([^`]+)`)", row[4])
    assert places, "say where in the code: `path` `name`"
    for path, name in places:
        found = ROOT / path
        assert found.exists(), path
        files = [found] if found.is_file() else [file for file in found.rglob("*") if file.suffix in {".py", ".toml"}]
        assert any(re.search(rf"\b{re.escape(name)}\b", file.read_text(encoding="utf-8")) for file in files), row


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_term_is_said_in_both_languages(row: tuple[str, str, str, str, str]) -> None:
    assert all(cell.strip(" –") for cell in row[1:3])


def test_the_word_list_of_the_field_is_whole() -> None:
    with (ROOT / "translations" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 440
    assert len({row["en"] for row in rows}) == len(rows)
    assert [row["en"] for row in rows if not (row["fr"].strip() and row["nl"].strip())] == []
