"""Why something of level 3 is not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NO_NAME: Final = Text(
    fr="Choisissez un service, ou écrivez le nom dans les deux langues.",
    nl="Kies een dienst, of schrijf de naam in beide talen.",
)
NO_SOURCE: Final = Text(
    fr="Dites d'où vous le savez : aucune adresse n'est devinée.", nl="Zeg hoe u het weet: geen adres wordt geraden."
)
ENDS_FIRST: Final = Text(fr="La fin ne peut pas précéder le début.", nl="Het einde kan niet vóór het begin komen.")
NO_PLACE: Final = Text(fr="Choisissez une zone ou une commune.", nl="Kies een zone of een gemeente.")
NO_TEXT: Final = Text(fr="Écrivez ce qui a été convenu.", nl="Schrijf wat is afgesproken.")
NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
