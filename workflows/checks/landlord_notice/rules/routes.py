"""Stays that follow other rules, or none: they are answered before any ground is judged (section 6, rules 1 to 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.sheet import (
    COMMENTED,
    INFORMATION,
    LAWFUL,
    LEASE,
    NO_NOTICE_LAW,
    REFER,
    SUBJECT,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    Sheet,
    card,
)
from workflows.checks.landlord_notice.values import CODE_2018, LEASES_SINCE

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.facts import Facts

SOCIAL = card(
    "6", "route_social_housing",
    ("Logement social : d'autres règles", "Sociale woning: andere regels"),
    (REFER,), sources.code("215"), sources.SOCIAL_DECREE,
)  # fmt: skip
TRANSIT = card(
    "6", "route_transit", ("Logement de transit : d'autres règles", "Transitwoning: andere regels"), (REFER,),
    sources.code("2"),
)  # fmt: skip
PRECARIOUS = card(
    "6", "route_precarious",
    ("Occupation précaire : d'autres règles, ou un bail déguisé",
     "Precaire bezetting: andere regels, of een vermomde huurovereenkomst"),
    (REFER, UNCERTAIN), sources.PRECARIOUS, basis=COMMENTED,
    doubt=(
        "Un prix de marché ou l'absence de motif écrit peuvent en faire un bail.",
        "Een marktprijs of het ontbreken van een geschreven reden kan er een huurovereenkomst van maken.",
    ),
)  # fmt: skip
NOT_MAIN = card(
    "6", "route_not_main_residence",
    ("Pas la résidence principale : le chapitre III ne vaut pas", "Geen hoofdverblijfplaats: hoofdstuk III geldt niet"),
    (REFER,), sources.code("234"),
)  # fmt: skip
WORK = card(
    "6", "route_work_dwelling", ("Logement lié à un emploi", "Woning verbonden aan een job"), (REFER,),
    sources.code("234"),
)  # fmt: skip
TOURIST = card("6", "route_tourist", ("Hébergement touristique", "Toeristisch logies"), (REFER,), sources.code("2"))
GLIDE = card(
    "7", "route_glide", ("Bail glissant : autre motif", "Glijdende huurovereenkomst: ander motief"), (REFER,),
    sources.code("263-266"),
)  # fmt: skip
HOSTED = card(
    "6", "route_hosted", ("Hébergé sans bail : pas de congé à juger", ("Inwoning zonder "
    "huurovereenkomst: geen opzegging te beoordelen")),
    (NO_NOTICE_LAW,), sources.NO_TITLE, basis=COMMENTED,
)  # fmt: skip
BEFORE_1991 = card(
    "6", "route_lease_before_1991", ("Bail d'avant le 28 février 1991", "Huur van vóór 28 februari 1991"), (REFER,),
    sources.OLD_LEASES, basis=COMMENTED,
)  # fmt: skip
BEFORE_2018 = card(
    "6", "route_before_2018", ("Acte d'avant le 1er janvier 2018", "Handeling van vóór 1 januari 2018"), (REFER,),
    sources.ORDINANCE_2017,
)  # fmt: skip
RENT_MAKES_LEASE = card(
    "6", "hosted_rent_makes_lease",
    ("Un paiement accepté comme loyer fait un bail",
     "Een als huur aanvaarde betaling maakt een huurovereenkomst"), (LAWFUL,),
    sources.code("218, 237"), basis=TEXT_AND_INFERENCE,
)  # fmt: skip
IN_FACT = card(
    "6", "main_residence_in_fact",
    ("Résidence principale dans les faits, avec l'accord du bailleur",
     "Hoofdverblijfplaats in de feiten, met akkoord van de verhuurder"),
    (LAWFUL,), sources.code("234"),
)  # fmt: skip
CARDS = (
    SOCIAL, TRANSIT, PRECARIOUS, NOT_MAIN, WORK, TOURIST, GLIDE, HOSTED, BEFORE_1991, BEFORE_2018, RENT_MAKES_LEASE,
    IN_FACT,
)  # fmt: skip

_OTHER_RULES = {
    "social_housing": (
        SOCIAL,
        (
            "Le logement social suit ses propres règles de congé : adressez-vous à un service spécialisé. Seul un juge "
            "peut ordonner une expulsion."
        ),
        (
            "Sociale huisvesting heeft eigen opzeggingsregels: wend u tot een gespecialiseerde dienst. Enkel een "
            "rechter kan een uithuiszetting bevelen."
        ),
    ),
    "transit": (
        TRANSIT,
        (
            "Un logement de transit suit la convention d'occupation et ses propres règles : adressez-vous à un service "
            "spécialisé."
        ),
        "Een transitwoning volgt de bezettingsovereenkomst en eigen regels: wend u tot een gespecialiseerde dienst.",
    ),
    "precarious": (
        PRECARIOUS,
        (
            "Une occupation précaire suit le contrat et le droit commun, avec un préavis raisonnable : un spécialiste "
            "doit répondre."
        ),
        (
            "Een precaire bezetting volgt het contract en het gemeen recht, met een redelijke opzegging: een "
            "specialist moet antwoorden."
        ),
    ),
    "work_dwelling": (
        WORK,
        "Un logement lié à un emploi échappe aux règles de la résidence principale : un spécialiste doit répondre.",
        (
            "Een woning die bij een job hoort valt buiten de regels van de hoofdverblijfplaats: een specialist moet "
            "antwoorden."
        ),
    ),
    "tourist": (
        TOURIST,
        "Un hébergement touristique n'est pas un bail d'habitation : un spécialiste doit répondre.",
        "Toeristisch logies is geen woninghuur: een specialist moet antwoorden.",
    ),
}


def route(facts: Facts, sheet: Sheet, day: date) -> str | None:
    """Return the code under which the stay is routed out, None when the notice rules hold. ``day``: of the act."""
    kind = "social_housing" if facts.landlord == "sisp" else facts.lease.type
    about = LEASE if facts.subject == "self_help_eviction" else SUBJECT
    if kind in _OTHER_RULES:
        rule, fr, nl = _OTHER_RULES[kind]
        sheet.say(rule, REFER, fr, nl, about=about)
        if kind == "precarious":
            _red_flags(facts, sheet)
        return kind
    if kind == "hosted":
        return _hosted(facts, sheet, about)
    if _not_main(facts):
        missing = ("lease.main_residence",) if facts.lease.main_residence is None else ()
        sheet.say(
            NOT_MAIN,
            REFER,
            "Ce logement n'est pas la résidence principale : d'autres règles valent, un spécialiste doit répondre. "
            "Si le bailleur sait que le locataire y vit, indiquez-le : la réponse change.",
            "Deze woning is geen hoofdverblijfplaats: andere regels gelden, een specialist moet antwoorden. Weet de "
            "verhuurder dat de huurder er woont, zeg dat dan: het antwoord verandert.",
            about=about,
            missing=missing,
        )
        return "not_main_residence"
    if kind == "not_main_residence":
        sheet.say(
            IN_FACT,
            LAWFUL,
            "Le locataire vit ici avec l'accord du bailleur : les règles de la résidence principale valent, malgré le "
            "papier.",
            "De huurder woont hier met akkoord van de verhuurder: de regels van de hoofdverblijfplaats gelden, "
            "ondanks het papier.",
            about=LEASE,
        )
    return _too_old(facts, sheet, day, about)


def _hosted(facts: Facts, sheet: Sheet, about: str) -> str | None:
    hosted = facts.hosted
    if hosted.pays and hosted.accepted_as_rent:
        sheet.say(
            RENT_MAKES_LEASE,
            LAWFUL,
            "Un paiement accepté comme loyer fait un bail verbal : un bail de résidence principale de neuf ans.",
            "Een betaling die als huur werd aanvaard maakt een mondelinge huurovereenkomst: een huurovereenkomst van "
            "negen jaar voor een hoofdverblijfplaats.",
            about=LEASE,
        )
        return None
    asked = {
        "hosted.host": hosted.host,
        "hosted.pays": hosted.pays,
        "hosted.accepted_as_rent": False if hosted.pays is False else hosted.accepted_as_rent,
        "hosted.violence": hosted.violence,
        "hosted.person_is_minor": hosted.person_is_minor,
        "hosted.in_training": hosted.in_training if hosted.host in ("parent", None) else False,
    }
    sheet.say(
        HOSTED,
        NO_NOTICE_LAW,
        "Sans bail, il n'y a pas de congé à juger. Mais personne ne peut mettre quelqu'un dehors par la force : il "
        "faut un jugement.",
        "Zonder huurovereenkomst is er geen opzegging te beoordelen. Maar niemand mag iemand met geweld buitenzetten: "
        "er is een vonnis nodig.",
        about=about,
        missing=tuple(path for path, value in asked.items() if value is None),
    )
    return "hosted"


def _not_main(facts: Facts) -> bool:
    lease = facts.lease
    if lease.type == "not_main_residence":
        return not lease.main_residence or lease.main_residence_ban_justified is True
    return lease.type is None and lease.main_residence is False


def _red_flags(facts: Facts, sheet: Sheet) -> None:
    if facts.precarious_market_rent or facts.precarious_reason is False:
        sheet.say(
            PRECARIOUS,
            UNCERTAIN,
            "Signaux d'un vrai bail : un prix de marché, ou pas de motif écrit. Un juge peut y voir un bail de neuf "
            "ans ; ceci est une déduction, à confirmer par un juriste.",
            "Tekens van een echte huurovereenkomst: een marktprijs, of geen geschreven reden. Een rechter kan er een "
            "huurovereenkomst van negen jaar in zien; dit is een afleiding, te bevestigen door een jurist.",
            about=INFORMATION,
        )


def _too_old(facts: Facts, sheet: Sheet, day: date, about: str) -> str | None:
    starts_on = facts.lease.starts_on
    if starts_on is not None and starts_on < LEASES_SINCE:
        sheet.say(
            BEFORE_1991,
            REFER,
            "Ce bail date d'avant le 28 février 1991 : des règles transitoires plus anciennes peuvent jouer, un "
            "spécialiste doit répondre.",
            "Deze huurovereenkomst dateert van vóór 28 februari 1991: oudere overgangsregels kunnen spelen, een "
            "specialist moet antwoorden.",
            about=about,
        )
        return "old"
    if day < CODE_2018 and facts.subject != "self_help_eviction":
        sheet.say(
            BEFORE_2018,
            REFER,
            "Cet acte date d'avant le 1er janvier 2018 : l'ancienne loi fédérale vaut, un spécialiste doit répondre.",
            "Deze handeling dateert van vóór 1 januari 2018: de oude federale wet geldt, een specialist moet "
            "antwoorden.",
            about=about,
        )
        return "old"
    return None
