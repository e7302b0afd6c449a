"""Which texts were applied to a case, and from which day that version is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.rent_indexation import values
from workflows.checks.rent_indexation.condition import State
from workflows.checks.rent_indexation.rules.reference_rent import comparison

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.decision import Decision

HOUSING_CODE = "Brussels Housing Code"
TEXTS_SINCE = {
    "old": ("Old Civil Code", "1728bis", values.INDEX_RULE_SINCE.isoformat()),
    "conditions": (HOUSING_CODE, "224/2", values.CONDITIONS_FROM.isoformat()),
    "factor": (HOUSING_CODE, "224/2", values.FACTOR_FROM.isoformat()),
    "freeze": (HOUSING_CODE, "224/2 §1/1", values.CONDITIONS_FROM.isoformat()),
    "register": (HOUSING_CODE, "228/1-228/5", values.REGIONAL_FROM.isoformat()),
    "reference": (HOUSING_CODE, "224", values.ABUSE_FROM.isoformat()),
}
Version = dict[str, str]


def law_version(decision: Decision) -> list[Version]:
    """Return the texts applied: the indexation article as it stood on the day, then whatever the case adds."""
    case, outcome = decision.case, decision.leaning
    applied = [_indexation(case.day.isoformat())]
    if outcome.frozen:
        applied.append("freeze")
    signed_on = case.facts.signed_on
    registered = outcome.conditions["registration"].state is not State.NOT_APPLICABLE
    if registered and signed_on is not None and signed_on >= values.REGIONAL_FROM:
        applied.append("register")
    if comparison(case, outcome) is not None:
        applied.append("reference")
    return [_version(text) for text in applied]


def law_version_outside(day: str) -> list[Version]:
    """Return the text that sends a lease outside the check."""
    return [_version(_indexation(day))]


def _indexation(day: str) -> str:
    for text in ("factor", "conditions"):
        if day >= TEXTS_SINCE[text][2]:
            return text
    return "old"


def _version(text: str) -> Version:
    act, article, since = TEXTS_SINCE[text]
    return {"act": act, "article": article, "in_force_on": since}
