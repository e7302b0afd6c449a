"""The vocabulary every legal statement is written in: bilingual text, source, review mark, dated value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import date

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence written in French and in Dutch; neither is a translation to be skipped."""

    fr: str
    nl: str

    def __post_init__(self) -> None:
        if not (self.fr and self.nl):
            raise ValueError(f"both languages are needed: {self!r}")

    def of(self, language: str) -> str:
        """Return the sentence in ``fr`` or ``nl``. Raises KeyError for another language."""
        if language == "fr":
            return self.fr
        if language == "nl":
            return self.nl
        raise KeyError(language)

    def as_dict(self) -> dict[str, str]:
        """Return ``{"fr": ..., "nl": ...}`` as the contract of the checks writes it."""
        return {"fr": self.fr, "nl": self.nl}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands: act (name in both languages), article, public address, day the page was read."""

    act: str
    article: str
    url: str
    read_on: date


@dataclass(frozen=True, slots=True)
class Review:
    """A jurist's signature under a rule. ``None`` in place of it means: not yet reviewed by a jurist."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is refused or doubtful: a stable code for programs, a sentence for people."""

    code: str
    text: Text


class Dated(Generic[T]):
    """A value of the law over time. Entries are added, never edited.

    ``Dated({date(2018, 1, 1): x, date(2024, 11, 1): y}).on(day)`` is the entry in force on ``day``.
    Raises LookupError before the first entry.
    """

    __slots__ = ("_entries",)

    def __init__(self, entries: dict[date, T]) -> None:
        if not entries:
            raise ValueError("a dated value needs at least one entry")
        self._entries = tuple(sorted(entries.items(), key=lambda entry: entry[0], reverse=True))

    def on(self, day: date) -> T:
        """Return the value in force on ``day``."""
        return self.entry_on(day)[1]

    def entry_on(self, day: date) -> tuple[date, T]:
        """Return (entry into force, value) in force on ``day``."""
        for since, value in self._entries:
            if since <= day:
                return since, value
        raise LookupError(f"no value in force on {day.isoformat()}")

    def entries(self) -> tuple[tuple[date, T], ...]:
        """Return every (entry into force, value), oldest first."""
        return tuple(reversed(self._entries))
