"""Why something of the advisory group is not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
ONE_OR_TWO_DAYS: Final = Text(
    fr="Le groupe se réunit une ou deux fois par semaine : choisissez un ou deux jours.",
    nl="De groep vergadert een of twee keer per week: kies een of twee dagen.",
)
PLACE_OR_PHONE: Final = Text(
    fr="Écrivez le lieu, ou le numéro de téléphone à appeler.",
    nl="Schrijf de plaats, of het telefoonnummer om te bellen.",
)
NO_LINK: Final = Text(
    fr="Pas de lien : un lieu ou un numéro de téléphone que chacun peut appeler.",
    nl="Geen link: een plaats of een telefoonnummer dat iedereen kan bellen.",
)
NO_HOUR: Final = Text(fr="Écrivez l'heure, par exemple 14:00.", nl="Schrijf het uur, bijvoorbeeld 14:00.")
NOT_A_WORKING_DAY: Final = Text(
    fr="Ce n'est pas un jour ouvrable. Choisissez un autre jour.", nl="Dit is geen werkdag. Kies een andere dag."
)
IN_THE_PAST: Final = Text(
    fr="Ce jour est passé. Choisissez un jour à venir.", nl="Die dag is voorbij. Kies een dag die nog komt."
)
THERE_IS_ONE: Final = Text(fr="Une réunion est déjà prévue ce jour-là.", nl="Er is die dag al een vergadering gepland.")
MEETING_GONE: Final = Text(
    fr="Cette réunion n'a plus lieu : choisissez-en une autre.", nl="Die vergadering gaat niet door: kies een andere."
)
MEETING_WAS: Final = Text(
    fr="La réunion est passée et ne s'annule plus.",
    nl="De vergadering is voorbij en kan niet meer geannuleerd worden.",
)
WHY_COMPLEX: Final = Text(
    fr="Choisissez au moins une raison : pourquoi le groupe plutôt que la recherche habituelle ?",
    nl="Kies minstens één reden: waarom de groep en niet de gewone zoektocht?",
)
AGREE_APART: Final = Text(
    fr="Cette raison parle de santé ou de statut : la personne n'a pas donné son accord pour cela. Choisissez une "
    "autre raison, ou demandez d'abord cet accord.",
    nl="Deze reden gaat over gezondheid of statuut: de persoon gaf daarvoor geen toestemming. Kies een andere reden, "
    "of vraag eerst die toestemming.",
)
NOT_SEARCHING: Final = Text(
    fr="Le groupe prend les situations pour lesquelles on cherche déjà une place. Choisissez d'abord la voie.",
    nl="De groep neemt situaties waarvoor al een plek gezocht wordt. Kies eerst de weg.",
)
ALREADY_THERE: Final = Text(
    fr="Cette demande est déjà portée au groupe.", nl="Deze vraag is al aan de groep voorgelegd."
)
NOT_YOURS: Final = Text(fr="Cette étape revient à l'autre service.", nl="Die stap is voor de andere dienst.")
DECIDED: Final = Text(
    fr="Le groupe a déjà décidé. Reportez la demande sur une nouvelle réunion.",
    nl="De groep heeft al beslist. Zet de vraag op een nieuwe vergadering.",
)
NO_MEETING_YET: Final = Text(
    fr="La demande n'est pas encore à l'ordre du jour d'une réunion : on n'invite qu'à un jour connu.",
    nl="De vraag staat nog op geen agenda van een vergadering: men nodigt uit op een bekende dag.",
)
NOT_YET: Final = Text(
    fr="La réunion n'a pas encore eu lieu : le groupe décide en réunion, avec la personne si elle le veut.",
    nl="De vergadering is nog niet geweest: de groep beslist samen, met de persoon als ze dat wil.",
)
NOTHING_TO_READ: Final = Text(
    fr="Il n'y a plus rien à lire : la personne a changé d'avis, ou son accord est terminé.",
    nl="Er is niets meer te lezen: de persoon is van mening veranderd, of haar toestemming is voorbij.",
)
NO_REFERENCE: Final = Text(
    fr="La personne a fait la demande elle-même, sans personne de référence.",
    nl="De persoon deed de vraag zelf, zonder referentiepersoon.",
)
NO_GOALS: Final = Text(
    fr="Écrivez au moins un but, avec qui le fait et jusqu'à quand.",
    nl="Schrijf minstens één doel, met wie het doet en tot wanneer.",
)
WHO_AND_UNTIL: Final = Text(
    fr="Chaque but dit qui le fait et jusqu'à quand.", nl="Elk doel zegt wie het doet en tot wanneer."
)
GOAL_OUTSIDE: Final = Text(
    fr="Un but se fait pendant le plan : choisissez un jour entre le début et la fin.",
    nl="Een doel gebeurt tijdens het plan: kies een dag tussen begin en einde.",
)
REVIEW_OUTSIDE: Final = Text(
    fr="Le plan s'évalue avant sa fin : choisissez un jour à venir, au plus tard le dernier jour du plan.",
    nl="Het plan wordt geëvalueerd voor het afloopt: kies een dag die nog komt, ten laatste de laatste dag "
    "van het plan.",
)
NO_WHY: Final = Text(fr="Écrivez pourquoi, en une phrase.", nl="Schrijf waarom, in één zin.")
NO_WORDS: Final = Text(fr="Écrivez la réponse.", nl="Schrijf het antwoord.")
PLAN_OVER: Final = Text(fr="Ce plan est terminé.", nl="Dit plan is afgelopen.")
NO_QUESTION: Final = Text(fr="Le groupe n'attend pas de précisions.", nl="De groep wacht niet op meer informatie.")
