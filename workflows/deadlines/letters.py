"""Which letters start which time limits, and the days a letter itself carries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.law import Dated, Text
from workflows.working_days import after_working_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from workflows.facts import CaseFacts

REFUND_CLAIMS: Final = frozenset({"refund_overpaid_rent"})
DOCUMENT_REQUESTS: Final = frozenset({"request_lease_documents"})


PRESUMED_RECEIPT: Final = Text(
    fr="Sans preuve de réception, nous comptons depuis le troisième jour ouvrable après l'envoi : "
    "notez le jour de réception dès qu'il est connu.",
    nl="Zonder ontvangstbewijs tellen we vanaf de derde werkdag na de verzending: "
    "noteer de dag van ontvangst zodra die bekend is.",
)


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


def posted_any(facts: CaseFacts) -> date | None:
    """Return the posting day of the letter of the event, whichever it is."""
    return facts.letter.sent_on if facts.letter is not None else None


def received(facts: CaseFacts) -> date | None:
    """Return the day the letter reached its addressee.

    The day that is proved; handed over, the day itself; else the third working day after posting (Judicial Code, art.
    53bis, by analogy).
    """
    letter = facts.letter
    if letter is None or letter.sent_on is None:
        return None
    if letter.received_on is not None:
        return letter.received_on
    return letter.sent_on if letter.by_hand else after_working_days(letter.sent_on, 3)


def named(question: str) -> Callable[[CaseFacts], date | None]:
    """Return the day with which the letter's own question was answered."""

    def day(facts: CaseFacts) -> date | None:
        return facts.letter.day_asked(question) if facts.letter is not None else None

    return day


def posted_while_ahead(last: Callable[[CaseFacts], date | None]) -> Callable[[CaseFacts], date | None]:
    """Return the posting day of the letter while the day that ``last`` gives has not passed on it."""

    def starts(facts: CaseFacts) -> date | None:
        sent_on = facts.letter.sent_on if facts.letter is not None else None
        day = last(facts)
        return sent_on if sent_on is not None and day is not None and day > sent_on else None

    return starts


def _posted_with_answer_day(facts: CaseFacts) -> date | None:
    letter = facts.letter
    return letter.sent_on if letter is not None and letter.answer_due_on is not None else None


def answer(rule: str, waits_for: str, title: Text) -> Deadline:
    """Return the rule that follows the day until which a letter asks its addressee to answer."""
    return Deadline(
        id=rule,
        title=title,
        kind=CUSTOM,
        severity=Severity.NORMAL,
        waits_for=waits_for,
        length=Dated({date(2024, 11, 1): Length(15, Unit.DAYS)}),
        start_text=Text(fr="Lettre envoyée le", nl="Brief verzonden op"),
        starts=_posted_with_answer_day,
        fixed=day_in_letter,
        fixed_text=Text(fr="La lettre demande une réponse pour le", nl="De brief vraagt een antwoord tegen"),
        basis=(Basis.INFERENCE,),
        doubt=Text(
            fr="Délai fixé par notre lettre ; aucun texte ne l'impose.",
            nl="Termijn die onze brief stelt; geen enkele tekst legt hem op.",
        ),
    )


ANSWERS: Final = {
    "landlord": "answer_of_landlord",
    "other_side": "answer_of_other_side",
    "service": "answer_of_service",
    "court": "answer_of_court",
}
"""The rule that follows the answer to a letter, by who must answer."""
