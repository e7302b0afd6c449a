"""What the pages of home guidance show. Frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar, cast

from app.store.errors import NotFound
from app.store.tables import Case, GuidanceGoal, GuidancePlan, GuidanceReview, GuidanceSignal, GuidanceVisit
from workflows.engine import prevention_version

if TYPE_CHECKING:
    from datetime import date

    from app.store.reading import Reader
    from workflows.law import Text

Card = TypeVar("Card")


@dataclass(frozen=True, slots=True)
class Goal:
    """What the household wants to reach."""

    id: int
    version: int
    kind: str
    words: str
    agreed_on: date
    status: str
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class Visit:
    """A contact, held or missed."""

    id: int
    held_on: date
    way: str
    outcome: str
    said: str
    recorded_by_id: int | None


@dataclass(frozen=True, slots=True)
class Review:
    """What was decided together."""

    id: int
    held_on: date
    outcome: str
    words: str
    next_on: date | None
    recorded_by_id: int | None


@dataclass(frozen=True, slots=True)
class Signal:
    """A fact that may announce a new risk."""

    id: int
    version: int
    kind: str
    seen_on: date
    told_by: str
    words: str
    settled_on: date | None
    recorded_by_id: int | None


@dataclass(frozen=True, slots=True)
class PlanHead:
    """A round of guidance."""

    id: int
    version: int
    begun_after: str
    service: str
    worker: str
    phone: str
    frequency: str
    started_on: date
    planned_end_on: date | None
    review_on: date | None
    next_visit_on: date | None
    ended_on: date | None
    end_reason: str
    end_note: str

    @property
    def runs(self) -> bool:
        """Tell whether it goes on."""
        return self.ended_on is None


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A round with all that belongs to it, the latest first."""

    number: int
    head: PlanHead
    goals: tuple[Goal, ...]
    visits: tuple[Visit, ...]
    reviews: tuple[Review, ...]
    signals: tuple[Signal, ...]

    @property
    def wishes_stop(self) -> bool:
        """Tell whether the latest review decided to stop and the end is not noted yet."""
        return self.head.runs and bool(self.reviews) and self.reviews[0].outcome == "stop"


def _frozen(card: type[Card], row: object) -> Card:
    return card(**{field.name: getattr(row, field.name) for field in fields(cast("Any", card))})


def heads(reader: Reader, case_id: int) -> tuple[PlanHead, ...]:
    """Return the rounds of a case, the latest first."""
    return tuple(_frozen(PlanHead, row) for row in reversed(reader.where(GuidancePlan, "id", case_id=case_id)))


def rounds(reader: Reader, case_id: int) -> tuple[PlanCard, ...]:
    """Return the rounds of a case with all that belongs to them, the latest first."""
    found = heads(reader, case_id)
    return tuple(_card(reader, len(found) - place, head) for place, head in enumerate(found))


def plan(reader: Reader, case_id: int, plan_id: int) -> PlanCard:
    """Return one round. Raises NotFound, also for one of another case."""
    row = reader.one(GuidancePlan, plan_id)
    if row.case_id != case_id:
        raise NotFound
    numbers = {one.id: place for place, one in enumerate(reversed(heads(reader, case_id)), 1)}
    return _card(reader, numbers[plan_id], _frozen(PlanHead, row))


def goal(reader: Reader, case_id: int, plan_id: int, goal_id: int) -> Goal:
    """Return one goal. Raises NotFound, also for one of another case or round."""
    row = reader.one(GuidanceGoal, goal_id)
    if (row.case_id, row.plan_id) != (case_id, plan_id):
        raise NotFound
    return _frozen(Goal, row)


def signal(reader: Reader, case_id: int, signal_id: int) -> Signal:
    """Return one signal. Raises NotFound, also for one of another case."""
    row = reader.one(GuidanceSignal, signal_id)
    if row.case_id != case_id:
        raise NotFound
    return _frozen(Signal, row)


def _card(reader: Reader, number: int, head: PlanHead) -> PlanCard:
    visits = reader.where(GuidanceVisit, "held_on", "id", plan_id=head.id)
    reviews = reader.where(GuidanceReview, "held_on", "id", plan_id=head.id)
    signals = reader.where(GuidanceSignal, "seen_on", "id", plan_id=head.id)
    return PlanCard(
        number=number,
        head=head,
        goals=tuple(_frozen(Goal, row) for row in reader.where(GuidanceGoal, "id", plan_id=head.id)),
        visits=tuple(_frozen(Visit, row) for row in reversed(visits)),
        reviews=tuple(_frozen(Review, row) for row in reversed(reviews)),
        signals=tuple(_frozen(Signal, row) for row in reversed(signals)),
    )


def closing_words(reader: Reader, case_id: int) -> dict[str, dict[str, Text]]:
    """Return outcomes and reasons of closing in the words of the case's workflow, by input and code."""
    inputs = prevention_version(reader.one(Case, case_id).workflow_version).workflow.inputs
    return {
        name: {code.value: code.label for code in inputs[name].codes}
        for name in ("outcome", "closing_reason", "second_closing_reason")
    }
