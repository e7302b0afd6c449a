"""A plan, a conciliation or terms are followed until the last payment, else looked at in three months (X2, X3, X7)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import Length, Unit
from workflows.deadlines.exits import closed_for, watched
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _until(facts: CaseFacts) -> date | None:
    return facts.date_of("watched_until_on")


DEADLINE = watched(
    "exit_plan_watch",
    Text(
        fr="Après clôture : le plan est-il toujours payé ? En cas de défaut, l'expulsion peut suivre",
        nl="Na afsluiting: wordt het plan nog betaald? Bij wanbetaling kan uithuiszetting volgen",
    ),
    Dated({date(2024, 11, 1): Length(3, Unit.MONTHS)}),
    closed_for("plan_out_of_court", "conciliation_recorded", "terms_granted"),
    fixed=_until,
    fixed_text=Text(fr="Dernier paiement prévu le", nl="Laatste betaling gepland op"),
)
