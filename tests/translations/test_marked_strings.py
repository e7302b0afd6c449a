"""A string marked inside an f-string is never collected: the collector does not look there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MARKS = {"_", "lazy", "ngettext"}


def hidden_marks(source: str) -> list[int]:
    """Return the lines on which a mark stands inside an f-string."""
    return [
        call.lineno
        for text in ast.walk(ast.parse(source))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "app").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_string_is_marked_inside_an_f_string(path: Path) -> None:
    assert hidden_marks(path.read_text(encoding="utf-8")) == []


def test_the_test_would_see_one() -> None:
    assert hidden_marks("x = 1\ny = f\"{_('word')}\"") == [2]
