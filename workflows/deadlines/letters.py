"""Which letters start which time limits, and the days a letter itself carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workflows.facts import CaseFacts

REFUND_CLAIMS: Final = frozenset({"refund_overpaid_rent"})
DOCUMENT_REQUESTS: Final = frozenset({"request_lease_documents"})


def posted(letters: frozenset[str]) -> Callable[[CaseFacts], date | None]:
    """Return the posting day of the letter of the event when it is one of ``letters``."""

    def starts(facts: CaseFacts) -> date | None:
        letter = facts.letter
        return letter.sent_on if letter is not None and letter.letter in letters else None

    return starts


def posted_other_than(letters: frozenset[str]) -> Callable[[CaseFacts], date | None]:
    """Return the posting day of the letter of the event when it is none of ``letters``."""

    def starts(facts: CaseFacts) -> date | None:
        letter = facts.letter
        return letter.sent_on if letter is not None and letter.letter not in letters else None

    return starts


def day_in_letter(facts: CaseFacts) -> date | None:
    """Return the day until which the letter itself asks for an answer, when it names one."""
    return facts.letter.answer_due_on if facts.letter is not None else None
