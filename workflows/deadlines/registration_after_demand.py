"""Registration of a lease signed before 2025, after the tenant's formal notice: one month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import LEGAL, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import PRESUMED_RECEIPT, received
from workflows.deadlines.texts import housing_code
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _demanded(facts: CaseFacts) -> date | None:
    letter = facts.letter
    return received(facts) if letter is not None and letter.asked.get("variant") == "demand" else None


DEADLINE = Deadline(
    id="registration_after_demand",
    title=Text(
        fr="Enregistrement du bail par le bailleur après la mise en demeure",
        nl="Registratie van de huurovereenkomst door de verhuurder na de ingebrekestelling",
    ),
    kind=LEGAL,
    severity=Severity.INFORMATION,
    waits_for="landlord",
    length=Dated({date(2018, 1, 1): Length(1, Unit.MONTHS)}),
    start_text=Text(
        fr="Mise en demeure reçue (ou présumée reçue) le", nl="Ingebrekestelling ontvangen (of vermoed ontvangen) op"
    ),
    starts=_demanded,
    basis=(
        Basis.TEXT,
        Basis.INFERENCE,
    ),
    sources=(housing_code("227"),),
    doubt=PRESUMED_RECEIPT,
)
