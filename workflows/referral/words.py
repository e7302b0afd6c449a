"""Words of the referral mechanism: solutions in their order, households, features of a place, ETHOS Light, clocks.

Sources: Masterplan Bruss'help, measures 13, 14, 17, 19 and 24; ETHOS Light (FEANTSA), as in the law pages.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

SOLUTIONS: Final[Mapping[str, Text]] = {
    "return_home": Text(fr="Prévention ou retour chez soi", nl="Preventie of terug naar huis"),
    "lasting": Text(fr="Logement durable", nl="Blijvende huisvesting"),
    "transit": Text(
        fr="Logement de transit, bail glissant ou hôtel", nl="Transitwoning, glijdende huurovereenkomst of hotel"
    ),
    "reception_house": Text(fr="Maison d'accueil", nl="Onthaalhuis"),
    "emergency": Text(fr="Hébergement d'urgence", nl="Noodopvang"),
}
"""From the best to the last resort."""
LEVEL: Final[Mapping[str, int]] = {name: place for place, name in enumerate(SOLUTIONS, 1)}
HOUSEHOLDS: Final[Mapping[str, Text]] = {
    "single": Text(fr="Une personne seule", nl="Alleenstaande"),
    "couple": Text(fr="Un couple", nl="Koppel"),
    "single_parent": Text(fr="Un parent avec enfants", nl="Ouder met kinderen"),
    "family": Text(fr="Une famille", nl="Gezin"),
}
FEATURES: Final[Mapping[str, Text]] = {
    "lift": Text(fr="Sans escalier", nl="Zonder trappen"),
    "animal": Text(fr="Animal admis", nl="Huisdier toegelaten"),
    "secret": Text(fr="Adresse secrète", nl="Geheim adres"),
    "medical": Text(fr="Soins possibles", nl="Zorg mogelijk"),
    "women": Text(fr="Femmes seulement", nl="Alleen vrouwen"),
    "day_and_night": Text(fr="Ouvert jour et nuit", nl="Dag en nacht open"),
}
DETAILS: Final[Mapping[str, Text]] = {
    "since": Text(fr="Sans logement ou menacé depuis", nl="Zonder woning of bedreigd sinds"),
    "lost_because": Text(fr="Comment le logement est perdu", nl="Hoe de woning verloren gaat"),
    "stays": Text(fr="Où la personne a vécu depuis", nl="Waar de persoon sindsdien verbleef"),
    "resources": Text(
        fr="Revenus : de quel genre, à peu près combien, depuis et jusqu'à quand",
        nl="Inkomen: welk soort, ongeveer hoeveel, sinds en tot wanneer",
    ),
    "guidance": Text(fr="Accompagnement souhaité", nl="Gewenste begeleiding"),
    "preferences": Text(
        fr="Préférences : commune, genre de logement, seul ou partagé, école, travail",
        nl="Voorkeuren: gemeente, soort woning, alleen of gedeeld, school, werk",
    ),
    "avoid": Text(
        fr="Communes ou quartiers à éviter (sans dire pourquoi)", nl="Te mijden gemeenten of wijken (zonder reden)"
    ),
    "papers": Text(fr="Documents disponibles", nl="Beschikbare documenten"),
    "starts": Text(fr="À partir de quand", nl="Vanaf wanneer"),
    "suggestion": Text(fr="Proposition de qui suit le dossier", nl="Voorstel van wie het dossier volgt"),
}
"""What helps to find a place, each only where the person wishes to tell it; health goes with a consent of its own."""
AGREED_WITH: Final[Mapping[str, frozenset[str]]] = {
    "lost_because": frozenset({"procedure", "incident"}),
    "resources": frozenset({"income"}),
    "papers": frozenset({"documents"}),
}
"""Details that leave with a name only when the consent covers one of these data."""
ETHOS: Final[Mapping[str, Text]] = {
    "1.1": Text(fr="1.1 Dans l'espace public", nl="1.1 In de openbare ruimte"),
    "2.2": Text(fr="2.2 Abri de nuit", nl="2.2 Nachtopvang"),
    "3.3": Text(fr="3.3 Maison d'accueil", nl="3.3 Onthaalhuis"),
    "3.4": Text(
        fr="3.4 Logement temporaire, hôtel payé par un service",
        nl="3.4 Tijdelijke woning, hotel door een dienst betaald",
    ),
    "3.5": Text(fr="3.5 Logement de transit accompagné", nl="3.5 Begeleide transitwoning"),
    "3.6": Text(fr="3.6 Refuge pour femmes", nl="3.6 Vrouwenopvang"),
    "4.7": Text(
        fr="4.7 Institution de soins, sans logement à la sortie", nl="4.7 Zorginstelling, geen woning bij vertrek"
    ),
    "4.8": Text(fr="4.8 Prison, sans logement à la sortie", nl="4.8 Gevangenis, geen woning bij vertrek"),
    "5.9": Text(fr="5.9 Caravane, faute de logement", nl="5.9 Caravan, bij gebrek aan woning"),
    "5.10": Text(fr="5.10 Bâtiment non conçu pour habiter", nl="5.10 Gebouw niet bedoeld om te wonen"),
    "5.11": Text(fr="5.11 Construction provisoire", nl="5.11 Voorlopige constructie"),
    "6.12": Text(
        fr="6.12 Chez la famille ou des amis, faute de logement",
        nl="6.12 Bij familie of vrienden, bij gebrek aan woning",
    ),
    "7": Text(fr="7 Menacé d'expulsion dans le mois", nl="7 Binnen de maand met uithuiszetting bedreigd"),
}
"""ETHOS Light, categories and living situations; 7 stands in Belgian counts only."""
PROPOSAL_DAYS: Final = 7
PLAN_DAYS: Final = 7
"""Two clocks of seven calendar days that never mix: the proposal from identification, the plan from the group."""
CALL_MINUTES: Final = 10
"""How long a call may wait: it measures the call and nothing else."""


def proposal_due_on(identified_on: date) -> date:
    """Return the day by which a solution is proposed. Source: plan, measure 14 (an aim, no legal limit)."""
    return identified_on + timedelta(days=PROPOSAL_DAYS)


def plan_due_on(brought_on: date) -> date:
    """Return the day by which the advisory group has a plan. Source: plan, measure 17."""
    return brought_on + timedelta(days=PLAN_DAYS)


def better_than(solution: str) -> tuple[str, ...]:
    """Return the solutions that come before one. Raises KeyError."""
    return tuple(name for name in SOLUTIONS if LEVEL[name] < LEVEL[solution])
