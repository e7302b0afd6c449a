"""Decision of the regional housing inspection on a complaint: up to four months in practice."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import posted_any
from workflows.deadlines.texts import INSPECTION_TIME
from workflows.law import Dated, Text

DEADLINE = Deadline(
    id="inspection_decision",
    title=Text(
        fr="Décision de l'Inspection régionale du logement",
        nl="Beslissing van de Gewestelijke Huisvestingsinspectie",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="service",
    length=Dated({date(2024, 11, 1): Length(4, Unit.MONTHS)}),
    start_text=Text(fr="Plainte envoyée le", nl="Klacht verzonden op"),
    starts=posted_any,
    basis=(Basis.INFERENCE,),
    sources=(INSPECTION_TIME,),
    doubt=Text(
        fr="Durée moyenne annoncée par l'administration, non un délai de droit : relancez si rien n'arrive.",
        nl="Gemiddelde duur volgens het bestuur, geen wettelijke termijn: herinner eraan als er niets komt.",
    ),
)
