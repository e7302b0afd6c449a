"""Words that are wrong in Brussels, in the interface, the law and the letters (ML.1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("app", "letters", "workflows", "translations")
KINDS = {".py", ".html", ".toml", ".po"}
WRONG = {
    r"\bhuurcontract(?:en)?\b": "huurovereenkomst, the word of the law",
    r"\bindexering(?:en)?\b": "indexatie: one word for one thing",
    r"\bEPC(?:-\w+)?\b": "EPB: the certificate of the Brussels-Capital Region",
    r"\bDPE\b": "PEB: the certificate of the Brussels-Capital Region",
    r"\bdélais? de grâce\b": "termes et délais",
}


def _written() -> list[Path]:
    return [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")) if path.suffix in KINDS]


@pytest.mark.parametrize("pattern", WRONG)
def test_word_is_not_used(pattern: str) -> None:
    wrong = re.compile(pattern, re.IGNORECASE)
    files = _written()
    assert len(files) > 50
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wrong.search(line)
    ]
    assert found == [], f"write {WRONG[pattern]}"
