"""Questions about the household: on what footing it lives there, who is in it, and the danger at this moment."""

from __future__ import annotations

from typing import Final

from workflows.checks.illegal_eviction.questions.sections import DANGER, OCCUPANCY, PEOPLE, asking, codes
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked

BASES: Final = codes(
    written_lease=("Un bail écrit", "Een schriftelijke huurovereenkomst"),
    oral_lease=("Un bail oral", "Een mondelinge huurovereenkomst"),
    sublease=("Une sous-location", "Een onderverhuring"),
    precarious_convention=("Une convention d'occupation précaire", "Een overeenkomst van precaire bezetting"),
    employer=("Un logement lié au travail", "Een woning van het werk"),
    room=("Une chambre", "Een kamer"),
    household_of_tenant=("Membre du ménage du locataire", "Lid van het gezin van de huurder"),
    hosted=("Hébergé", "Inwonend bij iemand"),
    squat=("Sans accord du propriétaire", "Zonder akkoord van de eigenaar"),
)
PAYMENTS: Final = codes(
    bank=("Par la banque", "Via de bank"),
    cash=("En liquide", "Contant"),
    wage_deduction=("Retenu sur le salaire", "Afgehouden van het loon"),
    none=("Rien n'est payé", "Er wordt niets betaald"),
)
SIGNATORIES: Final = codes(
    sole=("Cette personne seule", "Deze persoon alleen"),
    co_signatory=("Cette personne avec quelqu'un", "Deze persoon samen met iemand"),
    other_person=("Quelqu'un d'autre", "Iemand anders"),
    none=("Personne", "Niemand"),
)
LANDLORDS: Final = codes(
    natural_person=("Un particulier", "Een particulier"),
    company=("Une société", "Een vennootschap"),
    social_housing=("Une société de logement social", "Een sociale huisvestingsmaatschappij"),
    ais=("Une agence immobilière sociale (AIS)", "Een sociaal verhuurkantoor (SVK)"),
    commune=("La commune", "De gemeente"),
    cpas=("Le CPAS", "Het OCMW"),
    association=("Une association", "Een vereniging"),
    employer=("L'employeur", "De werkgever"),
    main_tenant=("Le locataire principal", "De hoofdhuurder"),
    family=("La famille", "De familie"),
)
DANGERS: Final = codes(
    threat=("Des menaces", "Bedreigingen"),
    violence=("De la violence", "Geweld"),
    weapon=("Une arme", "Een wapen"),
    health=("La santé", "De gezondheid"),
    child=("Un enfant en danger", "Een kind in gevaar"),
)
RESIDENCE: Final = codes(
    possible=("Oui, peut-être", "Ja, misschien"),
    none=("Non", "Nee"),
)
_occupancy, _people = asking(OCCUPANCY), asking(PEOPLE)
OCCUPANCY_FACTS = (
    _occupancy(
        "occupancy.basis",
        Kind.CODE,
        ("À quel titre habitez-vous là ?", "Op welke grond woont u daar?"),
        (
            "Un bail oral ou nul reste un bail à défendre. La réponse compte pour l'article 233/1 et pour l'hiver.",
            "Een mondelinge of nietige huur blijft te verdedigen. Dit telt voor artikel 233/1 en de winter.",
        ),
        codes=BASES,
        unknown_code=True,
        asked=Asked.ALWAYS,
    ),
    _occupancy(
        "occupancy.since",
        Kind.DATE,
        ("Depuis quand habitez-vous là ?", "Sinds wanneer woont u daar?"),
        ("Pour prouver l'occupation.", "Om de bewoning te bewijzen."),
    ),
    _occupancy(
        "occupancy.rent_monthly",
        Kind.MONEY,
        ("Combien payez-vous par mois ?", "Hoeveel betaalt u per maand?"),
        (
            "Base d'une indemnité éventuelle : aucune somme n'est promise ici.",
            "Basis van een mogelijke vergoeding: hier wordt geen bedrag beloofd.",
        ),
    ),
    _occupancy(
        "occupancy.payment",
        Kind.CODE,
        ("Comment payez-vous ?", "Hoe betaalt u?"),
        ("Une trace du paiement aide à prouver le bail.", "Een spoor van de betaling helpt de huur te bewijzen."),
        codes=PAYMENTS,
        unknown_code=True,
    ),
    _occupancy(
        "occupancy.registered",
        Kind.YES_NO,
        ("Le bail est-il enregistré ?", "Is de huurovereenkomst geregistreerd?"),
        ("Pour mémoire : sans effet sur la réponse.", "Ter herinnering: zonder gevolg voor het antwoord."),
    ),
    _occupancy(
        "occupancy.signatory",
        Kind.CODE,
        ("Qui a signé le bail ?", "Wie heeft de huurovereenkomst ondertekend?"),
        (
            "Un cotitulaire garde son droit, même après une séparation.",
            "Een medehuurder houdt zijn recht, ook na een scheiding.",
        ),
        codes=SIGNATORIES,
        unknown_code=True,
    ),
    _occupancy(
        "occupancy.ended_by_this_person",
        Kind.YES_NO,
        ("Avez-vous vous-même mis fin au bail ?", "Hebt u de huur zelf beëindigd?"),
        (
            "Même alors, personne ne peut être mis dehors sans juge.",
            "Ook dan mag niemand zonder rechter buitengezet worden.",
        ),
    ),
    _occupancy(
        "occupancy.lease_running",
        Kind.YES_NO,
        ("Le bail court-il encore ?", "Loopt de huur nog?"),
        (
            "Une plainte sur la qualité du logement n'est recevable que pendant le bail.",
            "Een klacht over de kwaliteit van de woning is enkel ontvankelijk zolang de huur loopt.",
        ),
    ),
    _occupancy(
        "landlord.kind",
        Kind.CODE,
        ("Qui est le propriétaire ?", "Wie is de eigenaar?"),
        (
            "Seulement la catégorie : aucun nom n'est demandé ici.",
            "Enkel de categorie: hier wordt geen naam gevraagd.",
        ),
        codes=LANDLORDS,
        unknown_code=True,
    ),
)
PEOPLE_FACTS = (
    _people(
        "household.adults",
        Kind.INTEGER,
        ("Combien d'adultes ?", "Hoeveel volwassenen?"),
        ("Pour chercher une place qui convient.", "Om een passende plaats te zoeken."),
    ),
    _people(
        "household.minors",
        Kind.INTEGER,
        ("Combien d'enfants de moins de 18 ans ?", "Hoeveel kinderen jonger dan 18?"),
        ("Un enfant n'est jamais refusé.", "Een kind wordt nooit geweigerd."),
    ),
    _people(
        "household.unaccompanied_minor",
        Kind.YES_NO,
        (
            "Est-ce un mineur étranger non accompagné ?",
            "Gaat het om een niet-begeleide minderjarige vreemdeling?",
        ),
        (
            "L'appréciation de l'intervenant. La tutelle et l'aide à la jeunesse prennent alors le relais.",
            "Het oordeel van de hulpverlener. De dienst Voogdij en de jeugdhulp nemen dan over.",
        ),
    ),
    _people(
        "household.pregnant",
        Kind.YES_NO,
        ("Y a-t-il une grossesse ?", "Is er iemand zwanger?"),
        ("Pour chercher une place qui convient.", "Om een passende plaats te zoeken."),
    ),
    _people(
        "household.medical_need",
        Kind.YES_NO,
        (
            "Quelqu'un a-t-il besoin de médicaments ou d'un appareil ?",
            "Heeft iemand medicijnen of een toestel nodig?",
        ),
        (
            "Ce qui est resté dans le logement est à récupérer d'abord.",
            "Wat in de woning bleef, haalt men eerst terug.",
        ),
    ),
    asking(DANGER)(
        "danger_now",
        Kind.CODES,
        ("Y a-t-il un danger en ce moment ?", "Is er nu gevaar?"),
        (
            "La première question. En danger : 112 ou 101, si la personne le veut ou si une vie est en jeu.",
            "De eerste vraag. Bij gevaar: 112 of 101, als de persoon dat wil of als er een leven op het spel staat.",
        ),
        codes=DANGERS,
        asked=Asked.ALWAYS,
    ),
    _people(
        "violence.domestic",
        Kind.YES_NO,
        ("Avez-vous peur de quelqu'un à la maison ?", "Bent u bang van iemand thuis?"),
        (
            "Un partenaire, un ex ou un membre de la famille. L'adresse et les contacts sont alors protégés.",
            "Een partner, een ex of een familielid. Adres en contacten worden dan beschermd.",
        ),
    ),
    _people(
        "violence.secret_address_needed",
        Kind.YES_NO,
        ("La nouvelle adresse doit-elle rester secrète ?", "Moet het nieuwe adres geheim blijven?"),
        (
            "Une maison d'accueil à adresse secrète vient alors d'abord.",
            "Een opvanghuis met geheim adres komt dan eerst.",
        ),
    ),
    _people(
        "residence_risk",
        Kind.CODE,
        ("Aller à la police vous inquiète-t-il ?", "Maakt u zich zorgen als u naar de politie gaat?"),
        (
            "À cause du séjour. Le séjour lui-même n'est pas noté. Sans réponse, le risque compte comme possible.",
            "Wegens het verblijf. Het verblijf zelf wordt niet genoteerd. Zonder antwoord is het risico mogelijk.",
        ),
        codes=RESIDENCE,
        unknown_code=True,
    ),
)
