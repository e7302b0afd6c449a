"""Hand a case over with its papers, take it in, refuse it, decide on a conflict, send news back, note what came."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from app.directory.queries import UnknownBody, commune
from app.documents.codes import LONGEST_NOTE
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.permissions import Permission
from app.handovers import papers as going
from app.handovers import payload as leaving
from app.handovers import reasons, taking
from app.proceedings import handing, shield
from app.store import consents, hand_overs
from app.store.facts import case_facts
from app.store.tables import CaseEvent, Consent, Document, HandOver, Organisation, ReceivedPaper, User
from app.store.tables.organisation import OrganisationKind
from app.transfer.commands import note_news, take_in
from app.transfer.words import ANSWERS
from workflows.engine import in_force, prevention_version
from workflows.facts import SharingFacts
from workflows.handover import competence
from workflows.prevention.guards import not_an_unaccompanied_minor

if TYPE_CHECKING:
    from datetime import date

    from app.store.tables import Case
    from app.store.work import Work

ACCEPTED, RETURNED, HANDED_OVER = "hand_over_accepted", "hand_over_returned", "handed_over"
"""Events of the sender's case."""
NOT_COMPETENT: Final = "not_competent"
RETURN_BECAUSE: Final = {"refused": "refused", "unanswered": "unanswered", "stopped": "consent_withdrawn"}


def _happen(work: Work, case: Case, event: str, inputs: dict[str, Any]) -> None:
    today = clock.today()
    facts = case_facts(work, case, on=today, today=today, inputs=inputs)
    work.record(case, prevention_version(case.workflow_version).decide(case.state, event, facts), today, inputs)


def _name(work: Work) -> str:
    return work.one(User, work.author.user_id or 0).name[:160]


def _row(work: Work, hand_over_id: int, version: int, *, as_receiver: bool) -> HandOver:
    row = work.one(HandOver, hand_over_id)
    if (row.receiver_id if as_receiver else row.sender_id) != work.author.organisation_id:
        raise NotFound
    if row.version != version:
        raise StaleCase
    return row


@dataclass(frozen=True, kw_only=True)
class SendHandOver(Command[int]):
    """A case goes to another service of this installation, as far as a consent of the person allows. Gives its key.

    ``papers``: those that were ticked (``document-3``, ``letter-5``); None: those that are ticked from the start.
    ``papers_looked``: somebody looked at the pictures in which a secret address could stand.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    version: int
    consent_id: int
    wanted: str = ""
    answer_by_on: date | None = None
    papers: tuple[str, ...] | None = None
    papers_looked: bool = False

    def execute(self, work: Work) -> int:
        """Raises Refused with what is missing, Invalid beside the field, StaleCase."""
        case = work.case(self.case_id, version=self.version)
        if case.closed_on is not None:
            raise Invalid("", reasons.CLOSED)
        today = clock.today()
        consent = self._consent(work, case)
        shield.keep_quiet(work, case.id, "wanted", self.wanted)
        self._minor_goes_another_way(work, case, consent)
        if self.answer_by_on is not None and self.answer_by_on < today:
            raise Invalid("answer_by_on", reasons.ANSWER_IN_THE_PAST)
        holds = consents.holds(consent, today)
        sender = leaving.sender_of(work.one(Organisation, work.author.organisation_id or 0), _name(work))
        picked = self._papers(work, case, consent) if holds else ()
        told = leaving.made(work, case, consent, self.wanted, sender, picked) if holds else None
        salt = secrets.token_hex(16)
        given = {} if self.answer_by_on is None else {"answer_by_on": self.answer_by_on}
        row = HandOver(
            sender_id=work.author.organisation_id,
            receiver_id=consent.recipient_organisation_id,
            state="draft",
            workflow_version=in_force("handover", today).valid_from,
            kind=consent.purpose,
            sent_case_id=case.id,
            sent_reference=case.reference,
            consent_id=consent.id,
            consent_until_on=consent.ends_on or today,
            payload=told,
            salt=salt,
            marks=handing.marks_of(salt, leaving.other_party(work, case)),
            sent_on=today,
            answer_by_on=self.answer_by_on or today,
            recorded_at=work.author.at,
            sent_by=sender["worker"],
        )
        facts = SharingFacts(
            consent_in_force=holds,
            consent_ends_on=consent.ends_on,
            recipient_known=True,
            fields_chosen=bool(consent.items),
            purpose_named=True,
            recipient_bound_by_secrecy="bound" in consent.tests,
            person_told="told" in consent.tests,
        )
        due = handing.begun(work, row, facts, given)
        row.answer_by_on = due or row.answer_by_on
        going.pass_on(work, row, picked)
        _happen(work, case, HANDED_OVER, {"receiving_service": consent.recipient_name, **given})
        return row.id

    def _papers(self, work: Work, case: Case, consent: Consent) -> tuple[going.Paper, ...]:
        found = going.papers(work, case, consent)
        return going.chosen(found, self.papers, looked=self.papers_looked)

    @staticmethod
    def _minor_goes_another_way(work: Work, case: Case, consent: Consent) -> None:
        """An unaccompanied minor is handed to the referral service under no name (M24). Raises Refused."""
        receiver = work.one(Organisation, consent.recipient_organisation_id or 0)
        today = clock.today()
        reason = not_an_unaccompanied_minor(case_facts(work, case, on=today, today=today))
        if receiver.kind is OrganisationKind.BRUSSHELP and reason is not None:
            raise Refused(HANDED_OVER, case.state, (reason,))

    def _consent(self, work: Work, case: Case) -> Consent:
        rows = work.where(Consent, id=self.consent_id, case_id=case.id)
        if not rows:
            raise Invalid("consent_id", reasons.NO_CONSENT)
        consent = rows[0]
        if consent.recipient_organisation_id is None:
            raise Invalid("consent_id", reasons.NO_SERVICE)
        if consent.purpose not in handing.KINDS:
            raise Invalid("consent_id", reasons.NOT_A_KIND)
        if "identity" not in consent.items or case.identity == "anonymous":
            raise Invalid("consent_id", reasons.NO_NAME_LEAVES)
        return consent


@dataclass(frozen=True, kw_only=True)
class MarkConflict(Command[bool]):
    """What came is compared, here alone, with the people we help: an equal name goes to the coordinator first."""

    permission: ClassVar[Permission] = Permission.CASE_READ
    hand_over_id: int

    def execute(self, work: Work) -> bool:
        """Return whether there may be a conflict of interest. Only names of our own open cases are looked at."""
        row = work.one(HandOver, self.hand_over_id)
        if row.receiver_id != work.author.organisation_id or row.conflict != "none" or row.state not in handing.OPEN:
            return row.conflict == "possible"
        if handing.may_conflict(work, row):
            row.conflict = "possible"
        return row.conflict == "possible"


@dataclass(frozen=True, kw_only=True)
class DecideConflict(Command[None]):
    """The coordinator says whether the service can help this person all the same."""

    permission: ClassVar[Permission] = Permission.CONFLICT_DECIDE
    hand_over_id: int
    version: int
    conflict: bool

    def execute(self, work: Work) -> None:
        """With a conflict the hand-over is refused; the sender is told no more than that. Raises StaleCase."""
        row = _row(work, self.hand_over_id, self.version, as_receiver=True)
        if row.conflict != "possible":
            raise Invalid("", reasons.NO_CONFLICT)
        row.conflict = "confirmed" if self.conflict else "cleared"
        if self.conflict:
            row.refusal_reason, row.answered_on, row.answered_by = "other", clock.today(), _name(work)
            handing.fire(work, row, "refused", clock.today(), {"refusal_reason": "other"})


@dataclass(frozen=True, kw_only=True)
class AcceptHandOver(Command[int]):
    """We take the person in: what was agreed to becomes a case of ours. Gives the key of the case."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    hand_over_id: int
    version: int
    looked: bool
    into_case_id: int | None = None
    stage: str = ""

    def execute(self, work: Work) -> int:
        """Raises Invalid when nothing may be read any more, Refused, StaleCase."""
        row = _row(work, self.hand_over_id, self.version, as_receiver=True)
        told = _readable(work, row)
        if not self.looked:
            raise Invalid("looked", reasons.LOOK_FIRST)
        today = clock.today()
        handing.fire(work, row, "accepted", today)
        case_id = take_in(work, told, into_case_id=self.into_case_id, stage=self.stage)
        taking.take_rest(work, work.case(case_id), row, told, new=self.into_case_id is None)
        row.received_case_id, row.answered_on, row.answered_by = case_id, today, _name(work)
        return case_id


def _readable(work: Work, row: HandOver) -> dict[str, Any]:
    if row.conflict == "possible" or (row.conflict == "none" and handing.may_conflict(work, row)):
        raise Invalid("", reasons.COORDINATOR_FIRST)
    told = hand_overs.content(row, work.author.organisation_id, clock.today())
    if told is None:
        raise Invalid("", reasons.GONE)
    return told


@dataclass(frozen=True, kw_only=True)
class RefuseHandOver(Command[None]):
    """We cannot take the person in, and say why; nothing of what came stays here.

    A centre that is not competent names the one that is (``forward_to_nis``, its commune; empty: as the rules say) and
    forwards the request in time.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    hand_over_id: int
    version: int
    reason: str
    words: str = ""
    forward_to_nis: str = ""

    def execute(self, work: Work) -> None:
        """Raises Refused, Invalid, StaleCase."""
        row = _row(work, self.hand_over_id, self.version, as_receiver=True)
        if row.conflict == "possible":
            raise Invalid("", reasons.COORDINATOR_FIRST)
        today = clock.today()
        if self.reason == NOT_COMPETENT:
            told = hand_overs.content(row, work.author.organisation_id, today)
            us = work.one(Organisation, row.receiver_id)
            row.forward_to_nis = _commune(self.forward_to_nis) or leaving.competent_nis(told, us)
            if us.kind is OrganisationKind.CPAS:
                row.forward_by_on = competence.forward_by(row.sent_on)
        handing.fire(work, row, "refused", today, {"refusal_reason": self.reason})
        row.refusal_reason, row.refusal_words = self.reason, self.words.strip()[:300]
        row.answered_on, row.answered_by = today, _name(work)


def _commune(nis: str) -> str:
    if not nis:
        return ""
    try:
        return commune(nis).nis
    except UnknownBody:
        raise Invalid("forward_to_nis", reasons.NO_SUCH_COMMUNE) from None


@dataclass(frozen=True, kw_only=True)
class NoteForwarded(Command[None]):
    """We are not competent, and passed the request on to the centre that is."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    hand_over_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Raises Invalid when there is nothing to forward, StaleCase."""
        row = _row(work, self.hand_over_id, self.version, as_receiver=True)
        if row.forward_by_on is None or row.forwarded_on is not None:
            raise Invalid("", reasons.NOTHING_TO_FORWARD)
        row.forwarded_on = clock.today()


@dataclass(frozen=True, kw_only=True)
class NoteStopped(Command[None]):
    """The consent is withdrawn or over: we no longer use what came. After a withdrawal its documents leave our case.

    ``keep_because``: the duty of our own (a decision to justify, an account to render) under which they stay readable.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    hand_over_id: int
    version: int
    keep_because: str = ""

    def execute(self, work: Work) -> None:
        """Raises Invalid when nothing was withdrawn or is over, StaleCase."""
        row = _row(work, self.hand_over_id, self.version, as_receiver=True)
        if (row.withdrawn_on is None and row.ended_on is None) or row.stop_noted_on is not None:
            raise Invalid("", reasons.NOTHING_TO_STOP)
        today, why = clock.today(), self.keep_because.strip()[:300]
        came = () if row.withdrawn_on is None else work.where(ReceivedPaper, hand_over_id=row.id)
        for paper in came:
            paper.kept_because = why
            document = work.one(Document, paper.document_id)
            if not why and document.removed_on is None:
                document.removed_on, document.removed_because = today, "asked"
                language = "nl" if work.case(document.case_id).language == "nl" else "fr"
                document.removal_note = reasons.PAPER_LEFT.of(language)[:LONGEST_NOTE]
        row.stop_noted_on = today


@dataclass(frozen=True, kw_only=True)
class SendNews(Command[None]):
    """The service that handed the case over hears what became of it, with the agreement of the person.

    ``answers``: what was done (codes of app.transfer.words); ``appointment``: the next one; ``person``: who to call.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    hand_over_id: int
    version: int
    words: str
    agreed: bool
    answers: tuple[str, ...] = ()
    appointment: str = ""
    person: str = ""

    def execute(self, work: Work) -> None:
        """Raises Invalid, Refused, StaleCase."""
        row = _row(work, self.hand_over_id, self.version, as_receiver=True)
        if any(code not in ANSWERS for code in self.answers):
            raise Invalid("answers", reasons.NOT_OFFERED)
        if not self.words.strip() and not self.answers:
            raise Invalid("words", reasons.NO_FEEDBACK)
        if not self.agreed:
            raise Invalid("agreed", reasons.NOT_AGREED)
        if row.consent_until_on < clock.today():
            raise Invalid("", reasons.GONE)
        if row.received_case_id is not None:
            said = (self.words, self.appointment, self.person)
            shield.keep_quiet(work, row.received_case_id, "words", *said)
        told = [ANSWERS[code].fr for code in ANSWERS if code in self.answers]
        text = self.words.strip() or " ".join(told)
        handing.fire(work, row, "feedback_given", clock.today(), {"feedback": text})
        row.feedback, row.feedback_on = text[:2000], clock.today()
        row.news = {
            "id": row.sent_reference,
            "made_on": clock.today().isoformat(),
            "from": leaving.sender_of(work.one(Organisation, row.receiver_id), _name(work)),
            "asked": str((row.payload or {}).get("wanted") or ""),
            "answers": [code for code in ANSWERS if code in self.answers],
            "appointment": self.appointment.strip()[:200],
            "person": self.person.strip()[:200],
            "words": self.words.strip()[:2000],
        }


@dataclass(frozen=True, kw_only=True)
class TakeNews(Command[None]):
    """The news of the other service comes into the case that was handed over."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    hand_over_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Raises Invalid when there are none to note, StaleCase."""
        row = _row(work, self.hand_over_id, self.version, as_receiver=False)
        if not _take_news(work, row):
            raise Invalid("", reasons.NO_NEWS)


def _take_news(work: Work, row: HandOver) -> bool:
    """Write the news into our case, once; return whether there were any."""
    if row.news is None or row.news_noted_on is not None:
        return False
    note_news(work, work.case(row.sent_case_id), row.news)
    row.news_noted_on = clock.today()
    return True


@dataclass(frozen=True, kw_only=True)
class NoteAnswer(Command[str]):
    """The answer, or its absence after the day that was set, is noted in the case that was handed over; news too.

    Returns the event that the answer is for the case: accepted, or returned to us. News come as a note beside it.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    hand_over_id: int
    version: int

    def execute(self, work: Work) -> str:
        """Raises Refused while the other service may still answer, Invalid when it was noted, StaleCase."""
        row = _row(work, self.hand_over_id, self.version, as_receiver=False)
        case, today = work.case(row.sent_case_id), clock.today()
        if row.noted_on is not None:
            raise Invalid("", reasons.NOT_NOW)
        if row.state == "sent":
            handing.fire(work, row, "left_unanswered", today)
        because = RETURN_BECAUSE.get(row.state, "")
        if row.state in ("refused", "unanswered"):
            handing.fire(work, row, "returned", today)
        row.noted_on = today
        _take_news(work, row)
        service = work.one(Organisation, row.receiver_id)
        event, inputs = (
            (RETURNED, {"hand_over_return": because}) if because else (ACCEPTED, {"receiving_service": service.name_fr})
        )
        if case.closed_on is None and not (event == ACCEPTED and _accepted_before(work, row, service)):
            _happen(work, case, event, inputs)
        return event


@dataclass(frozen=True, kw_only=True)
class EndWhatIsOver(Command[int]):
    """What was sent under a consent that is over is taken away and its receiver told. Returns how many."""

    permission: ClassVar[Permission] = Permission.SYSTEM
    day: date

    def execute(self, work: Work) -> int:
        """Leave the hand-overs in their state: what was taken in stays the record of who took it in."""
        gone = [row for row in hand_overs.sent(work) if row.payload is not None and row.consent_until_on < self.day]
        for row in gone:
            handing.end(work, row)
        return len(gone)


def _accepted_before(work: Work, row: HandOver, service: Organisation) -> bool:
    """Tell whether the case that was handed over knows already that the other service took it in."""
    happened = work.where(CaseEvent, case_id=row.sent_case_id, event=ACCEPTED)
    return any(
        one.recorded_at >= row.recorded_at and one.inputs.get("receiving_service") == service.name_fr
        for one in happened
    )
