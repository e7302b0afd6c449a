"""Warning eleven months after a claim for overpaid rent: one month is left to go to court."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import REFUND_CLAIMS, posted
from workflows.deadlines.texts import REFUND_RULE
from workflows.law import Dated, Text

DEADLINE = Deadline(
    id="refund_court_action_warning",
    title=Text(
        fr="Il reste un mois pour agir en justice (loyer payé en trop) : prendre un avocat",
        nl="Nog één maand om naar de rechter te stappen (te veel betaalde huurprijs): een advocaat nemen",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="us",
    length=Dated({date(2018, 1, 1): Length(11, Unit.MONTHS)}),
    start_text=Text(fr="Demande de remboursement envoyée le", nl="Vraag tot terugbetaling verzonden op"),
    starts=posted(REFUND_CLAIMS),
    basis=(Basis.INFERENCE,),
    sources=(REFUND_RULE,),
    doubt=Text(
        fr="Rappel du service, un mois avant la fin de l'année qui suit l'envoi.",
        nl="Herinnering van de dienst, één maand voor het einde van het jaar na de verzending.",
    ),
)
