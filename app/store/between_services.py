"""What waits between the own service and others, each with its day: what Today, agenda, mails and calendars show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store import hand_overs, referrals

if TYPE_CHECKING:
    from datetime import date

    from app.store.hand_overs import Waiting
    from app.store.reading import Reader


def waiting(reader: Reader, today: date) -> tuple[Waiting, ...]:
    """Return what waits for the own service on a day, the earliest first."""
    return _in_order(hand_overs.waiting(reader, today), referrals.consents_over(reader, today))


def since(reader: Reader, today: date, first: date) -> tuple[Waiting, ...]:
    """Return the same, and what waited for a day from ``first`` on and is settled: for a calendar feed."""
    return _in_order(hand_overs.dated(reader, today, first), referrals.consents_over(reader, today))


def _in_order(*found: tuple[Waiting, ...]) -> tuple[Waiting, ...]:
    every = [one for part in found for one in part]
    return tuple(sorted(every, key=lambda one: (one.on, one.about, one.key)))
