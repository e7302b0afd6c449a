"""Names the likely reason why offered figures contradict the stored ones, so that a person knows what to do."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workflows.figures.health_index import BASES
from workflows.figures.offered import YearMonth, month_before
from workflows.figures.rebasing import rounded
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workflows.figures.health_index import HealthIndex

Change = tuple[YearMonth, int, Decimal]
_SMOOTHING = (Decimal("0.98"), Decimal(1))
"""Since April 2015 the smoothed index is 98 % of the four-month mean; before, 100 %."""

_SMOOTHED = Text(
    fr="Ces valeurs sont celles de l'indice lissé (moyenne de quatre mois), interdit pour les loyers : "
    "prenez la colonne « indice santé ».",
    nl="Dit zijn waarden van de afgevlakte index (gemiddelde van vier maanden), verboden voor huurprijzen: "
    "neem de kolom “gezondheidsindex”.",
)
_OTHER_BASE = Text(
    fr="Ces valeurs sont exprimées dans une autre année de base : vérifiez la base du fichier.",
    nl="Deze waarden zijn in een ander basisjaar uitgedrukt: controleer de basis van het bestand.",
)
_OTHER_COLUMN = Text(
    fr="Presque tous les mois diffèrent : c'est sans doute l'indice des prix à la consommation ou une autre série. "
    "Prenez la colonne « indice santé ».",
    nl="Bijna alle maanden verschillen: dit is wellicht het indexcijfer van de consumptieprijzen of een andere reeks. "
    "Neem de kolom “gezondheidsindex”.",
)
_DERIVED = Text(
    fr="Les valeurs enregistrées avaient été calculées faute de chiffre officiel dans ces bases : signalez l'écart, "
    "et importez en attendant les seules bases qui concordent.",
    nl="De opgeslagen waarden waren berekend omdat een officieel cijfer in die basissen ontbrak: meld het verschil "
    "en importeer intussen alleen de basissen die overeenstemmen.",
)
_CORRECTION = Text(
    fr="Une valeur enregistrée ne change jamais : vérifiez auprès de Statbel. "
    "Une correction officielle demande une nouvelle version de la table.",
    nl="Een opgeslagen waarde verandert nooit: controleer bij Statbel. "
    "Een officiële correctie vraagt een nieuwe versie van de tabel.",
)


def likely_cause(stored: HealthIndex, changed: Sequence[Change], identical: int) -> Text:
    """Return the explanation that fits most of the contradictions, with the next step."""
    if _most(changed, lambda change: _is_smoothed(stored, change)):
        return _SMOOTHED
    if _most(changed, lambda change: _is_of_another_base(stored, change)):
        return _OTHER_BASE
    if all(base == 2025 or (at >= (2026, 1) and base < 2013) for at, base, _ in changed) and len(changed) <= identical:
        return _DERIVED
    return _OTHER_COLUMN if len(changed) > max(2, identical) else _CORRECTION


def _most(changed: Sequence[Change], fits: Callable[[Change], bool]) -> bool:
    return 2 * sum(map(fits, changed)) > len(changed)


def _is_smoothed(stored: HealthIndex, change: Change) -> bool:
    at, base, value = change
    months = [stored.value(base, *month_before(at, back)) for back in range(4)]
    known = [month for month in months if month is not None]
    if len(known) < 4:
        return False
    mean = sum(known, Decimal(0)) / 4
    return any(rounded(mean * factor) == value for factor in _SMOOTHING)


def _is_of_another_base(stored: HealthIndex, change: Change) -> bool:
    at, base, value = change
    return any(stored.value(other, *at) == value for other in BASES if other != base)
