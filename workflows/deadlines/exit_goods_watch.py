"""Goods put on the street are kept for six months: the household is asked in the fifth (X10)."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import Length, Unit
from workflows.deadlines.exits import closed_for, watched
from workflows.law import Dated, Text

DEADLINE = watched(
    "exit_goods_watch",
    Text(
        fr="Après clôture : les biens gardés par la commune sont-ils repris ? Elle les garde six mois",
        nl="Na afsluiting: zijn de goederen bij de gemeente afgehaald? Ze bewaart ze zes maanden",
    ),
    Dated({date(2024, 11, 1): Length(5, Unit.MONTHS)}),
    closed_for("eviction_executed"),
)
