"""Why something of the inbox is refused, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.foundation.workshop import PROBLEMS
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING_CHOSEN: Final = Text(fr="Choisissez d'abord un fichier.", nl="Kies eerst een bestand.")
NOT_OFFERED: Final = Text(fr="Choisissez une des réponses proposées.", nl="Kies een van de aangeboden antwoorden.")
NO_KIND: Final = Text(fr="Choisissez de quel message il s'agit.", nl="Kies om welk bericht het gaat.")
NO_NAME: Final = Text(
    fr="Écrivez le nom de la personne, ou choisissez un dossier qui existe.",
    nl="Schrijf de naam van de persoon, of kies een bestaand dossier.",
)
NO_CASE: Final = Text(
    fr="Aucun dossier de votre service ne porte cette référence.", nl="Geen dossier van uw dienst heeft dit nummer."
)
CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le d'abord, ou ouvrez un nouveau dossier.",
    nl="Dit dossier is afgesloten. Heropen het eerst, of open een nieuw dossier.",
)
DECIDED: Final = Text(
    fr="Ce message est déjà traité. Rechargez la page pour voir ce qui en est devenu.",
    nl="Dit bericht is al verwerkt. Herlaad de bladzijde om te zien wat ermee gebeurde.",
)
IN_THE_FUTURE: Final = Text(fr="Ce jour est dans le futur.", nl="Die dag ligt in de toekomst.")
NO_CENTRE: Final = Text(fr="Choisissez la commune du logement.", nl="Kies de gemeente van de woning.")
OWN_CENTRE: Final = Text(
    fr="C'est votre propre commune : le message reste ici.", nl="Dat is uw eigen gemeente: het bericht blijft hier."
)
NO_REASON: Final = Text(
    fr="Écrivez en quelques mots pourquoi ce message est écarté.",
    nl="Schrijf kort waarom dit bericht opzij wordt gezet.",
)
ITSELF: Final = Text(fr="Un message n'est pas le double de lui-même.", nl="Een bericht is geen dubbel van zichzelf.")
AMOUNT: Final = Text(
    fr="Écrivez un montant entre 0,01 et 9 999 999 euros.", nl="Schrijf een bedrag tussen 0,01 en 9 999 999 euro."
)
HOUR: Final = Text(fr="Écrivez l'heure, par exemple 9h30.", nl="Schrijf het uur, bijvoorbeeld 9u30.")
NO_TOKEN_NAME: Final = Text(
    fr="Donnez un nom au jeton : le programme qui l'emploie.",
    nl="Geef het token een naam: het programma dat het gebruikt.",
)
POSTAL_CODE: Final = Text(fr="Écrivez un code postal de quatre chiffres.", nl="Schrijf een postcode van vier cijfers.")


def code_of_problem(text: Text) -> str:
    """Return the code of the workbench for a reason it gave."""
    return next((code for code, words in PROBLEMS.items() if words == text), "too_heavy")


def problem(code: str) -> Text | None:
    """Return the words of a code of the workbench."""
    known: Mapping[str, Text] = PROBLEMS
    return known.get(code)
