"""Hand a case over, take it in, refuse it, decide on a conflict, send news back, note the answer in one's own case."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.permissions import Permission
from app.handovers import payload as leaving
from app.handovers import reasons
from app.proceedings import handing, incident, shield
from app.store import consents, hand_overs, incidents
from app.store.facts import case_facts
from app.store.procedure import Told
from app.store.tables import CaseEvent, Consent, HandOver, Note, Organisation, User
from app.store.tables.organisation import OrganisationKind
from app.transfer.commands import take_in
from workflows.engine import in_force, prevention_version
from workflows.facts import SharingFacts
from workflows.prevention.guards import not_an_unaccompanied_minor

if TYPE_CHECKING:
    from app.store.tables import Case
    from app.store.work import Work

ACCEPTED, RETURNED, HANDED_OVER = "hand_over_accepted", "hand_over_returned", "handed_over"
"""Events of the sender's case."""
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
    """A case goes to another service of this installation, as far as a consent of the person allows. Gives its key."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    version: int
    consent_id: int
    wanted: str = ""
    answer_by_on: date | None = None

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
        told = leaving.made(work, case, consent, self.wanted, sender) if holds else None
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
        _happen(work, case, HANDED_OVER, {"receiving_service": consent.recipient_name, **given})
        return row.id

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
        _take_incident(work, work.case(case_id), told)
        row.received_case_id, row.answered_on, row.answered_by = case_id, today, _name(work)
        return case_id


def _readable(work: Work, row: HandOver) -> dict[str, Any]:
    if row.conflict == "possible" or (row.conflict == "none" and handing.may_conflict(work, row)):
        raise Invalid("", reasons.COORDINATOR_FIRST)
    told = hand_overs.content(row, work.author.organisation_id, clock.today())
    if told is None:
        raise Invalid("", reasons.GONE)
    return told


def _take_incident(work: Work, case: Case, told: dict[str, Any]) -> None:
    """Open the incident that was told, so that nothing is asked twice; a case that has one keeps its own."""
    found = told["case"].get("incident")
    if found is None or incidents.of_case(work, case.id) is not None:
        return
    began = found["facts"].get("occurred_from") or found["reported_on"]
    incident.tell_case(work, case, incident.OPENING, date.fromisoformat(began), {})
    report = incident.Report(
        reported_on=date.fromisoformat(found["reported_on"]),
        reported_by="service",
        mandate=True,
        entered_later=True,
        danger_shown_first=True,
    )
    incident.open_incident(work, case, report, found["facts"], Told(source="partner"))


@dataclass(frozen=True, kw_only=True)
class RefuseHandOver(Command[None]):
    """We cannot take the person in, and say why; nothing of what came stays here."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    hand_over_id: int
    version: int
    reason: str
    words: str = ""

    def execute(self, work: Work) -> None:
        """Raises Refused, StaleCase."""
        row = _row(work, self.hand_over_id, self.version, as_receiver=True)
        if row.conflict == "possible":
            raise Invalid("", reasons.COORDINATOR_FIRST)
        today = clock.today()
        handing.fire(work, row, "refused", today, {"refusal_reason": self.reason})
        row.refusal_reason, row.refusal_words = self.reason, self.words.strip()[:300]
        row.answered_on, row.answered_by = today, _name(work)


@dataclass(frozen=True, kw_only=True)
class SendNews(Command[None]):
    """The service that handed the case over hears what became of it, with the agreement of the person."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    hand_over_id: int
    version: int
    words: str
    agreed: bool

    def execute(self, work: Work) -> None:
        """Raises Invalid, Refused, StaleCase."""
        row = _row(work, self.hand_over_id, self.version, as_receiver=True)
        if not self.words.strip():
            raise Invalid("words", reasons.NO_FEEDBACK)
        if not self.agreed:
            raise Invalid("agreed", reasons.NOT_AGREED)
        if row.consent_until_on < clock.today():
            raise Invalid("", reasons.GONE)
        if row.received_case_id is not None:
            shield.keep_quiet(work, row.received_case_id, "words", self.words)
        handing.fire(work, row, "feedback_given", clock.today(), {"feedback": self.words.strip()})
        row.feedback, row.feedback_on = self.words.strip()[:2000], clock.today()
        row.noted_on = None  # it is the sender's turn again


@dataclass(frozen=True, kw_only=True)
class NoteAnswer(Command[str]):
    """The answer, its absence after the day that was set, or the news: noted in the case that was handed over.

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
        service = work.one(Organisation, row.receiver_id)
        event, inputs = (
            (RETURNED, {"hand_over_return": because}) if because else (ACCEPTED, {"receiving_service": service.name_fr})
        )
        if case.closed_on is None and not (event == ACCEPTED and _accepted_before(work, row, service)):
            _happen(work, case, event, inputs)
        if row.feedback:
            _note_news(work, case, row, service)
        return event


def _accepted_before(work: Work, row: HandOver, service: Organisation) -> bool:
    """Tell whether the case that was handed over knows already that the other service took it in."""
    happened = work.where(CaseEvent, case_id=row.sent_case_id, event=ACCEPTED)
    return any(
        one.recorded_at >= row.recorded_at and one.inputs.get("receiving_service") == service.name_fr
        for one in happened
    )


def _note_news(work: Work, case: Case, row: HandOver, service: Organisation) -> None:
    dutch = case.language == "nl"
    begin = f"Bericht van {service.name_nl}:" if dutch else f"Nouvelles de {service.name_fr} :"
    work.add(
        Note(
            case_id=case.id,
            kind="other",
            happened_on=row.feedback_on or clock.today(),
            text=f"{begin} {row.feedback}",
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )
