"""Words and days of the advisory group and of the medical focal point.

Source: Masterplan Bruss'help, measure 14 (a plan within seven days, of six to nine months) and measure 17.5 (who
meets, how often, for which situations). The functions and reasons are the plan's; their wording is ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from workflows.law import Text
from workflows.working_days import after_days, after_months, next_working_day

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

FEWEST_MONTHS: Final = 6
MOST_MONTHS: Final = 9
MOST_DAYS_A_WEEK: Final = 2
"""The group meets once or twice a week."""

MEMBERS: Final[Mapping[str, Text]] = {
    "emergency_centre": Text(
        fr="Travail social détaché d'un centre d'urgence (service qui oriente)",
        nl="Gedetacheerd maatschappelijk werk van een noodopvangcentrum (doorverwijzende dienst)",
    ),
    "transit_or_insertion": Text(
        fr="Travail social détaché d'un dispositif de transit ou d'insertion (service qui accueille)",
        nl="Gedetacheerd maatschappelijk werk van een transit- of inschakelingsvoorziening (ontvangende dienst)",
    ),
    "referral_service": Text(fr="Travail social de Bruss'help", nl="Maatschappelijk werk van Bruss'help"),
    "public_authority": Text(fr="Autorité publique", nl="Overheidsinstantie"),
    "mental_health": Text(fr="Santé mentale", nl="Geestelijke gezondheid"),
    "addiction": Text(fr="Assuétudes", nl="Verslaving"),
    "health": Text(fr="Santé", nl="Gezondheid"),
    "domestic_violence": Text(fr="Violence intrafamiliale", nl="Huiselijk geweld"),
}
"""Who sits in the group, by function: never a list of people."""
WEEKDAYS: Final[Mapping[str, Text]] = {
    "0": Text(fr="Lundi", nl="Maandag"),
    "1": Text(fr="Mardi", nl="Dinsdag"),
    "2": Text(fr="Mercredi", nl="Woensdag"),
    "3": Text(fr="Jeudi", nl="Donderdag"),
    "4": Text(fr="Vendredi", nl="Vrijdag"),
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One reason why a situation is complex. ``item``: kind of data that it tells, agreed to for itself."""

    name: Text
    item: str = ""


CRITERIA: Final[Mapping[str, Criterion]] = {
    "health": Criterion(
        Text(
            fr="La santé physique ou mentale souffre lourdement de la vie à la rue",
            nl="De lichamelijke of geestelijke gezondheid lijdt zwaar onder het verblijf op straat",
        ),
        item="health",
    ),
    "combination": Criterion(
        Text(
            fr="Plusieurs problèmes sans solution s'ajoutent les uns aux autres",
            nl="Meerdere onopgeloste problemen komen samen",
        )
    ),
    "saturated_offer": Criterion(
        Text(
            fr="L'offre est saturée pour ce ménage (par exemple une grande famille)",
            nl="Het aanbod is verzadigd voor dit huishouden (bijvoorbeeld een groot gezin)",
        )
    ),
    "status": Criterion(
        Text(
            fr="Il n'y a guère de statut administratif ou juridique",
            nl="Er is nauwelijks een administratief of rechtsstatuut",
        ),
        item="residence",
    ),
    "refusals": Criterion(
        Text(
            fr="Plusieurs propositions n'ont pas abouti, par choix de la personne ou d'un service",
            nl="Meerdere voorstellen liepen niet af, door een keuze van de persoon of van een dienst",
        )
    ),
    "from_emergency": Criterion(
        Text(
            fr="Le passage de l'urgence à l'insertion est complexe",
            nl="De overgang van noodopvang naar inschakeling is complex",
        )
    ),
}
"""Reasons to bring a situation before the group. They are chosen in words; nothing is counted or weighed."""
ASKED_BY: Final[Mapping[str, Text]] = {
    "partner": Text(
        fr="Par un service partenaire, avec la personne", nl="Door een partnerdienst, samen met de persoon"
    ),
    "person": Text(
        fr="Par la personne elle-même, sans personne de référence (exception)",
        nl="Door de persoon zelf, zonder referentiepersoon (uitzondering)",
    ),
}
WAYS: Final[Mapping[str, Text]] = {
    "letter": Text(fr="Par lettre", nl="Per brief"),
    "by_hand": Text(fr="Feuille remise en main propre", nl="Blad persoonlijk overhandigd"),
    "phone": Text(fr="Par téléphone", nl="Per telefoon"),
    "spoken": Text(fr="De vive voix", nl="Mondeling"),
    "message": Text(fr="Par message", nl="Per bericht"),
}
"""How somebody was invited."""
CAME: Final[Mapping[str, Text]] = {
    "yes": Text(fr="Est venue", nl="Was er"),
    "phone": Text(fr="A participé par téléphone", nl="Nam per telefoon deel"),
    "no": Text(fr="N'est pas venue : cela n'a aucune conséquence", nl="Was er niet: dat heeft geen enkel gevolg"),
}
OUTCOMES: Final[Mapping[str, Text]] = {
    "plan": Text(fr="Un plan de six à neuf mois", nl="Een plan van zes tot negen maanden"),
    "another_route": Text(fr="Une autre voie, sans plan", nl="Een andere weg, zonder plan"),
    "postponed": Text(fr="Reporté à une autre réunion", nl="Uitgesteld naar een andere vergadering"),
    "more_info": Text(fr="Des précisions sont nécessaires", nl="Er is meer informatie nodig"),
    "withdrawn": Text(fr="La personne a retiré son accord", nl="De persoon trok haar toestemming in"),
}
EVENTS: Final[Mapping[str, str]] = {
    "plan": "plan_made",
    "another_route": "group_rerouted",
    "postponed": "group_postponed",
    "more_info": "group_asked_more",
}
"""What the group decided → the event of the request."""
ANSWERS: Final[Mapping[str, Text]] = {
    "agrees": Text(fr="La personne est d'accord", nl="De persoon is akkoord"),
    "disagrees": Text(
        fr="La personne n'est pas d'accord : elle ne perd rien", nl="De persoon is niet akkoord: ze verliest niets"
    ),
    "later": Text(fr="La personne veut y réfléchir", nl="De persoon wil erover nadenken"),
}
"""What the person says of the plan."""
CARE: Final[Mapping[str, Text]] = {
    "needed": Text(fr="Une place avec soins est nécessaire", nl="Een plek met zorg is nodig"),
    "not_needed": Text(fr="Une place avec soins n'est pas nécessaire", nl="Een plek met zorg is niet nodig"),
    "other_care": Text(fr="D'autres soins conviennent mieux", nl="Andere zorg past beter"),
}
"""What the medical focal point answers."""
NEXT_FOR_CARE: Final[Mapping[str, Text]] = {
    "needed": Text(
        fr="Cherchez une place où des soins sont possibles ; la personne peut la refuser, sans conséquence.",
        nl="Zoek een plek waar zorg mogelijk is; de persoon mag ze weigeren, zonder gevolg.",
    ),
    "not_needed": Text(
        fr="Cherchez comme pour tout le monde, la meilleure solution d'abord.",
        nl="Zoek zoals voor iedereen, de beste oplossing eerst.",
    ),
    "other_care": Text(
        fr="Organisez les soins avec la personne et son médecin, puis cherchez la meilleure solution d'abord.",
        nl="Regel de zorg met de persoon en haar arts, en zoek dan de beste oplossing eerst.",
    ),
}
"""What to do after its answer."""
PROFESSIONS: Final[Mapping[str, Text]] = {
    "doctor": Text(fr="Un médecin", nl="Een arts"),
    "nurse": Text(fr="Un infirmier ou une infirmière", nl="Een verpleegkundige"),
}
"""Who answers at the focal point."""


def plan_ends_between(begins_on: date) -> tuple[date, date]:
    """Return the first and the last day on which a plan of six to nine months may end.

    Six months from 1 December are over on 31 May; whoever counts to the same date, 1 June, is right too.
    """
    return after_days(after_months(begins_on, FEWEST_MONTHS), -1), after_months(begins_on, MOST_MONTHS)


def meeting_days(weekdays: Collection[int], first: date, weeks: int) -> tuple[date, ...]:
    """Return the days on which the group would meet, from a day on; a holiday moves to the next working day."""
    monday = first - timedelta(days=first.weekday())
    days = {
        next_working_day(monday + timedelta(days=7 * week + weekday))
        for week in range(weeks + 1)
        for weekday in weekdays
    }
    return tuple(sorted(day for day in days if first <= day < first + timedelta(days=7 * weeks)))
