"""What the pages of the advisory group show: only requests that may be read today, under reference or pseudonym."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from app.foundation import clock
from app.proceedings import referring
from app.store import advisory_group, referrals
from app.store.errors import NotFound
from app.store.tables import GroupItem, GroupMeeting, GroupPlan, GroupReview, GroupRhythm, ReferralRequest
from app.store.team import organisation_names
from workflows.engine import version
from workflows.referral import group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.store.reading import Reader
    from workflows.definition import State

WEEKS: Final = 4
"""So far ahead meetings are proposed."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When and where the group usually meets."""

    version: int
    weekdays: tuple[int, ...]
    hour: str
    place: str
    phone: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A request before the group, as one of its two services sees it."""

    id: int
    version: int
    request_id: int
    case_id: int | None
    """The own case, for the service that sent the request."""
    ours: bool
    decides: bool
    """The own service runs the group."""
    reference: str
    other_fr: str
    other_nl: str
    state: State
    household: str
    children: bool
    secret_address: bool
    solution_asked: str
    meeting_id: int | None
    meets_on: date | None
    hour: str
    place: str
    phone: str
    asked_by: str
    asked_on: date
    plan_due_on: date | None
    person_invited_on: date | None
    person_invited_how: str
    reference_invited_on: date | None
    reference_invited_how: str
    invited: bool
    language: str
    interpreter: str
    person_came: str
    reference_came: str
    why: tuple[str, ...]
    outcome: str
    outcome_on: date | None
    decided: str
    answer: str
    plan_id: int | None
    waits: bool
    """Nothing is decided, and the request is still one for the group."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting with its agenda: who waits longest first."""

    id: int
    version: int
    meets_on: date
    hour: str
    place: str
    phone: str
    members: tuple[str, ...]
    cancelled: bool
    past: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal of a plan."""

    words: str
    who: str
    until_on: date
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class Review:
    """One look at a plan."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of six to nine months. ``goals`` is None when nothing may be read."""

    id: int
    version: int
    request_id: int
    case_id: int | None
    reference: str
    other_fr: str
    other_nl: str
    made_on: date
    was_due_on: date | None
    begins_on: date
    ends_on: date
    goals: tuple[Goal, ...] | None
    own_words: str
    answer: str
    answered_on: date | None
    operator: str
    next_review_on: date | None
    ended_on: date | None
    ended_because: str
    reviews: tuple[Review, ...]


def rhythm(reader: Reader) -> Rhythm | None:
    """Return the rhythm of the own service's group, None before anybody set one."""
    for row in reader.where(GroupRhythm, "id"):
        return Rhythm(row.version, tuple(row.weekdays), row.hour, row.place, row.phone, tuple(row.members))
    return None


def proposed_days(reader: Reader) -> tuple[date, ...]:
    """Return the working days of the rhythm, four weeks ahead, for which no meeting is planned."""
    known = rhythm(reader)
    if known is None:
        return ()
    taken = {row.meets_on for row in reader.where(GroupMeeting, cancelled_on=None)}
    return tuple(day for day in group.meeting_days(known.weekdays, clock.today(), WEEKS) if day not in taken)


def meetings(reader: Reader) -> tuple[Meeting, ...]:
    """Return the meetings of the own service that take place, the earliest first."""
    names = organisation_names(reader)
    return tuple(_meeting(reader, row, names) for row in reader.where(GroupMeeting, "meets_on", cancelled_on=None))


def coming(reader: Reader, *, but: int | None = None) -> tuple[tuple[int, date, str], ...]:
    """Return (key, day, hour) of the meetings to come."""
    rows = reader.where(GroupMeeting, "meets_on", cancelled_on=None)
    return tuple((row.id, row.meets_on, row.hour) for row in rows if row.meets_on >= clock.today() and row.id != but)


def meeting(reader: Reader, meeting_id: int) -> Meeting:
    """Return one meeting. Raises NotFound."""
    return _meeting(reader, reader.one(GroupMeeting, meeting_id), organisation_names(reader))


def without_meeting(reader: Reader) -> tuple[Item, ...]:
    """Return what waits for a meeting of the own service's group."""
    rows = reader.where(GroupItem, "asked_on", "id", receiver_id=reader.organisation_id, meeting_id=None, outcome="")
    names = organisation_names(reader)
    return tuple(one for one in _items(reader, rows, names) if one.waits)


def not_on_an_agenda(reader: Reader) -> tuple[tuple[int, str, date | None], ...]:
    """Return (request, reference, plan due on) of what the group has taken up and nobody put before a meeting."""
    found = []
    for row in reader.where(ReferralRequest, "plan_due_on", "id", state=referring.GROUP):
        listed = reader.where(GroupItem, request_id=row.id, outcome="")
        if row.receiver_id == reader.organisation_id and not listed and _readable(reader, row):
            found.append((row.id, row.reference, row.plan_due_on))
    return tuple(found)


def item(reader: Reader, item_id: int) -> Item:
    """Return one request before the group. Raises NotFound, also when nothing of it may be read today."""
    row = reader.one(GroupItem, item_id)
    for one in _items(reader, [row], organisation_names(reader)):
        return one
    raise NotFound


def of_request(reader: Reader, request_id: int) -> tuple[tuple[Item, ...], tuple[Plan, ...]]:
    """Return what the group did with one request, as far as it may be read today. Raises NotFound."""
    reader.one(ReferralRequest, request_id)
    rows = reader.where(GroupItem, "id", request_id=request_id)
    plans = reader.where(GroupPlan, "id", request_id=request_id)
    return _items(reader, rows, organisation_names(reader)), tuple(
        one for one in (plan(reader, row.id) for row in plans) if one.goals is not None
    )


def of_case(reader: Reader, case_id: int) -> tuple[tuple[Item, ...], tuple[Plan, ...]]:
    """Return what the group did with the requests of one of the own cases."""
    items: list[Item] = []
    plans: list[Plan] = []
    for row in reader.where(ReferralRequest, "id", sent_case_id=case_id, sender_id=reader.organisation_id):
        its_items, its_plans = of_request(reader, row.id)
        items += its_items
        plans += its_plans
    return tuple(items), tuple(plans)


def heading(reader: Reader, request_id: int) -> tuple[str, bool]:
    """Return the reference of a request, and whether the own service runs its group. Raises NotFound."""
    row = referrals.seen(reader, request_id)
    return row.reference, row.receiver_id == reader.organisation_id


def may_be_brought(reader: Reader, request_id: int) -> bool:
    """Tell whether a request may be brought before the group now. Raises NotFound."""
    row = reader.one(ReferralRequest, request_id)
    free = not reader.where(GroupItem, request_id=request_id, outcome="")
    return free and row.state in referrals.SEARCHING and _readable(reader, row)


def plan(reader: Reader, plan_id: int) -> Plan:
    """Return one plan; without its words when they may not be read today. Raises NotFound."""
    row = reader.one(GroupPlan, plan_id)
    request = reader.one(ReferralRequest, row.request_id)
    names = organisation_names(reader)
    ours = row.sender_id == reader.organisation_id
    other = names[row.receiver_id if ours else row.sender_id]
    told = row.payload if _readable(reader, request) else None
    reviews = reader.where(GroupReview, "reviewed_on", "id", plan_id=row.id)
    return Plan(
        id=row.id,
        version=row.version,
        request_id=row.request_id,
        case_id=row.case_id if ours else None,
        reference=request.reference,
        other_fr=other[0],
        other_nl=other[1],
        made_on=row.made_on,
        was_due_on=row.was_due_on,
        begins_on=row.begins_on,
        ends_on=row.ends_on,
        goals=None if told is None else tuple(_goal(one) for one in told.get("goals", ())),
        own_words="" if told is None else str(told.get("own_words", "")),
        answer=row.person_answer,
        answered_on=row.person_answered_on,
        operator="" if told is None else row.operator,
        next_review_on=row.next_review_on,
        ended_on=row.ended_on,
        ended_because=row.ended_because,
        reviews=() if told is None else tuple(Review(one.reviewed_on, one.words) for one in reviews),
    )


def _goal(kept: dict[str, str]) -> Goal:
    reached = kept.get("reached_on") or ""
    return Goal(
        kept["words"],
        kept["who"],
        date.fromisoformat(kept["until_on"]),
        date.fromisoformat(reached) if reached else None,
    )


def _readable(reader: Reader, request: ReferralRequest) -> bool:
    return advisory_group.readable(request, reader.organisation_id, clock.today())


def _meeting(reader: Reader, row: GroupMeeting, names: dict[int, tuple[str, str]]) -> Meeting:
    rows = reader.where(GroupItem, "asked_on", "id", meeting_id=row.id)
    found = _items(reader, rows, names)
    return Meeting(
        id=row.id,
        version=row.version,
        meets_on=row.meets_on,
        hour=row.hour,
        place=row.place,
        phone=row.phone,
        members=tuple(row.members),
        cancelled=row.cancelled_on is not None,
        past=row.meets_on < clock.today(),
        items=tuple(one for one in found if one.waits or one.outcome),
    )


def _items(reader: Reader, rows: Iterable[GroupItem], names: dict[int, tuple[str, str]]) -> tuple[Item, ...]:
    """Return items as they may be read: one whose request may not be read today is not there at all."""
    found = []
    for row in rows:
        request = reader.one(ReferralRequest, row.request_id)
        if row.payload is not None and _readable(reader, request):
            found.append(_item(reader, row, request, names))
    return tuple(found)


def _item(reader: Reader, row: GroupItem, request: ReferralRequest, names: dict[int, tuple[str, str]]) -> Item:
    ours = row.sender_id == reader.organisation_id
    other = names[row.receiver_id if ours else row.sender_id]
    told = row.payload or {}
    plans = reader.where(GroupPlan, "id", item_id=row.id)
    machine = version("referral", request.workflow_version).workflow
    return Item(
        id=row.id,
        version=row.version,
        request_id=row.request_id,
        case_id=row.case_id if ours else None,
        ours=ours,
        decides=row.receiver_id == reader.organisation_id,
        reference=request.reference,
        other_fr=other[0],
        other_nl=other[1],
        state=machine.states[request.state],
        household=request.household,
        children=request.children,
        secret_address=request.secret_address,
        solution_asked=request.solution_asked,
        meeting_id=row.meeting_id,
        meets_on=row.meets_on,
        hour=row.hour,
        place=row.place,
        phone=row.phone,
        asked_by=row.asked_by,
        asked_on=row.asked_on,
        plan_due_on=request.plan_due_on,
        person_invited_on=row.person_invited_on,
        person_invited_how=row.person_invited_how,
        reference_invited_on=row.reference_invited_on,
        reference_invited_how=row.reference_invited_how,
        invited=row.person_invited_on is not None
        and (row.reference_invited_on is not None or row.asked_by == "person"),
        language=row.language,
        interpreter=row.interpreter,
        person_came=row.person_came,
        reference_came=row.reference_came,
        why=tuple(told.get("why", ())),
        outcome=row.outcome,
        outcome_on=row.outcome_on,
        decided=str(told.get("decided", "")),
        answer=str(told.get("answer", "")),
        plan_id=plans[-1].id if plans else None,
        waits=not row.outcome and request.state in referrals.SEARCHING,
    )


def invitation(reader: Reader, case_id: int) -> Item | None:
    """Return what a letter of a case invites to: the next meeting on which one of its requests is."""
    rows = [
        row
        for row in reader.where(GroupItem, "meets_on", "id", case_id=case_id, outcome="")
        if row.meets_on is not None and row.meets_on >= clock.today()
    ]
    for one in _items(reader, rows, organisation_names(reader)):
        return one
    return None
