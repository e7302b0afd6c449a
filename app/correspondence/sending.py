"""What happens to an issued letter: it leaves, its time limits run, an answer comes."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.correspondence.drafting import spec_of
from app.correspondence.starts import STARTS, letter_facts
from app.foundation.command import Command
from app.foundation.errors import Invalid
from app.foundation.permissions import Permission
from app.proceedings import advising, telling
from app.store.facts import case_facts
from app.store.tables import CaseEvent, Document, DueDate, Letter, Task, User
from app.store.work import SENDING_CORRECTED, Origin
from letters.profiles import SENDINGS
from workflows.deadlines import DEADLINES
from workflows.engine import Refused, prevention_version
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.store.tables import Case
    from app.store.work import Work
    from letters.text import Language
    from workflows.deadlines import DueDate as RuledDate
    from workflows.facts import CaseFacts

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
ANSWERED_TOO_EARLY = Text(
    fr="La réponse précède l'envoi de la lettre. Vérifiez les deux dates.",
    nl="Het antwoord ligt vóór de verzending van de brief. Kijk de twee data na.",
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
NOT_A_PROOF = Text(
    fr="Ce document n'est pas dans ce dossier. Choisissez-en un de la liste.",
    nl="Dit document zit niet in dit dossier. Kies er een uit de lijst.",
)
NOT_SENT = Text(
    fr="Notez d'abord l'envoi de la lettre.",
    nl="Noteer eerst de verzending van de brief.",
)
NO_ANSWER = Text(
    fr="Choisissez ce que l'autre partie a répondu.",
    nl="Kies wat de andere partij geantwoord heeft.",
)
REGISTERED = frozenset({"S-REG", "S-REG-AR"})
ANSWERS = frozenset({"accepted", "partly", "refused", "sent_papers"})
SETTLED = frozenset({"met", "dropped", "lapsed"})
ADDRESSEES = frozenset({"landlord", "other_side", "service", "court"})
"""Whom a due date waits for when an answer settles it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a sending did to the case: the event it made happen or "", or why it could not; whether dates run."""

    event: str = ""
    reasons: tuple[Text, ...] = ()
    dates: bool = False


class _Moved(NamedTuple):
    """The event that was recorded or "", or why it was not, and the due dates it opened."""

    event: str = ""
    reasons: tuple[Text, ...] = ()
    dues: tuple[RuledDate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecordSending(Command[Sent]):
    """A letter left: how, when, with which proof. Starts what its letter.toml says (``app.correspondence.starts``)."""

    permission = Permission.CASE_PROGRESS
    letter_id: int
    version: int
    today: date
    sending_mode: str
    sent_on: date
    registered_number: str = ""
    received_on: date | None = None
    proof_document_id: int | None = None

    def execute(self, work: Work) -> Sent:
        """Write the proof; when the day of posting is new, open the due dates and move the case where it may move.

        Due dates that run from the receipt follow a new day of receipt. A closed case keeps the proof, no more.
        """
        row = work.one(Letter, self.letter_id, version=self.version)
        case = work.case(row.case_id)
        self._check(work, row)
        posted = row.sent_on != self.sent_on
        received = row.received_on != self.received_on or row.sending_mode != self.sending_mode
        recorded = self._correct_event(work, row)
        row.status, row.sending_mode, row.sent_on = "sent", self.sending_mode, self.sent_on
        row.registered_number = self.registered_number.strip()
        row.received_on, row.proof_document_id = self.received_on, self.proof_document_id
        if posted:
            advising.invited_by_letter(work, row, self.sent_on)
        if case.closed_on is not None or not (posted or received):
            return Sent()
        start = STARTS[row.letter]
        facts = case_facts(
            work, case, on=self.sent_on, today=self.today, inputs=start.inputs_of(row), letter=letter_facts(row)
        )
        moves = posted and bool(start.event) and not recorded
        moved = self._move(work, case, row, facts) if moves else _Moved()
        dues = (*moved.dues, *self._start(work, case, row, facts, {due.rule for due in moved.dues}))
        if posted:
            _plan(work, case, row, self.sent_on, {due.on for due in dues if due.waits_for == "us"})
        return Sent(moved.event, moved.reasons, bool(dues))

    def _correct_event(self, work: Work, row: Letter) -> bool:
        """Move the event that the letter made happen along with a posting day that was noted wrongly; tell if any."""
        if row.sent_on is None or not STARTS[row.letter].event:
            return False
        made = [
            event
            for event in work.where(
                CaseEvent, case_id=row.case_id, event=STARTS[row.letter].event, happened_on=row.sent_on
            )
            if event.inputs.get("letter") == row.letter
        ]
        case = work.case(row.case_id)
        for event in made:
            if (was_on := event.happened_on) != self.sent_on:
                event.happened_on = self.sent_on
                with _on_the_posting_day():
                    telling.day_corrected(work, case, event, was_on, "")
        return bool(made)

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
        if self.proof_document_id is not None:
            proof = work.one(Document, self.proof_document_id)
            if proof.case_id != row.case_id or proof.removed_on is not None:
                raise Invalid("proof", NOT_A_PROOF)

    def _move(self, work: Work, case: Case, row: Letter, facts: CaseFacts) -> _Moved:
        """Record the event of this letter where the workflow allows it; return it and its due dates, or why not."""
        engine, start = prevention_version(case.workflow_version), STARTS[row.letter]
        try:
            decision = engine.decide(case.state, start.event, facts)
        except Refused as refused:
            return _Moved(reasons=tuple(why.text for why in refused.reasons))
        inputs = {"letter": row.letter, **start.inputs_of(row)}
        event_id = work.record(case, decision, self.sent_on, inputs, letter_id=row.id)
        with _on_the_posting_day():
            telling.told_by_event(work, case, event_id, start.event, self.sent_on, inputs)
        return _Moved(start.event, dues=decision.deadlines)

    @staticmethod
    def _start(work: Work, case: Case, row: Letter, facts: CaseFacts, started: set[str]) -> list[RuledDate]:
        """Open the time limits of this letter, those already settled or followed since a check left alone."""
        settled = {due.rule for due in work.where(DueDate, letter_id=row.id) if due.status in SETTLED}
        dues = []
        for rule in (one for one in STARTS[row.letter].deadlines if one not in started | settled):
            due = DEADLINES[rule].due(facts)
            if due is None:
                for old in work.where(DueDate, letter_id=row.id, rule=rule, status="running"):
                    work.supersede(old, None, SENDING_CORRECTED)
            elif not _followed_since_check(work, case, due):
                work.set_due_date(case, due, Origin(letter_id=row.id), why=SENDING_CORRECTED)
                dues.append(due)
        return dues


@contextmanager
def _on_the_posting_day() -> Iterator[None]:
    """Say beside the day of posting what of the procedure it contradicts: the whole sending is then refused."""
    try:
        yield
    except Invalid as invalid:
        raise Invalid("sent_on", invalid.text) from invalid


def _followed_since_check(work: Work, case: Case, due: RuledDate) -> bool:
    """Tell whether the same right is already watched until the same day, since a check was kept."""
    twin = DEADLINES[due.rule].also_from_check
    return bool(twin) and bool(work.where(DueDate, case_id=case.id, rule=twin, due_on=due.on, status="running"))


def _plan(work: Work, case: Case, row: Letter, sent_on: date, ours: set[date]) -> None:
    """Plan what the letter asks of us afterwards, in the language of whoever sends it.

    Days on which one of our own due dates already falls are left out; a task planned for an earlier sending moves.
    """
    author = work.one(User, work.author.user_id) if work.author.user_id is not None else None
    language: Language = "nl" if author is not None and author.language == "nl" else "fr"
    planned = {task.title: task for task in work.where(Task, letter_id=row.id)}
    for follow_up in spec_of(row.letter).follow_ups:
        day = follow_up.due_on(sent_on)
        task = planned.get(follow_up.text.fr) or planned.get(follow_up.text.nl)
        if task is not None and task.done_on is None:
            task.due_on = day
        elif task is None and day not in ours:
            work.add(
                Task(
                    case_id=case.id,
                    title=follow_up.text.of(language),
                    due_on=day,
                    assigned_to_id=case.assigned_to_id,
                    letter_id=row.id,
                )
            )
    work.touch(case.id)


@dataclass(frozen=True, kw_only=True)
class RecordAnswer(Command[None]):
    """The other side answered a letter; what waited for that answer is done."""

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
        if self.answer not in ANSWERS:
            raise Invalid("answer", NO_ANSWER)
        if self.answered_on < row.sent_on:
            raise Invalid("answered_on", ANSWERED_TOO_EARLY)
        if self.answered_on > self.today:
            raise Invalid("answered_on", IN_THE_FUTURE)
        row.status, row.answered_on, row.answer = "answered", self.answered_on, self.answer
        for due in work.where(DueDate, letter_id=row.id, status="running"):
            if due.waits_for in ADDRESSEES:
                due.status, due.settled_on = "met", self.answered_on
        for task in work.where(Task, letter_id=row.id, done_on=None):
            task.status, task.done_on = "done", self.today
        work.touch(row.case_id)
