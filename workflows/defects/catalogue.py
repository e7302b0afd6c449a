"""The usual defects: plain questions for the spot, short names for the letter. Nothing here is about persons."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from workflows.defects.declaration import Defect
from workflows.defects.rooms import ROOMS
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEDROOMS: Final = frozenset({"bedroom_1", "bedroom_2", "bedroom_3"})
_LIVED_IN: Final = _BEDROOMS | {"living_room", "kitchen", "other_room"}
_WET: Final = frozenset({"kitchen", "bathroom", "toilet"})
_INSIDE: Final = _LIVED_IN | _WET | {"entrance", "stairs", "cellar"}

_IN_ORDER: Final = (
    Defect(
        id="gas_co",
        title=Text(fr="Gaz ou monoxyde de carbone (CO)", nl="Gas of koolstofmonoxide (CO)"),
        question=Text(
            fr="Odeur de gaz, appareil sans évacuation, traces noires, flamme jaune, maux de tête qui passent dehors ?",
            nl="Gasgeur, een toestel zonder afvoer, zwarte sporen, een gele vlam, hoofdpijn die buiten overgaat?",
        ),
        risk="danger",
        rooms=frozenset({"kitchen", "bathroom", "living_room", "cellar", "whole"}),
        hint=Text(
            fr="Danger maintenant : ouvrez, sortez, appelez le 112.",
            nl="Nu gevaar: zet open, ga naar buiten, bel 112.",
        ),
    ),
    Defect(
        id="electricity",
        title=Text(fr="Installation électrique dangereuse", nl="Gevaarlijke elektrische installatie"),
        question=Text(
            fr="Fils nus, prises qui chauffent ou font des étincelles, disjoncteur qui saute souvent ?",
            nl="Blote draden, stopcontacten die warm worden of vonken, een zekering die vaak uitvalt?",
        ),
        risk="danger",
        rooms=_INSIDE | {"whole"},
    ),
    Defect(
        id="falling",
        title=Text(fr="Plafond, mur, balcon ou sol instable", nl="Onstabiel plafond, muur, balkon of vloer"),
        question=Text(
            fr="Quelque chose risque-t-il de tomber ou de céder : plafond, mur, façade, balcon, plancher ?",
            nl="Kan er iets vallen of bezwijken: plafond, muur, gevel, balkon, vloer?",
        ),
        risk="danger",
        rooms=_INSIDE | {"outside"},
    ),
    Defect(
        id="stairs",
        title=Text(fr="Escalier ou garde-corps dangereux", nl="Gevaarlijke trap of leuning"),
        question=Text(
            fr="Marches cassées, pas de rampe, garde-corps absent ou qui bouge ?",
            nl="Kapotte treden, geen leuning, een borstwering die ontbreekt of beweegt?",
        ),
        risk="danger",
        rooms=frozenset({"stairs", "entrance", "cellar", "outside"}),
    ),
    Defect(
        id="heating",
        title=Text(fr="Chauffage absent ou en panne", nl="Geen of defecte verwarming"),
        question=Text(fr="Pas de chauffage, ou il ne marche pas ?", nl="Geen verwarming, of werkt ze niet?"),
        risk="urgent",
        rooms=_LIVED_IN | {"bathroom", "whole"},
    ),
    Defect(
        id="water",
        title=Text(fr="Pas d'eau courante", nl="Geen stromend water"),
        question=Text(fr="Pas d'eau au robinet ?", nl="Geen water uit de kraan?"),
        risk="urgent",
        rooms=_WET,
    ),
    Defect(
        id="hot_water",
        title=Text(fr="Pas d'eau chaude", nl="Geen warm water"),
        question=Text(fr="Pas d'eau chaude ?", nl="Geen warm water?"),
        risk="urgent",
        rooms=frozenset({"kitchen", "bathroom"}),
    ),
    Defect(
        id="leak",
        title=Text(fr="Fuite ou infiltration d'eau", nl="Waterlek of insijpeling"),
        question=Text(
            fr="De l'eau coule ou entre : tuyau, toit, mur, plafond ?",
            nl="Lekt er water of komt het binnen: leiding, dak, muur, plafond?",
        ),
        risk="urgent",
        rooms=_INSIDE | {"outside"},
    ),
    Defect(
        id="drain",
        title=Text(fr="Toilettes ou évacuation hors d'usage", nl="Toilet of afvoer buiten gebruik"),
        question=Text(
            fr="Toilettes, évier, douche ou égout bouchés ou cassés ?",
            nl="Toilet, gootsteen, douche of riool verstopt of stuk?",
        ),
        risk="urgent",
        rooms=_WET | {"cellar", "outside"},
    ),
    Defect(
        id="door",
        title=Text(fr="Porte d'entrée qui ne ferme pas", nl="Voordeur die niet sluit"),
        question=Text(
            fr="La porte du logement ou de l'immeuble ne ferme pas à clé ?",
            nl="Gaat de deur van de woning of het gebouw niet op slot?",
        ),
        risk="urgent",
        rooms=frozenset({"entrance"}),
    ),
    Defect(
        id="smoke_detector",
        title=Text(fr="Pas de détecteur de fumée", nl="Geen rookmelder"),
        question=Text(fr="Pas de détecteur de fumée, ou il ne marche pas ?", nl="Geen rookmelder, of werkt hij niet?"),
        risk="urgent",
        rooms=_BEDROOMS | {"entrance", "stairs", "whole"},
    ),
    Defect(
        id="damp",
        title=Text(fr="Humidité ou moisissures", nl="Vocht of schimmel"),
        question=Text(
            fr="Murs mouillés, taches, moisissures, odeur de moisi ?",
            nl="Natte muren, vlekken, schimmel, een muffe geur?",
        ),
        risk="ordinary",
        rooms=_INSIDE,
    ),
    Defect(
        id="window",
        title=Text(fr="Fenêtre ou châssis abîmé", nl="Beschadigd raam of venster"),
        question=Text(
            fr="Vitre cassée, fenêtre qui ne ferme pas ou laisse passer l'air ?",
            nl="Gebroken ruit, een raam dat niet sluit of tocht?",
        ),
        risk="ordinary",
        rooms=_LIVED_IN | {"bathroom", "toilet", "entrance", "stairs"},
    ),
    Defect(
        id="ventilation",
        title=Text(fr="Ventilation insuffisante", nl="Onvoldoende verluchting"),
        question=Text(
            fr="L'air ne se renouvelle pas : ni fenêtre qui s'ouvre, ni grille, ni extracteur qui marche ?",
            nl="Geen verse lucht: geen raam dat opengaat, geen rooster, geen werkende afzuiging?",
        ),
        risk="ordinary",
        rooms=_LIVED_IN | {"bathroom", "toilet"},
    ),
    Defect(
        id="daylight",
        title=Text(fr="Lumière du jour insuffisante", nl="Onvoldoende daglicht"),
        question=Text(fr="Faut-il allumer la lampe en plein jour ?", nl="Moet overdag het licht aan?"),
        risk="ordinary",
        rooms=_LIVED_IN,
    ),
    Defect(
        id="ceiling_height",
        title=Text(fr="Plafond trop bas", nl="Te laag plafond"),
        question=Text(
            fr="Le plafond est-il bas ? Mesurez, et notez les mètres et les centimètres.",
            nl="Is het plafond laag? Meet, en noteer meters en centimeters.",
        ),
        risk="ordinary",
        rooms=_LIVED_IN,
    ),
    Defect(
        id="pests",
        title=Text(fr="Nuisibles", nl="Ongedierte"),
        question=Text(fr="Rats, souris, cafards, punaises de lit ?", nl="Ratten, muizen, kakkerlakken, bedwantsen?"),
        risk="ordinary",
        rooms=_INSIDE | {"whole"},
    ),
    Defect(
        id="overcrowding",
        title=Text(fr="Trop petit pour le ménage", nl="Te klein voor het gezin"),
        question=Text(
            fr="Manque-t-il de place pour dormir ? Notez les mètres carrés et le nombre de lits.",
            nl="Is er te weinig plaats om te slapen? Noteer de vierkante meters en het aantal bedden.",
        ),
        risk="ordinary",
        rooms=frozenset({"whole"}),
    ),
    Defect(
        id="other",
        title=Text(fr="Autre défaut", nl="Ander gebrek"),
        question=Text(
            fr="Autre chose ? Décrivez-le dans les remarques.", nl="Iets anders? Beschrijf het bij de opmerkingen."
        ),
        risk="ordinary",
        rooms=frozenset(ROOMS),
    ),
)

DEFECTS: Mapping[str, Defect] = MappingProxyType({defect.id: defect for defect in _IN_ORDER})
"""The worst first."""


def defects_of(room: str) -> tuple[Defect, ...]:
    """Return what is asked in a room. Raises KeyError for a room that is not of the list."""
    wanted = ROOMS[room].id
    return tuple(defect for defect in _IN_ORDER if wanted in defect.rooms)
