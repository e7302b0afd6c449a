"""Questions from the judgment to the day of the eviction, and those about other procedures."""

from __future__ import annotations

from workflows.checks.judicial_deadlines.questions.sections import (
    AFTER,
    DEROGATION,
    EVICTION_NOTICE,
    JUDGMENT,
    JUDICIAL,
    MONTH_TITLES,
    NOT_THE_CASE,
    NOT_YET,
    ONLY_LEASES,
    OTHER,
    REHOUSING,
    SERVICE,
    asking,
    codes,
)
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked, When
from workflows.law import Text

SET_BY = codes(
    judge=("Le juge", "De rechter"),
    agreement=("Un accord, acté dans la décision", "Een akkoord, opgenomen in de beslissing"),
)
GROUNDS = codes(
    rehousing_available=("Un relogement est disponible", "Herhuisvesting is mogelijk"),
    tenant_left=("Le locataire est parti", "De huurder is vertrokken"),
    dwelling_unsafe=(
        "La santé ou la sécurité dans le logement",
        "De gezondheid of de veiligheid in de woning",
    ),
    tenant_endangers=("Le comportement du locataire met en danger", "Het gedrag van de huurder brengt in gevaar"),
    landlord_force_majeure=(
        "Le bailleur doit y habiter, par force majeure",
        "De verhuurder moet er wonen door overmacht",
    ),
)
_judgment = asking(JUDGMENT, JUDICIAL)
_service = asking(SERVICE, JUDICIAL)
_cpas = asking(SERVICE, MONTH_TITLES)
_notice = asking(EVICTION_NOTICE, JUDICIAL)
_derogation = asking(DEROGATION, ONLY_LEASES)
_rehousing = asking(REHOUSING, MONTH_TITLES)
_after = asking(AFTER)
_other = asking(OTHER)

JUDGMENT_FACTS = (
    _judgment(
        "judgment.given_on",
        Kind.DATE,
        ("De quelle date est le jugement ?", "Van welke datum is het vonnis?"),
        (
            "La date de la décision, pas celle de sa signification.",
            "De datum van de beslissing, niet die van de betekening.",
        ),
        assumption=NOT_YET,
    ),
    _judgment(
        "judgment.term",
        Kind.OBJECT,
        (
            "Le jugement ou un accord fixe-t-il un autre délai que le mois ?",
            "Bepaalt het vonnis of een akkoord een andere termijn dan de maand?",
        ),
        (
            "Lisez le dispositif : ce délai remplace le mois (art. 233undecies, § 1er, 2° et 3°).",
            "Lees het beschikkend gedeelte: die termijn vervangt de maand (art. 233undecies, § 1, 2° en 3°).",
        ),
        assumption=NOT_THE_CASE,
    ),
    _judgment(
        "judgment.term.set_by",
        Kind.CODE,
        ("Qui a fixé ce délai ?", "Wie heeft die termijn bepaald?"),
        (
            "Pour un délai convenu qui finit en hiver, il faut encore savoir si le moratoire vaut.",
            "Bij een afgesproken termijn die in de winter eindigt, is nog de vraag of het moratorium geldt.",
        ),
        codes=SET_BY,
    ),
    _judgment(
        "judgment.term.until",
        Kind.DATE,
        ("Jusqu'à quel jour ?", "Tot welke dag?"),
        (
            "Le dernier jour du délai. Donnez une seule des trois réponses : un jour, des jours ou des mois.",
            "De laatste dag van de termijn. Geef één van de drie antwoorden: een dag, dagen of maanden.",
        ),
    ),
    _judgment(
        "judgment.term.days",
        Kind.INTEGER,
        ("Ou combien de jours après la signification ?", "Of hoeveel dagen na de betekening?"),
        ("Un nombre entier de jours.", "Een geheel aantal dagen."),
        positive=True,
        unit=Text(fr="jours", nl="dagen"),
    ),
    _judgment(
        "judgment.term.months",
        Kind.INTEGER,
        ("Ou combien de mois après la signification ?", "Of hoeveel maanden na de betekening?"),
        (
            "Trois mois au plus pour une occupation précaire (art. 233undecies, § 1er).",
            "Hoogstens drie maanden voor een precaire bezetting (art. 233undecies, § 1).",
        ),
        positive=True,
        unit=Text(fr="mois", nl="maanden"),
    ),
    _judgment(
        "judgment.provisional_enforcement_excluded",
        Kind.YES_NO,
        (
            "Le jugement exclut-il l'exécution tant qu'un appel est possible ?",
            "Sluit het vonnis de uitvoering uit zolang hoger beroep mogelijk is?",
        ),
        (
            "D'ordinaire, un appel n'arrête pas l'expulsion (Code judiciaire, art. 1397).",
            "Gewoonlijk houdt hoger beroep de uithuiszetting niet tegen (Gerechtelijk Wetboek, art. 1397).",
        ),
        assumption=NOT_THE_CASE,
    ),
)

SERVICE_FACTS = (
    _service(
        "service.on",
        Kind.DATE,
        ("Quand l'huissier a-t-il signifié le jugement ?", "Wanneer heeft de gerechtsdeurwaarder het vonnis betekend?"),
        (
            "Le jour de l'exploit. L'appel court depuis ce jour ; le mois aussi, si le CPAS a été informé.",
            "De dag van het exploot. Het hoger beroep loopt vanaf die dag; de maand ook, als het OCMW ingelicht is.",
        ),
        asked=Asked.ALWAYS,
        assumption=NOT_YET,
    ),
    _cpas(
        "service.cpas_informed",
        Kind.YES_NO,
        (
            "L'huissier a-t-il informé le CPAS de la signification ?",
            "Heeft de gerechtsdeurwaarder het OCMW van de betekening op de hoogte gebracht?",
        ),
        (
            (
                "Le mois est suspendu tant que ce n'est pas fait (art. 233undecies, § 1er). Demandez-le à "
                "l'huissier ou au "
                "CPAS."
            ),
            (
                "De maand is geschorst zolang dat niet gebeurd is (art. 233undecies, § 1). Vraag het aan de "
                "gerechtsdeurwaarder of het OCMW."
            ),
        ),
    ),
    _cpas(
        "service.cpas_informed_on",
        Kind.DATE,
        ("À quelle date le CPAS a-t-il été informé ?", "Op welke datum werd het OCMW ingelicht?"),
        (
            "La plus tardive des deux dates compte : signification ou information du CPAS (art. 233undecies, § 1er).",
            "De laatste van beide data telt: betekening of mededeling aan het OCMW (art. 233undecies, § 1).",
        ),
    ),
)

EVICTION_NOTICE_FACTS = (
    _notice(
        "eviction_notice.posted_on",
        Kind.DATE,
        ("Quand l'avis d'expulsion a-t-il été posté ?", "Wanneer werd het bericht van uithuiszetting gepost?"),
        (
            (
                "Le cachet de la poste sur la lettre de l'huissier : quinze jours ouvrables suivent, cinq "
                "pour un squat "
                "(art. 233undecies, § 2)."
            ),
            (
                "De poststempel op de brief van de gerechtsdeurwaarder: vijftien werkdagen volgen, vijf bij een kraak "
                "(art. "
                "233undecies, § 2)."
            ),
        ),
        asked=Asked.ALWAYS,
        assumption=NOT_YET,
    ),
    _notice(
        "eviction_notice.eviction_on",
        Kind.DATE,
        ("Pour quel jour l'expulsion est-elle annoncée ?", "Voor welke dag is de uithuiszetting aangekondigd?"),
        (
            "Le jour écrit dans cet avis. Le contrôle dit si la loi l'autorise.",
            "De dag die in dat bericht staat. De controle zegt of de wet die toelaat.",
        ),
        asked=Asked.ALWAYS,
        assumption=NOT_YET,
    ),
)

DEROGATION_FACTS = (
    _derogation(
        "moratorium_derogation.granted",
        Kind.YES_NO,
        (
            "Un juge a-t-il écarté le moratoire hivernal ?",
            "Heeft een rechter het wintermoratorium opzijgezet?",
        ),
        (
            "Cherchez « dérogation » dans le jugement ou dans une décision plus récente (art. 233duodecies, § 1er).",
            "Zoek “afwijking” in het vonnis of in een latere beslissing (art. 233duodecies, § 1).",
        ),
        assumption=NOT_THE_CASE,
    ),
    _derogation(
        "moratorium_derogation.decided_on",
        Kind.DATE,
        ("À quelle date ?", "Op welke datum?"),
        (
            "Laissez vide si la dérogation se trouve dans le jugement d'expulsion lui-même.",
            "Laat leeg als de afwijking in het vonnis van uithuiszetting zelf staat.",
        ),
        when=(When("moratorium_derogation.granted", (True,)),),
        assumption=Text(fr="Dans le jugement d'expulsion.", nl="In het vonnis van uithuiszetting."),
    ),
    _derogation(
        "moratorium_derogation.ground",
        Kind.CODE,
        ("Pour quelle raison ?", "Om welke reden?"),
        (
            "La loi n'en admet que quelques-unes (art. 233duodecies, § 1er, 1° à 4°).",
            "De wet laat er maar enkele toe (art. 233duodecies, § 1, 1° tot 4°).",
        ),
        codes=GROUNDS,
        when=(When("moratorium_derogation.granted", (True,)),),
    ),
    _derogation(
        "moratorium_derogation.special_reasons",
        Kind.YES_NO,
        ("La décision explique-t-elle pourquoi, spécialement ?", "Legt de beslissing bijzonder uit waarom?"),
        (
            "Les trois dernières raisons demandent une motivation spéciale de leur caractère impérieux.",
            "De laatste drie redenen vragen een bijzondere motivering van hun dwingend karakter.",
        ),
        when=(When("moratorium_derogation.granted", (True,)),),
    ),
)

REHOUSING_FACTS = (
    _rehousing(
        "rehousing.effective_on",
        Kind.DATE,
        ("À partir de quand y a-t-il un nouveau logement ?", "Vanaf wanneer is er een nieuwe woning?"),
        (
            "Le jour où l'on peut y entrer : au plus tard un mois après l'avis d'expulsion (art. 233undecies, § 3).",
            (
                "De dag waarop men erin kan: uiterlijk één maand na het bericht van uithuiszetting (art. 233undecies, "
                "§ 3)."
            ),
        ),
    ),
    _rehousing(
        "rehousing.proof_given_on",
        Kind.DATE,
        ("Quand l'huissier en a-t-il reçu la preuve ?", "Wanneer kreeg de gerechtsdeurwaarder het bewijs?"),
        (
            (
                "Bail signé, décision d'attribution, accord d'une maison d'accueil : c'est cette preuve qui arrête "
                "l'expulsion."
            ),
            (
                "Ondertekende huurovereenkomst, toewijzing, akkoord van een opvanghuis: dit bewijs houdt "
                "de uithuiszetting "
                "tegen."
            ),
        ),
        assumption=NOT_YET,
    ),
    _rehousing(
        "rehousing.left_in_time",
        Kind.YES_NO,
        ("Êtes-vous parti ce jour-là ?", "Bent u die dag vertrokken?"),
        (
            "Qui reste malgré la preuve donnée peut être expulsé ensuite (art. 233undecies, § 3).",
            "Wie ondanks het gegeven bewijs blijft, kan daarna uit huis gezet worden (art. 233undecies, § 3).",
        ),
        assumption=Text(fr="Oui, ou le jour n'est pas encore venu.", nl="Ja, of de dag is nog niet gekomen."),
    ),
)

AFTER_FACTS = (
    _after(
        "appeal.lodged_on",
        Kind.DATE,
        ("Quand l'appel a-t-il été introduit ?", "Wanneer werd hoger beroep ingesteld?"),
        (
            "Un mois après la signification (Code judiciaire, art. 1051). Parlez-en vite à un avocat.",
            "Eén maand na de betekening (Gerechtelijk Wetboek, art. 1051). Spreek er snel over met een advocaat.",
        ),
        assumption=NOT_YET,
        when=(JUDICIAL,),
    ),
    _after(
        "tenant.left_on",
        Kind.DATE,
        ("Quand êtes-vous parti, clés rendues ?", "Wanneer bent u vertrokken, met teruggave van de sleutels?"),
        (
            "Le Fonds de solidarité s'ouvre au bailleur depuis ce jour.",
            "Het Solidariteitsfonds staat vanaf die dag open voor de verhuurder.",
        ),
        assumption=NOT_YET,
    ),
    _after(
        "goods.removed_on",
        Kind.DATE,
        ("Quand les biens ont-ils été mis sur la rue ?", "Wanneer werden de goederen op straat gezet?"),
        (
            "La commune les garde six mois (Code civil, art. 3.58).",
            "De gemeente bewaart ze zes maanden (Burgerlijk Wetboek, art. 3.58).",
        ),
        assumption=NOT_YET,
    ),
)

OTHER_FACTS = (
    _other(
        "cessation.eviction_on",
        Kind.DATE,
        ("Quand avez-vous été mis dehors sans jugement ?", "Wanneer werd u zonder vonnis buitengezet?"),
        (
            "Une expulsion sans titre se fait cesser devant le juge depuis le 1er novembre 2024 (art. 233/1).",
            "Een uithuiszetting zonder titel kan sinds 1 november 2024 voor de rechter gestaakt worden (art. 233/1).",
        ),
        assumption=NOT_THE_CASE,
    ),
    _other(
        "cessation.judicial_letter_on",
        Kind.DATE,
        (
            "De quelle date est le pli judiciaire pour l'audience en cessation ?",
            "Van welke datum is de gerechtsbrief voor de zitting tot staking?",
        ),
        ("L'audience suit après 3 à 8 jours (art. 233/1).", "De zitting volgt na 3 tot 8 dagen (art. 233/1)."),
        assumption=NOT_YET,
    ),
    _other(
        "administrative_order.issued_on",
        Kind.DATE,
        ("De quelle date est l'arrêté du bourgmestre ?", "Van welke datum is het besluit van de burgemeester?"),
        (
            "La commune en informe aussitôt le CPAS (art. 8, § 2).",
            "De gemeente brengt het OCMW onmiddellijk op de hoogte (art. 8, § 2).",
        ),
        when=(When("title_type", ("administrative_order",)),),
    ),
    _other(
        "administrative_order.evacuate_on",
        Kind.DATE,
        ("Pour quel jour faut-il partir ?", "Tegen welke dag moet u weg?"),
        (
            "Le jour écrit dans l'arrêté : aucun autre délai ne s'y ajoute.",
            "De dag die in het besluit staat: er komt geen andere termijn bij.",
        ),
        when=(When("title_type", ("administrative_order",)),),
    ),
    _other(
        "prosecutor_order.notified_on",
        Kind.DATE,
        ("Quand l'ordonnance a-t-elle été notifiée ?", "Wanneer werd het bevel ter kennis gebracht?"),
        (
            "Huit jours pour partir, huit jours pour un recours qui suspend (loi du 18 octobre 2017, art. 12).",
            "Acht dagen om te vertrekken, acht dagen voor een beroep dat schorst (wet van 18 oktober 2017, art. 12).",
        ),
        when=(When("title_type", ("prosecutor_order",)),),
    ),
)
