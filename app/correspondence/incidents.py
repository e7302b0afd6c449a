"""What the incident of a case gives its letters: facts as they hold now, the newest contact with the police."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store import incidents
from app.store.tables import PoliceContact
from letters.incidents import Contact, Incident, incident_of
from workflows.incident.complaint import risks_explained

if TYPE_CHECKING:
    from app.correspondence.drafting import Rows


def incident_of_case(source: Rows, case_id: int) -> Incident:
    """Return what the letters may know of the incident of a case; nothing is known where there is none."""
    row = incidents.of_case(source, case_id)  # type: ignore[arg-type]  # a Reader or a Work
    if row is None:
        return Incident()
    answer = incidents.newest_answer(source, case_id)  # type: ignore[arg-type]
    found = (answer.result.get("offences") or ()) if answer else ()
    standing = source.where(PoliceContact, "happened_on", "id", case_id=case_id, struck_on=None)
    contact = standing[-1] if standing else None
    facts = incidents.known(source, case_id)  # type: ignore[arg-type]
    talked = facts.get("complaint.benefits_and_risks_explained") is not None
    return incident_of(
        facts,
        explained=risks_explained(facts) if talked else None,
        hour=row.hour,
        offences=[one["category"] for one in found],
        contact=contact
        and Contact(
            on=contact.happened_on,
            hour=contact.hour,
            station=contact.station,
            officer=contact.officer,
            outcome=contact.outcome,
            record_number=contact.record_number,
        ),
    )
