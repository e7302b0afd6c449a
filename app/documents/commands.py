"""Keep documents in a case, correct what is said of them, take them out of sight."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.documents import reasons
from app.documents.codes import EXPIRES, KINDS, LONGEST_NOTE, LONGEST_TITLE, REMINDED, REMOVALS
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission
from app.store.documents import Said, keep, set_copy
from app.store.tables import Document, DueDate, Letter
from workflows.deadlines import CUSTOM, Severity
from workflows.deadlines import DueDate as RuledDate
from workflows.law import Text
from workflows.working_days import in_words

if TYPE_CHECKING:
    from datetime import date

    from app.store.documents import Prepared
    from app.store.tables import Case
    from app.store.work import Work


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of several files, in the order given: the key of each, and whether it was in the case already."""

    ids: tuple[int, ...]
    twice: tuple[bool, ...]


@dataclass(frozen=True, kw_only=True)
class AddDocuments(Command[Kept]):
    """Papers or photos are kept in the case, all in one go; one that is there already is not kept twice."""

    permission = Permission.CASE_WRITE
    case_id: int
    files: tuple[Prepared, ...] = field(repr=False)
    kind: str
    title: str = ""
    dated_on: date | None = None
    valid_until: date | None = None

    def execute(self, work: Work) -> Kept:
        """Keep the bytes as received under their SHA-256, and beside them the working copy and its pictures."""
        case = work.case(self.case_id)
        _check(self.kind, self.dated_on, self.valid_until)
        before = _last_day(work, case, self.kind)
        said = Said(
            kind=self.kind,
            title=self.title.strip()[:LONGEST_TITLE],
            dated_on=self.dated_on,
            valid_until=self.valid_until,
        )
        kept = [keep(work, case.id, file, said) for file in self.files]
        _remind(work, case, self.kind, before)
        return Kept(tuple(key for key, _twice in kept), tuple(twice for _key, twice in kept))


@dataclass(frozen=True, kw_only=True)
class AddDocument(Command[int]):
    """One paper or photo is kept in the case; returns its key."""

    permission = Permission.CASE_WRITE
    case_id: int
    file: Prepared = field(repr=False)
    kind: str
    title: str = ""
    dated_on: date | None = None
    valid_until: date | None = None

    def execute(self, work: Work) -> int:
        """Keep it as one of several would be."""
        several = AddDocuments(
            case_id=self.case_id,
            files=(self.file,),
            kind=self.kind,
            title=self.title,
            dated_on=self.dated_on,
            valid_until=self.valid_until,
        )
        return several.execute(work).ids[0]


@dataclass(frozen=True, kw_only=True)
class MakeWorkingCopy(Command[None]):
    """A document of an earlier release gets its working copy, when somebody opens it."""

    permission = Permission.CASE_READ
    case_id: int
    document_id: int
    file: Prepared = field(repr=False)

    def execute(self, work: Work) -> None:
        """Keep the copy, unless somebody else was first."""
        row = _of_case(work, self.document_id, self.case_id)
        if row.copy_sha256 is None and work.keep_blob(self.file.content) == row.sha256:
            set_copy(work, row, self.file)


@dataclass(frozen=True, kw_only=True)
class ChangeDocument(Command[None]):
    """What is said of a document is corrected: its kind, title, date or the end of its value."""

    permission = Permission.CASE_WRITE
    case_id: int
    document_id: int
    version: int
    kind: str
    title: str = ""
    dated_on: date | None = None
    valid_until: date | None = None

    def execute(self, work: Work) -> None:
        """Write the changes; the bytes are never touched."""
        case = work.case(self.case_id)
        row = _of_case(work, self.document_id, case.id, self.version)
        _check(self.kind, self.dated_on, self.valid_until)
        before = {kind: _last_day(work, case, kind) for kind in {row.kind, self.kind}}
        row.kind, row.title = self.kind, self.title.strip()[:LONGEST_TITLE]
        row.dated_on, row.valid_until = self.dated_on, self.valid_until
        for kind, day in before.items():
            _remind(work, case, kind, day)


@dataclass(frozen=True, kw_only=True)
class RemoveDocument(Command[None]):
    """A document does not belong in the case; it is no longer shown."""

    permission = Permission.CASE_WRITE
    case_id: int
    document_id: int
    version: int
    because: str
    note: str = ""

    def execute(self, work: Work) -> None:
        """Mark the document; the proof of a letter that was sent stays."""
        case = work.case(self.case_id)
        row = _of_case(work, self.document_id, case.id, self.version)
        if self.because not in REMOVALS:
            raise Invalid("because", reasons.NO_REASON)
        if work.where(Letter, case_id=case.id, proof_document_id=row.id):
            raise Invalid("", reasons.PROOF_OF_A_LETTER)
        before = _last_day(work, case, row.kind)
        row.removed_on, row.removed_because = clock.today(), self.because
        row.removal_note = self.note.strip()[:LONGEST_NOTE]
        _remind(work, case, row.kind, before)


def _of_case(work: Work, document_id: int, case_id: int, version: int | None = None) -> Document:
    """Return a document of this case that is still shown. Raises NotFound, StaleCase."""
    row = work.one(Document, document_id, version=version)
    if row.case_id != case_id or row.removed_on is not None:
        raise NotFound
    return row


def _check(kind: str, dated_on: date | None, valid_until: date | None) -> None:
    if kind not in KINDS:
        raise Invalid("kind", reasons.NOT_OFFERED)
    if dated_on is not None and dated_on > clock.today():
        raise Invalid("dated_on", reasons.IN_THE_FUTURE)
    if dated_on is not None and valid_until is not None and valid_until < dated_on:
        raise Invalid("valid_until", reasons.ENDS_BEFORE_ITS_DATE)


def _last_day(work: Work, case: Case, kind: str) -> date | None:
    """Return the last day on which the best document of a kind is valid, as it stands on it."""
    rows = work.where(Document, case_id=case.id, kind=kind, removed_on=None)
    return max((row.valid_until for row in rows if row.valid_until is not None), default=None)


def _remind(work: Work, case: Case, kind: str, before: date | None) -> None:
    """Bring the date in the case in line, when the end of the value of a kind of document has moved."""
    last = _last_day(work, case, kind)
    if last == before or case.closed_on is not None:
        return
    today, rule = clock.today(), f"{EXPIRES}{kind}"
    if last is not None and 0 <= (last - today).days <= REMINDED:
        words = in_words(last)
        work.set_due_date(
            case,
            RuledDate(
                rule=rule,
                title=EXPIRY_TITLES.get(kind, EXPIRY_TITLES["other"]),
                on=last,
                counted_from=today,
                steps=(
                    Text(
                        fr=f"Dernier jour de validité écrit sur le document : {words.fr}.",
                        nl=f"Laatste dag van geldigheid op het document: {words.nl}.",
                    ),
                ),
                kind=CUSTOM,
                severity=Severity.NORMAL.value,
                waits_for="us",
            ),
        )
        return
    for due in work.where(DueDate, case_id=case.id, rule=rule, status="running"):
        due.status, due.settled_on = "superseded", today
        work.touch(case.id)


EXPIRY_TITLES = {
    "epb_certificate": Text(fr="Le certificat PEB expire", nl="Het EPB-certificaat vervalt"),
    "social_housing": Text(
        fr="Renouveler l'inscription au logement social", nl="De inschrijving voor een sociale woning vernieuwen"
    ),
    "identity": Text(fr="La pièce d'identité expire", nl="Het identiteitsdocument vervalt"),
    "mandate": Text(fr="Le mandat prend fin", nl="De volmacht loopt af"),
    "consent": Text(fr="L'accord de la personne prend fin", nl="De toestemming van de persoon loopt af"),
    "other": Text(fr="Un document du dossier perd sa valeur", nl="Een document van het dossier vervalt"),
}
"""What is to be done, by kind of document; never more than the kind says."""
