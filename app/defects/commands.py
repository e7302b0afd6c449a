"""Save what was seen in a room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.permissions import Permission
from app.store import documents
from app.store.documents import Said
from app.store.tables import DefectPhoto, FoundDefect, WalkedRoom
from workflows.defects import DEFECTS, RISKS, ROOMS, defects_of
from workflows.law import Text

if TYPE_CHECKING:
    from datetime import date

    from app.store.documents import Prepared
    from app.store.tables import Case
    from app.store.work import Work

WAYS: Final = ("", "spoken", "message", "email", "letter", "registered", "other")
"""How the landlord was told."""
LONGEST_REMARK: Final = 500
LONGEST_OF_ROOM: Final = 2000

IN_THE_FUTURE: Final = Text(
    fr="Cette date est dans le futur. Écrivez le jour où cela s'est passé.",
    nl="Deze datum ligt in de toekomst. Schrijf de dag waarop het gebeurde.",
)
NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
NOT_REPORTED: Final = Text(
    fr="Il y a une date, mais la réponse dit que le bailleur n'est pas prévenu. Corrigez l'une des deux.",
    nl="Er is een datum, maar het antwoord zegt dat de verhuurder niet verwittigd is. Verbeter een van beide.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer to one question asked in a room. ``present`` None: not looked at.

    ``photos`` are added and get the next numbers of the case; ``take_off`` are keys of photos to take off the defect.
    """

    kind: str
    present: bool | None = None
    risk: str = ""
    since_on: date | None = None
    reported: bool | None = None
    reported_on: date | None = None
    reported_how: str = ""
    remark: str = ""
    photos: tuple[Prepared, ...] = field(default=(), repr=False)
    take_off: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class SaveRoom(Command[int]):
    """What was seen in a room of the dwelling is written down, with its photos; returns the key of the room."""

    permission = Permission.CASE_WRITE
    case_id: int
    room: str
    version: int | None = None
    walked_on: date
    remark: str = ""
    findings: tuple[Finding, ...] = ()

    def execute(self, work: Work) -> int:
        """Write the room and every answer, all or nothing. Raises StaleCase when somebody else saved the room."""
        case = work.case(self.case_id)
        if self.room not in ROOMS:
            raise NotFound
        self._check()
        present = self._present(work, case)
        room = present or WalkedRoom(case_id=case.id, room=self.room, saves=0)
        room.walked_on, room.remark = self.walked_on, self.remark.strip()[:LONGEST_OF_ROOM]
        room.saves += 1
        room.recorded_at, room.recorded_by_id = work.author.at, work.author.user_id
        if present is None:
            work.add(room)
        work.flush()
        known = {row.kind: row for row in work.where(FoundDefect, room_id=room.id)}
        for finding in self.findings:
            row = known.get(finding.kind)
            if row is not None or finding.present is not None:
                self._save(work, case, room, row, finding)
        return room.id

    def _present(self, work: Work, case: Case) -> WalkedRoom | None:
        rows = work.where(WalkedRoom, case_id=case.id, room=self.room)
        if (rows[0].version if rows else None) != self.version:
            raise StaleCase
        return rows[0] if rows else None

    def _check(self) -> None:
        _happened("walked_on", self.walked_on)
        asked = {defect.id for defect in defects_of(self.room)}
        for finding in self.findings:
            if finding.kind not in asked:
                raise Invalid("", NOT_OFFERED)
            if finding.risk and finding.risk not in RISKS:
                raise Invalid(f"{finding.kind}_risk", NOT_OFFERED)
            if finding.reported_how not in WAYS:
                raise Invalid(f"{finding.kind}_reported_how", NOT_OFFERED)
            _happened(f"{finding.kind}_since_on", finding.since_on)
            _happened(f"{finding.kind}_reported_on", finding.reported_on)
            if finding.reported is False and finding.reported_on is not None:
                raise Invalid(f"{finding.kind}_reported_on", NOT_REPORTED)

    def _save(self, work: Work, case: Case, room: WalkedRoom, row: FoundDefect | None, finding: Finding) -> None:
        new = row is None
        row = row or FoundDefect(case_id=case.id, room_id=room.id, kind=finding.kind)
        row.present = finding.present
        row.risk = finding.risk or DEFECTS[finding.kind].risk
        row.since_on = finding.since_on
        row.reported = True if finding.reported_on is not None else finding.reported
        row.reported_on, row.reported_how = finding.reported_on, finding.reported_how
        row.remark = finding.remark.strip()[:LONGEST_REMARK]
        if new:
            work.add(row)
        for photo in work.where(DefectPhoto, defect_id=row.id, removed_on=None):
            if photo.id in finding.take_off:
                photo.removed_on = clock.today()
        for file in finding.photos:
            self._add_photo(work, case, row, file)

    def _add_photo(self, work: Work, case: Case, row: FoundDefect, file: Prepared) -> None:
        said = Said(kind="photo", dated_on=self.walked_on)
        document_id, _twice = documents.keep(work, case.id, file, said)
        numbers = work.where(DefectPhoto, "number", case_id=case.id)
        if any(one.document_id == document_id and one.defect_id == row.id and not one.removed_on for one in numbers):
            return
        number = numbers[-1].number + 1 if numbers else 1
        work.add(DefectPhoto(case_id=case.id, defect_id=row.id, document_id=document_id, number=number))


def _happened(name: str, day: date | None) -> None:
    if day is not None and day > clock.today():
        raise Invalid(name, IN_THE_FUTURE)
