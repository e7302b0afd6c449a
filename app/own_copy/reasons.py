"""What is said when a copy cannot be made as it was asked: both languages, with the next step."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
NOTHING_CHOSEN: Final = Text(
    fr="Choisissez avec la personne au moins une partie, une lettre ou un papier.",
    nl="Kies samen met de persoon minstens één deel, brief of papier.",
)
NO_PSEUDONYM: Final = Text(fr="Écrivez l'autre nom.", nl="Schrijf de andere naam.")
PSEUDONYM_IS_NAME: Final = Text(
    fr="Le vrai nom se lit dans cet autre nom. Choisissez-en un autre.",
    nl="De echte naam staat in deze andere naam. Kies een andere.",
)
NO_REAL_NAME: Final = Text(
    fr="Ce dossier ne connaît pas le vrai nom. Choisissez un autre nom, ou sans nom.",
    nl="Dit dossier kent de echte naam niet. Kies een andere naam, of zonder naam.",
)
READ_BY_OTHERS: Final = Text(
    fr="Il y a quelque chose de délicat dans la copie : parlez d'abord avec la personne de qui pourrait la lire.",
    nl="Er zit iets gevoeligs in de kopie: bespreek eerst met de persoon wie ze zou kunnen lezen.",
)
IN_THE_FUTURE: Final = Text(fr="Ce jour n'est pas encore venu.", nl="Deze dag moet nog komen.")
BEFORE_IT_WAS_MADE: Final = Text(
    fr="La copie n'était pas encore faite ce jour-là.", nl="De kopie was die dag nog niet gemaakt."
)
WHO_ASKED: Final = Text(
    fr="Écrivez le nom de qui a demandé la copie pour la personne.",
    nl="Schrijf de naam van wie de kopie voor de persoon vroeg.",
)
RECEIVED_ALREADY: Final = Text(
    fr="La réception de cette copie est déjà notée.", nl="De ontvangst van deze kopie is al genoteerd."
)
TOO_LARGE: Final = Text(
    fr="Les fichiers choisis pèsent ensemble plus de 60 Mo. Faites deux copies, chacune avec une partie des fichiers.",
    nl="De gekozen bestanden zijn samen groter dan 60 MB. Maak twee kopieën, elk met een deel van de bestanden.",
)
TOO_SHORT: Final = Text(
    fr="Trop court : au moins 16 signes, par exemple quatre mots sans lien entre eux.",
    nl="Te kort: minstens 16 tekens, bijvoorbeeld vier woorden zonder verband.",
)
TOO_SIMPLE: Final = Text(
    fr="Trop simple : les mêmes signes reviennent. Prenez quatre mots sans lien entre eux.",
    nl="Te eenvoudig: dezelfde tekens komen terug. Neem vier woorden zonder verband.",
)
TELLS_THE_CASE: Final = Text(
    fr="Le nom, l'adresse ou la référence s'y lit : qui connaît la personne le devinerait.",
    nl="De naam, het adres of de referentie staat erin: wie de persoon kent, raadt het.",
)
NOT_THE_SAME: Final = Text(
    fr="Les deux mots de passe ne sont pas les mêmes. Tapez-les encore une fois.",
    nl="De twee wachtwoorden zijn niet gelijk. Typ ze nog een keer.",
)
OTHER_WORDS: Final = Text(
    fr="Ces mots ne viennent pas de nous. Rechargez la page pour en avoir d'autres.",
    nl="Deze woorden komen niet van ons. Herlaad de pagina voor andere woorden.",
)
