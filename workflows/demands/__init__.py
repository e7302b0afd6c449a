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

ORDER = (
    "triennial_revision",
    "abusive_rent",
    "charges",
    "guarantee",
    "late_penalty",
    "cash_rent",
    "energy_works",
    "defects",
    "no_permit",
    "sign_to_leave",
    "bans",
    "discrimination",
    "hospital_notice",
)
"""As a tenant looks for them: money first, then the dwelling, then pressure. A new one comes after these."""


def _discover() -> Mapping[str, Demand]:
    found: dict[str, Demand] = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.ispkg:
            declared = importlib.import_module(f"{__name__}.{module.name}").DECLARATION
            if not isinstance(declared, Demand) or declared.id != module.name:
                raise TypeError(f"workflows/demands/{module.name}.py must declare DECLARATION of that name")
            found[module.name] = declared
    ranked = {name: place for place, name in enumerate(ORDER)}
    ordered = sorted(found.values(), key=lambda one: (ranked.get(one.id, len(ORDER)), one.id))
    return MappingProxyType({one.name: one for one in ordered})


DEMANDS: Mapping[str, Demand] = _discover()
