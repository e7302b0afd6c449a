"""The trail speaks plainly: every command and every kind of record has words."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

from app.foundation.command import Command
from app.inspection.words import action_words, command_words, table_words, why_broken
from app.store import audit
from app.store.base import Base

APP = Path(__file__).resolve().parents[3] / "app"


def commands() -> set[str]:
    modules = [importlib.import_module(f"app.{path.parent.name}.commands") for path in APP.glob("*/commands.py")]
    return {
        name
        for module in modules
        for name, value in vars(module).items()
        if inspect.isclass(value) and issubclass(value, Command) and value.__module__.startswith(module.__package__)
    }


def test_every_command_has_words() -> None:
    assert len(commands()) > 10
    assert commands() - command_words().keys() == set()


def test_no_words_outlive_their_command() -> None:
    assert command_words().keys() - commands() == set()


def test_every_audited_table_has_words() -> None:
    tables = {mapper.local_table.name for mapper in Base.registry.mappers}  # type: ignore[attr-defined]
    own = {"audit_entries", "audit_heads"}
    assert tables - audit.UNAUDITED_TABLES - own - table_words().keys() == set()


def test_every_action_and_every_break_has_words() -> None:
    assert set(action_words()) == {"created", "changed", "deleted"}
    source = inspect.getsource(audit.verify)
    named = set(re.findall(r'"([a-z ]+ (?:missing|altered))"', source))
    assert len(named) == 5
    assert named == set(why_broken())
