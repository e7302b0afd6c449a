"""What is installed from the package is complete: law tables, letters, fonts, templates, catalogues, attributions."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "letters", "translations", "workflows")
BESIDE = ("pyproject.toml", "README.md", "LICENSE", "NOTICE", "requirements/base.in")


def _kept() -> set[str]:
    """Return the files of the packages: committed or about to be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *PACKAGES]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return {name for name in listed.split("\0") if name and (ROOT / name).is_file()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel from a clean copy, with compiled catalogues as the image has them; return its files."""
    copy, target = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("wheel")
    compiled = {str(path.relative_to(ROOT)) for path in (ROOT / "translations").glob("*/LC_MESSAGES/*.mo")}
    for name in _kept() | compiled | set(BESIDE):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((ROOT / name).read_bytes())
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", target, copy], check=True, capture_output=True)
    (built,) = target.glob("limen-*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def test_wheel_holds_every_file_of_the_packages(wheel: set[str]) -> None:
    kept = _kept()
    assert len(kept) > 100
    assert kept - wheel == set()


def test_wheel_holds_the_catalogues_of_both_languages(wheel: set[str]) -> None:
    compiled = {f"translations/{language}/LC_MESSAGES/messages.mo" for language in ("fr", "nl")}
    assert compiled - wheel == set()


def test_wheel_holds_nothing_else(wheel: set[str]) -> None:
    compiled = {name for name in wheel if name.endswith(".mo")}
    about_it = {name for name in wheel if name.startswith("limen-")}
    assert wheel - _kept() - compiled - about_it == set()
