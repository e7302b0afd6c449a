"""When an act reached the other side: proved, presumed on the third working day, or unknown (contract, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.dates import shifted, working_day_after
from workflows.checks.landlord_notice.values import GUARD_DAYS, PRESUMED_WORKING_DAYS

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.facts import Sending

REGISTERED = frozenset({"registered", "registered_with_acknowledgment"})
POSTED_FORMS = REGISTERED | {"ordinary_letter", None}
ELECTRONIC = frozenset({"email", "sms"})


@dataclass(frozen=True, slots=True)
class Receipt:
    """``on`` is None when unknown or lost; the window holds every day on which the act may have come."""

    on: date | None
    basis: str
    certain: bool
    window_from: date | None
    window_to: date | None

    def as_dict(self) -> dict[str, object]:
        """Return the receipt as the contract writes it."""
        return {
            "on": _iso(self.on),
            "basis": self.basis,
            "certain": self.certain,
            "window_from": _iso(self.window_from),
            "window_to": _iso(self.window_to),
        }


def proven(day: date, basis: str = "proven_receipt") -> Receipt:
    """Return a receipt that is proved or admitted."""
    return Receipt(day, basis, certain=True, window_from=day, window_to=day)


LOST = Receipt(None, "lost", certain=True, window_from=None, window_to=None)
UNKNOWN = Receipt(None, "unknown", certain=False, window_from=None, window_to=None)


def receipt_of(sending: Sending | None) -> Receipt:
    """Return when an act was received."""
    if sending is None:
        return UNKNOWN
    if sending.lost:
        return LOST
    if sending.presented_on is not None:
        return proven(sending.presented_on, "proven_presentation")
    if sending.received_on is not None:
        return proven(sending.received_on, "bailiff_service" if sending.form == "bailiff" else "proven_receipt")
    if sending.posted_on is None or sending.form not in POSTED_FORMS:
        return UNKNOWN
    on = working_day_after(sending.posted_on, PRESUMED_WORKING_DAYS)
    return Receipt(
        on,
        "third_working_day",
        certain=False,
        window_from=working_day_after(sending.posted_on, 1),
        window_to=shifted(on, GUARD_DAYS),
    )


def unproven(sending: Sending, receipt: Receipt) -> tuple[str, ...] | None:
    """Return the facts that would prove the receipt, None when it is proved or presumed by the law."""
    if receipt.certain or (receipt.on is not None and sending.form in REGISTERED):
        return None
    path, form = sending.path, sending.form
    dates = (f"{path}.presented_on", f"{path}.received_on") if form in POSTED_FORMS else (f"{path}.received_on",)
    posting = (f"{path}.posted_on",) if sending.posted_on is None and form in POSTED_FORMS else ()
    return (*((f"{path}.form",) if form is None else ()), *posting, *dates)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
