"""Which texts were applied, and from which day that version is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.illegal_eviction.classes import B, C, D
from workflows.checks.illegal_eviction.decision import BEFORE_ARTICLE
from workflows.checks.illegal_eviction.sources import CODE
from workflows.checks.illegal_eviction.values import ARTICLE_233_1, COORDINATED, ORDINANCE_2023, SQUAT_LAW

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.illegal_eviction.decision import Decision


def law_version(decision: Decision) -> list[dict[str, str]]:
    """Return the texts applied, the main one first."""
    act, article, since = _applied(decision)
    return [{"act": act, "article": article, "in_force_on": since.isoformat()}]


def _applied(decision: Decision) -> tuple[str, str, date]:
    if decision.name == B:
        return CODE, "233duodecies", ORDINANCE_2023
    if decision.name == C:
        return CODE, "8", ORDINANCE_2023
    if decision.name == D:
        return "Judicial Code", "1344octies-1344duodecies", SQUAT_LAW
    if decision.regime == BEFORE_ARTICLE:
        return "Constitution", "15", COORDINATED
    return CODE, "233/1", ARTICLE_233_1
