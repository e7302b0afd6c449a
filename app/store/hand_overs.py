"""Who may read what of a hand-over on a day; what waits for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.store.tables import Case, HandOver, HandOverEvent, Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from app.store.reading import Reader
    from app.store.work import Work

READABLE = frozenset({"sent", "unanswered", "accepted", "completed"})
HELD_BACK = frozenset({"possible", "confirmed"})
"""States of a conflict of interest in which the receiver reads nothing."""


def content(row: HandOver, organisation_id: int | None, on: date) -> dict[str, Any] | None:
    """Return what an organisation may read of a hand-over on a day, None when that is nothing.

    The sender sees what it sent. The receiver sees it while the consent holds, unless it may have a conflict of
    interest that its coordinator has not looked at.
    """
    if row.payload is None:
        return None
    if organisation_id == row.sender_id:
        return row.payload
    holds = row.consent_until_on >= on and row.state in READABLE and row.conflict not in HELD_BACK
    return row.payload if organisation_id == row.receiver_id and holds else None


def received(view: Reader | Work) -> Sequence[HandOver]:
    """Return what others handed to the own organisation, the oldest first."""
    return view.where(HandOver, "id", receiver_id=_own(view))


def sent(view: Reader | Work) -> Sequence[HandOver]:
    """Return what the own organisation handed to others, the oldest first."""
    return view.where(HandOver, "id", sender_id=_own(view))


def touched_since(reader: Reader, at: datetime) -> frozenset[int]:
    """Return the keys of the hand-overs of which a step was written at or after an instant."""
    statement = select(HandOverEvent.hand_over_id).where(HandOverEvent.recorded_at >= at).distinct()
    return frozenset(row[0] for row in reader.rows(statement))


def client_names(view: Reader | Work) -> list[str]:
    """Return the names of the people in the own open cases: whom a service helps, it does not act against."""
    running = {case.id for case in view.where(Case, closed_on=None)}
    return [f"{row.first_name} {row.last_name}" for row in view.where(Person) if row.case_id in running]


def _own(view: Reader | Work) -> int | None:
    author = getattr(view, "author", None)
    own: int | None = author.organisation_id if author is not None else getattr(view, "organisation_id", None)
    return own
