"""Ready-made facts, a short way to change them, and random facts around every boundary of the law."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from workflows.checks import CHECKS
from workflows.figures import Figures

Facts = dict[str, Any]
Result = Mapping[str, Any]

REFERENCE: Facts = {
    "as_of": "2024-06-20",
    "anniversary_year": 2024,
    "lease": {
        "type": "main_residence_9y",
        "written": True,
        "signed_on": "2019-05-10",
        "starts_on": "2019-06-01",
        "base_rent": "750.00",
        "indexation_clause": "none",
    },
    "registration": {"federal": {"done": True}, "regional": {"done": False}},
    "landlord": {"kind": "natural_person"},
    "epb": {"certificates": [{"class": "d", "communicated": True}]},
    "request": {"made_by": "landlord", "written": True, "made_on": "2024-06-10", "applies_from": "2024-06-01"},
}
"""Every condition met: request nine days after the anniversary, ceiling 904.43."""

FREEZE: dict[str, object] = {
    "as_of": "2023-03-20",
    "anniversary_year": 2023,
    "lease.signed_on": "2018-02-20",
    "lease.starts_on": "2018-03-01",
    "lease.base_rent": "680.00",
    "request.made_on": "2023-03-06",
    "request.applies_from": "2023-03-01",
}
"""Changes that move the reference case into the freeze year: standard 810.99, half 785.03, frozen 759.08."""

SHIPPED = Figures.shipped()


def facts(changes: Mapping[str, object] | None = None, **more: object) -> Facts:
    """Return the reference case with paths changed: ``facts({"lease.written": False})``; ``...`` removes a path."""
    found = copy.deepcopy(REFERENCE)
    for path, value in {**(changes or {}), **more}.items():
        put(found, path, value)
    return found


def put(found: Facts, path: str, value: object) -> None:
    """Set ``path`` (``epb.certificates[0].class`` too); ``...`` removes it."""
    place: Any = found
    *way, last = path.replace("[", ".[").split(".")
    for step in way:
        place = place[int(step[1:-1])] if step.startswith("[") else place.setdefault(step, {})
    if value is ...:
        del place[last]
    else:
        place[last] = value


def get(found: Facts, path: str) -> object:
    """Return what stands at ``path``, None when nothing does."""
    place: Any = found
    for step in path.replace("[", ".[").split("."):
        if place is None:
            return None
        place = place[int(step[1:-1])] if step.startswith("[") else place.get(step)
    return place


def run(changes: Mapping[str, object] | None = None, figures: Figures = SHIPPED) -> Result:
    """Answer the reference case with ``changes``."""
    return answer(facts(changes), figures)


def answer(found: Facts, figures: Figures = SHIPPED) -> Result:
    """Answer ``found``."""
    return CHECKS["rent_indexation"].run(found, figures)


def verdict_of(result: Result, rule: str) -> str:
    """Return the verdict of one finding."""
    (found,) = [finding for finding in result["findings"] if finding["rule"] == rule]
    return str(found["verdict"])


# Random facts: days gather around the boundaries of the law, every fact may be unknown.

EDGES = [
    date(1994, 1, 31), date(1994, 2, 1), date(1997, 5, 30), date(1997, 5, 31), date(2004, 1, 10), date(2013, 1, 5),
    date(2020, 2, 29), date(2021, 11, 1), date(2022, 10, 13), date(2022, 10, 14), date(2023, 10, 13),
    date(2023, 10, 14), date(2024, 2, 29), date(2025, 1, 1), date(2025, 5, 1), date(2026, 6, 30),
]  # fmt: skip
days = st.one_of(
    st.sampled_from(EDGES),
    st.dates(date(1995, 1, 1), date(2026, 12, 31)),
    st.dates(date(2022, 9, 1), date(2024, 1, 31)),
).map(date.isoformat)
money = st.integers(30000, 150000).map("{:05d}".format).map(lambda digits: f"{digits[:-2]}.{digits[-2:]}")
yes_no = st.booleans()
classes = st.sampled_from("abcdefg")


starts = st.one_of(
    st.sampled_from([edge for edge in EDGES if edge.year < 2026]),
    *[st.dates(date(2012, 1, 1), date(2024, 12, 31))] * 3,
    st.dates(date(2021, 6, 1), date(2022, 12, 31)),
)


def maybe(values: st.SearchStrategy[Any], unknown: int = 1, known: int = 4) -> st.SearchStrategy[Any]:
    """Return ``values``, now and then null."""
    return st.one_of(*[values] * known, *[st.none()] * unknown)


certificate = st.fixed_dictionaries(
    {},
    optional={
        "class": maybe(classes),
        "issued_on": maybe(st.dates(date(2008, 1, 1), date(2024, 1, 1)).map(date.isoformat), 3, 1),
        "communicated": maybe(yes_no),
        "communicated_on": maybe(days, 3, 1),
    },
)
certificates = st.lists(certificate, max_size=3)
lease_types = st.sampled_from(["main_residence_9y", "student", "glide", "ais", "sublease", "tourist", "unknown"])
landlords = st.sampled_from(["natural_person", "company", "cpas", "sisp", "unknown"])
clauses = st.sampled_from(["none", "standard", "excluded", "less_than_formula", "more_than_formula"])

FILLS: dict[str, st.SearchStrategy[Any]] = {
    "lease.type": lease_types,
    "lease.written": yes_no,
    "lease.base_rent": money,
    "lease.rent_before_request": money,
    "lease.indexation_clause": clauses,
    "lease.clause_ceiling": money,
    "registration.federal.done": yes_no,
    "registration.regional.done": yes_no,
    "landlord.kind": landlords,
    "epb.certificates": certificates,
    "request.made_on": days,
    "request.written": yes_no,
    "refund.overpaid_since": st.just("1993-12-31"),
}
"""Values for facts that have no stated assumption (those of lists and of the lease's own days are made apart)."""


def fill_of(path: str) -> st.SearchStrategy[Any]:
    """Return values for an unknown fact, list items included."""
    if path in FILLS:
        return FILLS[path]
    return classes if path.endswith(".class") else yes_no


ODD: dict[str, st.SearchStrategy[Any]] = {
    "anniversary_year": st.integers(1994, 2030),
    "lease.type": lease_types,
    "lease.written": st.just(value=False),
    "lease.signed_on": days,
    "lease.starts_on": days,
    "lease.base_rent_includes_charges": yes_no,
    "lease.rent_before_request": money,
    "lease.last_increase_on": days,
    "lease.indexation_clause": clauses,
    "lease.clause_ceiling": money,
    "lease.revision": st.fixed_dictionaries({"agreed_on": days, "rent": money}),
    "registration.federal.done": yes_no,
    "registration.federal.on": days,
    "registration.regional.done": yes_no,
    "registration.regional.on": days,
    "landlord.kind": landlords,
    "dwelling.reference_rent": money,
    "epb.certificates": certificates,
    "request": st.none(),
    "request.made_by": st.just("tenant"),
    "request.made_on": days,
    "request.written": yes_no,
    "request.applies_from": days,
    "refund": st.fixed_dictionaries({"claimed_on": days}),
}
"""What may be unusual in a case, beside a fact that is not known."""

UNKNOWN = [
    "lease.type", "lease.written", "lease.signed_on", "lease.starts_on", "lease.base_rent", "lease.indexation_clause",
    "registration.federal.done", "registration.regional.done", "landlord.kind", "epb.certificates",
    "epb.certificates[0].class", "epb.certificates[0].communicated", "request.made_on", "request.written",
]  # fmt: skip


@st.composite
def random_facts(draw: st.DrawFn) -> Facts:
    """Draw a regular case near the boundaries of the law, then change or forget up to four facts."""
    start = draw(starts)
    signed = date.fromordinal(start.toordinal() - draw(st.integers(0, 120)))
    years = [year for year in (2022, 2023, 2024, 2025) if year > start.year]
    year = draw(st.one_of(st.sampled_from(years or [start.year + 1]), st.integers(start.year + 1, 2026)))
    anniversary = date(year, start.month, min(start.day, 28)).toordinal()
    made_on = date.fromordinal(anniversary + draw(st.integers(-40, 250)))
    known = draw(yes_no)
    listed = draw(st.lists(st.tuples(classes, maybe(st.integers(-900, 100), 2, 1)), min_size=1, max_size=3))
    found: Facts = {
        "as_of": date.fromordinal(made_on.toordinal() + draw(st.sampled_from([0, 10, 400]))).isoformat(),
        "anniversary_year": year if known else None,
        "lease": {
            "type": "main_residence_9y",
            "written": True,
            "signed_on": signed.isoformat(),
            "starts_on": start.isoformat(),
            "base_rent": draw(money),
            "indexation_clause": draw(st.sampled_from(["none", "standard"])),
        },
        "registration": {"federal": {"done": True}, "regional": {"done": signed.year >= 2025}},
        "landlord": {"kind": "natural_person"},
        "epb": {"certificates": [_certificate(letter, made_on, gap) for letter, gap in listed]},
        "request": {"made_by": "landlord", "written": True, "made_on": made_on.isoformat()},
    }
    if draw(yes_no):
        asked_from = anniversary + draw(st.sampled_from([-5, 0, 0, 1, 40, 100]))
        found["request"]["applies_from"] = date.fromordinal(asked_from).isoformat()
    for path in draw(st.lists(st.sampled_from(sorted(ODD)), max_size=3, unique=True)):
        _try(found, path, draw(ODD[path], label=path))
    for path in draw(st.lists(st.sampled_from(UNKNOWN), max_size=2, unique=True)):
        _try(found, path, None)
    if found.get("request") is not None:
        found["request"]["rent_asked"] = draw(_rent_asked(found))
    return found


def _certificate(letter: str, made_on: date, gap: int | None) -> Facts:
    given = {} if gap is None else {"communicated_on": date.fromordinal(made_on.toordinal() + gap).isoformat()}
    return {"class": letter, "communicated": True, **given}


def _try(found: Facts, path: str, value: object) -> None:
    """Change ``path`` where there is a place for it."""
    parent, _, _ = path.rpartition(".")
    if parent == "request" and found.get("request") is None:
        return
    if "[0]" in path and not get(found, "epb.certificates"):
        return
    put(found, path, value)


@st.composite
def _rent_asked(draw: st.DrawFn, found: Facts) -> str | None:
    """Draw nothing, any amount, or an amount next to what the check allows."""
    amounts = answer(found)["amounts"]
    known = [cents_of(value) for value in amounts.values() if value is not None]
    if not known or draw(st.integers(0, 3)) == 0:
        anything: str | None = draw(maybe(money))
        return anything
    return money_of(max(1, draw(st.sampled_from(known)) + draw(st.sampled_from([-30000, -1, 0, 1, 2, 40000]))))


def cents_of(amount: str) -> int:
    """Return ``"611.62"`` as 61162."""
    return int(amount.replace(".", ""))


def money_of(cents: int) -> str:
    """Return 61162 as ``"611.62"``."""
    return f"{cents // 100}.{cents % 100:02d}"
