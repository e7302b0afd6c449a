"""Court action for an extension of the lease: before the lease ends; silence of the landlord is no consent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import LEGAL, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import named, posted_while_ahead
from workflows.deadlines.texts import housing_code
from workflows.law import Dated, Text
from workflows.working_days import after_days

if TYPE_CHECKING:
    from workflows.facts import CaseFacts

_ends = named("end_on")


def _last_day(facts: CaseFacts) -> date | None:
    ends_on = _ends(facts)
    return None if ends_on is None else after_days(ends_on, -1)


DEADLINE = Deadline(
    id="extension_court_action",
    title=Text(
        fr="Dernier jour pour demander la prorogation au juge de paix (avant la fin du bail)",
        nl="Laatste dag om de verlenging aan de vrederechter te vragen (vóór het einde van de huur)",
    ),
    kind=LEGAL,
    severity=Severity.FORFEITURE,
    waits_for="tenant",
    length=Dated({date(2018, 1, 1): Length(1, Unit.DAYS)}),
    start_text=Text(fr="Prorogation demandée au bailleur le", nl="Verlenging gevraagd aan de verhuurder op"),
    starts=posted_while_ahead(_last_day),
    fixed=_last_day,
    fixed_text=Text(fr="La veille de la fin du bail", nl="De dag vóór het einde van de huur"),
    basis=(
        Basis.COMMENTARY,
        Basis.INFERENCE,
    ),
    sources=(housing_code("250-252"),),
    doubt=Text(
        fr="Le silence du bailleur n'est pas un accord. "
        "Nous comptons, par prudence, jusqu'à la veille de la fin du bail.",
        nl="Zwijgen van de verhuurder is geen akkoord. "
        "Voorzichtigheidshalve tellen we tot de dag vóór het einde van de huur.",
    ),
)
