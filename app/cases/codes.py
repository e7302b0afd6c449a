"""The words a case may use for its own particulars; labels in both languages are in labels.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.checks import CHECKS

if TYPE_CHECKING:
    from workflows.checks.vocabulary import Code, Fact

IDENTITIES: Final = ("named", "pseudonym", "anonymous")
LANGUAGES: Final = ("fr", "nl", "other")
CONTACT: Final = ("yes", "with_care", "no", "unknown")
TOLD_BY_OTHERS: Final = ("partner", "relative")
"""Ways in which somebody else told us: the case begins with a signal that is still to be checked."""
CHANNELS: Final = ("visit", "phone", "email", "outreach", *TOLD_BY_OTHERS, "other")
CONCERNS: Final = ("indexation", "notice", "arrears", "put_out_by_host", "illegal_eviction", "defects", "other")
TENANTS: Final = ("tenant", "co_tenant")
PERSON_ROLES: Final = (*TENANTS, "partner", "adult", "minor")
PARTY_ROLES: Final = ("landlord", "agent", "host")
CIVILITIES: Final = ("", "ms", "mr")
ARREARS_KINDS: Final = ("rent", "charges", "costs", "compensation", "other")
NOTE_KINDS: Final = ("talk", "call", "visit", "message", "consent", "mandate", "other")


def fact(path: str) -> Fact:
    """Return a fact of the indexation check. Raises KeyError."""
    return CHECKS["rent_indexation"].facts[path]


def codes_of_fact(path: str) -> tuple[Code, ...]:
    """Return the words and labels of a fact of the indexation check, which the case keeps under the same words."""
    return fact(path).codes


def values_of_fact(path: str) -> frozenset[str]:
    """Return the words alone."""
    return frozenset(code.value for code in codes_of_fact(path))
