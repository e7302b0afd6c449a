"""Reply to a request for documents (energy certificate, proof of registration): fifteen calendar days, our custom."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import DOCUMENT_REQUESTS, day_in_letter, posted
from workflows.law import Dated, Text

DEADLINE = Deadline(
    id="reply_to_document_request",
    title=Text(
        fr="Envoi par le bailleur des documents demandés",
        nl="Toezending door de verhuurder van de gevraagde documenten",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="landlord",
    length=Dated({date(2024, 11, 1): Length(15, Unit.DAYS)}),
    start_text=Text(fr="Demande envoyée le", nl="Vraag verzonden op"),
    starts=posted(DOCUMENT_REQUESTS),
    fixed=day_in_letter,
    fixed_text=Text(fr="La lettre demande les documents pour le", nl="De brief vraagt de documenten tegen"),
    basis=(Basis.INFERENCE,),
    doubt=Text(
        fr="Aucun texte ne fixe ce délai : quinze jours sont un usage du service.",
        nl="Geen enkele tekst legt deze termijn vast: vijftien dagen is een gewoonte van de dienst.",
    ),
)
