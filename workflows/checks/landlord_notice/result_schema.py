"""The JSON schema of the result, for the public API and for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.act import CLAIMABLE, DUE, HEAD_TENANT, IF_BREACH, LANDLORD, TENANT
from workflows.checks.landlord_notice.deadlines import DUTY_KEYS, TENANT_KEYS
from workflows.checks.landlord_notice.lease_kind import OVERLAYS
from workflows.checks.landlord_notice.protections import PROTECTIONS
from workflows.checks.landlord_notice.result import REMINDERS
from workflows.checks.landlord_notice.rulebook import RULES
from workflows.checks.landlord_notice.sheet import ABOUT, STRENGTH
from workflows.checks.schema import (
    DATE_PATTERN,
    DIALECT,
    closed,
    date_schema,
    finding_schema,
    law_version_schema,
    money_schema,
    words,
)

if TYPE_CHECKING:
    from workflows.checks.declaration import Schema

BASES = ("bailiff_service", "proven_receipt", "proven_presentation", "third_working_day", "lost", "unknown")
INDEMNITIES = (
    "landlord_no_reason",
    "landlord_early_short",
    "landlord_non_occupation",
    "landlord_works_not_done",
    "landlord_eviction_without_title",
    "landlord_obstruction_of_access",
    "tenant_early_exit",
    "tenant_early_short",
    "head_tenant_early_end",
    "head_tenant_late_copy",
)
DAY: Schema = {"type": "string", "pattern": DATE_PATTERN}
YES_NO: Schema = {"type": "boolean"}
MONTHS: Schema = {"type": ["integer", "null"], "minimum": 0}
DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def result_schema() -> Schema:
    """Return the schema of one result: every key present, no other."""
    verdicts = words(STRENGTH)
    indemnity = closed(
        {
            "owed_by": words((LANDLORD, TENANT, HEAD_TENANT)),
            "months": MONTHS,
            "amount": money_schema(),
            "status": words((DUE, IF_BREACH, CLAIMABLE)),
            "due_on": date_schema(),
        }
    )
    properties: Schema = {
        "verdict": verdicts,
        "lease_type_after_requalification": {"type": "string"},
        "lease_overlays": _list(words(OVERLAYS)),
        "receipt": closed(
            {
                "on": date_schema(),
                "basis": words(BASES),
                "certain": YES_NO,
                "window_from": date_schema(),
                "window_to": date_schema(),
            }
        ),
        "notice_starts_on": date_schema(),
        "lawful_end_date": date_schema(),
        "landlord_notice_end_on": date_schema(),
        "latest_receipt_on": date_schema(),
        "not_before_on": date_schema(),
        "alternatives": _list(
            closed({"receipt_from": DAY, "receipt_to": DAY, "verdict": verdicts, "lawful_end_date": date_schema()})
        ),
        "what_lease_becomes": closed(
            {"type": {"type": "string"}, "starts_on": DAY, "ends_on": date_schema()}, nullable=True
        ),
        "next_fixed_date": closed(
            {
                "ends_on": DAY,
                "latest_receipt_on": DAY,
                "indemnity_months": {"type": "integer", "minimum": 0},
                "ground": words(("no_reason", "end_of_term")),
            },
            nullable=True,
        ),
        "works_threshold": money_schema(),
        "indemnities": {
            "type": "object",
            "properties": dict.fromkeys(INDEMNITIES, indemnity),
            "additionalProperties": False,
        },
        "totals": closed({"tenant_owes": money_schema(), "landlord_owes": money_schema()}),
        "tenant_deadlines": closed(
            {key: YES_NO if key.endswith("available") else date_schema() for key in TENANT_KEYS}
        ),
        "landlord_duties_after": closed({key: MONTHS if key == "occupy_years" else date_schema() for key in DUTY_KEYS}),
        "shields": _list(
            closed(
                {
                    "code": words(("dirl_complaint", "rent_commission")),
                    "from_on": DAY,
                    "until": date_schema(),
                    "effect": {"type": "string"},
                }
            )
        ),
        "tenant_exit_now": closed({"months": MONTHS, "ends_on": DAY, "indemnity_months": MONTHS}, nullable=True),
        "rent_revision": closed(
            dict.fromkeys(("triennium_ends_on", "agreement_from", "agreement_to", "court_from", "court_to"), DAY),
            nullable=True,
        ),
        "protections": _list(words(PROTECTIONS)),
        "reminders": _list(words(REMINDERS)),
        "findings": _list(finding_schema(RULES, {"about": words(ABOUT)})),
        "regime": words(("before_2018", "code_2018", "code_2024_11")),
        "registration_regime": words(("federal_2018", "regional_2025")),
        "law_version": {**_list(law_version_schema()), "minItems": 1},
        "missing": _list({"type": "string"}),
        "law_digest": DIGEST,
    }
    return {"$schema": DIALECT, **closed(properties)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
