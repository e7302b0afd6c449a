"""Alert kept after a threat of illegal eviction: thirty calendar days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _transferred(facts: CaseFacts) -> date | None:
    return facts.day


DEADLINE = Deadline(
    id="threat_alert",
    title=Text(
        fr="Fin de l'alerte : reprendre contact, la menace d'expulsion illégale est-elle écartée ?",
        nl="Einde van het alarm: opnieuw contact opnemen, is de dreiging van illegale uithuiszetting weg?",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="us",
    length=Dated({date(2024, 11, 1): Length(30, Unit.DAYS)}),
    start_text=Text(fr="Menace enregistrée le", nl="Dreiging genoteerd op"),
    starts=_transferred,
    basis=(Basis.INFERENCE,),
    doubt=Text(
        fr="Aucun texte ne fixe ce délai : trente jours sont un usage du service.",
        nl="Geen enkele tekst legt deze termijn vast: dertig dagen is een gewoonte van de dienst.",
    ),
)
