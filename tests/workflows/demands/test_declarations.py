"""The declarations themselves: complete, sourced, numbered, in both languages; each with its own digest."""

from __future__ import annotations

import sys
import types
from datetime import date
from pathlib import Path

import pytest

import workflows.demands
from workflows.asked import ASKED, groups
from workflows.checks import CHECKS
from workflows.checks.declaration import Basis
from workflows.demands import DEMANDS, PREFIX, Demand
from workflows.demands.kernel.declaration import digest_of

EACH = pytest.mark.parametrize("of", DEMANDS.values(), ids=list(DEMANDS))
FOLDER = Path(workflows.demands.__file__).parent


def test_the_thirteen_demands_of_the_law_page_are_there() -> None:
    """Section 6 of the law page has twelve; the notice during a hospital stay (M5.3) is the thirteenth."""
    numbers = {one.rules[0].number.rpartition(".")[0] for one in DEMANDS.values()}
    assert numbers == {*(f"6.{place}" for place in range(1, 13)), "M5.3"}
    assert {one.id for one in DEMANDS.values()} == {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}


@EACH
def test_a_declaration_is_complete(of: Demand) -> None:
    assert of.name == PREFIX + of.id
    assert len(of.name) <= 40, "the column of a kept answer"
    assert of.title.fr != of.title.nl
    assert of.about.fr != of.about.nl
    ids = [card.id for card in of.rules]
    assert len(ids) == len(set(ids))
    assert any(card.blocking for card in of.rules)
    for card in of.rules:
        assert card.title.fr != card.title.nl
        assert card.basis
        assert card.in_force
        assert card.review is None, "a jurist signs with a name and a day, in a change of its own"
        for source in card.sources:
            assert source.url.startswith("https://")
            assert source.article
            assert source.read_on >= date(2026, 1, 1)
    for fact in of.facts:
        assert fact.question.fr != fact.question.nl
        assert fact.help.fr != fact.help.nl
        assert fact.question.fr[-1] == fact.question.nl[-1] == "?"
    assert 4 <= len(of.facts.facts) <= 16
    for value in of.values:
        assert [since for since, _ in value.entries] == sorted(since for since, _ in value.entries)
        assert value.basis in Basis


def test_each_demand_has_a_digest_of_its_own(tmp_path: Path) -> None:
    digests = {one.law_digest for one in DEMANDS.values()}
    assert len(digests) == len(DEMANDS)
    one = DEMANDS["demand_guarantee"]
    changed = tmp_path / "guarantee.py"
    changed.write_text((FOLDER / "guarantee.py").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert digest_of(FOLDER / "guarantee.py") == one.law_digest != digest_of(changed)


def test_a_module_without_its_declaration_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stray.py").write_text("DECLARATION = None\n")
    monkeypatch.setattr(workflows.demands, "__path__", [str(tmp_path)])
    monkeypatch.setitem(sys.modules, "workflows.demands.stray", types.ModuleType("workflows.demands.stray"))
    monkeypatch.setattr(sys.modules["workflows.demands.stray"], "DECLARATION", None, raising=False)
    with pytest.raises(TypeError, match="stray"):
        workflows.demands._discover()


def test_everything_can_be_found_in_one_group() -> None:
    found = [choice.name for group in groups() for choice in group.choices]
    assert sorted(found) == sorted(ASKED)
    assert set(CHECKS) < set(ASKED)
    assert all((choice.about is None) == (choice.name in CHECKS) for group in groups() for choice in group.choices)
