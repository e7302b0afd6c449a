"""The JSON schema of the result, for the public API and for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.rent_indexation.readings import DOUBTS
from workflows.checks.rent_indexation.result import AMOUNTS
from workflows.checks.rent_indexation.rules import RULES
from workflows.checks.schema import (
    DIALECT,
    MONTH_PATTERN,
    closed,
    date_schema,
    finding_schema,
    law_version_schema,
    money_schema,
    text_schema,
    words,
)

if TYPE_CHECKING:
    from workflows.checks.declaration import Schema

VERDICTS = ("lawful", "excessive", "not_due", "not_requested", "uncertain", "out_of_scope")
BASES = ("1988", "1996", "2004", "2013", "2025")
YES_NO_OR_NULL: Schema = {"type": ["boolean", "null"]}
INDEX: Schema = {"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$"}
MONTH: Schema = {"type": "string", "pattern": MONTH_PATTERN}
DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def result_schema() -> Schema:
    """Return the schema of one result: every key present, no other."""
    doubts = words(doubt.code for doubt in DOUBTS)
    alternative = closed(
        {
            "doubt": doubts,
            "leaning": {"type": "boolean"},
            "verdict": words(VERDICTS),
            "ceiling": money_schema(),
            "due_from": date_schema(),
            "text": text_schema(),
        }
    )
    properties: Schema = {
        "verdict": words(VERDICTS),
        "doubts": _list(doubts),
        "alternatives": _list(alternative),
        "missing": _list({"type": "string"}),
        "anniversary": date_schema(),
        "next_anniversary": date_schema(),
        "due_from": date_schema(),
        "retroactive_months": _list(MONTH),
        "amounts": closed({name: money_schema() for name in AMOUNTS}),
        "indices": _indices(),
        "by_base": _by_base(),
        "correction_factor": closed(
            {"applies": YES_NO_OR_NULL, "value": {"type": ["string", "null"], "pattern": r"^[0-9]\.[0-9]{9}$"}}
        ),
        "freeze": closed({"applies": YES_NO_OR_NULL, "rule": words(("full", "half", "none"), nullable=True)}),
        "deadlines": closed({"landlord_action_before": date_schema(), "tenant_action_before": date_schema()}),
        "refund": closed(
            {"recoverable_from": date_schema(), "complete": YES_NO_OR_NULL, "action_before": date_schema()},
            nullable=True,
        ),
        "cure": closed({"new_request_from": date_schema()}, nullable=True),
        "reference_rent": closed({"limit": money_schema(), "presumed_abusive": YES_NO_OR_NULL}, nullable=True),
        "calculation": _list(text_schema()),
        "findings": {**_list(finding_schema(rule for rule, _ in RULES)), "minItems": 1, "maxItems": len(RULES)},
        "law_version": {**_list(law_version_schema()), "minItems": 1},
        "law_digest": DIGEST,
        "index_digest": DIGEST,
    }
    return {"$schema": DIALECT, **closed(properties)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _indices() -> Schema:
    one = closed({"month": MONTH, "value": INDEX})
    return closed({"base": words(BASES), "start": one, "new": one}, nullable=True)


def _by_base() -> Schema:
    one = closed({"start_index": INDEX, "new_index": INDEX, "ceiling": money_schema()})
    return {"type": "object", "properties": dict.fromkeys(BASES, one), "additionalProperties": False}
