"""The service that has a place answers itself: it is asked with nothing personal, and reads what a consent names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

import structlog

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.identity import system_for
from app.foundation.permissions import Permission
from app.foundation.run import run
from app.handovers import payload as leaving
from app.proceedings import announcing, referring
from app.referrals import reasons
from app.store import consents, referrals
from app.store.reading import Reader
from app.store.tables import (
    Case,
    Consent,
    Organisation,
    PlaceOffer,
    PlaceQuestion,
    PlaceShare,
    ReferralProposal,
    ReferralRequest,
    User,
)
from workflows.referral import words
from workflows.working_days import after_working_days

if TYPE_CHECKING:
    from app.store.base import Store
    from app.store.work import Work

_log = structlog.get_logger("limen")
ANSWER_WORKING_DAYS: Final = 2
"""A habit of the service: so many working days a service has to answer before the referral service may note it."""
NOT_FOR_A_PLACE: Final = frozenset({"secret_address"})
"""What never goes to a service with a place, whatever was agreed: it gives an address, it needs none."""


def provider_of(offer: PlaceOffer, work: Work) -> int | None:
    """Return the other service of this installation that has a place, None for one of the own board."""
    return None if offer.sender_id == work.author.organisation_id else offer.sender_id


def ask(work: Work, row: ReferralRequest, proposal: ReferralProposal, offer: PlaceOffer) -> None:
    """Ask the service that has a place: kind of household, needs, reference, and nothing personal."""
    needs = (row.payload or {}).get("needs", ())
    question = work.add(
        PlaceQuestion(
            receiver_id=offer.sender_id,
            request_id=row.id,
            proposal_id=proposal.id,
            offer_id=offer.id,
            workflow_version=row.workflow_version,
            reference=row.reference,
            solution=proposal.solution,
            household=row.household,
            children=row.children,
            needs=[need for need in words.FEATURES if need in needs],
            asked_on=proposal.proposed_on,
            answer_by_on=after_working_days(proposal.proposed_on, ANSWER_WORKING_DAYS),
            recorded_at=work.author.at,
        )
    )
    announcing.place_asked(work, question)


def _proposal(work: Work, row: ReferralRequest) -> ReferralProposal:
    found = referring.open_proposal(work, row)
    if found is None:
        raise Invalid("", reasons.NO_PROPOSAL)
    return found


def _record(
    work: Work, row: ReferralRequest, proposal: ReferralProposal, *, accepted: bool, reason: str, alternative: str
) -> None:
    """Have the machine judge the answer of a service, and write it down in the request. Raises Refused."""
    if accepted:
        referring.fire(work, row, "provider_accepted", clock.today())
        proposal.provider_answer = "accepted"
        return
    inputs = {"provider_reason": reason, "alternative": alternative}
    referring.fire(work, row, "provider_refused", clock.today(), inputs)
    proposal.provider_answer, proposal.provider_reason = "refused", reason
    proposal.alternative = alternative.strip()[:160]


def take(work: Work, row: ReferralRequest) -> bool:
    """Take the answer of a service into the request, when there is one and the machine is ready for it.

    A yes waits until the person said yes: only she decides. Only the referral service writes it down.
    """
    proposal = referring.open_proposal(work, row)
    question = None if proposal is None else referrals.question_of(work, proposal)
    if proposal is None or question is None or question.sender_id != work.author.organisation_id:
        return False
    if not question.answer or question.noted_on is not None:
        return False
    if question.answer == "accepted" and row.state != referring.AWAITS_PROVIDER:
        return False
    answer = {"reason": question.reason, "alternative": question.alternative}
    _record(work, row, proposal, accepted=question.answer == "accepted", **answer)
    question.noted_on = clock.today()
    return True


@dataclass(frozen=True, kw_only=True)
class AnswerOfProvider(Command[None]):
    """The referral service notes what a service outside says of its place; a child always keeps another place."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    version: int
    accepted: bool
    reason: str = ""
    alternative: str = ""

    def execute(self, work: Work) -> None:
        """Raises Refused, Invalid (a service of this installation answers itself), StaleCase."""
        row = work.one(ReferralRequest, self.request_id, version=self.version)
        if row.receiver_id != work.author.organisation_id:
            raise Invalid("", reasons.NOT_YOURS)
        proposal = _proposal(work, row)
        question = referrals.question_of(work, proposal)
        if question is not None and clock.today() <= question.answer_by_on:
            raise Invalid("", reasons.ANSWERS_ITSELF)
        answer = {"reason": self.reason, "alternative": self.alternative}
        _record(work, row, proposal, accepted=self.accepted, **answer)
        if question is not None:
            question.answer, question.noted_on = proposal.provider_answer, clock.today()


@dataclass(frozen=True, kw_only=True)
class AnswerQuestion(Command[None]):
    """The service that has the place says yes, or no with a reason; a child always keeps another place."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    question_id: int
    version: int
    accepted: bool
    reason: str = ""
    alternative: str = ""

    def execute(self, work: Work) -> None:
        """Judged by the same machine as the request. Raises Refused, Invalid, StaleCase, NotFound."""
        question = work.one(PlaceQuestion, self.question_id, version=self.version)
        if question.receiver_id != work.author.organisation_id:
            raise NotFound
        if question.answer or referrals.standing(work, question, clock.today()) == "over":
            raise Invalid("", reasons.NO_PROPOSAL)
        event = "provider_accepted" if self.accepted else "provider_refused"
        inputs: dict[str, Any] = {}
        if not self.accepted:
            inputs = {"provider_reason": self.reason, "alternative": self.alternative}
        referring.judge_answer(question, event, clock.today(), inputs)
        question.answer = "accepted" if self.accepted else "refused"
        question.answered_on = clock.today()
        if not self.accepted:
            question.reason, question.alternative = self.reason, self.alternative.strip()[:160]
        announcing.place_answered(work, question)


@dataclass(frozen=True, kw_only=True)
class TakeAnswer(Command[bool]):
    """The referral service takes the answer that a service gave into the request; tells whether there was one."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    version: int

    def execute(self, work: Work) -> bool:
        """Raises Refused, StaleCase."""
        return take(work, work.one(ReferralRequest, self.request_id, version=self.version))


@dataclass(frozen=True, kw_only=True)
class ShareWithProvider(Command[int]):
    """What the person agreed to passes straight to the service that has the place; returns the key."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    version: int
    consent_id: int

    def execute(self, work: Work) -> int:
        """Raises Invalid without a consent for exactly this service, StaleCase, NotFound."""
        row = work.one(ReferralRequest, self.request_id, version=self.version)
        if row.sender_id != work.author.organisation_id:
            raise NotFound
        proposal = _proposal(work, row)
        found = work.where(Consent, id=self.consent_id, case_id=row.sent_case_id)
        consent = next((one for one in found if names_provider(one, proposal.provider_id)), None)
        if consent is None or consent.ends_on is None:
            raise Invalid("consent_id", reasons.NO_CONSENT_FOR_PLACE)
        own, worker = work.one(Organisation, row.sender_id), work.one(User, work.author.user_id or 0).name
        for earlier in work.where(PlaceShare, request_id=row.id, sender_id=row.sender_id):
            earlier.payload = None
        share = PlaceShare(
            receiver_id=proposal.provider_id,
            request_id=row.id,
            proposal_id=proposal.id,
            consent_id=consent.id,
            consent_until_on=consent.ends_on,
            payload=told_to_provider(work, row, consent, own, worker),
            sent_on=clock.today(),
            recorded_at=work.author.at,
        )
        return work.add(share).id


def names_provider(consent: Consent, provider_id: int | None) -> bool:
    """Tell whether a consent holds today for the service that has the place, and for nobody else."""
    meant = provider_id is not None and consent.recipient_organisation_id == provider_id
    return meant and consent.recipient == "provider" and consents.holds(consent, clock.today())


def told_to_provider(
    view: Reader | Work, row: ReferralRequest, consent: Consent, own: Organisation, worker: str
) -> dict[str, Any]:
    """Return what would pass to the service with the place today; the same that is shown before it is sent."""
    sender = leaving.sender_of(own, worker)
    return leaving.made(view, view.one(Case, row.sent_case_id), consent, "", sender, without=NOT_FOR_A_PLACE)


def follow(store: Store) -> int:
    """Take every answer that waits into its request, for each referral service; return how many were taken."""
    taken = 0
    for service in referrals.referral_service_ids(store):
        with Reader.open(store, service) as reader:
            asked = reader.where(PlaceQuestion, "id", sender_id=service, noted_on=None)
            waiting = dict.fromkeys(row.request_id for row in asked if row.answer)
            requests = [(key, reader.one(ReferralRequest, key).version) for key in waiting]
        for request_id, version in requests:
            try:
                taken += run(store, TakeAnswer(request_id=request_id, version=version), system_for(service))
            except (Refused, StaleCase) as reason:
                _log.info("answer_waits", request=request_id, because=type(reason).__name__)
    return taken
