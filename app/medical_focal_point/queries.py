"""What was asked of the medical focal point: for both services alike, and only while the person's agreement holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.foundation import clock
from app.store import advisory_group, referrals
from app.store.tables import Consent, MedicalQuestion, ReferralRequest

if TYPE_CHECKING:
    from datetime import date

    from app.store.reading import Reader


@dataclass(frozen=True, slots=True)
class Question:
    """One question and its answer."""

    id: int
    version: int
    asked_on: date
    question: str
    answer: str
    answer_words: str
    answered_by: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class Health:
    """What is known for one request. ``needs_care``: the person says that care matters for the place."""

    reference: str
    case_id: int | None
    """The own case, for the service that sent the request."""
    needs_care: bool
    agreed_until: date | None
    ours: bool
    decides: bool
    running: bool
    questions: tuple[Question, ...]
    usable: tuple[tuple[int, date | None], ...]
    """Consents of the own case that allow it: key, last day."""

    @property
    def concerns(self) -> bool:
        """Tell whether a page of the request speaks of it at all."""
        return self.needs_care or self.agreed_until is not None or bool(self.usable)

    @property
    def open_question(self) -> Question | None:
        """Return the question that waits for an answer."""
        return next((one for one in self.questions if one.answered_on is None), None)


def of_request(reader: Reader, request_id: int) -> Health:
    """Return what may be read today. Raises NotFound."""
    row, today = reader.one(ReferralRequest, request_id), clock.today()
    ours = row.sender_id == reader.organisation_id
    told = referrals.content(row, reader.organisation_id, today)
    agreement = None if told is None else advisory_group.health_agreement(reader, row.id, today)
    asked = () if agreement is None else reader.where(MedicalQuestion, "id", request_id=row.id)
    consents = reader.where(Consent, "id", case_id=row.sent_case_id) if ours else ()
    return Health(
        reference=row.reference,
        case_id=row.sent_case_id if ours else None,
        needs_care="medical" in (told or {}).get("needs", ()),
        agreed_until=None if agreement is None else agreement.until_on,
        ours=ours,
        decides=row.receiver_id == reader.organisation_id,
        running=row.state not in referrals.NOT_RUNNING,
        questions=tuple(
            Question(
                one.id,
                one.version,
                one.asked_on,
                one.question,
                one.answer,
                one.answer_words,
                one.answered_by,
                one.answered_on,
            )
            for one in asked
            if one.question
        ),
        usable=tuple((one.id, one.ends_on) for one in consents if advisory_group.lets_speak_of_health(one, today)),
    )


def of_case(reader: Reader, case_id: int) -> tuple[Health, ...]:
    """Return what may be read today for each request of one of the own cases."""
    rows = reader.where(ReferralRequest, "id", sent_case_id=case_id, sender_id=reader.organisation_id)
    return tuple(of_request(reader, row.id) for row in rows)


def question(reader: Reader, question_id: int) -> tuple[int, Question | None]:
    """Return the request of a question, and the question when it may be read today. Raises NotFound."""
    row = reader.one(MedicalQuestion, question_id)
    found = of_request(reader, row.request_id).questions
    return row.request_id, next((one for one in found if one.id == question_id), None)
