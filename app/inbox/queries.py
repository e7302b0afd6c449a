"""What the pages of the inbox show: the list with its clock, a message with its files, what would follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.checks.queries import facts_of_procedure
from app.foundation import clock
from app.foundation.errors import NotFound
from app.inbox import codes
from app.inbox.answers import Answers, answers_of, facts_told, main_on, of_proposals
from app.proceedings.recording import CHECK
from app.store import health_index, official_messages
from app.store.tables import MessageFile, OfficialMessage, Organisation
from workflows.checks import CHECKS, FactError
from workflows.explanations.judicial_deadlines import course

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.store.reading import Reader
    from workflows.law import Text

MOST: Final = 200
"""Messages on one page; older ones are found through their case or a filter."""


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message in the list."""

    id: int
    kind: str
    sender: str
    channel: str
    received_at: datetime
    name: str
    address: str
    roll_number: str
    hearing_on: date | None
    status: str
    case_id: int | None
    reference: str


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file of a message."""

    id: int
    name: str
    media_type: str
    size: int
    sha256: str
    problem: str
    pages: int | None
    copy_sha256: str | None
    copy_media_type: str | None
    preview_sha256: str | None
    document_id: int | None


@dataclass(frozen=True, slots=True)
class MessageCard:
    """A message with everything about it."""

    id: int
    version: int
    kind: str
    sender: str
    channel: str
    received_at: datetime
    subject: str
    text: str
    proposed: tuple[dict[str, Any], ...]
    typed: bool
    answers: Answers
    roll_number: str
    main_on: date | None
    hearing_on: date | None
    status: str
    status_because: str
    case_id: int | None
    reference: str
    duplicate_of_id: int | None
    forwarded_to: str
    acknowledgement: str
    decided_at: datetime | None
    decided_by_id: int | None
    files: tuple[FileCard, ...]

    def answers_for(self, kind: str) -> Answers:
        """Return what is known for a kind: what was typed, else what was read."""
        return self.answers if self.typed else of_proposals(kind, self.proposed)


def _name(answers: Answers) -> str:
    return f"{answers.first_name} {answers.last_name}".strip()


def _address(answers: Answers) -> str:
    street = f"{answers.street} {answers.house_number}".strip()
    return ", ".join(filter(None, (street, answers.postal_code)))


def messages(reader: Reader, *, status: str = "", kind: str = "") -> tuple[MessageRow, ...]:
    """Return messages, new ones by the hearing that comes first, the others the latest first."""
    rows = official_messages.listed(reader, status=status, kind=kind, limit=MOST)
    made = []
    for one in rows:
        row, reference = one
        answers = answers_of(row.answers) if row.answers else of_proposals(row.kind, row.proposed)
        made.append(
            MessageRow(
                row.id,
                row.kind,
                row.sender,
                row.channel,
                row.received_at,
                _name(answers),
                _address(answers),
                row.roll_number,
                row.hearing_on,
                row.status,
                row.case_id,
                reference or "",
            )
        )
    if status == "new":
        made.sort(key=lambda one: (one.hearing_on is None, one.hearing_on or one.received_at.date(), one.id))
    return tuple(made)


def counts(reader: Reader) -> dict[str, int]:
    """Return how many messages there are of each status."""
    return official_messages.counted(reader)


def message(reader: Reader, message_id: int) -> MessageCard:
    """Return a message. Raises NotFound."""
    row = reader.one(OfficialMessage, message_id)
    files = reader.where(MessageFile, "position", "id", message_id=row.id)
    names = set(FileCard.__slots__)
    reference = official_messages.reference(reader, row.case_id) if row.case_id else ""
    return MessageCard(
        id=row.id,
        version=row.version,
        kind=row.kind,
        sender=row.sender,
        channel=row.channel,
        received_at=row.received_at,
        subject=row.subject,
        text=row.text,
        proposed=tuple(row.proposed),
        typed=bool(row.answers),
        answers=answers_of(row.answers) if row.answers else of_proposals(row.kind, row.proposed),
        roll_number=row.roll_number,
        main_on=row.main_on,
        hearing_on=row.hearing_on,
        status=row.status,
        status_because=row.status_because,
        case_id=row.case_id,
        reference=reference or "",
        duplicate_of_id=row.duplicate_of_id,
        forwarded_to=row.forwarded_to,
        acknowledgement=row.acknowledgement,
        decided_at=row.decided_at,
        decided_by_id=row.decided_by_id,
        files=tuple(FileCard(**{name: getattr(one, name) for name in names}) for one in files),
    )


def file_of(reader: Reader, message_id: int, file_id: int) -> FileCard:
    """Return a file of a message. Raises NotFound."""
    found = [one for one in message(reader, message_id).files if one.id == file_id]
    if not found:
        raise NotFound
    return found[0]


def same_elsewhere(reader: Reader, card: MessageCard, kind: str, answers: Answers) -> tuple[MessageRow, ...]:
    """Return messages that may say the same: same roll number, same kind (A and A' count as one), same date."""
    family = {codes.CLAIM, codes.INCIDENTAL} if kind in {codes.CLAIM, codes.INCIDENTAL} else {kind}
    roll, day = answers.roll_number, main_on(kind, answers)
    if not roll or kind not in codes.KINDS:
        return ()
    wanted = official_messages.saying(reader, roll, family, day) - {card.id}
    return tuple(row for row in messages(reader) if row.id in wanted) if wanted else ()


def title_of(kind: str) -> Text:
    """Return what a kind of message is called."""
    return codes.KINDS[kind].label if kind in codes.KINDS else codes.UNKNOWN_KIND


@dataclass(frozen=True, slots=True)
class FollowingDate:
    """A date that would follow: what it is, in the worst case and read literally."""

    title: Text
    plan: date | None
    normal: date | None


@dataclass(frozen=True, slots=True)
class Following:
    """What the check says of the would-be facts. ``problem``: the facts contradict one another."""

    earliest: dict[str, date | None]
    why_none: Text | None
    dates: tuple[FollowingDate, ...]
    problem: Text | None = None


def following(reader: Reader, case_id: int | None, kind: str, answers: Answers, received_on: date) -> Following:
    """Run the check on what would be known if the message were confirmed; nothing is kept."""
    told = {
        path: value.isoformat() if hasattr(value, "isoformat") else value
        for path, value in facts_told(kind, answers, received_on).items()
    }
    as_of = clock.today().isoformat()
    would_be = _tree({**told, "as_of": as_of})
    facts = would_be if case_id is None else facts_of_procedure(reader, case_id, as_of, told)
    try:
        result = CHECKS[CHECK].run(facts, health_index.figures(reader))
    except FactError as error:
        return Following({}, None, (), problem=error.message)
    return _following(result)


def _tree(told: dict[str, Any]) -> dict[str, Any]:
    """Return facts by path as a tree of facts."""
    facts: dict[str, Any] = {}
    for path, value in told.items():
        *parts, last = path.split(".")
        place = facts
        for part in parts:
            place = place.setdefault(part, {})
        place[last] = value
    return facts


def _following(result: dict[str, Any]) -> Following:
    earliest = {reading: _day(result["earliest_eviction"][reading]) for reading in ("plan", "default", "contest")}
    reason = result["earliest_eviction"]["reason"]
    dates = [
        FollowingDate(course.DEADLINES[one["code"]], *(_shown(one[reading]) for reading in ("plan", "default")))
        for one in result["deadlines"]
        if one["code"] in course.DEADLINES
    ]
    return Following(earliest, course.REASONS.get(reason) if reason else None, tuple(dates))


def _day(value: str | None) -> date | None:
    from datetime import date as day  # noqa: PLC0415 — the annotation above is lazy

    return day.fromisoformat(value) if value else None


def _shown(reading: dict[str, str | None] | None) -> date | None:
    """Return the first possible day of a waiting period, else the last day of a right."""
    return None if reading is None else _day(reading["first_possible_day"] or reading["last_day"])


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token as the administration sees it."""

    id: int
    name: str
    begins_with: str
    recorded_at: datetime
    revoked_at: datetime | None


def tokens(reader: Reader) -> tuple[TokenRow, ...]:
    """Return the tokens of the organisation, the latest first."""
    return tuple(
        TokenRow(row.id, row.name, row.begins_with, row.recorded_at, row.revoked_at)
        for row in official_messages.tokens(reader)
    )


def own_communes(reader: Reader) -> frozenset[str]:
    """Return the communes that the organisation serves; empty: it says nothing of it."""
    row = reader.one(Organisation, reader.organisation_id or 0)  # type: ignore[type-var]
    return frozenset({row.commune_nis, *row.serves_communes} - {""}) if row.kind.value == "cpas" else frozenset()
