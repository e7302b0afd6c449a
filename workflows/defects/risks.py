"""Three risks, each with the term within which a repair is asked. The terms are practice, no text of the law."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from workflows.deadlines import Basis
from workflows.defects.declaration import Risk
from workflows.defects.sources import MAINTENANCE, REQUIREMENTS
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_DOUBT: Final = Text(
    fr="Délai d'usage, déduit par nous : la loi n'en fixe aucun. Un juriste doit le confirmer.",
    nl="Gebruikelijke termijn, door ons afgeleid: de wet bepaalt er geen. Een jurist moet dit bevestigen.",
)
_SOURCES: Final = (REQUIREMENTS, MAINTENANCE)
_FROM_WORST: Final = (
    Risk(
        id="danger",
        title=Text(fr="Danger", nl="Gevaar"),
        means=Text(
            fr="Quelqu'un peut mourir ou être blessé : gaz, CO, électricité, chute.",
            nl="Iemand kan sterven of gewond raken: gas, CO, elektriciteit, vallen.",
        ),
        days=2,
        term=Text(fr="48 heures", nl="48 uur"),
        basis=Basis.INFERENCE,
        doubt=_DOUBT,
        sources=_SOURCES,
    ),
    Risk(
        id="urgent",
        title=Text(fr="Urgent", nl="Dringend"),
        means=Text(
            fr="On ne peut pas vivre normalement : ni eau, ni chauffage ou toilettes, fuite, porte qui ne ferme pas.",
            nl="Normaal wonen lukt niet: geen water, verwarming of toilet, een lek, een deur die niet sluit.",
        ),
        days=5,
        term=Text(fr="5 jours", nl="5 dagen"),
        basis=Basis.INFERENCE,
        doubt=_DOUBT,
        sources=_SOURCES,
    ),
    Risk(
        id="ordinary",
        title=Text(fr="Autre défaut", nl="Ander gebrek"),
        means=Text(
            fr="À réparer, sans danger immédiat : humidité, châssis, ventilation, nuisibles.",
            nl="Te herstellen, zonder onmiddellijk gevaar: vocht, ramen, verluchting, ongedierte.",
        ),
        days=30,
        term=Text(fr="30 jours", nl="30 dagen"),
        basis=Basis.INFERENCE,
        doubt=_DOUBT,
        sources=_SOURCES,
    ),
)

RISKS: Mapping[str, Risk] = MappingProxyType({risk.id: risk for risk in _FROM_WORST})
"""From the worst on."""
