"""Write down that the person was given a copy, and that they received it. What was in it is kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission
from app.own_copy import reasons, words
from app.store.tables import Document, EvidenceBundle, Letter, OwnCopy, OwnCopyReceipt

if TYPE_CHECKING:
    from datetime import date

    from app.store.work import Work


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who asked for the copy, and when."""

    on: date
    by: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class GiveOwnCopy(Command[int]):
    """A copy is made for the person; returns its key. Also of a closed case: the right to it does not end."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    asked: Asked
    language: str
    naming: str
    parts: tuple[str, ...]
    letters: tuple[int, ...] = ()
    documents: tuple[int, ...] = ()
    bundles: tuple[int, ...] = ()
    encrypted: bool

    def execute(self, work: Work) -> int:
        """Check what is said of it, and write it down for good."""
        case = work.case(self.case_id)
        check_asked(self.asked)
        if self.language not in ("fr", "nl"):
            raise Invalid("language", reasons.NOT_OFFERED)
        if self.naming not in words.NAMINGS:
            raise Invalid("naming", reasons.NOT_OFFERED)
        if not set(self.parts) <= set(words.PARTS):
            raise Invalid("parts", reasons.NOT_OFFERED)
        for table, keys in ((Letter, self.letters), (Document, self.documents), (EvidenceBundle, self.bundles)):
            if any(work.one(table, key).case_id != case.id for key in keys):  # type: ignore[attr-defined]
                raise NotFound
        row = OwnCopy(
            case_id=case.id,
            asked_on=self.asked.on,
            asked_by=self.asked.by,
            asked_by_name="" if self.asked.by == "person" else self.asked.name.strip()[:160],
            language=self.language,
            naming=self.naming,
            parts=[name for name in words.PARTS if name in self.parts],
            letters=sorted(self.letters),
            documents=sorted(self.documents),
            bundles=sorted(self.bundles),
            encrypted=self.encrypted,
            made_at=work.author.at,
            made_by_id=work.author.user_id,
        )
        return work.add(row).id


def check_asked(asked: Asked) -> None:
    """Refuse a question for a copy that cannot have been asked so. Raises Invalid."""
    if asked.by not in words.ASKED_BY:
        raise Invalid("asked_by", reasons.NOT_OFFERED)
    if asked.on > clock.today():
        raise Invalid("asked_on", reasons.IN_THE_FUTURE)
    if asked.by != "person" and not asked.name.strip():
        raise Invalid("asked_by_name", reasons.WHO_ASKED)


@dataclass(frozen=True, kw_only=True)
class NoteReceipt(Command[None]):
    """The person received a copy. Once, and for good."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    own_copy_id: int
    received_on: date
    way: str

    def execute(self, work: Work) -> None:
        """Write the day and the way down."""
        row = work.one(OwnCopy, self.own_copy_id)
        if row.case_id != self.case_id:
            raise NotFound
        if self.way not in words.WAYS:
            raise Invalid("way", reasons.NOT_OFFERED)
        if self.received_on > clock.today():
            raise Invalid("received_on", reasons.IN_THE_FUTURE)
        if self.received_on < clock.local(row.made_at).date():
            raise Invalid("received_on", reasons.BEFORE_IT_WAS_MADE)
        if work.where(OwnCopyReceipt, own_copy_id=row.id):
            raise Invalid("", reasons.RECEIVED_ALREADY)
        receipt = OwnCopyReceipt(
            case_id=row.case_id,
            own_copy_id=row.id,
            received_on=self.received_on,
            way=self.way,
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
        work.add(receipt)
