"""What the first minute begins with, so that it is not asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.tables import Dwelling, Incident, IncidentEvent
from app.store.team import own_organisation

if TYPE_CHECKING:
    from app.store.reading import Reader


def commune_of_home(reader: Reader, case_id: int) -> str:
    """Return the commune of the home of a case, empty when it is not known: the only one that may be chosen ahead."""
    homes = reader.where(Dwelling, case_id=case_id)
    return homes[0].commune_nis if homes else ""


def likely_commune(reader: Reader, user_id: int | None) -> str:
    """Return the commune of this person's last report, else the service's own: listed first, never chosen."""
    mine = reader.where(IncidentEvent, "id", event="reported", recorded_by_id=user_id)
    if mine:
        rows = reader.where(Incident, id=mine[-1].incident_id)
        if rows and rows[0].commune_nis:
            return rows[0].commune_nis
    own = own_organisation(reader)
    return own.serves_communes[0] if len(own.serves_communes or []) == 1 else own.commune_nis
