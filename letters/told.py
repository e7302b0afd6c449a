"""A plain sheet of headed parts: rows of a label with words, a text, lines to write on. Plans and hand-overs use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.page import sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.context import Service
    from letters.text import Language


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what stands beside it; empty: a line to write on."""

    label: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with rows, a text, and lines to write on."""

    heading: str
    rows: tuple[Row, ...] = ()
    text: str = ""
    lines: int = 0


def told_sheet(
    language: Language,
    *,
    title: str,
    kicker: str,
    meta: str,
    parts: Sequence[Part],
    service: Service | None = None,
) -> str:
    """Return the sheet as an HTML page."""
    return sheet("told.html", language, title=title, kicker=kicker, meta=meta, parts=parts, service=service)
