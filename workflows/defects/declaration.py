"""What a room, a defect, a risk and a warning of the walk are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.working_days import after_days

if TYPE_CHECKING:
    from datetime import date

    from workflows.deadlines import Basis
    from workflows.law import Source, Text


@dataclass(frozen=True, slots=True)
class Room:
    """A part of the dwelling, in the order one walks through it."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Risk:
    """How dangerous a defect is, and within how many calendar days it is asked to be repaired.

    ``basis``: the terms are no text of the law; ``doubt`` says so to whoever reads them.
    """

    id: str
    title: Text
    means: Text
    days: int
    term: Text
    basis: Basis
    doubt: Text
    sources: tuple[Source, ...]

    def deadline(self, counted_from: date) -> date:
        """Return the last day for the repair; the first day does not count."""
        return after_days(counted_from, self.days)


@dataclass(frozen=True, slots=True)
class Defect:
    """A usual defect: its short name for a letter, the question on the spot, where it is asked, its usual risk."""

    id: str
    title: Text
    question: Text
    risk: str
    rooms: frozenset[str]
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Warned:
    """What must be said before anybody acts, with the law it rests on; without a source it is practice alone."""

    id: str
    title: Text
    text: Text
    sources: tuple[Source, ...]
    basis: Basis
