"""The strings of the interface as the sources have them, and as the catalogues answer them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]


def _read(path: Path, language: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return what the sources say today, collected as `make i18n` collects it."""
    target = tmp_path_factory.mktemp("collected") / "messages.pot"
    subprocess.run([ROOT / "tools" / "catalogues", target], check=True)
    return _read(target)


@pytest.fixture(scope="session")
def catalogues() -> dict[str, Catalog]:
    """Return the committed catalogues by language."""
    paths = {language: ROOT / f"translations/{language}/LC_MESSAGES/messages.po" for language in ("fr", "nl")}
    absent = [str(path) for path in paths.values() if not path.is_file()]
    assert not absent, f"run make i18n: {absent}"
    return {language: _read(path, language) for language, path in paths.items()}
