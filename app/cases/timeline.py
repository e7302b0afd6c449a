"""What happened in a case, from every source, newest first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from app.cases.correcting import day_stands_here
from app.foundation import clock
from app.inbox.queries import title_of
from app.store.hand_overs import closed_papers
from app.store.tables import (
    CaseEvent,
    CheckRecord,
    Document,
    DueDate,
    EventCorrection,
    Letter,
    Note,
    OfficialMessage,
    OwnCopy,
    OwnCopyReceipt,
    RegionEvent,
    Task,
)
from workflows.asked import ASKED
from workflows.engine import prevention_version
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.cases.queries import CaseHeader
    from app.store.reading import Reader
    from workflows.definition import Event, Input


PROCEDURE: Final = "judicial_deadlines"
KEPT_WITH_EACH_FACT: Final = frozenset({PROCEDURE, "illegal_eviction"})
WITHOUT_A_COURT: Final = frozenset({"as_of", "cessation", "dwelling", "landlord", "lease", "tenant"})
"""What the check of the deadlines may know where no procedure was ever told of."""
YES, NO = Text(fr="Oui", nl="Ja"), Text(fr="Non", nl="Nee")


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened. ``kind`` says which of the others are filled in.

    ``code``: event, kind of note, name of check or letter, kind of document; ``crossing``: another level began.
    """

    kind: str
    code: str
    on: date
    at: datetime | None
    who_id: int | None
    row_id: int
    title: Text | None = None
    text: str = ""
    status: str = ""
    answers: tuple[tuple[Text, Text | str | date], ...] = field(default=())
    crossing: bool = False
    correctable: bool = False
    """Its day may be corrected."""
    noted_before: tuple[tuple[date, str], ...] = field(default=())
    """The days that stood there before, each with the reason why it was corrected."""


def timeline(reader: Reader, case: CaseHeader) -> tuple[Happening, ...]:
    """Return everything that happened in a case, newest first: by its own day, then by the moment it was written."""
    found = [
        *_events(reader, case),
        *_beside(reader, case),
        *_notes(reader, case.id),
        *_checks(reader, case.id),
        *_letters(reader, case.id),
        *_documents(reader, case.id),
        *_messages(reader, case.id),
        *_done(reader, case.id),
        *_copies(reader, case.id),
    ]
    return tuple(sorted(found, key=_place, reverse=True))


def _place(one: Happening) -> tuple[date, float, int]:
    return one.on, one.at.timestamp() if one.at else 0.0, one.row_id


def _events(reader: Reader, case: CaseHeader) -> Iterator[Happening]:
    workflow = prevention_version(case.workflow_version).workflow
    level = ""
    corrected: dict[int, list[tuple[date, str]]] = {}
    for correction in reader.where(EventCorrection, "id", case_id=case.id):
        corrected.setdefault(correction.event_id, []).append((correction.was_on, correction.reason))
    for row in reader.where(CaseEvent, "id", case_id=case.id):
        declared = workflow.events.get(row.event)
        yield Happening(
            "event",
            row.event,
            row.happened_on,
            row.recorded_at,
            row.recorded_by_id,
            row.id,
            title=declared.label if declared else None,
            text=str(row.inputs.get("note", "")),
            answers=_answers(declared, row.inputs) if declared else (),
            crossing=bool(level) and row.level != level,
            correctable=declared is not None and day_stands_here(row),
            noted_before=tuple(corrected.get(row.id, ())),
        )
        level = row.level


def _beside(reader: Reader, case: CaseHeader) -> Iterator[Happening]:
    """Return what happened beside the states: appeal, moratorium, language, goods."""
    regions = prevention_version(case.workflow_version).workflow.regions
    for row in reader.where(RegionEvent, "id", case_id=case.id):
        declared = regions[row.region].events.get(row.event) if row.region in regions else None
        yield Happening(
            "event",
            row.event,
            row.happened_on,
            row.recorded_at,
            row.recorded_by_id,
            row.id,
            title=declared.label if declared else None,
            text=str(row.inputs.get("note", "")),
            answers=_answers(declared, row.inputs) if declared else (),
        )


def _answers(event: Event, given: Mapping[str, Any]) -> tuple[tuple[Text, Text | str | date], ...]:
    """Return question and answer of what was filled in, the note left out (it is shown as text)."""
    asked = {one.id: one for one in event.inputs}
    asked |= {one.id: one for target in event.targets for one in target.inputs}
    return tuple(
        (one.label, _answer(one, given[name])) for name, one in asked.items() if name in given and name != "note"
    )


def _answer(asked: Input, value: Any) -> Text | str | date:
    if asked.id == "check_name" and value in ASKED:
        return ASKED[value].title
    code = asked.code(str(value))
    if code is not None:
        return code.label
    if asked.kind.value == "date":
        return date.fromisoformat(str(value))
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)


def _notes(reader: Reader, case_id: int) -> Iterator[Happening]:
    for row in reader.where(Note, "id", case_id=case_id):
        yield Happening("note", row.kind, row.happened_on, row.recorded_at, row.recorded_by_id, row.id, text=row.text)


def _checks(reader: Reader, case_id: int) -> Iterator[Happening]:
    """Return the kept answers; those kept with each new fact, only where they say something else than before."""
    before: dict[str, object] = {}
    for row in reader.where(CheckRecord, "id", case_id=case_id):
        if row.check in KEPT_WITH_EACH_FACT:
            now = (row.verdict, row.result.get("earliest_eviction"))
            if now == before.get(row.check) or _without_a_court(row):
                continue
            before[row.check] = now
        yield Happening("check", row.check, row.as_of, row.recorded_at, row.recorded_by_id, row.id, status=row.verdict)


def _without_a_court(row: CheckRecord) -> bool:
    """Tell whether deadlines were counted only because somebody was put out: no court was told of (M2.3)."""
    return row.check == PROCEDURE and "cessation" in row.facts and row.facts.keys() <= WITHOUT_A_COURT


def _letters(reader: Reader, case_id: int) -> Iterator[Happening]:
    for row in reader.where(Letter, "id", case_id=case_id):
        if row.status == "discarded":
            continue
        on = row.sent_on or (clock.local(row.issued_at).date() if row.issued_at else row.dated_on)
        yield Happening("letter", row.letter, on, row.issued_at, row.issued_by_id, row.id, status=row.status)
        if row.answered_on is not None:
            yield Happening("answer", row.letter, row.answered_on, None, None, row.id, status=row.answer)


def _documents(reader: Reader, case_id: int) -> Iterator[Happening]:
    """Return the papers; one whose consent was withdrawn keeps its kind, and no title."""
    closed = closed_papers(reader, case_id)
    for row in reader.where(Document, "id", case_id=case_id, removed_on=None):
        on = clock.local(row.uploaded_at).date()
        title = "" if row.id in closed else row.title
        yield Happening("document", row.kind, on, row.uploaded_at, row.uploaded_by_id, row.id, text=title)


def _messages(reader: Reader, case_id: int) -> Iterator[Happening]:
    for row in reader.where(OfficialMessage, "id", case_id=case_id):
        on = clock.local(row.received_at).date()
        yield Happening("official", row.kind, on, row.received_at, row.decided_by_id, row.id, title=title_of(row.kind))


def _copies(reader: Reader, case_id: int) -> Iterator[Happening]:
    """Return that the person was given a copy of the case, and received it; not what was in it."""
    for row in reader.where(OwnCopy, "id", case_id=case_id):
        status = "locked" if row.encrypted else "open"
        on = clock.local(row.made_at).date()
        yield Happening("copy", "given", on, row.made_at, row.made_by_id, row.id, status=status)
    for one in reader.where(OwnCopyReceipt, "id", case_id=case_id):
        yield Happening("copy", "received", one.received_on, one.recorded_at, one.recorded_by_id, one.own_copy_id)


def _done(reader: Reader, case_id: int) -> Iterator[Happening]:
    for row in reader.where(Task, "id", case_id=case_id):
        if row.done_on is not None:
            yield Happening("task", "done", row.done_on, None, row.assigned_to_id, row.id, text=row.title)
    for due in reader.where(DueDate, "id", case_id=case_id):
        on = due.settled_on or (due.superseded_on if due.superseded_by_id is None else None)
        if on is not None:
            title = Text(fr=due.title["fr"], nl=due.title["nl"])
            yield Happening("due", due.rule, on, None, None, due.id, title=title, text=due.reason, status=due.status)
