"""Opinion of the joint rent commission: about two months."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import posted_any
from workflows.deadlines.texts import RENT_COMMISSION_TIME
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _asked(facts: CaseFacts) -> date | None:
    letter = facts.letter
    return posted_any(facts) if letter is not None and letter.asked.get("step") == "opinion" else None


DEADLINE = Deadline(
    id="rent_commission_opinion",
    title=Text(
        fr="Avis de la Commission paritaire locative",
        nl="Advies van de Paritaire Huurcommissie",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="service",
    length=Dated({date(2025, 5, 1): Length(2, Unit.MONTHS)}),
    start_text=Text(fr="Avis demandé le", nl="Advies gevraagd op"),
    starts=_asked,
    basis=(
        Basis.COMMENTARY,
        Basis.INFERENCE,
    ),
    sources=(RENT_COMMISSION_TIME,),
    doubt=Text(
        fr="Environ deux mois d'après des commentaires ; l'avis ne lie personne.",
        nl="Ongeveer twee maanden volgens commentaren; het advies bindt niemand.",
    ),
)
