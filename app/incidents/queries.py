"""What other pages show of an incident: where it stands, what is late, the next best steps. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flask import url_for

from app.foundation import clock
from app.incidents.page_queries import record_of, ticks_of
from app.store import incidents
from workflows.engine import incident_version
from workflows.explanations.illegal_eviction.verdict import WORDS
from workflows.incident.timeline import timeline
from workflows.incident.tracks import TRACKS, settled

if TYPE_CHECKING:
    from datetime import date

    from app.store.reading import Reader
    from workflows.incident.timeline import Step
    from workflows.law import Text

PAGES: Final = {
    "main": "incidents.show",
    "facts": "incidents.facts",
    "particulars": "incidents.particulars",
    "police": "incidents.police",
    "complaint": "incidents.complaint",
}
"""Pages on which steps are done, by where the step leads."""
ADVISED: Final = 2
"""Steps that the page of a case advises."""


@dataclass(frozen=True, slots=True)
class IncidentCard:
    """An incident on the page of its case. ``word``: what the check says it is, None while it never answered."""

    state: Text
    means: Text
    word: Text | None
    reported_on: date
    late: int
    open_tracks: int
    minor_alone: bool
    advised: tuple[Step, ...]


def card(reader: Reader, case_id: int) -> IncidentCard | None:
    """Return the incident of a case, or None."""
    row = incidents.of_case(reader, case_id)
    if row is None:
        return None
    state = incident_version(row.workflow_version).workflow.states[row.state]
    answer = incidents.newest_answer(reader, case_id)
    tracks = incidents.tracks_of(reader, case_id)
    stretches = timeline(record_of(reader, row, clock.today()), ticks_of(reader, case_id))
    lines = [line for stretch in stretches for line in stretch.lines]
    to_do = [line.step for line in lines if line.state in ("late", "now")]
    return IncidentCard(
        state=state.label,
        means=state.means,
        word=None if answer is None else WORDS.get(answer.verdict),
        reported_on=row.reported_on,
        late=0 if state.final else sum(line.state == "late" for line in lines),
        open_tracks=sum(1 for name in TRACKS if name in tracks and not settled(name, tracks[name].state)),
        minor_alone=incidents.unaccompanied_minor(reader, case_id),
        advised=() if state.final else tuple(to_do[:ADVISED]),
    )


def address(case_id: int, leads_to: str) -> str:
    """Return where a step is done: its own page, or its track on the page of the incident."""
    if leads_to in PAGES:
        return url_for(PAGES[leads_to], case_id=case_id)
    if leads_to in TRACKS:
        return url_for("incidents.show", case_id=case_id, _anchor="tracks")
    if leads_to == "letters":
        return url_for("correspondence.choose", case_id=case_id)
    if leads_to == "actions":
        return url_for("actions.index", case_id=case_id)
    return url_for("incidents.steps", case_id=case_id)
