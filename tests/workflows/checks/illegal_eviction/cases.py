"""Facts to start from, and short ways to change them."""

from __future__ import annotations

import copy
from typing import Any

from workflows.checks import CHECKS
from workflows.figures import Figures

CHECK = CHECKS["illegal_eviction"]
SHIPPED = Figures.shipped()
LOCKED_OUT: dict[str, Any] = {
    "as_of": "2025-06-11",
    "occurred_from": "2025-06-10",
    "put_out_by": "landlord",
    "home_status": "access_barred",
    "title": {"status": "none"},
    "occupancy": {"basis": "written_lease"},
    "residence_risk": "none",
    "tonight": {"place": "family_or_friends", "safe": True},
}
JUDGED: dict[str, Any] = {
    "as_of": "2026-05-12",
    "put_out_by": "bailiff",
    "home_status": "home_lost",
    "title": {"status": "seen", "kind": "judgment", "against": "this_person", "executed_on": "2026-05-11"},
    "occupancy": {"basis": "written_lease"},
}


def changed(facts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return facts with changes; ``title__kind`` goes one level down."""
    told = copy.deepcopy(facts)
    for key, value in changes.items():
        place, _, inner = key.partition("__")
        if inner:
            told.setdefault(place, {})[inner] = value
        else:
            told[key] = value
    return told


def run(facts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return the answer."""
    return CHECK.run(changed(facts, **changes), SHIPPED)


def rules(result: dict[str, Any]) -> list[str]:
    """Return the rules that spoke."""
    return [one["rule"] for one in result["findings"]]
