"""What other pages show of an incident: where it stands, what is late, the next best steps. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.foundation import clock
from app.incidents.page_queries import record_of, ticks_of
from app.store import incidents
from workflows.engine import incident_version
from workflows.explanations.illegal_eviction.verdict import WORDS
from workflows.incident.timeline import timeline, to_do
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
    "letters": "correspondence.choose",
    "actions": "actions.index",
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
    return IncidentCard(
        state=state.label,
        means=state.means,
        word=None if answer is None else WORDS.get(answer.verdict),
        reported_on=row.reported_on,
        late=0 if state.final else sum(stretch.late for stretch in stretches),
        open_tracks=sum(1 for name in TRACKS if name in tracks and not settled(name, tracks[name].state)),
        minor_alone=incidents.unaccompanied_minor(reader, case_id),
        advised=() if state.final else tuple(line.step for line in to_do(stretches)[:ADVISED]),
    )


def place(leads_to: str) -> tuple[str, str]:
    """Return where a step is done: the page by its endpoint, and the part of it; a step without a place: the list."""
    if leads_to in TRACKS:
        return "incidents.show", "tracks"
    return PAGES.get(leads_to, "incidents.steps"), ""
