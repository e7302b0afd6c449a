"""Month of the landlord's formal notice about arrears: no petition before it has passed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import LEGAL, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import named
from workflows.deadlines.texts import housing_code
from workflows.law import Dated, Text
from workflows.working_days import after_months

if TYPE_CHECKING:
    from workflows.facts import CaseFacts

_noticed = named("sent_on")


def _demanded(facts: CaseFacts) -> date | None:
    """Return the day the landlord posted the notice, while its month still runs when our reply leaves."""
    noticed_on, replied_on = _noticed(facts), facts.letter.sent_on if facts.letter is not None else None
    if noticed_on is None or replied_on is None or after_months(noticed_on, 1) < replied_on:
        return None
    return noticed_on


DEADLINE = Deadline(
    id="formal_notice_month",
    title=Text(
        fr="Dernier jour du mois de la mise en demeure : ensuite, le bailleur peut saisir le juge",
        nl="Laatste dag van de maand van de ingebrekestelling: daarna kan de verhuurder naar de rechter",
    ),
    kind=LEGAL,
    severity=Severity.INFORMATION,
    waits_for="tenant",
    length=Dated({date(2023, 8, 31): Length(1, Unit.MONTHS)}),
    start_text=Text(
        fr="Mise en demeure envoyée par le bailleur le", nl="Ingebrekestelling verzonden door de verhuurder op"
    ),
    starts=_demanded,
    basis=(Basis.TEXT,),
    sources=(housing_code("233quater, § 3"),),
)
