"""Action about a missing proof of kinship: at the latest two months before the notice expires."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import LEGAL, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import named, posted_while_ahead
from workflows.deadlines.texts import housing_code
from workflows.law import Dated, Text
from workflows.working_days import months_before

if TYPE_CHECKING:
    from workflows.facts import CaseFacts

_ends = named("end_on")


def _last_day(facts: CaseFacts) -> date | None:
    ends_on = _ends(facts)
    return None if ends_on is None else months_before(ends_on, 2)


DEADLINE = Deadline(
    id="kinship_action",
    title=Text(
        fr="Dernier jour pour demander au juge d'annuler le congé (lien de parenté)",
        nl="Laatste dag om de rechter te vragen de opzegging nietig te verklaren (verwantschap)",
    ),
    kind=LEGAL,
    severity=Severity.FORFEITURE,
    waits_for="tenant",
    length=Dated({date(2018, 1, 1): Length(2, Unit.MONTHS)}),
    start_text=Text(fr="Preuve demandée au bailleur le", nl="Bewijs gevraagd aan de verhuurder op"),
    starts=posted_while_ahead(_last_day),
    fixed=_last_day,
    fixed_text=Text(
        fr="Deux mois avant la fin annoncée par le congé", nl="Twee maanden vóór het einde dat de opzegging aankondigt"
    ),
    basis=(
        Basis.TEXT,
        Basis.INFERENCE,
    ),
    sources=(housing_code("237, § 2"),),
    doubt=Text(
        fr="Compté avant la fin que la lettre nomme ; si le congé finit plus tôt, ce jour vient plus tôt.",
        nl="Geteld vóór het einde dat de brief noemt; eindigt de opzegging vroeger, dan valt deze dag vroeger.",
    ),
    also_from_check="notice_kinship_action",
)
