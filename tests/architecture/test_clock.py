"""The day and the hour come from one clock, so that every deadline can be tested."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLOCK = ROOT / "app" / "foundation" / "clock.py"
ASKING = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("time", "localtime")}


def _asks_the_machine(path: Path) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and (getattr(node.value, "attr", getattr(node.value, "id", "")), node.attr) in ASKING
    ]


def test_only_the_clock_asks_the_machine_for_the_time() -> None:
    files = [path for folder in ("app", "letters", "workflows") for path in (ROOT / folder).rglob("*.py")]
    assert _asks_the_machine(CLOCK)
    assert [place for path in files if path != CLOCK for place in _asks_the_machine(path)] == []
