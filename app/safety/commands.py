"""Keep, replace or erase the secret address of a case, and name who may read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.foundation.command import Command
from app.foundation.errors import Invalid, StaleCase
from app.foundation.permissions import Permission, Role, allows
from app.proceedings import shield
from app.safety import reasons
from app.store.tables import SecretAddress, User

if TYPE_CHECKING:
    from app.store.work import Work


def _address(work: Work, case_id: int) -> SecretAddress | None:
    case = work.case(case_id)
    return next(iter(work.where(SecretAddress, case_id=case.id)), None)


def _held(work: Work, case_id: int, version: int) -> SecretAddress:
    """Return the secret address of a case in the version that was seen. Raises Invalid, StaleCase."""
    row = _address(work, case_id)
    if row is None:
        raise Invalid("", reasons.NOT_KNOWN)
    return work.one(SecretAddress, row.id, version=version)


@dataclass(frozen=True, kw_only=True)
class KeepSecretAddress(Command[int]):
    """The new address is written down, or replaced; whoever writes it first may read it. Returns the key.

    ``version`` None: there was none. From then on the home of the case is secret too: nothing goes there.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    version: int | None = None
    street: str
    house_number: str
    box: str = ""
    postal_code: str = ""
    locality: str = ""
    reach: str = ""

    def execute(self, work: Work) -> int:
        """Raises Invalid for somebody who is not named, StaleCase when somebody else wrote it first."""
        if not self.street.strip() or not self.house_number.strip():
            raise Invalid("secret_street", reasons.NO_STREET)
        row = _address(work, self.case_id)
        if row is not None and work.author.user_id not in row.named:
            raise Invalid("", reasons.ONLY_NAMED if self.version is not None else reasons.KNOWN_ALREADY)
        if row is not None and row.version != self.version:
            raise StaleCase
        written = {
            "street": self.street.strip()[:120],
            "house_number": self.house_number.strip()[:12],
            "box": self.box.strip()[:12],
            "postal_code": self.postal_code.strip()[:10],
            "locality": self.locality.strip()[:80],
            "reach": self.reach.strip()[:300],
            "recorded_at": work.author.at,
            "recorded_by_id": work.author.user_id,
        }
        if row is None:
            named = [] if work.author.user_id is None else [work.author.user_id]
            row = work.add(SecretAddress(case_id=self.case_id, named=named, **written))
        else:
            for name, value in written.items():
                setattr(row, name, value)
        shield.hide_home(work, work.case(self.case_id))
        return row.id


@dataclass(frozen=True, kw_only=True)
class NameReaders(Command[None]):
    """Somebody may, or may no longer, read the secret address: a named person says so, or a coordinator."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    version: int
    user_ids: tuple[int, ...]

    def execute(self, work: Work) -> None:
        """Raises Invalid, StaleCase. A coordinator names, and by that alone reads nothing."""
        row = _held(work, self.case_id, self.version)
        if work.author.user_id not in row.named and not may_name(work):
            raise Invalid("", reasons.ONLY_NAMED)
        if not self.user_ids:
            raise Invalid("named", reasons.NOBODY_NAMED)
        people = {one.id: one for one in work.where(User, active=True)}
        for user_id in self.user_ids:
            if user_id not in people or not allows(Role(people[user_id].role), Permission.CASE_WRITE):
                raise Invalid("named", reasons.NOT_A_COLLEAGUE)
        row.named = sorted(set(self.user_ids))


@dataclass(frozen=True, kw_only=True)
class EraseSecretAddress(Command[None]):
    """The secret address is no longer needed: it is erased, the trail keeps that it was there."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Raises Invalid, StaleCase. The home of the case stays secret until somebody says otherwise."""
        row = _held(work, self.case_id, self.version)
        if work.author.user_id not in row.named:
            raise Invalid("", reasons.ONLY_NAMED)
        work.remove(row)


def may_name(work: Work) -> bool:
    """Tell whether the author may name readers without being one."""
    if work.author.user_id is None:
        return False
    return allows(Role(work.one(User, work.author.user_id).role), Permission.NAME_READERS)
