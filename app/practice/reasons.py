"""What is said when an entry of the practice log cannot be kept as it is."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
IN_THE_FUTURE: Final = Text(
    fr="Cette date est dans le futur. Notez ce qui a déjà été décidé.",
    nl="Deze datum ligt in de toekomst. Noteer wat al beslist is.",
)
TERM: Final = Text(
    fr="Un terme compte de 1 à 120 mois. Corrigez le nombre, ou laissez la case vide.",
    nl="Een uitstel telt 1 tot 120 maanden. Verbeter het getal, of laat het vak leeg.",
)
MOST_TAGS: Final = 10
LONG_TAG: Final = Text(
    fr="Dix mots-clés au plus, de 40 signes chacun. Raccourcissez-les.",
    nl="Hoogstens tien trefwoorden, van elk 40 tekens. Kort ze in.",
)
NAMES_INSIDE: Final = Text(
    fr="Ce texte contient peut-être un nom, une rue ou un numéro de rôle d'un de nos dossiers : {found}. Enlevez-le, "
    "ou cochez que cela ne désigne personne de nos dossiers.",
    nl="Deze tekst bevat misschien een naam, een straat of een rolnummer van een van onze dossiers: {found}. Haal het "
    "weg, of vink aan dat dit niemand van onze dossiers aanduidt.",
)
NOT_REDACTED: Final = Text(
    fr="Ce PDF n'est pas caviardé : sous les traits noirs, le texte est encore lisible. On y trouve : {found}. "
    "Imprimez le document, cachez les noms au feutre et numérisez-le, puis recommencez.",
    nl="Deze PDF is niet onleesbaar gemaakt: onder de zwarte balken is de tekst nog te lezen. Er staat: {found}. Druk "
    "het document af, maak de namen zwart met een stift, scan het en begin opnieuw.",
)
MAYBE_NAMES: Final = Text(
    fr="Dans ce PDF se trouvent des mots qui sont des noms ou des rues d'autres dossiers : {found}. Regardez, puis "
    "cochez qu'ils ne désignent personne de nos dossiers.",
    nl="In deze PDF staan woorden die namen of straten van andere dossiers zijn: {found}. Kijk na en vink dan aan dat "
    "ze niemand van onze dossiers aanduiden.",
)
CONFIRM: Final = Text(
    fr="Confirmez que vous avez regardé chaque page et que personne ne peut être reconnu.",
    nl="Bevestig dat u elke bladzijde bekeken hebt en dat niemand herkenbaar is.",
)
ONLY_PDF: Final = Text(fr="Choisissez un document PDF.", nl="Kies een PDF-document.")
NOT_READABLE: Final = Text(
    fr="Le texte de ce PDF ne peut pas être vérifié. Imprimez-le, numérisez-le et recommencez.",
    nl="De tekst van deze PDF kan niet worden nagekeken. Druk hem af, scan hem en begin opnieuw.",
)
GONE: Final = Text(fr="Cette fiche a été retirée.", nl="Deze fiche is ingetrokken.")
