"""Say who takes level 3, and write down what was agreed with a police zone or a commune."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from app.directory.queries import bodies, communes
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid
from app.foundation.permissions import Permission
from app.foundation.plausible import email_address, happened
from app.level_three import reasons
from app.store.tables import LevelThreeOwner, Organisation, ZoneNote

if TYPE_CHECKING:
    from datetime import date

    from app.store.work import Work

KINDS: Final = ("agreement", "contact", "works", "obstacle")
LONGEST: Final = 2000


def places() -> frozenset[str]:
    """Return the keys of every police zone and commune."""
    return frozenset(one.id for kind in ("police_zone", "commune") for one in bodies(kind))


@dataclass(frozen=True, kw_only=True)
class SaveLevelThreeOwner(Command[int]):
    """Whom an illegal eviction is sent to is written down with its source; returns the key."""

    permission: ClassVar[Permission] = Permission.CASE_REOPEN
    owner_id: int | None = None
    version: int = 0
    service_id: int | None = None
    name_fr: str = ""
    name_nl: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    communes: tuple[str, ...] = ()
    source: str = ""
    checked_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field, StaleCase."""
        today = clock.today()
        if self.service_id is not None:
            found = work.where(Organisation, id=self.service_id)
            if not found:
                raise Invalid("service_id", reasons.NOT_OFFERED)
            names = (found[0].name_fr, found[0].name_nl)
        else:
            names = (self.name_fr.strip(), self.name_nl.strip())
        if not all(names):
            raise Invalid("name_fr", reasons.NO_NAME)
        if not self.source.strip():
            raise Invalid("source", reasons.NO_SOURCE)
        if not set(self.communes) <= {one.nis for one in communes()}:
            raise Invalid("communes", reasons.NOT_OFFERED)
        begins = self.valid_from or today
        if self.valid_until is not None and self.valid_until < begins:
            raise Invalid("valid_until", reasons.ENDS_FIRST)
        if self.owner_id is None:
            row = LevelThreeOwner(checked_on=today, valid_from=begins)
        else:
            row = work.one(LevelThreeOwner, self.owner_id, version=self.version)
        row.service_id, row.name_fr, row.name_nl = self.service_id, names[0][:160], names[1][:160]
        row.phone, row.email = self.phone.strip()[:30], email_address("email", self.email)
        row.hours, row.source = self.hours.strip()[:200], self.source.strip()[:200]
        row.communes = sorted(self.communes)
        row.checked_on = happened("checked_on", self.checked_on or today)
        row.valid_from, row.valid_until = begins, self.valid_until
        return row.id if self.owner_id is not None else work.add(row).id


@dataclass(frozen=True, kw_only=True)
class AddZoneNote(Command[int]):
    """What was agreed with a zone or a commune, or works there, is noted; a newer note may replace an older one."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    place_id: str
    kind: str
    agreed_on: date
    text: str
    replaces_id: int | None = None

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field, NotFound."""
        if self.place_id not in places():
            raise Invalid("place_id", reasons.NO_PLACE)
        if self.kind not in KINDS:
            raise Invalid("kind", reasons.NOT_OFFERED)
        if not self.text.strip():
            raise Invalid("text", reasons.NO_TEXT)
        if self.replaces_id is not None:
            work.one(ZoneNote, self.replaces_id)
        note = ZoneNote(
            place_id=self.place_id,
            kind=self.kind,
            agreed_on=happened("agreed_on", self.agreed_on),
            text=self.text.strip()[:LONGEST],
            replaces_id=self.replaces_id,
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
        return work.add(note).id
