"""Prepare, save, issue and send letters; record their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.correspondence.drafting import draft_of, spec_of, template_digest
from app.foundation.command import Command
from app.foundation.errors import Invalid, StaleCase
from app.foundation.permissions import Permission
from app.store.facts import case_facts
from app.store.tables import CheckRecord, Document, DueDate, Letter
from letters.profiles import SENDINGS
from workflows.deadlines import DEADLINES
from workflows.engine import prevention_version
from workflows.facts import LetterFacts
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.store.tables import Case
    from app.store.work import Work
    from workflows.engine import Engine

NOT_A_DRAFT = Text(
    fr="Cette lettre est déjà émise : elle ne change plus. Préparez une nouvelle lettre qui la remplace.",
    nl="Deze brief is al uitgegeven en verandert niet meer. Maak een nieuwe brief die hem vervangt.",
)
NOT_ISSUED = Text(
    fr="Émettez d'abord la lettre : seule une lettre émise peut être envoyée.",
    nl="Geef de brief eerst uit: enkel een uitgegeven brief kan verzonden worden.",
)
SENT_TOO_EARLY = Text(
    fr="La date d'envoi précède la date de la lettre. Vérifiez les deux dates.",
    nl="De verzenddatum ligt vóór de datum van de brief. Kijk de twee data na.",
)
RECEIVED_TOO_EARLY = Text(
    fr="La date de réception précède l'envoi. Vérifiez les deux dates.",
    nl="De ontvangstdatum ligt vóór de verzending. Kijk de twee data na.",
)
IN_THE_FUTURE = Text(
    fr="Cette date est dans le futur. Indiquez ce qui s'est déjà passé.",
    nl="Deze datum ligt in de toekomst. Vul in wat al gebeurd is.",
)
WAY_NOT_FIT = Text(
    fr="Ce mode d'envoi ne convient pas à cette lettre. Choisissez-en un de la liste.",
    nl="Deze manier van verzenden past niet bij deze brief. Kies er een uit de lijst.",
)
NUMBER_NEEDED = Text(
    fr="Notez le numéro du recommandé : il figure sur la preuve de dépôt.",
    nl="Noteer het nummer van de aangetekende zending: het staat op het afgiftebewijs.",
)
NOT_SENT = Text(
    fr="Notez d'abord l'envoi de la lettre.",
    nl="Noteer eerst de verzending van de brief.",
)
REGISTERED = frozenset({"S-REG", "S-REG-AR"})
DEADLINES_OF: Mapping[str, tuple[str, ...]] = {
    "contest_indexation": ("reaction_to_contestation",),
    "request_lease_documents": ("reply_to_document_request",),
    "refund_overpaid_rent": ("refund_payment", "refund_court_action_warning", "refund_court_action"),
}
"""Time limits that the sending of a letter starts."""
EVENT_OF: Mapping[str, str] = {"contest_indexation": "demand_contested", "refund_overpaid_rent": "demand_contested"}
"""Event that the sending of a letter makes happen, where the state of the case allows it."""


@dataclass(frozen=True, kw_only=True)
class PrepareLetter(Command[int]):
    """Begin a letter of a case, from a check or by itself; returns its key."""

    permission = Permission.CASE_WRITE
    case_id: int
    letter: str
    language: str
    dated_on: date
    check_record_id: int | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    replaces_id: int | None = None

    def execute(self, work: Work) -> int:
        """Add the draft."""
        case = work.case(self.case_id)
        spec = spec_of(self.letter)
        if self.check_record_id is not None and work.one(CheckRecord, self.check_record_id).case_id != case.id:
            raise Invalid("check_record_id", NOT_A_DRAFT)
        row = Letter(
            case_id=case.id,
            check_record_id=self.check_record_id,
            letter=spec.id,
            language=self.language,
            dated_on=self.dated_on,
            sending_mode=spec.sending[0],
            options=dict(self.options),
            context={},
            edits={},
            replaces_id=self.replaces_id,
        )
        return work.add(row).id


def _draft_row(work: Work, letter_id: int, version: int) -> Letter:
    row = work.one(Letter, letter_id, version=version)
    if row.status != "draft":
        raise Invalid("", NOT_A_DRAFT)
    return row


@dataclass(frozen=True, kw_only=True)
class SaveDraft(Command[None]):
    """Save what was changed in a letter that is not issued yet."""

    permission = Permission.CASE_WRITE
    letter_id: int
    version: int
    language: str
    dated_on: date
    sending_mode: str
    options: Mapping[str, Any]
    edits: Mapping[str, str]

    def execute(self, work: Work) -> None:
        """Write the choices; a draft is complete only when it is issued."""
        row = _draft_row(work, self.letter_id, self.version)
        if self.sending_mode not in spec_of(row.letter).sending:
            raise Invalid("sending_mode", WAY_NOT_FIT)
        row.language, row.dated_on, row.sending_mode = self.language, self.dated_on, self.sending_mode
        row.options, row.edits = dict(self.options), dict(self.edits)


@dataclass(frozen=True, kw_only=True)
class DiscardDraft(Command[None]):
    """Put a draft aside; it stays in the record as discarded."""

    permission = Permission.CASE_WRITE
    letter_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Mark the draft."""
        _draft_row(work, self.letter_id, self.version).status = "discarded"


@dataclass(frozen=True, kw_only=True)
class IssueLetter(Command[None]):
    """Freeze a letter: PDF, reading copy, context and template version stay as they are from now on."""

    permission = Permission.LETTER_ISSUE
    letter_id: int
    version: int
    context_json: str
    pdf: bytes = field(repr=False)
    reading_copy: bytes = field(repr=False)

    def execute(self, work: Work) -> None:
        """Keep the files and the context; refuse when the case changed since the pages were made."""
        row = _draft_row(work, self.letter_id, self.version)
        draft = draft_of(work, row, work.author.user_id)
        if not draft.complete or draft.context is None or draft.context.to_json() != self.context_json:
            raise StaleCase
        row.context = draft.context.to_dict()
        row.template_digest = template_digest(draft.spec)
        row.pdf_sha256 = work.keep_blob(self.pdf)
        row.copy_sha256 = work.keep_blob(self.reading_copy)
        row.issued_at, row.issued_by_id = work.author.at, work.author.user_id
        row.answer_due_on = draft.context.letter.deadline_on
        row.status = "issued"
        if row.replaces_id is not None:
            self._supersede(work, row.replaces_id)

    @staticmethod
    def _supersede(work: Work, letter_id: int) -> None:
        old = work.one(Letter, letter_id)
        if old.status == "issued":
            old.status = "superseded"


@dataclass(frozen=True, kw_only=True)
class RecordSending(Command[str]):
    """A letter left: how, when, with which proof. Starts its time limits; returns the event it made happen or ""."""

    permission = Permission.CASE_PROGRESS
    letter_id: int
    version: int
    today: date
    sending_mode: str
    sent_on: date
    registered_number: str = ""
    received_on: date | None = None
    proof_document_id: int | None = None

    def execute(self, work: Work) -> str:
        """Write the proof, open the due dates, move the case where the workflow allows it."""
        row = work.one(Letter, self.letter_id, version=self.version)
        case = work.case(row.case_id)
        self._check(work, row)
        row.status, row.sending_mode, row.sent_on = "sent", self.sending_mode, self.sent_on
        row.registered_number = self.registered_number.strip()
        row.received_on, row.proof_document_id = self.received_on, self.proof_document_id
        letter = LetterFacts(letter=row.letter, issued=True, sent_on=self.sent_on, answer_due_on=row.answer_due_on)
        facts = case_facts(work, case, on=self.sent_on, today=self.today, letter=letter)
        event = EVENT_OF.get(row.letter, "")
        done: set[str] = set()
        if event and any(one.event == event and one.possible for one in _engine(case).possibilities(case.state, facts)):
            decision = _engine(case).decide(case.state, event, facts)
            done = {due.rule for due in decision.deadlines}
            work.record(case, decision, self.sent_on, {"letter": row.letter}, letter_id=row.id)
        else:
            event = ""
        for rule in DEADLINES_OF.get(row.letter, ()):
            if rule not in done and (due := DEADLINES[rule].due(facts)) is not None:
                work.set_due_date(case, due, letter_id=row.id)
        return event

    def _check(self, work: Work, row: Letter) -> None:
        if row.status not in {"issued", "sent"}:
            raise Invalid("", NOT_ISSUED)
        if self.sending_mode not in spec_of(row.letter).sending or self.sending_mode not in SENDINGS:
            raise Invalid("sending_mode", WAY_NOT_FIT)
        if self.sent_on > self.today:
            raise Invalid("sent_on", IN_THE_FUTURE)
        if self.sent_on < row.dated_on:
            raise Invalid("sent_on", SENT_TOO_EARLY)
        if self.received_on is not None and self.received_on < self.sent_on:
            raise Invalid("received_on", RECEIVED_TOO_EARLY)
        if self.received_on is not None and self.received_on > self.today:
            raise Invalid("received_on", IN_THE_FUTURE)
        if self.sending_mode in REGISTERED and not self.registered_number.strip():
            raise Invalid("registered_number", NUMBER_NEEDED)
        if self.proof_document_id is not None and work.one(Document, self.proof_document_id).case_id != row.case_id:
            raise Invalid("proof_document_id", NOT_ISSUED)


@dataclass(frozen=True, kw_only=True)
class RecordAnswer(Command[None]):
    """The other side answered a letter; its running time limits are met."""

    permission = Permission.CASE_PROGRESS
    letter_id: int
    version: int
    today: date
    answered_on: date
    answer: str

    def execute(self, work: Work) -> None:
        """Write the answer. What it means for the case is a separate event, chosen on the case page."""
        row = work.one(Letter, self.letter_id, version=self.version)
        if row.status not in {"sent", "answered"} or row.sent_on is None:
            raise Invalid("", NOT_SENT)
        if self.answered_on < row.sent_on:
            raise Invalid("answered_on", RECEIVED_TOO_EARLY)
        if self.answered_on > self.today:
            raise Invalid("answered_on", IN_THE_FUTURE)
        row.status, row.answered_on, row.answer = "answered", self.answered_on, self.answer
        for due in work.where(DueDate, letter_id=row.id, status="running"):
            if due.waits_for == "landlord":
                due.status = "met"
        work.touch(row.case_id)


def _engine(case: Case) -> Engine:
    return prevention_version(case.workflow_version)
