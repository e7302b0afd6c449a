"""What the first minute begins with, so that it is not asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.tables import Dwelling, Incident, IncidentEvent
from app.store.team import own_organisation

if TYPE_CHECKING:
    from app.store.reading import Reader


def last_commune(reader: Reader, user_id: int | None, case_id: int | None) -> str:
    """Return the commune of the case, of the last report of this person, or of the service; empty when not known."""
    if case_id is not None:
        homes = reader.where(Dwelling, case_id=case_id)
        if homes and homes[0].commune_nis:
            return homes[0].commune_nis
    mine = reader.where(IncidentEvent, "id", event="reported", recorded_by_id=user_id)
    if mine:
        rows = reader.where(Incident, id=mine[-1].incident_id)
        if rows and rows[0].commune_nis:
            return rows[0].commune_nis
    own = own_organisation(reader)
    return own.serves_communes[0] if len(own.serves_communes or []) == 1 else own.commune_nis
