"""Hotel nights at an eviction: when they help, what they cost, when the next step must be ready.

Source: Masterplan Bruss'help 2024-2029, measure 13.3: for people with little need of guidance, some days or weeks,
until a lasting home or a place is there; a local tool of communes and CPAS, for example at an eviction. The pool of a
thousand nights of measure 23 is for people who live in a reception house already, and is another thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from workflows.law import Reason, Text
from workflows.working_days import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ETHOS: Final = "3.4"
"""A hotel paid by a service is temporary accommodation (3.4), no night shelter (2) and no home."""
WARN_WORKING_DAYS: Final = 2
"""A habit of the service: so many working days before the last night the next step is looked at."""
LONGEST_NIGHTS: Final = 90
"""Days or weeks, says the plan; more than this is a mistake of typing. Each extension is a decision of its own."""

KINDS: Final[Mapping[str, Text]] = {
    "hotel": Text(fr="Hôtel", nl="Hotel"),
    "apartment_hotel": Text(fr="Appart'hôtel", nl="Aparthotel"),
}
PAYERS: Final[Mapping[str, Text]] = {
    "cpas": Text(fr="CPAS", nl="OCMW"),
    "commune": Text(fr="Commune", nl="Gemeente"),
    "service": Text(fr="Notre service", nl="Onze dienst"),
    "region": Text(fr="Région", nl="Gewest"),
    "landlord": Text(fr="Le bailleur ou son assurance", nl="De verhuurder of zijn verzekering"),
    "household": Text(fr="Le ménage", nl="Het huishouden"),
    "other": Text(fr="Autre", nl="Andere"),
}
OF_A_SERVICE: Final = frozenset({"cpas", "commune", "service", "region"})
REASONS: Final[Mapping[str, Text]] = {
    "eviction": Text(fr="Expulsion exécutée", nl="Uitgevoerde uithuiszetting"),
    "illegal_eviction": Text(fr="Mis dehors illégalement", nl="Illegaal op straat gezet"),
    "unfit": Text(fr="Logement interdit ou inhabitable", nl="Woning verboden of onbewoonbaar"),
    "home_later": Text(fr="Le nouveau logement n'est pas encore libre", nl="De nieuwe woning is nog niet vrij"),
    "violence": Text(fr="Sécurité", nl="Veiligheid"),
    "other": Text(fr="Autre", nl="Andere"),
}
MORE_NIGHTS: Final[Mapping[str, Text]] = {
    "home_late": Text(fr="Le logement attendu a du retard", nl="De verwachte woning heeft vertraging"),
    "place_late": Text(fr="La place attendue a du retard", nl="De verwachte plek heeft vertraging"),
    "fell_through": Text(
        fr="La solution attendue est tombée, une autre est cherchée",
        nl="De verwachte oplossing viel weg, er wordt een andere gezocht",
    ),
    "judge": Text(fr="Une décision du juge est attendue", nl="Een beslissing van de rechter wordt verwacht"),
    "other": Text(fr="Autre", nl="Andere"),
}
ENDINGS: Final[Mapping[str, Text]] = {
    "back_home": Text(fr="Retour chez soi", nl="Terug naar huis"),
    "home": Text(fr="Logement durable", nl="Blijvende huisvesting"),
    "transit": Text(fr="Logement de transit", nl="Transitwoning"),
    "reception_house": Text(fr="Maison d'accueil", nl="Onthaalhuis"),
    "family": Text(fr="Famille ou amis", nl="Familie of vrienden"),
    "emergency": Text(fr="Hébergement d'urgence", nl="Noodopvang"),
    "left": Text(fr="La personne est partie d'elle-même", nl="De persoon vertrok zelf"),
    "unknown": Text(fr="Pas connu", nl="Niet bekend"),
}
NIGHT_ENDS: Final = Text(
    fr="Hôtel : dernière nuit dans deux jours ouvrables, la suite est-elle prête ?",
    nl="Hotel: laatste nacht binnen twee werkdagen, is het vervolg klaar?",
)
LEVELS: Final = frozenset({"2", "3"})
"""Levels of prevention at which a home is nearly lost or lost; before them the home itself is kept."""


@dataclass(frozen=True, slots=True)
class Month:
    """What a service spends in a month: nights, and cents to the last one."""

    year: int
    month: int
    stays: int
    nights: int
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Nights:
    """Nights from the first to the last, what one costs, and what the whole stay costs beside."""

    first_on: date
    last_on: date
    night_cents: int
    beside_cents: int = 0

    @property
    def count(self) -> int:
        """Return how many nights these are; both days are nights."""
        return (self.last_on - self.first_on).days + 1

    @property
    def cents(self) -> int:
        """Return what they cost in all."""
        return self.count * self.night_cents + self.beside_cents


def count_by_month(stays: Iterable[Nights]) -> tuple[Month, ...]:
    """Return nights and cents by month, the latest first: each night in its own month, the rest where a stay began."""
    nights: dict[tuple[int, int], list[int]] = {}
    for stay in stays:
        met = set()
        for number in range(stay.count):
            day = stay.first_on + timedelta(days=number)
            row = nights.setdefault((day.year, day.month), [0, 0, 0])
            row[1] += 1
            row[2] += stay.night_cents + (0 if number else stay.beside_cents)
            if (day.year, day.month) not in met:
                row[0] += 1
            met.add((day.year, day.month))
    return tuple(Month(*at, *nights[at]) for at in sorted(nights, reverse=True))


def look_ahead_on(last_night_on: date) -> date:
    """Return the day on which the next step is looked at: two working days before the last night."""
    day = last_night_on
    for _ in range(WARN_WORKING_DAYS):
        day -= timedelta(days=1)
        while not is_working_day(day):
            day -= timedelta(days=1)
    return day


def doubts(*, in_view: str, in_view_on: date | None, last_on: date, little_guidance: bool | None) -> tuple[Reason, ...]:
    """Return what speaks against a hotel, for a person to weigh: it warns, it never refuses somebody a bed."""
    found = []
    if not in_view:
        found.append(
            Reason(
                "nothing_in_view",
                Text(
                    fr="Aucun logement ni place n'est en vue. Le plan réserve l'hôtel au temps qui reste jusqu'à une "
                    "solution : demandez une orientation, ou notez ce qui est attendu.",
                    nl="Er is geen woning of plek in zicht. Het plan houdt het hotel voor de tijd die rest tot een "
                    "oplossing: vraag een doorverwijzing, of noteer wat verwacht wordt.",
                ),
            )
        )
    elif in_view_on is not None and in_view_on > last_on + timedelta(days=1):
        found.append(
            Reason(
                "ends_before_it",
                Text(
                    fr="La dernière nuit passe avant que la solution attendue soit libre : que se passe-t-il entre les "
                    "deux ?",
                    nl="De laatste nacht valt voor de verwachte oplossing vrij is: wat gebeurt er daartussen?",
                ),
            )
        )
    if little_guidance is False:
        found.append(
            Reason(
                "needs_guidance",
                Text(
                    fr="Ce ménage a besoin d'accompagnement : une maison d'accueil ou un logement de transit "
                    "accompagné convient mieux qu'un hôtel.",
                    nl="Dit huishouden heeft begeleiding nodig: een onthaalhuis of een begeleide transitwoning past "
                    "beter dan een hotel.",
                ),
            )
        )
    return tuple(found)
