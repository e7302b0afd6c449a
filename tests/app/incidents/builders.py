"""Incidents for tests: reported as a person would, with the facts of a changed lock unless told otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.foundation.identity import Actor
from app.foundation.run import run
from app.incidents.commands import Opened, OpenIncident, RecordIncidentEvent
from app.proceedings.incident import Report
from app.store.base import Store
from tests.app.agenda.builders import version

LOCK_CHANGED: dict[str, Any] = {
    "occurred_from": "2026-11-18",
    "dwelling.commune_nis": "21009",
    "put_out_by": "landlord",
    "home_status": "access_barred",
    "acts": ["lock_changed", "belongings_kept"],
    "title.status": "none",
    "occupancy.basis": "written_lease",
    "occupancy.rent_monthly": "900.00",
    "wish": "back_in",
    "tonight.safe": False,
}


def report(on: date = date(2026, 11, 18), **more: Any) -> Report:
    """Return a report by the person, the emergency numbers shown first."""
    return Report(reported_on=on, danger_shown_first=True, **more)


def open_incident(
    store: Store, actor: Actor, facts: dict[str, Any] | None = None, case_id: int | None = None, **more: Any
) -> Opened:
    """Report an illegal eviction; ``more`` are the other fields of the command."""
    more = {"report": report(), "danger": "no", **more}
    told = LOCK_CHANGED if facts is None else facts
    return run(store, OpenIncident(case_id=case_id, facts=told, **more), actor)


def happen(store: Store, actor: Actor, case_id: int, event: str, on: date, track: str = "", **inputs: Any) -> None:
    """Record something that happened in the incident or in one of its tracks."""
    wanted = RecordIncidentEvent(
        case_id=case_id, version=version(store, case_id), event=event, happened_on=on, track=track, inputs=inputs
    )
    run(store, wanted, actor)
