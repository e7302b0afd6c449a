"""What the pages of a case show: header, cards, what can happen. Frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar, cast

from app.documents.queries import documents
from app.foundation import clock
from app.foundation.errors import NotFound
from app.foundation.permissions import Permission, Role, allows
from app.store import team
from app.store.facts import case_facts, gives_reason_to_write
from app.store.tables import (
    ArrearsEntry,
    Case,
    CaseEvent,
    CheckRecord,
    DueDate,
    Dwelling,
    EpbCertificate,
    Lease,
    Letter,
    OtherParty,
    Person,
    Task,
)
from workflows.engine import prevention_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from app.documents.queries import Paper
    from app.store.reading import Reader
    from workflows.definition import Workflow
    from workflows.law import Text
    from workflows.possible import Possibility

Card = TypeVar("Card")


@dataclass(frozen=True, slots=True)
class LevelStep:
    """One level of the plan seen from a case: behind it, where it is, or not entered; since when."""

    level: str
    label: Text
    place: str
    since: date | None


@dataclass(frozen=True, slots=True)
class CaseHeader:
    """Who and where a case is: what stands at the top of each of its pages."""

    id: int
    version: int
    reference: str
    display_name: str
    identity: str
    concern: str
    channel: str
    language: str
    interpreter_language: str
    safe_to_contact: str
    contact_advice: str
    safety_asked_on: date | None
    violence: bool | None
    assigned_to_id: int | None
    opened_on: date
    closed_on: date | None
    next_due_on: date
    state: str
    level: str
    workflow_version: date
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a case in the words of its workflow, and how it came there."""

    state: Text
    means: Text
    who_acts: Text
    level: Text
    steps: tuple[LevelStep, ...]
    outcome: Text | None


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A member of the household."""

    id: int
    version: int
    role: str
    civility: str
    first_name: str
    last_name: str
    birth_year: int | None
    phone: str
    email: str

    @property
    def name(self) -> str:
        """Return first and last name, whichever are known."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class PartyCard:
    """A landlord, agent or host."""

    id: int
    version: int
    role: str
    kind: str | None
    civility: str
    name: str
    attention_of: str
    language: str | None
    street: str
    house_number: str
    box: str
    postal_code: str
    locality: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class DwellingCard:
    """The dwelling; ``secret``: the address is shown on the case's own pages only."""

    version: int
    street: str
    house_number: str
    box: str
    postal_code: str
    commune_nis: str
    secret: bool
    canton_id: str | None
    canton_confirmed_on: date | None
    reference_rent_cents: int | None
    certificates_known: bool


@dataclass(frozen=True, slots=True)
class CertificateCard:
    """An energy certificate."""

    energy_class: str | None
    issued_on: date | None
    valid_until: date | None
    communicated: bool | None
    communicated_on: date | None


@dataclass(frozen=True, slots=True)
class LeaseCard:
    """The lease; ``None`` means unknown."""

    version: int
    type: str | None
    written: bool | None
    signed_on: date | None
    starts_on: date | None
    ends_on: date | None
    base_rent_cents: int | None
    base_rent_includes_charges: bool | None
    charges_cents: int | None
    rent_now_cents: int | None
    last_increase_on: date | None
    indexation_clause: str | None
    revision_agreed_on: date | None
    revision_rent_cents: int | None
    registered_federal: bool | None
    registered_federal_on: date | None
    registered_regional: bool | None
    registered_regional_on: date | None


@dataclass(frozen=True, slots=True)
class ArrearsCard:
    """What is claimed on a date."""

    id: int
    version: int
    kind: str
    stated_on: date
    amount_cents: int
    disputed_cents: int


@dataclass(frozen=True, slots=True)
class TaskCard:
    """Something to do in the case."""

    id: int
    version: int
    title: str
    due_on: date | None
    assigned_to_id: int | None
    status: str
    done_on: date | None


@dataclass(frozen=True, slots=True)
class EarlierDate:
    """What a due date was before: its day, until when it stood, and why it was put aside."""

    was_on: date
    until: date | None
    because: str
    reason: str


@dataclass(frozen=True, slots=True)
class DueDateCard:
    """A running due date with the steps of its count, what it rests on and what it was before, the latest first.

    ``due_on`` is the day to keep to; ``normal_on`` that of the normal reading, where the law has two.
    """

    id: int
    version: int
    rule: str
    title: dict[str, str]
    due_on: date
    normal_on: date | None
    steps: list[dict[str, str]]
    sources: list[dict[str, str]]
    doubt: dict[str, str] | None
    kind: str
    waits_for: str
    earlier: tuple[EarlierDate, ...]


@dataclass(frozen=True, slots=True)
class HappenedEvent:
    """An event of the case as it is noted."""

    event: str
    happened_on: date


@dataclass(frozen=True, slots=True)
class Cards:
    """The facts of a case, by subject."""

    people: tuple[PersonCard, ...]
    parties: tuple[PartyCard, ...]
    dwelling: DwellingCard | None
    certificates: tuple[CertificateCard, ...]
    lease: LeaseCard | None
    arrears: tuple[ArrearsCard, ...]
    documents: tuple[Paper, ...]
    due_dates: tuple[DueDateCard, ...]
    tasks: tuple[TaskCard, ...]


def _frozen(card: type[Card], row: object) -> Card:
    return card(**{field.name: getattr(row, field.name) for field in fields(cast("Any", card))})


def header(reader: Reader, case_id: int) -> CaseHeader:
    """Return the head of a case. Raises NotFound."""
    return _frozen(CaseHeader, reader.one(Case, case_id))


def standing(reader: Reader, case: CaseHeader) -> Standing:
    """Return the state of a case in the words of the workflow it runs on."""
    workflow = prevention_version(case.workflow_version).workflow
    state = workflow.states[case.state]
    outcomes = {code.value: code.label for code in workflow.outcomes()}
    return Standing(
        state=state.label,
        means=state.means,
        who_acts=workflow.actors[state.who_acts],
        level=workflow.level(case.level).label,
        steps=_steps(reader, case, workflow),
        outcome=outcomes.get(case.outcome or ""),
    )


def _steps(reader: Reader, case: CaseHeader, workflow: Workflow) -> tuple[LevelStep, ...]:
    """Return the levels; the day a level was entered is that of its latest beginning."""
    entered: dict[str, date] = {}
    before = ""
    for event in reader.where(CaseEvent, "id", case_id=case.id):
        if event.level != before:
            entered[event.level] = event.happened_on
        before = event.level
    steps = []
    for level in workflow.levels:
        place = "now" if level.id == case.level else "past" if level.id in entered else "ahead"
        steps.append(LevelStep(level.id, level.label, place, entered.get(level.id)))
    return tuple(steps)


def _single(reader: Reader, table: Any, card: type[Card], case_id: int) -> Card | None:
    rows = reader.where(table, case_id=case_id)
    return _frozen(card, rows[0]) if rows else None


def people(reader: Reader, case_id: int) -> tuple[PersonCard, ...]:
    """Return the household, the tenant first."""
    return tuple(_frozen(PersonCard, row) for row in reader.where(Person, "position", "id", case_id=case_id))


def parties(reader: Reader, case_id: int) -> tuple[PartyCard, ...]:
    """Return landlord, agent and host."""
    return tuple(_frozen(PartyCard, row) for row in reader.where(OtherParty, "id", case_id=case_id))


def dwelling(reader: Reader, case_id: int) -> DwellingCard | None:
    """Return the dwelling, ``None`` when nothing is known of it."""
    return _single(reader, Dwelling, DwellingCard, case_id)


def certificates(reader: Reader, case_id: int) -> tuple[CertificateCard, ...]:
    """Return the energy certificates."""
    return tuple(
        _frozen(CertificateCard, row) for row in reader.where(EpbCertificate, "position", "id", case_id=case_id)
    )


def lease(reader: Reader, case_id: int) -> LeaseCard | None:
    """Return the lease, ``None`` when nothing is known of it."""
    return _single(reader, Lease, LeaseCard, case_id)


def arrears(reader: Reader, case_id: int) -> tuple[ArrearsCard, ...]:
    """Return what is claimed, the latest statement first."""
    rows = reader.where(ArrearsEntry, "stated_on", "id", case_id=case_id)
    return tuple(_frozen(ArrearsCard, row) for row in reversed(rows))


def due_dates(reader: Reader, case_id: int) -> tuple[DueDateCard, ...]:
    """Return the running due dates, the earliest first."""
    rows = reader.where(DueDate, "due_on", "id", case_id=case_id)
    before: dict[int, list[DueDate]] = {}
    for row in rows:
        if row.superseded_by_id is not None:
            before.setdefault(row.superseded_by_id, []).append(row)
    shown = [field.name for field in fields(DueDateCard) if field.name != "earlier"]
    return tuple(
        DueDateCard(**{name: getattr(row, name) for name in shown}, earlier=tuple(_earlier(row.id, before)))
        for row in rows
        if row.status == "running"
    )


def _earlier(due_date_id: int, before: Mapping[int, Sequence[DueDate]]) -> Iterator[EarlierDate]:
    """Return what stood in the place of a due date, the latest first."""
    for row in reversed(before.get(due_date_id, ())):
        yield EarlierDate(row.due_on, row.superseded_on, row.superseded_because, row.reason)
        yield from _earlier(row.id, before)


def happened(reader: Reader, case_id: int, event_id: int) -> HappenedEvent:
    """Return an event of a case. Raises NotFound, also for one of another case."""
    row = reader.one(CaseEvent, event_id)
    if row.case_id != case_id:
        raise NotFound
    return HappenedEvent(row.event, row.happened_on)


def tasks(reader: Reader, case_id: int) -> tuple[TaskCard, ...]:
    """Return the open tasks, the earliest first, those without a date last."""
    rows = [_frozen(TaskCard, row) for row in reader.where(Task, "id", case_id=case_id, done_on=None)]
    return tuple(sorted(rows, key=lambda task: (task.due_on is None, task.due_on, task.id)))


def cards(reader: Reader, case_id: int) -> Cards:
    """Return all facts of a case."""
    return Cards(
        people=people(reader, case_id),
        parties=parties(reader, case_id),
        dwelling=dwelling(reader, case_id),
        certificates=certificates(reader, case_id),
        lease=lease(reader, case_id),
        arrears=arrears(reader, case_id),
        documents=documents(reader, case_id),
        due_dates=due_dates(reader, case_id),
        tasks=tasks(reader, case_id),
    )


def possibilities(reader: Reader, case_id: int) -> tuple[Possibility, ...]:
    """Return every event of the workflow, seen from the case today: the best next steps first."""
    case = reader.one(Case, case_id)
    today = clock.today()
    engine = prevention_version(case.workflow_version)
    return engine.possibilities(case.state, case_facts(reader, case, on=today, today=today))


def check_to_answer(reader: Reader, case_id: int) -> int | None:
    """Return the newest check when it found a demand that does not hold and no letter rests on it yet."""
    checks = reader.where(CheckRecord, "id", case_id=case_id)
    newest = checks[-1] if checks else None
    if newest is None or not gives_reason_to_write(newest.check, newest.verdict, newest.facts):
        return None
    written = any(row.status != "discarded" for row in reader.where(Letter, "id", check_record_id=newest.id))
    return None if written else newest.id


@dataclass(frozen=True, slots=True)
class Known:
    """Answers to an event that follow from a check made on ``as_of``."""

    as_of: date
    answers: Mapping[str, date]


def known_answers(reader: Reader, case_id: int, event: str) -> Known | None:
    """Return the days that the newest check of the notice gives for an event, None when it gives none."""
    if event != "end_found_lawful":
        return None
    today = clock.today()
    notice = case_facts(reader, reader.one(Case, case_id), on=today, today=today).notice
    if notice is None or notice.ends_on is None:
        return None
    found = {
        "end_on": notice.ends_on,
        "end_on_other_reading": notice.ends_on_other_reading,
        "ask_extension_before_on": notice.extension_by,
    }
    return Known(notice.as_of, {name: day for name, day in found.items() if day is not None})


def colleagues(reader: Reader) -> tuple[tuple[int, str], ...]:
    """Return (key, name) of the people of the service who follow cases."""
    return tuple(
        (person.id, person.name)
        for person in team.colleagues(reader)
        if person.active and allows(Role(person.role), Permission.CASE_WRITE)
    )


def person_names(reader: Reader) -> dict[int, str]:
    """Return the names of everybody who works or worked in the service, by key."""
    return team.names(reader)
