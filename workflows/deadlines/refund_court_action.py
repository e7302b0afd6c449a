"""Court action of the tenant after a claim for overpaid rent: one year from the posting of the claim."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import LEGAL, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import REFUND_CLAIMS, posted
from workflows.deadlines.texts import REFUND_RULE
from workflows.law import Dated, Text

DEADLINE = Deadline(
    id="refund_court_action",
    title=Text(
        fr="Dernier jour pour que le locataire agisse en justice (loyer payé en trop)",
        nl="Laatste dag voor de huurder om naar de rechter te stappen (te veel betaalde huurprijs)",
    ),
    kind=LEGAL,
    severity=Severity.FORFEITURE,
    waits_for="tenant",
    length=Dated({date(2018, 1, 1): Length(12, Unit.MONTHS)}),
    start_text=Text(fr="Demande de remboursement envoyée le", nl="Vraag tot terugbetaling verzonden op"),
    starts=posted(REFUND_CLAIMS),
    basis=(Basis.COMMENTARY,),
    sources=(REFUND_RULE,),
    doubt=Text(
        fr="Lu dans des commentaires, non dans le texte de la loi : à faire confirmer par un avocat avant la date.",
        nl="Gelezen in commentaren, niet in de wettekst zelf: vóór de datum door een advocaat te laten bevestigen.",
    ),
)
