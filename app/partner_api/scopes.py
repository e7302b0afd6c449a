"""What a program may be allowed to do, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

REFERRALS_READ, REFERRALS_WRITE = "referrals:read", "referrals:write"
PLACES_READ, PLACES_WRITE = "places:read", "places:write"
HAND_OVERS_READ, DIRECTORY_READ = "hand_overs:read", "directory:read"
SCOPES: Final[Mapping[str, Text]] = {
    REFERRALS_READ: Text(fr="Lire les demandes d'orientation", nl="Doorverwijzingsvragen lezen"),
    REFERRALS_WRITE: Text(
        fr="Noter des étapes, des propositions et des réponses", nl="Stappen, voorstellen en antwoorden noteren"
    ),
    PLACES_READ: Text(fr="Lire les places offertes", nl="Aangeboden plaatsen lezen"),
    PLACES_WRITE: Text(fr="Offrir et retirer des places", nl="Plaatsen aanbieden en intrekken"),
    HAND_OVERS_READ: Text(fr="Lire les transmissions entre services", nl="Overdrachten tussen diensten lezen"),
    DIRECTORY_READ: Text(fr="Chercher communes et services", nl="Gemeenten en diensten opzoeken"),
}
