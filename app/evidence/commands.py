"""Keep evidence: files under their fingerprint, what they show, who saw it, what happened to them, who has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from app.evidence import codes, queries, reasons
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.permissions import Permission
from app.foundation.plausible import happened, hour
from app.proceedings import custody, incident
from app.proceedings.regions import CASE_CLOSED
from app.store.evidence import anything_secured
from app.store.tables import (
    EvidenceBundle,
    EvidenceFile,
    EvidenceItem,
    EvidenceLoss,
    EvidenceStep,
    EvidenceWitness,
)
from workflows import evidence as words

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from app.evidence.queries import Choice
    from app.store.documents import Prepared
    from app.store.tables import Case
    from app.store.work import Work
    from workflows.engine import Decision

Part = TypeVar("Part", EvidenceItem, EvidenceFile, EvidenceWitness, EvidenceLoss, EvidenceBundle)


def _open_case(work: Work, case_id: int, version: int | None = None) -> Case:
    case = work.case(case_id, version=version)
    if case.closed_on is not None:
        raise Invalid("", CASE_CLOSED)
    return case


def _of_case(row: Part, case_id: int) -> Part:
    if row.case_id != case_id:
        raise NotFound
    return row


def _one_of(name: str, value: str, offered: Collection[str]) -> str:
    if value not in offered:
        raise Invalid(name, reasons.NOT_OFFERED)
    return value


def _step(  # noqa: PLR0913 — one line of the chain
    work: Work,
    case_id: int,
    kind: str,
    *,
    item_id: int | None = None,
    file_id: int | None = None,
    bundle_id: int | None = None,
    to_whom: str = "",
    note: str = "",
    on: date | None = None,
    at: str = "",
) -> int:
    """Write a step of custody; it is never altered afterwards."""
    row = EvidenceStep(
        case_id=case_id,
        item_id=item_id,
        file_id=file_id,
        bundle_id=bundle_id,
        kind=kind,
        to_whom=to_whom.strip()[: codes.LONGEST_NAME],
        note=note.strip()[: codes.LONGEST_WHY],
        happened_on=on or clock.today(),
        hour=at,
        recorded_at=work.author.at,
        recorded_by_id=work.author.user_id,
    )
    return work.add(row).id


def _keep_files(work: Work, item: EvidenceItem, files: tuple[Prepared, ...]) -> int:
    """Keep the files of an item, each once in the case, with a step for each; return how many."""
    valid = {row.id for row in work.where(EvidenceItem, case_id=item.case_id, struck_on=None)}
    held = {row.sha256 for row in work.where(EvidenceFile, case_id=item.case_id) if row.item_id in valid}
    kept = 0
    for file in files:
        digest = work.keep_blob(file.content)
        if digest in held:
            continue
        held.add(digest)
        row = work.add(
            EvidenceFile(
                case_id=item.case_id,
                item_id=item.id,
                media_type=file.media_type,
                size=len(file.content),
                sha256=digest,
                pages=file.pages,
                copy_sha256=work.keep_blob(file.copy) if file.copy else None,
                copy_media_type=file.copy_media_type if file.copy else None,
                preview_sha256=work.keep_blob(file.preview) if file.preview else None,
                thumbnail_sha256=work.keep_blob(file.thumbnail) if file.thumbnail else None,
                received_at=work.author.at,
                received_by_id=work.author.user_id,
            )
        )
        _step(work, item.case_id, "received", item_id=item.id, file_id=row.id)
        kept += 1
    if not kept:
        raise Invalid("file", reasons.THERE_ALREADY)
    return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of an item: what it is and shows, when and by whom it was taken, where the original stays."""

    kind: str
    shows: str
    taken_on: date | None = None
    taken_hour: str = ""
    taken_by: str = ""
    original_stays: str = "unknown"
    witness_id: int | None = None

    def put(self, work: Work, item: EvidenceItem) -> None:
        """Write it into the item. Raises Invalid."""
        item.kind = _one_of("kind", self.kind, words.KINDS)
        item.shows = self.shows.strip()[: codes.LONGEST_SHOWS]
        if not item.shows:
            raise Invalid("shows", reasons.SAY_WHAT_IT_SHOWS)
        item.taken_on = None if self.taken_on is None else happened("taken_on", self.taken_on)
        item.taken_hour = hour("taken_hour", self.taken_hour)
        if item.taken_hour and item.taken_on is None:
            raise Invalid("taken_on", reasons.HOUR_WITHOUT_DAY)
        item.taken_by = self.taken_by.strip()[: codes.LONGEST_NAME]
        item.original_stays = _one_of("original_stays", self.original_stays, words.STAYS)
        if self.witness_id is not None and self.witness_id != item.witness_id:
            witness = _of_case(work.one(EvidenceWitness, self.witness_id), item.case_id)
            if witness.consent != "yes":
                raise Invalid("witness_id", reasons.WITNESS_NOT_AGREED)
        item.witness_id = self.witness_id


@dataclass(frozen=True, kw_only=True)
class AddEvidence(Command[int]):
    """A piece of evidence is kept with its files: the originals under their SHA-256, each with its step of custody."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    files: tuple[Prepared, ...] = field(repr=False)
    said: Said

    def execute(self, work: Work) -> int:
        """Return the key of the item. Raises Invalid."""
        case = _open_case(work, self.case_id)
        if not self.files:
            raise Invalid("file", reasons.NOTHING_CHOSEN)
        item = EvidenceItem(case_id=case.id, recorded_at=work.author.at, recorded_by_id=work.author.user_id)
        self.said.put(work, item)
        work.add(item)
        _keep_files(work, item, self.files)
        return item.id


@dataclass(frozen=True, kw_only=True)
class AddEvidenceFiles(Command[int]):
    """More files of the same piece are kept: the other side of the door, the next page."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    item_id: int
    files: tuple[Prepared, ...] = field(repr=False)

    def execute(self, work: Work) -> int:
        """Return how many were new. Raises NotFound, Invalid."""
        item = _item(work, self.case_id, self.item_id)
        if not self.files:
            raise Invalid("file", reasons.NOTHING_CHOSEN)
        return _keep_files(work, item, self.files)


@dataclass(frozen=True, kw_only=True)
class ChangeEvidence(Command[None]):
    """What is said of a piece is corrected; its files are never touched, and the chain tells of the correction."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    item_id: int
    version: int
    said: Said

    def execute(self, work: Work) -> None:
        """Raises StaleCase, NotFound, Invalid."""
        item = _item(work, self.case_id, self.item_id, self.version)
        self.said.put(work, item)
        _step(work, item.case_id, "corrected", item_id=item.id)


@dataclass(frozen=True, kw_only=True)
class StrikeEvidence(Command[None]):
    """A piece does not belong here: it stays readable, set aside with the reason, and enters no bundle."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    item_id: int
    version: int
    because: str

    def execute(self, work: Work) -> None:
        """Raises StaleCase, NotFound, Invalid."""
        item = _item(work, self.case_id, self.item_id, self.version)
        if not self.because.strip():
            raise Invalid("because", reasons.NO_WHY)
        item.struck_on, item.struck_because = clock.today(), self.because.strip()[: codes.LONGEST_WHY]
        _step(work, item.case_id, "set_aside", item_id=item.id, note=item.struck_because)


@dataclass(frozen=True, kw_only=True)
class OpenOriginal(Command[tuple[str, str]]):
    """Somebody opens an original as it was received: the chain of custody says so first."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    file_id: int

    def execute(self, work: Work) -> tuple[str, str]:
        """Return its SHA-256 and what kind of file it is. Raises NotFound."""
        case = work.case(self.case_id)
        row = _of_case(work.one(EvidenceFile, self.file_id), case.id)
        _step(work, case.id, "opened", item_id=row.item_id, file_id=row.id)
        return row.sha256, row.media_type


@dataclass(frozen=True, kw_only=True)
class NoteCustody(Command[int]):
    """A piece was copied, shown, handed to somebody or given back; who and when stand in the chain for good."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    item_id: int
    kind: str
    happened_on: date
    hour: str = ""
    to_whom: str = ""
    note: str = ""

    def execute(self, work: Work) -> int:
        """Return the key of the step. Raises NotFound, Invalid."""
        case = work.case(self.case_id)
        item = _of_case(work.one(EvidenceItem, self.item_id), case.id)
        _one_of("kind", self.kind, words.STEPS_BY_HAND)
        if self.kind != "copied" and not self.to_whom.strip():
            raise Invalid("to_whom", reasons.TO_WHOM)
        return _step(
            work,
            case.id,
            self.kind,
            item_id=item.id,
            to_whom=self.to_whom,
            note=self.note,
            on=happened("happened_on", self.happened_on),
            at=hour("hour", self.hour),
        )


@dataclass(frozen=True, kw_only=True)
class SaveWitness(Command[int]):
    """A witness and their own consent. Without it no name, no contact and no words are kept; withdrawn, they go."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    witness_id: int | None = None
    version: int | None = None
    link: str
    consent: str
    consent_on: date | None = None
    for_lawyer: bool = False
    for_police: bool = False
    for_judge: bool = False
    for_service: bool = False
    name: str = ""
    contact: str = ""
    statement: str = ""
    said_on: date | None = None

    def execute(self, work: Work) -> int:
        """Return the key. Raises StaleCase, NotFound, Invalid."""
        case = _open_case(work, self.case_id)
        if self.witness_id is None:
            row = EvidenceWitness(case_id=case.id, recorded_at=work.author.at, recorded_by_id=work.author.user_id)
        else:
            row = _of_case(work.one(EvidenceWitness, self.witness_id, version=self.version), case.id)
        row.link = _one_of("link", self.link, words.LINKS)
        row.consent = _one_of("consent", self.consent, words.CONSENTS)
        if self.consent != "to_ask" and self.consent_on is None:
            raise Invalid("consent_on", reasons.CONSENT_DAY)
        row.consent_on = None if self.consent == "to_ask" else happened("consent_on", self.consent_on or clock.today())
        agreed = self.consent == "yes"
        wanted = (self.for_lawyer, self.for_police, self.for_judge, self.for_service)
        if agreed and not any(wanted):
            raise Invalid("for_whom", reasons.CONSENT_FOR_WHOM)
        said = (self.name.strip(), self.contact.strip(), self.statement.strip())
        if not agreed and any(said) and self.consent != "withdrawn":
            raise Invalid("name", reasons.NO_CONSENT_NO_NAME)
        row.for_lawyer, row.for_police, row.for_judge, row.for_service = (agreed and one for one in wanted)
        row.name = said[0][: codes.LONGEST_NAME] if agreed else ""
        row.contact = said[1][: codes.LONGEST_CONTACT] if agreed else ""
        row.statement = said[2][: codes.LONGEST_STATEMENT] if agreed else ""
        row.said_on = happened("said_on", self.said_on) if agreed and self.said_on is not None else None
        if self.witness_id is None:
            return work.add(row).id
        custody.take_back(work, row)
        return row.id


@dataclass(frozen=True, kw_only=True)
class SaveLoss(Command[int]):
    """A belonging is missing, kept or broken: what it is, whether it is essential, what it was worth and the proof."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    loss_id: int | None = None
    version: int | None = None
    what: str
    state: str
    essential: bool | None = None
    value_cents: int | None = None
    proof: str = ""

    def execute(self, work: Work) -> int:
        """Return the key. Raises StaleCase, NotFound, Invalid."""
        case = _open_case(work, self.case_id)
        if self.loss_id is None:
            row = EvidenceLoss(case_id=case.id, recorded_at=work.author.at, recorded_by_id=work.author.user_id)
        else:
            row = _of_case(work.one(EvidenceLoss, self.loss_id, version=self.version), case.id)
            if row.struck_on is not None:
                raise NotFound
        row.what = self.what.strip()[: codes.LONGEST_WHAT]
        if not row.what:
            raise Invalid("what", reasons.WHAT_IS_LOST)
        row.state = _one_of("state", self.state, words.LOSS_STATES)
        if self.value_cents is not None and not 0 <= self.value_cents <= codes.HIGHEST_VALUE:
            raise Invalid("value", reasons.VALUE_TOO_HIGH)
        row.essential, row.value_cents = self.essential, self.value_cents
        row.proof = self.proof.strip()[: codes.LONGEST_WHAT]
        return row.id if self.loss_id is not None else work.add(row).id


@dataclass(frozen=True, kw_only=True)
class StrikeLoss(Command[None]):
    """A belonging was listed by mistake: it is no longer shown."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    loss_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Raises StaleCase, NotFound."""
        case = _open_case(work, self.case_id)
        row = _of_case(work.one(EvidenceLoss, self.loss_id, version=self.version), case.id)
        if row.struck_on is not None:
            raise NotFound
        row.struck_on = clock.today()


@dataclass(frozen=True, kw_only=True)
class KeepBundle(Command[int]):
    """A bundle is kept as it was made, with its fingerprint, and every piece in it says so in its chain.

    ``manifest`` was written from what the case held when the pages were made: if the case says something else by
    now, nothing is kept.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    choice: Choice
    number: int
    made_on: date
    pages: int
    pdf: bytes = field(repr=False)
    contents: dict[str, Any] = field(repr=False)
    manifest: bytes = field(repr=False)

    def execute(self, work: Work) -> int:
        """Return the key. Raises StaleCase, Invalid."""
        case = _open_case(work, self.case_id)
        with work.reading() as reader:
            now = queries.contents(reader, case.id, self.choice, number=self.number, made_on=self.made_on)
        if now.as_dict() != self.contents or self.number != queries.next_number(work, case.id):
            raise StaleCase
        row = work.add(
            EvidenceBundle(
                case_id=case.id,
                number=self.number,
                recipient=self.choice.recipient,
                recipient_name=self.choice.recipient_name,
                language=self.choice.language,
                chosen=self.choice.as_dict(),
                pages=self.pages,
                pdf_sha256=work.keep_blob(self.pdf),
                manifest_sha256=work.keep_blob(self.manifest),
                made_at=work.author.at,
                made_by_id=work.author.user_id,
            )
        )
        for item_id in self.choice.items:
            _step(work, case.id, "bundled", item_id=item_id, bundle_id=row.id)
        if not self.choice.items:
            _step(work, case.id, "bundled", bundle_id=row.id)
        return row.id


@dataclass(frozen=True, kw_only=True)
class MoveEvidenceTrack(Command["Decision"]):
    """The evidence is secured, or the lawyer has it: the track of the incident follows."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    version: int
    event: str
    on: date

    def execute(self, work: Work) -> Decision:
        """``version`` is that of the case. Raises Refused with the reasons of the law, Invalid, StaleCase."""
        case = _open_case(work, self.case_id, self.version)
        _one_of("event", self.event, (words.SECURED, words.HANDED))
        if not anything_secured(work, case.id):
            raise Invalid("", reasons.NOTHING_SECURED)
        if self.event == words.HANDED and not work.where(EvidenceBundle, case_id=case.id, recipient="lawyer"):
            raise Invalid("", reasons.NO_LAWYER_BUNDLE)
        return incident.fire(work, case, self.event, happened("on", self.on), track=words.TRACK)


def _item(work: Work, case_id: int, item_id: int, version: int | None = None) -> EvidenceItem:
    """Return an item of an open case that still counts. Raises NotFound, StaleCase, Invalid."""
    case = _open_case(work, case_id)
    item = _of_case(work.one(EvidenceItem, item_id, version=version), case.id)
    if item.struck_on is not None:
        raise Invalid("", reasons.SET_ASIDE)
    return item
