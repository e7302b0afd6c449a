"""Review of the guidance after rehousing: the day agreed with the household, else three months on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.texts import PLAN_HOME_GUIDANCE
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _begins(facts: CaseFacts) -> date | None:
    return facts.day


def _agreed(facts: CaseFacts) -> date | None:
    return facts.date_of("review_on")


DEADLINE = Deadline(
    id="aftercare_review",
    title=Text(
        fr="Évaluer l'accompagnement avec le ménage",
        nl="De begeleiding met het huishouden evalueren",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="us",
    length=Dated({date(2024, 4, 15): Length(3, Unit.MONTHS)}),
    start_text=Text(fr="Événement du", nl="Gebeurtenis van"),
    starts=_begins,
    fixed=_agreed,
    fixed_text=Text(fr="Date convenue avec le ménage", nl="Datum afgesproken met het huishouden"),
    basis=(Basis.INFERENCE,),
    sources=(PLAN_HOME_GUIDANCE,),
    doubt=Text(
        fr="Le plan demande un accompagnement aussi long que nécessaire ; les trois mois sont un usage du service.",
        nl="Het plan vraagt begeleiding zolang als nodig; de drie maanden zijn een gewoonte van de dienst.",
    ),
)
