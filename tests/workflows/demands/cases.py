"""One case per demand in which the law is kept, and ways to change it; random facts for the properties."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from app.checks.paths import drop, get, put
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Fact
from workflows.demands import DEMANDS, PREFIX, Demand
from workflows.figures import Figures

Facts = dict[str, Any]
FIGURES = Figures.shipped()
TODAY = "2026-07-08"

KEPT: dict[str, Facts] = {
    "triennial_revision": {
        "lease.type": "main_residence_9y",
        "lease.starts_on": "2023-09-01",
        "lease.signed_on": "2023-08-15",
        "lease.rent_before_request": "900.00",
        "rent_increase.asked_on": "2025-12-15",
        "rent_increase.agreed": True,
        "rent_increase.agreed_on": "2026-01-10",
        "rent_increase.basis": "new_circumstances",
        "registration.federal.done": True,
    },
    "energy_works": {
        "lease.type": "main_residence_9y",
        "lease.signed_on": "2025-02-01",
        "works.announced_on": "2026-06-01",
        "works.registered_letter": True,
        "works.starts_on": "2026-07-01",
        "works.days": 60,
        "works.earlier_in_triennium": False,
        "works.leave_asked": False,
        "works.increase_asked": False,
    },
    "abusive_rent": {
        "lease.type": "main_residence_9y",
        "lease.starts_on": "2025-09-01",
        "lease.rent_before_request": "960.00",
        "dwelling.reference_rent": "800.00",
        "quality.substantial_defects": False,
    },
    "charges": {
        "lease.type": "main_residence_9y",
        "lease.signed_on": "2024-11-01",
        "charges.mode": "provisions",
        "charges.listed_in_lease": True,
        "charges.real_costs": True,
        "charges.year_ends_on": "2025-12-31",
        "charges.statement_received": True,
        "charges.statement_on": "2026-06-30",
        "charges.reminder_costs": False,
        "charges.property_tax": False,
    },
    "guarantee": {
        "lease.type": "main_residence_9y",
        "lease.signed_on": "2024-11-01",
        "lease.base_rent": "850.00",
        "guarantee.amount": "1700.00",
        "guarantee.form": "blocked_account",
        "guarantee.tenant_chose": True,
        "guarantee.keys_returned": False,
    },
    "late_penalty": {
        "lease.type": "main_residence_9y",
        "lease.signed_on": "2025-01-01",
        "penalty.kind": "legal_interest",
        "charges.reminder_costs": False,
    },
    "cash_rent": {
        "lease.type": "main_residence_9y",
        "lease.signed_on": "2025-01-01",
        "cash.demanded": False,
        "cash.paid": True,
        "cash.receipts": True,
    },
    "no_permit": {"home.rights_denied": False, "home.told_to_leave": False, "writing.refused": False},
    "discrimination": {"unequal.what": "refusal", "unequal.why": "other", "unequal.shown": True},
    "defects": {"lease.type": "main_residence_9y", "defects.reported": True, "defects.repaired": True},
    "sign_to_leave": {"agreement.signed": False, "agreement.pressure": False},
    "bans": {
        "lease.type": "main_residence_9y",
        "lease.signed_on": "2025-01-01",
        "ban.pets": False,
        "ban.address": False,
    },
    "hospital_notice": {
        "notice.received_on": "2026-06-01",
        "hospital.from_on": "2026-06-02",
        "hospital.left": False,
    },
}
"""By demand: facts under which the answer is lawful."""


def demand(name: str) -> Demand:
    return DEMANDS[PREFIX + name]


def facts(name: str, **changes: Any) -> Facts:
    """Return the kept case with changes; ``__`` stands for a point, None takes a fact away."""
    found: Facts = {"as_of": TODAY}
    flat = copy.deepcopy(KEPT[name]) | {path.replace("__", "."): value for path, value in changes.items()}
    for path, value in flat.items():
        if value is not None:
            put(found, path, value)
    return found


def answer(name: str, **changes: Any) -> dict[str, Any]:
    return demand(name).run(facts(name, **changes), FIGURES)


def verdict(name: str, **changes: Any) -> str:
    return str(answer(name, **changes)["verdict"])


def finding(result: dict[str, Any], rule: str) -> dict[str, Any]:
    return next(found for found in result["findings"] if found["rule"] == rule)


def stands(name: str, rule: str, **changes: Any) -> str:
    return str(finding(answer(name, **changes), rule)["verdict"])


DAYS = st.one_of(
    st.sampled_from(
        ["2023-09-01", "2024-10-31", "2024-11-01", "2025-01-01", "2025-05-01", "2025-12-01", "2026-03-01", "2026-06-01"]
    ),
    st.dates().map(lambda day: day.isoformat()),
)
MONEY = st.one_of(
    st.sampled_from(["0.01", "850.00", "850.01", "1700.00", "1700.01", "2550.00"]),
    st.integers(1, 10**7).map(lambda cents: f"{cents // 100}.{cents % 100:02d}"),
)


def fill_of(fact: Fact) -> st.SearchStrategy[Any]:
    if fact.kind is Kind.DATE:
        return DAYS
    if fact.kind is Kind.MONEY:
        return MONEY
    if fact.kind is Kind.YES_NO:
        return st.booleans()
    if fact.kind is Kind.INTEGER:
        return st.sampled_from([0, 59, 60, 61, 90, 91, 400])
    return st.sampled_from([code.value for code in fact.codes])


@st.composite
def random_facts(draw: st.DrawFn, of: Demand) -> Facts:
    """Return any well-formed facts of a demand: each one known or not."""
    found: Facts = {"as_of": draw(DAYS, label="as_of")}
    for fact in of.facts:
        if fact.path != "as_of" and draw(st.integers(0, 3)):
            put(found, fact.path, draw(fill_of(fact), label=fact.path))
    return found


def known_paths(of: Demand, given: Facts) -> list[str]:
    return [fact.path for fact in of.facts if fact.path != "as_of" and get(given, fact.path) is not None]


def without(given: Facts, path: str) -> Facts:
    found = copy.deepcopy(given)
    drop(found, path)
    return found


def with_(given: Facts, path: str, value: Any) -> Facts:
    found = copy.deepcopy(given)
    put(found, path, value)
    return found
