"""What runs beside the states of a case at level 2: contact, appeal, moratorium, language, plan, goods, fund."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.foundation import clock
from app.foundation.errors import Invalid
from app.proceedings.recording import record
from app.store.facts import case_facts
from app.store.procedure import Told
from app.store.tables import RegionEvent
from workflows.engine import prevention_version
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.store.reading import Reader
    from app.store.tables import Case
    from app.store.work import Work
    from workflows.definition import State
    from workflows.engine import Decision, Engine, Possibility
    from workflows.facts import CaseFacts

CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour y noter quelque chose.",
    nl="Dit dossier is afgesloten. Heropen het om er iets te noteren.",
)


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a case: what it is called, where it stands since when, what can happen in it, and why not."""

    id: str
    title: Text
    state: State
    since: date | None
    possible: tuple[Possibility, ...]


def standing(view: Reader | Work, case: Case) -> dict[str, RegionEvent]:
    """Return the newest event of each region in which something happened."""
    return {row.region: row for row in view.where(RegionEvent, "id", case_id=case.id)}


def regions_of(view: Reader | Work, case: Case) -> tuple[Region, ...]:
    """Return the regions of a case with what can happen in them today."""
    engine = prevention_version(case.workflow_version)
    newest = standing(view, case)
    today = clock.today()
    facts = case_facts(view, case, on=today, today=today)
    found = []
    for name, region in engine.regions.items():
        row = newest.get(name)
        state = _state(engine, case, name, row, facts)
        found.append(
            Region(
                id=name,
                title=region.workflow.title,
                state=region.workflow.states[state],
                since=None if row is None else row.happened_on,
                possible=tuple(one for one in region.possibilities(state, facts) if one.here),
            )
        )
    return tuple(found)


BY_STATE: Final = {"contacted": "reached", "unreached": "not_reached", "help_refused": "refused"}
"""Where the contact stands when the case itself says so."""


def _state(engine: Engine, case: Case, region: str, newest: RegionEvent | None, facts: CaseFacts) -> str:
    """Return where a region stands: as last recorded, else as what is known of the case tells, else where it begins."""
    known = facts.procedure
    told = None
    if newest is not None:
        told = newest.to_state
    elif region == "contact":
        told = BY_STATE.get(case.state)
    elif region == "appeal" and known.served_on is not None:
        told = "window_open"
    elif region == "moratorium" and known.under_moratorium is False:
        told = "not_protected"
    elif region == "moratorium" and known.derogation is not None:
        told = "derogation_granted"
    return told or engine.initial_of(region)


def state_of(view: Reader | Work, case: Case, region: str) -> str:
    """Return where a region of a case stands today. Raises KeyError for a region that does not exist."""
    today = clock.today()
    facts = case_facts(view, case, on=today, today=today)
    newest = standing(view, case).get(region)
    return _state(prevention_version(case.workflow_version), case, region, newest, facts)


def fire(
    work: Work, case: Case, region: str, event: str, on: date, inputs: Mapping[str, Any] | None = None
) -> Decision:
    """Judge an event of a region and carry it out, with what it tells of the procedure. Raises Refused, Invalid."""
    given = {name: value for name, value in (inputs or {}).items() if value not in (None, "")}
    engine = prevention_version(case.workflow_version).region(region)
    if case.closed_on is not None:
        raise Invalid("", CASE_CLOSED)
    facts = case_facts(work, case, on=on, today=clock.today(), inputs=given)
    whole = prevention_version(case.workflow_version)
    state = _state(whole, case, region, standing(work, case).get(region), facts)
    decision = engine.decide(state, event, facts)
    work.add(
        RegionEvent(
            case_id=case.id,
            region=region,
            event=event,
            from_state=state,
            to_state=decision.to_state,
            happened_on=on,
            inputs={name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()},
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )
    for due in decision.deadlines:
        work.set_due_date(case, due)
    values = engine.workflow.events[event].told(on, given)
    if values:
        try:
            record(work, case, values, Told(source=str(given.get("known_through") or "unknown")))
        except Invalid as invalid:
            raise Invalid("happened_on", invalid.text) from invalid
    work.touch(case.id)
    return decision
