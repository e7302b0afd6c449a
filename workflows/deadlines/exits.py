"""What is watched after a case is closed: each reason of closing names what must still be looked at, and when.

The reasons X1 to X17 are those of the procedure before the justice of the peace. How long each is followed is a habit
of the services, not a text of law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Severity
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workflows.deadlines.declaration import Length
    from workflows.facts import CaseFacts
    from workflows.law import Dated

WATCHED: Final = frozenset(
    {
        "exit_proof",
        "exit_debt_watch",
        "exit_plan_watch",
        "exit_rehousing_watch",
        "exit_goods_watch",
        "exit_lease_end_watch",
        "exit_clock_watch",
        "exit_title_watch",
    }
)
"""The rules whose due dates stand in a case that is closed; the agenda shows them all the same."""
AGAIN: Final = {"exit_title_watch": "enforcement_dropped"}
"""Rules that begin anew each time they were met, with the reason of closing they belong to."""
REASONS: Final = ("closing_reason", "second_closing_reason")
"""The questions of an event that closes a case which may name a reason."""
HABIT: Final = Text(
    fr="Aucun texte ne fixe ce délai : c'est un usage du service.",
    nl="Geen enkele tekst legt deze termijn vast: het is een gewoonte van de dienst.",
)
CLOSED_ON: Final = Text(fr="Dossier clôturé le", nl="Dossier afgesloten op")


def closed_for(*reasons: str) -> Callable[[CaseFacts], date | None]:
    """Return what gives the day of closing when it is closed for one of these reasons, else None."""

    def starts(facts: CaseFacts) -> date | None:
        given = {facts.word_of(question) for question in REASONS}
        return facts.day if given & set(reasons) else None

    return starts


def watched(
    name: str,
    title: Text,
    length: Dated[Length],
    starts: Callable[[CaseFacts], date | None],
    *,
    fixed: Callable[[CaseFacts], date | None] | None = None,
    fixed_text: Text | None = None,
) -> Deadline:
    """Return a day on which somebody of the service looks again at a case that is closed."""
    return Deadline(
        id=name,
        title=title,
        kind=CUSTOM,
        severity=Severity.NORMAL,
        waits_for="us",
        length=length,
        start_text=CLOSED_ON,
        starts=starts,
        fixed=fixed,
        fixed_text=fixed_text,
        basis=(Basis.INFERENCE,),
        doubt=HABIT,
    )
