"""Proof of the occupier's kinship, asked of a landlord who wants the home back: two months from the request."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import LEGAL, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import PRESUMED_RECEIPT, received
from workflows.deadlines.texts import housing_code
from workflows.law import Dated, Text

DEADLINE = Deadline(
    id="kinship_proof",
    title=Text(
        fr="Preuve du lien de parenté par le bailleur",
        nl="Bewijs van de verwantschap door de verhuurder",
    ),
    kind=LEGAL,
    severity=Severity.INFORMATION,
    waits_for="landlord",
    length=Dated({date(2018, 1, 1): Length(2, Unit.MONTHS)}),
    start_text=Text(fr="Lettre reçue (ou présumée reçue) le", nl="Brief ontvangen (of vermoed ontvangen) op"),
    starts=received,
    basis=(
        Basis.TEXT,
        Basis.INFERENCE,
    ),
    sources=(housing_code("237, § 2"),),
    doubt=Text(
        fr=f"{PRESUMED_RECEIPT.fr} Un dernier jour de week-end peut se discuter.",
        nl=f"{PRESUMED_RECEIPT.nl} Over een laatste dag in het weekend kan discussie bestaan.",
    ),
    also_from_check="notice_kinship_proof",
)
