"""What an action may know of a case, and the conditions under which it is among the best next steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workflows.facts import CaseFacts

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A case seen by the advice: what happens to the home, never who somebody is."""

    state: str
    level: str
    concern: str
    facts: CaseFacts = field(default_factory=CaseFacts)
    lease_written: bool | None = None
    """``None``: not known."""
    arrears: bool = False
    has_host: bool = False


CONDITIONS: Final[dict[str, Callable[[Situation], bool]]] = {}


def _condition(test: Callable[[Situation], bool]) -> Callable[[Situation], bool]:
    CONDITIONS[test.__name__] = test
    return test


@_condition
def lease_oral(situation: Situation) -> bool:
    """It is known that there is no written lease."""
    return situation.lease_written is False


@_condition
def at_level_1_or_2(situation: Situation) -> bool:
    """The household is still at home, or its case is before the judge."""
    return situation.level in {"1", "2"}


@_condition
def home_will_end(situation: Situation) -> bool:
    """The home will be lost: a lawful end, or a judgment of eviction."""
    return situation.state in {"preparing_move", "judged_eviction", "served", "month_running", "eviction_announced"}


@_condition
def before_the_judge(situation: Situation) -> bool:
    """A claim, a hearing or a judgment is known."""
    return situation.level == "2" and situation.state not in {"arrears", "formal_notice", "left", "evicted"}


@_condition
def put_out_illegally(situation: Situation) -> bool:
    """The household is or may be put out without a judge."""
    return situation.level == "3" or situation.concern == "illegal_eviction"


@_condition
def violence_known(situation: Situation) -> bool:
    """There is violence."""
    return situation.facts.violence is True


@_condition
def calm(situation: Situation) -> bool:
    """No violence is known: the other side may be talked to."""
    return not situation.facts.violence


@_condition
def contested_right(situation: Situation) -> bool:
    """A notice, an indexation that is too high or a lawful end is at stake at level 1."""
    at_stake = situation.concern == "notice" or situation.facts.unlawful_demand_found
    return situation.level == "1" and at_stake


@_condition
def rent_rising(situation: Situation) -> bool:
    """The landlord asks for more rent."""
    return situation.concern == "indexation"


@_condition
def rent_too_heavy(situation: Situation) -> bool:
    """There are arrears, or the rent goes up."""
    return situation.arrears or situation.concern in {"arrears", "indexation"}


@_condition
def debts_at_level_1(situation: Situation) -> bool:
    """There are arrears and no procedure yet."""
    return situation.level == "1" and (situation.arrears or situation.concern == "arrears")


@_condition
def hosted(situation: Situation) -> bool:
    """The person lives with family, a partner or a friend."""
    return situation.concern == "put_out_by_host" or situation.has_host


@_condition
def defects_feared(situation: Situation) -> bool:
    """The home is unfit or in bad repair."""
    return situation.concern == "defects"


@_condition
def leaving_for_state_of_home(situation: Situation) -> bool:
    """The household leaves a home in bad repair."""
    return defects_feared(situation) and home_will_end(situation)
