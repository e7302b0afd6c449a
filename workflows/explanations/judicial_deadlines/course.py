"""The course of a procedure in words: what each code of an answer of `judicial_deadlines` is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workflows.law import Text


@dataclass(frozen=True, slots=True)
class ReadingName:
    """One of the three readings of the law: what it is called, and for whom it is."""

    code: str
    title: Text
    use: Text


READINGS: Final = (
    ReadingName(
        "plan",
        Text(
            fr="Au plus tôt, dans le pire des cas",
            nl="Ten vroegste, in het slechtste geval",
        ),
        Text(
            fr="Pour préparer : cela peut arriver à partir de ce jour.",
            nl="Om u voor te bereiden: het kan vanaf die dag gebeuren.",
        ),
    ),
    ReadingName(
        "default",
        Text(fr="Lecture littérale de la loi", nl="Letterlijke lezing van de wet"),
        Text(
            fr="Ce que le texte dit, lu mot à mot.",
            nl="Wat de tekst zegt, woord voor woord gelezen.",
        ),
    ),
    ReadingName(
        "contest",
        Text(fr="Date la plus tardive à plaider", nl="Laatste datum die te verdedigen valt"),
        Text(
            fr="Pour l'avocat : la date qu'on peut défendre devant le juge.",
            nl="Voor de advocaat: de datum die bij de rechter te verdedigen valt.",
        ),
    ),
)
"""In the order in which they must be read: the worst case is never hidden behind the others."""

DEADLINES: Final = {
    "formal_notice_term": Text(fr="Mois de la mise en demeure", nl="Maand van de ingebrekestelling"),
    "hearing_with_eviction": Text(
        fr="Audience sur l'expulsion : quarante jours au moins",
        nl="Zitting over de uithuiszetting: minstens veertig dagen",
    ),
    "hearing_without_eviction": Text(
        fr="Audience sans demande d'expulsion : quinze jours",
        nl="Zitting zonder vraag tot uithuiszetting: vijftien dagen",
    ),
    "hearing_incidental_claim": Text(
        fr="Audience sur l'expulsion demandée en cours de procédure",
        nl="Zitting over de uithuiszetting die tijdens de procedure wordt gevraagd",
    ),
    "lease_extension_request": Text(
        fr="Demande de prorogation du bail (circonstances exceptionnelles)",
        nl="Vraag tot verlenging van de huur (buitengewone omstandigheden)",
    ),
    "appeal": Text(fr="Appel", nl="Hoger beroep"),
    "month_after_service": Text(fr="Mois après la signification", nl="Maand na de betekening"),
    "judge_term": Text(
        fr="Délai fixé par le juge ou par l'accord",
        nl="Termijn bepaald door de rechter of in het akkoord",
    ),
    "eviction_notice_term": Text(
        fr="Quinze jours ouvrables après l'avis de l'huissier",
        nl="Vijftien werkdagen na het bericht van de gerechtsdeurwaarder",
    ),
    "rehousing_proof": Text(
        fr="Relogement effectif, à prouver à l'huissier",
        nl="Daadwerkelijke herhuisvesting, te bewijzen aan de gerechtsdeurwaarder",
    ),
    "goods_storage": Text(fr="Biens gardés par la commune", nl="Goederen bewaard door de gemeente"),
    "fund_claim": Text(
        fr="Demande du bailleur au Fonds de solidarité",
        nl="Aanvraag van de verhuurder bij het Solidariteitsfonds",
    ),
    "cessation_hearing": Text(
        fr="Audience de l'action en cessation (expulsion sans titre)",
        nl="Zitting van de vordering tot staking (uithuiszetting zonder titel)",
    ),
    "squat_hearing": Text(fr="Audience (occupation sans titre)", nl="Zitting (bezetting zonder titel)"),
    "squat_objection_claim": Text(
        fr="S'opposer à la communication de la demande au CPAS",
        nl="Zich verzetten tegen de mededeling van de vordering aan het OCMW",
    ),
    "squat_cpas_copy_claim": Text(fr="Copie de la demande au CPAS", nl="Afschrift van de vordering aan het OCMW"),
    "squat_term": Text(fr="Huit jours après la signification", nl="Acht dagen na de betekening"),
    "squat_eviction_notice_term": Text(
        fr="Cinq jours ouvrables après l'avis de l'huissier",
        nl="Vijf werkdagen na het bericht van de gerechtsdeurwaarder",
    ),
    "squat_objection_judgment": Text(
        fr="S'opposer à la communication du jugement au CPAS",
        nl="Zich verzetten tegen de mededeling van het vonnis aan het OCMW",
    ),
    "squat_cpas_copy_judgment": Text(fr="Copie du jugement au CPAS", nl="Afschrift van het vonnis aan het OCMW"),
    "squat_longest_term": Text(
        fr="Délai le plus long que le juge peut donner",
        nl="Langste termijn die de rechter kan geven",
    ),
    "administrative_evacuation": Text(
        fr="Évacuation ordonnée par le bourgmestre",
        nl="Ontruiming op bevel van de burgemeester",
    ),
    "prosecutor_leave": Text(
        fr="Quitter les lieux (ordonnance du procureur)",
        nl="De plaats verlaten (bevel van de procureur)",
    ),
    "prosecutor_appeal": Text(
        fr="Recours contre l'ordonnance du procureur",
        nl="Beroep tegen het bevel van de procureur",
    ),
}

DECIDED_BY: Final = {
    "month_after_service": Text(
        fr="fixé par le mois après la signification",
        nl="bepaald door de maand na de betekening",
    ),
    "judge_term": Text(
        fr="fixé par le délai du juge ou de l'accord",
        nl="bepaald door de termijn van de rechter of van het akkoord",
    ),
    "no_month_dwelling_abandoned": Text(
        fr="pas de mois à attendre : le logement est abandonné",
        nl="geen maand wachttijd: de woning is verlaten",
    ),
    "squat_term": Text(
        fr="fixé par les huit jours après la signification",
        nl="bepaald door de acht dagen na de betekening",
    ),
    "eviction_notice_term": Text(
        fr="fixé par les quinze jours ouvrables de l'avis",
        nl="bepaald door de vijftien werkdagen van het bericht",
    ),
    "squat_eviction_notice_term": Text(
        fr="fixé par les cinq jours ouvrables de l'avis",
        nl="bepaald door de vijf werkdagen van het bericht",
    ),
    "winter_moratorium": Text(
        fr="reporté par le moratoire hivernal",
        nl="uitgesteld door het wintermoratorium",
    ),
}

REASONS: Final = {
    "judgment_not_served": Text(
        fr="Pas encore de date : aucun jugement signifié n'est connu.",
        nl="Nog geen datum: er is geen betekend vonnis bekend.",
    ),
    "cpas_not_told_of_service": Text(
        fr="Pas encore de date : le mois ne court pas tant que l'huissier n'a pas informé le CPAS de la signification.",
        nl="Nog geen datum: de maand loopt niet zolang het OCMW niet over de betekening is ingelicht.",
    ),
    "eviction_notice_not_sent": Text(
        fr="Pas encore de date : l'huissier n'a pas encore annoncé l'expulsion par lettre.",
        nl="Nog geen datum: de gerechtsdeurwaarder kondigde de uithuiszetting nog niet per brief aan.",
    ),
    "rehousing_proved": Text(
        fr="L'expulsion n'a pas lieu : le relogement est prouvé à temps.",
        nl="De uithuiszetting gaat niet door: de herhuisvesting is op tijd bewezen.",
    ),
    "title_type_unknown": Text(
        fr="Pas de date : on ne sait pas à quel titre le logement est occupé.",
        nl="Geen datum: het is niet bekend op welke grond de woning bewoond wordt.",
    ),
    "institution_stay": Text(
        fr="Pas de date : une maison, un hébergement ou un hôtel suit ses propres règles.",
        nl="Geen datum: een tehuis, opvang of hotel volgt eigen regels.",
    ),
    "before_2023_08_31": Text(
        fr="Pas de date : la procédure date d'avant le 31 août 2023, sous d'autres règles.",
        nl="Geen datum: de procedure dateert van vóór 31 augustus 2023, onder andere regels.",
    ),
    "date_in_the_order": Text(
        fr="La date est celle de l'arrêté du bourgmestre ; elle n'est pas connue.",
        nl="De datum staat in het besluit van de burgemeester; ze is niet bekend.",
    ),
    "prosecutor_order": Text(
        fr="Pas de délai devant le juge de paix : c'est une ordonnance du procureur.",
        nl="Geen termijn voor de vrederechter: het is een bevel van de procureur.",
    ),
}

FUND: Final = {
    "yes": Text(
        fr="Le bailleur peut demander au Fonds régional de solidarité l'indemnité d'occupation impayée de l'hiver.",
        nl="De verhuurder kan de onbetaalde bezettingsvergoeding van de winter vragen aan het "
        "Gewestelijk Solidariteitsfonds.",
    ),
    "no": Text(
        fr="Le Fonds régional de solidarité n'intervient pas ici.",
        nl="Het Gewestelijk Solidariteitsfonds komt hier niet tussen.",
    ),
    "uncertain": Text(
        fr="Il n'est pas sûr que le Fonds régional de solidarité intervienne.",
        nl="Het is niet zeker dat het Gewestelijk Solidariteitsfonds tussenkomt.",
    ),
}
FUND_REASONS: Final = {
    "title_not_covered": Text(
        fr="il ne vaut que pour un bail",
        nl="het geldt alleen voor een huurovereenkomst",
    ),
    "public_landlord": Text(fr="le bailleur est public", nl="de verhuurder is een overheid"),
    "subsidised_agency": Text(
        fr="l'agence immobilière sociale est subsidiée par la Région",
        nl="het sociaal verhuurkantoor wordt door het Gewest gesubsidieerd",
    ),
    "left_before_moratorium": Text(
        fr="le départ a eu lieu avant le moratoire",
        nl="het vertrek was vóór het moratorium",
    ),
    "lease_not_registered": Text(
        fr="le bail n'est pas enregistré",
        nl="de huurovereenkomst is niet geregistreerd",
    ),
    "decision_before_15_august": Text(
        fr="la décision date d'avant le 16 août ; les commentaires se contredisent",
        nl="de beslissing dateert van vóór 16 augustus; de commentaren spreken elkaar tegen",
    ),
    "facts_missing": Text(fr="il manque des faits", nl="er ontbreken feiten"),
}

NO_DATE: Final = Text(fr="pas de date", nl="geen datum")
