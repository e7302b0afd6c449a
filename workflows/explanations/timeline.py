"""Draws the days of an answer as SVG, without tool, script or style: for a phone, the dark, a black and white page.

Time runs down. Rows keep the order of the days; the room between them grows with the root of the days between, so that
near days stay apart and far ones stay on the page. Every sign has its own shape, and its own words beside it.
"""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workflows.explanations.story import Sign, full_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workflows.explanations.story import Moment, Story

AXIS: Final = 34
WORDS: Final = 58
TOP: Final = 16
LINE: Final = 19
FOOT: Final = 10
SIZE: Final = 7
MOST_ROOM: Final = 34
LEAST_BAND: Final = 16

TITLES: Final = {"fr": "Ligne du temps", "nl": "Tijdlijn"}


@dataclass(frozen=True, slots=True)
class Format:
    """How wide a drawing is (units of the drawing), where its words stand and how many letters fit on a line."""

    width: int
    words_left: int
    letters: int
    beside: bool  # day and words on one line
    font: str = ""  # family of the letters; empty = that of the page


SCREEN: Final = Format(width=340, words_left=WORDS, letters=38, beside=False)
PAPER: Final = Format(width=660, words_left=236, letters=62, beside=True, font="Source Sans 3")


@dataclass(frozen=True, slots=True)
class _Row:
    """One moment on the page: ``top`` is the height of its sign; ``day`` is empty where the row above has said it."""

    moment: Moment
    day: str
    lines: tuple[str, ...]
    top: int


def drawn(story: Story, language: str, name: str, *, form: Format = SCREEN) -> str:
    """Return the drawing in ``language``; ``name`` keeps its ids apart. Empty where there are not two days."""
    if len({moment.on for moment in story.moments}) < 2:
        return ""
    rows, height = _rows(story.moments, language, form)
    family = f' font-family="{form.font}"' if form.font else ""
    parts = [
        (
            f'<svg class="lm-days" viewBox="0 0 {form.width} {height}" role="img" aria-labelledby="{name}-title"'
            f' aria-describedby="{name}-desc" font-size="14"{family} xmlns="http://www.w3.org/2000/svg">'
        ),
        f'<title id="{name}-title">{escape(TITLES[language])}</title>',
        f'<desc id="{name}-desc">{escape(told(story, language))}</desc>',
        (
            f'<defs><pattern id="{name}-hatch" width="5" height="5" patternUnits="userSpaceOnUse">'
            '<path d="M0 5 L5 0" stroke="currentColor" stroke-width="1.4"/></pattern></defs>'
        ),
        f'<path class="is-axis" d="M{AXIS} {rows[0].top} V{rows[-1].top}" stroke="currentColor" stroke-width="1.5"/>',
        *_spans(story, rows, name),
        *(part for row in rows for part in _row(row, form)),
        "</svg>",
    ]
    return "".join(parts)


def told(story: Story, language: str) -> str:
    """Return the days of a story as one text, for those who do not see the drawing."""
    colon = " : " if language == "fr" else ": "
    until = " – "
    spans = [
        f"{span.label.of(language)}{colon}{full_day(span.starts_on).of(language)}{until}"
        f"{full_day(span.ends_on).of(language)}."
        for span in story.spans
    ]
    days = [f"{full_day(moment.on).of(language)}{colon}{moment.label.of(language)}." for moment in story.moments]
    return " ".join([*days, *spans])


def _rows(moments: Sequence[Moment], language: str, form: Format) -> tuple[list[_Row], int]:
    rows: list[_Row] = []
    top = TOP
    before: Moment | None = None
    for moment in moments:
        same = before is not None and before.on == moment.on
        if before is not None and not same:
            top += _room(before.on, moment.on)
        lines = tuple(textwrap.wrap(moment.label.of(language), form.letters))
        rows.append(_Row(moment, "" if same else full_day(moment.on).of(language), lines, top))
        heads = 0 if form.beside or same else 1
        top += LINE * (len(lines) + heads) + 5
        before = moment
    return rows, top + FOOT


def _room(before: str, after: str) -> int:
    days = (date.fromisoformat(after) - date.fromisoformat(before)).days
    return min(MOST_ROOM, round(2 * math.sqrt(days)) + 4)


def _height(on: str, rows: Sequence[_Row]) -> float:
    """Return how far down a day stands, between the rows around it."""
    if on <= rows[0].moment.on:
        return rows[0].top
    if on >= rows[-1].moment.on:
        return rows[-1].top
    above, below = next(pair for pair in pairwise(rows) if pair[0].moment.on <= on < pair[1].moment.on)
    whole = date.fromisoformat(below.moment.on) - date.fromisoformat(above.moment.on)
    part = date.fromisoformat(on) - date.fromisoformat(above.moment.on)
    return above.top + (below.top - above.top) * (part / whole)


def _spans(story: Story, rows: Sequence[_Row], name: str) -> Iterator[str]:
    for span in story.spans:
        top, end = _height(span.starts_on, rows), _height(span.ends_on, rows)
        end = max(end, top + LEAST_BAND)
        if span.code == "guard_band":
            yield (
                f'<rect class="is-guard" x="{AXIS - 22}" y="{top:.0f}" width="12" height="{end - top:.0f}"'
                f' fill="url(#{name}-hatch)" stroke="currentColor"/>'
            )
        else:
            yield (
                f'<path class="is-period" d="M{AXIS} {top:.0f} V{end:.0f}" stroke="currentColor" stroke-width="7"'
                ' stroke-opacity="0.3"/>'
            )


def _row(row: _Row, form: Format) -> Iterator[str]:
    kind = row.moment.sign.value
    yield f'<path class="is-sign is-{kind}" d="{_shape(row.moment.sign, row.top)}" {_paint(row.moment.sign)}/>'
    baseline = row.top + 5
    weight = ' font-weight="bold"' if row.moment.sign in (Sign.END, Sign.TODAY) else ""
    if row.day:
        yield (
            f'<text class="is-day" x="{WORDS}" y="{baseline}" font-weight="bold" fill="currentColor">'
            f"{escape(row.day)}</text>"
        )
        baseline += 0 if form.beside else LINE
    spans = "".join(
        f'<tspan x="{form.words_left}" y="{baseline + number * LINE}">{escape(line)}</tspan>'
        for number, line in enumerate(row.lines)
    )
    yield f'<text class="is-label is-{kind}"{weight} fill="currentColor">{spans}</text>'


_SHAPES: Final = {
    Sign.SENT: "M{l} {y} a{s} {s} 0 1 0 {d} 0 a{s} {s} 0 1 0 -{d} 0",
    Sign.RECEIPT: "M{l} {y} a{s} {s} 0 1 0 {d} 0 a{s} {s} 0 1 0 -{d} 0",
    Sign.TODAY: "M{l} {y} a{s} {s} 0 1 0 {d} 0 a{s} {s} 0 1 0 -{d} 0",
    Sign.START: "M{l} {t} H{r} M{l} {b} H{r}",
    Sign.LIMIT: "M{l} {t} H{r} L{x} {b} Z",
    Sign.ANNOUNCED: "M{l} {t} H{r} V{b} H{l} Z",
    Sign.END: "M{l} {t} H{r} V{b} H{l} Z",
    Sign.TENANT: "M{l} {t} L{r} {y} L{l} {b} Z",
    Sign.LANDLORD: "M{x} {t} L{r} {y} L{x} {b} L{l} {y} Z",
}
_HOLLOW: Final = frozenset({Sign.SENT, Sign.START, Sign.LIMIT, Sign.ANNOUNCED, Sign.LANDLORD})


def _shape(sign: Sign, y: int) -> str:
    return _SHAPES[sign].format(l=AXIS - SIZE, r=AXIS + SIZE, t=y - SIZE, b=y + SIZE, x=AXIS, y=y, s=SIZE, d=2 * SIZE)


def _paint(sign: Sign) -> str:
    if sign is Sign.TODAY:
        return 'fill="white" stroke="currentColor" stroke-width="4"'
    if sign in _HOLLOW:
        return 'fill="white" stroke="currentColor" stroke-width="2"'
    return 'fill="currentColor" stroke="currentColor" stroke-width="2"'
