"""The parts of a dwelling, in the order one walks through them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from workflows.defects.declaration import Room
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_IN_ORDER: Final = (
    Room("entrance", Text(fr="Entrée", nl="Inkom")),
    Room("living_room", Text(fr="Séjour", nl="Woonkamer")),
    Room("kitchen", Text(fr="Cuisine", nl="Keuken")),
    Room("bathroom", Text(fr="Salle de bains", nl="Badkamer")),
    Room("toilet", Text(fr="Toilettes", nl="Toilet")),
    Room("bedroom_1", Text(fr="Chambre 1", nl="Slaapkamer 1")),
    Room("bedroom_2", Text(fr="Chambre 2", nl="Slaapkamer 2")),
    Room("bedroom_3", Text(fr="Chambre 3", nl="Slaapkamer 3")),
    Room("other_room", Text(fr="Autre pièce", nl="Andere kamer")),
    Room("stairs", Text(fr="Escaliers et couloirs communs", nl="Trappen en gemeenschappelijke gangen")),
    Room("cellar", Text(fr="Cave", nl="Kelder")),
    Room("outside", Text(fr="Dehors : toit, façade, cour", nl="Buiten: dak, gevel, koer")),
    Room("whole", Text(fr="Tout le logement", nl="De hele woning")),
)

ROOMS: Mapping[str, Room] = MappingProxyType({room.id: room for room in _IN_ORDER})
