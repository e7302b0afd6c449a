"""Why a document is not taken, kept or removed, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

EMPTY: Final = Text(fr="Ce fichier est vide. Choisissez-en un autre.", nl="Dit bestand is leeg. Kies een ander.")
NOT_TAKEN: Final = Text(
    fr="Ce genre de fichier n'est pas accepté. Enregistrez-le en PDF, ou prenez une photo (JPEG, PNG, WebP, HEIC).",
    nl="Dit soort bestand wordt niet aanvaard. Bewaar het als PDF, of neem een foto (JPEG, PNG, WebP, HEIC).",
)
DAMAGED: Final = Text(
    fr="Ce fichier est abîmé ou incomplet. Ouvrez-le chez vous, enregistrez-le à nouveau et renvoyez-le.",
    nl="Dit bestand is beschadigd of onvolledig. Open het, bewaar het opnieuw en stuur het nog eens.",
)
LOCKED: Final = Text(
    fr="Ce PDF est protégé par un mot de passe. Enregistrez-le sans mot de passe et renvoyez-le.",
    nl="Deze PDF is beveiligd met een wachtwoord. Bewaar hem zonder wachtwoord en stuur hem opnieuw.",
)
TOO_LARGE_A_PICTURE: Final = Text(
    fr="Cette image est trop grande. Envoyez-la en plus petit.",
    nl="Deze afbeelding is te groot. Stuur ze in een kleiner formaat.",
)
TOO_MANY_PAGES: Final = Text(
    fr="Ce PDF a plus de 300 pages. Envoyez-le en plusieurs parties, ou seulement les pages utiles.",
    nl="Deze PDF telt meer dan 300 bladzijden. Stuur hem in delen, of enkel de nuttige bladzijden.",
)
TOO_HEAVY: Final = Text(
    fr="Ce fichier demande trop de mémoire ou de temps. Envoyez une version plus simple, ou une photo.",
    nl="Dit bestand vraagt te veel geheugen of tijd om te openen. Stuur een eenvoudiger versie, of een foto.",
)
PROBLEMS: Final[Mapping[str, Text]] = {
    "empty": EMPTY,
    "not_taken": NOT_TAKEN,
    "damaged": DAMAGED,
    "locked": LOCKED,
    "too_large_picture": TOO_LARGE_A_PICTURE,
    "too_many_pages": TOO_MANY_PAGES,
    "too_heavy": TOO_HEAVY,
}
"""By the codes that the workbench writes."""

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
