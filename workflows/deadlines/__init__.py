"""The time limits, by name: every module here that declares ``DEADLINE`` is one of them."""

from __future__ import annotations

import importlib
import pkgutil
from types import MappingProxyType
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import CUSTOM, LEGAL, Basis, Deadline, DueDate, Length, Severity, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CUSTOM", "DEADLINES", "LEGAL", "Basis", "Deadline", "DueDate", "Length", "Severity", "Unit"]

_SHARED = frozenset({"declaration", "exits", "from_checks", "from_incident", "from_procedure", "letters", "texts"})


def by_name(declared: Iterable[tuple[str, object]]) -> Mapping[str, Deadline]:
    """Return deadlines by name. Raises TypeError when a module does not declare one of its own name."""
    found: dict[str, Deadline] = {}
    for name, deadline in declared:
        if not isinstance(deadline, Deadline) or deadline.id != name:
            raise TypeError(f"workflows/deadlines/{name}.py must declare DEADLINE of that name")
        found[name] = deadline
    return MappingProxyType(found)


def _discover() -> Mapping[str, Deadline]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _SHARED)
    return by_name((name, getattr(importlib.import_module(f"{__name__}.{name}"), "DEADLINE", None)) for name in names)


DEADLINES: Mapping[str, Deadline] = _discover()
