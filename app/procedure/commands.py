"""What people do with the court procedure of a case: write who sits and acts, record what happens beside the states."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from app.directory.queries import bodies
from app.foundation.command import Command
from app.foundation.errors import Invalid, StaleCase
from app.foundation.permissions import Permission
from app.foundation.plausible import email_address, happened, hour
from app.proceedings import recording, regions
from app.store import procedure
from app.store.tables import CourtProcedure
from workflows.law import Text

if TYPE_CHECKING:
    from app.store.reading import Reader
    from app.store.work import Work
    from workflows.engine import Decision
    from workflows.facts import EventInputs

COURTS: Final = "justice_of_peace"
NO_SOURCE = Text(fr="Dites comment vous le savez.", nl="Zeg hoe u het weet.")
NO_REASON = Text(
    fr="Une date déjà notée change : dites pourquoi, en une phrase. L'ancienne reste visible.",
    nl="Een datum die al genoteerd was, verandert: zeg waarom, in één zin. De oude blijft zichtbaar.",
)
LONGEST_REASON: Final = 300
NO_SUCH_COURT = Text(fr="Choisissez une justice de paix de la liste.", nl="Kies een vredegerecht uit de lijst.")


@dataclass(frozen=True, kw_only=True)
class SaveCourt(Command[None]):
    """Write court, roll number, language, hour, room, lawyer and bailiff; ``version`` None: there was nothing yet."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    version: int | None
    roll_number: str = ""
    court_id: str = ""
    language: str = ""
    hearing_at: str = ""
    hearing_room: str = ""
    claimed_cents: int | None = None
    claimant_lawyer_name: str = ""
    claimant_lawyer_address: str = ""
    claimant_lawyer_email: str = ""
    bailiff_name: str = ""
    bailiff_address: str = ""
    bailiff_email: str = ""
    bailiff_reference: str = ""

    def execute(self, work: Work) -> None:
        """Raises StaleCase, Invalid."""
        case = work.case(self.case_id)
        rows = work.where(CourtProcedure, case_id=case.id)
        if (rows[0].version if rows else None) != self.version:
            raise StaleCase
        if self.court_id and self.court_id not in {court.id for court in bodies(COURTS)}:
            raise Invalid("court_id", NO_SUCH_COURT)
        row = rows[0] if rows else CourtProcedure(case_id=case.id)
        row.roll_number = self.roll_number.strip()
        row.court_id = self.court_id or None
        row.language = self.language if self.language in ("fr", "nl") else None
        row.hearing_at = hour("hearing_at", self.hearing_at)
        row.hearing_room = self.hearing_room.strip()
        row.claimed_cents = self.claimed_cents
        row.claimant_lawyer_name = self.claimant_lawyer_name.strip()
        row.claimant_lawyer_address = self.claimant_lawyer_address.strip()
        row.claimant_lawyer_email = email_address("claimant_lawyer_email", self.claimant_lawyer_email)
        row.bailiff_name = self.bailiff_name.strip()
        row.bailiff_address = self.bailiff_address.strip()
        row.bailiff_email = email_address("bailiff_email", self.bailiff_email)
        row.bailiff_reference = self.bailiff_reference.strip()
        if not rows:
            work.add(row)


@dataclass(frozen=True, kw_only=True)
class SaveFacts(Command[int]):
    """Write down what a paper or a person says of the procedure; whatever is not known stays empty.

    ``seen``: the newest entry the form showed. Returns how many facts are otherwise than before.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    seen: int
    values: dict[str, Any]
    source: str
    because: str = ""

    def execute(self, work: Work) -> int:
        """Raises StaleCase, and Invalid with the path of a fact that contradicts another."""
        case = work.case(self.case_id)
        if case.closed_on is not None:
            raise Invalid("", regions.CASE_CLOSED)
        if newest(work, case.id) != self.seen:
            raise StaleCase
        if self.source not in procedure.SOURCES:
            raise Invalid("source", NO_SOURCE)
        because = self.because.strip()[:LONGEST_REASON]
        held = procedure.known(work, case.id)
        corrected = [path for path, was in held.items() if path in self.values and _plain(self.values[path]) != was]
        if corrected and not because:
            raise Invalid("because", NO_REASON)
        told = procedure.Told(source=self.source, because=because)
        return len(recording.record(work, case, self.values, told))


def newest(view: Reader | Work, case_id: int) -> int:
    """Return the key of the newest entry of a case, 0 when there is none."""
    return max((entry.id for entry in procedure.entries_of(view, case_id)), default=0)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True, kw_only=True)
class RecordRegionEvent(Command["Decision"]):
    """Something happened beside the states of the case: an appeal, a change of language, goods put in storage."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    version: int
    region: str
    event: str
    happened_on: date
    inputs: EventInputs = field(default_factory=dict)

    def execute(self, work: Work) -> Decision:
        """Raises Refused, Invalid, StaleCase."""
        case = work.case(self.case_id, version=self.version)
        on = happened("happened_on", self.happened_on)
        return regions.fire(work, case, self.region, self.event, on, self.inputs)
