"""The page for programmers of partners is true: its example runs, its table is the list of kinds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import time_machine

from app.config import Settings
from app.foundation.run import run
from app.proceedings.announcing import KINDS
from app.store.base import Store
from app.store.tables import WebhookDelivery
from app.webhooks.commands import SendTest
from app.webhooks.worker import WAITS, deliver_waiting
from tests.app.agenda.builders import rows
from tests.app.webhooks.builders import HOST, Receiver, endpoint, kept_secret, serving
from tests.conftest import NOW, Team

PAGE = (Path(__file__).resolve().parents[3] / "docs/howto/receive-webhooks.md").read_text(encoding="utf-8")


def test_the_example_takes_what_is_sent_and_nothing_else(
    store: Store, team: Team, settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len([line for line in example.splitlines() if line.strip()]) <= 20
    secret, shown = kept_secret()
    monkeypatch.setenv("WEBHOOK_SECRET", shown)
    names: dict[str, Any] = {}
    exec(compile(example, "receive-webhooks.md", "exec"), names)  # noqa: S102 — our own page
    monkeypatch.setattr(names["Receiver"], "log_message", lambda *_said: None)
    with serving(names["Receiver"]) as port, time_machine.travel(NOW, tick=False):
        opener = Receiver(port=port).opener()
        ours = endpoint(store, team, f"https://{HOST}:{port}/limen", secret=secret)
        forged = endpoint(store, team, f"https://{HOST}:{port}/limen")
        for key in (ours, forged):
            run(store, SendTest(endpoint_id=key), team.administrator)
        deliver_waiting(store, settings, opener)
    assert [(row.status, row.error) for row in rows(store, WebhookDelivery)] == [
        ("delivered", ""),
        ("given_up", "http_401"),
    ]
    assert "test" in capsys.readouterr().out


def test_the_table_is_the_list_of_kinds() -> None:
    listed = dict(re.findall(r"^\| `([a-z_.]+)` \| (.+?) \| .+ \|$", PAGE, re.MULTILINE))
    assert {kind: words.fr.replace("\u00a0", " ") for kind, words in KINDS.items()} == {
        kind: french for kind, french in listed.items() if kind != "test"
    }
    dutch = dict(re.findall(r"^\| `([a-z_.]+)` \| .+? \| (.+?) \| .+ \|$", PAGE, re.MULTILINE))
    assert {kind: words.nl for kind, words in KINDS.items()} == {k: v for k, v in dutch.items() if k != "test"}


def test_the_waits_are_those_it_names() -> None:
    assert [wait.total_seconds() / 60 for wait in WAITS] == [
        1,
        5,
        30,
        *(60 * hours for hours in (2, 5, 10, 14, 20, 24)),
    ]
