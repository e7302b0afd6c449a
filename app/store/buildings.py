"""Events in a building and the incidents that belong to them; no landlord is ever looked for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.foundation.wording import normalise
from app.store.tables import BuildingEvent, Dwelling, Incident

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.store.reading import Reader
    from app.store.work import Work

NEAR = timedelta(days=31)
"""So far apart two reports may still be of one event: a person decides."""


def building_key(street: str, house_number: str, commune_nis: str) -> str:
    """Return the one spelling of a building; empty when street or commune is not known."""
    if not street.strip() or not commune_nis:
        return ""
    return f"{commune_nis}|{normalise(street)}|{normalise(house_number)}"[:200]


def incidents_of(view: Reader | Work, event_id: int) -> Sequence[Incident]:
    """Return the incidents of an event, in the order in which they were reported."""
    return view.where(Incident, "id", building_event_id=event_id)


def alike(view: Reader | Work, case_id: int) -> Sequence[BuildingEvent]:
    """Return the events in the building of a case near the day of its facts: to be linked by a person, never alone.

    A home that is secret is compared with nothing.
    """
    rows, homes = view.where(Incident, case_id=case_id), view.where(Dwelling, case_id=case_id)
    if not rows or not homes or homes[0].secret or rows[0].building_event_id is not None:
        return ()
    key = building_key(homes[0].street, homes[0].house_number, homes[0].commune_nis)
    day: date | None = rows[0].occurred_from
    found = view.where(BuildingEvent, "id", building_key=key) if key else ()
    return [
        event for event in found if day is None or event.occurred_on is None or abs(event.occurred_on - day) <= NEAR
    ]
