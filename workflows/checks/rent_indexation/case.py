"""One case as the rules see it: the facts, and what follows from them whatever the reading of the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.dates import same_day_in
from workflows.checks.rent_indexation import values

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.facts import IndexationFacts, Request

PROTECTED = values.PROTECTED_BEFORE.current
OLD_CONCLUDED, OLD_ANNIVERSARY = values.OLD_LEASE_BEFORE.current


@dataclass(frozen=True, slots=True)
class Case:
    """``day`` is D of the contract: the day of the request, or the day of the question without one.

    ``year`` is that of the anniversary in question (None: there is none, or the start is unknown);
    ``rent`` is the base rent used in cents, ``index_from`` the day whose month before gives the starting index.
    """

    facts: IndexationFacts
    day: date
    request: Request | None
    by_tenant: bool
    year: int | None
    rent: int | None
    index_from: date | None
    revised: bool
    protected: bool

    @property
    def first_anniversary(self) -> bool:
        """Return whether the anniversary in question is the first one of the lease."""
        start = self.facts.starts_on
        return start is not None and self.year == start.year + 1

    @property
    def rent_before(self) -> int | None:
        """Return the rent paid before in cents; at the first anniversary the base rent stands in for it."""
        if self.facts.rent_before is None and self.first_anniversary:
            return self.rent
        return self.facts.rent_before


def case_of(facts: IndexationFacts) -> Case:
    """Return the case behind ``facts``."""
    request = facts.request
    made_on = request.made_on if request else None
    day = made_on or facts.as_of
    year = _anniversary_year(facts, (request.applies_from if request else None) or day)
    anniversary = None if year is None or facts.starts_on is None else same_day_in(year, facts.starts_on)
    revised = _revised(facts, anniversary)
    return Case(
        facts=facts,
        day=day,
        request=request,
        by_tenant=request is not None and request.by_tenant,
        year=year,
        rent=facts.revised_rent if revised else _contract_rent(facts),
        index_from=_index_from(facts, revised=revised),
        revised=revised,
        protected=facts.starts_on is not None and facts.starts_on < PROTECTED,
    )


def next_anniversary(start: date, after: date) -> date | None:
    """Return the first anniversary strictly after ``after`` (29 February: 28 February in common years)."""
    year = max(after.year, start.year + 1)
    if year > date.max.year:
        return None
    anniversary = same_day_in(year, start)
    if anniversary > after:
        return anniversary
    return same_day_in(year + 1, start) if year < date.max.year else None


def is_old(facts: IndexationFacts, anniversary: date | None) -> bool:
    """Return whether older rules on the starting index may govern this lease (commentary)."""
    concluded_early = facts.signed_on is not None and facts.signed_on < OLD_CONCLUDED
    return concluded_early or (anniversary is not None and anniversary < OLD_ANNIVERSARY)


def _anniversary_year(facts: IndexationFacts, until: date) -> int | None:
    start = facts.starts_on
    if start is None:
        return None
    year = facts.anniversary_year
    if year is None:
        year = until.year if same_day_in(until.year, start) <= until else until.year - 1
    return year if year > start.year else None


def _contract_rent(facts: IndexationFacts) -> int | None:
    return None if facts.includes_charges else facts.base_rent


def _revised(facts: IndexationFacts, anniversary: date | None) -> bool:
    if facts.revised_on is None or facts.revised_rent is None:
        return False
    return anniversary is None or facts.revised_on <= anniversary


def _index_from(facts: IndexationFacts, *, revised: bool) -> date | None:
    if facts.signed_on is None:
        return None
    return facts.revised_on if revised else facts.signed_on
