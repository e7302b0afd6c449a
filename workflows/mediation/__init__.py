"""Mediation with whoever puts somebody out (M2.1.a): the sides, what protects them, and when not to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.prevention import GUARDS

if TYPE_CHECKING:
    from workflows.facts import CaseFacts
    from workflows.law import Reason

CONTACT_GUARDS: Final = ("no_violence",)
PROPOSAL_GUARDS: Final = ("no_violence", "mandate_or_consent")


def why_not_speak(facts: CaseFacts) -> tuple[Reason, ...]:
    """Return why the other side may not be spoken to: violence, or the question of safety is still open."""
    return _unmet(CONTACT_GUARDS, facts)


def why_not_propose(facts: CaseFacts) -> tuple[Reason, ...]:
    """Return why no mediation may be proposed: violence, safety not asked, no mandate or consent."""
    return _unmet(PROPOSAL_GUARDS, facts)


def _unmet(names: tuple[str, ...], facts: CaseFacts) -> tuple[Reason, ...]:
    found = (GUARDS[name].test(facts) for name in names)
    return tuple(reason for reason in found if reason is not None)
