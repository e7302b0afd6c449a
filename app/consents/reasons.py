"""Why a consent is not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
NO_NAME: Final = Text(
    fr="Écrivez qui reçoit les données : un nom de service ou de personne.",
    nl="Schrijf wie de gegevens krijgt: de naam van een dienst of een persoon.",
)
NO_ITEMS: Final = Text(
    fr="Cochez au moins une donnée : un accord sur tout n'est pas un accord.",
    nl="Vink minstens één gegeven aan: een akkoord over alles is geen akkoord.",
)
SENSITIVE_APART: Final = Text(
    fr="Santé, violence, séjour et adresse secrète demandent un accord à part : cochez aussi la confirmation.",
    nl="Gezondheid, geweld, verblijf en geheim adres vragen een apart akkoord: vink ook de bevestiging aan.",
)
ENDS_IN_THE_PAST: Final = Text(fr="Choisissez une date à venir.", nl="Kies een datum in de toekomst.")
ENDS_TOO_LATE: Final = Text(
    fr="Un accord vaut douze mois au plus ; ensuite on redemande.",
    nl="Een akkoord geldt hoogstens twaalf maanden; daarna vragen we het opnieuw.",
)
NO_WITNESS: Final = Text(
    fr="Un accord de vive voix a besoin d'un témoin : écrivez qui était là.",
    nl="Een mondeling akkoord heeft een getuige nodig: schrijf wie erbij was.",
)
NO_LANGUAGE: Final = Text(
    fr="Dites dans quelle langue vous l'avez expliqué.", nl="Zeg in welke taal u het hebt uitgelegd."
)
TESTS_OPEN: Final = Text(
    fr="Le secret partagé demande les cinq conditions. Cochez celles qui sont remplies, ou ne partagez pas.",
    nl="Het gedeelde geheim vraagt de vijf voorwaarden. Vink aan welke vervuld zijn, of deel niet.",
)
NOT_BOUND: Final = Text(
    fr="Ce destinataire n'est pas tenu au secret : seulement ce que la personne veut elle-même lui faire savoir. "
    "Cochez qu'elle le demande.",
    nl="Deze ontvanger is door geen geheim gebonden: alleen wat de persoon hem zelf wil laten weten. "
    "Vink aan dat zij het vraagt.",
)
NOT_PLAIN_SECRET: Final = Text(
    fr="L'adresse secrète ne va jamais à un bailleur, à la police ni à l'autre partie.",
    nl="Het geheime adres gaat nooit naar een verhuurder, de politie of de tegenpartij.",
)
CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé : rien n'en part plus. Rouvrez-le pour demander un accord.",
    nl="Dit dossier is afgesloten: er vertrekt niets meer. Heropen het om een akkoord te vragen.",
)
NO_SUCH_SERVICE: Final = Text(fr="Choisissez un service de la liste.", nl="Kies een dienst uit de lijst.")
