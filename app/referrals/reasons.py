"""Why a request is not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
NO_SERVICE: Final = Text(
    fr="Aucun service d'orientation ne travaille avec Limen ici : écrivez la demande d'orientation (lettre N2-18).",
    nl="Geen enkele doorverwijzingsdienst werkt hier met Limen: schrijf de oriëntatieaanvraag (brief N2-18).",
)
NOT_AGREED: Final = Text(
    fr="L'accord de la personne ne couvre pas cette donnée. Demandez un accord qui la nomme, ou laissez vide.",
    nl="De toestemming van de persoon omvat dit gegeven niet. Vraag een toestemming die het noemt, of laat leeg.",
)
NO_CONSENT: Final = Text(
    fr="Choisissez l'accord de la personne pour Bruss'help, ou faites une demande sans nom.",
    nl="Kies de toestemming van de persoon voor Bruss'help, of doe een aanvraag zonder naam.",
)
NO_WORDS: Final = Text(
    fr="Écrivez ce que la personne souhaite, dans ses mots.", nl="Schrijf wat de persoon wenst, in haar woorden."
)


def why_not_better(solution: Text) -> Text:
    """Return what is missing when a better solution has no reason."""
    return Text(
        fr=f"{solution.fr} : choisissez pourquoi ce n'est pas possible, ou que cela a été essayé.",
        nl=f"{solution.nl}: kies waarom het niet kan, of dat het geprobeerd is.",
    )


NO_CODE: Final = Text(
    fr="Choisissez un motif de la liste : les mots s'y ajoutent, ils ne le remplacent pas.",
    nl="Kies een reden uit de lijst: de woorden komen erbij, ze vervangen ze niet.",
)
OTHER_NEEDS_WORDS: Final = Text(
    fr="Une autre raison ? Dites laquelle, en quelques mots.", nl="Een andere reden? Zeg welke, in enkele woorden."
)
WHERE_OR_NOT_KNOWN: Final = Text(
    fr="Dites où la personne vit, ou choisissez « Pas connu » : cela n'empêche rien.",
    nl="Zeg waar de persoon leeft, of kies “Niet gekend”: dat houdt niets tegen.",
)
WHICH_SERVICE: Final = Text(
    fr="Plusieurs services d'orientation travaillent avec Limen : choisissez lequel.",
    nl="Meerdere doorverwijzingsdiensten werken met Limen: kies welke.",
)
CONSENT_NAMES_ANOTHER: Final = Text(
    fr="L'accord de la personne nomme un autre service d'orientation : choisissez celui-là, ou demandez-lui un nouvel "
    "accord.",
    nl="De toestemming van de persoon noemt een andere doorverwijzingsdienst: kies die, of vraag een nieuwe "
    "toestemming.",
)
OTHER_SERVICE: Final = Text(
    fr="Cette demande a été envoyée à un autre service, avec sa date : écrivez une nouvelle demande pour celui-ci.",
    nl="Deze aanvraag ging met haar datum naar een andere dienst: schrijf een nieuwe aanvraag voor deze.",
)
CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour demander une orientation.",
    nl="Dit dossier is afgesloten. Heropen het om een doorverwijzing te vragen.",
)
NOT_YOURS: Final = Text(fr="Cette étape revient à l'autre service.", nl="Die stap is voor de andere dienst.")
ON_AN_AGENDA: Final = Text(
    fr="Cette demande est déjà portée au groupe : il la reprend depuis son ordre du jour, les invitations notées une "
    "par une.",
    nl="Deze vraag is al aan de groep voorgelegd: die neemt haar op vanuit zijn agenda, met de uitnodigingen een voor "
    "een genoteerd.",
)
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
ANSWERS_ITSELF: Final = Text(
    fr="Ce service travaille avec Limen : il répond lui-même. Après deux jours ouvrables sans réponse, notez ce qu'il "
    "dit au téléphone.",
    nl="Die dienst werkt met Limen: hij antwoordt zelf. Na twee werkdagen zonder antwoord noteert u wat hij aan de "
    "telefoon zegt.",
)
NO_CONSENT_FOR_PLACE: Final = Text(
    fr="Il manque l'accord de la personne pour ce service précis. Sans lui, il ne voit que le genre de ménage, les "
    "besoins et la référence.",
    nl="De toestemming van de persoon voor precies deze dienst ontbreekt. Zonder ziet hij alleen het soort huishouden, "
    "de noden en de referentie.",
)
IS_HELD: Final = Text(
    fr="Cette place est proposée à un ménage : attendez la réponse avant de la retirer.",
    nl="Deze plek is aan een huishouden voorgesteld: wacht op het antwoord voor u ze weghaalt.",
)
ANSWER_FIRST: Final = Text(
    fr="Cette place est proposée à un ménage : répondez d'abord à la demande, oui ou non.",
    nl="Deze plek is aan een huishouden voorgesteld: antwoord eerst op de vraag, ja of nee.",
)
NO_ADDRESS: Final = Text(
    fr="Ceci ressemble à une adresse. Une place n'en porte jamais : écrivez la commune dans sa case.",
    nl="Dit lijkt op een adres. Een plek draagt er nooit een: schrijf de gemeente in haar vak.",
)
NOT_A_SOLUTION: Final = Text(
    fr="Ce n'est pas une des cinq solutions. Écrivez par exemple « Maison d'accueil » ou « reception_house ».",
    nl="Dit is geen van de vijf oplossingen. Schrijf bijvoorbeeld “Onthaalhuis” of “reception_house”.",
)
NOT_A_HOUSEHOLD: Final = Text(
    fr="Un de ces ménages n'est pas connu. Écrivez par exemple « Une famille, Un couple » ou laissez vide pour tous.",
    nl="Een van deze huishoudens is niet gekend. Schrijf bijvoorbeeld “Gezin, Koppel” of laat leeg voor iedereen.",
)
NOT_A_FEATURE: Final = Text(
    fr="Une de ces caractéristiques n'est pas connue. Elles sont toutes nommées sur la page et dans le modèle.",
    nl="Een van deze kenmerken is niet gekend. Ze staan allemaal op de pagina en in het model.",
)
NOT_A_COMMUNE: Final = Text(
    fr="Ce n'est pas une des dix-neuf communes, ou ce code postal en couvre deux : écrivez le nom de la commune.",
    nl="Dit is geen van de negentien gemeenten, of die postcode dekt er twee: schrijf de naam van de gemeente.",
)
NOT_A_DAY: Final = Text(fr="Écrivez la date ainsi : 23/11/2026.", nl="Schrijf de datum zo: 23/11/2026.")
NOT_YES_OR_NO: Final = Text(fr="Écrivez oui ou non.", nl="Schrijf ja of nee.")
TOO_LONG: Final = Text(fr="Ce texte est trop long : raccourcissez-le.", nl="Deze tekst is te lang: maak hem korter.")
SAME_KEY: Final = Text(
    fr="Cette clé se trouve déjà plus haut dans la liste : une clé par place.",
    nl="Deze sleutel staat al hoger in de lijst: één sleutel per plek.",
)
PLACE_OVER: Final = Text(
    fr="Ce jour est passé : la place n'apparaîtrait plus.", nl="Die dag is voorbij: de plek zou niet meer verschijnen."
)
ROWS_IN_ERROR: Final = Text(
    fr="Une ligne au moins a une erreur : rien n'a été écrit. Corrigez-la et recommencez.",
    nl="Minstens één rij heeft een fout: er is niets geschreven. Verbeter ze en begin opnieuw.",
)
TOO_MANY_ROWS: Final = Text(
    fr="La liste a plus de 500 lignes. Partagez-la en plusieurs fichiers.",
    nl="De lijst telt meer dan 500 rijen. Verdeel ze over meerdere bestanden.",
)
