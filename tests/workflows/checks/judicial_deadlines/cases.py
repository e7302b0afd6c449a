"""A case on its way to an eviction, a short way to change it, and random facts around the boundaries of the law."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from workflows.checks import CHECKS
from workflows.checks.parsing import Kind
from workflows.figures import Figures

Facts = dict[str, Any]
Result = dict[str, Any]

CHECK = CHECKS["judicial_deadlines"]
SHIPPED = Figures.shipped()

SERVED: Facts = {
    "as_of": "2026-09-25",
    "title_type": "residential_lease",
    "service": {"on": "2026-09-15", "cpas_informed_on": "2026-09-15"},
    "eviction_notice": {"posted_on": "2026-09-21"},
}
"""Example 9.1 of the contract: 15, 16 and 16 October 2026."""
SPRING: Facts = {
    "as_of": "2027-04-20",
    "title_type": "residential_lease",
    "service": {"on": "2027-02-10", "cpas_informed_on": "2027-02-10"},
    "eviction_notice": {"posted_on": "2027-04-06"},
}
"""26, 28 and 30 April 2027; rehousing until 6 May, Ascension Day."""
WINTER: Facts = {
    "as_of": "2026-12-15",
    "title_type": "residential_lease",
    "service": {"on": "2026-12-01", "cpas_informed_on": "2026-12-01"},
    "eviction_notice": {"posted_on": "2026-12-09"},
}
"""Without the moratorium 4, 4 and 6 January 2027."""


def changed(base: Facts, **changes: Any) -> Facts:
    """Return facts with other values: ``service__on="2026-09-16"``; ``None`` takes a group or a fact away."""
    found = copy.deepcopy(base)
    for path, value in changes.items():
        *way, last = path.split("__")
        place = found
        for part in way:
            place = place.setdefault(part, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    return found


def answer(facts: Facts) -> Result:
    """Return the answer of the check."""
    return CHECK.run(facts, SHIPPED)


def run(base: Facts, **changes: Any) -> Result:
    """Return the answer to facts with other values."""
    return answer(changed(base, **changes))


def days(result: Result) -> list[str | None]:
    """Return the three days of the earliest eviction."""
    return [result["earliest_eviction"][reading] for reading in ("plan", "default", "contest")]


def verdicts(result: Result) -> dict[str, str]:
    """Return what each rule says."""
    return {finding["rule"]: finding["verdict"] for finding in result["findings"]}


def limit(result: Result, code: str) -> Result:
    """Return one deadline."""
    return next(one for one in result["deadlines"] if one["code"] == code)


def codes(result: Result) -> list[str]:
    """Return the deadlines that are listed."""
    return [one["code"] for one in result["deadlines"]]


START = date(2026, 9, 1)
NEAR = st.integers(0, 260).map(lambda offset: (START + timedelta(days=offset)).isoformat())
_VALUES = {
    Kind.DATE: lambda _fact: NEAR,
    Kind.YES_NO: lambda _fact: st.booleans(),
    Kind.INTEGER: lambda _fact: st.integers(1, 60),
    Kind.CODE: lambda fact: st.sampled_from([code.value for code in fact.codes]),
}


@st.composite
def random_facts(draw: st.DrawFn, **given: st.SearchStrategy[Any]) -> Facts:
    """Return facts over one winter, some of them unknown."""
    facts: Facts = {}
    for fact in CHECK.facts:
        if fact.kind is Kind.OBJECT or fact.path.startswith("judgment.term."):
            continue
        name = fact.path.replace(".", "__")
        common = fact.path in {"as_of", "title_type", "service.on", "service.cpas_informed_on"}
        if name in given:
            value = draw(given[name])
        elif common or draw(st.integers(0, 2)) == 0:
            value = draw(_VALUES[fact.kind](fact))
        else:
            continue
        facts = changed(facts, **{name: value})
    if draw(st.integers(0, 3)) == 0:
        length = draw(st.sampled_from(["until", "days", "months"]))
        value = draw(NEAR) if length == "until" else draw(st.integers(1, 5))
        facts = changed(facts, judgment__term={"set_by": draw(st.sampled_from(["judge", "agreement"])), length: value})
    return facts
