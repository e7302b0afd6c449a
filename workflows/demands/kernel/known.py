"""What is known of a case, for the points of a demand: asking for an unknown fact says which one is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.parsing import Answers


class Unknown(Exception):
    """Facts that a point needs are not known. ``paths`` names them all."""

    def __init__(self, *paths: str) -> None:
        super().__init__(*paths)
        self.paths = paths


class Known:
    """The facts of one case. Every getter raises Unknown instead of guessing."""

    __slots__ = ("_answers", "as_of")

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.as_of = answers.required_day("as_of")

    def given(self, path: str) -> bool:
        """Return whether the fact is known; for a point that may be told in more than one way."""
        return self._answers.known(path)

    def need(self, *paths: str) -> None:
        """Raise Unknown with all of ``paths`` that are not known, so that they are asked at once."""
        if absent := [path for path in paths if not self._answers.known(path)]:
            raise Unknown(*absent)

    def day(self, path: str) -> date:
        """Return a date."""
        found = self._answers.day(path)
        if found is None:
            raise Unknown(path)
        return found

    def yes(self, path: str) -> bool:
        """Return true or false."""
        found = self._answers.yes_no(path)
        if found is None:
            raise Unknown(path)
        return found

    def cents(self, path: str) -> int:
        """Return an amount in whole cents."""
        return self.number(path)

    def number(self, path: str) -> int:
        """Return a whole number."""
        found = self._answers.integer(path)
        if found is None:
            raise Unknown(path)
        return found

    def code(self, path: str) -> str:
        """Return a word of the list of the fact."""
        found = self._answers.code(path)
        if found is None:
            raise Unknown(path)
        return found
