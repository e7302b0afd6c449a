"""Requests to the referral mechanism as one of the two services may read them; places; partners with priority."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.store.tables import Organisation, PlaceOffer, PriorityPartner, ReferralProposal, ReferralRequest
from app.store.tables.organisation import OrganisationKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.store.reading import Reader
    from app.store.work import Work


HOLDING: Final = ("proposed", "on_hold", "user_accepted", "confirmed", "placed", "followed_up")
"""States of a request in which the place proposed last is kept for it."""


def left(row: ReferralRequest) -> bool:
    """Tell whether a request was sent and not taken back: before that it exists for its sender alone."""
    return row.state != "draft" and row.ranked_since is not None


def content(row: ReferralRequest, organisation_id: int | None, on: date) -> dict[str, Any] | None:
    """Return what an organisation may read of a request on a day: the sender its own, the receiver with consent.

    A request without a name needs no consent to be read; one with a name does, every day anew.
    """
    if row.payload is None:
        return None
    if organisation_id == row.sender_id:
        return row.payload
    agreed = row.anonymous or (row.consent_until_on is not None and row.consent_until_on >= on)
    return row.payload if organisation_id == row.receiver_id and agreed and left(row) else None


def referral_services(work: Work) -> Sequence[Organisation]:
    """Return the services of this installation that run the referral mechanism."""
    return work.where(Organisation, "id", kind=OrganisationKind.BRUSSHELP)


def has_priority(work: Work, row: ReferralRequest, on: date) -> bool:
    """Tell whether the sender may mark a request as urgent: named by the referral service, and still."""
    named = work.where(PriorityPartner, sender_id=row.receiver_id, receiver_id=row.sender_id)
    return any(one.since <= on and (one.until is None or one.until >= on) for one in named)


def held_for(view: Reader | Work, offer: PlaceOffer) -> int | None:
    """Return the request for which a place is held: it was proposed last, and nobody said no or went on without it."""
    for proposal in view.where(ReferralProposal, "id", offer_id=offer.id):
        if view.one(ReferralRequest, proposal.request_id).state not in HOLDING:
            continue
        last = view.where(ReferralProposal, "id", request_id=proposal.request_id)[-1]
        if last.id == proposal.id and "refused" not in (last.person_answer, last.provider_answer):
            return proposal.request_id
    return None
