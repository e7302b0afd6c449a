"""Questions about the interview and the lease: what was agreed, when, for which rent."""

from __future__ import annotations

from workflows.checks.parsing import Kind
from workflows.checks.rent_indexation.questions.sections import EURO_A_MONTH, INTERVIEW, LEASE, REVISION
from workflows.checks.vocabulary import Asked, Code, Fact
from workflows.law import Text

LEASE_TYPES = (
    Code("main_residence_9y", Text(fr="Résidence principale, neuf ans", nl="Hoofdverblijfplaats, negen jaar")),
    Code("main_residence_short", Text(fr="Résidence principale, courte durée", nl="Hoofdverblijfplaats, korte duur")),
    Code("main_residence_long", Text(fr="Résidence principale, longue durée", nl="Hoofdverblijfplaats, lange duur")),
    Code("main_residence_life", Text(fr="Résidence principale, à vie", nl="Hoofdverblijfplaats, levenslang")),
    Code("renovation", Text(fr="Bail de rénovation", nl="Renovatiehuurovereenkomst")),
    Code("student", Text(fr="Bail étudiant", nl="Studentenhuurovereenkomst")),
    Code("cotenancy_pact", Text(fr="Colocation avec pacte", nl="Medehuur met pact")),
    Code("glide", Text(fr="Bail glissant", nl="Glijdende huurovereenkomst")),
    Code("sublease", Text(fr="Sous-location", nl="Onderverhuring")),
    Code(
        "ais",
        Text(fr="Logement d'une agence immobilière sociale (AIS)", nl="Woning van een sociaal verhuurkantoor (SVK)"),
    ),
    Code(
        "public_dwelling",
        Text(fr="Logement ordinaire d'une commune ou d'un CPAS", nl="Gewone woning van een gemeente of een OCMW"),
    ),
    Code("social_housing", Text(fr="Logement social (SISP)", nl="Sociale woning (OVM)")),
    Code("transit", Text(fr="Logement de transit", nl="Transitwoning")),
    Code("not_main_residence", Text(fr="Seconde résidence ou pied-à-terre", nl="Tweede verblijf of pied-à-terre")),
    Code("work_dwelling", Text(fr="Logement de fonction", nl="Dienstwoning")),
    Code("precarious", Text(fr="Occupation précaire", nl="Precaire bezetting")),
    Code("hosted", Text(fr="Hébergement chez quelqu'un", nl="Inwonend bij iemand")),
    Code("tourist", Text(fr="Hébergement touristique", nl="Toeristisch logies")),
)

CLAUSES = (
    Code("none", Text(fr="Rien : le bail n'en parle pas", nl="Niets: de huurovereenkomst zwijgt erover")),
    Code(
        "standard",
        Text(fr="L'indexation habituelle (la formule légale)", nl="De gewone indexatie (de wettelijke formule)"),
    ),
    Code("excluded", Text(fr="Le bail exclut l'indexation", nl="De huurovereenkomst sluit indexatie uit")),
    Code("less_than_formula", Text(fr="Moins que la formule légale", nl="Minder dan de wettelijke formule")),
    Code("more_than_formula", Text(fr="Plus que la formule légale", nl="Meer dan de wettelijke formule")),
)

FACTS = (
    Fact(
        path="as_of",
        kind=Kind.DATE,
        section=INTERVIEW,
        required=True,
        asked=Asked.ALWAYS,
        question=Text(fr="À quelle date la question est-elle posée ?", nl="Op welke datum wordt de vraag gesteld?"),
        help=Text(
            fr="En général le jour de l'entretien. Les délais sont calculés par rapport à ce jour.",
            nl="Meestal de dag van het gesprek. De termijnen worden vanaf die dag berekend.",
        ),
    ),
    Fact(
        path="anniversary_year",
        kind=Kind.YEAR,
        section=INTERVIEW,
        asked=Asked.OPTIONAL,
        question=Text(
            fr="Pour quelle année l'indexation est-elle demandée ?", nl="Voor welk jaar wordt de indexatie gevraagd?"
        ),
        help=Text(
            fr="Le loyer peut être adapté une fois par an, à l'anniversaire de l'entrée en vigueur du bail "
            "(art. 224/2).",
            nl="De huurprijs mag eenmaal per jaar worden aangepast, op de verjaardag van de inwerkingtreding "
            "(art. 224/2).",
        ),
        assumption=Text(
            fr="Le dernier anniversaire avant la date demandée, sinon avant la demande ou l'entretien.",
            nl="De laatste verjaardag vóór de gevraagde datum, anders vóór het verzoek of het gesprek.",
        ),
    ),
    Fact(
        path="lease.type",
        kind=Kind.CODE,
        section=LEASE,
        codes=LEASE_TYPES,
        unknown_code=True,
        question=Text(fr="Quelle sorte de bail est-ce ?", nl="Welk soort huurovereenkomst is het?"),
        help=Text(
            fr="Voir le titre du bail. Le logement social, le logement de fonction et la seconde résidence ont "
            "d'autres règles (art. 224/2).",
            nl="Zie de titel van de overeenkomst. Sociale woning, dienstwoning en tweede verblijf hebben "
            "andere regels (art. 224/2).",
        ),
    ),
    Fact(
        path="lease.written",
        kind=Kind.YES_NO,
        section=LEASE,
        question=Text(fr="Y a-t-il un bail écrit ?", nl="Is er een schriftelijke huurovereenkomst?"),
        help=Text(
            fr="Sans bail écrit, il n'y a pas d'indexation (art. 224/2, § 1er).",
            nl="Zonder schriftelijke huurovereenkomst is er geen indexatie (art. 224/2, § 1).",
        ),
    ),
    Fact(
        path="lease.signed_on",
        kind=Kind.DATE,
        section=LEASE,
        question=Text(fr="Quand le bail a-t-il été signé ?", nl="Wanneer werd de huurovereenkomst ondertekend?"),
        help=Text(
            fr="La date à côté des signatures (ou de l'accord, si l'écrit est venu plus tard). L'indice de "
            "départ est celui du mois d'avant.",
            nl="De datum bij de handtekeningen (of van het akkoord, als het geschrift later kwam). "
            "Het aanvangsindexcijfer is dat van de maand ervoor.",
        ),
    ),
    Fact(
        path="lease.starts_on",
        kind=Kind.DATE,
        section=LEASE,
        question=Text(
            fr="À partir de quelle date le bail court-il ?", nl="Vanaf welke datum loopt de huurovereenkomst?"
        ),
        help=Text(
            fr="La date d'entrée en vigueur, pas celle de la signature. L'anniversaire se compte à partir de ce jour.",
            nl="De datum van inwerkingtreding, niet die van de ondertekening. De verjaardag telt vanaf die dag.",
        ),
    ),
    Fact(
        path="lease.base_rent",
        kind=Kind.MONEY,
        section=LEASE,
        positive=True,
        unit=EURO_A_MONTH,
        question=Text(
            fr="Quel loyer le bail indique-t-il, sans les charges ?",
            nl="Welke huurprijs staat in de huurovereenkomst, zonder de kosten?",
        ),
        help=Text(
            fr="Le loyer de départ, jamais le loyer déjà indexé. Pour un second bail court entre les mêmes personnes : "
            "les dates et le loyer du premier (art. 241).",
            nl="De huurprijs van bij de start, nooit de al geïndexeerde huurprijs. Bij een tweede korte "
            "huurovereenkomst tussen "
            "dezelfde personen: de data en de huurprijs van de eerste (art. 241).",
        ),
    ),
    Fact(
        path="lease.base_rent_includes_charges",
        kind=Kind.YES_NO,
        section=LEASE,
        asked=Asked.OPTIONAL,
        question=Text(fr="Ce montant comprend-il des charges ?", nl="Zijn er kosten in dit bedrag begrepen?"),
        help=Text(
            fr="Seul le loyer s'indexe, pas les charges. Un montant global ne permet pas de calculer.",
            nl="Enkel de huurprijs wordt geïndexeerd, niet de kosten. Met één totaalbedrag kan niet worden gerekend.",
        ),
        assumption=Text(fr="Non, le montant est sans charges.", nl="Nee, het bedrag is zonder kosten."),
    ),
    Fact(
        path="lease.rent_before_request",
        kind=Kind.MONEY,
        section=LEASE,
        unit=EURO_A_MONTH,
        question=Text(
            fr="Quel loyer était payé juste avant cette demande, sans les charges ?",
            nl="Welke huurprijs werd net vóór dit verzoek betaald, zonder de kosten?",
        ),
        help=Text(
            fr="Voir les derniers virements. Sert pour une classe E dans l'année de gel (art. 224/2, § 1er/1) "
            "et si le locataire demande une baisse.",
            nl="Zie de laatste overschrijvingen. Nodig bij klasse E in het jaar van de bevriezing (art. 224/2, § 1/1) "
            "en als de huurder een verlaging vraagt.",
        ),
    ),
    Fact(
        path="lease.last_increase_on",
        kind=Kind.DATE,
        section=LEASE,
        asked=Asked.OPTIONAL,
        question=Text(
            fr="Depuis quand la dernière indexation s'applique-t-elle ?", nl="Sinds wanneer geldt de vorige indexatie?"
        ),
        help=Text(
            fr="Le premier jour où le loyer indexé était dû. Une seule indexation est permise par année de "
            "bail (art. 224/2).",
            nl="De eerste dag waarop de geïndexeerde huurprijs verschuldigd was. "
            "Per jaar van de huurovereenkomst mag er één indexatie zijn (art. 224/2).",
        ),
        assumption=Text(
            fr="Aucune indexation dans cette année de bail.", nl="Geen indexatie in dit jaar van de huurovereenkomst."
        ),
    ),
    Fact(
        path="lease.indexation_clause",
        kind=Kind.CODE,
        section=LEASE,
        codes=CLAUSES,
        question=Text(fr="Que dit le bail sur l'indexation ?", nl="Wat zegt de huurovereenkomst over de indexatie?"),
        help=Text(
            fr="Cherchez « indexation » ou « adaptation du loyer ». Le silence n'empêche pas l'indexation ; "
            "une exclusion, oui.",
            nl="Zoek “indexatie” of “aanpassing van de huurprijs”. Zwijgen belet de indexatie niet; een "
            "uitsluiting wel.",
        ),
    ),
    Fact(
        path="lease.clause_ceiling",
        kind=Kind.MONEY,
        section=LEASE,
        positive=True,
        unit=EURO_A_MONTH,
        question=Text(
            fr="Quel loyer cette clause donne-t-elle pour cet anniversaire ?",
            nl="Welke huurprijs geeft die clausule voor deze verjaardag?",
        ),
        help=Text(
            fr="Seulement si la clause donne moins que la formule légale : elle lie alors le bailleur.",
            nl="Enkel als de clausule minder geeft dan de wettelijke formule: ze bindt dan de verhuurder.",
        ),
    ),
    Fact(
        path="lease.revision.agreed_on",
        kind=Kind.DATE,
        section=REVISION,
        asked=Asked.OPTIONAL,
        question=Text(
            fr="Le loyer lui-même a-t-il été révisé ? À quelle date ?",
            nl="Werd de huurprijs zelf herzien? Op welke datum?",
        ),
        help=Text(
            fr="La date de l'accord écrit ou du jugement. Une révision n'est pas une indexation : elle fixe un "
            "nouveau loyer de base.",
            nl="De datum van het schriftelijke akkoord of van het vonnis. Een herziening is geen indexatie: ze "
            "bepaalt een nieuwe basishuurprijs.",
        ),
        assumption=Text(fr="Pas de révision.", nl="Geen herziening."),
    ),
    Fact(
        path="lease.revision.rent",
        kind=Kind.MONEY,
        section=REVISION,
        positive=True,
        asked=Asked.OPTIONAL,
        unit=EURO_A_MONTH,
        question=Text(fr="À quel montant le loyer a-t-il été révisé ?", nl="Op welk bedrag werd de huurprijs herzien?"),
        help=Text(fr="Le nouveau loyer, sans les charges.", nl="De nieuwe huurprijs, zonder de kosten."),
        assumption=Text(fr="Pas de révision.", nl="Geen herziening."),
    ),
)
