"""Why an event in a building is not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NO_STREET: Final = Text(fr="Écrivez la rue et le numéro.", nl="Schrijf de straat en het nummer.")
NO_COMMUNE: Final = Text(fr="Choisissez la commune.", nl="Kies de gemeente.")
NO_NUMBER: Final = Text(fr="Écrivez un nombre de 1 à 500.", nl="Schrijf een getal van 1 tot 500.")
NO_ROW: Final = Text(
    fr="Remplissez au moins une ligne : la chambre ou l'appartement, et ce qui a été fait.",
    nl="Vul minstens één regel in: de kamer of het appartement, en wat er gedaan is.",
)
NO_UNIT: Final = Text(
    fr="Dites quelle chambre ou quel appartement : chaque ménage a son propre incident.",
    nl="Zeg welke kamer of welk appartement: elk gezin heeft zijn eigen incident.",
)
TWICE: Final = Text(
    fr="Cette chambre a déjà un incident dans cet événement.",
    nl="Deze kamer heeft al een incident in deze gebeurtenis.",
)
NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
OTHER_BUILDING: Final = Text(
    fr="Cet incident est dans une autre commune que l'immeuble.",
    nl="Dit incident ligt in een andere gemeente dan het gebouw.",
)
SECRET_HOME: Final = Text(
    fr="L'adresse de ce ménage est secrète : il n'est relié à aucun bâtiment.",
    nl="Het adres van dit huishouden is geheim: het wordt aan geen gebouw gekoppeld.",
)
