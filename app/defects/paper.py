"""The walk on paper: every room with its questions, to fill by hand, in one language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from letters.pdf import to_pdf
from letters.text import Both
from letters.walk import BlankRoom, blank_walk
from workflows.defects import RISKS, ROOMS, WARNINGS, defects_of

if TYPE_CHECKING:
    from letters.text import Language
    from workflows.law import Text

AUTHOR: Final = "Limen"
TITLE: Final = Both("Visite du logement : défauts par pièce", "Rondgang in de woning: gebreken per kamer")
WRITTEN_ON: Final = date(2026, 11, 27)
"""The day the form was written: the same file every time it is printed."""


def _both(text: Text) -> Both:
    return Both(text.fr, text.nl)


def blank_pdf(language: Language) -> bytes:
    """Return the form as an accessible PDF."""
    rooms = tuple(
        BlankRoom(
            _both(room.title),
            tuple((_both(defect.title), _both(defect.question)) for defect in defects_of(room.id)),
        )
        for room in ROOMS.values()
    )
    page = blank_walk(
        TITLE,
        rooms,
        language,
        risks=tuple((_both(risk.title), _both(risk.term), _both(risk.means)) for risk in RISKS.values()),
        rent=_both(WARNINGS["rent"].text),
    )
    return to_pdf(
        page,
        language=language,
        title=TITLE.of(language),
        identifier=f"blank-walk:{language}",
        author=AUTHOR,
        created_on=WRITTEN_ON,
    )
