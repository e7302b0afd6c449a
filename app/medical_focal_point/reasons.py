"""Why a question to the medical focal point is not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
NOT_YOURS: Final = Text(fr="Cette étape revient à l'autre service.", nl="Die stap is voor de andere dienst.")
NO_AGREEMENT: Final = Text(
    fr="La personne n'a pas donné d'accord à part pour la santé, ou il est terminé. Demandez-le-lui d'abord.",
    nl="De persoon gaf geen apart akkoord voor gezondheid, of het is voorbij. Vraag het haar eerst.",
)
NO_QUESTION: Final = Text(
    fr="Écrivez la question : ce que la place doit permettre.", nl="Schrijf de vraag: wat de plek mogelijk moet maken."
)
NO_DIAGNOSIS: Final = Text(
    fr="Relisez la question : elle part sans diagnostic, sans nom de maladie ni de médicament. Puis cochez la case.",
    nl="Herlees de vraag: ze vertrekt zonder diagnose, zonder naam van ziekte of medicijn. Vink dan het vakje aan.",
)
ONE_AT_A_TIME: Final = Text(fr="Une question attend déjà une réponse.", nl="Er wacht al een vraag op antwoord.")
ANSWERED: Final = Text(fr="Cette question a déjà une réponse.", nl="Deze vraag heeft al een antwoord.")
CLOSED: Final = Text(
    fr="Cette demande n'est pas en cours : le point focal n'est interrogé que pour chercher une place.",
    nl="Deze vraag loopt niet: het focal point wordt alleen bevraagd om een plek te zoeken.",
)
