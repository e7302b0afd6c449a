"""Questions about police and complaint, about what the person wants, where it sleeps, and who helps."""

from __future__ import annotations

from typing import Final

from workflows.checks.illegal_eviction.communes import AROUND, COMMUNES
from workflows.checks.illegal_eviction.questions.sections import POLICE, TONIGHT, asking, codes
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked, Code
from workflows.law import Text

OUTCOMES: Final = codes(
    helped_re_entry=("Elle a aidé à rentrer", "Zij hielp om weer binnen te gaan"),
    stopped_offender=("Elle a fait cesser les faits", "Zij deed de feiten stoppen"),
    recorded=("Elle a noté les faits", "Zij noteerde de feiten"),
    refused=("Elle a refusé", "Zij weigerde"),
    said_civil_matter=("« C'est une affaire civile »", "‘Dat is een burgerlijke zaak’"),
    helped_landlord=("Elle a aidé le bailleur", "Zij hielp de verhuurder"),
    arrested_occupant=("Elle a emmené l'occupant", "Zij nam de bewoner mee"),
)
WISHES_OF_COMPLAINT: Final = codes(
    yes=("Oui", "Ja"), no=("Non", "Nee"), later=("Plus tard", "Later"), undecided=("Pas décidé", "Niet beslist")
)
COMPLAINTS: Final = codes(
    none=("Aucune plainte", "Geen klacht"),
    made=("Plainte déposée", "Klacht ingediend"),
    refused_by_police=("Refusée par la police", "Geweigerd door de politie"),
    dropped=("Classée sans suite", "Geseponeerd"),
    prosecuted=("Poursuivie", "Vervolgd"),
    ended=("Terminée", "Afgelopen"),
)
WISHES: Final = codes(
    back_in=("Rentrer", "Terug naar binnen"),
    leave_with_damages=("Partir, avec une indemnité", "Weggaan, met een vergoeding"),
    only_belongings=("Seulement les affaires", "Enkel de spullen"),
    undecided=("Pas décidé", "Niet beslist"),
)
PLACES: Final = codes(
    public_space=("Dehors", "Buiten"),
    night_shelter=("Un abri de nuit", "Een nachtopvang"),
    homeless_hostel=("Une maison d'accueil", "Een onthaalhuis"),
    temporary_accommodation=("Un hébergement temporaire", "Een tijdelijk verblijf"),
    hotel_paid_by_service=("Un hôtel payé par un service", "Een hotel betaald door een dienst"),
    hotel_paid_by_person=("Un hôtel payé soi-même", "Een hotel dat men zelf betaalt"),
    transitional_supported=("Un logement de transit accompagné", "Een begeleide transitwoning"),
    womens_shelter=("Un refuge pour femmes", "Een vrouwenopvang"),
    health_institution=("Une institution de soins", "Een zorginstelling"),
    penal_institution=("Une prison", "Een gevangenis"),
    mobile_home=("Une caravane ou un véhicule", "Een caravan of een voertuig"),
    non_residential_building=("Un bâtiment qui n'est pas un logement", "Een gebouw dat geen woning is"),
    temporary_structure=("Une cabane ou une tente", "Een barak of een tent"),
    family_or_friends=("Chez de la famille ou des amis", "Bij familie of vrienden"),
    usual_home=("Dans le logement habituel", "In de gewone woning"),
)
CENTRE_ANSWERS: Final = codes(
    none=("Pas de réponse", "Geen antwoord"),
    granted=("Accordé", "Toegekend"),
    refused_in_writing=("Refusé par écrit", "Schriftelijk geweigerd"),
    refused_orally=("Refusé oralement", "Mondeling geweigerd"),
    not_competent=("« Pas compétent »", "‘Niet bevoegd’"),
)
PLACES_OF_GOODS: Final = codes(
    in_dwelling=("Dans le logement", "In de woning"),
    with_landlord=("Chez le bailleur", "Bij de verhuurder"),
    on_street=("Dans la rue", "Op straat"),
    municipal_depot=("Au dépôt communal", "In het gemeentedepot"),
    destroyed=("Détruites", "Vernield"),
    with_person=("Avec la personne", "Bij de persoon"),
    unknown=("Personne ne sait où", "Niemand weet waar"),
)
_police, _tonight = asking(POLICE), asking(TONIGHT)
_GATE = (
    "Une plainte se décide librement, après explication, un avocat d'abord. Rien ne part automatiquement.",
    "Over een klacht beslist men vrij, na uitleg, eerst met een advocaat. Niets vertrekt vanzelf.",
)
POLICE_FACTS = (
    _police(
        "police.called",
        Kind.YES_NO,
        ("La police a-t-elle été appelée ?", "Heeft iemand de politie gebeld?"),
        (
            "Un procès-verbal aide plus tard. Demandez-en le numéro.",
            "Een proces-verbaal helpt later. Vraag het nummer.",
        ),
    ),
    _police(
        "police.outcome",
        Kind.CODE,
        ("Qu'a-t-elle fait ?", "Wat heeft zij gedaan?"),
        (
            "Après un refus, on peut réessayer dans n'importe quel commissariat.",
            "Na een weigering kan men het in elk politiekantoor opnieuw proberen.",
        ),
        codes=OUTCOMES,
        unknown_code=True,
    ),
    _police(
        "police.record_number",
        Kind.TEXT,
        ("Quel est le numéro du procès-verbal ?", "Wat is het nummer van het proces-verbaal?"),
        ("Il figure sur l'attestation de la police.", "Het staat op het attest van de politie."),
    ),
    _police(
        "complaint.wish",
        Kind.CODE,
        ("Voulez-vous porter plainte ?", "Wilt u klacht indienen?"),
        _GATE,
        codes=WISHES_OF_COMPLAINT,
    ),
    _police(
        "complaint.status",
        Kind.CODE,
        ("Une plainte a-t-elle été déposée ? Qu'est-elle devenue ?", "Is er een klacht ingediend? Wat werd ervan?"),
        (
            "Un classement sans suite ne ferme que le volet pénal.",
            "Een seponering sluit enkel het strafrechtelijke luik.",
        ),
        codes=COMPLAINTS,
    ),
    _police(
        "complaint.benefits_and_risks_explained",
        Kind.YES_NO,
        ("Les avantages et les risques ont-ils été expliqués ?", "Zijn voordelen en risico's uitgelegd?"),
        _GATE,
    ),
    _police(
        "complaint.residence_risk_warned",
        Kind.YES_NO,
        ("Le risque pour le séjour a-t-il été expliqué ?", "Is het risico voor het verblijf uitgelegd?"),
        _GATE,
    ),
    _police(
        "complaint.lawyer_offered",
        Kind.YES_NO,
        ("Un avocat a-t-il été proposé d'abord ?", "Is eerst een advocaat voorgesteld?"),
        _GATE,
    ),
)
TONIGHT_FACTS = (
    _tonight(
        "wish",
        Kind.CODE,
        ("Que voulez-vous ?", "Wat wilt u?"),
        (
            "Rentrer est une question d'heures : un avocat le jour même.",
            "Terug naar binnen is een kwestie van uren: nog dezelfde dag een advocaat.",
        ),
        codes=WISHES,
        asked=Asked.ALWAYS,
    ),
    _tonight(
        "reentry_possible",
        Kind.YES_NO,
        ("Peut-on encore rentrer, en fait ?", "Kan men er nog in, in de feiten?"),
        (
            "Non si le logement n'existe plus ou si des occupants de bonne foi y vivent.",
            "Nee als de woning er niet meer is of als er bewoners te goeder trouw zijn.",
        ),
    ),
    _tonight(
        "tonight.place",
        Kind.CODE,
        ("Où dormez-vous cette nuit ?", "Waar slaapt u vannacht?"),
        (
            "La nuit qui suit. Chez des amis n'est jamais « relogé ».",
            "De nacht die volgt. Bij vrienden is nooit ‘herhuisvest’.",
        ),
        codes=PLACES,
        unknown_code=True,
        asked=Asked.ALWAYS,
    ),
    _tonight(
        "tonight.safe",
        Kind.YES_NO,
        ("Cette place est-elle sûre et suffisante ?", "Is die plaats veilig en voldoende?"),
        (
            "Sinon, la recherche d'une place commence aujourd'hui, quelle que soit la situation.",
            "Zo niet, dan begint het zoeken naar een plaats vandaag, wat ook de situatie is.",
        ),
        asked=Asked.ALWAYS,
    ),
    _tonight(
        "tonight.until",
        Kind.DATE,
        ("Jusqu'à quand ?", "Tot wanneer?"),
        ("La dernière nuit assurée.", "De laatste nacht die zeker is."),
    ),
    _tonight(
        "cpas.stay_commune_nis",
        Kind.TEXT,
        (
            "Dans quelle commune séjournez-vous maintenant ?",
            "In welke gemeente verblijft u nu?",
        ),
        (
            (
                "Le CPAS compétent est celui du lieu où le ménage séjourne en fait quand il demande, pas celui du "
                "logement. Sa commune n'est pas dans la liste ? Laissez ouvert."
            ),
            (
                "Bevoegd is het OCMW van de plaats waar het gezin feitelijk verblijft bij de aanvraag, niet dat van de "
                "woning. Staat zijn gemeente niet in de lijst? Laat dit open."
            ),
        ),
        offered=tuple(Code(nis, Text(*names)) for nis, names in (*COMMUNES.items(), *AROUND.items())),
        pattern="^[0-9]{5}$",
        asked=Asked.WHEN_MISSING,
    ),
    _tonight(
        "cpas.asked_on",
        Kind.DATE,
        ("Quand avez-vous demandé l'aide du CPAS ?", "Wanneer hebt u hulp gevraagd aan het OCMW?"),
        (
            "Le CPAS décide dans le mois ; s'il n'est pas compétent, il transmet dans les cinq jours.",
            "Het OCMW beslist binnen de maand; is het niet bevoegd, dan stuurt het binnen vijf dagen door.",
        ),
    ),
    _tonight(
        "cpas.answer",
        Kind.CODE,
        ("Qu'a-t-il répondu ?", "Wat heeft het geantwoord?"),
        (
            "Après un refus oral, demandez une décision écrite.",
            "Vraag na een mondelinge weigering een schriftelijke beslissing.",
        ),
        codes=CENTRE_ANSWERS,
        unknown_code=True,
    ),
    _tonight(
        "cpas.answer_on",
        Kind.DATE,
        ("Quel jour ?", "Op welke dag?"),
        (
            "Pour un écrit, le jour où vous l'avez reçu. Trois mois pour aller au tribunal du travail.",
            "Bij een brief de dag waarop u hem kreeg. Drie maanden om naar de arbeidsrechtbank te gaan.",
        ),
    ),
    _tonight(
        "belongings.where",
        Kind.CODE,
        ("Où sont vos affaires ?", "Waar zijn uw spullen?"),
        (
            "D'abord les médicaments, les papiers et ce qu'il faut pour les enfants.",
            "Eerst medicijnen, papieren en wat de kinderen nodig hebben.",
        ),
        codes=PLACES_OF_GOODS,
    ),
    _tonight(
        "belongings.depot_since",
        Kind.DATE,
        ("Depuis quand sont-elles au dépôt communal ?", "Sinds wanneer zijn ze in het gemeentedepot?"),
        ("La commune les garde six mois.", "De gemeente bewaart ze zes maanden."),
    ),
    _tonight(
        "referral.wanted",
        Kind.YES_NO,
        ("Faut-il chercher une place ?", "Zullen we een plaats zoeken?"),
        (
            "Refuser est un droit, sans sanction.",
            "Weigeren is een recht, zonder sanctie.",
        ),
    ),
    _tonight(
        "referral.family_wanted",
        Kind.YES_NO,
        ("Quelqu'un de confiance pourrait-il vous loger ?", "Kan iemand die u vertrouwt u onderdak geven?"),
        (
            "Seulement si la personne le dit elle-même, et jamais chez qui l'a mise dehors.",
            "Enkel als de persoon het zelf zegt, en nooit bij wie haar buitenzette.",
        ),
    ),
    _tonight(
        "referral.refusals",
        Kind.INTEGER,
        ("Combien de propositions ont été refusées ?", "Hoeveel voorstellen zijn geweigerd?"),
        (
            "Pour changer de proposition, jamais pour perdre son rang.",
            "Om een ander voorstel te doen, nooit om een plaats op de lijst te verliezen.",
        ),
    ),
)
