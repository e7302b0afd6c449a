"""A debt settled, a claim withdrawn, void or refused may come back: looked at after three months (X1, X4-X6)."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import Length, Unit
from workflows.deadlines.exits import closed_for, watched
from workflows.law import Dated, Text

DEADLINE = watched(
    "exit_debt_watch",
    Text(
        fr="Après clôture : la dette reste-t-elle payée, une nouvelle demande a-t-elle été déposée ?",
        nl="Na afsluiting: blijft de schuld betaald, is er een nieuwe vordering ingediend?",
    ),
    Dated({date(2024, 11, 1): Length(3, Unit.MONTHS)}),
    closed_for("debt_settled", "claim_dropped", "claim_void", "termination_refused"),
)
