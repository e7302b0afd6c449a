"""What a command may do: load, add, record a decision, commit. One transaction, one author."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from app.store import audit, blobs, outbox, webhooks
from app.store.agenda import next_of_case
from app.store.errors import Clash, NotFound, StaleCase
from app.store.reading import Reader
from app.store.scope import by_key
from app.store.tables.case import Case, CaseEvent
from app.store.tables.deadline import DueDate
from app.store.tables.organisation import Organisation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Select, Table
    from sqlalchemy.orm import Session

    from app.store.audit import Author
    from app.store.base import Base, Store
    from workflows.deadlines import DueDate as RuledDate
    from workflows.engine import Decision
    from workflows.law import Source

Row = TypeVar("Row", bound="Base")
UNIQUE_VIOLATION = "23505"
BRUSSELS = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What started the count of a due date: the event, the letter, the kept check."""

    event_id: int | None = None
    letter_id: int | None = None
    check_record_id: int | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a due date is put aside: a code, and the words of the person where there are some."""

    because: str
    words: str = ""


NO_ORIGIN = Origin()
STARTED_AGAIN = Why("started_again")
SENDING_CORRECTED = Why("sending_corrected")
CHECKED_AGAIN = Why("checked_again")


@contextmanager
def _refusals() -> Iterator[None]:
    """Say in words of the store what the database refuses: an older version, or a key that another one wrote first.

    Only PostgreSQL finds the same key written at the same moment; SQLite lets one write at a time.
    """
    try:
        yield
    except StaleDataError as error:
        raise StaleCase from error
    except IntegrityError as error:
        if getattr(error.orig, "sqlstate", None) == UNIQUE_VIOLATION:
            raise Clash from error
        raise


class Work:
    """A writable view of the store for one command of one author."""

    __slots__ = ("_cases", "_session", "_touched", "author", "store")

    def __init__(self, store: Store, session: Session, author: Author) -> None:
        self.store = store
        self.author = author
        self._session = session
        self._cases: dict[int, Case] = {}  # held, so that one is not read twice
        self._touched: set[int] = set()

    @classmethod
    @contextmanager
    def begin(cls, store: Store, author: Author) -> Iterator[Work]:
        """Open a transaction for an author; it is undone unless ``commit`` is reached."""
        with store.sessions(info={"scope": author.organisation_id, "author": author}) as session:
            session.connection(execution_options={"writes": True})
            yield cls(store, session, author)

    def commit(self) -> None:
        """Write changes and audit entries, and commit. Raises StaleCase when somebody else saved first."""
        with _refusals():
            self._refresh_next_due()
            self._session.flush()
        audit.write_pending(self._session)
        self._session.commit()

    def add(self, row: Row) -> Row:
        """Add a new row and give it its key."""
        self._session.add(row)
        self.flush()
        return row

    def remove(self, row: Base) -> None:
        """Delete a row (the audit keeps that it was there)."""
        self._session.delete(row)

    def flush(self) -> None:
        """Send changes to the database inside the transaction. Raises StaleCase, Clash."""
        with _refusals():
            self._session.flush()

    def one(self, table: type[Row], row_id: int, *, version: int | None = None) -> Row:
        """Return one row by key.

        Raises NotFound when there is none or it belongs to somebody else, StaleCase when ``version`` is given
        and somebody has saved since.
        """
        scope = self.author.organisation_id
        statement = None if scope is None else by_key(table)
        if statement is None:
            row = self._session.get(table, row_id)
        else:
            row = self._session.scalars(statement, {"key": row_id, "scope": scope}).first()
        if row is None:
            raise NotFound
        if version is not None and row.version != version:  # type: ignore[attr-defined]
            raise StaleCase
        return row

    def case(self, case_id: int, *, version: int | None = None) -> Case:
        """Return a case by key. Raises NotFound or StaleCase."""
        case = self._cases[case_id] = self.one(Case, case_id, version=version)
        return case

    def all(self, statement: Select[Row]) -> Sequence[Row]:
        """Return all mapped rows of a select, after sending what is pending."""
        self.flush()
        return self._session.scalars(statement).all()

    def where(self, table: type[Row], *order_by: str, **equals: object) -> Sequence[Row]:
        """Return the mapped rows whose columns equal the given values, in the order of the named columns."""
        statement = select(table).filter_by(**equals).order_by(*(getattr(table, name) for name in order_by))
        return self.all(statement)

    def first(self, statement: Select[Row]) -> Row | None:
        """Return the first mapped row of a select or ``None``."""
        self.flush()
        return self._session.scalars(statement).first()

    def scalar(self, statement: Select[*tuple[Any, ...]]) -> Any:
        """Return the first value of the first row, or ``None``."""
        self.flush()
        return self._session.scalar(statement)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read, in this transaction, what the author's organisation may see."""
        reader = Reader(self.store, self.connection(), self.author.organisation_id)
        try:
            yield reader
        finally:
            reader.close()

    def put_mail(self, into: outbox.Letterbox, payload: Mapping[str, Any]) -> bool:
        """Have a mail sent when this transaction is committed; False when it was written before under its key."""
        return outbox.put(self.connection(), into, payload, self.author.at)

    def put_webhook(self, organisations: Collection[int], message: webhooks.Message) -> int:
        """Have the programs of these organisations told when this transaction is committed; return how many."""
        return webhooks.put(self.connection(), organisations, self.author.organisation_id, message, self.author.at)

    def connection(self) -> Connection:
        """Return the bare connection, for the few look-ups of app.store that cross organisations."""
        self.flush()
        return self._session.connection()

    def keep_blob(self, content: bytes) -> str:
        """Keep bytes in the folder of files; return their SHA-256."""
        return blobs.keep(self.store.blob_dir, content)

    def next_reference(self, organisation_id: int) -> str:
        """Return the next case reference of an organisation: ``SHORT-YEAR-00042``; whoever comes second waits."""
        organisation = self.one(Organisation, organisation_id)
        self.flush()
        self._session.refresh(organisation, with_for_update=True)
        number = organisation.next_case_number
        organisation.next_case_number = number + 1
        return f"{organisation.short_name}-{self.author.at.year}-{number:05d}"

    def open_case(self, case: Case, decision: Decision, on: date) -> Case:
        """Add a new case in the state that the opening decision gives."""
        case.state = decision.to_state
        case.level = decision.level
        case.reached_states = [decision.to_state]
        self.add(case)
        self._record_event(case, decision, on, {})
        return case

    def record(
        self,
        case: Case,
        decision: Decision,
        on: date,
        inputs: Mapping[str, Any] | None = None,
        *,
        letter_id: int | None = None,
    ) -> int:
        """Carry a decision of the engine out: the only place that changes a case's state. Return the event's key.

        Writes the event with its legal date, the due dates it opens and, at the end, closing date and outcome.
        ``letter_id`` ties the due dates to the letter that started them.
        """
        case.state = decision.to_state
        case.level = decision.level
        if decision.to_state not in case.reached_states:
            case.reached_states = [*case.reached_states, decision.to_state]
        if decision.closes:
            case.closed_on = on
            case.outcome = decision.outcome or None
            self._drop_due_dates(case)  # what is watched after closing is started by the event itself
        elif decision.reopens:
            case.closed_on = None
            case.outcome = None
            self._drop_due_dates(case)  # what was to be looked at because it was closed
        return self._record_event(case, decision, on, inputs or {}, letter_id)

    def _record_event(
        self, case: Case, decision: Decision, on: date, inputs: Mapping[str, Any], letter_id: int | None = None
    ) -> int:
        event = CaseEvent(
            case_id=case.id,
            event=decision.event,
            from_state=decision.from_state,
            to_state=decision.to_state,
            level=decision.level,
            happened_on=on,
            recorded_at=self.author.at,
            recorded_by_id=self.author.user_id,
            inputs={name: _stored(value) for name, value in inputs.items() if value is not None},
        )
        event_id = audit.insert_apart(self._session, event)
        for due in decision.deadlines:
            self.set_due_date(case, due, Origin(letter_id=letter_id, event_id=event_id))
        self._cases[case.id] = case
        self._touched.add(case.id)
        return event_id

    def set_due_date(
        self, case: Case, due: RuledDate, origin: Origin = NO_ORIGIN, *, why: Why = STARTED_AGAIN
    ) -> DueDate | None:
        """Add a due date; a running one of the same rule (and letter) is superseded and kept, with the reason.

        Counted to the same days from the same day, the running one stays and ``None`` is returned: nothing changed.
        """
        self._flush_all_but_cases()
        same = {"case_id": case.id, "rule": due.rule, "letter_id": origin.letter_id}
        earlier = [self.one(DueDate, key) for key in self._session.connection().execute(_RUNNING, same).scalars()]
        days = (due.on, due.normal_on, due.counted_from)
        if any((old.due_on, old.normal_on, old.counted_from) == days for old in earlier):
            return None
        row = DueDate(
            case_id=case.id,
            rule=due.rule,
            title=due.title.as_dict(),
            due_on=due.on,
            normal_on=due.normal_on,
            counted_from=due.counted_from,
            steps=[step.as_dict() for step in due.steps],
            sources=[_source(source) for source in due.sources],
            doubt=None if due.doubt is None else due.doubt.as_dict(),
            kind=due.kind,
            waits_for=due.waits_for,
            letter_id=origin.letter_id,
            event_id=origin.event_id,
            check_record_id=origin.check_record_id,
            recorded_at=self.author.at,
        )
        row.id = audit.insert_apart(self._session, row)
        for old in earlier:
            self.supersede(old, row, why)
        self._touched.add(case.id)
        return row

    def supersede(self, old: DueDate, successor: DueDate | None, why: Why) -> None:
        """Put a due date aside: another took its place, or nothing did. What it was stays.

        Whoever follows the case is told by e-mail when a date of the law moves by somebody else's hand.
        """
        old.status, old.superseded_by_id = "superseded", None if successor is None else successor.id
        old.superseded_on, old.superseded_because = self.author.at.astimezone(BRUSSELS).date(), why.because
        old.reason = why.words
        self._touched.add(old.case_id)
        if old.kind == "legal" and (successor is None or successor.due_on != old.due_on):
            self._tell_of_move(old, successor)

    def _tell_of_move(self, old: DueDate, successor: DueDate | None) -> None:
        case = self._cases.get(old.case_id) or self.case(old.case_id)
        if case.assigned_to_id is None or case.assigned_to_id == self.author.user_id:
            return
        item = {
            "reference": case.reference,
            "case_id": case.id,
            "title": old.title,
            "was_on": old.due_on.isoformat(),
            "due_on": None if successor is None else successor.due_on.isoformat(),
        }
        into = outbox.Letterbox(
            organisation_id=case.organisation_id,
            user_id=case.assigned_to_id,
            kind="date_moved",
            key=f"date_moved:{old.id}:{case.assigned_to_id}",
        )
        outbox.put(self._session.connection(), into, {"items": [item]}, self.author.at)

    def touch(self, case_id: int) -> None:
        """Have the case's next date computed again at the end (a task or due date changed)."""
        self._touched.add(case_id)

    def _drop_due_dates(self, case: Case) -> None:
        running = select(DueDate).where(DueDate.case_id == case.id, DueDate.status == "running")
        for due in self._session.scalars(running):
            due.status = "dropped"

    def _flush_all_but_cases(self) -> None:
        """Send what waits to be written, unless it is cases alone: due dates and tasks do not depend on those."""
        session = self._session
        if any(not isinstance(row, Case) for row in (*session.new, *session.dirty, *session.deleted)):
            self.flush()

    def _refresh_next_due(self) -> None:
        if not self._touched:
            return
        self._flush_all_but_cases()
        for case_id in self._touched:
            case = self._cases.get(case_id) or self.case(case_id)
            found = self._session.connection().execute(_NEXT, {"case_id": case_id}).first()
            if found is None:
                case.next_due_on, case.waiting_for = date.max, ""
            else:
                case.next_due_on, case.waiting_for = found.due_on, found.waits_for or "us"
        self._touched.clear()


_due = cast("Table", DueDate.__table__)
_RUNNING = select(_due.c.id).where(
    _due.c.case_id == bindparam("case_id"),
    _due.c.rule == bindparam("rule"),
    _due.c.status == "running",
    _due.c.letter_id.is_not_distinct_from(bindparam("letter_id")),
)
_NEXT = next_of_case(bindparam("case_id"))
"""The first day of a case, from every table that holds one, and who must act by then."""


def _source(source: Source) -> dict[str, Any]:
    """Return a source as it is kept with a due date."""
    read_on = source.read_on.isoformat()
    return {"act": source.act, "article": source.article, "url": source.url, "read_on": read_on}


def _stored(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value) if not isinstance(value, (bool, int)) else value
