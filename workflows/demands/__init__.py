"""The demands a tenant meets beside indexation and notice, by name: every module here that declares ``DECLARATION``."""

from __future__ import annotations

import importlib
import pkgutil
from types import MappingProxyType
from typing import TYPE_CHECKING

from workflows.demands.kernel.declaration import PREFIX, Demand

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEMANDS", "PREFIX", "Demand"]


def _discover() -> Mapping[str, Demand]:
    found: dict[str, Demand] = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.ispkg:
            declared = importlib.import_module(f"{__name__}.{module.name}").DECLARATION
            if not isinstance(declared, Demand) or declared.id != module.name:
                raise TypeError(f"workflows/demands/{module.name}.py must declare DECLARATION of that name")
            found[module.name] = declared
    return MappingProxyType({one.name: one for one in found.values()})


DEMANDS: Mapping[str, Demand] = _discover()
