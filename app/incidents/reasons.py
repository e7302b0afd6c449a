"""Why something about an incident is not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
NO_MANDATE: Final = Text(
    fr="Demandez à la personne si elle est d'accord que vous le signaliez pour elle.",
    nl="Vraag de persoon of zij ermee akkoord gaat dat u het voor haar meldt.",
)
NO_REASON: Final = Text(
    fr="Un fait déjà noté change : dites pourquoi, en une phrase. L'ancien reste visible.",
    nl="Een feit dat al genoteerd was, verandert: zeg waarom, in één zin. Het oude blijft zichtbaar.",
)
NO_SOURCE: Final = Text(fr="Dites comment vous le savez.", nl="Zeg hoe u het weet.")
NO_WHY: Final = Text(fr="Écrivez pourquoi, en une phrase.", nl="Schrijf waarom, in één zin.")
NOT_A_COLLEAGUE: Final = Text(
    fr="Choisissez quelqu'un de votre service qui suit des dossiers.",
    nl="Kies iemand van uw dienst die dossiers opvolgt.",
)
AHEAD_OF_REPORT: Final = Text(
    fr="Le signalement ne peut pas précéder les faits.",
    nl="De melding kan niet vóór de feiten komen.",
)
IN_THE_PAST: Final = Text(
    fr="La prochaine étape a lieu aujourd'hui ou plus tard.",
    nl="De volgende stap is vandaag of later.",
)
NO_SUCH_ZONE: Final = Text(fr="Choisissez une zone de police de la liste.", nl="Kies een politiezone uit de lijst.")
NO_MINUTES: Final = Text(fr="Écrivez un nombre de minutes.", nl="Schrijf een aantal minuten.")
STRUCK: Final = Text(fr="Ce contact est déjà barré.", nl="Dit contact is al doorgehaald.")
NO_PLACE: Final = Text(
    fr="Dites où : la commune, ou au moins la rue.",
    nl="Zeg waar: de gemeente, of minstens de straat.",
)
NO_FACT: Final = Text(
    fr="Touchez au moins une chose qui s'est passée, ou dites ce qui reste du logement.",
    nl="Tik minstens één ding aan dat gebeurd is, of zeg wat er van de woning overblijft.",
)
NO_DAY: Final = Text(
    fr="Écrivez le jour, ou choisissez « Je ne sais pas ».",
    nl="Schrijf de dag, of kies ‘Ik weet het niet’.",
)
NAME_WITHOUT_A_NAME: Final = Text(
    fr="Choisissez « Par son nom » ou « Sous un autre nom », ou effacez ce nom.",
    nl="Kies ‘Met naam’ of ‘Onder een andere naam’, of wis deze naam.",
)
