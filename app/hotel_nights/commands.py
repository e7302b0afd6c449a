"""Write hotel nights down, extend them with a reason, note how they ended; the agenda asks for the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission
from app.foundation.plausible import happened
from app.foundation.wording import names_an_address
from app.hotel_nights import reasons
from app.proceedings import referring, shield
from app.store import referrals
from app.store.promises import MET, Promise, settle, watch
from app.store.tables import HotelExtension, HotelStay, ReferralRequest
from workflows import hotel
from workflows.referral import words

if TYPE_CHECKING:
    from app.store.tables import Case
    from app.store.work import Work

RULE: Final = "hotel."
"""Beginning of the rules under which the agenda keeps the last night of a stay."""
LONGEST: Final = 300


def _open_case(work: Work, case_id: int) -> Case:
    case = work.case(case_id)
    if case.closed_on is not None:
        raise Invalid("", reasons.CASE_CLOSED)
    return case


def _requests(work: Work, case: Case) -> list[ReferralRequest]:
    rows = work.where(ReferralRequest, sent_case_id=case.id, sender_id=work.author.organisation_id)
    return [row for row in rows if row.state not in referrals.NOT_RUNNING]


def _stay(work: Work, case: Case, stay_id: int, version: int) -> HotelStay:
    row = work.one(HotelStay, stay_id, version=version)
    if row.case_id != case.id:
        raise NotFound
    return row


def _watch_end(work: Work, case: Case, row: HotelStay) -> None:
    """Have the next step looked at two working days before the last night."""
    ahead = max(hotel.look_ahead_on(row.last_night_on), clock.today())
    watch(work, case, Promise(rule=f"{RULE}{row.id}", title=hotel.NIGHT_ENDS, on=ahead, waits_for="us"))


def _check_words(work: Work, case: Case, **said: str) -> None:
    """Refuse an address: that of the hotel, and a secret one."""
    for field, typed in said.items():
        if names_an_address(typed):
            raise Invalid(field, reasons.NO_ADDRESS)
        shield.keep_quiet(work, case.id, field, typed)


@dataclass(frozen=True, kw_only=True)
class SaveStay(Command[int]):
    """Nights in a hotel are written down for a household, or corrected; returns the key.

    A request to the referral mechanism hears that the household sleeps there (ETHOS 3.4); none of its clocks stops.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    stay_id: int | None = None
    version: int = 0
    kind: str
    name: str
    first_night_on: date | None
    last_night_on: date | None
    night_cents: int | None
    meals_cents: int = 0
    transport_cents: int = 0
    paid_by: str
    reason: str
    reason_words: str = ""
    needs_little_guidance: bool | None = None
    in_view: str = ""
    in_view_words: str = ""
    in_view_on: date | None = None

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field, StaleCase, NotFound."""
        case = _open_case(work, self.case_id)
        requests = _requests(work, case)
        if case.level not in hotel.LEVELS and not requests:
            raise Invalid("", reasons.TOO_EARLY)
        values = self._values(work, case)
        if self.stay_id is None:
            more = {"ethos": hotel.ETHOS, "recorded_at": work.author.at, "recorded_by_id": work.author.user_id}
            row = work.add(HotelStay(case_id=case.id, **values, **more))
        else:
            row = _stay(work, case, self.stay_id, self.version)
            if values["last_night_on"] > row.last_night_on:
                raise Invalid("last_night_on", reasons.EXTEND)
            for name, value in values.items():
                setattr(row, name, value)
        if row.ended_on is None:
            _watch_end(work, case, row)
            for request in requests:
                referring.note_ethos(request, "during", hotel.ETHOS, row.first_night_on)
        return row.id

    def _values(self, work: Work, case: Case) -> dict[str, Any]:
        self._check_codes()
        if not self.name.strip():
            raise Invalid("name", reasons.NO_NAME)
        _check_words(work, case, name=self.name, reason_words=self.reason_words, in_view_words=self.in_view_words)
        first, last = self._nights()
        return {
            "kind": self.kind,
            "name": self.name.strip()[:160],
            "first_night_on": first,
            "last_night_on": last,
            **self._money(),
            "paid_by": self.paid_by,
            "reason": self.reason,
            "reason_words": self.reason_words.strip()[:LONGEST],
            "needs_little_guidance": self.needs_little_guidance,
            "in_view": self.in_view,
            "in_view_words": self.in_view_words.strip()[:LONGEST],
            "in_view_on": self.in_view_on,
        }

    def _check_codes(self) -> None:
        for field, value, codes in (
            ("kind", self.kind, hotel.KINDS),
            ("paid_by", self.paid_by, hotel.PAYERS),
            ("reason", self.reason, hotel.REASONS),
        ):
            if value not in codes:
                raise Invalid(field, reasons.NOT_OFFERED)
        if self.in_view and self.in_view not in words.SOLUTIONS:
            raise Invalid("in_view", reasons.NOT_OFFERED)
        if self.reason == "other" and not self.reason_words.strip():
            raise Invalid("reason_words", reasons.SAY_MORE)

    def _nights(self) -> tuple[date, date]:
        for field, day in (("first_night_on", self.first_night_on), ("last_night_on", self.last_night_on)):
            if day is None:
                raise Invalid(field, reasons.NO_DAY)
        first, last = self.first_night_on or date.min, self.last_night_on or date.min
        if last < first:
            raise Invalid("last_night_on", reasons.LAST_BEFORE_FIRST)
        if (last - first).days >= hotel.LONGEST_NIGHTS:
            raise Invalid("last_night_on", reasons.TOO_LONG)
        return first, last

    def _money(self) -> dict[str, int]:
        if self.night_cents is None:
            raise Invalid("night_cents", reasons.NO_COST)
        found = {
            "night_cents": self.night_cents,
            "meals_cents": self.meals_cents,
            "transport_cents": self.transport_cents,
        }
        for field, amount in found.items():
            if amount < 0:
                raise Invalid(field, reasons.NEGATIVE)
        return found


@dataclass(frozen=True, kw_only=True)
class ExtendStay(Command[int]):
    """A stay becomes longer, with the reason; the earlier last night is kept. Gives the key of the extension."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    stay_id: int
    version: int
    last_night_on: date
    reason: str
    reason_words: str = ""
    in_view_on: date | None = None

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field, StaleCase, NotFound."""
        case = _open_case(work, self.case_id)
        row = _stay(work, case, self.stay_id, self.version)
        if row.ended_on is not None:
            raise Invalid("", reasons.ENDED)
        if self.last_night_on <= row.last_night_on:
            raise Invalid("last_night_on", reasons.NOT_LONGER)
        if (self.last_night_on - row.last_night_on).days > hotel.LONGEST_NIGHTS:
            raise Invalid("last_night_on", reasons.TOO_LONG)
        if self.reason not in hotel.MORE_NIGHTS:
            raise Invalid("reason", reasons.NOT_OFFERED)
        if self.reason == "other" and not self.reason_words.strip():
            raise Invalid("reason_words", reasons.SAY_MORE)
        _check_words(work, case, reason_words=self.reason_words)
        extension = work.add(
            HotelExtension(
                case_id=case.id,
                stay_id=row.id,
                was_last_night_on=row.last_night_on,
                last_night_on=self.last_night_on,
                reason=self.reason,
                reason_words=self.reason_words.strip()[:LONGEST],
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        row.last_night_on = self.last_night_on
        row.in_view_on = self.in_view_on or row.in_view_on
        _watch_end(work, case, row)
        return extension.id


@dataclass(frozen=True, kw_only=True)
class EndStay(Command[None]):
    """A household left its hotel: when, and where it went. Nights that nobody slept there are no longer counted."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    stay_id: int
    version: int
    ended_on: date
    how: str

    def execute(self, work: Work) -> None:
        """Possible in a closed case too. Raises Invalid beside the field, StaleCase, NotFound."""
        case = work.case(self.case_id)
        row = _stay(work, case, self.stay_id, self.version)
        left = happened("ended_on", self.ended_on)
        if row.ended_on is not None:
            raise Invalid("", reasons.ENDED)
        if self.how not in hotel.ENDINGS:
            raise Invalid("how", reasons.NOT_OFFERED)
        if left <= row.first_night_on:
            raise Invalid("ended_on", reasons.LEFT_TOO_EARLY)
        slept_until = left - timedelta(days=1)
        if slept_until > row.last_night_on:
            raise Invalid("ended_on", reasons.LEFT_TOO_LATE)
        row.last_night_on, row.ended_on, row.ended_how = slept_until, left, self.how
        settle(work, case.id, f"{RULE}{row.id}", on=left, status=MET)
