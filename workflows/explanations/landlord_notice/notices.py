"""What stands beside the answer: shields, protections, what the lease becomes, and what is true in every case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.landlord_notice.claims import months_of_rent
from workflows.explanations.reading import day
from workflows.explanations.story import Notice
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workflows.explanations.declaration import Result

REMINDERS: Mapping[str, Text] = {
    "no_eviction_without_judgment": Text(
        fr="Personne ne doit partir à cause d'une lettre : seul un juge peut ordonner une expulsion.",
        nl="Niemand moet vertrekken door een brief: alleen een rechter kan een uithuiszetting bevelen.",
    ),
    "one_month_after_service": Text(
        fr="Après un jugement, il faut encore attendre au moins un mois à partir de sa signification.",
        nl="Na een vonnis moet nog minstens één maand worden gewacht vanaf de betekening.",
    ),
    "bailiff_fifteen_working_days": Text(
        fr="L'huissier annonce le jour de l'expulsion au moins quinze jours ouvrables à l'avance.",
        nl="De gerechtsdeurwaarder kondigt de dag van de uithuiszetting minstens vijftien werkdagen vooraf aan.",
    ),
    "winter_moratorium": Text(
        fr="Du 1er novembre au 15 mars, on n'expulse pas (moratoire hivernal, sauf exceptions).",
        nl="Van 1 november tot 15 maart wordt niemand uit huis gezet (winterstop, behalve uitzonderingen).",
    ),
    "where_to_get_help": Text(
        fr="Aide gratuite : le CPAS de la commune, un service d'aide aux locataires, l'aide juridique.",
        nl="Gratis hulp: het OCMW van de gemeente, een huurdersdienst, de juridische bijstand.",
    ),
}
PROTECTIONS: Mapping[str, Text] = {
    "no_eviction_by_force": Text(
        fr="Personne ne peut vous mettre dehors par la force.", nl="Niemand mag u met geweld buitenzetten."
    ),
    "cpas_help": Text(fr="Le CPAS doit examiner votre demande d'aide.", nl="Het OCMW moet uw hulpvraag onderzoeken."),
    "barring_order": Text(
        fr="En cas de violence, c'est la personne dangereuse qui peut être éloignée ; la victime ne doit pas partir.",
        nl="Bij geweld kan de gevaarlijke persoon uit huis worden geplaatst; het slachtoffer moet niet vertrekken.",
    ),
    "family_home_protection": Text(
        fr="Le logement familial est protégé : l'un ne peut pas en priver l'autre.",
        nl="De gezinswoning is beschermd: de ene kan ze de andere niet ontnemen.",
    ),
    "family_court": Text(
        fr="Le tribunal de la famille peut décider vite qui reste dans le logement.",
        nl="De familierechtbank kan snel beslissen wie in de woning blijft.",
    ),
    "summary_judge": Text(
        fr="Un juge peut être saisi en urgence (référé).", nl="Een rechter kan dringend beslissen (kort geding)."
    ),
    "youth_services": Text(
        fr="Moins de 18 ans : les services d'aide à la jeunesse peuvent intervenir.",
        nl="Jonger dan 18: de jeugdhulp kan optreden.",
    ),
    "parents_must_house": Text(
        fr="Les parents doivent loger leur enfant mineur.", nl="Ouders moeten hun minderjarige kind huisvesten."
    ),
    "maintenance_in_training": Text(
        fr="Les parents doivent entretenir leur enfant jusqu'à la fin de sa formation.",
        nl="Ouders moeten hun kind onderhouden tot het einde van zijn opleiding.",
    ),
}
SHIELDS: Mapping[str, Text] = {
    "dirl_complaint": Text(
        fr="Plainte à l'Inspection régionale du logement", nl="Klacht bij de Gewestelijke Huisvestingsinspectie"
    ),
    "rent_commission": Text(
        fr="Demande à la Commission paritaire locative", nl="Verzoek aan de Paritaire Huurcommissie"
    ),
}
TYPES: Mapping[str, Text] = {
    "main_residence_9y": Text(fr="Bail de neuf ans", nl="Huur van negen jaar"),
    "main_residence_short": Text(fr="Bail de courte durée", nl="Huur van korte duur"),
    "main_residence_long": Text(fr="Bail de longue durée", nl="Huur van lange duur"),
    "main_residence_life": Text(fr="Bail à vie", nl="Levenslange huur"),
    "student": Text(fr="Bail étudiant", nl="Studentenhuur"),
}


def notices(result: Result) -> tuple[Notice, ...]:
    """Return what protects the tenant, then what happens when the notice does not hold."""
    return (*_protections(result), *_shields(result), *_revision(result), *_lease(result), *_next(result))


def _protections(result: Result) -> Iterator[Notice]:
    for code in result.get("protections") or ():
        yield Notice(code, Text(fr="Protection", nl="Bescherming"), PROTECTIONS[code])


def _shields(result: Result) -> Iterator[Notice]:
    for shield in result.get("shields") or ():
        since = day(shield["from_on"])
        if shield.get("until"):
            until = day(shield["until"])
            text = Text(
                fr=f"Le préavis est suspendu du {since.fr} au {until.fr}.",
                nl=f"De opzegtermijn is geschorst van {since.nl} tot {until.nl}.",
            )
        else:
            text = Text(
                fr=f"Effet sur le préavis à partir du {since.fr}, jusqu'à la décision.",
                nl=f"Gevolg voor de opzegtermijn vanaf {since.nl}, tot de beslissing.",
            )
        yield Notice(shield["code"], SHIELDS[shield["code"]], text)


def _revision(result: Result) -> Iterator[Notice]:
    window = result.get("rent_revision")
    if not window:
        return
    ends = day(window["triennium_ends_on"])
    since, until = day(window["agreement_from"]), day(window["agreement_to"])
    court, last = day(window["court_from"]), day(window["court_to"])
    yield Notice(
        "rent_revision",
        Text(fr="Quand le loyer peut être revu", nl="Wanneer de huurprijs kan worden herzien"),
        Text(
            fr=f"Période de trois ans jusqu'au {ends.fr}. D'un commun accord : du {since.fr} au {until.fr}. Devant le "
            f"juge : du {court.fr} au {last.fr}.",
            nl=f"Driejarige periode tot {ends.nl}. In onderling akkoord: van {since.nl} tot {until.nl}. Voor de "
            f"rechter: van {court.nl} tot {last.nl}.",
        ),
    )


def _lease(result: Result) -> Iterator[Notice]:
    lease = result.get("what_lease_becomes")
    if not lease or lease.get("type") not in TYPES or not lease.get("ends_on"):
        return
    kind, ends = TYPES[lease["type"]], day(lease["ends_on"])
    yield Notice(
        "what_lease_becomes",
        Text(fr="Si ce congé ne vaut pas", nl="Als deze opzegging niet geldt"),
        Text(
            fr=f"Le bail continue. {kind.fr}, jusqu'au {ends.fr} au moins.",
            nl=f"De huur loopt door. {kind.nl}, minstens tot {ends.nl}.",
        ),
    )


def _next(result: Result) -> Iterator[Notice]:
    following = result.get("next_fixed_date")
    if not following:
        return
    ends, latest = day(following["ends_on"]), day(following["latest_receipt_on"])
    owed = following.get("indemnity_months")
    cost = months_of_rent(owed) if owed else Text(fr="aucune indemnité", nl="geen vergoeding")
    yield Notice(
        "next_fixed_date",
        Text(fr="Prochaine fin possible sans motif", nl="Volgend mogelijk einde zonder motief"),
        Text(
            fr=f"Le {ends.fr}, si une nouvelle lettre arrive au plus tard le {latest.fr} ({cost.fr}).",
            nl=f"Op {ends.nl}, als een nieuwe brief uiterlijk op {latest.nl} aankomt ({cost.nl}).",
        ),
    )
