"""What is said when something about contact, a hearing or a canton cannot be right: both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour noter un nouvel essai.",
    nl="Dit dossier is afgesloten. Heropen het om een nieuwe poging te noteren.",
)
NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
IN_THE_FUTURE: Final = Text(
    fr="Cette date est dans le futur. Notez ce qui s'est déjà passé ; le prochain essai se planifie plus bas.",
    nl="Deze datum ligt in de toekomst. Noteer wat al gebeurd is; de volgende poging plant u onderaan.",
)
BEFORE_THE_CASE: Final = Text(
    fr="Cette date est bien antérieure au dossier. Vérifiez l'année.",
    nl="Deze datum ligt lang voor het dossier. Kijk het jaar na.",
)
NOT_AN_HOUR: Final = Text(
    fr="Écrivez l'heure comme 14:30, ou laissez la case vide.",
    nl="Schrijf het uur als 14:30, of laat het vak leeg.",
)
NEXT_IN_THE_PAST: Final = Text(
    fr="Le prochain essai vient aujourd'hui ou plus tard. Corrigez la date.",
    nl="De volgende poging komt vandaag of later. Verbeter de datum.",
)
NOT_OF_THIS_CASE: Final = Text(
    fr="Cette pièce n'est pas dans ce dossier. Choisissez-en une de la liste.",
    nl="Dit stuk zit niet in dit dossier. Kies er een uit de lijst.",
)
DESPITE: Final = Text(
    fr="Si cela s'est déjà passé ainsi, cochez la case en bas : l'essai est noté tel quel.",
    nl="Is het al zo gebeurd, vink dan onderaan het vakje aan: de poging wordt zo genoteerd.",
)
NO_REASON: Final = Text(
    fr="Dites en quelques mots ce qui est faux : l'essai reste visible, barré.",
    nl="Zeg in enkele woorden wat fout is: de poging blijft zichtbaar, doorstreept.",
)
STRUCK: Final = Text(fr="Cet essai est déjà barré.", nl="Deze poging is al doorstreept.")
NOTHING_PLANNED: Final = Text(fr="Aucun essai n'est planifié ici.", nl="Hier is geen poging gepland.")
NOBODY_NAMED: Final = Text(
    fr="Choisissez qui, dans l'équipe, va à l'audience.",
    nl="Kies wie van het team naar de zitting gaat.",
)
NO_HEARING: Final = Text(
    fr="Aucune audience n'est connue ce jour-là dans ce dossier.",
    nl="Op die dag is in dit dossier geen zitting bekend.",
)
NOT_BEFORE_FORMER: Final = Text(
    fr="Une fiche plus récente existe déjà. Choisissez un jour qui ne la précède pas.",
    nl="Er bestaat al een recentere fiche. Kies een dag die er niet voor ligt.",
)
NO_SOURCE: Final = Text(
    fr="Dites qui l'a dit ou où vous l'avez lu : une habitude sans source ne se vérifie pas.",
    nl="Zeg wie het zei of waar u het las: een gewoonte zonder bron valt niet na te gaan.",
)
CHANGED_MEANWHILE: Final = Text(
    fr="Quelqu'un a changé cette fiche entre-temps. Relisez-la avant d'enregistrer.",
    nl="Iemand wijzigde deze fiche intussen. Lees ze na voor u opslaat.",
)
