"""Invented photos and papers of the demonstration, drawn here: no home and no person is on them."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFilter, ImageFont

import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

PAPER = (1240, 1754)
"""A4 at 150 points an inch."""


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(Path(letters.__file__).parent / "assets" / "fonts" / "SourceSans3-Regular.ttf", size)


def photo(caption: str, *, wall: tuple[int, int, int], stain: tuple[int, int, int], seed: int) -> bytes:
    """Return a JPEG of a wall with a stain and a label, as a telephone would take it."""
    chance = random.Random(seed)  # noqa: S311 — a picture, not a secret
    picture = Image.new("RGB", (1600, 1200), wall)
    draw = ImageDraw.Draw(picture)
    for _ in range(260):
        x, y = chance.gauss(1050, 190), chance.gauss(330, 170)
        size = chance.uniform(10, 70)
        draw.ellipse((x - size, y - size, x + size, y + size), fill=stain)
    picture = picture.filter(ImageFilter.GaussianBlur(9))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 1010, 1600, 1200), fill=(96, 78, 62))
    draw.text((60, 1060), caption, font=_font(64), fill="white")
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=80)
    return file.getvalue()


def paper(title: str, lines: Sequence[str]) -> bytes:
    """Return a one-page PDF of typed lines, as a scanner would make it."""
    page = Image.new("L", PAPER, 255)
    draw = ImageDraw.Draw(page)
    draw.text((140, 160), title, font=_font(54), fill=0)
    for place, line in enumerate(lines):
        draw.text((140, 320 + 60 * place), line, font=_font(34), fill=30)
    file = io.BytesIO()
    page.save(file, "PDF", resolution=150)
    return file.getvalue()
