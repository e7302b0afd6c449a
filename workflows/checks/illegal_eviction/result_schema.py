"""The JSON schema of the result, for the public API and for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.illegal_eviction import clocks, liability, tracks
from workflows.checks.illegal_eviction.classes import CLASSES, COUNTED_AS, VERDICTS
from workflows.checks.illegal_eviction.decision import REGIMES
from workflows.checks.illegal_eviction.questions.event import CLAIMS
from workflows.checks.illegal_eviction.rules import RULES
from workflows.checks.illegal_eviction.title import ROLES, TITLE_FLAGS
from workflows.checks.illegal_eviction.warnings import FLAGS, NEVER_DO
from workflows.checks.schema import (
    DATE_PATTERN,
    DIALECT,
    closed,
    date_schema,
    finding_schema,
    law_version_schema,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workflows.checks.declaration import Schema

YES_NO: Schema = {"type": "boolean"}
YES_NO_UNKNOWN: Schema = {"type": ["boolean", "null"]}
TEXT: Schema = {"type": ["string", "null"]}
NEVER: Schema = {"const": False}


def result_schema() -> Schema:
    """Return the schema of one result: every key present, no other."""
    properties: Schema = {
        "verdict": words(VERDICTS.values()),
        "class": words(CLASSES),
        "class_alternatives": _several(CLASSES),
        "level": {"enum": [1, 2, 3, None]},
        "level_3_alert": YES_NO,
        "alert_until": date_schema(),
        "legal_review": YES_NO,
        "review_due_on": date_schema(),
        "counted_as": words(COUNTED_AS.values()),
        "title_flags": _several(TITLE_FLAGS),
        "art_233_1": closed(
            {
                "status": words((liability.POSSIBLE, liability.NOT_APPLICABLE)),
                "reason": words(liability.REASONS, nullable=True),
                "paragraph": words(("1", "2"), nullable=True),
                "amount_basis": words((liability.FIXED, liability.CEILING), nullable=True),
                "amount_is_ceiling": YES_NO_UNKNOWN,
                "legal_review": YES_NO,
                "amount": {"const": None},
            }
        ),
        "penal": closed(
            {
                "code": words(liability.PENAL_CODES, nullable=True),
                "changeover_on": {"type": "string", "pattern": DATE_PATTERN},
                "verified": NEVER,
            }
        ),
        "offences": _list(
            closed(
                {
                    "category": words(liability.CATEGORIES),
                    "code": words(liability.PENAL_CODES, nullable=True),
                    "articles": _list({"type": "string"}),
                    "verified": NEVER,
                }
            )
        ),
        "possessory": closed(
            {
                "deadline_on": date_schema(),
                "alarm_9_months_on": date_schema(),
                "alarm_11_months_on": date_schema(),
                "verified": NEVER,
            },
            nullable=True,
        ),
        "moratorium": closed(
            {"in_force": YES_NO_UNKNOWN, "in_period": YES_NO_UNKNOWN, "role": words(ROLES, nullable=True)}
        ),
        "reentry": closed(
            {"state": words(tracks.REENTRY_STATES), "options": _several((*tracks.ROUTES, tracks.CESSATION))}
        ),
        "tracks": closed(
            {
                "criminal": words(tracks.CRIMINAL_STATES),
                "compensation_233_1": words((liability.POSSIBLE, liability.NOT_APPLICABLE)),
                "utilities": words(tracks.UTILITIES_STATES),
                "belongings": words(tracks.BELONGINGS_STATES),
                "housing_quality": words(tracks.QUALITY_STATES),
            }
        ),
        "complaint_gate": closed({"status": words(tracks.GATE_STATES), "needs": _several(tracks.NEEDS)}),
        "referral": closed(
            {
                "offered": YES_NO,
                "blocked_reason": words((clocks.UNACCOMPANIED,), nullable=True),
                "start_now": YES_NO,
                "start_on": date_schema(),
                "proposal_due_on": date_schema(),
                "first_option": words((clocks.SECRET_HOUSE, clocks.PREVENTION)),
                "family_option_allowed": YES_NO,
                "emergency_needs_reasons": {"const": True},
                "penalty_for_refusal": NEVER,
            }
        ),
        "ethos": closed({"code": TEXT, "category": TEXT}),
        "cpas": closed(
            {
                "competent_nis": {"type": ["string", "null"], "pattern": "^[0-9]{5}$"},
                "rule": {"const": clocks.STAY_RULE},
                "decision_due_on": date_schema(),
                "forwarding_due_on": date_schema(),
                "appeal_by": date_schema(),
                "ask_written_decision": YES_NO,
            }
        ),
        "justice_of_peace": closed({"ids": _list({"type": "string"}), "needs_street": YES_NO}, nullable=True),
        "belongings": closed({"depot_until": date_schema()}),
        "records": closed(
            {"per": {"const": "household"}, "households": {"type": "integer", "minimum": 1}, "one_event": YES_NO}
        ),
        "flags": _several(FLAGS),
        "never_do": _several(NEVER_DO),
        "claims_without_effect": _several(code.value for code in CLAIMS),
        "incident_may_close": NEVER,
        "findings": _list(finding_schema(RULES)),
        "missing": _list({"type": "string"}),
        "regime": words(REGIMES, nullable=True),
        "law_version": {**_list(law_version_schema()), "minItems": 1},
        "law_digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    return {"$schema": DIALECT, **closed(properties)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _several(values: Iterable[str]) -> Schema:
    return {**_list(words(values)), "uniqueItems": True}
