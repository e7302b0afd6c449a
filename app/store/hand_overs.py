"""Who may read what of a hand-over on a day; what waits for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy import Date, Integer, and_, bindparam, func, or_, select

from app.store.tables import Case, HandOver, HandOverEvent, HandOverPaper, Person, ReceivedPaper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Table

    from app.store.base import Store
    from app.store.reading import Reader
    from app.store.work import Work

ANSWERED: Final = ("accepted", "refused", "stopped", "completed", "unanswered")
"""States in which the sender has an answer to note, until it did."""
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


def papers(view: Reader | Work, row: HandOver, organisation_id: int | None, on: date) -> Sequence[HandOverPaper]:
    """Return the papers that an organisation may open of a hand-over on a day: those of ``content``, or none."""
    if content(row, organisation_id, on) is None:
        return []
    return view.where(HandOverPaper, "id", hand_over_id=row.id)


def closed_papers(view: Reader | Work, case_id: int) -> frozenset[int]:
    """Return the documents of a case that came with a hand-over whose consent the person withdrew.

    They are not opened any more, unless the service said which duty of its own makes it keep them.
    """
    came = [one for one in view.where(ReceivedPaper, case_id=case_id) if not one.kept_because]
    if not came:
        return frozenset()
    gone = {row.id for row in view.where(HandOver, received_case_id=case_id) if row.withdrawn_on is not None}
    return frozenset(one.document_id for one in came if one.hand_over_id in gone)


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


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something between two services that waits for the own one: what (``kind``), under which reference, which day.

    ``answer``: the other service waits for ours; ``decide``: a possible conflict, for the coordinator; ``forward``: a
    request that is another centre's; ``stop``: a consent was withdrawn; ``over``: its last day is over; ``late``: no
    answer in time; ``note``: an answer to note; ``news``: news to take into the case.
    """

    key: int
    kind: str
    reference: str
    on: date
    about: str = "hand_over"
    """``hand_over``, or ``referral``: a request to the referral mechanism."""
    revision: int = 0
    """Grows with every change."""
    open: bool = True


def turn(row: HandOver, own: int | None, today: date) -> tuple[str, date] | None:
    """Return what of one hand-over waits for a service on a day, and since or until when."""
    return _turn_of_receiver(row) if own == row.receiver_id else _turn_of_sender(row, today)


def _turn_of_receiver(row: HandOver) -> tuple[str, date] | None:
    if row.stop_noted_on is None and row.withdrawn_on is not None:
        return "stop", row.withdrawn_on
    if row.stop_noted_on is None and row.ended_on is not None:
        return "over", row.ended_on
    if row.forward_by_on is not None and row.forwarded_on is None:
        return "forward", row.forward_by_on
    if row.state in ("sent", "unanswered") and row.ended_on is None:
        return ("decide" if row.conflict == "possible" else "answer"), row.answer_by_on
    return None


def _turn_of_sender(row: HandOver, today: date) -> tuple[str, date] | None:
    if row.noted_on is None and row.state in ANSWERED:
        return "note", row.answered_on or row.sent_on
    if row.state == "sent" and row.answer_by_on < today:
        return "late", row.answer_by_on
    if row.feedback_on is not None and row.news_noted_on is None:
        return "news", row.feedback_on
    return None


_rows = cast("Table", HandOver.__table__).c


def _turns(own: Any, today: Any) -> ColumnElement[bool]:
    """Return which hand-overs wait for a service on a day: those of ``turn``, as a condition."""
    return or_(
        and_(
            _rows.receiver_id == own,
            or_(
                and_(or_(_rows.withdrawn_on.is_not(None), _rows.ended_on.is_not(None)), _rows.stop_noted_on.is_(None)),
                and_(_rows.forward_by_on.is_not(None), _rows.forwarded_on.is_(None)),
                and_(_rows.state.in_(("sent", "unanswered")), _rows.ended_on.is_(None)),
            ),
        ),
        and_(
            _rows.sender_id == own,
            or_(
                and_(_rows.noted_on.is_(None), _rows.state.in_(ANSWERED)),
                and_(_rows.state == "sent", _rows.answer_by_on < today),
                and_(_rows.feedback_on.is_not(None), _rows.news_noted_on.is_(None)),
            ),
        ),
    )


_SHOWN = tuple(
    getattr(HandOver, name)
    for name in (
        "id", "version", "sent_reference", "sender_id", "receiver_id", "state", "conflict", "sent_on", "answer_by_on",
        "answered_on", "noted_on", "feedback_on", "news_noted_on", "withdrawn_on", "ended_on", "stop_noted_on",
        "forward_by_on", "forwarded_on",
    )
)  # fmt: skip
"""What says whose turn it is; never the content."""


def waiting(reader: Reader, today: date) -> tuple[Waiting, ...]:
    """Return what waits for the own service between it and others, the earliest day first."""
    return _dated(reader, today, _turns(reader.organisation_id, today))


def dated(reader: Reader, today: date, since: date) -> tuple[Waiting, ...]:
    """Return the same, and what waited for a day not before ``since`` and is settled: for a calendar feed."""
    own = reader.organisation_id
    settled = or_(
        and_(_rows.receiver_id == own, or_(_rows.answer_by_on >= since, _rows.forward_by_on >= since)),
        and_(_rows.sender_id == own, _rows.noted_on >= since),
    )
    return _dated(reader, today, or_(_turns(own, today), settled))


def _dated(reader: Reader, today: date, which: ColumnElement[bool]) -> tuple[Waiting, ...]:
    own, found = reader.organisation_id, []
    for row in reader.rows(select(*_SHOWN).where(which).order_by(HandOver.id)):
        seen = cast("HandOver", row)
        now = turn(seen, own, today)
        kind, on = now or _waited(seen, own)
        told = {"revision": row.version - 1, "open": now is not None}
        found.append(Waiting(row.id, kind, row.sent_reference, on, **told))
    return tuple(sorted(found, key=lambda one: (one.on, one.key)))


def _waited(row: HandOver, own: int | None) -> tuple[str, date]:
    """Return what waited last for a service, once nothing does any more."""
    if own == row.sender_id:
        return "note", row.answered_on or row.sent_on
    if row.withdrawn_on is not None:
        return "stop", row.withdrawn_on
    if row.ended_on is not None:
        return "over", row.ended_on
    return ("answer", row.answer_by_on) if row.forward_by_on is None else ("forward", row.forward_by_on)


_WAITING = (
    select(func.count())
    .select_from(HandOver.__table__)
    .where(_turns(bindparam("own", type_=Integer), bindparam("today", type_=Date)))
)


def waiting_count(store: Store, organisation_id: int, today: date) -> int:
    """Return how many hand-overs wait for an organisation, for the navigation: as many as ``waiting`` names."""
    with store.alone.connect() as connection:
        return int(connection.scalar(_WAITING, {"own": organisation_id, "today": today}) or 0)


def over(store: Store, day: date) -> tuple[int, ...]:
    """Return the organisations that sent something whose consent was over before a day and that still lies there."""
    statement = select(_rows.sender_id).where(_rows.consent_until_on < day, _rows.payload.is_not(None)).distinct()
    with store.alone.connect() as connection:
        return tuple(connection.scalars(statement))


def _own(view: Reader | Work) -> int | None:
    author = getattr(view, "author", None)
    own: int | None = author.organisation_id if author is not None else getattr(view, "organisation_id", None)
    return own
