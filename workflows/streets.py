"""Finds a way for an arrow between boxes on a grid: along the gaps between rows and columns, never through a box."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

TRACK: Final = 5
"""Distance between two arrows that share a gap."""
TRACKS: Final = 7
NEAR: Final = 8
"""Distance from a box to the first arrow that passes it."""
HEAD: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A box on the page; ``row`` counts from the top over the whole page."""

    left: int
    top: int
    width: int
    height: int
    row: int

    @property
    def bottom(self) -> int:
        """Return the lower edge."""
        return self.top + self.height

    @property
    def right(self) -> int:
        """Return the right edge."""
        return self.left + self.width


class Streets:
    """Gives out ways and remembers which tracks are taken, so that arrows do not lie on each other."""

    __slots__ = ("_gutter", "_left", "_pitch", "_taken")

    def __init__(self, *, left: int, pitch: int, gutter: int) -> None:
        self._left = left
        self._pitch = pitch
        self._gutter = gutter
        self._taken: Counter[tuple[str, int]] = Counter()

    def way(self, source: Place, to: Place) -> str:
        """Return the drawing commands of a line from one box to another."""
        if source.row == to.row and abs(source.left - to.left) == self._pitch:
            return self._to_neighbour(source, to)
        if to.row > source.row:
            leaves, enters = source.bottom, to.top - HEAD
            first, last = self._below(source), self._above(to)
        else:
            leaves, enters = (source.bottom if to.row == source.row else source.top), to.bottom + HEAD
            first, last = (self._below(source) if to.row == source.row else self._above(source)), self._below(to)
        out, into = self._port(source), self._port(to)
        if to.row - source.row in (0, 1):
            street = last if to.row > source.row else first
            return f"M{out} {leaves} V{street} H{into} V{enters}"
        side = self._side_street(source, to)
        return f"M{out} {leaves} V{first} H{side} V{last} H{into} V{enters}"

    def _to_neighbour(self, source: Place, to: Place) -> str:
        middle = source.top + source.height // 2
        if to.left > source.left:
            return f"M{source.right} {middle} H{to.left - HEAD}"
        return f"M{source.left} {middle + 2 * TRACK} H{to.right + HEAD}"

    def _port(self, box: Place) -> int:
        """Return where on a box's edge the next arrow leaves or enters: from the middle outwards."""
        used = self._next("port", box.row * 1000 + box.left)
        step = (used + 1) // 2 * 2 * NEAR % (box.width // 2 - NEAR)
        return box.left + box.width // 2 + (step if used % 2 else -step)

    def _below(self, box: Place) -> int:
        return box.bottom + NEAR + self._next("below", box.row) % TRACKS * TRACK

    def _above(self, box: Place) -> int:
        return box.top - NEAR - self._next("above", box.row) % (TRACKS // 2) * TRACK

    def _side_street(self, source: Place, to: Place) -> int:
        """Return the x of the gap between columns beside the source, on the side of the target."""
        column = (source.left - self._left) // self._pitch + (1 if to.left > source.left else 0)
        start = self._left + column * self._pitch - self._gutter
        return start + NEAR + self._next("side", column) % (TRACKS - 1) * TRACK

    def _next(self, kind: str, number: int) -> int:
        taken = self._taken[kind, number]
        self._taken[kind, number] += 1
        return taken
