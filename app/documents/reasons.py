"""Why a document is not taken, kept or removed, in both languages."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

PROOF_OF_A_LETTER: Final = Text(
    fr="Ce document prouve l'envoi d'une lettre : il reste dans le dossier.",
    nl="Dit document bewijst de verzending van een brief: het blijft in het dossier.",
)
NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
IN_THE_FUTURE: Final = Text(
    fr="Cette date est dans le futur. Écrivez celle qui est sur le document.",
    nl="Deze datum ligt in de toekomst. Schrijf die van het document.",
)
ENDS_BEFORE_ITS_DATE: Final = Text(
    fr="Un document ne peut pas perdre sa valeur avant sa date. Corrigez l'une des deux.",
    nl="Een document kan niet vervallen vóór zijn datum. Verbeter een van beide.",
)
NOTHING_CHOSEN: Final = Text(
    fr="Choisissez au moins un fichier, ou prenez une photo.",
    nl="Kies minstens één bestand, of neem een foto.",
)
NO_REASON: Final = Text(
    fr="Dites pourquoi ce document est retiré.",
    nl="Zeg waarom dit document wordt verwijderd.",
)
