"""The JSON schema of the result, for the public API and for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines.calendar import READINGS
from workflows.checks.judicial_deadlines.deadlines import ARTICLES, COMPUTED, SUSPENDED
from workflows.checks.judicial_deadlines.doubts import DOUBTS, VERDICTS
from workflows.checks.judicial_deadlines.fund import NO, REASONS, UNCERTAIN, YES
from workflows.checks.judicial_deadlines.rules import RULES
from workflows.checks.judicial_deadlines.scope import SUPPOSED_TITLES
from workflows.checks.judicial_deadlines.steps import NAMES, WHY_NOT
from workflows.checks.schema import (
    DATE_PATTERN,
    DIALECT,
    closed,
    date_schema,
    finding_schema,
    law_version_schema,
    text_schema,
    words,
)

if TYPE_CHECKING:
    from workflows.checks.declaration import Schema

YES_NO: Schema = {"type": "boolean"}
DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def result_schema() -> Schema:
    """Return the schema of one result: every key present, no other."""
    earliest = closed({**_readings(date_schema()), "reason": words(WHY_NOT, nullable=True)})
    window = closed({"first_possible_day": date_schema(), "last_day": date_schema()})
    deadline = closed(
        {
            "code": words(ARTICLES),
            "article": {"type": "string", "minLength": 1},
            "runs_from": date_schema(),
            "state": words((COMPUTED, SUSPENDED)),
            **_readings(window),
            "act_by": date_schema(),
            "explanation": _list(text_schema()),
        }
    )
    alternative = closed(
        {"doubt": words(DOUBTS), "verdict": words(VERDICTS), "earliest_eviction": earliest, "text": text_schema()}
    )
    properties: Schema = {
        "verdict": words(VERDICTS),
        "doubts": _list(words(DOUBTS)),
        "missing": _list({"type": "string"}),
        "earliest_eviction": earliest,
        "decided_by": closed(_readings(words(NAMES, nullable=True))),
        "deadlines": _list(deadline),
        "projection": closed(
            {
                "assumed_notice_posted_on": {"type": "string", "pattern": DATE_PATTERN},
                **_readings(date_schema()),
            },
            nullable=True,
        ),
        "latest_notice_posting": closed(_readings(date_schema()), nullable=True),
        "moratorium": closed(
            {
                "applies": {"type": ["boolean", "null"]},
                "moves": closed(_readings(YES_NO)),
                "in_force_on_as_of": YES_NO,
            }
        ),
        "fund": closed(
            {
                "eligible": words((YES, NO, UNCERTAIN)),
                "reason": words(REASONS, nullable=True),
                "first_day": date_schema(),
                "last_day": date_schema(),
            },
            nullable=True,
        ),
        "alternatives": _list(
            {**alternative, "properties": {**_properties(alternative), "title_type": words(SUPPOSED_TITLES)}}
        ),
        "steps": _list(text_schema()),
        "findings": _list(finding_schema(RULES)),
        "law_version": {**_list(law_version_schema()), "minItems": 1},
        "law_digest": DIGEST,
    }
    return {"$schema": DIALECT, **closed(properties)}


def _properties(schema: Schema) -> Schema:
    found = schema["properties"]
    return found if isinstance(found, dict) else {}


def _readings(shape: Schema) -> Schema:
    return dict.fromkeys(READINGS, shape)


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
