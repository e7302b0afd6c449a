"""Which EPB certificate counts on a day: given to the tenant, valid, and the last one given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.dates import years_after
from workflows.checks.rent_indexation import values
from workflows.checks.rent_indexation.readings import GROUP_OF_CLASS

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.facts import Certificate

YEARS_VALID = values.CERTIFICATE_YEARS.current


def existed(certificate: Certificate, day: date) -> bool:
    """Return whether the certificate was issued by ``day``; without a date that is taken for granted."""
    return certificate.issued_on is None or certificate.issued_on <= day


def given(certificate: Certificate, day: date) -> bool:
    """Return whether the tenant had it by ``day``. Given without a date means in time, if it existed by then."""
    if not certificate.communicated:
        return False
    if certificate.communicated_on is not None:
        return certificate.communicated_on <= day
    return existed(certificate, day)


def valid(certificate: Certificate, day: date) -> bool:
    """Return whether ``day`` is not past the last day of validity (ten years when only the issue is known)."""
    until = certificate.valid_until
    if until is None:
        return certificate.issued_on is None or day <= years_after(certificate.issued_on, YEARS_VALID)
    return day <= until


def counts(certificate: Certificate, day: date) -> bool:
    """Return whether it was given by ``day`` and is valid on it."""
    return given(certificate, day) and valid(certificate, day)


def last_given(certificates: tuple[Certificate, ...]) -> Certificate | None:
    """Return the one given last; one without a date was given when the ones listed before it had been."""
    last: Certificate | None = None
    latest = reached = date.min
    for certificate in certificates:
        if certificate.communicated_on is not None:
            on = certificate.communicated_on
            reached = max(reached, on)
        else:
            on = reached
        if on >= latest:
            last, latest = certificate, on
    return last


def group_of(certificate: Certificate | None) -> str | None:
    """Return the group of classes the law treats alike, or None when the class is unknown."""
    energy_class = certificate.energy_class if certificate else None
    return None if energy_class is None else GROUP_OF_CLASS[energy_class]


@dataclass(frozen=True, slots=True)
class InHand:
    """What the tenant held on a day: the valid certificate given last, and the expired one given last."""

    valid: Certificate | None
    expired: Certificate | None
    first_on: date | None  # day the first certificate was given; None = none, or given in time without a date
    doubtful: tuple[Certificate, ...]  # not known whether they were given


def in_hand(certificates: tuple[Certificate, ...], day: date) -> InHand:
    """Return what the tenant held on ``day``."""
    held = tuple(item for item in certificates if given(item, day))
    days = [item.communicated_on for item in held]
    return InHand(
        valid=last_given(tuple(item for item in held if valid(item, day))),
        expired=last_given(tuple(item for item in held if not valid(item, day))),
        first_on=None if not days or None in days else min(on for on in days if on is not None),
        doubtful=tuple(item for item in certificates if item.communicated is None and existed(item, day)),
    )


def given_later(certificates: tuple[Certificate, ...], day: date, as_of: date) -> date | None:
    """Return the first day after ``day`` on which a certificate valid on that day was given, or None."""
    days = []
    for item in certificates:
        if item.communicated and not given(item, day):
            on = item.communicated_on or max(as_of, item.issued_on or as_of)
            if valid(item, on):
                days.append(on)
    return min(days, default=None)
