"""The legal checks, by name: every package here with a ``check`` module that declares ``CHECK`` is one of them."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from workflows.checks.declaration import Check
from workflows.checks.parsing import FactError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CHECKS", "Check", "FactError"]


def _discover() -> Mapping[str, Check]:
    found: dict[str, Check] = {}
    for file in sorted(file for folder in __path__ for file in Path(folder).glob("*/check.py")):
        name = file.parent.name
        check = importlib.import_module(f"{__name__}.{name}.check").CHECK
        if not isinstance(check, Check) or check.name != name:
            raise TypeError(f"workflows/checks/{name}/check.py must declare CHECK of that name")
        found[check.name] = check
    return MappingProxyType(found)


CHECKS: Mapping[str, Check] = _discover()
