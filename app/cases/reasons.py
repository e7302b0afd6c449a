"""What is said when facts of a case cannot be right: both languages, with the next step."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
NO_NAME: Final = Text(
    fr="Écrivez au moins un prénom ou un nom, ou choisissez un pseudonyme ou l'anonymat.",
    nl="Schrijf minstens een voornaam of een naam, of kies een schuilnaam of anoniem.",
)
NO_PSEUDONYM: Final = Text(
    fr="Écrivez comment la personne veut être appelée.",
    nl="Schrijf hoe de persoon genoemd wil worden.",
)
NO_INTERPRETER_LANGUAGE: Final = Text(
    fr="Écrivez dans quelle langue la personne s'exprime : un interprète peut être demandé.",
    nl="Schrijf welke taal de persoon spreekt: er kan een tolk worden gevraagd.",
)
TOO_OLD: Final = Text(
    fr="Cette date est trop ancienne pour l'ouverture d'un dossier. Vérifiez l'année.",
    nl="Deze datum is te oud voor het openen van een dossier. Controleer het jaar.",
)
COMMUNE_SHARED: Final = Text(
    fr="Ce code postal est partagé par plusieurs communes. Choisissez la commune du logement.",
    nl="Deze postcode hoort bij meerdere gemeenten. Kies de gemeente van de woning.",
)
COMMUNE_ELSEWHERE: Final = Text(
    fr="Cette commune n'a pas ce code postal. Corrigez l'un des deux.",
    nl="Deze gemeente heeft die postcode niet. Verbeter een van beide.",
)
NOT_IN_BRUSSELS: Final = Text(
    fr="Ce code postal n'est pas dans la Région de Bruxelles-Capitale. Vérifiez l'adresse.",
    nl="Deze postcode ligt niet in het Brussels Hoofdstedelijk Gewest. Controleer het adres.",
)
TOO_MANY_MINORS: Final = Text(
    fr="Indiquez un nombre d'enfants entre 0 et 20.",
    nl="Geef een aantal kinderen tussen 0 en 20.",
)
NOT_A_COLLEAGUE: Final = Text(
    fr="Cette personne ne suit pas de dossiers dans votre service. Choisissez quelqu'un de la liste.",
    nl="Deze persoon volgt geen dossiers in uw dienst. Kies iemand uit de lijst.",
)
BIRTH_YEAR: Final = Text(
    fr="Cette année de naissance n'est pas possible. Écrivez quatre chiffres, par exemple 1984.",
    nl="Dit geboortejaar kan niet. Schrijf vier cijfers, bijvoorbeeld 1984.",
)
NOT_A_MINOR: Final = Text(
    fr="Avec cette année de naissance, la personne est majeure. Choisissez un autre rôle ou corrigez l'année.",
    nl="Met dit geboortejaar is de persoon meerderjarig. Kies een andere rol of verbeter het jaar.",
)
LAST_TENANT: Final = Text(
    fr="C'est la personne pour qui le dossier est ouvert. Modifiez-la plutôt que de l'enlever.",
    nl="Dit is de persoon voor wie het dossier geopend is. Wijzig haar in plaats van ze weg te halen.",
)
NO_PARTY_NAME: Final = Text(
    fr="Écrivez le nom de la personne ou de la société.",
    nl="Schrijf de naam van de persoon of de vennootschap.",
)
NOT_THIS_CANTON: Final = Text(
    fr="Cette justice de paix n'est pas celle de la commune. Choisissez-en une de la liste.",
    nl="Dit vredegerecht is niet dat van de gemeente. Kies er een uit de lijst.",
)
AMOUNT_ABOVE_ZERO: Final = Text(
    fr="Le montant doit être plus grand que zéro. S'il n'est pas connu, laissez la case vide.",
    nl="Het bedrag moet groter zijn dan nul. Is het niet bekend, laat het vak dan leeg.",
)
AMOUNT_NEGATIVE: Final = Text(
    fr="Un montant n'est jamais plus petit que zéro. Corrigez-le.",
    nl="Een bedrag is nooit kleiner dan nul. Verbeter het.",
)
DISPUTED_TOO_MUCH: Final = Text(
    fr="La partie contestée ne peut pas dépasser le montant réclamé. Corrigez l'un des deux.",
    nl="Het betwiste deel kan niet groter zijn dan het gevraagde bedrag. Verbeter een van beide.",
)
ENDS_BEFORE_START: Final = Text(
    fr="Le bail finit avant de commencer. Corrigez l'une des deux dates.",
    nl="De huurovereenkomst eindigt voor ze begint. Verbeter een van beide datums.",
)
INCREASE_BEFORE_START: Final = Text(
    fr="L'indexation est plus ancienne que le bail. Corrigez l'une des deux dates.",
    nl="De indexatie is ouder dan de huurovereenkomst. Verbeter een van beide datums.",
)
REVISION_BEFORE_SIGNATURE: Final = Text(
    fr="La révision est plus ancienne que la signature du bail. Corrigez l'une des deux dates.",
    nl="De herziening is ouder dan de ondertekening. Verbeter een van beide datums.",
)
REVISION_INCOMPLETE: Final = Text(
    fr="Une révision a une date et un loyer. Complétez les deux, ou laissez les deux vides.",
    nl="Een herziening heeft een datum en een huurprijs. Vul beide in, of laat beide leeg.",
)
REGISTERED_BEFORE_SIGNATURE: Final = Text(
    fr="L'enregistrement est plus ancien que la signature du bail. Corrigez l'une des deux dates.",
    nl="De registratie is ouder dan de ondertekening. Verbeter een van beide datums.",
)
DATE_OF_NO_REGISTRATION: Final = Text(
    fr="Il y a une date d'enregistrement, mais la réponse dit que le bail n'est pas enregistré. "
    "Corrigez l'une des deux.",
    nl="Er is een registratiedatum, maar het antwoord zegt dat de huurovereenkomst niet geregistreerd is. "
    "Verbeter een van beide.",
)
CERTIFICATE_ENDS_FIRST: Final = Text(
    fr="Le certificat expire avant d'être délivré. Corrigez l'une des deux dates.",
    nl="Het certificaat vervalt voor het is afgeleverd. Verbeter een van beide datums.",
)
CERTIFICATE_GIVEN_FIRST: Final = Text(
    fr="Le certificat a été remis avant d'exister. Corrigez l'une des deux dates.",
    nl="Het certificaat is bezorgd voor het bestond. Verbeter een van beide datums.",
)
NO_TEXT: Final = Text(fr="Écrivez ce qui a été dit ou fait.", nl="Schrijf wat er gezegd of gedaan is.")
REOPEN_ELSEWHERE: Final = Text(
    fr="Rouvrir un dossier demande l'accord de la coordination.",
    nl="Een dossier heropenen vraagt het akkoord van de coördinatie.",
)
NO_REASON_TO_CORRECT: Final = Text(
    fr="Dites en une phrase pourquoi la date était fausse : elle reste visible dans le dossier.",
    nl="Zeg in één zin waarom de datum fout was: ze blijft zichtbaar in het dossier.",
)
SAME_DAY: Final = Text(
    fr="C'est déjà la date notée. Indiquez la bonne date, ou revenez au dossier sans rien changer.",
    nl="Dat is al de genoteerde datum. Vul de juiste datum in, of ga terug naar het dossier zonder iets te wijzigen.",
)
OPENING_DAY: Final = Text(
    fr="La date d'ouverture décide du droit qui s'applique au dossier : elle ne se corrige pas ici.",
    nl="De datum van opening bepaalt welk recht op het dossier van toepassing is: ze wordt hier niet verbeterd.",
)
DAY_OF_A_LETTER: Final = Text(
    fr="Cette date est celle de l'envoi d'une lettre. Corrigez l'envoi sur la page de la lettre : les délais suivent.",
    nl="Deze datum is die van de verzending van een brief. Verbeter de verzending op de pagina van de brief: "
    "de termijnen volgen.",
)
DAY_OF_A_CHECK: Final = Text(
    fr="Cette date est celle où la vérification a été conservée. Refaites la vérification si ses faits ont changé.",
    nl="Dit is de dag waarop het onderzoek bewaard werd. Doe het onderzoek opnieuw als de feiten anders zijn.",
)
