"""What the pages of actions show, and which actions fit a case. Frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.foundation import clock
from app.store.errors import NotFound
from app.store.facts import case_facts
from app.store.tables import ArrearsEntry, Case, CaseAction, DebtEntry, Document, Dwelling, Lease, Letter, OtherParty
from letters.catalogue import CATALOGUE
from workflows.actions import ACTIONS, Situation, Status, advised, assess

if TYPE_CHECKING:
    from datetime import date

    from app.store.reading import Reader
    from letters.spec import LetterSpec
    from workflows.actions import Action, Advised
    from workflows.actions.declaration import Assessment


@dataclass(frozen=True, slots=True)
class ActionCard:
    """One action of a case with its declaration and what its answers say."""

    id: int
    version: int
    declared: Action
    status: Status
    reason: str
    started_on: date
    due_on: date | None
    ended_on: date | None
    renew_on: date | None
    assigned_to_id: int | None
    document_id: int | None
    letter_id: int | None
    answers: dict[str, bool]
    papers: tuple[str, ...]
    particulars: dict[str, Any]
    notes: str
    assessment: Assessment | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document or a letter of the case that can be tied to an action."""

    id: int
    kind: str
    title: str
    on: date | None


def _card(row: CaseAction) -> ActionCard:
    declared = ACTIONS[row.action]
    return ActionCard(
        id=row.id,
        version=row.version,
        declared=declared,
        status=Status(row.status),
        reason=row.reason,
        started_on=row.started_on,
        due_on=row.due_on,
        ended_on=row.ended_on,
        renew_on=row.renew_on,
        assigned_to_id=row.assigned_to_id,
        document_id=row.document_id,
        letter_id=row.letter_id,
        answers=dict(row.answers),
        papers=tuple(row.papers),
        particulars=dict(row.particulars),
        notes=row.notes,
        assessment=assess(declared, row.answers),
    )


def actions_of(reader: Reader, case_id: int) -> tuple[ActionCard, ...]:
    """Return the actions of a case: open ones first, then the latest."""
    rows = [_card(row) for row in reader.where(CaseAction, "id", case_id=case_id)]
    return tuple(sorted(rows, key=lambda one: (not one.status.open, -one.id)))


def action(reader: Reader, case_id: int, action_id: int) -> ActionCard:
    """Return one action. Raises NotFound, also for one of another case."""
    row = reader.one(CaseAction, action_id)
    if row.case_id != case_id:
        raise NotFound
    return _card(row)


def situation(reader: Reader, case: Case) -> Situation:
    """Return what the advice may know of a case: what happens to the home, never who somebody is."""
    today = clock.today()
    leases = reader.where(Lease, case_id=case.id)
    return Situation(
        state=case.state,
        level=case.level,
        concern=case.concern,
        facts=case_facts(reader, case, on=today, today=today),
        lease_written=leases[0].written if leases else None,
        arrears=any(reader.where(table, case_id=case.id) for table in (ArrearsEntry, DebtEntry)),
        has_host=any(party.role == "host" for party in reader.where(OtherParty, case_id=case.id)),
    )


def advice(reader: Reader, case_id: int) -> tuple[Advised, ...]:
    """Return the actions that fit an open case and were not begun, refused or put aside; none for a closed one."""
    case = reader.one(Case, case_id)
    if case.closed_on is not None:
        return ()
    taken = frozenset(row.action for row in reader.where(CaseAction, case_id=case_id))
    return advised(situation(reader, case), taken)


def commune_of(reader: Reader, case_id: int) -> str:
    """Return the commune of the dwelling, empty when it is not known."""
    return next((row.commune_nis for row in reader.where(Dwelling, case_id=case_id)), "")


def documents_of(reader: Reader, case_id: int) -> tuple[Paper, ...]:
    """Return the documents that can prove an action, the latest first."""
    rows = reader.where(Document, "id", case_id=case_id, removed_on=None)
    return tuple(Paper(row.id, row.kind, row.title, row.dated_on) for row in reversed(rows))


def letters_of(reader: Reader, case_id: int) -> tuple[Paper, ...]:
    """Return the letters of the case that were not put aside, the latest first."""
    rows = [row for row in reader.where(Letter, "id", case_id=case_id) if row.status != "discarded"]
    return tuple(Paper(row.id, row.letter, row.letter, row.dated_on) for row in reversed(rows))


def letters_for(declared: Action) -> tuple[LetterSpec, ...]:
    """Return the letters of the catalogue that go with an action; numbers that are not written yet are left out.

    A number stands for all its letters: ``N1-17`` for the declaration ``N1-17a`` and the witness ``N1-17b``.
    """
    return tuple(spec for spec in CATALOGUE.values() if {spec.code, spec.code.rstrip("abc")} & set(declared.letters))
