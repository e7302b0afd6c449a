"""The regional solidarity Fund: whether the landlord may ask it to pay, and between which days (contract, 6.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.checks.judicial_deadlines.questions.sections import LEASES
from workflows.checks.judicial_deadlines.values import FUND_AFTER, FUND_UNTIL

if TYPE_CHECKING:
    from workflows.checks.judicial_deadlines.facts import Facts

YES, NO, UNCERTAIN = "yes", "no", "uncertain"
WINTER_BEGINS, WINTER_ENDS = (11, 1), (3, 15)
PUBLIC_LANDLORDS: Final = frozenset({"cpas", "commune", "other_public", "sisp", "housing_fund"})
REASONS: Final = (
    "title_not_covered", "public_landlord", "subsidised_agency", "left_before_moratorium", "lease_not_registered",
    "decision_before_15_august", "facts_missing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FundAnswer:
    """Whether the landlord may claim, why not, from which day to which, and the facts that would settle it."""

    eligible: str
    reason: str | None
    first_day: date | None
    last_day: date | None
    missing: tuple[str, ...]


def fund(facts: Facts) -> FundAnswer | None:
    """Return the answer about the Fund, None without a judgment."""
    if facts.judged_on is None:
        return None
    ends = _end_of_winter(facts.judged_on)
    refused = _refused(facts, ends)
    if refused is not None:
        return FundAnswer(NO, refused, None, None, ())
    missing = tuple(_missing(facts))
    first = ends if facts.left_on is None else min(facts.left_on, ends)
    last = date(ends.year, *FUND_UNTIL)
    if WINTER_ENDS < (facts.judged_on.month, facts.judged_on.day) <= FUND_AFTER:
        return FundAnswer(UNCERTAIN, "decision_before_15_august", first, last, missing)
    if missing:
        return FundAnswer(UNCERTAIN, "facts_missing", first, last, missing)
    return FundAnswer(YES, None, first, last, ())


def _end_of_winter(judged_on: date) -> date:
    """Return the 15 March on which the winter of the decision ends."""
    same_year = (judged_on.month, judged_on.day) <= WINTER_ENDS or judged_on.year == date.max.year
    return date(judged_on.year if same_year else judged_on.year + 1, *WINTER_ENDS)


def _refused(facts: Facts, ends: date) -> str | None:
    if facts.title is not None and facts.title not in LEASES:
        return "title_not_covered"
    if facts.landlord in PUBLIC_LANDLORDS:
        return "public_landlord"
    if facts.landlord == "ais" and facts.regional_subsidy is True:
        return "subsidised_agency"
    if facts.left_on is not None and ends.year > 1 and facts.left_on < date(ends.year - 1, *WINTER_BEGINS):
        return "left_before_moratorium"
    if facts.federal is False and facts.regional is False:
        return "lease_not_registered"
    return None


def _missing(facts: Facts) -> list[str]:
    found = ["title_type"] if facts.title is None else []
    if facts.landlord is None:
        found.append("landlord.kind")
    if facts.landlord == "ais" and facts.regional_subsidy is None:
        found.append("landlord.regional_subsidy")
    if not (facts.federal or facts.regional):
        both = (("registration.federal.done", facts.federal), ("registration.regional.done", facts.regional))
        found += [path for path, done in both if done is None]
    return found
