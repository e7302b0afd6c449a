"""A title that nobody used any more stays enforceable for ten years: looked at once a year (X17)."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import Length, Unit
from workflows.deadlines.exits import closed_for, watched
from workflows.law import Dated, Text

DEADLINE = watched(
    "exit_title_watch",
    Text(
        fr="Après clôture : le jugement peut encore être exécuté. Toujours rien de l'huissier ?",
        nl="Na afsluiting: het vonnis blijft uitvoerbaar. Nog altijd niets van de gerechtsdeurwaarder?",
    ),
    Dated({date(2024, 11, 1): Length(12, Unit.MONTHS)}),
    closed_for("enforcement_dropped"),
)
