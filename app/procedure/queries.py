"""What is known of the court procedure of a case, as the check and the pages read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.checks.queries import facts_of_procedure, said
from app.directory.queries import UnknownBody, body
from app.foundation import belgian, i18n
from app.foundation.i18n import _
from app.store import health_index, procedure
from app.store.tables import CourtProcedure, DueDate
from workflows.checks import CHECKS, FactError
from workflows.deadlines import LEGAL
from workflows.deadlines.from_checks import rules_of
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.store.reading import Reader
    from app.store.tables import ProcedureEntry
    from app.store.work import Work
    from workflows.checks.vocabulary import Fact

CHECK: Final = "judicial_deadlines"
"""The check whose facts the entries are."""


def court_procedure(view: Reader | Work, case_id: int) -> CourtProcedure | None:
    """Return court, roll number, language, lawyer and bailiff; None while nothing is known."""
    return next(iter(view.where(CourtProcedure, case_id=case_id)), None)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value that stood there before, until which day, and why it was put right."""

    value: Text
    until: date | None
    because: str


@dataclass(frozen=True, slots=True)
class KnownFact:
    """One fact of the procedure: question, value, how it is known, by whom written and when, what stood there."""

    path: str
    question: Text
    value: Text | None
    source: str
    who_id: int | None
    at: datetime
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the procedure with what is known of it, in the order of the law."""

    title: Text
    facts: tuple[KnownFact, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that moved or fell away: what it was, what it is now (None: nothing), on which day, and why."""

    title: Text
    was_on: date
    was_normal_on: date | None
    now_on: date | None
    now_normal_on: date | None
    on: date
    because: str


def stages(view: Reader | Work, case_id: int) -> tuple[Stage, ...]:
    """Return what is known of the procedure, stage by stage, with every earlier value."""
    by_path: dict[str, list[ProcedureEntry]] = {}
    for entry in procedure.entries_of(view, case_id):
        by_path.setdefault(entry.path, []).append(entry)
    grouped: dict[Text, list[KnownFact]] = {}
    for fact in CHECKS[CHECK].facts:
        if found := by_path.get(fact.path):
            grouped.setdefault(fact.section.title, []).append(_known(fact, found))
    return tuple(Stage(title, tuple(facts)) for title, facts in grouped.items())


def _known(fact: Fact, entries: Sequence[ProcedureEntry]) -> KnownFact:
    now = next(entry for entry in reversed(entries) if entry.superseded_by_id is None)
    after = {entry.id: entry for entry in entries}
    return KnownFact(
        path=fact.path,
        question=fact.question,
        value=None if now.value is None else said(fact, now.value),
        source=now.source,
        who_id=now.recorded_by_id,
        at=now.recorded_at,
        earlier=tuple(
            Earlier(said(fact, entry.value), entry.superseded_on, after[entry.superseded_by_id].because)
            for entry in entries
            if entry.superseded_by_id is not None and entry.value is not None
        ),
    )


def answer_today(view: Reader, case_id: int, as_of: date) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Return facts and answer of the check on a day, None while nothing of a procedure is known."""
    if not procedure.known(view, case_id):
        return None
    facts = facts_of_procedure(view, case_id, as_of.isoformat())
    try:
        return facts, CHECKS[CHECK].run(facts, health_index.figures(view))
    except FactError:  # the lease was changed since: the page of the check says what contradicts what
        return None


def moved(view: Reader, case_id: int) -> tuple[Moved, ...]:
    """Return the dates of this check that moved, the newest first: never only the new one without the old."""
    rows = {row.id: row for row in view.where(DueDate, "id", case_id=case_id)}
    rules = rules_of(CHECK)
    found = []
    for row in rows.values():
        if row.rule not in rules or row.superseded_on is None:
            continue
        now = rows.get(row.superseded_by_id or 0)
        if row.kind != LEGAL or (now is None and row.due_on < row.superseded_on):
            continue  # our own reminder, or a day that had simply passed
        if now is not None and (now.due_on, now.normal_on) == (row.due_on, row.normal_on):
            continue
        found.append(
            Moved(
                Text(fr=row.title["fr"], nl=row.title["nl"]),
                row.due_on,
                row.normal_on,
                None if now is None else now.due_on,
                None if now is None else now.normal_on,
                row.superseded_on,
                row.reason,
            )
        )
    return tuple(reversed(found))


SHOWN = (
    ("petition.hearing_on", "hearing"),
    ("judgment.given_on", "judgment"),
    ("service.on", "service"),
    ("eviction_notice.eviction_on", "announced"),
)


def court_card(view: Reader | Work, case_id: int) -> list[tuple[str, str]]:
    """Return label and value of what is known: court, roll number, hearing, judgment, service, announced eviction."""
    known = procedure.known(view, case_id)
    row = court_procedure(view, case_id)
    words = {
        "hearing": _("Hearing"),
        "judgment": _("Judgment"),
        "service": _("Served by the bailiff"),
        "announced": _("Eviction announced for"),
    }
    rows = []
    if row is not None:
        rows = [(_("Roll number"), row.roll_number), (_("Justice of the peace"), _seat(row.court_id))]
    for path, word in SHOWN:
        if path in known:
            day = belgian.long_date(date.fromisoformat(known[path]), i18n.language())
            hour = row.hearing_at if row is not None and word == "hearing" else ""
            rows.append((words[word], f"{day}, {hour}" if hour else day))
    return [(label, value) for label, value in rows if value]


def _seat(court_id: str | None) -> str:
    try:
        return body(court_id).name(i18n.language()) if court_id else ""
    except UnknownBody:
        return ""
