"""The person agrees about health, the focal point is asked without a diagnosis, its answer is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission
from app.foundation.plausible import happened
from app.medical_focal_point import reasons
from app.store import advisory_group, referrals
from app.store.tables import Consent, HealthAgreement, MedicalQuestion, ReferralRequest
from workflows.referral import group

if TYPE_CHECKING:
    from datetime import date

    from app.store.work import Work

LONGEST: Final = 600


def _running(work: Work, request_id: int) -> ReferralRequest:
    request = work.one(ReferralRequest, request_id)
    if request.state in referrals.NOT_RUNNING:
        raise Invalid("", reasons.CLOSED)
    return request


@dataclass(frozen=True, kw_only=True)
class AgreeHealth(Command[int]):
    """The person agreed that the focal point may be asked: the sender names the consent for health. Gives its key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    request_id: int
    consent_id: int

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field, NotFound for anybody but the sender."""
        request, today = _running(work, self.request_id), clock.today()
        if work.author.organisation_id != request.sender_id:
            raise NotFound
        found = work.where(Consent, id=self.consent_id, case_id=request.sent_case_id)
        consent = found[0] if found else None
        if consent is None or not advisory_group.lets_speak_of_health(consent, today) or consent.ends_on is None:
            raise Invalid("consent_id", reasons.NO_AGREEMENT)
        holding = advisory_group.health_agreement(work, request.id, today)
        if holding is not None and holding.consent_id == consent.id:
            return holding.id
        agreement = HealthAgreement(
            sender_id=request.sender_id,
            receiver_id=request.receiver_id,
            request_id=request.id,
            consent_id=consent.id,
            given_on=today,
            until_on=consent.ends_on,
            recorded_at=work.author.at,
        )
        return work.add(agreement).id


@dataclass(frozen=True, kw_only=True)
class AskFocalPoint(Command[int]):
    """The referral service asks the focal point, without a diagnosis; returns the key of the question."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    question: str
    no_diagnosis: bool
    asked_on: date

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field, NotFound."""
        request = _running(work, self.request_id)
        if work.author.organisation_id != request.receiver_id:
            raise Invalid("", reasons.NOT_YOURS)
        if advisory_group.health_agreement(work, request.id, clock.today()) is None:
            raise Invalid("", reasons.NO_AGREEMENT)
        if not self.question.strip():
            raise Invalid("question", reasons.NO_QUESTION)
        if not self.no_diagnosis:
            raise Invalid("no_diagnosis", reasons.NO_DIAGNOSIS)
        if any(one.answered_on is None and one.question for one in work.where(MedicalQuestion, request_id=request.id)):
            raise Invalid("", reasons.ONE_AT_A_TIME)
        asked = MedicalQuestion(
            sender_id=request.sender_id,
            receiver_id=request.receiver_id,
            request_id=request.id,
            asked_on=happened("asked_on", self.asked_on),
            question=self.question.strip()[:LONGEST],
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
        return work.add(asked).id


@dataclass(frozen=True, kw_only=True)
class NoteCareAnswer(Command[None]):
    """The focal point answered: a place with care, none, or other care."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    question_id: int
    version: int
    answer: str
    answered_by: str
    answered_on: date
    words: str = ""

    def execute(self, work: Work) -> None:
        """Raises Invalid beside the field, StaleCase, NotFound."""
        asked = work.one(MedicalQuestion, self.question_id, version=self.version)
        if work.author.organisation_id != asked.receiver_id:
            raise Invalid("", reasons.NOT_YOURS)
        if advisory_group.health_agreement(work, asked.request_id, clock.today()) is None:
            raise Invalid("", reasons.NO_AGREEMENT)
        if asked.answered_on is not None or not asked.question:
            raise Invalid("", reasons.ANSWERED)
        for name, said, codes in (
            ("answer", self.answer, group.CARE),
            ("answered_by", self.answered_by, group.PROFESSIONS),
        ):
            if said not in codes:
                raise Invalid(name, reasons.NOT_OFFERED)
        asked.answer, asked.answered_by = self.answer, self.answered_by
        asked.answer_words = self.words.strip()[:LONGEST]
        asked.answered_on = happened("answered_on", self.answered_on)
