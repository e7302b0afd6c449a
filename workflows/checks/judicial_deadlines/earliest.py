"""From which day the eviction could take place, in three readings (contract, section 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from workflows.checks.judicial_deadlines.calendar import (
    CONTEST,
    DEFAULT,
    PLAN,
    READINGS,
    Days,
    Window,
    Windows,
    closed,
    last_day,
    latest_posting,
    plus_days,
    plus_months,
    same,
    settled,
    waiting,
    working_term,
)
from workflows.checks.judicial_deadlines.scope import is_lease, is_squat, notice_days
from workflows.checks.judicial_deadlines.values import REHOUSING_MONTHS, SERVICE_MONTHS, SQUAT_TERM_DAYS
from workflows.working_days import is_working_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.checks.judicial_deadlines.facts import Facts, Term

NOT_SERVED, CPAS_NOT_TOLD, NO_NOTICE = "judgment_not_served", "cpas_not_told_of_service", "eviction_notice_not_sent"
REHOUSED: Final = "rehousing_proved"
MONTH, JUDGE_TERM, ABANDONED = "month_after_service", "judge_term", "no_month_dwelling_abandoned"
SQUAT_TERM, WINTER = "squat_term", "winter_moratorium"
NOTICE, SQUAT_NOTICE = "eviction_notice_term", "squat_eviction_notice_term"


class Home(Enum):
    """How the rehousing stands (contract, 6.5)."""

    UNKNOWN = "unknown"  # nothing is known of a new home
    UNDATED = "undated"  # its first day, or the day of the notice, is not known
    UNPROVED = "unproved"  # in time, but the bailiff has no proof
    PROVED = "proved"
    CONTEST_DAY = "contest_day"  # in time only when the last day is moved to a working day
    LATE = "late"
    STAYED = "stayed"  # the person was still there on the day on which the new home began


@dataclass(frozen=True, slots=True)
class Supposed:
    """The choices that open questions leave; the defaults are what the main answer shows."""

    term_from_service: bool | None = None  # None: as each reading has it
    derogation_holds: bool = True
    agreed_day_holds: bool = False
    contest_day_counts: bool = False
    new_notice_needed: bool = False
    appeal_first: bool = False


AS_SHOWN: Final = Supposed()


@dataclass(frozen=True, slots=True)
class Earliest:
    """The earliest eviction and how it was reached; ``begun``: what month or term alone gives, settled."""

    days: Days
    reason: str | None
    decided_by: Mapping[str, str | None]
    moved: Mapping[str, bool]
    rule: str | None
    month: Days
    begun: Days
    notice: Windows | None

    @property
    def known(self) -> bool:
        """Return whether the three readings give a day."""
        return all(self.days[reading] is not None for reading in READINGS)


NOTHING: Final = same(None)
UNMOVED: Final = dict.fromkeys(READINGS, False)


def undated(reason: str | None) -> Earliest:
    """Return an answer without days."""
    return Earliest(NOTHING, reason, NOTHING, UNMOVED, None, NOTHING, NOTHING, None)


def fixed(day: date | None, reason: str | None) -> Earliest:
    """Return the day an order sets: nothing is counted."""
    return Earliest(same(day), None if day else reason, NOTHING, UNMOVED, None, NOTHING, NOTHING, None)


def told_on(facts: Facts) -> date | None:
    """Return the later of service and information of the CPAS; None while one of them is not known."""
    if facts.served_on is None or facts.cpas_informed_on is None:
        return None
    return max(facts.served_on, facts.cpas_informed_on)


def term_end(term: Term, since: date) -> date:
    """Return the last day of a term that judge or agreement set, counted from ``since``."""
    if term.until is not None:
        return term.until
    return plus_days(since, term.days) if term.days is not None else plus_months(since, term.months or 0)


def term_windows(facts: Facts, term: Term, supposed: Supposed = AS_SHOWN) -> Windows:
    """Return the term in each reading: the worst case counts from the service, the others wait for the CPAS."""
    starts = {reading: facts.served_on if _from_service(facts, reading, supposed) else told_on(facts)
              for reading in READINGS}  # fmt: skip
    return waiting({
        reading: None if start is None else term_end(term, start) for reading, start in starts.items()
    })  # fmt: skip


def _from_service(facts: Facts, reading: str, supposed: Supposed) -> bool:
    if is_squat(facts):
        return True
    return reading == PLAN if supposed.term_from_service is None else supposed.term_from_service


def month_windows(facts: Facts) -> Windows:
    """Return the month after service and information of the CPAS."""
    start = told_on(facts)
    return waiting(same(None if start is None else plus_months(start, SERVICE_MONTHS)))


def squat_windows(served_on: date) -> Windows:
    """Return the eight days after the service of a judgment on a squat: the same in the three readings."""
    return same(Window(plus_days(served_on, SQUAT_TERM_DAYS), plus_days(served_on, SQUAT_TERM_DAYS - 1)))


def first_rule(facts: Facts) -> str:
    """Return the rule that sets the first wait after the service."""
    if facts.term is not None:
        return JUDGE_TERM
    if is_squat(facts):
        return SQUAT_TERM
    return ABANDONED if facts.abandoned else MONTH


def _month(facts: Facts, supposed: Supposed) -> Days:
    """Return the first day that the wait after the service allows."""
    if facts.served_on is None:
        return NOTHING
    rule = first_rule(facts)
    if rule == ABANDONED:
        return same(facts.served_on)
    if facts.term is not None:
        found = term_windows(facts, facts.term, supposed)
    else:
        found = squat_windows(facts.served_on) if rule == SQUAT_TERM else month_windows(facts)
    return {reading: found[reading].first for reading in READINGS}


def opens(facts: Facts, reading: str, supposed: Supposed = AS_SHOWN) -> date | None:
    """Return the day from which a derogation opens the moratorium, None without one."""
    derogation = facts.derogation
    if supposed.agreed_day_holds:
        return date.min
    if not (derogation.granted and supposed.derogation_holds):
        return None
    if derogation.decided_on is None:
        return date.min
    return derogation.decided_on if reading == PLAN else plus_days(derogation.decided_on, 1)


def home(facts: Facts) -> Home:
    """Return how the rehousing stands."""
    rehousing = facts.rehousing
    if is_squat(facts) or not rehousing.known:
        return Home.UNKNOWN
    if rehousing.effective_on is None or facts.posted_on is None:
        return Home.UNDATED
    limits = last_day(plus_months(facts.posted_on, REHOUSING_MONTHS))
    default, contest = limits[DEFAULT].last, limits[CONTEST].last
    if default is None or contest is None or rehousing.effective_on > contest:
        return Home.LATE
    if rehousing.left_in_time is False:
        return Home.STAYED
    if rehousing.proof_given_on is None:
        return Home.UNPROVED
    return Home.PROVED if rehousing.effective_on <= default else Home.CONTEST_DAY


def earliest(facts: Facts, supposed: Supposed = AS_SHOWN) -> Earliest:
    """Return the earliest eviction of a title that a judge of the peace deals with."""
    month = _month(facts, supposed)
    found = _counted(facts, supposed, month)
    standing = home(facts)
    if standing is Home.PROVED or (standing is Home.CONTEST_DAY and supposed.contest_day_counts):
        return replace(undated(REHOUSED), rule=found.rule, month=month, begun=found.begun, notice=found.notice)
    if standing is Home.STAYED and supposed.new_notice_needed:
        return replace(undated(NO_NOTICE), rule=found.rule, month=month, begun=found.begun, notice=found.notice)
    if supposed.appeal_first:
        return replace(undated(None), rule=found.rule, month=month, begun=found.begun, notice=found.notice)
    return found


def _counted(facts: Facts, supposed: Supposed, month: Days) -> Earliest:
    rule, length = first_rule(facts), notice_days(facts)
    notice = None if facts.posted_on is None else working_term(facts.posted_on, length)
    stayed = facts.rehousing.effective_on if home(facts) is Home.STAYED else None
    days: dict[str, date | None] = {}
    begun: dict[str, date | None] = {}
    decided: dict[str, str | None] = {}
    moved: dict[str, bool] = {}
    for reading in READINGS:
        first, opened = month[reading], opens(facts, reading, supposed)
        days[reading], decided[reading], moved[reading], begun[reading] = None, None, False, None
        if first is None:
            continue
        begun[reading], _ = settled(first, opened, protected=is_lease(facts))
        noticed = None if notice is None else notice[reading].first
        if noticed is None:
            continue
        by_notice = noticed > first
        later = max(first, noticed, *(() if stayed is None else (plus_days(stayed, 1),)))
        days[reading], moved[reading] = settled(later, opened, protected=is_lease(facts))
        by = (SQUAT_NOTICE if is_squat(facts) else NOTICE) if by_notice else rule
        decided[reading] = WINTER if moved[reading] else by
    return Earliest(days, _reason(facts, month, days), decided, moved, rule, month, begun, notice)


def _reason(facts: Facts, month: Days, days: Days) -> str | None:
    if all(days[reading] is not None for reading in READINGS):
        return None
    if facts.served_on is None:
        return NOT_SERVED
    return CPAS_NOT_TOLD if any(month[reading] is None for reading in READINGS) else NO_NOTICE


def projection(facts: Facts) -> Days | None:
    """Return the earliest eviction if a notice were posted on the day of the question; None when one was posted."""
    if facts.posted_on is not None:
        return None
    found = earliest(replace(facts, posted_on=facts.as_of, rehousing=replace(
        facts.rehousing, effective_on=None, proof_given_on=None, left_in_time=None
    )))  # fmt: skip
    return found.days if any(found.days[reading] is not None for reading in READINGS) else None


def latest_postings(facts: Facts, found: Earliest) -> Days | None:
    """Return the last day of posting that still allows the first day which month or term and calendar allow."""
    postings: dict[str, date | None] = {}
    for reading in READINGS:
        target = found.begun[reading]
        postings[reading] = None if target is None else latest_posting(target, notice_days(facts), reading)
    return postings if any(day is not None for day in postings.values()) else None


def allowed(facts: Facts, found: Earliest, reading: str, supposed: Supposed = AS_SHOWN) -> bool | None:
    """Return whether a reading allows the announced day; None when that hangs on a fact that is not known.

    A month that may not run leaves it open (6.7); without a day of posting, a day before the end of the month is not.
    """
    announced, day = facts.announced_on, found.days[reading]
    if announced is None or not is_working_day(announced):
        return False
    if is_lease(facts) and closed(announced, opens(facts, reading, supposed)):
        return False
    if day is not None:
        return announced >= day
    if _barred(facts, found, reading, supposed):
        return False
    begun = found.begun[reading]
    return None if begun is None or announced >= begun else False


def _barred(facts: Facts, found: Earliest, reading: str, supposed: Supposed) -> bool:
    """Return whether a step that must come first is known not to have been taken."""
    if facts.served_on is None or supposed.appeal_first or found.reason == REHOUSED:
        return True
    if supposed.new_notice_needed and home(facts) is Home.STAYED:
        return True
    return found.month[reading] is None and facts.cpas_informed is False
