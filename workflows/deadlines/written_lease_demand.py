"""Formal notice to put a lease in writing: eight days, then the justice of the peace."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import LEGAL, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import PRESUMED_RECEIPT, received
from workflows.deadlines.texts import housing_code
from workflows.law import Dated, Text

DEADLINE = Deadline(
    id="written_lease_demand",
    title=Text(
        fr="Huit jours de la demande d'un bail écrit : ensuite, le juge de paix peut être saisi",
        nl="Acht dagen na de vraag om een schriftelijke huurovereenkomst: daarna kan de vrederechter gevat worden",
    ),
    kind=LEGAL,
    severity=Severity.INFORMATION,
    waits_for="landlord",
    length=Dated({date(2018, 1, 1): Length(8, Unit.DAYS)}),
    start_text=Text(fr="Lettre reçue (ou présumée reçue) le", nl="Brief ontvangen (of vermoed ontvangen) op"),
    starts=received,
    basis=(
        Basis.TEXT,
        Basis.INFERENCE,
    ),
    sources=(housing_code("218, § 2"),),
    doubt=PRESUMED_RECEIPT,
)
