"""What the walk through a dwelling found: rooms, defects by risk, and the rows of a formal notice. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, cast

from app.store.tables import DefectPhoto, Document, FoundDefect, WalkedRoom
from workflows.defects import DEFECTS, RISKS, ROOMS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.store.reading import Reader
    from workflows.law import Text

_WORST_FIRST = {risk: place for place, risk in enumerate(RISKS)}
_WALK = {room: place for place, room in enumerate(ROOMS)}
_USUAL = {kind: place for place, kind in enumerate(DEFECTS)}


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of a defect: its number in the case and the document it is."""

    id: int
    number: int
    document_id: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question in a room. ``present`` None: taken back."""

    kind: str
    present: bool | None
    risk: str
    since_on: date | None
    reported: bool | None
    reported_on: date | None
    reported_how: str
    remark: str
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomCard:
    """A room that was looked at."""

    room: str
    version: int
    walked_on: date
    remark: str
    answers: Mapping[str, Answer]

    @property
    def present(self) -> tuple[Answer, ...]:
        """Return the defects there are, the worst first."""
        found = [answer for answer in self.answers.values() if answer.present]
        return tuple(sorted(found, key=lambda one: (_WORST_FIRST[one.risk], _USUAL[one.kind])))


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A defect as a formal notice (N1-12) lists it.

    ``deadline_on`` is counted from the day the caller gives (the day the landlord has the letter); ``risk`` is the
    code, ``risk_title`` and ``term`` its words; ``photos`` are the numbers in the case. ``remark`` is the adviser's own
    text, in the language it was typed in.
    """

    room: str
    room_title: Text
    kind: str
    title: Text
    risk: str
    risk_title: Text
    term: Text
    since_on: date | None
    reported: bool | None
    reported_on: date | None
    reported_how: str
    remark: str
    deadline_on: date
    photos: tuple[int, ...]
    documents: tuple[int, ...]


def rooms(reader: Reader, case_id: int) -> dict[str, RoomCard]:
    """Return the rooms that were looked at, by code, in the order of the walk."""
    photos = _photos(reader, case_id)
    answers: dict[int, dict[str, Answer]] = {}
    for row in reader.where(FoundDefect, "id", case_id=case_id):
        plain = {one.name: getattr(row, one.name) for one in fields(cast("Any", Answer)) if one.name != "photos"}
        answers.setdefault(row.room_id, {})[row.kind] = Answer(**plain, photos=photos.get(row.id, ()))
    found = [
        RoomCard(row.room, row.version, row.walked_on, row.remark, answers.get(row.id, {}))
        for row in reader.where(WalkedRoom, case_id=case_id)
    ]
    return {card.room: card for card in sorted(found, key=lambda card: _WALK[card.room])}


def _photos(reader: Reader, case_id: int) -> dict[int, tuple[Photo, ...]]:
    """Return the photos by defect; one whose document was taken out of the case no longer counts."""
    there = {row.id for row in reader.where(Document, case_id=case_id, removed_on=None)}
    found: dict[int, tuple[Photo, ...]] = {}
    for row in reader.where(DefectPhoto, "number", case_id=case_id, removed_on=None):
        if row.document_id in there:
            found[row.defect_id] = (*found.get(row.defect_id, ()), Photo(row.id, row.number, row.document_id))
    return found


def formal_notice_rows(reader: Reader, case_id: int, counted_from: date) -> tuple[NoticeRow, ...]:
    """Return the defects of a case as a formal notice lists them, the worst first, then in the order of the walk."""
    found = [
        _notice_row(card.room, answer, counted_from)
        for card in rooms(reader, case_id).values()
        for answer in card.present
    ]
    return tuple(sorted(found, key=lambda row: (_WORST_FIRST[row.risk], _WALK[row.room], _USUAL[row.kind])))


def _notice_row(room: str, answer: Answer, counted_from: date) -> NoticeRow:
    risk = RISKS[answer.risk]
    return NoticeRow(
        room=room,
        room_title=ROOMS[room].title,
        kind=answer.kind,
        title=DEFECTS[answer.kind].title,
        risk=risk.id,
        risk_title=risk.title,
        term=risk.term,
        since_on=answer.since_on,
        reported=answer.reported,
        reported_on=answer.reported_on,
        reported_how=answer.reported_how,
        remark=answer.remark,
        deadline_on=risk.deadline(counted_from),
        photos=tuple(photo.number for photo in answer.photos),
        documents=tuple(photo.document_id for photo in answer.photos),
    )
