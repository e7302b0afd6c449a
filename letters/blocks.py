"""A sheet for the person in plain words: one idea a block, each with its pictogram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.page import sheet
from letters.pdf import to_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.context import Service
    from letters.text import Language


@dataclass(frozen=True, slots=True)
class Block:
    """One idea of a sheet with its pictogram."""

    sign: str
    heading: str
    text: str = ""
    points: tuple[str, ...] = ()
    ticked: bool = False
    lines: tuple[str, ...] = ()
    """How it stands, sentence by sentence."""


def blocks_pdf(  # noqa: PLR0913 — what stands at the head of a sheet
    language: Language,
    *,
    title: str,
    kicker: str,
    meta: str,
    blocks: Sequence[Block],
    identifier: str,
    service: Service | None,
    on: date,
    signatures: Sequence[str] = (),
) -> bytes:
    """Return the sheet as PDF. ``signatures``: who signs it, each with a line to sign on."""
    html = sheet(
        "blocks.html",
        language,
        title=title,
        kicker=kicker,
        meta=meta,
        blocks=blocks,
        signatures=list(signatures),
        service=service,
    )
    return to_pdf(
        html,
        language=language,
        title=title,
        identifier=identifier,
        author=service.name.of(language) if service else "Limen",
        created_on=on,
    )
