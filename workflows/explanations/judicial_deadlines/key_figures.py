"""The figures right under the verdict: the announced day, the worst case first, then the literal day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import KeyFigure
from workflows.explanations.judicial_deadlines.course import DEADLINES, READINGS
from workflows.explanations.reading import day
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.explanations.declaration import Facts, Result

ANNOUNCED = Text(fr="Jour annoncé", nl="Aangekondigde dag")
ACT = ("appeal", "rehousing_proof", "lease_extension_request")
"""Deadlines whose last useful day stands beside the answer while it is still to come."""


def key_figures(facts: Facts, result: Result) -> tuple[KeyFigure, ...]:
    """Return the figures in the order in which a person asks for them; those that are not known are left out."""
    return tuple(_figures(facts, result))


def _figures(facts: Facts, result: Result) -> Iterator[KeyFigure]:
    announced = (facts.get("eviction_notice") or {}).get("eviction_on")
    if announced is not None:
        yield KeyFigure(ANNOUNCED, day(announced))
    days = result["earliest_eviction"]
    for reading in READINGS:
        on = days[reading.code]
        if on is not None:
            yield KeyFigure(reading.title, day(on), lesser=reading.code == "contest")
    for deadline in result["deadlines"]:
        last = deadline["act_by"]
        if deadline["code"] in ACT and last is not None and last >= facts["as_of"]:
            title = DEADLINES[deadline["code"]]
            label = Text(fr=f"Agir au plus tard : {title.fr}", nl=f"Uiterlijk te doen: {title.nl}")
            yield KeyFigure(label, day(last), lesser=True)
