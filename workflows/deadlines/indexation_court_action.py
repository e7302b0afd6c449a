"""Court action of the landlord about an indexation: one year from the request; information for the tenant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import LEGAL, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.texts import INDEXATION_ARREARS
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _requested(facts: CaseFacts) -> date | None:
    return facts.indexation_requested_on


DEADLINE = Deadline(
    id="indexation_court_action",
    title=Text(
        fr="Dernier jour pour que le bailleur agisse en justice au sujet de l'indexation",
        nl="Laatste dag voor de verhuurder om over de indexatie naar de rechter te stappen",
    ),
    kind=LEGAL,
    severity=Severity.INFORMATION,
    waits_for="landlord",
    length=Dated({date(2018, 1, 1): Length(12, Unit.MONTHS)}),
    start_text=Text(fr="Indexation demandée le", nl="Indexatie gevraagd op"),
    starts=_requested,
    basis=(Basis.COMMENTARY,),
    sources=(INDEXATION_ARREARS,),
    doubt=Text(
        fr="Lu dans des commentaires, non dans le texte de la loi : à faire confirmer par un avocat avant la date.",
        nl="Gelezen in commentaren, niet in de wettekst zelf: vóór de datum door een advocaat te laten bevestigen.",
    ),
)
