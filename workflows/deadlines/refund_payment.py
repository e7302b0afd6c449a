"""Payment asked in a claim for overpaid rent: thirty calendar days, our custom."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import REFUND_CLAIMS, day_in_letter, posted
from workflows.law import Dated, Text

DEADLINE = Deadline(
    id="refund_payment",
    title=Text(
        fr="Remboursement par le bailleur du loyer payé en trop",
        nl="Terugbetaling door de verhuurder van de te veel betaalde huurprijs",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="landlord",
    length=Dated({date(2024, 11, 1): Length(30, Unit.DAYS)}),
    start_text=Text(fr="Demande de remboursement envoyée le", nl="Vraag tot terugbetaling verzonden op"),
    starts=posted(REFUND_CLAIMS),
    fixed=day_in_letter,
    fixed_text=Text(fr="La lettre demande le paiement pour le", nl="De brief vraagt de betaling tegen"),
    basis=(Basis.INFERENCE,),
    doubt=Text(
        fr="Aucun texte ne fixe ce délai : trente jours sont un usage du service.",
        nl="Geen enkele tekst legt deze termijn vast: dertig dagen is een gewoonte van de dienst.",
    ),
)
