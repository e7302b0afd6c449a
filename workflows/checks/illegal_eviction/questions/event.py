"""Questions about the event: its days, its place, who did it, what was done, what is left of the home."""

from __future__ import annotations

from typing import Final

from workflows.checks.illegal_eviction.communes import COMMUNES
from workflows.checks.illegal_eviction.questions.sections import ACTS, EVENT, REPORT, asking, codes
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked, Code, CodeGroup
from workflows.law import Text

ACT_CODES: Final = codes(
    lock_changed=("La serrure a été changée", "Het slot is vervangen"),
    lock_blocked=("La serrure est bloquée", "Het slot is geblokkeerd"),
    door_removed=("La porte a été enlevée ou cassée", "De deur is weggenomen of stukgemaakt"),
    access_refused_on_return=("Le retour a été refusé", "Men mocht niet meer binnen"),
    new_occupant=("Quelqu'un d'autre occupe le logement", "Iemand anders woont er nu"),
    forced_entry=("On est entré de force", "Men is met geweld binnengekomen"),
    violence=("Il y a eu des coups ou de la violence", "Er was geweld of er vielen slagen"),
    harassment=("Il y a du harcèlement", "Er is belaging"),
    belongings_out=("Les affaires ont été mises dehors", "De spullen zijn buitengezet"),
    belongings_kept=("Les affaires sont retenues", "De spullen worden achtergehouden"),
    belongings_destroyed=("Les affaires ont été détruites", "De spullen zijn vernield"),
    nameplate_or_mail_removed=(
        "Le nom ou le courrier a été enlevé",
        "De naamplaat of de post is weggenomen",
    ),
    elec_cut=("L'électricité est coupée", "De elektriciteit is afgesloten"),
    gas_cut=("Le gaz est coupé", "Het gas is afgesloten"),
    water_cut=("L'eau est coupée", "Het water is afgesloten"),
    heat_cut=("Le chauffage est coupé", "De verwarming is afgesloten"),
    meter_removed=("Un compteur a été enlevé", "Een meter is weggenomen"),
    works_demolition=(
        "Des travaux ou une démolition rendent la vie impossible",
        "Werken of sloop maken wonen onmogelijk",
    ),
    threat_words=("Des menaces en paroles", "Bedreigingen met woorden"),
    threat_written=("Des menaces par écrit", "Schriftelijke bedreigingen"),
    threat_weapon=("Des menaces avec une arme", "Bedreigingen met een wapen"),
    threat_immigration_report=(
        "Des menaces de dénoncer le séjour",
        "Dreiging om het verblijf aan te geven",
    ),
    false_bailiff_or_order=("Un faux huissier ou un faux ordre", "Een valse gerechtsdeurwaarder of een vals bevel"),
    police_help_without_title=("La police a aidé, sans jugement ni ordre", "De politie hielp, zonder vonnis of bevel"),
    title_not_served=("Jugement : jamais signifié", "Vonnis: nooit betekend"),
    title_too_early=("Jugement : exécuté trop tôt", "Vonnis: te vroeg uitgevoerd"),
    title_in_moratorium=("Jugement : exécuté en hiver", "Vonnis: in de winter uitgevoerd"),
    title_no_15_days=("Jugement : moins de 15 jours ouvrables d'avis", "Vonnis: minder dan 15 werkdagen vooraf gemeld"),
    title_other_person=("Jugement : au nom de quelqu'un d'autre", "Vonnis: op naam van iemand anders"),
)
ACT_GROUPS: Final = (
    CodeGroup(
        "access",
        Text(fr="La porte", nl="De deur"),
        ("lock_changed", "lock_blocked", "door_removed", "access_refused_on_return", "new_occupant"),
    ),
    CodeGroup("force", Text(fr="La force", nl="Geweld"), ("forced_entry", "violence", "harassment")),
    CodeGroup(
        "belongings",
        Text(fr="Les affaires", nl="De spullen"),
        ("belongings_out", "belongings_kept", "belongings_destroyed", "nameplate_or_mail_removed"),
    ),
    CodeGroup(
        "cut",
        Text(fr="Eau, gaz, électricité, travaux", nl="Water, gas, elektriciteit, werken"),
        ("elec_cut", "gas_cut", "water_cut", "heat_cut", "meter_removed", "works_demolition"),
    ),
    CodeGroup(
        "threat",
        Text(fr="Menaces et faux ordres", nl="Bedreigingen en valse bevelen"),
        (
            "threat_words",
            "threat_written",
            "threat_weapon",
            "threat_immigration_report",
            "false_bailiff_or_order",
            "police_help_without_title",
        ),
    ),
    CodeGroup(
        "title",
        Text(fr="Un vrai jugement, mal exécuté", nl="Een echt vonnis, slecht uitgevoerd"),
        ("title_not_served", "title_too_early", "title_in_moratorium", "title_no_15_days", "title_other_person"),
    ),
)
"""What may have been done, as a person tells it: by kind instead of one list of twenty-nine."""
AUTHORS: Final = codes(
    landlord=("Le bailleur", "De verhuurder"),
    landlord_agent=("Quelqu'un pour le bailleur", "Iemand voor de verhuurder"),
    new_owner=("Le nouveau propriétaire", "De nieuwe eigenaar"),
    employer=("L'employeur", "De werkgever"),
    main_tenant=("Le locataire principal", "De hoofdhuurder"),
    family=("La famille", "De familie"),
    partner=("Le ou la partenaire", "De partner"),
    ex_partner=("L'ex-partenaire", "De ex-partner"),
    host=("La personne qui héberge", "De persoon die onderdak geeft"),
    bailiff=("Un huissier de justice", "Een gerechtsdeurwaarder"),
    police=("La police", "De politie"),
    commune=("La commune", "De gemeente"),
    housing_inspection=("L'inspection du logement", "De woninginspectie"),
    other=("Quelqu'un d'autre", "Iemand anders"),
)
HOMES: Final = codes(
    home_lost=("Le logement est perdu", "De woning is verloren"),
    access_barred=("L'accès est bloqué", "De toegang is versperd"),
    unlivable=("On ne peut plus y vivre", "Men kan er niet meer wonen"),
    partly_damaged=("Une partie est abîmée", "Een deel is beschadigd"),
    still_inside=("Le ménage est encore dedans", "Het gezin is nog binnen"),
    back_in=("Le ménage est déjà rentré", "Het gezin is al terug binnen"),
)
CLAIMS: Final = codes(
    abandonment=("Le logement était abandonné", "De woning was verlaten"),
    arrears=("Des loyers sont impayés", "Er is achterstallige huur"),
    lease_ended=("Le bail est fini", "De huur is afgelopen"),
    notice_given=("Un congé a été donné", "Er is opgezegd"),
    job_ended=("Le travail est fini", "Het werk is gedaan"),
    void_lease=("Le bail ne vaut rien", "De huurovereenkomst is nietig"),
    planning_breach=("Le logement n'est pas autorisé", "De woning is niet vergund"),
    irregular_stay=("Le séjour n'est pas en règle", "Het verblijf is niet in orde"),
    tenant_gave_notice=("Le locataire a lui-même renoncé", "De huurder heeft zelf opgezegd"),
    short_notice_given=("Un délai court a été donné", "Er is een korte termijn gegeven"),
    small_repair=("C'est une petite réparation", "Het is een kleine herstelling"),
    other=("Autre chose", "Iets anders"),
)
_event, _acts, _report = asking(EVENT), asking(ACTS), asking(REPORT)
EVENT_FACTS = (
    _report(
        "as_of",
        Kind.DATE,
        ("À quelle date posez-vous la question ?", "Op welke datum stelt u de vraag?"),
        (
            "D'ordinaire le jour du contact : la relecture juridique et l'alerte se comptent à partir de ce jour.",
            "Gewoonlijk de dag van het contact: de juridische controle en het alarm lopen vanaf die dag.",
        ),
        required=True,
        asked=Asked.ALWAYS,
    ),
    _report(
        "reported_on",
        Kind.DATE,
        ("Quand l'avez-vous dit à un service pour la première fois ?", "Wanneer hebt u het voor het eerst gemeld?"),
        (
            "Un signalement tardif ne retire aucun droit.",
            "Een late melding neemt geen enkel recht weg.",
        ),
    ),
    _report(
        "identified_on",
        Kind.DATE,
        (
            "Quand un service a-t-il constaté qu'une place est nécessaire ?",
            "Wanneer stelde een dienst vast dat een plaats nodig is?",
        ),
        (
            "Les sept jours pour proposer une place partent de ce jour ; sinon, du signalement ou du contact.",
            "De zeven dagen om een plaats voor te stellen lopen vanaf die dag; anders vanaf de melding of het contact.",
        ),
    ),
    _event(
        "occurred_from",
        Kind.DATE,
        ("Quand cela s'est-il passé ?", "Wanneer is het gebeurd?"),
        (
            (
                "Le premier jour des faits, ou le jour de la menace. L'article 233/1 vaut depuis novembre 2024, et "
                "l'action possessoire se perd après un an."
            ),
            (
                "De eerste dag van de feiten, of de dag van de dreiging. Artikel 233/1 geldt sinds november 2024; de "
                "bezitsvordering vervalt na een jaar."
            ),
        ),
        asked=Asked.ALWAYS,
    ),
    _event(
        "occurred_to",
        Kind.DATE,
        ("Jusqu'à quand cela a-t-il duré ?", "Tot wanneer duurde het?"),
        ("Seulement si les faits ont duré plusieurs jours.", "Enkel als de feiten meerdere dagen duurden."),
    ),
    _event(
        "dwelling.commune_nis",
        Kind.CODE,
        ("Dans quelle commune se trouve le logement ?", "In welke gemeente ligt de woning?"),
        (
            "Elle désigne la justice de paix. Là où il y a plusieurs cantons, la rue décide.",
            "Zij bepaalt het vredegerecht. Waar er meerdere kantons zijn, beslist de straat.",
        ),
        codes=tuple(Code(nis, Text(*names)) for nis, names in COMMUNES.items()),
    ),
    _event(
        "dwelling.postal_code",
        Kind.TEXT,
        ("Quel est le code postal ?", "Wat is de postcode?"),
        (
            "Pour mémoire : le code postal seul ne dit pas la commune.",
            "Ter herinnering: de postcode alleen zegt niet welke gemeente het is.",
        ),
    ),
    _event(
        "event.other_units_affected",
        Kind.YES_NO,
        ("Des voisins sont-ils touchés aussi ?", "Zijn er ook buren getroffen?"),
        (
            "Chaque ménage a sa propre réponse : rien n'est copié de l'un à l'autre.",
            "Elk gezin krijgt een eigen antwoord: niets wordt van het ene naar het andere gekopieerd.",
        ),
    ),
    _event(
        "event.households",
        Kind.INTEGER,
        ("Combien de ménages sont touchés, celui-ci compris ?", "Hoeveel gezinnen zijn getroffen, dit meegerekend?"),
        ("Pour compter un événement et ses ménages.", "Om één gebeurtenis en haar gezinnen te tellen."),
        positive=True,
    ),
)
ACT_FACTS = (
    _acts(
        "put_out_by",
        Kind.CODE,
        ("Qui a fait cela, ou menace de le faire ?", "Wie heeft dat gedaan, of dreigt ermee?"),
        (
            (
                "La famille, le partenaire ou la personne qui héberge ne sont pas un bailleur. Un huissier ou un agent "
                "demande qu'on voie d'abord le papier."
            ),
            (
                "Familie, partner of gastheer zijn geen verhuurder. Bij een gerechtsdeurwaarder of een agent kijkt men "
                "eerst naar het papier."
            ),
        ),
        codes=AUTHORS,
        unknown_code=True,
        asked=Asked.ALWAYS,
    ),
    _acts(
        "home_status",
        Kind.CODE,
        (
            "Que reste-t-il du logement ? Peut-on y entrer et y vivre ?",
            "Wat blijft er van de woning over? Kan men er in en er wonen?",
        ),
        (
            "Logement perdu, accès bloqué ou logement gardé mais abîmé : la loi ne dit pas la même chose (art. 233/1).",
            "Woning kwijt, toegang versperd of woning behouden maar beschadigd: de wet maakt verschil (art. 233/1).",
        ),
        codes=HOMES,
        unknown_code=True,
        asked=Asked.ALWAYS,
    ),
    _acts(
        "acts",
        Kind.CODES,
        ("Qu'est-ce qui a été fait exactement ?", "Wat is er precies gedaan?"),
        (
            (
                "Plusieurs réponses sont possibles. Les articles du Code pénal suivent de cette liste et de la date : "
                "personne ne doit les choisir."
            ),
            (
                "Meerdere antwoorden mogen. De artikelen van het Strafwetboek volgen uit deze lijst en de dag: niemand "
                "moet ze kiezen."
            ),
        ),
        codes=ACT_CODES,
        groups=ACT_GROUPS,
        asked=Asked.ALWAYS,
    ),
    _acts(
        "other_side_claims",
        Kind.CODES,
        ("Que dit l'autre partie ?", "Wat zegt de andere partij?"),
        (
            "Noté comme affirmation, sans effet sur la réponse : ni des arriérés ni la fin du bail ne sont un titre.",
            "Genoteerd als bewering, zonder gevolg voor het antwoord: achterstal of huureinde is geen titel.",
        ),
        codes=CLAIMS,
    ),
    _acts(
        "slum_signals",
        Kind.YES_NO,
        (
            "Beaucoup de personnes paient-elles pour de mauvaises chambres ?",
            "Betalen veel mensen voor slechte kamers?",
        ),
        (
            "Surpeuplement, profit anormal, abus d'une position faible : signes d'un marchand de sommeil.",
            "Overbevolking, abnormale winst, misbruik van een zwakke positie: tekenen van een huisjesmelker.",
        ),
    ),
)
