"""The image gets what it needs and nothing else; its lines are those that the rehearsal plays."""

from __future__ import annotations

import runpy
import shlex
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATTERNS = [
    row for row in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")
]


@pytest.fixture(scope="module")
def rehearsal() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "rehearse-docker"))


@pytest.fixture(scope="module")
def lines(rehearsal: dict[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = rehearsal["instructions"]((ROOT / "Dockerfile").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    "name",
    [".env", ".git/config", "instance/limen.sqlite", "tests/conftest.py", "app/__pycache__/cli.cpython-311.pyc",
     "translations/fr/LC_MESSAGES/messages.mo", "requirements/dev.in"],
)  # fmt: skip
def test_builder_does_not_receive(rehearsal: dict[str, Any], name: str) -> None:
    assert rehearsal["ignored"](name, PATTERNS)


@pytest.mark.parametrize(
    "name",
    ["pyproject.toml", "requirements/base.txt", "requirements/build.txt", "requirements/base.in", "app/cli.py",
     "workflows/figures/health_index.csv", "letters/layout/letter.css", "translations/fr/LC_MESSAGES/messages.po"],
)  # fmt: skip
def test_builder_receives(rehearsal: dict[str, Any], name: str) -> None:
    assert not rehearsal["ignored"](name, PATTERNS)


def test_everything_copied_is_there_and_received(rehearsal: dict[str, Any], lines: list[tuple[str, str]]) -> None:
    copied = [
        source
        for word, rest in lines
        if word == "COPY" and not rest.startswith("--from=")
        for source in shlex.split(rest)[:-1]
    ]
    assert len(copied) > 5
    assert [source for source in copied if not (ROOT / source).exists()] == []
    assert [source for source in copied if rehearsal["ignored"](source, PATTERNS)] == []


def test_image_runs_as_an_ordinary_user_and_is_asked_for_its_health(lines: list[tuple[str, str]]) -> None:
    words = [word for word, _ in lines]
    last_stage = lines[len(words) - 1 - words[::-1].index("FROM") :]
    said = dict(last_stage)
    assert said["USER"] not in {"root", "0"}
    assert "/healthz" in said["HEALTHCHECK"]
    assert "limen db upgrade && exec limen serve" in said["CMD"]
