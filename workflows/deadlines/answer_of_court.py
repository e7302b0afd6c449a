"""Answer of the court to a letter: the day the letter names."""

from __future__ import annotations

from workflows.deadlines.letters import answer
from workflows.law import Text

DEADLINE = answer(
    "answer_of_court",
    "court",
    Text(fr="Réponse du tribunal à notre lettre", nl="Antwoord van de rechtbank op onze brief"),
)
