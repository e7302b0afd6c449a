"""Answer of whoever else was written to: the day the letter names."""

from __future__ import annotations

from workflows.deadlines.letters import answer
from workflows.law import Text

DEADLINE = answer(
    "answer_of_other_side",
    "other_side",
    Text(fr="Réponse de l'autre partie à notre lettre", nl="Antwoord van de andere partij op onze brief"),
)
