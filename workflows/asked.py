"""Everything a person can ask here, by name: the checks of the contract, then the other demands."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workflows.checks import CHECKS
from workflows.demands import DEMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.checks import Check

ASKED: Mapping[str, Check] = MappingProxyType({**CHECKS, **DEMANDS})
