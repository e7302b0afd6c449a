"""What other steps do to the advisory group's rows: an invitation leaves by post, a consent is withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.store.tables import (
    GroupItem,
    GroupPlan,
    GroupReview,
    HealthAgreement,
    MedicalQuestion,
    ReferralRequest,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.store.tables import Letter
    from app.store.work import Work

INVITATIONS: Final[Mapping[str, str]] = {
    "invite_to_advisory_group": "person",
    "invite_reference_to_group": "reference",
}
"""Letters that invite to the group, and whom."""


def invited_by_letter(work: Work, letter: Letter, on: date) -> None:
    """Note an invitation that left the case of the sender: its day is the day of posting, corrected along with it."""
    whom = INVITATIONS.get(letter.letter)
    waiting = work.where(GroupItem, "id", case_id=letter.case_id, outcome="") if whom else ()
    for item in waiting:
        if item.meets_on is not None and letter.dated_on <= item.meets_on:
            invited(work, item, whom or "", on, "by_hand" if letter.sending_mode == "S-HAND" else "letter")


def invited(work: Work, item: GroupItem, whom: str, on: date, how: str) -> None:
    """Note that somebody is invited; the request counts as invited when the person and her reference person are."""
    if whom == "person":
        item.person_invited_on, item.person_invited_how = on, how
    else:
        item.reference_invited_on, item.reference_invited_how = on, how
    days = [item.person_invited_on, item.reference_invited_on]
    if item.asked_by == "person":  # she has no reference person
        days = days[:1]
    known = [day for day in days if day is not None]
    if len(known) == len(days):
        work.one(ReferralRequest, item.request_id).invited_on = max(known)


def wipe(work: Work, request_id: int, on: date) -> None:
    """The person withdrew: reasons, plan, reviews and what was asked about health are gone, on both sides."""
    for item in work.where(GroupItem, "id", request_id=request_id):
        item.payload, item.language, item.interpreter = None, "", ""
        if not item.outcome:
            item.outcome, item.outcome_on = "withdrawn", on
    for plan in work.where(GroupPlan, "id", request_id=request_id):
        plan.payload, plan.operator, plan.next_review_on = None, "", None
        if plan.ended_on is None:
            plan.ended_on, plan.ended_because = on, "consent_withdrawn"
        for review in work.where(GroupReview, plan_id=plan.id):
            review.words = ""
        if work.author.organisation_id == plan.sender_id:
            work.touch(plan.case_id)
    for agreement in work.where(HealthAgreement, "id", request_id=request_id):
        _end(work, agreement, on)


def withdraw_health(work: Work, consent_id: int, on: date) -> None:
    """The person withdrew her agreement about health: the questions and answers that rest on it are gone."""
    for agreement in work.where(HealthAgreement, "id", consent_id=consent_id):
        _end(work, agreement, on)


def _end(work: Work, agreement: HealthAgreement, on: date) -> None:
    if agreement.withdrawn_on is None:
        agreement.withdrawn_on = on
    for asked in work.where(MedicalQuestion, request_id=agreement.request_id):
        asked.question, asked.answer, asked.answer_words = "", "", ""
