"""Proposal of a solution after a referral request: seven calendar days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.texts import PLAN_SEVEN_DAYS
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _identified(facts: CaseFacts) -> date | None:
    return facts.referral.identified_on or facts.day


DEADLINE = Deadline(
    id="referral_proposal",
    title=Text(
        fr="Proposer une solution au ménage",
        nl="Het huishouden een oplossing voorstellen",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="service",
    length=Dated({date(2024, 4, 15): Length(7, Unit.DAYS)}),
    start_text=Text(fr="Situation identifiée le", nl="Situatie vastgesteld op"),
    starts=_identified,
    basis=(Basis.TEXT, Basis.INFERENCE),
    sources=(PLAN_SEVEN_DAYS,),
    doubt=Text(
        fr="Objectif du plan, non une règle de droit ; nous comptons des jours calendrier.",
        nl="Doelstelling van het plan, geen rechtsregel; wij tellen kalenderdagen.",
    ),
)
