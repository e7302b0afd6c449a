"""Every command says who may run it and what it does, can be reached, and is tested."""

from __future__ import annotations

import importlib
import inspect
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.foundation.command import Command
from app.foundation.permissions import ROLE_PERMISSIONS, Permission, Role

ROOT = Path(__file__).resolve().parents[2]


def _commands() -> list[type[Command[Any]]]:
    found: list[type[Command[Any]]] = []
    for path in sorted((ROOT / "app").glob("*/commands.py")):
        module = importlib.import_module(f"app.{path.parent.name}.commands")
        found += [
            value
            for value in vars(module).values()
            if inspect.isclass(value) and issubclass(value, Command) and value.__module__.startswith(module.__package__)
        ]
    return found


COMMANDS = _commands()
EACH = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)


@cache
def _texts(folder: str) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*.py")}


def test_there_are_commands_and_their_feature_names_all_in_its_commands_file() -> None:
    def leaves(base: type[Any]) -> set[type[Any]]:
        return {base}.union(*(leaves(child) for child in base.__subclasses__()))

    elsewhere = {kind for kind in leaves(Command) - {Command} - set(COMMANDS) if kind.__module__.startswith("app.")}
    assert len(COMMANDS) > 10
    assert elsewhere == set()


@EACH
def test_command_is_a_value_with_a_permission_and_an_explanation(command: type[Command[Any]]) -> None:
    assert vars(command)["__dataclass_params__"].frozen
    assert isinstance(command.permission, Permission)
    assert len((inspect.getdoc(command) or "").split()) >= 3
    assert not (inspect.getdoc(command) or "").startswith(f"{command.__name__}(")


@EACH
def test_some_role_may_run_the_command(command: type[Command[Any]]) -> None:
    holders = {role for role, permissions in ROLE_PERMISSIONS.items() if command.permission in permissions}
    assert holders - {Role.SYSTEM} or command.permission is Permission.SYSTEM


@EACH
def test_command_can_be_reached_and_is_tested(command: type[Command[Any]]) -> None:
    word = re.compile(rf"\b{command.__name__}\b")
    own = Path(inspect.getfile(command))
    assert [path for path, text in _texts("app").items() if path != own and word.search(text)], "nobody runs it"
    assert [path for path, text in _texts("tests").items() if word.search(text)], "no test names it"
