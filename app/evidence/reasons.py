"""What is said when something of the evidence cannot be right: both languages, with the next step."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
NOTHING_CHOSEN: Final = Text(
    fr="Choisissez au moins un fichier, ou prenez une photo.", nl="Kies minstens één bestand, of neem een foto."
)
NOT_TAKEN: Final = Text(
    fr=(
        "Ce genre de fichier n'est pas accepté. Sont acceptés : photos (JPEG, PNG, WebP, HEIC), PDF, texte, vidéos "
        "(MP4, MOV, 3GP, WebM, AVI) et sons (M4A, MP3, OGG/Opus, WAV, AMR, AAC)."
    ),
    nl=(
        "Dit soort bestand wordt niet aanvaard. Wel aanvaard: foto's (JPEG, PNG, WebP, HEIC), PDF, tekst, video's "
        "(MP4, MOV, 3GP, WebM, AVI) en geluid (M4A, MP3, OGG/Opus, WAV, AMR, AAC)."
    ),
)
THERE_ALREADY: Final = Text(
    fr="Ce fichier est déjà gardé parmi les preuves de ce dossier.",
    nl="Dit bestand is al bewaard bij het bewijs van dit dossier.",
)
SAY_WHAT_IT_SHOWS: Final = Text(
    fr="Écrivez en une phrase ce que cette pièce montre.", nl="Schrijf in één zin wat dit stuk toont."
)
HOUR_WITHOUT_DAY: Final = Text(
    fr="Notez aussi le jour, ou laissez l'heure vide.", nl="Noteer ook de dag, of laat het uur leeg."
)
NO_WHY: Final = Text(fr="Écrivez en quelques mots pourquoi.", nl="Schrijf in enkele woorden waarom.")
SET_ASIDE: Final = Text(
    fr="Cette pièce est mise de côté ; elle ne se modifie plus.",
    nl="Dit stuk is terzijde gelegd; het wordt niet meer gewijzigd.",
)
NO_CONSENT_NO_NAME: Final = Text(
    fr="Sans l'accord du témoin, ne notez ni son nom, ni ses coordonnées, ni ses mots. Videz ces cases.",
    nl="Zonder akkoord van de getuige noteert u geen naam, geen gegevens en geen verklaring. Maak deze vakken leeg.",
)
CONSENT_DAY: Final = Text(fr="Notez le jour où le témoin a répondu.", nl="Noteer de dag waarop de getuige antwoordde.")
CONSENT_FOR_WHOM: Final = Text(
    fr="Cochez au moins une personne à qui le témoin accepte que ses mots soient remis.",
    nl="Vink minstens één persoon aan aan wie de getuige zijn verklaring wil laten bezorgen.",
)
WITNESS_NOT_AGREED: Final = Text(
    fr="Ce témoin n'a pas donné son accord. Demandez-le avant de garder son attestation.",
    nl="Deze getuige gaf geen akkoord. Vraag het voor u de verklaring bewaart.",
)
WHAT_IS_LOST: Final = Text(fr="Écrivez de quel bien il s'agit.", nl="Schrijf om welk goed het gaat.")
VALUE_TOO_HIGH: Final = Text(
    fr="Ce montant ne peut pas être juste. Corrigez-le.", nl="Dit bedrag kan niet kloppen. Verbeter het."
)
TO_WHOM: Final = Text(fr="Écrivez à qui : nom ou fonction.", nl="Schrijf aan wie: naam of functie.")
NOTHING_IN_BUNDLE: Final = Text(
    fr="Cochez au moins une pièce, un témoignage ou la liste des biens.",
    nl="Vink minstens één stuk, één getuigenis of de lijst van de goederen aan.",
)
TOO_MANY_PIECES: Final = Text(
    fr="Au plus 60 pièces par dossier de pièces. Faites-en plusieurs.",
    nl="Hoogstens 60 stukken per bundel. Maak er meerdere.",
)
TOO_MANY_PRINTED: Final = Text(
    fr="Ces pièces font plus de 200 pages ensemble. Faites plusieurs dossiers de pièces.",
    nl="Deze stukken tellen samen meer dan 200 bladzijden. Maak meerdere bundels.",
)
SECRET_ADDRESS_TOLD: Final = Text(
    fr=(
        "Un texte choisi contient l'adresse qui doit rester secrète. Corrigez la description ou ne cochez pas cette "
        "pièce."
    ),
    nl="Een gekozen tekst bevat het adres dat geheim moet blijven. Verbeter de beschrijving of vink dat stuk niet aan.",
)
NOTHING_SECURED: Final = Text(
    fr="Aucun original n'est encore gardé. Ajoutez d'abord une photo, un message ou un document.",
    nl="Er is nog geen origineel bewaard. Voeg eerst een foto, een bericht of een document toe.",
)
NO_LAWYER_BUNDLE: Final = Text(
    fr="Aucun dossier de pièces n'a encore été fait pour l'avocat. Faites-le d'abord.",
    nl="Er is nog geen bundel voor de advocaat gemaakt. Maak die eerst.",
)
