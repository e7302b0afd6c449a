"""Plan meetings, bring a request before the group, invite, take up, decide, review: no other clock is ever touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from app.advisory_group import reasons
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission
from app.foundation.plausible import happened, hour
from app.proceedings import advising, referring, shield
from app.store import advisory_group, referrals
from app.store.tables import (
    GroupItem,
    GroupMeeting,
    GroupPlan,
    GroupReview,
    GroupRhythm,
    Organisation,
    ReferralRequest,
)
from app.store.tables.organisation import OrganisationKind
from workflows.referral import group
from workflows.working_days import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from app.store.work import Work

LONGEST: Final = 2000
DECIDED_ELSEWHERE: Final = ("another_route", "postponed", "more_info")


def _referral_service(work: Work) -> None:
    own = work.one(Organisation, work.author.organisation_id or 0)
    if own.kind is not OrganisationKind.BRUSSHELP:
        raise NotFound


def _place(place: str, phone: str) -> tuple[str, str]:
    place, phone = place.strip()[:160], phone.strip()[:30]
    for name, typed in (("place", place), ("phone", phone)):
        if "://" in typed or "www." in typed.lower():
            raise Invalid(name, reasons.NO_LINK)
    if not place and not phone:
        raise Invalid("place", reasons.PLACE_OR_PHONE)
    return place, phone


def _hour(typed: str) -> str:
    found = hour("hour", typed)
    if not found:
        raise Invalid("hour", reasons.NO_HOUR)
    return found


def _functions(members: Iterable[str]) -> list[str]:
    chosen = frozenset(members)
    if not chosen <= frozenset(group.MEMBERS):
        raise Invalid("members", reasons.NOT_OFFERED)
    return [name for name in group.MEMBERS if name in chosen]


@dataclass(frozen=True, kw_only=True)
class SaveRhythm(Command[None]):
    """Once or twice a week: the days, the hour, the place and the functions from which meetings are proposed."""

    permission: ClassVar[Permission] = Permission.CASE_REOPEN
    version: int | None
    weekdays: tuple[int, ...]
    hour: str
    place: str = ""
    phone: str = ""
    members: tuple[str, ...] = ()

    def execute(self, work: Work) -> None:
        """Raises Invalid beside the field, StaleCase, NotFound outside the referral service."""
        _referral_service(work)
        days = sorted(set(self.weekdays))
        if not 1 <= len(days) <= group.MOST_DAYS_A_WEEK or not {str(day) for day in days} <= set(group.WEEKDAYS):
            raise Invalid("weekdays", reasons.ONE_OR_TWO_DAYS)
        found = work.where(GroupRhythm, "id")
        row = GroupRhythm() if not found else work.one(GroupRhythm, found[0].id, version=self.version or 0)
        row.weekdays, row.hour = days, _hour(self.hour)
        row.place, row.phone = _place(self.place, self.phone)
        row.members = _functions(self.members)
        if not found:
            work.add(row)


@dataclass(frozen=True, kw_only=True)
class PlanMeeting(Command[int]):
    """A meeting of the group is planned on a working day; returns its key."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    meets_on: date
    hour: str
    place: str = ""
    phone: str = ""
    members: tuple[str, ...] = ()

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field, NotFound outside the referral service."""
        _referral_service(work)
        _free_day(work, self.meets_on)
        place, phone = _place(self.place, self.phone)
        row = GroupMeeting(
            meets_on=self.meets_on,
            hour=_hour(self.hour),
            place=place,
            phone=phone,
            members=_functions(self.members),
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
        return work.add(row).id


def _free_day(work: Work, day: date, *, but: int | None = None) -> None:
    if day < clock.today():
        raise Invalid("meets_on", reasons.IN_THE_PAST)
    if not is_working_day(day):
        raise Invalid("meets_on", reasons.NOT_A_WORKING_DAY)
    if any(one.id != but for one in work.where(GroupMeeting, meets_on=day, cancelled_on=None)):
        raise Invalid("meets_on", reasons.THERE_IS_ONE)


@dataclass(frozen=True, kw_only=True)
class ChangeMeeting(Command[None]):
    """Day, hour, place or functions of a meeting change; another day or place makes the invitations open again."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    meeting_id: int
    version: int
    meets_on: date
    hour: str
    place: str = ""
    phone: str = ""
    members: tuple[str, ...] = ()

    def execute(self, work: Work) -> None:
        """Raises Invalid beside the field, StaleCase, NotFound."""
        row = work.one(GroupMeeting, self.meeting_id, version=self.version)
        if row.cancelled_on is not None:
            raise Invalid("", reasons.MEETING_GONE)
        if self.meets_on != row.meets_on:
            _free_day(work, self.meets_on, but=row.id)
        before = (row.meets_on, row.hour, row.place, row.phone)
        row.meets_on, row.hour = self.meets_on, _hour(self.hour)
        row.place, row.phone = _place(self.place, self.phone)
        row.members = _functions(self.members)
        if before != (row.meets_on, row.hour, row.place, row.phone):
            for item in work.where(GroupItem, "id", meeting_id=row.id, outcome=""):
                _set(work, item, row)


@dataclass(frozen=True, kw_only=True)
class CancelMeeting(Command[None]):
    """A meeting does not take place: its requests wait for another one, with the date on which they were asked for."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    meeting_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Raises Invalid when it is over, StaleCase, NotFound."""
        row = work.one(GroupMeeting, self.meeting_id, version=self.version)
        if row.meets_on < clock.today():
            raise Invalid("", reasons.MEETING_WAS)
        row.cancelled_on = clock.today()
        for item in work.where(GroupItem, "id", meeting_id=row.id, outcome=""):
            _set(work, item, None)


def _set(work: Work, item: GroupItem, meeting: GroupMeeting | None) -> None:
    """Put a request on the agenda of a meeting, or of none; whoever was invited to another day is not any more."""
    item.meeting_id = None if meeting is None else meeting.id
    item.meets_on = None if meeting is None else meeting.meets_on
    item.hour, item.place, item.phone = (
        ("", "", "") if meeting is None else (meeting.hour, meeting.place, meeting.phone)
    )
    item.person_invited_on, item.person_invited_how = None, ""
    item.reference_invited_on, item.reference_invited_how = None, ""
    request = work.one(ReferralRequest, item.request_id)
    if request.state != referring.GROUP:
        request.invited_on = None


def _coming(work: Work, meeting_id: int) -> GroupMeeting:
    meeting = work.one(GroupMeeting, meeting_id)
    if meeting.cancelled_on is not None:
        raise Invalid("meeting_id", reasons.MEETING_GONE)
    if meeting.meets_on < clock.today():
        raise Invalid("meeting_id", reasons.IN_THE_PAST)
    return meeting


@dataclass(frozen=True, kw_only=True)
class BringToGroup(Command[int]):
    """A service, exceptionally the person herself, asks that the group look at a request. Gives the key of the item.

    ``why``: the plan's reasons for a complex situation; they are chosen, never counted. One that speaks of health or
    of a status needs the person's own agreement for it. ``meeting_id``: the referral service may name the meeting.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    why: tuple[str, ...]
    asked_by: str = "partner"
    meeting_id: int | None = None

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field, NotFound. No state and no clock of the request moves."""
        request, today = work.one(ReferralRequest, self.request_id), clock.today()
        if not advisory_group.readable(request, work.author.organisation_id, today):
            raise Invalid("", reasons.NOTHING_TO_READ)
        if request.state not in referrals.SEARCHING:
            raise Invalid("", reasons.NOT_SEARCHING)
        if work.where(GroupItem, request_id=request.id, outcome=""):
            raise Invalid("", reasons.ALREADY_THERE)
        if self.asked_by not in group.ASKED_BY:
            raise Invalid("asked_by", reasons.NOT_OFFERED)
        self._check(work, request, today)
        item = _item(work, request, self.asked_by, today, {"why": [one for one in group.CRITERIA if one in self.why]})
        if self.meeting_id is not None:
            _receiver(work, item)
            _set(work, item, _coming(work, self.meeting_id))
        return work.add(item).id

    def _check(self, work: Work, request: ReferralRequest, today: date) -> None:
        if not self.why:
            raise Invalid("why", reasons.WHY_COMPLEX)
        if not set(self.why) <= set(group.CRITERIA):
            raise Invalid("why", reasons.NOT_OFFERED)
        agreed = advisory_group.agreed_items(request)
        if advisory_group.health_agreement(work, request.id, today) is not None:
            agreed |= {"health"}
        told = {group.CRITERIA[one].item for one in self.why} - {""}
        if not request.anonymous and not told <= agreed:
            raise Invalid("why", reasons.AGREE_APART)


def _item(work: Work, request: ReferralRequest, asked_by: str, on: date, payload: dict[str, Any]) -> GroupItem:
    return GroupItem(
        sender_id=request.sender_id,
        receiver_id=request.receiver_id,
        request_id=request.id,
        case_id=request.sent_case_id,
        asked_by=asked_by,
        asked_on=on,
        payload=payload,
        recorded_at=work.author.at,
    )


def _receiver(work: Work, row: GroupItem | GroupPlan) -> None:
    if work.author.organisation_id != row.receiver_id:
        raise Invalid("", reasons.NOT_YOURS)


def _open(work: Work, item_id: int, version: int) -> tuple[GroupItem, ReferralRequest]:
    """Return an item that still waits for the group, and its request. Raises Invalid, NotFound, StaleCase."""
    item = work.one(GroupItem, item_id, version=version)
    if item.outcome:
        raise Invalid("", reasons.DECIDED)
    request = work.one(ReferralRequest, item.request_id)
    if not advisory_group.readable(request, work.author.organisation_id, clock.today()):
        raise Invalid("", reasons.NOTHING_TO_READ)
    return item, request


def _has_met(item: GroupItem) -> None:
    if item.meets_on is None or item.meets_on > clock.today():
        raise Invalid("", reasons.NOT_YET)


@dataclass(frozen=True, kw_only=True)
class PutOnAgenda(Command[None]):
    """The referral service puts a request on the agenda of a meeting; invitations to another day do not count."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    item_id: int
    version: int
    meeting_id: int

    def execute(self, work: Work) -> None:
        """Raises Invalid, StaleCase, NotFound."""
        item, _request = _open(work, self.item_id, self.version)
        _receiver(work, item)
        meeting = _coming(work, self.meeting_id)
        if item.meeting_id != meeting.id:
            _set(work, item, meeting)


@dataclass(frozen=True, kw_only=True)
class NoteInvitation(Command[None]):
    """The person or her reference person was invited otherwise than by a letter of the case.

    With the language, and an interpreter where one is needed.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    item_id: int
    version: int
    whom: str
    on: date
    how: str
    language: str = ""
    interpreter: str = ""

    def execute(self, work: Work) -> None:
        """Raises Invalid beside the field, StaleCase, NotFound."""
        item, _request = _open(work, self.item_id, self.version)
        if item.meets_on is None:
            raise Invalid("", reasons.NO_MEETING_YET)
        if self.whom not in ("person", "reference"):
            raise Invalid("whom", reasons.NOT_OFFERED)
        if self.whom == "reference" and item.asked_by == "person":
            raise Invalid("whom", reasons.NO_REFERENCE)
        if self.how not in group.WAYS:
            raise Invalid("how", reasons.NOT_OFFERED)
        advising.invited(work, item, self.whom, happened("on", self.on), self.how)
        if self.whom == "person":
            item.language, item.interpreter = self.language.strip()[:40], self.interpreter.strip()[:160]


@dataclass(frozen=True, kw_only=True)
class TakeUp(Command[None]):
    """The group takes a situation up, the person and the reference person invited: the seven days for a plan begin."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    item_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Raises Refused while somebody is not invited, Invalid, StaleCase, NotFound."""
        item, request = _open(work, self.item_id, self.version)
        _receiver(work, item)
        referring.fire(work, request, "found_complex", clock.today())


@dataclass(frozen=True, kw_only=True)
class NoteWhoCame(Command[None]):
    """Who came to the meeting: staying away has no consequence."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    item_id: int
    version: int
    person_came: str
    reference_came: str = ""

    def execute(self, work: Work) -> None:
        """Raises Invalid beside the field, StaleCase, NotFound."""
        item, _request = _open(work, self.item_id, self.version)
        _receiver(work, item)
        _has_met(item)
        for name, said in (("person_came", self.person_came), ("reference_came", self.reference_came)):
            if said not in ("", *group.CAME):
                raise Invalid(name, reasons.NOT_OFFERED)
        item.person_came, item.reference_came = self.person_came, self.reference_came


@dataclass(frozen=True, kw_only=True)
class Goal:
    """One goal of a plan: what, who does it, until when."""

    words: str
    who: str
    until_on: date | None

    @property
    def empty(self) -> bool:
        """Tell whether nothing was said of it: such a line is no goal."""
        return not (self.words.strip() or self.who.strip() or self.until_on)


@dataclass(frozen=True, kw_only=True)
class MakePlan(Command[int]):
    """The group proposes a guidance plan of six to nine months. Its clock is over, and no other. Gives its key."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    item_id: int
    version: int
    begins_on: date
    ends_on: date
    goals: tuple[Goal, ...]
    next_review_on: date
    operator: str = ""
    decided: str = ""
    answer: str = "later"
    own_words: str = ""

    def execute(self, work: Work) -> int:
        """Raises Refused outside six to nine months or outside the group, Invalid, StaleCase, NotFound."""
        item, request = _open(work, self.item_id, self.version)
        _receiver(work, item)
        _has_met(item)
        if self.answer not in group.ANSWERS:
            raise Invalid("answer", reasons.NOT_OFFERED)
        today, was_due_on = clock.today(), request.plan_due_on
        referring.fire(
            work, request, group.EVENTS["plan"], today, {"begins_on": self.begins_on, "ends_on": self.ends_on}
        )
        self._check(today)
        _decide(item, "plan", self.decided)
        plan = GroupPlan(
            sender_id=item.sender_id,
            receiver_id=item.receiver_id,
            request_id=item.request_id,
            case_id=item.case_id,
            item_id=item.id,
            made_on=today,
            was_due_on=was_due_on,
            begins_on=self.begins_on,
            ends_on=self.ends_on,
            payload={
                "goals": [
                    {
                        "words": one.words.strip()[:300],
                        "who": one.who.strip()[:160],
                        "until_on": one.until_on.isoformat() if one.until_on else "",
                        "reached_on": "",
                    }
                    for one in self.goals
                    if not one.empty
                ],
                "own_words": self.own_words.strip()[:LONGEST],
            },
            person_answer=self.answer,
            person_answered_on=today,
            operator=self.operator.strip()[:160],
            next_review_on=self.next_review_on,
            recorded_at=work.author.at,
        )
        return work.add(plan).id

    def _check(self, today: date) -> None:
        if all(one.empty for one in self.goals):
            raise Invalid("goal_1", reasons.NO_GOALS)
        for number, one in enumerate(self.goals, 1):
            if one.empty:
                continue
            if not one.words.strip() or not one.who.strip() or one.until_on is None:
                raise Invalid(f"goal_{number}", reasons.WHO_AND_UNTIL)
            if not self.begins_on <= one.until_on <= self.ends_on:
                raise Invalid(f"until_{number}", reasons.GOAL_OUTSIDE)
        if not today < self.next_review_on <= self.ends_on:
            raise Invalid("next_review_on", reasons.REVIEW_OUTSIDE)


def _decide(item: GroupItem, outcome: str, decided: str) -> None:
    item.outcome, item.outcome_on = outcome, clock.today()
    item.payload = {**(item.payload or {}), "decided": decided.strip()[:LONGEST]}


@dataclass(frozen=True, kw_only=True)
class DecideOtherwise(Command[int | None]):
    """The group makes no plan now: another route, another meeting, or more information needed.

    Postponed or with a question, the request waits for the next meeting; the seven days of the plan run on. Gives the
    key of the item that waits, None with another route.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    item_id: int
    version: int
    outcome: str
    decided: str
    route: str = ""
    meeting_id: int | None = None

    def execute(self, work: Work) -> int | None:
        """Raises Refused outside the group, Invalid beside the field, StaleCase, NotFound."""
        item, request = _open(work, self.item_id, self.version)
        _receiver(work, item)
        _has_met(item)
        if self.outcome not in DECIDED_ELSEWHERE:
            raise Invalid("outcome", reasons.NOT_OFFERED)
        if not self.decided.strip():
            raise Invalid("decided", reasons.NO_WHY)
        inputs = {"route": self.route} if self.outcome == "another_route" else {}
        referring.fire(work, request, group.EVENTS[self.outcome], clock.today(), inputs)
        _decide(item, self.outcome, self.decided)
        if self.outcome == "another_route":
            request.route = self.route
            return None
        again = _item(work, request, item.asked_by, item.asked_on, {"why": (item.payload or {}).get("why", [])})
        if self.meeting_id is not None:
            _set(work, again, _coming(work, self.meeting_id))
        return work.add(again).id


@dataclass(frozen=True, kw_only=True)
class AnswerGroup(Command[None]):
    """The sender answers what the group wanted to know, with the person."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    item_id: int
    version: int
    words: str

    def execute(self, work: Work) -> None:
        """Raises Invalid beside the field, StaleCase, NotFound."""
        item = work.one(GroupItem, self.item_id, version=self.version)
        if work.author.organisation_id != item.sender_id:
            raise Invalid("", reasons.NOT_YOURS)
        if item.outcome != "more_info" or item.payload is None:
            raise Invalid("", reasons.NO_QUESTION)
        if not self.words.strip():
            raise Invalid("words", reasons.NO_WORDS)
        shield.keep_quiet(work, item.case_id, "words", self.words)
        item.payload = {**item.payload, "answer": self.words.strip()[:LONGEST]}


def _running(work: Work, plan_id: int, version: int) -> GroupPlan:
    plan = work.one(GroupPlan, plan_id, version=version)
    if plan.ended_on is not None or plan.payload is None:
        raise Invalid("", reasons.PLAN_OVER)
    request = work.one(ReferralRequest, plan.request_id)
    if not advisory_group.readable(request, work.author.organisation_id, clock.today()):
        raise Invalid("", reasons.NOTHING_TO_READ)
    return plan


def _touch(work: Work, plan: GroupPlan) -> None:
    """Have the sender's case know its next date; the referral service knows nothing of that case."""
    if work.author.organisation_id == plan.sender_id:
        work.touch(plan.case_id)


@dataclass(frozen=True, kw_only=True)
class AnswerPlan(Command[None]):
    """The person agrees with the plan, or does not and loses nothing, or wants to think; in own words if she wishes."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    plan_id: int
    version: int
    answer: str
    own_words: str = ""

    def execute(self, work: Work) -> None:
        """Raises Invalid beside the field, StaleCase, NotFound."""
        plan = _running(work, self.plan_id, self.version)
        if self.answer not in group.ANSWERS:
            raise Invalid("answer", reasons.NOT_OFFERED)
        if work.author.organisation_id == plan.sender_id:
            shield.keep_quiet(work, plan.case_id, "own_words", self.own_words)
        plan.person_answer, plan.person_answered_on = self.answer, clock.today()
        plan.payload = {**(plan.payload or {}), "own_words": self.own_words.strip()[:LONGEST]}
        _touch(work, plan)


@dataclass(frozen=True, kw_only=True)
class ReviewPlan(Command[int]):
    """The plan is looked at with the person: goals reached, the next review, or the end; gives the key."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    plan_id: int
    version: int
    on: date
    words: str
    reached: tuple[int, ...] = ()
    next_review_on: date | None = None

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field, StaleCase, NotFound. Without a next review the plan is over."""
        plan, on = _running(work, self.plan_id, self.version), happened("on", self.on)
        if not self.words.strip():
            raise Invalid("words", reasons.NO_WORDS)
        if self.next_review_on is not None and not clock.today() < self.next_review_on <= plan.ends_on:
            raise Invalid("next_review_on", reasons.REVIEW_OUTSIDE)
        if work.author.organisation_id == plan.sender_id:
            shield.keep_quiet(work, plan.case_id, "words", self.words)
        payload = plan.payload or {}
        goals = [dict(one) for one in payload.get("goals", ())]
        for place in self.reached:
            if not 0 <= place < len(goals):
                raise Invalid("reached", reasons.NOT_OFFERED)
            goals[place]["reached_on"] = goals[place]["reached_on"] or on.isoformat()
        plan.payload = {**payload, "goals": goals}
        plan.next_review_on = self.next_review_on
        if self.next_review_on is None:
            plan.ended_on, plan.ended_because = on, "over" if on >= plan.ends_on else "stopped"
        _touch(work, plan)
        review = GroupReview(
            sender_id=plan.sender_id,
            receiver_id=plan.receiver_id,
            plan_id=plan.id,
            reviewed_on=on,
            words=self.words.strip()[:LONGEST],
            recorded_at=work.author.at,
        )
        return work.add(review).id
