"""What people do on the page of an incident beside its facts and tracks: the talk before a complaint, steps by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.permissions import Permission
from app.foundation.plausible import happened
from app.incidents import reasons
from app.proceedings import incident
from app.proceedings.regions import CASE_CLOSED
from app.store import incidents
from app.store.facts import case_facts
from app.store.procedure import Told
from app.store.tables import ComplaintTalk, IncidentStep
from workflows.engine import incident_version
from workflows.incident.timeline import BY_ID

if TYPE_CHECKING:
    from datetime import date

    from app.store.tables import Case
    from app.store.work import Work

DECISIONS: Final = ("yes", "no", "later", "undecided")
RISKS: Final = ("possible", "none", "unknown")
"""Whether contact with the police could expose the person; never what the stay is."""
TRACK: Final = "criminal"


@dataclass(frozen=True, kw_only=True)
class RecordComplaintTalk(Command[int]):
    """Benefits and risks of a complaint were talked over and the person decided; nothing is sent to anybody.

    ``seen``: the newest fact the form showed. The facts of the incident and its criminal track follow.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    seen: int
    held_on: date
    language: str
    decision: str
    interpreter: str = ""
    risk: str = "unknown"
    explained: bool = False
    warned: bool = False
    lawyer_offered: bool = False
    words: str = ""

    def execute(self, work: Work) -> int:
        """Return the key of the talk. Raises StaleCase, Invalid."""
        case = _open_case(work, self.case_id)
        if max((entry.id for entry in incidents.entries_of(work, case.id)), default=0) != self.seen:
            raise StaleCase
        if self.decision not in DECISIONS:
            raise Invalid("decision", reasons.NOT_OFFERED)
        if self.risk not in RISKS:
            raise Invalid("risk", reasons.NOT_OFFERED)
        if self.language not in ("fr", "nl"):
            raise Invalid("language", reasons.NOT_OFFERED)
        row = work.add(
            ComplaintTalk(
                case_id=case.id,
                held_on=happened("held_on", self.held_on),
                language=self.language,
                interpreter=self.interpreter.strip()[:80],
                explained=self.explained,
                lawyer_offered=self.lawyer_offered,
                warned=self.warned,
                decision=self.decision,
                words=self.words.strip()[:2000],
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        told: dict[str, Any] = {"complaint.wish": self.decision, "residence_risk": self.risk}
        said = {
            "complaint.benefits_and_risks_explained": self.explained,
            "complaint.residence_risk_warned": self.warned,
            "complaint.lawyer_offered": self.lawyer_offered,
        }
        told |= {path: True for path, yes in said.items() if yes}
        incident.record_facts(work, case, told, Told(source="said"))
        _move_track(work, case, self.decision, self.held_on)
        return row.id


def _move_track(work: Work, case: Case, decision: str, on: date) -> None:
    """Have the criminal track say what the person decided, where it stands before any complaint."""
    wanted = {
        "yes": ("taken_up_again",),
        "no": ("set_aside_by_person",),
        "later": ("taken_up_again", "thinking_it_over"),
        "undecided": ("taken_up_again", "thinking_it_over"),
    }[decision]
    row = incidents.of_case(work, case.id)
    if row is None:
        raise Invalid("", incident.NO_INCIDENT)
    engine = incident_version(row.workflow_version).region(TRACK)
    for event in wanted:
        state = incidents.tracks_of(work, case.id)[TRACK].state
        if event == "set_aside_by_person" and state not in BEFORE_A_COMPLAINT:
            continue
        facts = case_facts(work, case, on=on, today=clock.today())
        if any(one.event == event and one.possible for one in engine.possibilities(state, facts)):
            incident.fire(work, case, event, on, track=TRACK)


BEFORE_A_COMPLAINT: Final = frozenset({"informed", "consent_wait", "refused_by_police"})
"""States in which a "no" ends the track; a complaint that was made goes on without the person."""


@dataclass(frozen=True, kw_only=True)
class TickStep(Command[int]):
    """A step of the timeline was done; nothing else in the record shows it."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    step: str
    done_on: date

    def execute(self, work: Work) -> int:
        """Return the key of the tick; ticked twice it is the first. Raises Invalid."""
        case = _open_case(work, self.case_id)
        if self.step not in BY_ID:
            raise NotFound
        if incidents.of_case(work, case.id) is None:
            raise Invalid("", incident.NO_INCIDENT)
        earlier = work.where(IncidentStep, case_id=case.id, step=self.step, taken_back_on=None)
        if earlier:
            return earlier[0].id
        return work.add(
            IncidentStep(
                case_id=case.id,
                step=self.step,
                done_on=happened("done_on", self.done_on),
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        ).id


@dataclass(frozen=True, kw_only=True)
class UntickStep(Command[None]):
    """A step was ticked by mistake: it is open again, the tick stays in the trail."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    step: str

    def execute(self, work: Work) -> None:
        """Take every tick of the step back; nothing happens when there is none."""
        case = _open_case(work, self.case_id)
        if self.step not in BY_ID:
            raise NotFound
        for row in work.where(IncidentStep, case_id=case.id, step=self.step, taken_back_on=None):
            row.taken_back_on = clock.today()


def _open_case(work: Work, case_id: int) -> Case:
    case = work.case(case_id)
    if case.closed_on is not None:
        raise Invalid("", CASE_CLOSED)
    return case
