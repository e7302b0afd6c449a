"""The days right under the verdict: legal review, a place, the year of the possessory claim, CPAS, depot. No sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.illegal_eviction.communes import AROUND, COMMUNES
from workflows.explanations.declaration import KeyFigure
from workflows.explanations.reading import day
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.explanations.declaration import Facts, Result

LEVEL = Text(fr="Niveau", nl="Niveau")
ALERT = Text(fr="Alerte de niveau 3 jusqu'au", nl="Alarm niveau 3 tot")
REVIEW = Text(fr="Relecture juridique au plus tard", nl="Juridische controle uiterlijk")
PROPOSAL = Text(fr="Proposer une place au plus tard", nl="Een plaats voorstellen uiterlijk")
POSSESSORY = Text(fr="Dernier jour de l'action possessoire, à vérifier", nl="Laatste dag bezitsvordering, na te kijken")
CENTRE = Text(fr="Décision du CPAS attendue", nl="Beslissing OCMW verwacht")
APPEAL = Text(fr="Recours contre le CPAS, dernier jour", nl="Beroep tegen het OCMW, laatste dag")
COMPETENT = Text(fr="CPAS compétent", nl="Bevoegd OCMW")
DEPOT = Text(fr="Affaires au dépôt jusqu'au", nl="Spullen in het depot tot")


def key_figures(facts: Facts, result: Result) -> tuple[KeyFigure, ...]:  # noqa: ARG001 — one signature for all checks
    """Return the figures in the order in which a person needs them; those that are not known are left out."""
    return tuple(_figures(result))


def _figures(result: Result) -> Iterator[KeyFigure]:
    level = result["level"]
    if level is not None:
        yield KeyFigure(LEVEL, Text(fr=str(level), nl=str(level)))
    days = (
        (REVIEW, result["review_due_on"], False),
        (PROPOSAL, result["referral"]["proposal_due_on"], False),
        (ALERT, result["alert_until"], False),
        (POSSESSORY, (result["possessory"] or {}).get("deadline_on"), True),
        (CENTRE, result["cpas"]["decision_due_on"], True),
        (APPEAL, result["cpas"]["appeal_by"], True),
        (DEPOT, result["belongings"]["depot_until"], True),
    )
    for label, on, lesser in days:
        if on is not None:
            yield KeyFigure(label, day(on), lesser=lesser)
    names = {**COMMUNES, **AROUND}.get(str(result["cpas"]["competent_nis"]))
    if names is not None:
        yield KeyFigure(COMPETENT, Text(*names), lesser=True)
