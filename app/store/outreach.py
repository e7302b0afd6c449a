"""What outreach reads of many cases at once: procedure, contact, people; each table asked once."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select

from app.store.tables import (
    Case,
    CaseAction,
    CaseEvent,
    CheckRecord,
    ContactAttempt,
    ContactRule,
    CourtProcedure,
    Dwelling,
    HearingPlan,
    Person,
    PlanInstalment,
    ProcedureEntry,
    RegionEvent,
    RepaymentPlan,
)
from workflows.outreach import contact
from workflows.outreach.triage import CHECK, HEARING, INCIDENTAL_HEARING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.store.reading import Reader
    from app.store.work import Work

POSTPONED: Final = frozenset({"hearing_adjourned", "hearing_fixed"})
"""Events that name a hearing after the introductory one."""
PLANS: Final = ("agreed",)
"""States of a repayment plan whose payments have their days."""


@dataclass(slots=True)
class Procedure:
    """The facts of one case's procedure, with the kept answer of the check. ``later``: the hearing was postponed."""

    facts: dict[str, Any] = field(default_factory=dict)
    answer: Mapping[str, Any] | None = None
    later: bool = False
    court_id: str = ""
    language: str = ""
    hearing_at: str = ""
    hearing_room: str = ""
    roll_number: str = ""
    plan: str = ""
    """Where the region ``plan`` stands, empty while nothing happened in it."""
    plan_ends_on: date | None = None
    """Last payment of the plan that is agreed."""

    def put(self, path: str, value: Any) -> None:
        """Set a fact under its path."""
        *parents, last = path.split(".")
        place = self.facts
        for part in parents:
            place = place.setdefault(part, {})
        place[last] = value

    def day(self, path: str) -> date | None:
        """Return a date among the facts."""
        found: Any = self.facts
        for part in path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return date.fromisoformat(found) if isinstance(found, str) else None

    @property
    def days(self) -> dict[date, str]:
        """Return the hearings that are known, each with what it is: ``introduction``, ``incidental`` or ``later``."""
        kinds = ((HEARING, "later" if self.later else "introduction"), (INCIDENTAL_HEARING, "incidental"))
        found: dict[date, str] = {}
        for path, kind in kinds:
            day = self.day(path)
            if day is not None:
                found.setdefault(day, kind)
        return found

    def next_day(self, today: date) -> date | None:
        """Return the next hearing."""
        return min((day for day in self.days if day >= today), default=None)


def procedures(reader: Reader, case_ids: Iterable[int] | None = None) -> dict[int, Procedure]:
    """Return the procedure of each open case of level 2, and wherever a hearing is known; or of the named cases.

    A case that left the level, because a plan was agreed, still has its hearing until the claim is withdrawn.
    """
    heard = select(ProcedureEntry.case_id).where(
        ProcedureEntry.path.in_((HEARING, INCIDENTAL_HEARING)), ProcedureEntry.superseded_by_id.is_(None)
    )
    wanted = select(Case.id).where(Case.closed_on.is_(None), or_(Case.level == "2", Case.id.in_(heard)))
    if case_ids is not None:
        wanted = select(Case.id).where(Case.id.in_(list(case_ids)))
    found = {case_id: Procedure() for (case_id,) in reader.rows(wanted)}
    keys = list(found)
    _from_check(reader, keys, found)
    _from_entries(reader, keys, found)
    _from_court(reader, keys, found)
    _from_plan(reader, keys, found)
    return found


def _from_check(reader: Reader, keys: list[int], found: Mapping[int, Procedure]) -> None:
    """Take the newest kept answer of the check, and the facts it was given."""
    newest = (
        select(CheckRecord.case_id, CheckRecord.facts, CheckRecord.result)
        .where(CheckRecord.case_id.in_(keys), CheckRecord.check == CHECK)
        .order_by(CheckRecord.id)
    )
    for case_id, facts, result in reader.rows(newest):
        found[case_id].facts = deepcopy(facts)
        found[case_id].answer = result


def _from_entries(reader: Reader, keys: list[int], found: Mapping[int, Procedure]) -> None:
    """Lay over it what is written down of the procedure today, corrections too."""
    statement = (
        select(ProcedureEntry.case_id, ProcedureEntry.path, ProcedureEntry.value, CaseEvent.event)
        .outerjoin(CaseEvent, CaseEvent.id == ProcedureEntry.event_id)
        .where(ProcedureEntry.case_id.in_(keys), ProcedureEntry.superseded_by_id.is_(None))
        .order_by(ProcedureEntry.id)
    )
    for case_id, path, value, event in reader.rows(statement):
        found[case_id].put(path, value)
        if path == HEARING:
            found[case_id].later = event in POSTPONED


def _from_court(reader: Reader, keys: list[int], found: Mapping[int, Procedure]) -> None:
    for row in reader.all(select(CourtProcedure).where(CourtProcedure.case_id.in_(keys))):
        one = found[row.case_id]
        one.court_id, one.language = row.court_id or "", row.language or ""
        one.hearing_at, one.hearing_room = row.hearing_at, row.hearing_room
        one.roll_number = row.roll_number


def _from_plan(reader: Reader, keys: list[int], found: Mapping[int, Procedure]) -> None:
    newest = (
        select(RegionEvent.case_id, RegionEvent.to_state)
        .where(RegionEvent.case_id.in_(keys), RegionEvent.region == "plan")
        .order_by(RegionEvent.id)
    )
    for case_id, state in reader.rows(newest):
        found[case_id].plan = state
    last_payment = (
        select(RepaymentPlan.case_id, func.max(PlanInstalment.due_on))
        .join(PlanInstalment, PlanInstalment.plan_id == RepaymentPlan.id)
        .where(RepaymentPlan.case_id.in_(keys), RepaymentPlan.status.in_(PLANS))
        .group_by(RepaymentPlan.case_id, RepaymentPlan.id)
        .order_by(RepaymentPlan.id)
    )
    for case_id, ends_on in reader.rows(last_payment):
        found[case_id].plan_ends_on = ends_on


def hearing_days(work: Work, case_id: int) -> frozenset[date]:
    """Return the days of hearing that a case knows."""
    with work.reading() as reader:
        return frozenset(procedures(reader, [case_id])[case_id].days)


# ------------------------------------------------------------------------------------------------ contact

Told = tuple[str, date, str]
"""Event, day, and how it was tried."""


def counted(rows: Iterable[ContactAttempt], told: Iterable[Told]) -> list[contact.Attempt]:
    """Return what counts of the attempts, with what events alone tell of."""
    both: dict[bool, list[contact.Attempt]] = {True: [], False: []}
    for row in rows:
        attempt = contact.Attempt(row.attempted_on, row.channel, row.outcome)
        both[row.struck_on is not None].append(attempt)
    return contact.with_events(both[False], told, both[True])


def told_of_contact(reader: Reader, keys: Sequence[int]) -> dict[int, list[Told]]:
    """Return what the events of cases, and of their region ``contact``, tell of contact with the tenant."""
    of_case = select(CaseEvent.case_id, CaseEvent.event, CaseEvent.happened_on, CaseEvent.inputs)
    of_region = select(RegionEvent.case_id, RegionEvent.event, RegionEvent.happened_on, RegionEvent.inputs)
    statements = (
        of_case.where(CaseEvent.case_id.in_(keys), CaseEvent.event.in_((contact.ENTRY, *contact.SAID))).order_by(
            CaseEvent.id
        ),
        of_region.where(
            RegionEvent.case_id.in_(keys), RegionEvent.region == "contact", RegionEvent.event.in_(contact.OF_REGION)
        ).order_by(RegionEvent.id),
    )
    found: dict[int, list[Told]] = {}
    for statement in statements:
        for case_id, event, on, inputs in reader.rows(statement):
            said = (contact.said_by(event, inputs), on, str(inputs.get("attempt", "")))
            if said[0] and not any(said[:2] == known[:2] for known in found.get(case_id, ())):
                found.setdefault(case_id, []).append(said)
    return found


# ------------------------------------------------------------------------------------------------ many cases


@dataclass(frozen=True, slots=True)
class ManyCases:
    """What the lists need of many cases, by key of the case."""

    cases: dict[int, Case]
    dwellings: dict[int, Dwelling]
    rules: dict[int, ContactRule]
    attempts: dict[int, list[contact.Attempt]]
    procedures: dict[int, Procedure]


def many_cases(reader: Reader, case_ids: Iterable[int] | None = None) -> ManyCases:
    """Return the open cases of level 2, or the named ones."""
    known = procedures(reader, case_ids)
    keys = list(known)
    made: dict[int, list[ContactAttempt]] = {}
    listed = (
        select(ContactAttempt)
        .where(ContactAttempt.case_id.in_(keys))
        .order_by(ContactAttempt.attempted_on, ContactAttempt.attempted_time, ContactAttempt.id)
    )
    for row in reader.all(listed):
        made.setdefault(row.case_id, []).append(row)
    told = told_of_contact(reader, keys)
    return ManyCases(
        cases={row.id: row for row in reader.all(select(Case).where(Case.id.in_(keys)))},
        dwellings={row.case_id: row for row in reader.all(select(Dwelling).where(Dwelling.case_id.in_(keys)))},
        rules={row.case_id: row for row in reader.all(select(ContactRule).where(ContactRule.case_id.in_(keys)))},
        attempts={key: counted(made.get(key, ()), told.get(key, ())) for key in keys},
        procedures=known,
    )


def plans_of(reader: Reader, keys: Sequence[int]) -> dict[tuple[int, date], HearingPlan]:
    """Return the plans of hearings, by case and day."""
    rows = reader.all(select(HearingPlan).where(HearingPlan.case_id.in_(keys)))
    return {(row.case_id, row.hearing_on): row for row in rows}


def particulars_of(reader: Reader, keys: Sequence[int], action: str) -> list[tuple[int, dict[str, Any]]]:
    """Return (case, particulars) of one kind of action, the newest last."""
    statement = (
        select(CaseAction.case_id, CaseAction.particulars)
        .where(CaseAction.case_id.in_(keys), CaseAction.action == action)
        .order_by(CaseAction.id)
    )
    return [(case_id, particulars or {}) for case_id, particulars in reader.rows(statement)]


def open_cases(reader: Reader, case_ids: Sequence[int]) -> list[int]:
    """Return which of these cases are there and open."""
    return [key for (key,) in reader.rows(select(Case.id).where(Case.id.in_(case_ids), Case.closed_on.is_(None)))]


def people_of(reader: Reader, keys: Sequence[int]) -> dict[int, list[Person]]:
    """Return the households, by case."""
    found: dict[int, list[Person]] = {}
    for person in reader.all(select(Person).where(Person.case_id.in_(keys)).order_by(Person.position, Person.id)):
        found.setdefault(person.case_id, []).append(person)
    return found
