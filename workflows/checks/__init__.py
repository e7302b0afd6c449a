"""The legal checks, by name: every package here with a ``check`` module that declares ``CHECK`` is one of them."""

from __future__ import annotations

import importlib
import pkgutil
from types import MappingProxyType
from typing import TYPE_CHECKING

from workflows.checks.declaration import Check
from workflows.checks.parsing import FactError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CHECKS", "Check", "FactError"]


def _discover() -> Mapping[str, Check]:
    found: dict[str, Check] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.ispkg:
            check = importlib.import_module(f"{__name__}.{module.name}.check").CHECK
            if not isinstance(check, Check) or check.name != module.name:
                raise TypeError(f"workflows/checks/{module.name}/check.py must declare CHECK of that name")
            found[check.name] = check
    return MappingProxyType(found)


CHECKS: Mapping[str, Check] = _discover()
