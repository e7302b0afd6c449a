"""What is said when a transfer file cannot be made, taken in or answered."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le d'abord.", nl="Dit dossier is afgesloten. Heropen het eerst."
)
NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
NO_SERVICE: Final = Text(fr="Écrivez à quel service.", nl="Schrijf aan welke dienst.")
NO_SCOPE: Final = Text(
    fr="Cochez au moins un point que la personne accepte de transmettre.",
    nl="Kruis minstens één punt aan dat de persoon wil doorgeven.",
)
SENSITIVE: Final = Text(
    fr="L'adresse secrète et la violence ne partent que si la personne l'a accepté pour ce point précis. Confirmez-le, "
    "ou décochez.",
    nl="Het geheime adres en het geweld vertrekken enkel als de persoon daar uitdrukkelijk mee instemde. Bevestig dat, "
    "of vink het uit.",
)
IN_THE_FUTURE: Final = Text(fr="Cette date est dans le futur.", nl="Deze datum ligt in de toekomst.")
CONSENT_ENDED: Final = Text(
    fr="L'accord doit encore valoir aujourd'hui. Demandez-le à nouveau à la personne.",
    nl="De toestemming moet vandaag nog gelden. Vraag ze opnieuw aan de persoon.",
)
NO_NAME_LEAVES: Final = Text(
    fr="Sans l'identité, l'autre service ne peut pas aider la personne. Cochez-la, ou transmettez la lettre N1-25.",
    nl="Zonder de identiteit kan de andere dienst niet helpen. Kruis ze aan, of geef brief N1-25 mee.",
)
NO_FILE: Final = Text(fr="Choisissez le fichier reçu.", nl="Kies het ontvangen bestand.")
TOO_LARGE: Final = Text(
    fr="Ce fichier est trop grand pour un fichier de transmission.", nl="Dit bestand is te groot voor een overdracht."
)
NOT_OURS: Final = Text(
    fr="Ce fichier n'est pas un fichier de transmission, ou il est abîmé. Demandez-le à nouveau.",
    nl="Dit bestand is geen overdrachtsbestand, of het is beschadigd. Vraag het opnieuw.",
)
OTHER_VERSION: Final = Text(
    fr="Ce fichier vient d'une autre version du programme. Demandez à l'autre service ou chez vous une mise à jour.",
    nl="Dit bestand komt uit een andere versie van het programma. Vraag de andere dienst of uw eigen dienst om bij te "
    "werken.",
)
WRONG_CODE: Final = Text(
    fr="Le code ne va pas avec ce fichier, ou le fichier a été changé. Téléphonez à l'autre service.",
    nl="De code hoort niet bij dit bestand, of het bestand is gewijzigd. Bel de andere dienst.",
)
TAKEN_ALREADY: Final = Text(fr="Ce fichier a déjà été repris chez nous.", nl="Dit bestand is bij ons al overgenomen.")
OWN_FILE: Final = Text(
    fr="Ce fichier vient de notre propre service : le dossier est déjà chez nous.",
    nl="Dit bestand komt van onze eigen dienst: het dossier is al bij ons.",
)
LOOK_FIRST: Final = Text(
    fr="Confirmez que vous avez lu ce qui est transmis.", nl="Bevestig dat u gelezen hebt wat doorgegeven wordt."
)
NOT_AGREED: Final = Text(
    fr="Rien ne revient sans l'accord de la personne. Demandez-le d'abord.",
    nl="Niets gaat terug zonder het akkoord van de persoon. Vraag het eerst.",
)
NO_ANSWER: Final = Text(fr="Cochez au moins une nouvelle.", nl="Kruis minstens één bericht aan.")
OTHER_TRANSFER: Final = Text(
    fr="Cette réponse concerne une autre transmission.", nl="Dit antwoord gaat over een andere overdracht."
)
