"""The form for a walk through a dwelling, filled by hand with one hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from letters.page import sheet
from letters.text import Both

if TYPE_CHECKING:
    from letters.text import Language

_WORDS: Final = {
    "intro": Both(
        "Cochez oui ou non ; une case vide veut dire : pas regardé. Photographiez, et notez le numéro de la photo. "
        "Recopiez ensuite dans Limen avec la vraie date de la visite.",
        "Kruis ja of nee aan; een leeg vakje betekent: niet bekeken. Neem een foto en noteer het nummer. "
        "Neem het daarna over in Limen met de echte datum van het bezoek.",
    ),
    "defect": Both("Défaut", "Gebrek"),
    "yes": Both("Oui", "Ja"),
    "no": Both("Non", "Nee"),
    "since": Both("Depuis", "Sinds"),
    "told": Both("Bailleur prévenu le / comment", "Verhuurder verwittigd op / hoe"),
    "photo": Both("Photo", "Foto"),
    "remarks": Both("Remarques", "Opmerkingen"),
    "risks": Both(
        "Risque et délai demandé (usage, pas un délai légal)", "Risico en gevraagde termijn (gebruik, geen wet)"
    ),
}


@dataclass(frozen=True, slots=True)
class BlankRoom:
    """A room with the defects that are asked there: short name and question."""

    title: Both
    defects: tuple[tuple[Both, Both], ...]


def blank_walk(
    title: Both,
    rooms: tuple[BlankRoom, ...],
    language: Language,
    *,
    risks: tuple[tuple[Both, Both, Both], ...],
    rent: Both,
) -> str:
    """Return the form as an HTML page for ``letters.pdf``; ``risks``: name, term and meaning of each."""
    return sheet(
        "blank_walk.html",
        language,
        title=title.of(language),
        rooms=rooms,
        risks=risks,
        rent=rent,
        said={name: both.of(language) for name, both in _WORDS.items()},
        service=None,
    )
