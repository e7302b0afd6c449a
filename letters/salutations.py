"""Openings and closings of Belgian letters; a person's gender is never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.context import Party
    from letters.text import Language

_OPENINGS = {
    "fr": {"mr": "Monsieur,", "ms": "Madame,"},
    "nl": {"mr": "Geachte heer {name},", "ms": "Geachte mevrouw {name},"},
}


def opening(parties: Sequence[Party], language: Language) -> str:
    """Return the salutation for the people in the window; the double form as soon as one is not known."""
    civilities = [party.civility if party.kind == "natural_person" else None for party in parties]
    if len(parties) == 1 and civilities[0] is not None:
        return _OPENINGS[language][civilities[0]].format(name=_family_name(parties[0].name))
    if civilities and None not in civilities:
        return _several(sorted(civility for civility in civilities if civility), language)
    return "Madame, Monsieur," if language == "fr" else "Geachte heer, geachte mevrouw,"


def closing(parties: Sequence[Party], language: Language, *, formal: bool, plural: bool) -> str:
    """Return the closing: French takes up the opening again, Dutch is ``Hoogachtend`` when formal or to a company."""
    if language == "nl":
        company = any(party.kind != "natural_person" for party in parties)
        return "Hoogachtend," if formal or company else "Met vriendelijke groeten,"
    start = "Nous vous prions" if plural else "Je vous prie"
    possessive = "nos" if plural else "mes"
    address = opening(parties, "fr").rstrip(",")
    return f"{start} d’agréer, {address}, l’expression de {possessive} salutations distinguées."


def _family_name(name: str) -> str:
    """Return what follows the first name; a one-word name is kept whole."""
    return name.split(" ", 1)[-1]


def _several(civilities: Sequence[str], language: Language) -> str:
    words = "".join(civility[1] for civility in civilities)  # "r" for a man, "s" for a woman
    men, women = words.count("r"), words.count("s")
    if language == "fr":
        parts = ["Mesdames" if women > 1 else "Madame"] * bool(women)
        parts += ["Messieurs" if men > 1 else "Monsieur"] * bool(men)
        return f"{', '.join(parts)},"
    parts = ["geachte dames" if women > 1 else "geachte mevrouw"] * bool(women)
    parts = ["geachte heren" if men > 1 else "geachte heer"] * bool(men) + parts
    text = ", ".join(parts)
    return f"{text[0].upper()}{text[1:]},"
