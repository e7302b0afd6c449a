"""Guide a household at home: what moves the case is an event of the workflow, recorded in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from app.aftercare import reasons
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, Refused
from app.foundation.permissions import Permission
from app.store.facts import case_facts
from app.store.promises import DROPPED, Promise, settle, watch
from app.store.tables import GuidanceGoal, GuidancePlan, GuidanceReview, GuidanceSignal, GuidanceVisit
from workflows import aftercare as words
from workflows.engine import prevention_version
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from app.store.tables import Case
    from app.store.work import Work
    from workflows.facts import EventInputs
    from workflows.law import Reason

AFTERCARE: Final = "aftercare"
"""Level of the case in which guidance is what the case is about."""
REVIEW_TITLE: Final = Text(
    fr="Évaluer l'accompagnement avec le ménage", nl="De begeleiding met het huishouden evalueren"
)
CLOSING: Final = ("outcome", "closing_reason", "second_closing_reason", "legal_dates_dealt_with")

Part = TypeVar("Part", GuidancePlan, GuidanceGoal, GuidanceSignal)


def _open_case(work: Work, case_id: int) -> Case:
    case = work.case(case_id)
    if case.closed_on is not None:
        raise Invalid("", reasons.CASE_CLOSED)
    return case


def _of_case(row: Part, case: Case) -> Part:
    if row.case_id != case.id:
        raise NotFound
    return row


def _plan(work: Work, case: Case, plan_id: int, version: int | None = None) -> GuidancePlan:
    row = _of_case(work.one(GuidancePlan, plan_id, version=version), case)
    if row.ended_on is not None:
        raise Invalid("", reasons.ENDED)
    return row


def _one_of(field: str, value: str, codes: Container[str]) -> str:
    if value not in codes:
        raise Invalid(field, reasons.NOT_OFFERED)
    return value


def _happened(field: str, day: date, since: date | None = None) -> date:
    if day > clock.today():
        raise Invalid(field, reasons.IN_THE_FUTURE)
    if since is not None and day < since:
        raise Invalid(field, reasons.BEFORE_START)
    return day


def _happen(work: Work, case: Case, event: str, on: date, inputs: EventInputs | None = None) -> None:
    """Record an event of the case. Raises Refused."""
    given = {name: value for name, value in (inputs or {}).items() if value not in (None, "")}
    facts = case_facts(work, case, on=on, today=clock.today(), inputs=given)
    work.record(case, prevention_version(case.workflow_version).decide(case.state, event, facts), on, given)


def _watch_review(work: Work, case: Case, plan: GuidancePlan, on: date) -> None:
    """Have the next review in the agenda where no event of the case has put it there."""
    plan.review_on = on
    watch(work, case, Promise(rule=words.REVIEW_RULE, title=REVIEW_TITLE, on=on, waits_for="us"))


@dataclass(frozen=True, kw_only=True)
class StartGuidance(Command[int]):
    """Guidance at home begins; a case where it was planned moves with it. Returns the key of the plan.

    In any other open case (a crisis at home) the plan runs beside what else is done, and the case stays where it is.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    version: int
    begun_after: str
    started_on: date
    review_on: date
    frequency: str
    service: str = ""
    worker: str = ""
    phone: str = ""
    planned_end_on: date | None = None
    next_visit_on: date | None = None
    keep_goals: bool = False

    def execute(self, work: Work) -> int:
        """Write the plan; goals that stayed open in the round before may come along, so nothing is asked twice."""
        case = work.case(self.case_id, version=self.version)
        if case.closed_on is not None:
            raise Invalid("", reasons.CASE_CLOSED)
        before = work.where(GuidancePlan, "id", case_id=case.id)
        if any(row.ended_on is None for row in before):
            raise Invalid("", reasons.ALREADY_RUNS)
        _happened("started_on", self.started_on)
        for field, day in (("planned_end_on", self.planned_end_on), ("next_visit_on", self.next_visit_on)):
            if day is not None and day < self.started_on:
                raise Invalid(field, reasons.BEFORE_START)
        if self.review_on <= self.started_on:
            raise Invalid("review_on", reasons.REVIEW_FIRST)
        plan = work.add(
            GuidancePlan(
                case_id=case.id,
                begun_after=_one_of("begun_after", self.begun_after, words.BEGUN_AFTER),
                service=self.service.strip(),
                worker=self.worker.strip(),
                phone=self.phone.strip(),
                frequency=_one_of("frequency", self.frequency, words.FREQUENCIES),
                started_on=self.started_on,
                planned_end_on=self.planned_end_on,
                review_on=self.review_on,
                next_visit_on=self.next_visit_on,
                recorded_at=work.author.at,
            )
        )
        if self.keep_goals and before:
            self._take_goals_along(work, before[-1], plan)
        if case.state == "aftercare_planned":
            _happen(work, case, words.STARTED, self.started_on, {"review_on": self.review_on})
        _watch_review(work, case, plan, self.review_on)
        return plan.id

    @staticmethod
    def _take_goals_along(work: Work, before: GuidancePlan, plan: GuidancePlan) -> None:
        for goal in work.where(GuidanceGoal, "id", plan_id=before.id, status="open"):
            work.add(
                GuidanceGoal(
                    case_id=plan.case_id,
                    plan_id=plan.id,
                    kind=goal.kind,
                    words=goal.words,
                    agreed_on=goal.agreed_on,
                )
            )


@dataclass(frozen=True, kw_only=True)
class ChangeGuidance(Command[None]):
    """Who guides, how often, until when and when the next visit is change with the household."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    plan_id: int
    version: int
    frequency: str
    service: str = ""
    worker: str = ""
    phone: str = ""
    planned_end_on: date | None = None
    next_visit_on: date | None = None

    def execute(self, work: Work) -> None:
        """Write the changes."""
        case = _open_case(work, self.case_id)
        plan = _plan(work, case, self.plan_id, self.version)
        plan.frequency = _one_of("frequency", self.frequency, words.FREQUENCIES)
        for field, day in (("planned_end_on", self.planned_end_on), ("next_visit_on", self.next_visit_on)):
            if day is not None and day < plan.started_on:
                raise Invalid(field, reasons.BEFORE_START)
        plan.service, plan.worker, plan.phone = self.service.strip(), self.worker.strip(), self.phone.strip()
        plan.planned_end_on, plan.next_visit_on = self.planned_end_on, self.next_visit_on
        work.touch(case.id)


@dataclass(frozen=True, kw_only=True)
class SaveGoal(Command[int]):
    """The household says what it wants to reach, or what became of it; returns the key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    plan_id: int
    goal_id: int | None = None
    version: int | None = None
    kind: str
    words: str
    agreed_on: date
    status: str = "open"
    settled_on: date | None = None

    def execute(self, work: Work) -> int:
        """Add or change the goal; one that is reached or let go keeps the day."""
        case = _open_case(work, self.case_id)
        plan = _plan(work, case, self.plan_id)
        if not self.words.strip():
            raise Invalid("words", reasons.NO_GOAL)
        if self.goal_id is None:
            goal = GuidanceGoal(case_id=case.id, plan_id=plan.id)
        else:
            goal = _of_case(work.one(GuidanceGoal, self.goal_id, version=self.version), case)
            if goal.plan_id != plan.id:
                raise NotFound
        goal.kind = _one_of("kind", self.kind, words.GOAL_KINDS)
        goal.words = self.words.strip()
        goal.agreed_on = _happened("agreed_on", self.agreed_on)
        goal.status = _one_of("status", self.status, words.GOAL_STATES)
        settled = None if self.status == "open" else self.settled_on or clock.today()
        goal.settled_on = None if settled is None else _happened("settled_on", settled, goal.agreed_on)
        return goal.id if self.goal_id is not None else work.add(goal).id


@dataclass(frozen=True, kw_only=True)
class NoteVisit(Command[int]):
    """A visit, a call, a walk along to an office: held or missed; returns the key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    plan_id: int
    held_on: date
    way: str
    outcome: str
    said: str = ""
    next_visit_on: date | None = None

    def execute(self, work: Work) -> int:
        """Add the contact and plan the next one."""
        case = _open_case(work, self.case_id)
        plan = _plan(work, case, self.plan_id)
        _happened("held_on", self.held_on, plan.started_on)
        if self.next_visit_on is not None and self.next_visit_on < self.held_on:
            raise Invalid("next_visit_on", reasons.BEFORE_START)
        plan.next_visit_on = self.next_visit_on
        work.touch(case.id)
        row = GuidanceVisit(
            case_id=case.id,
            plan_id=plan.id,
            held_on=self.held_on,
            way=_one_of("way", self.way, words.CONTACT_WAYS),
            outcome=_one_of("outcome", self.outcome, words.CONTACT_OUTCOMES),
            said=self.said.strip(),
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
        return work.add(row).id


@dataclass(frozen=True, kw_only=True)
class PrepareReview(Command[None]):
    """The day of the review has come: the case waits for it."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    plan_id: int

    def execute(self, work: Work) -> None:
        """Record it where guidance is what the case is about. Raises Refused elsewhere."""
        case = _open_case(work, self.case_id)
        _plan(work, case, self.plan_id)
        _happen(work, case, words.REVIEW_DUE, clock.today())


@dataclass(frozen=True, kw_only=True)
class NoteReview(Command[int]):
    """The guidance is looked at with the household: go on, change, or stop; returns the key.

    Going on moves the case back to guidance with the next review in the agenda. Stopping is a decision; the end itself
    is noted apart, with what became of the home.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    plan_id: int
    version: int
    held_on: date
    outcome: str
    words: str = ""
    next_on: date | None = None
    frequency: str = ""

    def execute(self, work: Work) -> int:
        """Write the review and drive the case."""
        case = _open_case(work, self.case_id)
        plan = _plan(work, case, self.plan_id, self.version)
        _happened("held_on", self.held_on, plan.started_on)
        _one_of("outcome", self.outcome, words.REVIEW_OUTCOMES)
        goes_on = self.outcome != "stop"
        if goes_on:
            self._go_on(work, case, plan)
        else:
            plan.review_on = None
            settle(work, case.id, words.REVIEW_RULE, on=self.held_on)
        if self.outcome == "change" and self.frequency:
            plan.frequency = _one_of("frequency", self.frequency, words.FREQUENCIES)
        row = GuidanceReview(
            case_id=case.id,
            plan_id=plan.id,
            held_on=self.held_on,
            outcome=self.outcome,
            words=self.words.strip(),
            next_on=self.next_on if goes_on else None,
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
        return work.add(row).id

    def _go_on(self, work: Work, case: Case, plan: GuidancePlan) -> None:
        if self.next_on is None:
            raise Invalid("next_on", reasons.NO_REVIEW)
        if self.next_on <= self.held_on:
            raise Invalid("next_on", reasons.REVIEW_FIRST)
        settle(work, case.id, words.REVIEW_RULE, on=self.held_on)
        work.flush()
        if case.state in {"aftercare_running", "aftercare_review"}:
            _happen(work, case, words.REVIEWED, self.held_on, {"review_on": self.next_on})
        _watch_review(work, case, plan, self.next_on)


@dataclass(frozen=True, kw_only=True)
class NoteSignal(Command[int]):
    """Something was seen or told that may threaten the home: a fact with its day and who said it; returns the key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    plan_id: int
    kind: str
    seen_on: date
    told_by: str
    words: str = ""

    def execute(self, work: Work) -> int:
        """Write the fact down; nothing is added up and the case does not move."""
        case = _open_case(work, self.case_id)
        plan = _plan(work, case, self.plan_id)
        row = GuidanceSignal(
            case_id=case.id,
            plan_id=plan.id,
            kind=_one_of("kind", self.kind, words.SIGNALS),
            seen_on=_happened("seen_on", self.seen_on),
            told_by=_one_of("told_by", self.told_by, words.TOLD_BY),
            words=self.words.strip(),
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
        return work.add(row).id


@dataclass(frozen=True, kw_only=True)
class SettleSignal(Command[None]):
    """What was seen is settled: paid, talked over, repaired."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    signal_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Note the day."""
        case = _open_case(work, self.case_id)
        row = _of_case(work.one(GuidanceSignal, self.signal_id, version=self.version), case)
        if row.settled_on is not None:
            raise Invalid("", reasons.SETTLED)
        row.settled_on = clock.today()


def _stop(work: Work, case: Case, plan: GuidancePlan, on: date, reason: str) -> None:
    plan.ended_on, plan.end_reason = _happened("on", on, plan.started_on), reason
    plan.review_on = plan.next_visit_on = None
    settle(work, case.id, words.REVIEW_RULE, on=on, status=DROPPED)
    work.flush()


@dataclass(frozen=True, kw_only=True)
class NoteRelapse(Command["tuple[Reason, ...]"]):
    """The home is threatened again: this round ends and the case is assessed anew; its file goes on.

    Returns why the case stays where it is, when it is being worked on at another stage already.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    plan_id: int
    version: int
    on: date
    why: str

    def execute(self, work: Work) -> tuple[Reason, ...]:
        """End the round and record the relapse."""
        case = _open_case(work, self.case_id)
        plan = _plan(work, case, self.plan_id, self.version)
        if not self.why.strip():
            raise Invalid("why", reasons.NO_WHY)
        _stop(work, case, plan, self.on, words.RELAPSE)
        plan.end_note = self.why.strip()
        try:
            _happen(work, case, words.RELAPSE, self.on, {"why": self.why.strip()})
        except Refused as refused:
            return refused.reasons
        return ()


@dataclass(frozen=True, kw_only=True)
class EndGuidance(Command[None]):
    """Guidance ends, with the reason; where the case was about it alone, the case is closed with its outcome."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    plan_id: int
    version: int
    on: date
    reason: str
    note: str = ""
    outcome: str = ""
    closing_reason: str = ""
    second_closing_reason: str = ""
    legal_dates_dealt_with: str = ""

    def execute(self, work: Work) -> None:
        """End the plan and close the case where the workflow says so. Raises Refused."""
        case = _open_case(work, self.case_id)
        plan = _plan(work, case, self.plan_id, self.version)
        _stop(work, case, plan, self.on, _one_of("reason", self.reason, words.CHOSEN_END_REASONS))
        plan.end_note = self.note.strip()
        if case.level == AFTERCARE:
            _happen(work, case, words.ENDED, self.on, {name: getattr(self, name) for name in CLOSING})
