"""Ready-made facts about a notice, a short way to change them, and random facts around every boundary of the law."""

# ruff: noqa: E501 — one case a line reads as a table

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from workflows.checks import CHECKS
from workflows.checks.landlord_notice.vocabulary import VOCABULARY
from workflows.checks.parsing import Kind
from workflows.figures import Figures

Facts = dict[str, Any]
Result = dict[str, Any]

CHECK = CHECKS["landlord_notice"]
SHIPPED = Figures.shipped()
GONE = object()
"""Marks a path that a change takes away."""

_NINE: Facts = {
    "type": "main_residence_9y",
    "written": True,
    "starts_on": "2023-09-01",
    "signed_on": "2023-08-20",
    "rent_monthly": "900.00",
}
_OCCUPIER: Facts = {"relation": "landlord", "name_stated": True, "kinship_stated": True}

NO_REASON: Facts = {
    "as_of": "2026-02-23",
    "subject": "landlord_notice",
    "lease": _NINE,
    "notice": {
        "ground": "no_reason",
        "form": "registered",
        "received_on": "2026-02-20",
        "announced_end_on": "2026-08-31",
    },
}
"""In time (limit 28 February 2026) for the end of the first triennium, 31 August 2026."""

PERSONAL: Facts = {
    "as_of": "2026-03-20",
    "subject": "landlord_notice",
    "lease": _NINE | {"starts_on": "2021-05-01"},
    "notice": {
        "ground": "personal_occupation",
        "form": "registered",
        "received_on": "2026-03-12",
        "occupier": _OCCUPIER,
    },
}
"""Any time, six months: ends on 30 September 2026."""

WORKS: Facts = {
    "as_of": "2026-02-23",
    "subject": "landlord_notice",
    "lease": _NINE,
    "notice": {
        "ground": "works",
        "form": "registered",
        "received_on": "2026-02-20",
        "announced_end_on": "2026-08-31",
        "works": {
            "cost": "40000.00",
            "affects_dwelling": True,
            "respects_planning": True,
            "document": "permit",
            "document_given_on": "2026-02-20",
            "dwellings": [{"rent_monthly": "900.00"}, {"rent_monthly": "700.00"}],
            "same_building_same_landlord": True,
        },
    },
}
"""Above 36 rents (32 400.00) and above 24 times both rents (38 400.00)."""

SHORT: Facts = {
    "as_of": "2026-05-20",
    "subject": "landlord_notice",
    "lease": _NINE
    | {"type": "main_residence_short", "starts_on": "2024-09-01", "ends_on": "2027-08-31", "signed_on": "2024-08-20"},
    "notice": {"ground": "end_of_term", "form": "registered", "received_on": "2026-05-12"},
}
"""Three years; the last day to receive a notice for its end is 31 May 2027."""

TINY: Facts = {
    "as_of": "2026-05-10",
    "subject": "landlord_notice",
    "lease": _NINE
    | {"type": "main_residence_short", "starts_on": "2026-03-01", "ends_on": "2026-06-30", "signed_on": "2026-02-20"},
    "notice": {"ground": "end_of_term", "form": "registered", "received_on": "2026-05-08"},
}
"""Four months: it ends by itself."""

STUDENT: Facts = {
    "as_of": "2026-06-10",
    "subject": "landlord_notice",
    "lease": _NINE | {"type": "student", "starts_on": "2025-09-15", "ends_on": "2026-09-14", "signed_on": "2025-08-20"},
    "notice": {"ground": "end_of_term", "form": "registered", "received_on": "2026-06-03"},
}

BUYER: Facts = {
    "as_of": "2024-08-26",
    "subject": "landlord_notice",
    "lease": _NINE | {"starts_on": "2023-03-01"},
    "sale": {"deed_on": "2024-05-10", "lease_had_certain_date": False},
    "notice": {
        "ground": "personal_occupation",
        "form": "registered",
        "received_on": "2024-08-20",
        "sent_by": "buyer",
        "occupier": _OCCUPIER,
    },
}
"""Bought under the old rule, notice inside the six months after the deed."""

TENANT: Facts = {
    "as_of": "2026-03-12",
    "subject": "tenant_notice",
    "lease": _NINE | {"starts_on": "2020-02-01", "signed_on": "2020-01-15"},
    "registration": {"federal": {"done": True}},
    "tenant_notice": {"form": "registered", "received_on": "2026-03-10"},
}

COUNTER: Facts = {
    **PERSONAL,
    "subject": "counter_notice",
    "counter_notice": {"form": "registered", "received_on": "2026-03-20"},
}

PROROGATION: Facts = {
    **PERSONAL,
    "as_of": "2026-08-20",
    "subject": "prorogation_request",
    "prorogation_request": {"form": "registered", "received_on": "2026-08-18"},
}

INCREASE: Facts = {
    "as_of": "2025-12-10",
    "subject": "rent_increase",
    "lease": _NINE,
    "registration": {"federal": {"done": True}},
    "rent_increase": {"asked_on": "2025-12-10", "basis": "new_circumstances", "agreed": True},
}

EVICTION: Facts = {
    "as_of": "2026-09-08",
    "subject": "self_help_eviction",
    "lease": _NINE,
    "eviction": {"on": "2026-09-05", "title": "none", "access_only": False},
}

CLAIM: Facts = {
    **PERSONAL,
    "as_of": "2027-10-15",
    "subject": "claim_after_departure",
    "after_departure": {"left_on": "2026-09-30"},
}
"""The lease ended on 30 September 2026: occupy by 30 September 2027."""

STATUS: Facts = {"as_of": "2026-05-20", "subject": "lease_status", "lease": SHORT["lease"]}

HOSTED: Facts = {
    "as_of": "2026-05-05",
    "subject": "landlord_notice",
    "lease": {"type": "hosted"},
    "hosted": {"host": "friend", "pays": False, "violence": False, "person_is_minor": False},
    "notice": {"ground": "other", "form": "oral", "received_on": "2026-05-05"},
}

PACT: Facts = {
    "as_of": "2026-05-20",
    "subject": "landlord_notice",
    "lease": _NINE | {"type": "cotenancy_pact", "duration_months": 108},
    "cotenancy": {"pact_signed": True, "signatories": 3, "gave_notice": 2},
    "notice": {"ground": "half_of_cotenants_left", "form": "registered", "received_on": "2026-05-15"},
}

SUBLEASE: Facts = {
    "as_of": "2026-03-20",
    "subject": "landlord_notice",
    "lease": _NINE | {"type": "sublease", "duration_months": 108},
    "sublease": {
        "owner_notice_ground": "personal_occupation",
        "owner_notice_received_on": "2026-03-10",
        "copy_received_on": "2026-03-17",
        "copy_says_same_day": True,
    },
    "notice": {"ground": "head_lease_ended", "form": "registered", "received_on": "2026-03-17"},
}

GLIDE: Facts = {
    "as_of": "2026-03-01",
    "subject": "landlord_notice",
    "lease": _NINE
    | {
        "type": "glide",
        "starts_on": "2023-06-01",
        "ends_on": "2026-05-31",
        "clauses": {"glide_end_year_3": True},
    },
    "glide": {"objectives_met": False},
    "notice": {"ground": "glide_objectives_not_met", "form": "registered", "received_on": "2026-02-20"},
}


def changed(base: Facts, **changes: object) -> Facts:
    """Return ``base`` with other values at paths written with ``__`` for the point; GONE takes a path away."""
    facts = copy.deepcopy(base)
    for path, value in changes.items():
        *groups, last = path.split("__")
        here = facts
        for group in groups:
            here = here.setdefault(group, {})
        if value is GONE:
            here.pop(last, None)
        else:
            here[last] = copy.deepcopy(value)
    return facts


def answer(facts: Facts) -> Result:
    """Return the result of the check."""
    return CHECK.run(facts, SHIPPED)


def said(result: Result) -> dict[str, str]:
    """Return rule -> verdict of the findings (the last one of a rule)."""
    return {finding["rule"]: finding["verdict"] for finding in result["findings"]}


def days(first: date, last: date) -> st.SearchStrategy[str]:
    """Return dates as the contract writes them."""
    return st.dates(first, last).map(date.isoformat)


NEAR = days(date(2022, 1, 1), date(2028, 12, 31))
ANY_BASE = st.sampled_from(
    (
        NO_REASON, PERSONAL, WORKS, SHORT, TINY, STUDENT, BUYER, TENANT, COUNTER, PROROGATION, INCREASE, EVICTION, CLAIM,
        STATUS, HOSTED, PACT, SUBLEASE, GLIDE,
    )
)  # fmt: skip
_LEAVES = tuple(
    fact
    for fact in VOCABULARY
    if fact.in_list is None and fact.kind not in (Kind.OBJECT, Kind.LIST) and fact.path != "subject"
)


def _value(fact: Any) -> st.SearchStrategy[object]:
    return {
        Kind.DATE: NEAR,
        Kind.MONEY: st.integers(0, 10**7).map(lambda cents: f"{cents // 100}.{cents % 100:02d}"),
        Kind.YES_NO: st.booleans(),
        Kind.INTEGER: st.integers(1, 130),
        Kind.CODE: st.sampled_from([code.value for code in fact.codes]) if fact.codes else st.none(),
    }[fact.kind]


@st.composite
def random_facts(draw: st.DrawFn) -> Facts:
    """Return a ready-made case with some facts answered otherwise or taken away; contradictions are left out."""
    facts = copy.deepcopy(draw(ANY_BASE))
    for fact in draw(st.lists(st.sampled_from(_LEAVES), max_size=8)):
        path = fact.path.replace(".", "__")
        required = fact.required or fact.path == "as_of"
        value = draw(_value(fact) if required else st.one_of(st.just(GONE), _value(fact)))
        facts = changed(facts, **{path: value})
    return facts


def next_day(iso: str, by: int = 1) -> str:
    """Return the day after an ISO date."""
    return (date.fromisoformat(iso) + timedelta(days=by)).isoformat()
