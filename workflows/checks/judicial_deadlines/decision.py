"""From the facts to one answer: the days, the verdict, the doubts, what the rules say and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workflows import winter
from workflows.checks.judicial_deadlines import rules
from workflows.checks.judicial_deadlines.calendar import READINGS, Days
from workflows.checks.judicial_deadlines.deadlines import deadlines
from workflows.checks.judicial_deadlines.doubts import (
    AGREED,
    BEARING,
    EARLIER,
    IRREGULAR,
    OTHER_PROCEDURE,
    STAY,
    STOPPED,
    TITLE_TEXTS,
    TITLE_UNKNOWN,
    UNCERTAIN,
    Alternative,
    alternatives_of,
    doubts_of,
    states_of,
    verdict_of,
    with_title,
)
from workflows.checks.judicial_deadlines.earliest import (
    REHOUSED,
    Earliest,
    Supposed,
    earliest,
    fixed,
    latest_postings,
    projection,
    undated,
)
from workflows.checks.judicial_deadlines.fund import FundAnswer, fund
from workflows.checks.judicial_deadlines.scope import (
    ADMINISTRATIVE,
    INSTITUTION,
    PROSECUTOR,
    SUPPOSED_TITLES,
    before_ordinance,
    in_month_regime,
    is_counted,
    is_lease,
    is_order,
)
from workflows.checks.judicial_deadlines.sheet import Case, Said
from workflows.checks.judicial_deadlines.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.checks.judicial_deadlines.deadlines import Deadline
    from workflows.checks.judicial_deadlines.facts import Facts

IN_THE_ORDER, PROSECUTOR_ORDER = "date_in_the_order", "prosecutor_order"


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer of the check."""

    facts: Facts
    verdict: str
    doubts: tuple[str, ...]
    found: Earliest
    deadlines: tuple[Deadline, ...]
    projection: Days | None
    latest_posting: Days | None
    fund: FundAnswer | None
    alternatives: tuple[Alternative, ...]
    said: tuple[Said, ...]
    missing: tuple[str, ...]


def decide(facts: Facts) -> Decision:
    """Return the answer for one case."""
    found = _found(facts)
    listed = deadlines(facts)
    by_code = {one.code: one for one in listed}
    states = states_of(facts, found)
    doubts = doubts_of(facts, found, states, by_code)
    verdict = _verdict(facts, found, doubts)
    paid = fund(facts)
    said = tuple(rules.judge(Case(facts, found, by_code, states, verdict == STOPPED, paid)))
    counted = is_counted(facts)
    return Decision(
        facts=facts,
        verdict=verdict,
        doubts=doubts,
        found=found,
        deadlines=listed,
        projection=projection(facts) if counted else None,
        latest_posting=latest_postings(facts, found) if counted else None,
        fund=paid,
        alternatives=tuple(_alternatives(facts, found, doubts)) if verdict == UNCERTAIN else (),
        said=said,
        missing=_missing(facts, found, said),
    )


def _found(facts: Facts) -> Earliest:
    if facts.title == ADMINISTRATIVE:
        return fixed(facts.evacuate_on, IN_THE_ORDER)
    if facts.title == PROSECUTOR:
        return undated(PROSECUTOR_ORDER)
    if facts.title is None:
        return undated(TITLE_UNKNOWN)
    if facts.title == INSTITUTION:
        return undated(STAY)
    return undated(EARLIER) if before_ordinance(facts) else earliest(facts)


def _verdict(facts: Facts, found: Earliest, doubts: tuple[str, ...]) -> str:
    if is_order(facts):
        return OTHER_PROCEDURE
    if not is_counted(facts):
        return UNCERTAIN
    if found.reason == REHOUSED:
        return STOPPED
    plain = verdict_of(found, states_of(facts, found))
    if plain == IRREGULAR and not (AGREED in doubts and _allowed_as_agreed(facts)):
        return IRREGULAR
    bearing = any(doubt in BEARING for doubt in doubts)
    return UNCERTAIN if bearing else plain


def _allowed_as_agreed(facts: Facts) -> bool:
    """Return whether some reading allows the announced day, or leaves it open, when the agreed day holds."""
    supposed = Supposed(agreed_day_holds=True)
    states = states_of(facts, earliest(facts, supposed), supposed)
    return any(state is not False for state in states.values())


def _alternatives(facts: Facts, found: Earliest, doubts: tuple[str, ...]) -> Iterator[Alternative]:
    if TITLE_UNKNOWN in doubts:
        for title in SUPPOSED_TITLES:
            other = decide(with_title(facts, title))
            yield Alternative(TITLE_UNKNOWN, other.verdict, other.found, TITLE_TEXTS[title], title)
        return
    yield from alternatives_of(facts, found, doubts)


def _missing(facts: Facts, found: Earliest, said: tuple[Said, ...]) -> tuple[str, ...]:
    """Return the facts that would change or firm up the answer, in the order of the contract page."""
    paths = {path for one in said for path in one.missing}
    if is_counted(facts):
        paths |= set(_for_the_day(facts, found))
    if in_month_regime(facts) and facts.petition.seeks_eviction is None and (
        facts.petition.counted_from is not None or facts.petition.hearing_on is not None
    ):  # fmt: skip
        paths.add("petition.seeks_eviction")
    if facts.title == ADMINISTRATIVE and facts.evacuate_on is None:
        paths.add("administrative_order.evacuate_on")
    if facts.title == PROSECUTOR and facts.prosecutor_notified_on is None:
        paths.add("prosecutor_order.notified_on")
    if facts.cessation_letter_on is not None and facts.evicted_on is None:
        paths.add("cessation.eviction_on")
    return tuple(VOCABULARY.in_order(paths))


def _for_the_day(facts: Facts, found: Earliest) -> Iterator[str]:
    """Return the facts without which the day of the eviction is not known, or that would move it."""
    if found.reason == REHOUSED:
        return
    if facts.served_on is None:
        yield "service.on"
    if facts.posted_on is None and (facts.served_on is not None or facts.announced_on is not None):
        yield "eviction_notice.posted_on"
    if is_lease(facts) and facts.derogation.granted is None and _winter_decides(facts):
        yield "moratorium_derogation.granted"
    term = facts.term
    undecided = term is not None and term.set_by is None and term.until is not None and winter.is_winter(term.until)
    if is_lease(facts) and undecided and not facts.derogation.granted:
        yield "judgment.term.set_by"


def _winter_decides(facts: Facts) -> bool:
    """Return whether the moratorium changes a day, or the answer about the announced one."""
    if facts.announced_on is not None and winter.is_winter(facts.announced_on):
        return True
    dated = facts if facts.posted_on is not None else replace(facts, posted_on=facts.as_of)
    shown, without = earliest(dated), earliest(dated, Supposed(agreed_day_holds=True))
    return any(shown.days[reading] != without.days[reading] for reading in READINGS)
