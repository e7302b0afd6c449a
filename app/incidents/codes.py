"""The words an incident uses for what the check does not ask."""

from __future__ import annotations

from typing import Final

REPORTED_BY: Final = ("person", "proxy", "service")
WAYS: Final = ("called", "visited")
"""Ways to reach the police."""
LONGEST_UNIT: Final = 40
LONGEST_WHY: Final = 300
OUTCOMES_OF_POLICE: Final = (
    "helped_re_entry",
    "stopped_offender",
    "recorded",
    "refused",
    "said_civil_matter",
    "helped_landlord",
    "arrested_occupant",
    "unknown",
)
REFUSED: Final = frozenset({"refused", "said_civil_matter"})
"""Outcomes after which the person goes to another station: every one must record a complaint."""
