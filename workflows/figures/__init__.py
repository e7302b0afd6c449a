"""Published figures the law calculates with, and the one object that hands them to a check."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.figures.health_index import HealthIndex


@dataclass(frozen=True, slots=True)
class Figures:
    """Every table a check may read. A new table is a new field with its shipped release as default."""

    health_index: HealthIndex

    @classmethod
    def shipped(cls) -> Figures:
        """Return the tables delivered with this release."""
        return cls(health_index=HealthIndex.shipped())
