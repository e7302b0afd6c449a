"""Nobody was reached, or help is not wanted: the time limits go on, so somebody tries again (X15)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import Length, Unit
from workflows.deadlines.exits import closed_for, watched
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _next_legal_date(facts: CaseFacts) -> date | None:
    ahead = [due.on for due in facts.legal_dates if due.on > facts.day]
    return min(ahead, default=None)


DEADLINE = watched(
    "exit_clock_watch",
    Text(
        fr="Après clôture : les délais continuent. Essayer encore de joindre le ménage",
        nl="Na afsluiting: de termijnen lopen door. Nog eens proberen het huishouden te bereiken",
    ),
    Dated({date(2024, 11, 1): Length(1, Unit.MONTHS)}),
    closed_for("help_not_wanted_or_unreachable"),
    fixed=_next_legal_date,
    fixed_text=Text(fr="Prochaine échéance légale le", nl="Volgende wettelijke vervaldag op"),
)
