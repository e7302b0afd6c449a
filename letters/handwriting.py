"""What a form needs on paper: a box to tick and a line to write on where a value is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

RULE = Markup('<span class="rule rule-{}"></span>')
WIDTHS = frozenset({"s", "m", "l", "full"})
TICKED, EMPTY = "\N{BALLOT BOX WITH CHECK}", "\N{BALLOT BOX}"


def fill(filters: Mapping[str, Callable[..., object]], value: object, how: str = "", width: str = "m") -> object:
    """Return ``value`` written by the filter ``how``, or a line to write on when it is unknown or empty.

    ``width`` of the line: ``s`` (a date, an amount), ``m`` (a name), ``l`` (an address), ``full`` (what is left).
    """
    if width not in WIDTHS:
        raise ValueError(f"width is one of {sorted(WIDTHS)}")
    if value is None or value in ("", ()):
        return RULE.format(width)
    return filters[how](value) if how else value


def tick(on: object, label: object) -> Markup:
    """Return a box, ticked or empty, with its words."""
    return Markup('<span class="tick"><span class="tick-box">{}</span> {}</span>').format(
        TICKED if on else EMPTY, label
    )


def ruled(number: int = 3) -> Markup:
    """Return lines over the whole width, to write on by hand."""
    return Markup("").join(Markup('<p class="ruled"><span class="rule rule-full"></span></p>') for _ in range(number))
