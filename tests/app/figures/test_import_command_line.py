"""``limen index``: the same two people from the terminal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app import cli
from app.administration.commands import UpdateUser
from app.figures.command_line import index
from app.foundation import clock
from app.foundation.permissions import Role
from app.foundation.run import run
from app.store import health_index
from app.store.base import Store
from tests.app.figures.import_files import AUGUST, FILE_WITH_JULY, month, statbel_file
from tests.conftest import Team


@pytest.fixture(autouse=True)
def early_september() -> object:
    with clock.frozen(datetime(2026, 9, 2, 8, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def july(tmp_path: Path) -> str:
    path = tmp_path / "whatever.bin"
    path.write_bytes(FILE_WITH_JULY)
    return str(path)


@pytest.fixture(autouse=True)
def configured(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "open_configured_store", lambda: store)


def limen(*words: str) -> Result:
    return CliRunner().invoke(index, list(words))


def test_two_named_people_add_the_months(store: Store, team: Team, july: str) -> None:
    coordinator, administrator = team.address("coordinator"), team.address("administrator")
    assert "missing: 2026-07, 2026-08" in limen("status").output
    proposed = limen("import", july, "--as", coordinator)
    assert (proposed.exit_code, "proposal 1" in proposed.output) == (0, True)
    assert "proposal 1 waits for a second person: 2026-07, by Coordinator SEUIL" in limen("status").output
    refused = limen("approve", "1", "--as", coordinator)
    assert refused.exit_code == 1
    assert "fr: " in refused.output
    assert "nl: " in refused.output
    assert limen("approve", "1", "--as", administrator).output == "1 months added\n"
    status = limen("status").output
    assert "base 2013: 1994-01 to 2026-07" in status
    assert "CC BY 4.0" in status
    assert health_index.effective(store).last_month(2025) == (2026, 7)


def test_rejecting_says_why(store: Store, team: Team, july: str) -> None:
    limen("import", july, "--as", team.address("coordinator"))
    assert limen("reject", "1", "--as", team.address("administrator"), "--reason", "Mauvais fichier").exit_code == 0
    assert health_index.effective(store).last_month(2013) == (2026, 6)


@pytest.mark.parametrize("role", ["adviser", "auditor"])
def test_a_role_without_the_right_is_told(team: Team, july: str, role: str) -> None:
    answer = limen("import", july, "--as", team.address(role))
    assert answer.exit_code == 1
    assert "figures_propose" in answer.output


def test_a_refusal_is_printed_in_both_languages(team: Team, tmp_path: Path) -> None:
    for content, fr, nl in (
        (statbel_file(month(8, AUGUST)), "Il manque juillet 2026", "Juli 2026 ontbreekt"),
        (b"<html>", "page web", "webpagina"),
    ):
        path = tmp_path / "file"
        path.write_bytes(content)
        answer = limen("import", str(path), "--as", team.address("coordinator"))
        assert answer.exit_code == 1
        assert fr in answer.output
        assert nl in answer.output


def test_unknown_people_closed_accounts_and_proposals(store: Store, team: Team, july: str) -> None:
    assert "nobody" in limen("import", july, "--as", "personne@example.org").output
    closed = UpdateUser(
        user_id=team.coordinator.user_id or 0,
        version=1,
        name="Coordinator",
        role=Role.COORDINATOR,
        language="fr",
        phone="",
        active=False,
    )
    run(store, closed, team.administrator)
    assert "nobody" in limen("import", july, "--as", team.address("coordinator")).output
    answer = limen("approve", "7", "--as", team.address("administrator"))
    assert (answer.exit_code, "no such proposal" in answer.output) == (1, True)
