"""Reply of the other side to a letter that contests a demand: fifteen calendar days, our custom."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import DOCUMENT_REQUESTS, REFUND_CLAIMS, day_in_letter, posted_other_than
from workflows.law import Dated, Text

DEADLINE = Deadline(
    id="reaction_to_contestation",
    title=Text(
        fr="Réponse du bailleur à la contestation",
        nl="Antwoord van de verhuurder op de betwisting",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="landlord",
    length=Dated({date(2024, 11, 1): Length(15, Unit.DAYS)}),
    start_text=Text(fr="Lettre envoyée le", nl="Brief verzonden op"),
    starts=posted_other_than(REFUND_CLAIMS | DOCUMENT_REQUESTS),
    fixed=day_in_letter,
    fixed_text=Text(fr="La lettre demande une réponse pour le", nl="De brief vraagt een antwoord tegen"),
    basis=(Basis.INFERENCE,),
    doubt=Text(
        fr="Aucun texte ne fixe ce délai : quinze jours sont un usage du service.",
        nl="Geen enkele tekst legt deze termijn vast: vijftien dagen is een gewoonte van de dienst.",
    ),
)
