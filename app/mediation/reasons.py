"""What is said when something of a mediation cannot be right: both languages, with the next step."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour reprendre la médiation.",
    nl="Dit dossier is afgesloten. Heropen het om de bemiddeling te hernemen.",
)
ALREADY_OPEN: Final = Text(
    fr="Une médiation est déjà en cours dans ce dossier. Ajoutez-y la personne plutôt que d'en ouvrir une autre.",
    nl="Er loopt al een bemiddeling in dit dossier. Voeg de persoon daaraan toe in plaats van een andere te openen.",
)
ENDED: Final = Text(
    fr="Cette médiation est terminée. Proposez-en une nouvelle si les parties le veulent.",
    nl="Deze bemiddeling is afgelopen. Stel een nieuwe voor als de partijen dat willen.",
)
NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
IN_THE_FUTURE: Final = Text(
    fr="Cette date est dans le futur. Notez ce qui s'est déjà passé.",
    nl="Deze datum ligt in de toekomst. Noteer wat al gebeurd is.",
)
NO_NAME: Final = Text(fr="Écrivez comment appeler cette personne.", nl="Schrijf hoe u deze persoon noemt.")
NO_TEXT: Final = Text(fr="Écrivez ce qui a été dit.", nl="Schrijf wat er gezegd is.")
NO_PROPOSAL: Final = Text(
    fr="Écrivez ce qui est proposé, dans les mots de la personne.",
    nl="Schrijf wat er voorgesteld wordt, in de woorden van de persoon.",
)
AMOUNT: Final = Text(
    fr="Le montant doit être plus grand que zéro. S'il n'y en a pas, laissez la case vide.",
    nl="Het bedrag moet groter zijn dan nul. Is er geen, laat het vak dan leeg.",
)
ENDS_FIRST: Final = Text(
    fr="La fin vient avant le début. Corrigez l'une des deux dates.",
    nl="Het einde komt voor het begin. Verbeter een van beide datums.",
)
ANSWERED: Final = Text(
    fr="Cette proposition a déjà reçu une réponse. Faites-en une nouvelle.",
    nl="Dit voorstel kreeg al een antwoord. Doe een nieuw voorstel.",
)
NO_COMMITMENT: Final = Text(
    fr="Écrivez au moins un engagement : qui fait quoi, pour quand.",
    nl="Schrijf minstens één verbintenis: wie doet wat, tegen wanneer.",
)
NO_WHAT: Final = Text(fr="Écrivez ce qui est promis.", nl="Schrijf wat beloofd is.")
NO_DAY: Final = Text(fr="Un engagement a une date : notez-la.", nl="Een verbintenis heeft een datum: noteer hem.")
BEFORE_AGREEMENT: Final = Text(
    fr="L'engagement vient au plus tôt le jour de l'accord. Corrigez l'une des deux dates.",
    nl="De verbintenis komt ten vroegste op de dag van het akkoord. Verbeter een van beide datums.",
)
SETTLED: Final = Text(
    fr="Cet engagement est déjà réglé. Revenez à la médiation pour voir où il en est.",
    nl="Deze verbintenis is al geregeld. Ga terug naar de bemiddeling om te zien hoever ze staat.",
)
NEW_DAY: Final = Text(
    fr="En retard : notez la nouvelle date, plus tard que l'ancienne.",
    nl="Te laat: noteer de nieuwe datum, later dan de vorige.",
)
NOT_A_PROOF: Final = Text(
    fr="Ce document n'est pas dans ce dossier. Choisissez-en un de la liste.",
    nl="Dit document zit niet in dit dossier. Kies er een uit de lijst.",
)
NO_PLACE: Final = Text(
    fr="Notez où la personne séjourne ; cela reste dans le dossier et ne s'imprime pas.",
    nl="Noteer waar de persoon verblijft; dat blijft in het dossier en wordt niet afgedrukt.",
)
NOT_FOR_OWNER: Final = Text(
    fr="Un répit se prend auprès de la famille ou d'un hébergeant. Avec un propriétaire, notez plutôt une proposition.",
    nl="Respijt hoort bij familie of wie onderdak geeft. Noteer bij een eigenaar liever een voorstel.",
)
NO_RESPITE: Final = Text(fr="Aucun répit n'est en cours.", nl="Er loopt geen respijt.")
PLACE_KEPT: Final = Text(fr="noté dans la médiation", nl="genoteerd bij de bemiddeling")
"""What the event of a respite says instead of the place: the place stays in the mediation."""
