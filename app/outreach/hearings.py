"""What is known of the court procedure of many cases at once: the one place of outreach that reads it."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from app.store.tables import Case, CaseEvent, CheckRecord, CourtProcedure, ProcedureEntry
from workflows.outreach.triage import CHECK, HEARING, INCIDENTAL_HEARING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.store.reading import Reader
    from app.store.work import Work

POSTPONED: Final = frozenset({"hearing_adjourned", "hearing_fixed"})
"""Events that name a hearing after the introductory one."""


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
    """Return the procedure of each open case of level 2, or of the named ones."""
    wanted = select(Case.id).where(Case.closed_on.is_(None), Case.level == "2")
    if case_ids is not None:
        wanted = select(Case.id).where(Case.id.in_(list(case_ids)))
    found = {case_id: Procedure() for (case_id,) in reader.rows(wanted)}
    keys = list(found)
    _from_check(reader, keys, found)
    _from_entries(reader, keys, found)
    _from_court(reader, keys, found)
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


def hearing_days(work: Work, case_id: int) -> frozenset[date]:
    """Return the days of hearing that a case knows."""
    with work.reading() as reader:
        return frozenset(procedures(reader, [case_id])[case_id].days)
