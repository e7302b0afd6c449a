"""What the pages of hotel nights show: the stays of a case, and what a service spends, without any name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.foundation import clock
from app.foundation.errors import NotFound
from app.store import referrals
from app.store.tables import HotelExtension, HotelStay, ReferralRequest
from workflows import hotel
from workflows.hotel import Nights

if TYPE_CHECKING:
    from datetime import date

    from app.store.reading import Reader
    from workflows.hotel import Month
    from workflows.law import Reason


@dataclass(frozen=True, slots=True)
class Extension:
    """A stay that became longer."""

    was_last_night_on: date
    last_night_on: date
    reason: str
    reason_words: str


@dataclass(frozen=True, slots=True)
class Stay:
    """Some nights of a household, with what speaks against them."""

    id: int
    version: int
    kind: str
    name: str
    nights: Nights
    meals_cents: int
    transport_cents: int
    paid_by: str
    reason: str
    reason_words: str
    needs_little_guidance: bool | None
    in_view: str
    in_view_words: str
    in_view_on: date | None
    ethos: str
    ended_on: date | None
    ended_how: str
    doubts: tuple[Reason, ...]
    look_ahead_on: date
    extensions: tuple[Extension, ...]


def stays_of(reader: Reader, case_id: int) -> tuple[Stay, ...]:
    """Return the stays of a case, the latest first."""
    rows = reader.where(HotelStay, "first_night_on", "id", case_id=case_id)
    return tuple(_stay(reader, row) for row in reversed(rows))


def stay(reader: Reader, case_id: int, stay_id: int) -> Stay:
    """Return one stay of a case. Raises NotFound."""
    row = reader.one(HotelStay, stay_id)
    if row.case_id != case_id:
        raise NotFound
    return _stay(reader, row)


def proposal_due_on(reader: Reader, case_id: int) -> date | None:
    """Return until when a place is to be proposed in the search that goes on: a hotel does not stop that clock."""
    rows = reader.where(ReferralRequest, "proposal_due_on", sent_case_id=case_id, sender_id=reader.organisation_id)
    running = [row.proposal_due_on for row in rows if row.state not in referrals.NOT_RUNNING and row.proposal_due_on]
    return running[0] if running else None


@dataclass(frozen=True, slots=True)
class Year:
    """What a service notes for a year: by month, and by who pays; never a name."""

    year: int
    months: tuple[Month, ...]
    payers: tuple[tuple[str, int, int], ...]
    """(code, nights, cents)"""

    @property
    def stays(self) -> int:
        """Return how many stays touch a month, added up."""
        return sum(one.stays for one in self.months)

    @property
    def nights(self) -> int:
        """Return all nights of the year."""
        return sum(one.nights for one in self.months)

    @property
    def cents(self) -> int:
        """Return all costs of the year, in cents."""
        return sum(one.cents for one in self.months)


def budget(reader: Reader) -> tuple[Year, ...]:
    """Return nights and cents of the own service by year and month, the latest first; planned nights count too."""
    rows = reader.where(HotelStay, "id")
    months = hotel.count_by_month(_nights(row) for row in rows)
    by_payer = {
        code: hotel.count_by_month(_nights(row) for row in rows if row.paid_by == code) for code in hotel.PAYERS
    }
    found = []
    for year in sorted({one.year for one in months} | {clock.today().year}, reverse=True):
        paid = [(code, [one for one in mine if one.year == year]) for code, mine in by_payer.items()]
        payers = tuple(
            (code, sum(one.nights for one in mine), sum(one.cents for one in mine)) for code, mine in paid if mine
        )
        found.append(Year(year, tuple(one for one in months if one.year == year), payers))
    return tuple(found)


def _nights(row: HotelStay) -> Nights:
    return Nights(
        first_on=row.first_night_on,
        last_on=row.last_night_on,
        night_cents=row.night_cents,
        beside_cents=row.meals_cents + row.transport_cents,
    )


def _stay(reader: Reader, row: HotelStay) -> Stay:
    extensions = reader.where(HotelExtension, "id", stay_id=row.id)
    doubts = hotel.doubts(
        in_view=row.in_view,
        in_view_on=row.in_view_on,
        last_on=row.last_night_on,
        little_guidance=row.needs_little_guidance,
    )
    return Stay(
        id=row.id,
        version=row.version,
        kind=row.kind,
        name=row.name,
        nights=_nights(row),
        meals_cents=row.meals_cents,
        transport_cents=row.transport_cents,
        paid_by=row.paid_by,
        reason=row.reason,
        reason_words=row.reason_words,
        needs_little_guidance=row.needs_little_guidance,
        in_view=row.in_view,
        in_view_words=row.in_view_words,
        in_view_on=row.in_view_on,
        ethos=row.ethos,
        ended_on=row.ended_on,
        ended_how=row.ended_how,
        doubts=() if row.ended_on else doubts,
        look_ahead_on=hotel.look_ahead_on(row.last_night_on),
        extensions=tuple(
            Extension(one.was_last_night_on, one.last_night_on, one.reason, one.reason_words) for one in extensions
        ),
    )
