"""Answer of the landlord to a letter: the day the letter names."""

from __future__ import annotations

from workflows.deadlines.letters import answer
from workflows.law import Text

DEADLINE = answer(
    "answer_of_landlord",
    "landlord",
    Text(fr="Réponse du bailleur à notre lettre", nl="Antwoord van de verhuurder op onze brief"),
)
