"""The result of the check, key by key, as section 3 of its contract page writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows import winter
from workflows.checks.judicial_deadlines.calendar import READINGS
from workflows.checks.judicial_deadlines.law_version import law_version
from workflows.checks.judicial_deadlines.scope import is_lease
from workflows.checks.judicial_deadlines.steps import steps

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.declaration import Answer
    from workflows.checks.judicial_deadlines.calendar import Days
    from workflows.checks.judicial_deadlines.deadlines import Deadline
    from workflows.checks.judicial_deadlines.decision import Decision
    from workflows.checks.judicial_deadlines.doubts import Alternative
    from workflows.checks.judicial_deadlines.earliest import Earliest


def result(decision: Decision) -> Answer:
    """Return the answer as the contract writes it: every key is there."""
    facts, found = decision.facts, decision.found
    return {
        "verdict": decision.verdict,
        "doubts": list(decision.doubts),
        "missing": list(decision.missing),
        "earliest_eviction": _earliest(found),
        "decided_by": {reading: found.decided_by[reading] for reading in READINGS},
        "deadlines": [_deadline(one) for one in decision.deadlines],
        "projection": None
        if decision.projection is None
        else {"assumed_notice_posted_on": _day(facts.as_of), **_days(decision.projection)},
        "latest_notice_posting": None if decision.latest_posting is None else _days(decision.latest_posting),
        "moratorium": {
            "applies": None if facts.title is None else is_lease(facts),
            "moves": {reading: found.moved[reading] for reading in READINGS},
            "in_force_on_as_of": winter.is_winter(facts.as_of),
        },
        "fund": _fund(decision),
        "alternatives": [_alternative(one) for one in decision.alternatives],
        "steps": [step.as_dict() for step in steps(decision)],
        "findings": [one.finding.as_dict() for one in decision.said],
        "law_version": law_version(facts),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _days(days: Days) -> dict[str, str | None]:
    return {reading: _day(days[reading]) for reading in READINGS}


def _earliest(found: Earliest) -> dict[str, object]:
    return {**_days(found.days), "reason": found.reason}


def _deadline(one: Deadline) -> dict[str, object]:
    windows = {
        reading: {"first_possible_day": _day(one.windows[reading].first), "last_day": _day(one.windows[reading].last)}
        for reading in READINGS
    }
    return {
        "code": one.code,
        "article": one.article,
        "runs_from": _day(one.runs_from),
        "state": one.state,
        **windows,
        "act_by": _day(one.act_by),
        "explanation": [text.as_dict() for text in one.explanation],
    }


def _fund(decision: Decision) -> dict[str, object] | None:
    answer = decision.fund
    if answer is None:
        return None
    return {
        "eligible": answer.eligible,
        "reason": answer.reason,
        "first_day": _day(answer.first_day),
        "last_day": _day(answer.last_day),
    }


def _alternative(one: Alternative) -> dict[str, object]:
    told: dict[str, object] = {
        "doubt": one.doubt,
        "verdict": one.verdict,
        "earliest_eviction": _earliest(one.found),
        "text": one.text.as_dict(),
    }
    return told if one.title is None else {**told, "title_type": one.title}
