"""Every setting of an installation is described where an operator looks for it."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from app.config import Settings

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = re.compile(r"\bLIMEN_[A-Z_]*[A-Z]\b")
NOT_OF_AN_INSTALLATION = {"LIMEN_TEST_POSTGRES_URL", "LIMEN_CHROMIUM", "LIMEN_GOLDEN", "LIMEN_DATABASE_PASSWORD"}


def _named_in(*paths: str) -> set[str]:
    files = [path for pattern in paths for path in ROOT.glob(pattern)]
    assert files, paths
    return {name for path in files for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}


def test_each_field_has_its_variable() -> None:
    named = _named_in("app/config.py")
    assert {f"LIMEN_{field.name.upper()}" for field in fields(Settings)} == named


def test_the_howto_describes_exactly_the_settings() -> None:
    table = (ROOT / "docs/howto/install.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^\| `(LIMEN_[A-Z_]+)`", table, re.MULTILINE))
    assert described == _named_in("app/config.py")


def test_no_other_setting_is_read_anywhere() -> None:
    known = _named_in("app/config.py") | NOT_OF_AN_INSTALLATION
    read = _named_in("app/**/*.py", "compose.yaml", "Dockerfile", "Makefile", ".env.example", "docs/**/*.md")
    assert read - known == set()
