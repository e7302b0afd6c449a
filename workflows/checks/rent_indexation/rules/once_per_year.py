"""4.6 The rent is indexed at most once in a lease year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.dates import same_day_in
from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources
from workflows.checks.rent_indexation.condition import FAILED, MET, Condition, State
from workflows.checks.wording import day_fr, day_nl
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision

RULE = RuleCard(
    id="once_per_year",
    number="4.6",
    title=Text(fr="Une fois par année de bail", nl="Eén keer per huurjaar"),
    verdicts=("respected", "breached"),
    sources=(sources.FORMULA, sources.REGION_INDEXATION),
    basis=(Basis.TEXT,),
    in_force=(date(1997, 5, 31),),
    blocking=True,
)


def condition(case: Case, anniversary: date | None) -> Condition:
    """Return whether the last increase lies outside the lease year that begins at the anniversary."""
    start, last = case.facts.starts_on, case.facts.last_increase_on
    if start is None or last is None or anniversary is None or last < anniversary:
        return MET
    if anniversary.year == date.max.year or last < _next(start, anniversary):
        return FAILED
    return MET


def _next(start: date, anniversary: date) -> date:
    """Return the following anniversary; one that moved to 1 March moves again in a common year."""
    following = same_day_in(anniversary.year + 1, start)
    moved = (anniversary.month, anniversary.day) == (3, 1) and start.month == 2
    return following.replace(month=3, day=1) if moved and following.day == 28 else following


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    last = decision.case.facts.last_increase_on
    if decision.leaning.conditions["once_per_year"].state is State.FAILED and last is not None:
        return Finding(
            RULE,
            "breached",
            f"Le loyer a déjà été indexé le {day_fr(last)}, dans la même année de bail : pas deux fois.",
            f"De huurprijs werd al geïndexeerd op {day_nl(last)}, in hetzelfde huurjaar: geen twee keer.",
            {"last_increase_on": last.isoformat()},
        )
    return Finding(
        RULE,
        "respected",
        "Aucune autre indexation n'est connue dans cette année de bail.",
        "Er is geen andere indexatie gekend in dit huurjaar.",
        {},
    )
