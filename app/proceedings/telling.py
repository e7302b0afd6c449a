"""What the events of a case tell about its court procedure: written as they happen, and when they are corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.foundation import plausible
from app.foundation.errors import Invalid
from app.proceedings.recording import record
from app.store import procedure
from app.store.procedure import Told
from app.store.promises import settle
from app.store.tables import CourtProcedure, Dwelling
from workflows.definition import DAY, NOTHING
from workflows.engine import prevention_version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.store.procedure import Change
    from app.store.tables import Case, CaseEvent
    from app.store.work import Work
    from workflows.definition import Event

KNOWN_THROUGH: Final = "known_through"
"""The question of an event that says how it is known."""
HAPPENED_ON: Final = "happened_on"
HOUR: Final = "hearing_at"
LONGEST: Final = {"roll_number": 40, HOUR: 5, "hearing_room": 60}
"""Questions of events that tell what stands in the court's letters, with the longest answer."""


HEARD: Final = ("procedure_hearing", "procedure_hearing_eve")
EVICTION: Final = ("procedure_earliest_eviction", "procedure_announced_eviction")
MEETS: Final[Mapping[str, tuple[str, ...]]] = {
    "hearing_held": HEARD,
    "conciliation_recorded": HEARD,
    "eviction_became_possible": EVICTION[:1],
    "eviction_carried_out": EVICTION,
    "tenant_left": EVICTION,
}
"""Due dates that an event meets: there is nothing left to keep watch over."""


def told_by_event(
    work: Work, case: Case, event_id: int, event: str, on: date, inputs: Mapping[str, Any]
) -> tuple[Change, ...]:
    """Write down what an event tells. Raises Invalid with the question of the event that contradicts what is known."""
    declared = prevention_version(case.workflow_version).workflow.events[event]
    values = declared.told(on, inputs)
    keep_court(work, case, {name: str(inputs.get(name) or "").strip() for name in LONGEST})
    for rule in MEETS.get(event, ()):
        settle(work, case.id, rule, on=on)
    if not values:
        return ()
    told = Told(source=str(inputs.get(KNOWN_THROUGH) or "unknown"), event_id=event_id)
    try:
        return record(work, case, values, told)
    except Invalid as invalid:
        raise Invalid(_question(declared, invalid.field), invalid.text) from invalid


def keep_court(work: Work, case: Case, told: Mapping[str, str]) -> None:
    """Keep roll number, hour and room that an event told, and the court of the dwelling where there is only one."""
    if not any(told.values()):
        return
    row = next(iter(work.where(CourtProcedure, case_id=case.id)), None) or work.add(CourtProcedure(case_id=case.id))
    for name, words in told.items():
        if words:
            setattr(row, name, plausible.hour(name, words) if name == HOUR else words[: LONGEST[name]])
    if row.court_id is None:
        row.court_id = next((home.canton_id for home in work.where(Dwelling, case_id=case.id)), None)


def day_corrected(work: Work, case: Case, event: CaseEvent, was_on: date, reason: str) -> tuple[Change, ...]:
    """Write down the right day of an event where it still stands as the event told it; the wrong one stays, put aside.

    Raises Invalid when the day contradicts what else is known.
    """
    declared = prevention_version(case.workflow_version).workflow.events[event.event]
    held = procedure.current(work, case.id)
    moved = {
        path: event.happened_on
        for path, said in declared.writes.items()
        if said == DAY
        and (entry := held.get(path)) is not None
        and entry.event_id == event.id
        and entry.value == was_on.isoformat()
    }
    if not moved:
        return ()
    source = held[next(iter(moved))].source
    try:
        return record(work, case, moved, Told(source=source, event_id=event.id, because=reason))
    except Invalid as invalid:
        raise Invalid(HAPPENED_ON, invalid.text) from invalid


def _question(declared: Event, path: str) -> str:
    """Return the field of the event's form that answers a fact: its day, or one of its questions."""
    below = (said for name, said in declared.writes.items() if name.startswith(f"{path}."))
    said = declared.writes.get(path) or next(below, DAY)
    return HAPPENED_ON if said in (DAY, NOTHING) or isinstance(said, bool) else said
