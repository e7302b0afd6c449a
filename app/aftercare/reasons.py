"""What is said when something of the guidance cannot be right: both languages, with the next step."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour reprendre l'accompagnement.",
    nl="Dit dossier is afgesloten. Heropen het om de begeleiding te hernemen.",
)
ALREADY_RUNS: Final = Text(
    fr="Un accompagnement est déjà en cours dans ce dossier. Terminez-le avant d'en commencer un autre.",
    nl="Er loopt al een begeleiding in dit dossier. Rond die af voor u een andere begint.",
)
ENDED: Final = Text(
    fr="Cet accompagnement est terminé. Commencez-en un nouveau si le ménage le veut.",
    nl="Deze begeleiding is afgelopen. Begin een nieuwe als het huishouden dat wil.",
)
NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
IN_THE_FUTURE: Final = Text(
    fr="Cette date est dans le futur. Notez ce qui s'est déjà passé.",
    nl="Deze datum ligt in de toekomst. Noteer wat al gebeurd is.",
)
BEFORE_START: Final = Text(
    fr="Cette date vient avant le début de l'accompagnement. Corrigez-la.",
    nl="Deze datum komt voor het begin van de begeleiding. Verbeter hem.",
)
REVIEW_FIRST: Final = Text(
    fr="La prochaine évaluation doit venir plus tard. Corrigez la date.",
    nl="De volgende evaluatie moet later komen. Verbeter de datum.",
)
NO_REVIEW: Final = Text(
    fr="Fixez avec le ménage la date de la prochaine évaluation.",
    nl="Spreek met het huishouden een datum af voor de volgende evaluatie.",
)
NO_GOAL: Final = Text(
    fr="Écrivez l'objectif avec les mots du ménage.", nl="Schrijf het doel met de woorden van het huishouden."
)
NO_WHY: Final = Text(
    fr="Écrivez en quelques mots ce qui menace le logement.",
    nl="Schrijf in enkele woorden wat de woning bedreigt.",
)
SETTLED: Final = Text(
    fr="C'est déjà réglé. Revenez à l'accompagnement pour voir où il en est.",
    nl="Dit is al geregeld. Ga terug naar de begeleiding om te zien hoever ze staat.",
)
