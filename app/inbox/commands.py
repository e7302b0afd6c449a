"""Messages come in, and a person says what becomes of each: into a case, on to another centre, aside."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.cases import commands as cases
from app.directory.queries import UnknownBody, cpas_for_commune
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, Refused
from app.foundation.permissions import Permission
from app.inbox import codes, reasons
from app.inbox.answers import Answers, answers_of, cleaned, facts_told, main_on, of_proposals
from app.inbox.wording import acknowledgement
from app.proceedings.recording import record
from app.store import blobs, procedure
from app.store.documents import Prepared, Said, keep
from app.store.procedure import Told
from app.store.tables import ApiToken, CaseEvent, CourtProcedure, MessageFile, OfficialMessage, Organisation, OtherParty
from workflows.engine import prevention_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from app.inbox.taking import Part, Taken
    from app.store.tables import Case
    from app.store.work import Work
    from workflows.facts import EventInputs

NEW, MATCHED, FORWARDED, DUPLICATE, SET_ASIDE = "new", "matched", "forwarded", "duplicate", "set_aside"
CONCERNS: Final[Mapping[str, str]] = {codes.MAYOR: "defects", codes.SQUAT_CLAIM: "other", codes.SQUAT_JUDGMENT: "other"}
CLAIM_KNOWN: Final = "claim_known"
LONGEST_WHY: Final = 300
TOKEN_BYTES: Final = 24


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a delivery: the key of the message, whether it was here already, of which it is a duplicate."""

    message_id: int
    before: bool = False
    duplicate_of_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReceiveMessage(Command[Received]):
    """An official message comes in; the same delivery is kept once, the same content again is linked as a duplicate."""

    permission = Permission.CASE_WRITE
    taken: Taken = field(repr=False)
    channel: str
    kind: str = ""
    answers: Answers | None = field(default=None, repr=False)
    received_at: datetime | None = None
    subject: str = field(default="", repr=False)
    delivery: str = ""
    """What names this delivery, where it may come twice; empty: it cannot."""

    def execute(self, work: Work) -> Received:
        """Keep the bytes, the words and what was read in them."""
        taken = self.taken
        key = hashlib.sha256(self.delivery.encode()).hexdigest() if self.delivery else None
        if key is not None:
            there = work.where(OfficialMessage, "id", delivery_key=key)
            if there:
                return Received(there[0].id, before=True, duplicate_of_id=there[0].duplicate_of_id)
        digest = taken.digest if taken.content else None
        same = work.where(OfficialMessage, "id", content_sha256=digest) if digest else ()
        read = [one.as_dict() for one in taken.proposals]
        kind = self.kind or next((one["value"] for one in read if one["field"] == "kind"), "")
        answers = of_proposals(kind, read)
        if self.answers is not None:
            answers = cleaned(kind, self.answers)
        row = work.add(
            OfficialMessage(
                kind=kind,
                sender=answers.sender or _usual_sender(kind),
                channel=self.channel,
                received_at=self.received_at or work.author.at,
                subject=(self.subject or taken.subject)[:200],
                text=taken.text[: codes.LONGEST_TEXT].replace("\x00", ""),
                proposed=read,
                answers={} if self.answers is None else answers.as_dict(),
                content_sha256=digest,
                delivery_key=key,
                roll_number=answers.roll_number,
                main_on=main_on(kind, answers),
                hearing_on=answers.dates.get("hearing_on"),
                status=DUPLICATE if same else NEW,
                duplicate_of_id=(same[0].duplicate_of_id or same[0].id) if same else None,
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        for place, part in enumerate(taken.parts):
            work.add(_file(work, row.id, place, part))
        return Received(row.id, duplicate_of_id=row.duplicate_of_id)


def _usual_sender(kind: str) -> str:
    source = codes.KINDS[kind].source if kind in codes.KINDS else ""
    return {"bailiff_message": codes.BAILIFF, "commune_message": codes.COMMUNE}.get(source, "")


def _file(work: Work, message_id: int, place: int, part: Part) -> MessageFile:
    made = part.made
    return MessageFile(
        message_id=message_id,
        position=place,
        name=part.name[:120],
        media_type=part.media_type[:80],
        size=len(part.content),
        sha256=work.keep_blob(part.content),
        problem=part.problem,
        pages=None if made is None else made.pages,
        copy_sha256=None if made is None else work.keep_blob(made.copy),
        copy_media_type=None if made is None else made.copy_media_type,
        preview_sha256=work.keep_blob(made.preview) if made is not None and made.preview else None,
        thumbnail_sha256=work.keep_blob(made.thumbnail) if made is not None and made.thumbnail else None,
    )


def _waiting(work: Work, message_id: int, version: int) -> OfficialMessage:
    """Return a message on which nobody decided yet. Raises NotFound, StaleCase, Invalid."""
    row = work.one(OfficialMessage, message_id, version=version)
    if row.status != NEW:
        raise Invalid("", reasons.DECIDED)
    return row


def _decide(work: Work, row: OfficialMessage, status: str, because: str = "") -> None:
    row.status, row.status_because = status, because.strip()[:LONGEST_WHY]
    row.decided_at, row.decided_by_id = work.author.at, work.author.user_id


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What came of a confirmation: the case, whether it is new, and whether the course of the case moved."""

    case_id: int
    opened: bool
    moved: bool


@dataclass(frozen=True, kw_only=True)
class ConfirmMessage(Command[Confirmed]):
    """A person says what a message tells and to which case it belongs: facts, event, papers in one go."""

    permission = Permission.CASE_PROGRESS
    message_id: int
    version: int
    kind: str
    answers: Answers = field(repr=False)
    case_id: int | None = None
    """``None``: a new case at this stage."""

    def execute(self, work: Work) -> Confirmed:
        """Open the case where there is none, move it where it can be, write the facts; all of it or nothing."""
        row = _waiting(work, self.message_id, self.version)
        answers = cleaned(self.kind, self.answers)
        received_on = answers.received_on or clock.local(row.received_at).date()
        if received_on > clock.today():
            raise Invalid("received_on", reasons.IN_THE_FUTURE)
        for name, day in answers.dates.items():
            if name not in codes.MAY_BE_AHEAD and day > clock.today():
                raise Invalid(name, reasons.IN_THE_FUTURE)
        case_id = self.case_id if self.case_id is not None else self._open(work, answers)
        case = work.case(case_id)
        if case.closed_on is not None:
            raise Invalid("target", reasons.CASE_CLOSED)
        self._party(work, case, answers)
        document_id = self._papers(work, case, row)
        self._facts(work, case, answers, received_on, document_id)
        moved = self._move(work, case, answers, received_on)
        self._court(work, case, answers)
        row.kind, row.sender = self.kind, answers.sender or row.sender or _usual_sender(self.kind)
        row.answers, row.roll_number = answers.as_dict(), answers.roll_number
        row.main_on, row.hearing_on = main_on(self.kind, answers), answers.dates.get("hearing_on")
        row.case_id = case.id
        _decide(work, row, MATCHED)
        work.touch(case.id)
        return Confirmed(case.id, self.case_id is None, moved)

    def _open(self, work: Work, answers: Answers) -> int:
        named = bool(answers.first_name or answers.last_name)
        opening = cases.OpenCase(
            identity="named" if named else "anonymous",
            first_name=answers.first_name,
            last_name=answers.last_name,
            concern=CONCERNS.get(self.kind, "arrears"),
            channel="other",
            language=answers.language or "fr",
            street=answers.street,
            house_number=answers.house_number,
            box=answers.box,
            postal_code=answers.postal_code,
            commune_nis=answers.commune_nis,
        )
        return opening.execute(work)

    def _party(self, work: Work, case: Case, answers: Answers) -> None:
        if answers.landlord_name and not work.where(OtherParty, case_id=case.id, role="landlord"):
            work.add(OtherParty(case_id=case.id, role="landlord", name=answers.landlord_name[:160]))

    def _papers(self, work: Work, case: Case, row: OfficialMessage) -> int | None:
        """Keep the files of the message among the papers of the case; return the first."""
        first = None
        title = f"{codes.KINDS[self.kind].label.fr} / {codes.KINDS[self.kind].label.nl}"[:160]
        for file in work.where(MessageFile, "position", message_id=row.id):
            made = _made(work, file)
            if made is None:
                continue
            file.document_id, _twice = keep(work, case.id, made, Said(kind="court_paper", title=title))
            first = first or file.document_id
        if first is None and row.text.strip():
            words = row.text.encode()
            made = Prepared(content=words, media_type="text/plain", copy=words, copy_media_type="text/plain")
            first, _twice = keep(work, case.id, made, Said(kind="court_paper", title=title))
        return first

    def _move(self, work: Work, case: Case, answers: Answers, received_on: date) -> bool:
        """Record the event where the course of the case has a place for it; what is known stays known otherwise."""
        for event, on, inputs, last in _events(self.kind, answers, received_on):
            work.flush()
            before = len(work.where(CaseEvent, "id", case_id=case.id))
            wanted = cases.RecordEvent(
                case_id=case.id, version=case.version, event=event, happened_on=min(on, clock.today()), inputs=inputs
            )
            try:
                cases.record_event(work, wanted)
            except Refused:
                continue
            self._tie(work, case, work.where(CaseEvent, "id", case_id=case.id)[before])
            if last:
                return True
        return False

    def _tie(self, work: Work, case: Case, event: CaseEvent) -> None:
        """Have the facts of this message follow when the day of the event that tells them is corrected."""
        told = prevention_version(case.workflow_version).workflow.events[event.event].writes
        for path, entry in procedure.current(work, case.id).items():
            if path in told and entry.message_id == self.message_id and entry.event_id is None:
                entry.event_id = event.id

    def _facts(self, work: Work, case: Case, answers: Answers, received_on: date, document_id: int | None) -> None:
        declared = codes.KINDS[self.kind]
        told = Told(source=declared.source, message_id=self.message_id, document_id=document_id)
        try:
            record(work, case, facts_told(self.kind, answers, received_on), told)
        except Invalid as invalid:
            names = {path: name for name, path in declared.dates.items()}
            raise Invalid(names.get(invalid.field, ""), invalid.text) from invalid

    def _court(self, work: Work, case: Case, answers: Answers) -> None:
        """Fill in what the message tells of court, roll and hearing; what it does not tell stays as it is."""
        found = {
            "roll_number": answers.roll_number,
            "court_id": answers.court_id,
            "language": answers.language,
            "hearing_at": answers.hearing_at,
            "hearing_room": answers.hearing_room,
            "claimed_cents": answers.claimed_cents,
        }
        given = {name: value for name, value in found.items() if value not in ("", None)}
        if not given:
            return
        rows = work.where(CourtProcedure, case_id=case.id)
        if rows:
            for name, value in given.items():
                setattr(rows[0], name, value)
        else:
            work.add(CourtProcedure(case_id=case.id, **given))


def _made(work: Work, file: MessageFile) -> Prepared | None:
    """Return a kept file as it was looked at when it came in, ``None`` when it cannot be shown."""
    if file.copy_sha256 is None or file.copy_media_type is None:
        return None
    folder = work.store.blob_dir

    def fetched(digest: str | None) -> bytes:
        return blobs.fetch(folder, digest) if digest else b""

    return Prepared(
        content=fetched(file.sha256),
        media_type=file.media_type,
        copy=fetched(file.copy_sha256),
        copy_media_type=file.copy_media_type,
        preview=fetched(file.preview_sha256),
        thumbnail=fetched(file.thumbnail_sha256),
        pages=file.pages,
    )


def _events(kind: str, answers: Answers, received_on: date) -> Iterator[tuple[str, date, EventInputs, bool]]:
    """Return the events to try in order: day, inputs, and whether one says all that the message says."""
    through = codes.KINDS[kind].source
    days = answers.dates
    told: dict[str, date | str | int | bool] = {"known_through": through}
    if answers.roll_number:
        told["roll_number"] = answers.roll_number
    if "hearing_on" in days:
        told["hearing_on"] = days["hearing_on"]
    served: EventInputs = {"served_on": days["service_on"]} if "service_on" in days else {}
    if kind == codes.MAYOR:
        until = {"loss_feared_on": days["evacuate_on"]} if "evacuate_on" in days else {}
        yield "mayor_ordered_evacuation", days.get("issued_on", received_on), {"known_through": through, **until}, True
        return
    if kind in {codes.CLAIM, codes.SQUAT_CLAIM}:
        yield "centre_told_of_claim", received_on, told, True
        yield CLAIM_KNOWN, received_on, {**told, "stage": "centre_informed"}, True
    elif kind == codes.INCIDENTAL:
        plain = {name: value for name, value in told.items() if name != "roll_number"}
        yield "eviction_added_to_claim", days.get("convoked_on", received_on), plain, True
        yield CLAIM_KNOWN, received_on, {**told, "stage": "centre_informed"}, True
    elif kind in {codes.DECISION, codes.SQUAT_JUDGMENT}:
        yield (
            "decision_copy_received",
            received_on,
            {"judged_on": days["judged_on"]} if "judged_on" in days else {},
            True,
        )
        yield CLAIM_KNOWN, received_on, {**told, "stage": "judged_eviction"}, True
    elif kind == codes.SERVICE:
        informed: EventInputs = {**served, "centre_told_on": received_on}
        yield "centre_told_of_service", received_on, served, True
        if served:
            yield "judgment_served", days["service_on"], {}, False
            yield "centre_told_of_service", received_on, served, True
        stage: EventInputs = {"stage": "month_running", **informed} if served else {"stage": "judged_eviction"}
        yield CLAIM_KNOWN, received_on, {**told, **stage}, True
    else:
        announced: EventInputs = {"announced_for_on": days["eviction_on"]} if "eviction_on" in days else {}
        posted = days.get("posted_on", received_on)
        yield "eviction_notice_sent", posted, announced, True
        if served:
            yield "judgment_served", days["service_on"], {}, False
            yield "eviction_notice_sent", posted, announced, True
        yield CLAIM_KNOWN, received_on, {**told, **announced, "stage": "eviction_announced"}, True


@dataclass(frozen=True, kw_only=True)
class ForwardMessage(Command[None]):
    """The dwelling lies in another commune: the message goes on to the welfare centre there, the sender is told."""

    permission = Permission.CASE_WRITE
    message_id: int
    version: int
    commune_nis: str
    kind: str = ""

    def execute(self, work: Work) -> None:
        """Write where it goes and the words of the acknowledgement, to be printed or sent."""
        row = _waiting(work, self.message_id, self.version)
        try:
            centre = cpas_for_commune(self.commune_nis)
        except UnknownBody:
            raise Invalid("commune_nis", reasons.NO_CENTRE) from None
        own = work.one(Organisation, work.author.organisation_id or 0)
        if self.commune_nis in {own.commune_nis, *own.serves_communes} and own.kind.value == "cpas":
            raise Invalid("commune_nis", reasons.OWN_CENTRE)
        row.kind = self.kind if self.kind in codes.KINDS else row.kind
        row.forwarded_to = centre.id
        row.acknowledgement = acknowledgement(row, own, centre, clock.today())
        _decide(work, row, FORWARDED)


@dataclass(frozen=True, kw_only=True)
class LinkDuplicate(Command[None]):
    """A message says what another one says already; both stay, linked."""

    permission = Permission.CASE_WRITE
    message_id: int
    version: int
    duplicate_of_id: int

    def execute(self, work: Work) -> None:
        """Link it to the earlier one."""
        row = _waiting(work, self.message_id, self.version)
        other = work.one(OfficialMessage, self.duplicate_of_id)
        if other.id == row.id:
            raise Invalid("", reasons.ITSELF)
        row.duplicate_of_id = other.duplicate_of_id if other.duplicate_of_id not in {None, row.id} else other.id
        _decide(work, row, DUPLICATE)


@dataclass(frozen=True, kw_only=True)
class SetMessageAside(Command[None]):
    """A message is none for this service, or nothing is to be done with it; the reason is kept."""

    permission = Permission.CASE_WRITE
    message_id: int
    version: int
    because: str

    def execute(self, work: Work) -> None:
        """Mark it; it stays readable."""
        row = _waiting(work, self.message_id, self.version)
        if not self.because.strip():
            raise Invalid("because", reasons.NO_REASON)
        _decide(work, row, SET_ASIDE, self.because)


@dataclass(frozen=True, kw_only=True)
class BringBackMessage(Command[None]):
    """A message was set aside, forwarded or taken for a duplicate by mistake: it waits again."""

    permission = Permission.CASE_WRITE
    message_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Put it among the new ones. One that is in a case stays there: its facts are corrected in the case."""
        row = work.one(OfficialMessage, self.message_id, version=self.version)
        if row.status in {NEW, MATCHED}:
            raise Invalid("", reasons.DECIDED)
        row.status, row.status_because, row.duplicate_of_id = NEW, "", None
        row.forwarded_to, row.acknowledgement = "", ""
        row.decided_at = row.decided_by_id = None


@dataclass(frozen=True, kw_only=True)
class CreateApiToken(Command[str]):
    """A program of the organisation may post messages; returns the token, which is shown once."""

    permission = Permission.ORGANISATION_MANAGE
    name: str

    def execute(self, work: Work) -> str:
        """Keep the hash alone."""
        if not self.name.strip():
            raise Invalid("name", reasons.NO_TOKEN_NAME)
        token = f"limen_{secrets.token_urlsafe(TOKEN_BYTES)}"
        work.add(
            ApiToken(
                name=self.name.strip()[:80],
                scope=codes.INBOX_WRITE,
                token_hash=token_hash(token),
                begins_with=token[:12],
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        return token


@dataclass(frozen=True, kw_only=True)
class RevokeApiToken(Command[None]):
    """A token opens nothing any more; who made it and when stays readable."""

    permission = Permission.ORGANISATION_MANAGE
    token_id: int

    def execute(self, work: Work) -> None:
        """Note the moment, once."""
        row = work.one(ApiToken, self.token_id)
        if row.revoked_at is None:
            row.revoked_at = work.author.at


def token_hash(token: str) -> str:
    """Return what is kept of a token: it is long and random, so one round of SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def kept_answers(row: OfficialMessage) -> Answers:
    """Return what is answered about a message so far: what a person typed, else what was read."""
    return answers_of(row.answers) if row.answers else of_proposals(row.kind, row.proposed)
