"""What of the advisory group and of the medical focal point may be read on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store import consents, referrals
from app.store.tables import HealthAgreement

if TYPE_CHECKING:
    from datetime import date

    from app.store.reading import Reader
    from app.store.tables import Consent, ReferralRequest
    from app.store.work import Work


def readable(request: ReferralRequest, organisation_id: int | None, on: date) -> bool:
    """Tell whether an organisation may read what the group says of a request on a day."""
    return referrals.content(request, organisation_id, on) is not None


def health_agreement(view: Reader | Work, request_id: int, on: date) -> HealthAgreement | None:
    """Return the agreement under which health may be spoken of on a day, for both services alike."""
    for one in reversed(view.where(HealthAgreement, "id", request_id=request_id)):
        if one.withdrawn_on is None and one.until_on >= on:
            return one
    return None


def agreed_items(request: ReferralRequest) -> frozenset[str]:
    """Return the kinds of data that the person agreed to tell with a request; none without a name."""
    shared = (request.payload or {}).get("shared") or {}
    return frozenset(shared.get("consent", {}).get("items", ()))


def lets_speak_of_health(consent: Consent, on: date) -> bool:
    """Tell whether a consent lets the referral service speak of health on a day."""
    return consents.holds(consent, on) and consent.recipient == "brusshelp" and "health" in consent.items
