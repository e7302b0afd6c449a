"""The files that nobody looks at twice: locks without addresses, scripts that can be started, packages that agree."""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
SCRIPTS = [
    path for folder in ("tools", ".ci") for path in sorted((ROOT / folder).iterdir()) if path.read_bytes()[:2] == b"#!"
]
OPTION = re.compile(r"--(?:extra-index-url|index-url|find-links|trusted-host)\b")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_holds_exact_versions_and_hashes_and_no_address(lock: Path) -> None:
    rows = re.sub(r" \\\n\s*", " ", lock.read_text(encoding="utf-8")).splitlines()
    pins = [row for row in rows if row and not row.lstrip().startswith("#")]
    assert pins
    assert [row for row in pins if not re.match(r"[\w.\[\],-]+==[\w.]+.* --hash=sha256:", row)] == []
    assert [row for row in rows if "://" in row or OPTION.search(row)] == []


def test_every_requirement_is_locked_alike_for_use_and_for_development() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[\w.\[\]-]+==[\w.]+", text, re.MULTILINE))

    assert pins("base.txt") - pins("dev.txt") == set()


def test_no_build_file_names_where_packages_come_from() -> None:
    names = ["Dockerfile", "Makefile", "compose.yaml", ".ci/run", *(f"tools/{path.name}" for path in SCRIPTS[:-1])]
    text = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)
    plain = re.sub(r"\$\{[^}]*\}", "", text)
    hosts = {address.rpartition("@")[2] for address in re.findall(r"://([^/\s\"']+)", plain)}
    assert hosts == {"127.0.0.1:8000", "127.0.0.1:5432", "database"}
    assert OPTION.findall(text) == []


def test_lock_of_the_styles_names_no_address() -> None:
    packages = json.loads((ROOT / "tools" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages
    assert {name for name, entry in packages.items() if "resolved" in entry} == set()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_script_can_be_started(script: Path) -> None:
    assert os.access(script, os.X_OK)


def test_image_and_setup_install_the_same_system_packages() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    wanted = re.search(r"--no-install-recommends \\\n((?:\s+[\w. -]+\\\n)+)", dockerfile)
    assert wanted
    setup = (ROOT / "tools" / "system-packages").read_text(encoding="utf-8")
    for_use = re.search(r"run \| test\)\n(.*?);;", setup, re.DOTALL)
    assert for_use
    image = set(wanted[1].replace("\\", " ").split())
    assert image == set(re.findall(r"need (\S+)", for_use[1]))
    assert "libharfbuzz-subset0" in image, "without it a letter takes three times as long"


def test_version_is_said_once_and_alike() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    source = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f'VERSION = "{project["version"]}"' in source
    assert re.search(r"^## (\S+)", changelog, re.MULTILINE)[1] == project["version"]  # type: ignore[index]
    assert project["license"] == "EUPL-1.2"
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text(encoding="utf-8")
