"""``limen audit verify`` and the auditor's page find every kind of tampering, also when the triggers are dropped."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from app import cli
from app.inspection.command_line import audit
from app.store.base import Store
from tests.conftest import SignIn, Team

TRIGGERS = ("DROP TRIGGER audit_entries_no_update", "DROP TRIGGER audit_entries_no_delete")
TAMPERING = {
    "value rewritten": ("UPDATE audit_entries SET changes = '{}' WHERE chain = 1 AND sequence = 3", 3),
    "author rewritten": ("UPDATE audit_entries SET user_id = 4 WHERE chain = 1 AND sequence = 2", 2),
    "day rewritten": ("UPDATE audit_entries SET at = '2020-01-01 00:00:00.000000' WHERE chain = 1 AND sequence = 4", 4),
    "hash rewritten": ("UPDATE audit_entries SET hash = previous_hash WHERE chain = 1 AND sequence = 2", 2),
    "link rewritten": ("UPDATE audit_entries SET previous_hash = hash WHERE chain = 1 AND sequence = 2", 2),
    "entry removed": ("DELETE FROM audit_entries WHERE chain = 1 AND sequence = 3", 3),
    "first entry removed": ("DELETE FROM audit_entries WHERE chain = 1 AND sequence = 1", 1),
    "last entry removed": ("DELETE FROM audit_entries WHERE chain = 1 AND sequence = 4", 4),
    "mark of the end moved": ("UPDATE audit_heads SET sequence = 3 WHERE chain = 1", 3),
    "mark of the end removed": ("DELETE FROM audit_heads WHERE chain = 1", 4),
    "moved to another chain": ("UPDATE audit_entries SET chain = 9 WHERE chain = 1 AND sequence = 4", 4),
}


def tamper(store: Store, statement: str) -> None:
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        for trigger in TRIGGERS:
            connection.exec_driver_sql(trigger)
        connection.exec_driver_sql(statement)


@pytest.fixture
def command_line(store: Store, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setattr(cli, "open_configured_store", lambda: store)
    return CliRunner()


def test_a_whole_trail_ends_well(store: Store, team: Team, command_line: CliRunner) -> None:
    answer = command_line.invoke(audit, ["verify"])
    assert answer.exit_code == 0
    assert "5 entries" in answer.output


@pytest.mark.parametrize("kind", TAMPERING)
def test_tampering_is_found_and_the_entry_named(
    store: Store, team: Team, sign_in: SignIn, command_line: CliRunner, kind: str
) -> None:
    statement, sequence = TAMPERING[kind]
    tamper(store, statement)
    answer = command_line.invoke(audit, ["verify"])
    assert answer.exit_code == 1
    assert f"chain 1: entry {sequence}:" in answer.output
    page = sign_in(team, "auditor").post("/audit/verify").text
    assert "lm-note--bad" in page
    assert str(sequence) in page


def test_a_break_elsewhere_is_not_blamed_on_the_own_chain(
    store: Store, team: Team, other_team: Team, sign_in: SignIn, command_line: CliRunner
) -> None:
    tamper(store, "DELETE FROM audit_entries WHERE chain = 2 AND sequence = 3")
    assert "lm-note--good" in sign_in(team, "auditor").post("/audit/verify").text
    assert "lm-note--bad" in sign_in(other_team, "auditor").post("/audit/verify").text
    answer = command_line.invoke(audit, ["verify"])
    assert answer.exit_code == 1
    assert "chain 2: entry 3: entry missing" in answer.output
    assert "chain 1" not in answer.output
