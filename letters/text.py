"""A sentence in both languages, as letters, labels and profiles carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Language = Literal["fr", "nl"]
LANGUAGES: Final[tuple[Language, Language]] = ("fr", "nl")


@dataclass(frozen=True, slots=True)
class Both:
    """The same words in French and in Dutch; an empty half is refused."""

    fr: str
    nl: str

    def __post_init__(self) -> None:
        if not (self.fr.strip() and self.nl.strip()):
            raise ValueError(f"both languages are needed: {self!r}")

    def of(self, language: Language) -> str:
        """Return the words in ``fr`` or ``nl``."""
        return self.fr if language == "fr" else self.nl

    def as_dict(self) -> dict[str, str]:
        """Return ``{"fr": ..., "nl": ...}``."""
        return {"fr": self.fr, "nl": self.nl}


def in_a_row(parts: Iterable[str], language: Language) -> str:
    """Return parts after each other, with the semicolon as the language sets it."""
    return ("\u00a0; " if language == "fr" else "; ").join(parts)
