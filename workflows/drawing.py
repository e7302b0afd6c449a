"""Draws a workflow as SVG without tool or style sheet: boxes by level, usual steps as arrows, present state marked."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workflows.streets import Place, Streets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.definition import State, Workflow

BOX_WIDTH: Final = 168
BOX_HEIGHT: Final = 56
GAP_X: Final = 44
GAP_Y: Final = 48
COLUMNS: Final = 5
MARGIN: Final = 20
LEVEL_HEAD: Final = 36
LINE: Final = 16
_LETTERS_A_LINE: Final = 22
_FEW_SOURCES: Final = 3

_WORDS: Final = {
    "fr": {
        "states": "États",
        "now": "État actuel",
        "next": "Ensuite possible",
        "usual": "Chemins habituels",
        "colon": " :",
    },
    "nl": {
        "states": "Toestanden",
        "now": "Huidige toestand",
        "next": "Daarna mogelijk",
        "usual": "Gebruikelijke wegen",
        "colon": ":",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box(Place):
    """Where a state stands on the page."""

    state: State

    @property
    def middle(self) -> int:
        return self.left + self.width // 2


@dataclass(frozen=True, slots=True)
class _Band:
    """One level: its frame and its boxes."""

    label: str
    top: int
    height: int
    boxes: tuple[_Box, ...]


def svg(workflow: Workflow, language: str, current: str | None = None) -> str:
    """Return an accessible drawing in one language; ``current`` marks a state and the arrows that leave it.

    Only presentation attributes and classes are used, so that a strict content policy lets it pass.
    Raises KeyError for an unknown state.
    """
    if current is not None:
        workflow.states[current]
    bands = tuple(_bands(workflow, language))
    boxes = {box.state.id: box for band in bands for box in band.boxes}
    width = 2 * MARGIN + COLUMNS * BOX_WIDTH + (COLUMNS - 1) * GAP_X + 2 * GAP_X
    height = bands[-1].top + bands[-1].height + MARGIN
    name = f"{workflow.id}-{language}"
    steps = _steps(workflow, current)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="workflow-drawing" role="img" lang="{language}"'
            f' viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            f' aria-labelledby="drawing-title-{name} drawing-desc-{name}" font-size="13">'
        ),
        f'<title id="drawing-title-{name}">{escape(workflow.title.of(language))}</title>',
        f'<desc id="drawing-desc-{name}">{escape(_described(workflow, language, current, steps))}</desc>',
        _heads(name),
    ]
    parts += [_frame(band, width) for band in bands]
    streets = Streets(left=MARGIN + GAP_X, pitch=BOX_WIDTH + GAP_X, gutter=GAP_X)
    parts += [
        _arrow(streets.way(boxes[source], boxes[to]), name, following=source == current)
        for source, to in sorted(steps, key=lambda step: step[0] == current)
    ]
    parts += [_plate(band) for band in bands]
    parts += [_drawn(box, language, marked=box.state.id == current) for box in boxes.values()]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _steps(workflow: Workflow, current: str | None) -> list[tuple[str, str]]:
    """Return the arrows to draw: the usual ones and those that leave ``current``.

    A machine without usual paths shows every arrow, save those of events that can happen almost anywhere.
    """
    named: dict[tuple[str, str], None] = {}
    clear: dict[tuple[str, str], None] = {}
    for event in workflow.events.values():
        steps = {
            (source, target.to): None
            for selector in event.selectors
            for source in (workflow.groups[selector].states if selector in workflow.groups else (selector,))
            for target in event.targets
            if source in workflow.states and target.to in workflow.states and source != target.to
        }
        named |= steps
        if len(event.sources) <= _FEW_SOURCES:
            clear |= steps
    usual = {step: None for path in workflow.usual_paths for step in pairwise(path)} or clear
    return list(usual | {step: None for step in named if step[0] == current})


def _bands(workflow: Workflow, language: str) -> Iterator[_Band]:
    top, row = MARGIN, 0
    for level in workflow.levels:
        states = workflow.states_of(level.id)
        rows = -(-len(states) // COLUMNS)
        height = LEVEL_HEAD + rows * (BOX_HEIGHT + GAP_Y)
        boxes = tuple(
            _Box(
                state=state,
                width=BOX_WIDTH,
                height=BOX_HEIGHT,
                row=row + place // COLUMNS,
                left=MARGIN + GAP_X + (place % COLUMNS) * (BOX_WIDTH + GAP_X),
                top=top + LEVEL_HEAD + (place // COLUMNS) * (BOX_HEIGHT + GAP_Y) + GAP_Y // 2,
            )
            for place, state in enumerate(states)
        )
        yield _Band(level.label.of(language), top, height, boxes)
        top += height + GAP_Y // 2
        row += rows


def _frame(band: _Band, width: int) -> str:
    return (
        f'<g class="workflow-level"><rect x="{MARGIN}" y="{band.top}" width="{width - 2 * MARGIN}"'
        f' height="{band.height}" rx="8" fill="none" stroke="currentColor" stroke-opacity="0.35"/></g>'
    )


def _plate(band: _Band) -> str:
    """Return the name of a level on a plate that covers the arrows passing under it."""
    return (
        f'<g class="workflow-level-name"><rect x="{MARGIN + 8}" y="{band.top + 6}" rx="3" height="22"'
        f' width="{len(band.label) * 7 + 16}" fill="white"/>'
        f'<text x="{MARGIN + 14}" y="{band.top + 22}" font-weight="bold" fill="black">{escape(band.label)}</text></g>'
    )


def _drawn(box: _Box, language: str, *, marked: bool) -> str:
    lines = textwrap.wrap(box.state.label.of(language), _LETTERS_A_LINE)
    first = box.top + BOX_HEIGHT // 2 + 5 - (len(lines) - 1) * LINE // 2
    spans = "".join(
        f'<tspan x="{box.middle}" y="{first + number * LINE}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    kind = "workflow-state is-current" if marked else "workflow-state is-final" if box.state.final else "workflow-state"
    weight = ' font-weight="bold"' if marked else ""
    return (
        f'<g class="{kind}"><title>{escape(box.state.means.of(language))}</title>'
        f'<rect x="{box.left}" y="{box.top}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}"'
        f' rx="{BOX_HEIGHT // 2 if box.state.final else 6}" fill="white" stroke="currentColor"'
        f' stroke-width="{4 if marked else 1.5}"/>'
        f'<text text-anchor="middle" fill="black"{weight}>{spans}</text></g>'
    )


def _arrow(way: str, name: str, *, following: bool) -> str:
    look = (
        'class="workflow-step is-next" stroke-width="2.5"'
        if following
        else 'class="workflow-step" stroke-width="1.2" stroke-opacity="0.7"'
    )
    return f'<path {look} d="{way}" fill="none" stroke="currentColor" marker-end="url(#head-{name})"/>'


def _heads(name: str) -> str:
    return (
        f'<defs><marker id="head-{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8"'
        ' markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="currentColor"/></marker></defs>'
    )


def _described(workflow: Workflow, language: str, current: str | None, steps: list[tuple[str, str]]) -> str:
    words = _WORDS[language]
    label = {state.id: state.label.of(language) for state in workflow.states.values()}
    said = [
        f"{level.label.of(language)}{words['colon']} "
        + ", ".join(label[state.id] for state in workflow.states_of(level.id))
        + "."
        for level in workflow.levels
    ]
    if current is not None:
        following = [label[to] for source, to in steps if source == current]
        said.append(f"{words['now']}{words['colon']} {label[current]}.")
        if following:
            said.append(f"{words['next']}{words['colon']} {', '.join(following)}.")
    else:
        walks = "; ".join(" → ".join(label[state] for state in path) for path in workflow.usual_paths)
        said += [f"{words['usual']}{words['colon']} {walks}."] if walks else []
    return " ".join(said)
