"""Settles in which base year a file speaks when the file itself does not say it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from workflows.figures.health_index import BASES
from workflows.figures.offered import NotAccepted, Observation
from workflows.figures.rebasing import rounded
from workflows.law import Reason, Text

if TYPE_CHECKING:
    from workflows.figures.health_index import HealthIndex

KnownBy = Literal["file", "person", "overlap"]

_EMPTY = Reason(
    "empty",
    Text(
        fr="Le fichier ne contient aucune valeur de l'indice santé. Téléchargez-le à nouveau chez Statbel.",
        nl="Het bestand bevat geen enkele waarde van de gezondheidsindex. Download het opnieuw bij Statbel.",
    ),
)
_UNDECIDED = Reason(
    "base_unknown",
    Text(
        fr="Le fichier ne dit pas son année de base, et ses valeurs ne correspondent à aucune série enregistrée. "
        "Prenez le fichier « toutes les années de base » de Statbel. Si la base est connue, vérifiez la colonne : "
        "l'indice lissé et l'indice des prix à la consommation ne conviennent pas.",
        nl="Het bestand vermeldt zijn basisjaar niet en de waarden stemmen met geen enkele opgeslagen reeks overeen. "
        "Neem het bestand “alle basisjaren” van Statbel. Is de basis bekend, controleer dan de kolom: "
        "de afgevlakte index en het indexcijfer van de consumptieprijzen zijn niet geschikt.",
    ),
)
_UNVERIFIABLE = Reason(
    "base_unverifiable",
    Text(
        fr="L'année de base indiquée ne peut pas être vérifiée : le fichier ne contient aucun mois déjà enregistré. "
        "Prenez un fichier qui reprend aussi des mois plus anciens.",
        nl="Het opgegeven basisjaar kan niet worden gecontroleerd: het bestand bevat geen enkele opgeslagen maand. "
        "Neem een bestand dat ook oudere maanden bevat.",
    ),
)


def settle_base(
    stored: HealthIndex, observations: tuple[Observation, ...], given: int | None
) -> tuple[tuple[Observation, ...], KnownBy]:
    """Return the observations, each with its base, and how the base was known.

    The file's own word wins; a base given by a person must be verifiable on a stored month; otherwise exactly
    one stored series must agree with every overlapping month. Raises NotAccepted when it stays undecided.
    """
    if not observations:
        raise NotAccepted([_EMPTY])
    silent = [o for o in observations if o.base is None]
    named = sorted({o.base for o in observations if o.base is not None})
    if given is not None and any(base != given for base in named):
        raise NotAccepted([_conflict(given, named)])
    if not silent:
        return observations, "file"
    known_by: KnownBy = "overlap"
    if given is not None:
        if given not in BASES or all(stored.value(given, *o.at) is None for o in silent):
            raise NotAccepted([_UNVERIFIABLE])
        base, known_by = given, "person"
    else:
        base = _only_series_that_agrees(stored, silent)
    return tuple(replace(o, base=base) if o.base is None else o for o in observations), known_by


def _only_series_that_agrees(stored: HealthIndex, silent: list[Observation]) -> int:
    fitting = []
    for base in BASES:
        overlap = [(stored.value(base, *o.at), rounded(o.value)) for o in silent]
        known = [(before, offered) for before, offered in overlap if before is not None]
        if known and all(before == offered for before, offered in known):
            fitting.append(base)
    if len(fitting) != 1:
        raise NotAccepted([_UNDECIDED])
    return fitting[0]


def _conflict(given: int, named: list[int]) -> Reason:
    listed = ", ".join(map(str, named))
    return Reason(
        "base_conflict",
        Text(
            fr=f"Vous indiquez la base {given}, mais le fichier dit {listed}. Laissez la base vide et recommencez.",
            nl=f"U geeft basis {given} op, maar het bestand zegt {listed}. Laat de basis leeg en probeer opnieuw.",
        ),
    )
