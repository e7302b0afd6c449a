"""Every check of the release: rules, values, sources, digests; what the law book and the API rely on."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import workflows.checks
from tests.workflows.checks.rent_indexation import cases
from workflows.checks import CHECKS, Check
from workflows.checks.declaration import Basis, LegalValue, digest_of
from workflows.checks.rent_indexation import values
from workflows.law import Text

FOLDER = Path(workflows.checks.__file__).parent


def test_checks_are_found_by_their_folder() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/check.py")}
    assert set(CHECKS) == folders
    assert "rent_indexation" in CHECKS


def test_a_package_without_its_check_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "wrong_check"
    wrong.mkdir()
    (wrong / "__init__.py").write_text("")
    (wrong / "check.py").write_text("CHECK = None\n")
    monkeypatch.setattr(workflows.checks, "__path__", [*workflows.checks.__path__, str(tmp_path)])
    with pytest.raises(TypeError, match="wrong_check"):
        workflows.checks._discover()


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_rules_are_complete(check: Check) -> None:
    assert check.title.fr != check.title.nl
    ids = [rule.id for rule in check.rules]
    assert len(ids) == len(set(ids))
    for rule in check.rules:
        assert rule.title.fr != rule.title.nl
        assert rule.verdicts
        assert rule.basis
        assert rule.in_force
        assert rule.review is None, "a jurist signs with a name and a day, in a change of its own"
        for source in rule.sources:
            assert source.url.startswith("http")
            assert source.article
            assert source.read_on >= date(2026, 1, 1)


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_schemas_are_schemas(check: Check) -> None:
    for schema in (check.facts_schema(), check.result_schema()):
        jsonschema.Draft202012Validator.check_schema(schema)
        json.dumps(schema)


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_legal_values_are_dated_and_sourced(check: Check) -> None:
    ids = [value.id for value in check.values]
    assert len(ids) == len(set(ids))
    for value in check.values:
        assert value.title.fr != value.title.nl
        days = [since for since, _ in value.entries]
        assert days == sorted(set(days))
        assert value.source.url.startswith("http")


def test_each_rule_of_the_indexation_has_its_file() -> None:
    files = {path.stem for path in (FOLDER / "rent_indexation" / "rules").glob("*.py")} - {"__init__", "wording"}
    assert {rule.id for rule in CHECKS["rent_indexation"].rules} == files
    assert len(files) == 18


def test_a_value_over_time() -> None:
    old, new = date(2000, 1, 1), date(2020, 1, 1)
    source = values.CONDITIONS_SINCE.source
    value = LegalValue("x", Text(fr="Un", nl="Een"), ((old, 3), (new, 4)), Basis.TEXT, source)
    assert [value.on(day) for day in (date(1990, 1, 1), old, date(2019, 12, 31), new)] == [3, 3, 3, 4]
    assert value.current == 4


def test_values_of_the_contract() -> None:
    found = {value.id: value.entries[-1][1] for value in CHECKS["rent_indexation"].values}
    assert found["conditions_since"] == found["protected_before"] == date(2022, 10, 14)
    assert found["freeze_window"] == (date(2022, 10, 14), date(2023, 10, 13))
    assert found["retroactive_months"] == 3
    assert found["refund_years"] == 5
    assert found["reference_percent"] == 120
    assert found["tolerance_cents"] == 1


def test_a_result_names_the_law_and_the_indices_it_used() -> None:
    result = cases.run()
    assert result["law_digest"] == CHECKS["rent_indexation"].law_digest
    assert result["index_digest"] == cases.SHIPPED.health_index.digest
    assert json.loads(json.dumps(result)) == result


def test_the_digest_changes_with_any_rule_and_with_shared_code(tmp_path: Path) -> None:
    copied = tmp_path / "checks"
    shutil.copytree(FOLDER, copied, ignore=shutil.ignore_patterns("__pycache__"))
    folder = copied / "rent_indexation"
    before = digest_of(folder)
    assert before == CHECKS["rent_indexation"].law_digest
    rule = folder / "rules" / "refund.py"
    rule.write_text(rule.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    after = digest_of(folder)
    (copied / "dates.py").write_text("", encoding="utf-8")
    assert len({before, after, digest_of(folder)}) == 3


def test_findings_that_rest_on_commentary_or_inference_say_so() -> None:
    result = cases.run(
        {"as_of": "2025-06-20", "dwelling.reference_rent": "700.00", "refund": {"claimed_on": "2025-01-01"}}
    )
    for finding in result["findings"]:
        if finding["rule"] in ("old_lease", "prescription", "refund", "reference_rent"):
            assert "commentaires publiés" in finding["text"]["fr"]
            assert "gepubliceerde commentaren" in finding["text"]["nl"]
