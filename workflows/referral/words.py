"""Words of the referral mechanism: solutions in their order, households, features of a place, ETHOS Light, clocks.

Sources: Masterplan Bruss'help, measures 13, 14, 17, 19 and 24; ETHOS Light (FEANTSA), as in the law pages.
"""

from __future__ import annotations

from dataclasses import dataclass
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
EMERGENCY: Final = "emergency"
BETTER: Final = tuple(name for name in SOLUTIONS if name != EMERGENCY)
"""Solutions that come before an emergency bed."""
_PLACES: Final = frozenset({"lasting", "transit", "reception_house"})
_RETURN: Final = frozenset({"return_home"})


@dataclass(frozen=True, slots=True)
class ExclusionReason:
    """A reason of the catalogue why a better solution is not proposed. ``tried``: it was tried; else not possible."""

    label: Text
    tried: bool = False
    holds_for: frozenset[str] = frozenset(BETTER)
    needs_words: bool = False


EXCLUSION_REASONS: Final[Mapping[str, ExclusionReason]] = {
    "tried_nothing_free": ExclusionReason(
        Text(fr="Essayé : rien de libre", nl="Geprobeerd: niets vrij"), tried=True, holds_for=_PLACES
    ),
    "tried_refused": ExclusionReason(
        Text(fr="Essayé : le service ou le bailleur a refusé", nl="Geprobeerd: de dienst of verhuurder weigerde"),
        tried=True,
        holds_for=_PLACES,
    ),
    "tried_no_agreement": ExclusionReason(
        Text(
            fr="Essayé : pas d'accord avec le bailleur ou l'hébergeur",
            nl="Geprobeerd: geen akkoord met verhuurder of gastgezin",
        ),
        tried=True,
        holds_for=_RETURN,
    ),
    "home_lost": ExclusionReason(
        Text(fr="Le logement est perdu ou reloué", nl="De woning is verloren of opnieuw verhuurd"), holds_for=_RETURN
    ),
    "host_put_them_out": ExclusionReason(
        Text(fr="Ceux qui hébergeaient ont mis la personne dehors", nl="Wie onderdak gaf, zette de persoon buiten"),
        holds_for=_RETURN,
    ),
    "not_in_time": ExclusionReason(Text(fr="Pas possible avant ce soir", nl="Niet mogelijk voor vanavond")),
    "awaits_decision": ExclusionReason(
        Text(
            fr="Une décision est attendue (juge, CPAS, attribution)",
            nl="Een beslissing wordt verwacht (rechter, OCMW, toewijzing)",
        )
    ),
    "access_not_met": ExclusionReason(
        Text(
            fr="Conditions d'accès non remplies (revenus, inscription, âge)",
            nl="Toegangsvoorwaarden niet vervuld (inkomen, inschrijving, leeftijd)",
        ),
        holds_for=_PLACES,
    ),
    "not_their_public": ExclusionReason(
        Text(
            fr="Ces services n'accueillent pas ce genre de ménage",
            nl="Die diensten nemen dit soort huishouden niet op",
        ),
        holds_for=_PLACES,
    ),
    "needs_not_met": ExclusionReason(Text(fr="Ne répond pas aux besoins dits", nl="Past niet bij de gevraagde noden")),
    "not_safe": ExclusionReason(Text(fr="Pas sûr pour la personne", nl="Niet veilig voor de persoon")),
    "not_wanted": ExclusionReason(Text(fr="La personne ne le souhaite pas", nl="De persoon wenst het niet")),
    "other": ExclusionReason(
        Text(fr="Autre raison, en quelques mots", nl="Andere reden, in enkele woorden"), needs_words=True
    ),
}
"""Why a better solution is not proposed: tried or not possible. It orders the offers; no word of health, no score."""


def reasons_for(solution: str) -> Mapping[str, Text]:
    """Return the reasons that hold for a solution, by code; none for an emergency bed."""
    return {code: one.label for code, one in EXCLUSION_REASONS.items() if solution in one.holds_for}


@dataclass(frozen=True, slots=True)
class Why:
    """Why a better solution is not proposed, as it was said: a code, and words where somebody added some."""

    code: str
    words: str = ""

    def holds_for(self, solution: str) -> bool:
        """Tell whether this is a reason of the catalogue for a solution, with the words that it needs."""
        known = EXCLUSION_REASONS.get(self.code)
        return known is not None and solution in known.holds_for and bool(self.words.strip() or not known.needs_words)

    @property
    def said(self) -> Text:
        """Return the reason with its words. ``other`` is said by its words alone."""
        known, words = EXCLUSION_REASONS[self.code], self.words.strip()
        if not words:
            return known.label
        if known.needs_words:
            return Text(fr=words, nl=words)
        return Text(fr=f"{known.label.fr} – {words}", nl=f"{known.label.nl} – {words}")


def excluded_levels(whys: Mapping[str, Why]) -> frozenset[int]:
    """Return the levels for which a reason of the catalogue is given."""
    return frozenset(LEVEL[name] for name, why in whys.items() if why.holds_for(name))


def still_open(solution: str, excluded: frozenset[int], *, wished: bool) -> tuple[str, ...]:
    """Return the better solutions that need a reason before one is proposed; ``excluded``: the levels that have one.

    The person's wish reorders the offers; an emergency bed needs a reason for each of the levels 2 to 4 whatever the
    wish. Source: plan, measure 17, pillar 3.
    """
    if solution == EMERGENCY:
        asked = tuple(name for name in BETTER if LEVEL[name] > 1)
    else:
        asked = () if wished else better_than(solution)
    return tuple(name for name in asked if LEVEL[name] not in excluded)


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
NOT_KNOWN: Final = "not_known"
ETHOS_ANSWERS: Final[Mapping[str, Text]] = {
    **ETHOS,
    NOT_KNOWN: Text(fr="Pas connu", nl="Niet gekend"),
}
"""What may be answered where the living situation is asked: not to know is an answer, and never stops anything."""
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
