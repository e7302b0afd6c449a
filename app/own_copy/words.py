"""The words of the person's own copy: its parts, who asked, how it was received, what stands on its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION: Final = 1
"""Version of the file for programs; a change that a reader could trip over makes a new one."""
SCHEMA: Final = f"own-copy-{VERSION}.json"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the case that may go in. ``sensitive``: never ticked beforehand, chosen for itself."""

    id: str
    name: Text
    sensitive: bool = False


def _parts(*rows: Part) -> Mapping[str, Part]:
    return {row.id: row for row in rows}


PARTS: Final = _parts(
    Part("who", Text("Qui vous êtes et votre ménage", "Wie u bent en uw huishouden")),
    Part("dwelling", Text("Votre logement et votre bail", "Uw woning en uw huurovereenkomst")),
    Part("landlord", Text("Le bailleur, l'agence ou l'hébergeant", "De verhuurder, het kantoor of wie onderdak geeft")),
    Part("debt", Text("Les dettes de loyer et le plan de paiement", "De huurschuld en het afbetalingsplan")),
    Part("procedure", Text("La procédure en justice", "De gerechtelijke procedure")),
    Part("steps", Text("Ce qui s'est passé et ce qui vient", "Wat er gebeurde en wat nog komt")),
    Part("checks", Text("Les vérifications, avec leur résultat et leurs sources",
                        "De controles, met hun resultaat en hun bronnen")),
    Part("consents", Text("Vos accords : qui a quoi", "Uw toestemmingen: wie heeft wat")),
    Part("exchanges", Text("Ce qui est passé à d'autres services, et ce qu'ils en ont fait",
                           "Wat naar andere diensten ging, en wat ze ermee deden")),
    Part("hotel_nights", Text("Les nuits d'hôtel", "De hotelnachten")),
    Part("advisory_group", Text("Le groupe de travail d'avis : invitations, décisions, votre plan",
                                "De advieswerkgroep: uitnodigingen, beslissingen, uw plan")),
    Part("incident", Text("L'expulsion illégale : les faits", "De illegale uithuiszetting: de feiten"), sensitive=True),
    Part("notes", Text("Les notes des entretiens, comme elles sont écrites",
                       "De notities van gesprekken, zoals ze er staan"), sensitive=True),
    Part("health", Text("La santé", "De gezondheid"), sensitive=True),
    Part("medical_focal_point", Text("Les questions au point focal médical, et ses réponses",
                                     "De vragen aan het medisch focal point, en de antwoorden"), sensitive=True),
    Part("violence", Text("La violence, et comment vous joindre sans danger",
                          "Het geweld, en hoe u veilig te bereiken bent"), sensitive=True),
    Part("residence", Text("Le séjour", "Het verblijf"), sensitive=True),
    Part("secret_address", Text("L'adresse secrète", "Het geheime adres"), sensitive=True),
)  # fmt: skip
SENSITIVE: Final = frozenset(part.id for part in PARTS.values() if part.sensitive)
NAMINGS: Final[Mapping[str, Text]] = {
    "named": Text("Sous le vrai nom", "Onder de echte naam"),
    "pseudonym": Text("Sous un autre nom", "Onder een andere naam"),
    "anonymous": Text("Sans nom", "Zonder naam"),
}
ASKED_BY: Final[Mapping[str, Text]] = {
    "person": Text("La personne elle-même", "De persoon zelf"),
    "representative": Text("Son représentant légal", "De wettelijke vertegenwoordiger"),
    "lawyer": Text("Son avocat ou son avocate", "De advocaat van de persoon"),
    "trusted": Text("Quelqu'un qu'elle a mandaté par écrit", "Iemand met een schriftelijke volmacht"),
}
WAYS: Final[Mapping[str, Text]] = {
    "by_hand": Text("Sur une clé ou un appareil, en main propre", "Op een stick of toestel, persoonlijk"),
    "printed": Text("Imprimée, en main propre", "Afgedrukt, persoonlijk"),
    "sent": Text("Envoyée à l'adresse qu'elle a choisie", "Verstuurd naar het adres dat de persoon koos"),
    "through": Text("Remise à la personne mandatée", "Gegeven aan wie een volmacht heeft"),
}
LANGUAGES: Final[Mapping[str, Text]] = {
    "fr": Text("français", "Frans"),
    "nl": Text("néerlandais", "Nederlands"),
    "other": Text("autre", "andere"),
}
ROLES: Final[Mapping[str, Text]] = {
    "tenant": Text("Locataire", "Huurder"),
    "co_tenant": Text("Colocataire", "Medehuurder"),
    "partner": Text("Partenaire", "Partner"),
    "adult": Text("Autre adulte", "Andere volwassene"),
    "minor": Text("Enfant", "Kind"),
    "landlord": Text("Bailleur", "Verhuurder"),
    "agent": Text("Agence", "Makelaar"),
    "host": Text("Hébergeant", "Wie onderdak geeft"),
}
CONTACT: Final[Mapping[str, Text]] = {
    "yes": Text("contact sans danger", "veilig te bereiken"),
    "with_care": Text("contact avec prudence", "voorzichtig te bereiken"),
    "no": Text("ne pas contacter", "niet contacteren"),
    "unknown": Text("pas encore demandé", "nog niet gevraagd"),
}
CLAIMED: Final[Mapping[str, Text]] = {
    "rent": Text("Loyer", "Huur"),
    "charges": Text("Charges", "Kosten en lasten"),
    "costs": Text("Frais", "Onkosten"),
    "compensation": Text("Indemnité", "Vergoeding"),
    "other": Text("Autre", "Andere"),
}
NOTES: Final[Mapping[str, Text]] = {
    "talk": Text("Entretien", "Gesprek"),
    "call": Text("Appel", "Telefoongesprek"),
    "visit": Text("Visite à domicile", "Huisbezoek"),
    "message": Text("Message", "Bericht"),
    "consent": Text("Accord de la personne", "Toestemming van de persoon"),
    "mandate": Text("Mandat de la personne", "Volmacht van de persoon"),
    "other": Text("Autre note", "Andere notitie"),
}
ANSWERS: Final[Mapping[str, Text]] = {
    "accepted": Text("acceptée", "aanvaard"),
    "partly": Text("acceptée en partie", "deels aanvaard"),
    "refused": Text("refusée", "geweigerd"),
    "sent_papers": Text("les papiers sont envoyés", "de papieren zijn bezorgd"),
}
PERSON_SAYS: Final[Mapping[str, Text]] = {
    "": Text("pas encore de réponse", "nog geen antwoord"),
    "accepted": Text("acceptée par vous", "door u aanvaard"),
    "refused": Text("refusée par vous, sans perdre votre rang", "door u geweigerd, met behoud van uw plaats"),
    "none": Text("pas encore de réponse", "nog geen antwoord"),
}
PROVIDER_SAYS: Final[Mapping[str, Text]] = {
    "": Text("le service n'a pas encore répondu", "de dienst antwoordde nog niet"),
    "accepted": Text("acceptée par le service", "door de dienst aanvaard"),
    "refused": Text("refusée par le service", "door de dienst geweigerd"),
    "none": Text("le service n'a pas encore répondu", "de dienst antwoordde nog niet"),
}
PLAN_ANSWERS: Final[Mapping[str, Text]] = {
    "agrees": Text("vous êtes d'accord", "u bent akkoord"),
    "disagrees": Text("vous n'êtes pas d'accord : vous ne perdez rien", "u bent niet akkoord: u verliest niets"),
    "later": Text("vous voulez y réfléchir", "u wilt erover nadenken"),
}
PLAN_ENDS: Final[Mapping[str, Text]] = {
    "over": Text("les mois du plan sont passés", "de maanden van het plan zijn voorbij"),
    "stopped": Text("le plan s'est arrêté plus tôt", "het plan stopte vroeger"),
    "consent_withdrawn": Text("vous avez retiré votre accord", "u trok uw toestemming in"),
}
FILE_KINDS: Final[Mapping[str, Text]] = {
    "letter": Text("Lettre", "Brief"),
    "reading_copy": Text("Copie de lecture d'une lettre", "Leeskopie van een brief"),
    "document": Text("Papier", "Papier"),
    "bundle": Text("Dossier de pièces", "Stukkenbundel"),
    "who_has_what": Text("Qui a quoi", "Wie heeft wat"),
}
LEFT_OUT: Final[Mapping[str, Text]] = {
    "carries_name": Text(
        "Le nom peut s'y lire : pas dans une copie sous un autre nom ou sans nom.",
        "De naam kan erin staan: niet in een kopie onder een andere naam of zonder naam.",
    ),
    "not_in_this_copy": Text(
        "Choisi, mais pas mis dans cette copie. Demandez pourquoi à la personne qui vous l'a donnée.",
        "Gekozen, maar niet in deze kopie gezet. Vraag waarom aan wie ze u gaf.",
    ),
    "witness": Text(
        "Un témoin y parle, qui a donné son accord pour un autre destinataire.",
        "Er spreekt een getuige in, die akkoord ging voor een andere ontvanger.",
    ),
    "no_file": Text(
        "Le fichier n'a pas encore de copie sans lieu ni heure : ouvrez-le une fois dans le dossier.",
        "Van dit bestand is er nog geen kopie zonder plaats en uur: open het eerst één keer in het dossier.",
    ),
}
"""Why a chosen file is not in the copy, as the copy itself says it: it never tells that there is a secret."""
NOT_SAID: Final[Mapping[str, Text]] = {
    "secret_address": Text(
        "L'adresse secrète peut s'y lire, et elle n'est pas choisie.",
        "Het geheime adres kan erin staan, en het is niet gekozen.",
    ),
    "violence": Text(
        "Il parle de violence, et elle n'est pas choisie.", "Het spreekt over geweld, en dat is niet gekozen."
    ),
}
"""The true reason, said on the screen alone; in the copy it is ``not_in_this_copy``."""

SAYS: Final[Mapping[str, Text]] = {
    "kicker": Text("Ceci est à vous", "Dit is van u"),
    "title": Text("La copie de votre dossier", "De kopie van uw dossier"),
    "in_it": Text("Ce qu'il y a dedans", "Wat erin zit"),
    "made": Text("Faite par", "Gemaakt door"),
    "made_by": Text(
        "{service}, le {day}. Vous l'aviez demandée le {asked}.", "{service}, op {day}. U vroeg ze op {asked}."
    ),
    "decide": Text("Vous seul·e décidez", "Alleen u beslist"),
    "decide_text": Text(
        "Vous décidez à qui montrer cette copie. Personne ne peut vous y obliger. Qui a le fichier peut le lire : "
        "gardez-le là où personne d'autre ne va.",
        "U beslist aan wie u deze kopie toont. Niemand kan u verplichten. Wie het bestand heeft, kan het lezen: bewaar "
        "het waar niemand anders komt.",
    ),
    "wrong": Text("Quelque chose n'est pas juste ?", "Klopt er iets niet?"),
    "wrong_text": Text(
        "Dites-le au service : ce qui est faux est corrigé, et on vous donne une nouvelle copie. C'est gratuit.",
        "Zeg het aan de dienst: wat fout is, wordt verbeterd, en u krijgt een nieuwe kopie. Dat is gratis.",
    ),
    "complain": Text("Vous n'êtes pas content·e ? Trois étapes", "Bent u niet tevreden? Drie stappen"),
    "data": Text(
        "Si cela ne suffit pas : Autorité de protection des données, autoriteprotectiondonnees.be.",
        "Volstaat dat niet: Gegevensbeschermingsautoriteit, gegevensbeschermingsautoriteit.be.",
    ),
    "naming_pseudonym": Text(
        "Cette copie est faite sous un autre nom : {name}.", "Deze kopie is gemaakt onder een andere naam: {name}."
    ),
    "naming_anonymous": Text("Cette copie est faite sans nom.", "Deze kopie is gemaakt zonder naam."),
    "files": Text("Les fichiers joints", "De bijgevoegde bestanden"),
    "files_text": Text(
        "Chaque lettre et chaque papier est un fichier à part, à côté de celui-ci, sous ce nom.",
        "Elke brief en elk papier is een apart bestand naast dit bestand, onder deze naam.",
    ),
    "left_out": Text("Pas dans cette copie", "Niet in deze kopie"),
    "nothing": Text("Rien dans cette copie.", "Niets in deze kopie."),
    "no_name": Text("nom pas dans cette copie", "naam niet in deze kopie"),
    "reference": Text("Référence", "Referentie"),
    "page_for_programs": Text(
        "Le fichier copy.json dit la même chose pour un programme ; README.txt dit comment vérifier les fichiers.",
        "Het bestand copy.json zegt hetzelfde voor een programma; README.txt zegt hoe u de bestanden nagaat.",
    ),
}
ROWS: Final[Mapping[str, Text]] = {
    "phone": Text("Téléphone", "Telefoon"),
    "email": Text("E-mail", "E-mail"),
    "birth_year": Text("Né·e en", "Geboren in"),
    "language": Text("Langue", "Taal"),
    "interpreter_language": Text("Interprète", "Tolk"),
    "address": Text("Adresse", "Adres"),
    "address_now": Text("Adresse actuelle", "Huidig adres"),
    "commune": Text("Commune", "Gemeente"),
    "type": Text("Sorte de bail", "Soort huurovereenkomst"),
    "written": Text("Bail écrit", "Schriftelijk"),
    "signed_on": Text("Signé le", "Ondertekend op"),
    "starts_on": Text("Début", "Begin"),
    "ends_on": Text("Fin", "Einde"),
    "base_rent_cents": Text("Loyer du bail", "Huur in de overeenkomst"),
    "charges_cents": Text("Charges", "Kosten en lasten"),
    "rent_now_cents": Text("Loyer payé", "Betaalde huur"),
    "registered_federal_on": Text("Enregistré (fédéral) le", "Geregistreerd (federaal) op"),
    "registered_regional_on": Text("Enregistré (Région) le", "Geregistreerd (Gewest) op"),
    "disputed": Text("dont contesté", "waarvan betwist"),
    "plan": Text("Plan de paiement", "Afbetalingsplan"),
    "roll_number": Text("Numéro de rôle", "Rolnummer"),
    "filed_on": Text("Demande déposée le", "Vordering ingediend op"),
    "hearing_on": Text("Audience le", "Zitting op"),
    "judged_on": Text("Jugement du", "Vonnis van"),
    "served_on": Text("Signifié le", "Betekend op"),
    "eviction_notice_on": Text("Annonce de l'expulsion le", "Aankondiging van de uithuiszetting op"),
    "reported_on": Text("Signalé le", "Gemeld op"),
    "opened_on": Text("Dossier ouvert le", "Dossier geopend op"),
    "closed_on": Text("Dossier fermé le", "Dossier gesloten op"),
    "state": Text("Où en est le dossier", "Waar het dossier staat"),
    "coming": Text("À venir", "Nog te komen"),
    "sources": Text("Sources", "Bronnen"),
    "law": Text("Version de la loi", "Versie van de wet"),
    "result": Text("Résultat", "Resultaat"),
    "because": Text("Pourquoi", "Waarom"),
    "until": Text("jusqu'au", "tot en met"),
    "given": Text("donné le", "gegeven op"),
    "ended": Text("fin le", "beëindigd op"),
    "hand_over": Text("Transmis à", "Overgedragen aan"),
    "received_from": Text("Reçu de", "Ontvangen van"),
    "referral": Text("Demande d'orientation à", "Vraag tot doorverwijzing aan"),
    "news": Text("nouvelles", "nieuws"),
    "proposal": Text("proposition", "voorstel"),
    "hotel": Text("Hôtel", "Hotel"),
    "first_night_on": Text("Première nuit", "Eerste nacht"),
    "last_night_on": Text("Dernière nuit", "Laatste nacht"),
    "nights": Text("Nombre de nuits", "Aantal nachten"),
    "night_cents": Text("Prix d'une nuit", "Prijs van een nacht"),
    "meals_cents": Text("Repas", "Maaltijden"),
    "transport_cents": Text("Transport", "Vervoer"),
    "total_cents": Text("En tout", "Samen"),
    "paid_by": Text("Payé par", "Betaald door"),
    "expected": Text("Ce qui est attendu", "Wat verwacht wordt"),
    "longer": Text("Prolongé", "Verlengd"),
    "group": Text("Groupe de travail d'avis", "Advieswerkgroep"),
    "asked_for_group": Text("Demandé le", "Gevraagd op"),
    "meets_on": Text("Réunion le", "Vergadering op"),
    "where": Text("Où", "Waar"),
    "person_invited": Text("Vous êtes invité·e", "U bent uitgenodigd"),
    "reference_invited": Text("Votre personne de référence est invitée", "Uw referentiepersoon is uitgenodigd"),
    "person_came": Text("Votre présence", "Uw aanwezigheid"),
    "reference_came": Text("Présence de la personne de référence", "Aanwezigheid van de referentiepersoon"),
    "outcome": Text("Décision", "Beslissing"),
    "asked_back": Text("Votre réponse à la question du groupe", "Uw antwoord op de vraag van de groep"),
    "guidance_plan": Text("Votre plan", "Uw plan"),
    "from_to": Text("Durée", "Duur"),
    "goal": Text("But", "Doel"),
    "reached": Text("fait le", "gedaan op"),
    "own_words": Text("Ce que vous en dites", "Wat u ervan zegt"),
    "operator": Text("Votre service de référence", "Uw referentiedienst"),
    "next_review_on": Text("On en reparle le", "We praten er opnieuw over op"),
    "review": Text("Revu ensemble le", "Samen bekeken op"),
    "plan_ended": Text("Fin du plan", "Einde van het plan"),
    "medical_question": Text("Question du", "Vraag van"),
    "medical_answer": Text("Réponse", "Antwoord"),
    "violence": Text("Violence signalée", "Geweld gemeld"),
    "contact": Text("Vous joindre", "U bereiken"),
    "contact_advice": Text("Conseil pour le contact", "Raad voor het contact"),
    "reach": Text("Comment vous y joindre", "Hoe u daar te bereiken bent"),
}
YES, NO = Text("oui", "ja"), Text("non", "nee")
KINDS_OF_STEPS: Final[Mapping[str, Text]] = {
    "event": Text("Événement", "Gebeurtenis"),
    "check": Text("Vérification", "Controle"),
    "letter": Text("Lettre", "Brief"),
    "answer": Text("Réponse", "Antwoord"),
    "official": Text("Message reçu", "Ontvangen bericht"),
    "due": Text("Échéance", "Vervaldag"),
    "action": Text("Démarche", "Stap"),
}

OPEN: Final[Mapping[str, Text]] = {
    "title": Text("Ouvrir la copie de mon dossier", "De kopie van mijn dossier openen"),
    "words": Text("Les mots pour l'ouvrir", "De woorden om ze te openen"),
    "own": Text(
        "Le mot de passe que vous avez choisi. Personne d'autre ne le connaît, le service non plus.",
        "Het wachtwoord dat u koos. Niemand anders kent het, ook de dienst niet.",
    ),
    "keep": Text(
        "Gardez cette feuille à part du fichier. Sans ces mots, personne ne peut l'ouvrir : ni vous, ni le service. "
        "Perdus ? Demandez une nouvelle copie, c'est gratuit.",
        "Bewaar dit blad apart van het bestand. Zonder deze woorden kan niemand het openen: u niet, de dienst niet. "
        "Kwijt? Vraag een nieuwe kopie, dat is gratis.",
    ),
    "computer": Text("Sur un ordinateur", "Op een computer"),
    "computer_text": Text(
        "Installez le programme gratuit « age » (age-encryption.org) ; pour Windows il existe aussi « winage », avec "
        "des fenêtres. Double-cliquez sur le fichier qui finit par .age, ou tapez : age -d -o copie.zip suivi du nom "
        "du fichier. Écrivez les mots, avec les tirets. Ouvrez ensuite le fichier .zip.",
        "Installeer het gratis programma “age” (age-encryption.org); voor Windows bestaat ook “winage”, met vensters. "
        "Dubbelklik op het bestand dat op .age eindigt, of typ: age -d -o kopie.zip met daarna de naam van het "
        "bestand. Schrijf de woorden, met de streepjes. Open daarna het bestand .zip.",
    ),
    "phone": Text("Sur un téléphone", "Op een telefoon"),
    "phone_text": Text(
        "Un téléphone n'ouvre pas ce fichier tout seul : il faut une application qui sait lire le format « age ». Si "
        "c'est trop difficile, venez avec le fichier et cette feuille : le service l'ouvre avec vous, ou vous imprime "
        "la copie. N'écrivez jamais les mots sur un site que vous ne connaissez pas.",
        "Een telefoon opent dit bestand niet vanzelf: er is een app nodig die het formaat “age” kan lezen. Is dat te "
        "moeilijk, kom dan met het bestand en dit blad: de dienst opent het samen met u, of drukt de kopie voor u af. "
        "Schrijf de woorden nooit op een website die u niet kent.",
    ),
    "plain": Text(
        "Le fichier .zip s'ouvre sur tout ordinateur et tout téléphone : touchez-le, puis ouvrez copy.pdf.",
        "Het bestand .zip opent op elke computer en elke telefoon: tik erop en open copy.pdf.",
    ),
}
"""How to open the copy, in the person's language: on the slip and in the documentation."""
