"""The day of an event was noted wrongly: put it right, judge it again, count its time limits anew."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.cases import reasons
from app.foundation import clock
from app.foundation.errors import Invalid, Refused
from app.proceedings import telling
from app.store.facts import case_facts
from app.store.tables import CaseEvent, DueDate, EventCorrection
from app.store.work import Origin, Why
from workflows.definition import InputKind
from workflows.engine import prevention_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.store.tables import Case
    from app.store.work import Work
    from workflows.deadlines import DueDate as RuledDate
    from workflows.definition import Event
    from workflows.law import Reason

CHECK_RECORDED = "check_recorded"
BECAUSE = "event_corrected"


def day_stands_here(event: CaseEvent) -> bool:
    """Tell whether the day of an event is its own: neither the opening, nor a letter's posting, nor a check's."""
    return event.from_state is not None and "letter" not in event.inputs and event.event != CHECK_RECORDED


def not_correctable(event: CaseEvent) -> None:
    """Refuse events whose day stands elsewhere. Raises Invalid with what to do instead."""
    if event.from_state is None:
        raise Invalid("", reasons.OPENING_DAY)
    if "letter" in event.inputs:
        raise Invalid("", reasons.DAY_OF_A_LETTER)
    if event.event == CHECK_RECORDED:
        raise Invalid("", reasons.DAY_OF_A_CHECK)


def correct_day(work: Work, case: Case, event: CaseEvent, happened_on: date, reason: str) -> None:
    """Move an event to its real day. What stood there is kept; running due dates are superseded, settled ones stay.

    Raises Refused with the conditions of the law that speak against the new day and did not against the old one.
    """
    against_before, _dues = _judged(work, case, event)
    was_on, event.happened_on = event.happened_on, happened_on
    work.flush()
    against, _dues = _judged(work, case, event)
    known = {why.code for why in against_before}
    if new := tuple(why for why in against if why.code not in known):
        raise Refused(event.event, event.from_state or "", new)
    work.add(
        EventCorrection(
            case_id=case.id,
            event_id=event.id,
            was_on=was_on,
            now_on=happened_on,
            reason=reason,
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )
    if case.closed_on is not None and case.closed_on == was_on and event.to_state == case.state:
        case.closed_on = happened_on
    telling.day_corrected(work, case, event, was_on, reason)
    count_anew(work, case, Why(BECAUSE, reason))


def count_anew(work: Work, case: Case, why: Why) -> None:
    """Count the running due dates that events started: the day of one may decide about the dates of another."""
    running: dict[int, list[DueDate]] = {}
    for due in work.where(DueDate, "id", case_id=case.id, status="running"):
        if due.event_id is not None:
            running.setdefault(due.event_id, []).append(due)
    for event_id, started in running.items():
        event = work.one(CaseEvent, event_id)
        _against, dues = _judged(work, case, event)
        given = {due.rule: due for due in dues}
        for old in started:
            if old.rule in given:
                origin = Origin(event_id=event_id, letter_id=old.letter_id)
                work.set_due_date(case, given[old.rule], origin, why=why)
            elif old.letter_id is None:
                work.supersede(old, None, why)


def _judged(work: Work, case: Case, event: CaseEvent) -> tuple[Sequence[Reason], Sequence[RuledDate]]:
    """Return what speaks against an event on its day, and the due dates it gives then."""
    engine = prevention_version(case.workflow_version)
    inputs = _inputs(engine.workflow.events[event.event], event.inputs)
    facts = case_facts(work, case, on=event.happened_on, today=clock.today(), inputs=inputs)
    return engine.judged_again(event.event, facts)


def _inputs(declared: Event, kept: dict[str, Any]) -> dict[str, Any]:
    """Return the answers as they were given: dates are kept as text. What the event does not ask is left out."""
    asked = {one.id: one for one in declared.inputs}
    asked |= {one.id: one for target in declared.targets for one in target.inputs}
    return {
        name: date.fromisoformat(value) if asked[name].kind is InputKind.DATE else value
        for name, value in kept.items()
        if name in asked
    }
