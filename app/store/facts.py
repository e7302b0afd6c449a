"""Rows of a case → what the law may know of it: the one translation from storage to law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.store.tables import Case, CaseEvent, CheckRecord, Document, DueDate, Lease, Letter, Note, Person
from workflows.facts import (
    CaseFacts,
    IncidentFacts,
    LegalDate,
    LetterFacts,
    ProcedureFacts,
    ReferralFacts,
    SharingFacts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Row, Table

    from app.store.reading import Reader
    from app.store.work import Work
    from workflows.facts import EventInputs

UNLAWFUL = frozenset({"excessive", "not_due"})
"""Verdicts of the checks that give the household a reason to write."""
MANDATE, CONSENT = "mandate", "consent"
"""Kinds of documents and notes that prove them."""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the case, newest last, its inputs as they were typed in."""

    event: str
    from_state: str | None
    to_state: str
    level: str
    on: date
    inputs: Mapping[str, Any]

    def day(self, name: str) -> date | None:
        """Return a date that was filled in when the event was recorded."""
        value = self.inputs.get(name)
        return date.fromisoformat(value) if isinstance(value, str) else None


class History:
    """The events of a case, asked from the newest back."""

    __slots__ = ("_newest_first",)

    def __init__(self, happened: Sequence[Happened]) -> None:
        self._newest_first = tuple(reversed(happened))

    def on(self, *events: str) -> date | None:
        """Return the legal date of the newest of these events."""
        return next((one.on for one in self._newest_first if one.event in events), None)

    def told(self, *inputs: str) -> date | None:
        """Return the newest date that was filled in under one of these names."""
        return next((day for one in self._newest_first for name in inputs if (day := one.day(name))), None)

    def word(self, name: str) -> str:
        """Return the newest code or text that was filled in under this name."""
        return next((str(one.inputs[name]) for one in self._newest_first if one.inputs.get(name)), "")

    def state_since(self, state: str) -> date | None:
        """Return the day the present state was reached."""
        return next((one.on for one in self._newest_first if one.to_state == state != one.from_state), None)

    def last_open_state(self) -> str:
        """Return the last state that was not the end."""
        return next((one.to_state for one in self._newest_first if one.level != "closed"), "")


def case_facts(
    source: Reader | Work,
    case: Case,
    *,
    on: date,
    today: date,
    inputs: EventInputs | None = None,
    letter: LetterFacts | None = None,
) -> CaseFacts:
    """Return what the law may know of a case on a day.

    ``inputs`` are the answers to the event being judged; ``letter`` the letter it is about, else the newest one that
    awaits an answer.
    """
    rows = _Rows(source.connection(), case.id)
    history = History(rows.events())
    people = rows.all(Person, "role", "birth_year")
    verdicts = rows.all(CheckRecord, "check_name", "verdict", "facts")
    proofs = rows.proofs()
    return CaseFacts(
        on=on,
        today=today,
        inputs=inputs or {},
        opened_on=case.opened_on,
        state_since=history.state_since(case.state),
        last_open_state=history.last_open_state(),
        household_known=bool(people),
        risk_known=bool(case.concern),
        loss_feared_on=history.told("loss_feared_on"),
        no_date_announced=history.word("loss_feared") == "no_date",
        safety_asked=case.safety_asked_on is not None,
        violence=case.violence,
        mandate_in_force=MANDATE in proofs,
        consent_in_force=CONSENT in proofs,
        checks_run=len(verdicts),
        unlawful_demand_found=any(row.verdict in UNLAWFUL for row in verdicts),
        lease_ends_on=next((row.ends_on for row in rows.all(Lease, "ends_on")), None),
        indexation_requested_on=_indexation_requested(verdicts),
        letter=letter or _letter(rows.all(Letter, "letter_name", "status", "sent_on", "answer_due_on", "answered_on")),
        commitments=sum(1 for name in ("first_commitment_on",) if history.told(name)),
        legal_dates=rows.legal_dates(),
        procedure=_procedure(history),
        incident=_incident(history, case),
        referral=_referral(people, case),
        sharing=SharingFacts(consent_in_force=CONSENT in proofs),
    )


class _Rows:
    """Plain rows of one case, which the caller has already found within its organisation."""

    __slots__ = ("_case_id", "_connection")

    def __init__(self, connection: Connection, case_id: int) -> None:
        self._connection = connection
        self._case_id = case_id

    def all(self, mapped: type[Any], *columns: str, **equals: str) -> Sequence[Row[Any]]:
        table = cast("Table", mapped.__table__)
        statement = select(*(table.c[name] for name in columns)).where(table.c.case_id == self._case_id)
        for name, value in equals.items():
            statement = statement.where(table.c[name] == value)
        return self._connection.execute(statement.order_by(table.c.id)).all()

    def events(self) -> list[Happened]:
        table = cast("Table", CaseEvent.__table__)
        columns = (table.c[name] for name in ("event", "from_state", "to_state", "level", "happened_on", "inputs"))
        statement = select(*columns).where(table.c.case_id == self._case_id).order_by(table.c.id)
        return [Happened(*row) for row in self._connection.execute(statement)]

    def proofs(self) -> frozenset[str]:
        """Return the kinds of papers and notes there are, those taken away left out."""
        papers = {row.kind for row in self.all(Document, "kind", "removed_on") if row.removed_on is None}
        return frozenset(papers | {row.kind for row in self.all(Note, "kind")})

    def legal_dates(self) -> tuple[LegalDate, ...]:
        running = self.all(DueDate, "title", "due_on", kind="legal", status="running")
        return tuple(LegalDate(title_fr=row.title["fr"], title_nl=row.title["nl"], on=row.due_on) for row in running)


def _indexation_requested(verdicts: Sequence[Row[Any]]) -> date | None:
    for row in reversed(verdicts):
        made_on = (row.facts.get("request") or {}).get("made_on")
        if row.check_name == "rent_indexation" and isinstance(made_on, str):
            return date.fromisoformat(made_on)
    return None


def _letter(letters: Sequence[Row[Any]]) -> LetterFacts | None:
    """Return the newest letter that awaits an answer, else the newest that was issued."""
    issued = [row for row in letters if row.status in {"issued", "sent", "answered"}]
    waiting = [row for row in issued if row.answered_on is None]
    newest = (waiting or issued)[-1:]
    if not newest:
        return None
    row = newest[0]
    return LetterFacts(
        letter=row.letter_name,
        issued=True,
        sent_on=row.sent_on,
        answer_due_on=row.answer_due_on,
        answered=row.answered_on is not None,
    )


def _procedure(history: History) -> ProcedureFacts:
    """Return the court procedure as the events tell it."""
    return ProcedureFacts(
        formal_notice_sent_on=history.on("formal_notice_sent"),
        claim_reference=history.word("roll_number"),
        claim_filed_on=history.on("petition_filed"),
        enrolled_on=history.on("claim_enrolled"),
        convened_on=history.on("convocation_sent"),
        hearing_on=history.told("new_hearing_on", "hearing_on"),
        judged_on=history.on("judgment_given", "decision_copy_received"),
        served_on=history.told("served_on") or history.on("judgment_served"),
        centre_told_on=history.told("centre_told_on") or history.on("centre_told_of_service"),
        eviction_notice_on=history.on("eviction_notice_sent"),
        rehousing_proof_sent=history.on("rehousing_proof_sent") is not None,
        rehousing_entry_on=history.told("rehousing_on"),
    )


def _incident(history: History, case: Case) -> IncidentFacts:
    facts_on = history.on("put_out_without_title")
    return IncidentFacts(
        class_code=history.word("incident_class"),
        facts_on=facts_on,
        reported_on=None if facts_on is None else case.opened_on,
    )


def _referral(people: Sequence[Row[Any]], case: Case) -> ReferralFacts:
    minors = [row for row in people if row.role == "minor"]
    return ReferralFacts(
        unaccompanied_minor=bool(people) and len(minors) == len(people),
        anonymous=case.identity == "anonymous",
        children=bool(minors),
    )
