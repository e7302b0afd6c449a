"""Days that people set or promise, beside those of the law: the same due dates, so the same agenda shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.store.tables.deadline import DueDate
from workflows.deadlines import CUSTOM, LEGAL, Severity
from workflows.deadlines import DueDate as RuledDate
from workflows.law import Text
from workflows.working_days import in_words

if TYPE_CHECKING:
    from datetime import date

    from app.store.tables.case import Case
    from app.store.work import Work

MET, DROPPED = "met", "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A day to watch under ``rule``. ``counted_from`` and ``length``: when it was counted from another day.

    ``waits_for``: who must act (``us``, ``tenant``, ``landlord``, ``other_side``, ``court``, ``service``).
    """

    rule: str
    title: Text
    on: date
    waits_for: str
    legal: bool = False
    counted_from: date | None = None
    length: Text | None = None

    def ruled(self) -> RuledDate:
        """Return it as the due date that the agenda keeps, with the words of its count."""
        words = in_words(self.on)
        steps = [
            Text(fr=f"Date notée dans le dossier : {words.fr}.", nl=f"Datum genoteerd in het dossier: {words.nl}.")
        ]
        if self.counted_from is not None and self.length is not None:
            start = in_words(self.counted_from)
            steps = [
                Text(fr=f"Noté dans le dossier : {start.fr}.", nl=f"Genoteerd in het dossier: {start.nl}."),
                Text(
                    fr=f"Le jour même ne compte pas. + {self.length.fr} : {words.fr}.",
                    nl=f"De dag zelf telt niet mee. + {self.length.nl}: {words.nl}.",
                ),
            ]
        return RuledDate(
            rule=self.rule,
            title=self.title,
            on=self.on,
            counted_from=self.counted_from or self.on,
            steps=tuple(steps),
            kind=LEGAL if self.legal else CUSTOM,
            severity=(Severity.FORFEITURE if self.legal else Severity.NORMAL).value,
            waits_for=self.waits_for,
        )


def watch(work: Work, case: Case, promised: Promise) -> None:
    """Have a day watched; a running one of the same rule on another day is superseded and kept."""
    running = _running(work, case.id, promised.rule)
    if [(due.due_on, due.title) for due in running] != [(promised.on, promised.title.as_dict())]:
        work.set_due_date(case, promised.ruled())


def settle(work: Work, case_id: int, rule: str, *, on: date, status: str = MET, reason: str = "") -> None:
    """Stop watching the day of a rule: it was met, or no longer counts. Nothing happens when none is running."""
    for due in _running(work, case_id, rule):
        due.status, due.settled_on, due.reason = status, on, reason[:300]
    work.touch(case_id)


def _running(work: Work, case_id: int, rule: str) -> list[DueDate]:
    return list(work.where(DueDate, case_id=case_id, rule=rule, status="running"))
