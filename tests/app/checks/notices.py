"""Notices that the tests of the pages start from: each one a public vector, and the same one as a person types it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from tests.app.checks.filled_form import typed_form
from workflows.checks import CHECKS

CHECK = "landlord_notice"
VECTORS = {
    vector["id"]: vector["facts"]
    for vector in json.loads((Path(__file__).parents[2] / "vectors" / f"{CHECK}.json").read_text(encoding="utf-8"))
}
IN_TIME, LATE, BRANCHES = "LN-P08", "LN-P09", "LN-P13"
ON_THE_EDGE: dict[str, Any] = {
    "as_of": "2026-07-06",
    "subject": "landlord_notice",
    "lease": {"type": "main_residence_9y", "written": True, "starts_on": "2024-01-01", "rent_monthly": "835.00"},
    "tenants": {"in_hospital": True},
    "notice": {
        "ground": "no_reason",
        "form": "registered",
        "posted_on": "2026-06-26",
        "announced_end_on": "2026-12-31",
    },
}
"""Posted so late that only a proof of presentation would save the notice; the tenant was in hospital."""


def facts(name: str) -> dict[str, Any]:
    """Return a copy of the facts of a vector."""
    found: dict[str, Any] = copy.deepcopy(VECTORS[name])
    return found


def typed(given: dict[str, Any]) -> dict[str, str]:
    """Return what a browser sends for these facts; the act that the subject names is not asked for."""
    sent = typed_form(given, CHECKS[CHECK].facts)
    sent.pop("notice", None)
    return sent
