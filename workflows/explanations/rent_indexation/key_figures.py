"""The figures that stand right under the verdict: asked, lawful, from when, too much each month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import KeyFigure
from workflows.explanations.reading import day, euro
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.explanations.declaration import Facts, Result

ASKED = Text(fr="Loyer demandé", nl="Gevraagde huurprijs")
CEILING = Text(fr="Maximum légal", nl="Wettelijk maximum")
CEILING_IF_IN_ORDER = Text(fr="Maximum si tout est en ordre", nl="Maximum als alles in orde is")
CEILING_LEANING = Text(fr="Maximum dans notre lecture", nl="Maximum in onze lezing")
DUE = Text(fr="Loyer dû", nl="Verschuldigde huurprijs")
UNCHANGED = Text(fr="Loyer dû (inchangé)", nl="Verschuldigde huurprijs (ongewijzigd)")
SINCE = Text(fr="Dû à partir du", nl="Verschuldigd vanaf")
TOO_MUCH = Text(fr="En trop chaque mois", nl="Te veel per maand")


def key_figures(facts: Facts, result: Result) -> tuple[KeyFigure, ...]:  # noqa: ARG001 — one signature for all checks
    """Return the figures in the order in which a person asks for them; those that are not known are left out."""
    amounts, verdict = result["amounts"], result["verdict"]
    found: list[KeyFigure] = []
    if amounts["rent_asked"] is not None:
        found.append(KeyFigure(ASKED, euro(amounts["rent_asked"]), lesser=True))
    if amounts["rent_due"] is not None:
        found.append(KeyFigure(UNCHANGED if verdict == "not_due" else DUE, euro(amounts["rent_due"])))
    if amounts["ceiling"] is not None and amounts["ceiling"] != amounts["rent_due"]:
        label = {"not_due": CEILING_IF_IN_ORDER, "uncertain": CEILING_LEANING}.get(verdict, CEILING)
        found.append(KeyFigure(label, euro(amounts["ceiling"]), lesser=True))
    if result["due_from"] is not None and verdict in ("lawful", "excessive"):
        found.append(KeyFigure(SINCE, day(result["due_from"])))
    if amounts["excess_per_month"] not in (None, "0.00"):
        found.append(KeyFigure(TOO_MUCH, euro(amounts["excess_per_month"])))
    return tuple(found)
