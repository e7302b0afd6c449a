"""Who may import whom (decision 0001): the contracts of pyproject.toml, and what they cannot say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = {"foundation", "store", "templates", "static"}
EVERYWHERE = {
    "buildings", "demo", "handovers", "inbox", "incidents", "own_copy", "partner_api", "referrals", "transfer",
}  # fmt: skip
"""The demonstration lays its cases by running the commands of all features; a confirmed message or a transfer that is
taken in opens its case and records its event as a person would, in the one transaction that puts it there; so does the
report of an illegal eviction, which opens case and incident together. The person's own copy tells what every feature
knows, in the words of that feature. A program of a partner runs the same commands as the pages, and the description of
the interface is put together from the parts of the features."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("app", "workflows", "letters", include_external_packages=True, cache_dir=None)


def _features() -> set[str]:
    return {path.parent.name for path in (ROOT / "app").glob("*/views.py")} - SHARED


def _direct(graph: grimp.ImportGraph, target: str) -> set[str]:
    return set(graph.find_modules_that_directly_import(target)) if target in graph.modules else set()


def _owner(module: str) -> str:
    parts = module.split(".")
    return parts[1] if parts[0] == "app" and len(parts) > 2 else ""


def test_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout
    assert ", 0 broken" in answer.stdout


def test_a_feature_reads_only_the_queries_of_another(graph: grimp.ImportGraph) -> None:
    features = _features()
    assert len(features) >= 5
    wrong = [
        f"{importer} imports {imported}"
        for importer in graph.modules
        if _owner(importer) in features - EVERYWHERE
        for imported in graph.find_modules_directly_imported_by(importer)
        if _owner(imported) in features - {_owner(importer)} and imported.split(".")[2] != "queries"
    ]
    assert wrong == []


@pytest.mark.parametrize("ground", ["foundation", "store"])
def test_the_ground_knows_no_feature(graph: grimp.ImportGraph, ground: str) -> None:
    features = _features()
    wrong = [
        f"{importer} imports {imported}"
        for importer in graph.modules
        if _owner(importer) == ground
        for imported in graph.find_modules_directly_imported_by(importer)
        if _owner(imported) in features
    ]
    assert wrong == []


def test_the_database_is_known_to_the_store_alone(graph: grimp.ImportGraph) -> None:
    importers = _direct(graph, "sqlalchemy") | _direct(graph, "alembic") | _direct(graph, "psycopg")
    assert importers
    assert {module for module in importers if not module.startswith("app.store")} == set()


def test_the_web_is_unknown_to_commands_queries_and_store(graph: grimp.ImportGraph) -> None:
    importers = _direct(graph, "flask")
    assert importers
    assert {
        module
        for module in importers
        if module.startswith("app.store") or module.rsplit(".", 1)[-1] in {"commands", "queries"}
    } == set()


def test_transitions_is_known_to_the_engine_alone(graph: grimp.ImportGraph) -> None:
    assert _direct(graph, "transitions") == {"workflows.engine"}
