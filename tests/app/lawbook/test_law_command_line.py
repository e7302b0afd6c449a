"""``limen law`` and ``limen workflow`` from the terminal."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from app.lawbook import queries
from app.lawbook.command_line import law, workflow
from workflows.asked import ASKED


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_book_is_written_in_one_language(language: str) -> None:
    answer = CliRunner().invoke(law, ["book", "--lang", language])
    assert answer.exit_code == 0
    for check in ASKED.values():
        for rule in check.rules:
            assert rule.title.of(language) in answer.output


def test_check_lists_unsigned_rules_and_is_content_with_fresh_sources() -> None:
    answer = CliRunner().invoke(law, ["check", "--as-of", "2026-12-01"])
    assert answer.exit_code == 0
    unsigned = [line for line in answer.output.splitlines() if line.startswith("unsigned\t")]
    assert len(unsigned) == len(queries.unsigned())
    assert answer.output.endswith("0 old sources\n")


def test_check_fails_when_sources_must_be_read_again() -> None:
    answer = CliRunner().invoke(law, ["check", "--as-of", "2028-01-01"])
    assert answer.exit_code == 1
    assert "old source\trent_indexation-registration" in answer.output


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("name", ["prevention", "incident", "referral", "handover"])
def test_a_diagram_in_both_forms(language: str, name: str) -> None:
    words = ["diagram", "--lang", language, "--workflow", name]
    assert CliRunner().invoke(workflow, words).output.startswith("flowchart")
    assert CliRunner().invoke(workflow, [*words, "--format", "svg"]).output.startswith("<svg")


def test_an_unknown_workflow_is_refused_with_the_list() -> None:
    answer = CliRunner().invoke(workflow, ["diagram", "--lang", "fr", "--workflow", "nothing"])
    assert answer.exit_code == 2
    assert "prevention, incident, referral, handover" in answer.output
