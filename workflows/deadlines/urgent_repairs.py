"""Repair of urgent defects: the first day that the table of the letter sets, five days where it sets none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import posted_while_ahead
from workflows.law import Dated, Text
from workflows.working_days import after_days

if TYPE_CHECKING:
    from workflows.facts import CaseFacts

_DANGERS = frozenset({"co", "electricity", "no_heating", "no_water"})


def _first_day(facts: CaseFacts) -> date | None:
    """Return the first repair day of the letter, when one comes before the day that holds for all other defects."""
    letter = facts.letter
    if letter is None or letter.dated_on is None:
        return None
    days = []
    for defect in letter.asked_rows.get("defects", ()):
        by_on = defect.get("by_on")
        if isinstance(by_on, date):
            days.append(by_on)
        elif defect.get("risk") in _DANGERS:
            days.append(after_days(letter.dated_on, 5))
    first = min(days, default=None)
    return first if first is not None and (letter.answer_due_on is None or first < letter.answer_due_on) else None


DEADLINE = Deadline(
    id="urgent_repairs",
    title=Text(
        fr="Réparation par le bailleur des défauts les plus urgents",
        nl="Herstelling door de verhuurder van de dringendste gebreken",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="landlord",
    length=Dated({date(2024, 11, 1): Length(5, Unit.DAYS)}),
    start_text=Text(fr="Mise en demeure envoyée le", nl="Ingebrekestelling verzonden op"),
    starts=posted_while_ahead(_first_day),
    fixed=_first_day,
    fixed_text=Text(
        fr="La lettre demande la première réparation pour le", nl="De brief vraagt de eerste herstelling tegen"
    ),
    basis=(Basis.INFERENCE,),
    doubt=Text(
        fr="Aucun texte ne fixe ce délai : cinq jours pour un défaut dangereux sont un usage du service.",
        nl="Geen enkele tekst legt deze termijn vast: "
        "vijf dagen voor een gevaarlijk gebrek is een gewoonte van de dienst.",
    ),
)
