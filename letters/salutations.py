"""Openings and closings of Belgian letters; a person's gender is never guessed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from letters.context import Party
    from letters.text import Language

_OPENINGS: Final = {
    "fr": {"mr": "Monsieur,", "ms": "Madame,"},
    "nl": {"mr": "Geachte heer {name},", "ms": "Geachte mevrouw {name},"},
}
_QUALITIES: Final[Mapping[str, Mapping[str, tuple[str, str, str]]]] = MappingProxyType(
    {
        "fr": {
            "judge": ("Madame la Juge de paix,", "Monsieur le Juge de paix,", "Madame, Monsieur le Juge de paix,"),
            "registrar": (
                "Madame la Greffière en chef,", "Monsieur le Greffier en chef,",
                "Madame, Monsieur le Greffier en chef,",
            ),
            "prosecutor": (
                "Madame la Procureure du Roi,", "Monsieur le Procureur du Roi,",
                "Madame, Monsieur le Procureur du Roi,",
            ),
            "lawyer": ("Maître,", "Maître,", "Maître,"),
            "bailiff": ("Maître,", "Maître,", "Maître,"),
            "mayor": ("Madame la Bourgmestre,", "Monsieur le Bourgmestre,", "Madame, Monsieur le Bourgmestre,"),
            "president": ("Madame la Présidente,", "Monsieur le Président,", "Madame, Monsieur le Président,"),
        },
        "nl": {
            "judge": ("Mevrouw de vrederechter,", "Mijnheer de vrederechter,", "Mevrouw, mijnheer de vrederechter,"),
            "registrar": ("Geachte hoofdgriffier,",) * 3,
            "prosecutor": (
                "Mevrouw de procureur des Konings,", "Mijnheer de procureur des Konings,",
                "Mevrouw, mijnheer de procureur des Konings,",
            ),
            "lawyer": ("Meester,",) * 3,
            "bailiff": ("Geachte gerechtsdeurwaarder,",) * 3,
            "mayor": ("Geachte burgemeester,",) * 3,
            "president": ("Geachte voorzitter,",) * 3,
        },
    }
)  # fmt: skip
"""Salutation by quality: of a woman, of a man, when it is not known."""
_REGARDS: Final = {
    "judge": "l’expression de {} haute considération",
    "prosecutor": "l’expression de {} haute considération",
    "registrar": "l’expression de {} considération distinguée",
    "lawyer": "l’expression de {} considération distinguée",
    "mayor": "l’expression de {} considération distinguée",
    "president": "l’expression de {} considération distinguée",
}


def opening(parties: Sequence[Party], language: Language) -> str:
    """Return the salutation for the people in the window; the double form as soon as one is not known."""
    if parties and parties[0].quality:
        words = _QUALITIES[language][parties[0].quality]
        return words[{"ms": 0, "mr": 1}.get(parties[0].civility or "", 2)]
    civilities = [party.civility if party.kind == "natural_person" else None for party in parties]
    if len(parties) == 1 and civilities[0] is not None:
        return _OPENINGS[language][civilities[0]].format(name=_family_name(parties[0].name))
    if civilities and None not in civilities:
        return _several(sorted(civility for civility in civilities if civility), language)
    return "Madame, Monsieur," if language == "fr" else "Geachte heer, geachte mevrouw,"


def closing(
    parties: Sequence[Party], language: Language, *, formal: bool, plural: bool, to_tenant: bool = False
) -> str:
    """Return the closing: French takes up the opening again, Dutch is ``Hoogachtend`` when formal or to a company.

    ``to_tenant``: our own service writes to the person it helps, in plain words.
    """
    if to_tenant:
        return "Bien à vous," if language == "fr" else "Met vriendelijke groeten,"
    quality = parties[0].quality if parties else None
    if language == "nl":
        if quality in {"judge", "prosecutor"}:
            return "Met de meeste hoogachting,"
        company = quality is not None or any(party.kind != "natural_person" for party in parties)
        return "Hoogachtend," if formal or company else "Met vriendelijke groeten,"
    start = "Nous vous prions" if plural else "Je vous prie"
    address = opening(parties, "fr").rstrip(",")
    if quality in _REGARDS:
        return f"{start} d’agréer, {address}, {_REGARDS[quality].format('notre' if plural else 'ma')}."
    possessive = "nos" if plural else "mes"
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
