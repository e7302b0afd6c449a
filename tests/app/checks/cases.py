"""One lease that every test of the pages starts from, and the same one as a person types it."""

from __future__ import annotations

import copy
from typing import Any

from tests.app.checks.filled_form import typed_form
from workflows.checks import CHECKS

CHECK = "rent_indexation"
FACTS: dict[str, Any] = {
    "as_of": "2026-07-08",
    "lease": {
        "type": "main_residence_9y",
        "written": True,
        "signed_on": "2019-08-15",
        "starts_on": "2019-09-01",
        "base_rent": "750.00",
        "indexation_clause": "standard",
    },
    "registration": {"federal": {"done": True}},
    "landlord": {"kind": "natural_person"},
    "epb": {"certificates": [{"class": "e", "communicated": True}]},
    "request": {"made_on": "2025-09-10", "written": True, "rent_asked": "932.70", "applies_from": "2025-09-01"},
}
"""Asked 932.70: the formula without the correction factor; lawful at most 914.10."""


def facts(**changes: Any) -> dict[str, Any]:
    """Return the facts with other top groups; None leaves a group out."""
    found = copy.deepcopy(FACTS)
    for group, value in changes.items():
        if value is None:
            found.pop(group, None)
        elif isinstance(value, dict):
            found[group] = {**found.get(group, {}), **value}
        else:
            found[group] = value
    return found


def typed(**changes: Any) -> dict[str, str]:
    """Return what a browser sends for ``facts(**changes)``."""
    return typed_form(facts(**changes), CHECKS[CHECK].facts)
