"""Questions from the first letter to the hearing: the title, the parties, the formal notice, the claim."""

from __future__ import annotations

from workflows.checks.judicial_deadlines.questions.sections import (
    FORMAL_NOTICE,
    INTERVIEW,
    JUDICIAL,
    MONTH_TITLES,
    NOT_THE_CASE,
    ONLY_LEASES,
    PARTIES,
    PETITION,
    UNKNOWN,
    asking,
    codes,
)
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked, When

TITLES = codes(
    residential_lease=("Un bail d'habitation", "Een woninghuurovereenkomst"),
    mixed_commercial_lease=(
        "Un bail commercial, où le locataire habite aussi",
        "Een handelshuur waarin de huurder ook woont",
    ),
    precarious_occupation=("Une convention d'occupation précaire", "Een overeenkomst van precaire bezetting"),
    squat_private_owner=(
        "Une occupation sans titre, propriétaire privé",
        "Een bezetting zonder recht of titel, private eigenaar",
    ),
    squat_public_owner=(
        "Une occupation sans titre, propriétaire public",
        "Een bezetting zonder recht of titel, openbare eigenaar",
    ),
    administrative_order=(
        "Un arrêté d'inhabitabilité du bourgmestre",
        "Een onbewoonbaarheidsbesluit van de burgemeester",
    ),
    prosecutor_order=(
        "Une ordonnance d'évacuation du procureur du Roi",
        "Een ontruimingsbevel van de procureur des Konings",
    ),
    institution_stay=(
        "Un séjour en maison, en centre ou à l'hôtel",
        "Een verblijf in een tehuis, een centrum of een hotel",
    ),
)
LANDLORDS = codes(
    natural_person=("Un particulier", "Een particulier"),
    company=("Une société", "Een vennootschap"),
    ais=("Une agence immobilière sociale (AIS)", "Een sociaal verhuurkantoor (SVK)"),
    sisp=("Une société immobilière de service public (SISP)", "Een openbare vastgoedmaatschappij (OVM)"),
    housing_fund=("Le Fonds du Logement", "Het Woningfonds"),
    commune=("La commune", "De gemeente"),
    cpas=("Le CPAS", "Het OCMW"),
    other_public=("Un autre pouvoir public", "Een andere overheid"),
    association=("Une association", "Een vereniging"),
    employer=("L'employeur", "De werkgever"),
    main_tenant=("Le locataire principal", "De hoofdhuurder"),
)
SENDERS = codes(
    landlord=("Le bailleur lui-même", "De verhuurder zelf"),
    agent=("Un agent immobilier ou un gérant", "Een vastgoedmakelaar of beheerder"),
    lawyer=("Un avocat", "Een advocaat"),
    bailiff=("Un huissier de justice", "Een gerechtsdeurwaarder"),
    judicial_agent=("Un mandataire de justice", "Een gerechtelijk mandataris"),
)
CLAIMS = codes(
    petition=("Une requête", "Een verzoekschrift"),
    summons=("Une citation par huissier", "Een dagvaarding door een gerechtsdeurwaarder"),
    voluntary_appearance=("Une comparution volontaire", "Een vrijwillige verschijning"),
)
COURT_WORDS = ("lawyer", "bailiff", "judicial_agent")
"""Senders whose letter must say in a paragraph of its own that it is amicable."""

_interview = asking(INTERVIEW)
_parties = asking(PARTIES)
_notice = asking(FORMAL_NOTICE, MONTH_TITLES)
_claim = asking(PETITION, JUDICIAL)
_lease_claim = asking(PETITION, MONTH_TITLES)

INTERVIEW_FACTS = (
    _interview(
        "as_of",
        Kind.DATE,
        ("À quelle date posez-vous la question ?", "Op welke datum stelt u de vraag?"),
        (
            (
                "D'ordinaire le jour de l'entretien. Vous pouvez donner plus bas des dates à venir, pour voir ce qui "
                "suivrait."
            ),
            "Gewoonlijk de dag van het gesprek. Verderop mag u ook toekomstige data geven, om te zien wat zou volgen.",
        ),
        required=True,
        asked=Asked.ALWAYS,
    ),
    _interview(
        "title_type",
        Kind.CODE,
        ("À quel titre habitez-vous là ?", "Op welke grond woont u daar?"),
        (
            (
                "Tout en dépend : le mois, l'avis et le moratoire hivernal ne valent pas pour tous (art. 233bis, "
                "233septies, "
                "233duodecies). Regardez le contrat ou le jugement."
            ),
            (
                "Alles hangt ervan af: de maand, het bericht en het wintermoratorium gelden niet voor iedereen (art. "
                "233bis, "
                "233septies, 233duodecies). Kijk in het contract of het vonnis."
            ),
        ),
        codes=TITLES,
        asked=Asked.ALWAYS,
        assumption=UNKNOWN,
    ),
)

PARTY_FACTS = (
    _parties(
        "landlord.kind",
        Kind.CODE,
        ("Qui est le bailleur ?", "Wie is de verhuurder?"),
        (
            "Un bailleur public ne peut rien demander au Fonds de solidarité (art. 233duodecies, § 2).",
            "Een openbare verhuurder kan niets vragen aan het Solidariteitsfonds (art. 233duodecies, § 2).",
        ),
        codes=LANDLORDS,
        unknown_code=True,
    ),
    _parties(
        "landlord.regional_subsidy",
        Kind.YES_NO,
        ("L'agence est-elle subsidiée par la Région ?", "Krijgt het kantoor een subsidie van het Gewest?"),
        (
            "Une agence immobilière sociale subsidiée est exclue du Fonds de solidarité (art. 233duodecies, § 2).",
            (
                "Een gesubsidieerd sociaal verhuurkantoor is uitgesloten van het Solidariteitsfonds (art. "
                "233duodecies, § 2)."
            ),
        ),
        when=(When("landlord.kind", ("ais",)),),
    ),
    _parties(
        "lease.ends_on",
        Kind.DATE,
        ("Quand le bail prend-il fin ?", "Wanneer eindigt de huurovereenkomst?"),
        (
            (
                "Pour demander une prolongation pour circonstances exceptionnelles, un recommandé doit "
                "partir au plus tard "
                "un mois avant (art. 250 à 252)."
            ),
            (
                "Om een verlenging wegens buitengewone omstandigheden te vragen, moet een aangetekende "
                "brief uiterlijk één "
                "maand vooraf vertrekken (art. 250 tot 252)."
            ),
        ),
    ),
    _parties(
        "registration.federal.done",
        Kind.YES_NO,
        (
            "Le bail est-il enregistré auprès de l'administration fédérale ?",
            "Is de huurovereenkomst geregistreerd bij de federale administratie?",
        ),
        (
            "MyMinfin le montre. Le Fonds de solidarité demande un bail enregistré.",
            "MyMinfin toont dat. Het Solidariteitsfonds vraagt een geregistreerde huurovereenkomst.",
        ),
    ),
    _parties(
        "registration.federal.on",
        Kind.DATE,
        ("Depuis quelle date (fédéral) ?", "Sinds welke datum (federaal)?"),
        (
            "Une date suffit pour dire que le bail est enregistré.",
            "Een datum volstaat om te zeggen dat de huurovereenkomst geregistreerd is.",
        ),
    ),
    _parties(
        "registration.regional.done",
        Kind.YES_NO,
        ("Le bail est-il enregistré auprès de la Région ?", "Is de huurovereenkomst geregistreerd bij het Gewest?"),
        ("IRISrent le montre au bailleur.", "IRISrent toont dat aan de verhuurder."),
    ),
    _parties(
        "registration.regional.on",
        Kind.DATE,
        ("Depuis quelle date (Région) ?", "Sinds welke datum (Gewest)?"),
        (
            "Une date suffit pour dire que le bail est enregistré.",
            "Een datum volstaat om te zeggen dat de huurovereenkomst geregistreerd is.",
        ),
    ),
    _parties(
        "dwelling.abandoned",
        Kind.YES_NO,
        ("Plus personne n'habite-t-il le logement ?", "Woont er niemand meer in de woning?"),
        (
            (
                "Un logement abandonné n'a pas droit au mois après la signification (art. 233undecies, § "
                "1er, 1°). Il faut "
                "que cela soit établi."
            ),
            (
                "Een verlaten woning heeft geen recht op de maand na de betekening (art. 233undecies, § 1, "
                "1°). Dat moet "
                "wel vaststaan."
            ),
        ),
        assumption=NOT_THE_CASE,
        when=(MONTH_TITLES,),
    ),
)

FORMAL_NOTICE_FACTS = (
    _notice(
        "formal_notice.sent_on",
        Kind.DATE,
        (
            "Quand la mise en demeure a-t-elle été envoyée ?",
            "Wanneer werd de ingebrekestelling verstuurd?",
        ),
        (
            (
                "Le cachet de la poste sur l'enveloppe, pas la date de la lettre : le mois court dès l'envoi (art. "
                "233quater, § 3)."
            ),
            (
                "De poststempel op de envelop, niet de datum van de brief: de maand loopt vanaf de verzending (art. "
                "233quater, § 3)."
            ),
        ),
    ),
    _notice(
        "formal_notice.sent_by",
        Kind.CODE,
        ("Qui l'a envoyée ?", "Wie heeft ze verstuurd?"),
        (
            (
                "Un avocat, un huissier ou un mandataire de justice doit dire dans un paragraphe séparé que c'est un "
                "recouvrement amiable (art. 233quater, § 2)."
            ),
            (
                "Een advocaat, gerechtsdeurwaarder of gerechtelijk mandataris moet in een aparte alinea "
                "zeggen dat het om "
                "een minnelijke invordering gaat (art. 233quater, § 2)."
            ),
        ),
        codes=SENDERS,
    ),
    _notice(
        "formal_notice.identifies_landlord",
        Kind.YES_NO,
        ("Dit-elle qui est le bailleur ?", "Zegt ze wie de verhuurder is?"),
        (
            "Identité, adresse, téléphone et qualité (art. 233quater, § 2).",
            "Identiteit, adres, telefoon en hoedanigheid (art. 233quater, § 2).",
        ),
    ),
    _notice(
        "formal_notice.itemises_sums",
        Kind.YES_NO,
        ("Détaille-t-elle les sommes réclamées ?", "Geeft ze de gevraagde bedragen in detail?"),
        (
            "Une description claire et une justification, dommages et intérêts compris (art. 233quater, § 2).",
            (
                "Een duidelijke omschrijving en verantwoording, schadevergoeding en interesten inbegrepen "
                "(art. 233quater, "
                "§ 2)."
            ),
        ),
    ),
    _notice(
        "formal_notice.warns_of_court",
        Kind.YES_NO,
        ("Avertit-elle que le juge peut être saisi ?", "Waarschuwt ze dat de rechter kan worden gevat?"),
        (
            "Sans réaction, le juge peut être saisi pour le paiement ou la fin du bail (art. 233quater, § 2).",
            (
                "Zonder reactie kan de rechter gevat worden voor de betaling of het einde van de huur (art. 233quater, "
                "§ 2)."
            ),
        ),
    ),
    _notice(
        "formal_notice.amicable_paragraph",
        Kind.YES_NO,
        (
            "Dit-elle, dans un paragraphe séparé, que c'est un recouvrement amiable ?",
            "Zegt ze in een aparte alinea dat het om een minnelijke invordering gaat?",
        ),
        (
            "Seulement si elle vient d'un avocat, d'un huissier ou d'un mandataire de justice.",
            "Enkel als ze van een advocaat, gerechtsdeurwaarder of gerechtelijk mandataris komt.",
        ),
    ),
)

PETITION_FACTS = (
    _claim(
        "petition.kind",
        Kind.CODE,
        ("Requête ou citation ?", "Verzoekschrift of dagvaarding?"),
        (
            "La requête vient du greffe, la citation d'un huissier (art. 233quinquies, § 1er).",
            (
                "Het verzoekschrift komt van de griffie, de dagvaarding van een gerechtsdeurwaarder (art. "
                "233quinquies, § 1)."
            ),
        ),
        codes=CLAIMS,
    ),
    _claim(
        "petition.filed_on",
        Kind.DATE,
        ("Quand la demande a-t-elle été déposée ?", "Wanneer werd de vordering neergelegd?"),
        (
            "La date sur la requête ou le cachet du greffe.",
            "De datum op het verzoekschrift of de stempel van de griffie.",
        ),
    ),
    _lease_claim(
        "petition.served_on",
        Kind.DATE,
        ("Quand la citation a-t-elle été signifiée ?", "Wanneer werd de dagvaarding betekend?"),
        (
            "Le jour où l'huissier l'a remise ou laissée.",
            "De dag waarop de gerechtsdeurwaarder ze overhandigde of achterliet.",
        ),
    ),
    _claim(
        "petition.roll_entered_on",
        Kind.DATE,
        (
            "Quand l'affaire a-t-elle été inscrite au rôle général ?",
            "Wanneer werd de zaak op de algemene rol ingeschreven?",
        ),
        (
            "À demander au greffe avec le numéro de rôle : les 40 jours courent de là (art. 233sexies).",
            "Vraag het aan de griffie met het rolnummer: de 40 dagen lopen vanaf dan (art. 233sexies).",
        ),
    ),
    _claim(
        "petition.convoked_on",
        Kind.DATE,
        ("De quelle date est la convocation du greffe ?", "Van welke datum is de oproeping door de griffie?"),
        (
            "La date du pli judiciaire. Dans un squat, l'opposition à l'envoi au CPAS se fait dans les deux jours.",
            (
                "De datum van de gerechtsbrief. Bij een kraak moet verzet tegen de mededeling aan het OCMW "
                "binnen de twee "
                "dagen."
            ),
        ),
    ),
    _claim(
        "petition.hearing_on",
        Kind.DATE,
        ("Quand est l'audience d'introduction ?", "Wanneer is de inleidende zitting?"),
        (
            (
                "Elle figure dans la convocation ou la citation. Y aller compte : le juge tente d'abord de "
                "concilier (art. "
                "233octies)."
            ),
            (
                "Ze staat in de oproeping of de dagvaarding. Erheen gaan telt: de rechter probeert eerst te verzoenen "
                "(art. "
                "233octies)."
            ),
        ),
    ),
    _claim(
        "petition.seeks_eviction",
        Kind.YES_NO,
        ("L'expulsion est-elle demandée ?", "Wordt de uithuiszetting gevorderd?"),
        (
            (
                "Lisez le dispositif de la requête. Avec expulsion : 40 jours et copie au CPAS (art. 233sexies, "
                "233septies)."
            ),
            (
                "Lees wat gevorderd wordt. Met uithuiszetting: 40 dagen en kopie aan het OCMW (art. 233sexies, "
                "233septies)."
            ),
        ),
    ),
    _lease_claim(
        "petition.for_arrears",
        Kind.YES_NO,
        ("S'agit-il d'arriérés de loyer ou de charges ?", "Gaat het om huurachterstal of achterstallige kosten?"),
        (
            "Tout recouvrement commence par une mise en demeure (art. 233quater, § 1er).",
            "Elke invordering begint met een ingebrekestelling (art. 233quater, § 1).",
        ),
    ),
    _lease_claim(
        "petition.defendant_registered",
        Kind.YES_NO,
        ("Êtes-vous inscrit à une adresse dans le registre ?", "Bent u op een adres ingeschreven in het register?"),
        (
            "Sans inscription, ni certificat de domicile ni requête ne sont exigés (art. 233quinquies).",
            "Zonder inschrijving zijn bewijs van woonplaats en verzoekschrift niet vereist (art. 233quinquies).",
        ),
    ),
    _lease_claim(
        "petition.domicile_certificate_attached",
        Kind.YES_NO,
        ("Un certificat de domicile est-il joint ?", "Is een bewijs van woonplaats bijgevoegd?"),
        ("À peine de nullité (art. 233quinquies, § 2).", "Op straffe van nietigheid (art. 233quinquies, § 2)."),
        when=(ONLY_LEASES,),
    ),
    _lease_claim(
        "petition.formal_notice_attached",
        Kind.YES_NO,
        ("La mise en demeure est-elle jointe ?", "Is de ingebrekestelling bijgevoegd?"),
        ("À peine de nullité (art. 233quinquies, § 2).", "Op straffe van nietigheid (art. 233quinquies, § 2)."),
        when=(ONLY_LEASES,),
    ),
    _lease_claim(
        "petition.proof_of_sending_attached",
        Kind.YES_NO,
        ("La preuve de son envoi est-elle jointe ?", "Is het bewijs van de verzending bijgevoegd?"),
        (
            "Preuve d'un envoi au moins un mois avant (art. 233quinquies, § 2).",
            "Bewijs van een verzending minstens één maand vooraf (art. 233quinquies, § 2).",
        ),
        when=(ONLY_LEASES,),
    ),
    _lease_claim(
        "petition.cpas_received_on",
        Kind.DATE,
        ("Quand le CPAS a-t-il reçu la demande ?", "Wanneer kreeg het OCMW de vordering?"),
        (
            "Le greffe ou l'huissier l'envoie au CPAS de la commune du logement (art. 233septies).",
            (
                "De griffie of de gerechtsdeurwaarder stuurt ze naar het OCMW van de gemeente van de woning (art. "
                "233septies)."
            ),
        ),
    ),
    _lease_claim(
        "incidental_claim.convoked_on",
        Kind.DATE,
        (
            "L'expulsion a-t-elle été ajoutée plus tard ? De quelle date est la nouvelle convocation ?",
            "Werd de uithuiszetting later toegevoegd? Van welke datum is de nieuwe oproeping?",
        ),
        (
            "Quand elle est ajoutée par conclusions, le greffe reconvoque (art. 233novies).",
            "Als ze bij conclusie wordt toegevoegd, roept de griffie opnieuw op (art. 233novies).",
        ),
    ),
    _lease_claim(
        "incidental_claim.hearing_on",
        Kind.DATE,
        ("Quand est cette audience ?", "Wanneer is die zitting?"),
        (
            "Au plus tôt 40 jours après la nouvelle convocation (art. 233novies).",
            "Ten vroegste 40 dagen na de nieuwe oproeping (art. 233novies).",
        ),
    ),
)
