"""What an answer means to the person at the table, in both languages: read from results, never part of the law."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workflows.demands import DEMANDS
from workflows.explanations import demands, illegal_eviction, judicial_deadlines, landlord_notice, rent_indexation
from workflows.explanations.declaration import Consequence, Explanation, KeyFigure, Origin

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["EXPLANATIONS", "Consequence", "Explanation", "KeyFigure", "Origin"]

EXPLANATIONS: Mapping[str, Explanation] = MappingProxyType(
    {
        "illegal_eviction": illegal_eviction.EXPLANATION,
        "judicial_deadlines": judicial_deadlines.EXPLANATION,
        "landlord_notice": landlord_notice.EXPLANATION,
        "rent_indexation": rent_indexation.EXPLANATION,
        **dict.fromkeys(DEMANDS, demands.EXPLANATION),
    }
)
"""By name of the check or the demand."""
