"""Guidance plan of the advisory group for a complex situation: seven calendar days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.texts import PLAN_ADVISORY_GROUP
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _referred(facts: CaseFacts) -> date | None:
    return facts.day


DEADLINE = Deadline(
    id="advisory_group_plan",
    title=Text(
        fr="Plan d'accompagnement de 6 à 9 mois par le groupe de travail d'avis",
        nl="Begeleidingsplan van 6 tot 9 maanden door de advieswerkgroep",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="service",
    length=Dated({date(2024, 4, 15): Length(7, Unit.DAYS)}),
    start_text=Text(fr="Groupe saisi le", nl="Voorgelegd aan de groep op"),
    starts=_referred,
    basis=(Basis.TEXT, Basis.INFERENCE),
    sources=(PLAN_ADVISORY_GROUP,),
    doubt=Text(
        fr="Objectif du plan, non une règle de droit ; nous comptons des jours calendrier.",
        nl="Doelstelling van het plan, geen rechtsregel; wij tellen kalenderdagen.",
    ),
)
