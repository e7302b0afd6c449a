"""Why a request is not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
NO_SERVICE: Final = Text(
    fr="Aucun service d'orientation ne travaille avec Limen ici : écrivez la demande d'orientation (lettre N2-18).",
    nl="Geen enkele doorverwijzingsdienst werkt hier met Limen: schrijf de oriëntatieaanvraag (brief N2-18).",
)
NO_CONSENT: Final = Text(
    fr="Choisissez l'accord de la personne pour Bruss'help, ou faites une demande sans nom.",
    nl="Kies de toestemming van de persoon voor Bruss'help, of doe een aanvraag zonder naam.",
)
NO_WORDS: Final = Text(
    fr="Écrivez ce que la personne souhaite, dans ses mots.", nl="Schrijf wat de persoon wenst, in haar woorden."
)
WHY_NOT_BETTER: Final = Text(
    fr="Dites pourquoi cette meilleure solution n'est pas possible, ou qu'elle a été essayée.",
    nl="Zeg waarom die betere oplossing niet kan, of dat ze geprobeerd is.",
)
CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour demander une orientation.",
    nl="Dit dossier is afgesloten. Heropen het om een doorverwijzing te vragen.",
)
NOT_YOURS: Final = Text(fr="Cette étape revient à l'autre service.", nl="Die stap is voor de andere dienst.")
LATE: Final = Text(
    fr="Les sept jours sont passés : dites pourquoi la proposition vient plus tard.",
    nl="De zeven dagen zijn voorbij: zeg waarom het voorstel later komt.",
)
NO_PROPOSAL: Final = Text(fr="Aucune proposition n'attend de réponse.", nl="Geen enkel voorstel wacht op antwoord.")
NO_ATTEMPTS: Final = Text(
    fr="Écrivez comment vous avez essayé de joindre la personne.", nl="Schrijf hoe u de persoon probeerde te bereiken."
)
NO_PRIORITY: Final = Text(
    fr="Bruss'help n'a pas donné de canal prioritaire à votre service. Appelez-les.",
    nl="Bruss'help gaf uw dienst geen prioritair kanaal. Bel hen.",
)
NO_REASON: Final = Text(fr="Écrivez pourquoi, en une phrase.", nl="Schrijf waarom, in één zin.")
NO_END: Final = Text(
    fr="L'hébergement d'urgence a une fin prévue : écrivez-la.",
    nl="Noodopvang heeft een voorzien einde: schrijf het op.",
)
NO_PROVIDER: Final = Text(fr="Écrivez quel service offre la place.", nl="Schrijf welke dienst de plek aanbiedt.")
GONE: Final = Text(
    fr="La personne a repris son accord, ou il est échu : rien n'avance sans elle. Vous pouvez clôturer la demande.",
    nl="De persoon trok haar toestemming in, of ze is verlopen: zonder haar gaat niets verder. U kunt de aanvraag "
    "afsluiten.",
)
WRITE_ANEW: Final = Text(
    fr="Ce qui était écrit est repris : réécrivez la demande avec la personne avant de l'envoyer. La première date "
    "reste.",
    nl="Wat er stond, is teruggenomen: schrijf de aanvraag opnieuw met de persoon voor u ze verzendt. De eerste datum "
    "blijft.",
)
HAS_LEFT: Final = Text(
    fr="Cette demande est partie : elle ne se réécrit plus. Appelez le service d'orientation.",
    nl="Deze aanvraag is vertrokken: ze wordt niet meer herschreven. Bel de doorverwijzingsdienst.",
)
ENDS_FIRST: Final = Text(
    fr="La place ne peut pas finir avant d'être libre.", nl="De plek kan niet eindigen voor ze vrij is."
)
OFFER_GONE: Final = Text(
    fr="Cette place n'est plus libre : choisissez-en une autre.", nl="Deze plek is niet meer vrij: kies een andere."
)
SECRET_NEEDED: Final = Text(
    fr="L'adresse doit rester secrète : seule une place à adresse secrète convient.",
    nl="Het adres moet geheim blijven: alleen een plek met geheim adres past.",
)
NO_CALL: Final = Text(fr="Cet appel est déjà terminé.", nl="Die oproep is al beëindigd.")
EMPTY_FILE: Final = Text(
    fr="Le fichier ne contient aucune place. Téléchargez le modèle et remplissez une ligne par place.",
    nl="Het bestand bevat geen enkele plek. Download het model en vul een regel per plek in.",
)
