"""A household that was rehoused is followed for six months (X9)."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import Length, Unit
from workflows.deadlines.exits import closed_for, watched
from workflows.law import Dated, Text

DEADLINE = watched(
    "exit_rehousing_watch",
    Text(
        fr="Après clôture : le nouveau logement tient-il ?",
        nl="Na afsluiting: houdt de nieuwe woning stand?",
    ),
    Dated({date(2024, 11, 1): Length(6, Unit.MONTHS)}),
    closed_for("rehoused"),
)
