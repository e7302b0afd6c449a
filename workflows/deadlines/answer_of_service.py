"""Answer of an administration or a service to a letter: the day the letter names."""

from __future__ import annotations

from workflows.deadlines.letters import answer
from workflows.law import Text

DEADLINE = answer(
    "answer_of_service",
    "service",
    Text(
        fr="Réponse de l'administration ou du service à notre lettre",
        nl="Antwoord van het bestuur of de dienst op onze brief",
    ),
)
