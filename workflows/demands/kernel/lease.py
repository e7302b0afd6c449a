"""What several demands must know of the lease: whether these rules apply, whether it is short, which law it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Point, card
from workflows.demands.kernel.facts import LEASE_TYPE, RENEWED, SHORT, SIGNED_ON
from workflows.demands.kernel.words import aside, kept

if TYPE_CHECKING:
    from datetime import date

    from workflows.demands.kernel.declaration import Said
    from workflows.demands.kernel.known import Known

OUTSIDE_TITLE_XI = frozenset({"social_housing", "transit", "precarious", "hosted", "tourist"})
"""Occupations that title XI does not govern, or only where nothing else does."""
NOT_MAIN_RESIDENCE = frozenset({"not_main_residence", "work_dwelling"})
"""Leases without the chapter on the main residence (art. 234)."""
SHORT_TYPES = {
    "main_residence_short": True,
    "student": True,
    "main_residence_9y": False,
    "main_residence_long": False,
    "main_residence_life": False,
}
"""Leases whose name tells whether they last three years at most; of the others it is asked."""


def _main_residence(known: Known) -> Said:
    return _within(known, OUTSIDE_TITLE_XI | NOT_MAIN_RESIDENCE)


def _dwelling(known: Known) -> Said:
    return _within(known, OUTSIDE_TITLE_XI)


def _within(known: Known, outside: frozenset[str]) -> Said:
    if known.code(LEASE_TYPE.path) in outside:
        return aside(
            "Cette sorte de bail ou d'occupation suit d'autres règles. Si la personne y habite vraiment, vérifiez "
            "d'abord si ce n'est pas, en droit, un bail de résidence principale.",
            "Dit soort huur of bewoning volgt andere regels. Woont de persoon er echt, ga dan eerst na of het in "
            "rechte geen huur van de hoofdverblijfplaats is.",
        )
    return kept("Ces règles s'appliquent à ce bail.", "Deze regels gelden voor deze huurovereenkomst.")


_SCOPE_TITLE = ("À quels baux ces règles s'appliquent", "Voor welke huurovereenkomsten deze regels gelden")

MAIN_RESIDENCE = Point(
    card(
        "scope",
        *_SCOPE_TITLE,
        sources.code_2017("215, 234"),
        basis=(Basis.TEXT, Basis.INFERENCE),
        in_force=(sources.TITLE_XI_FROM,),
    ),
    _main_residence,
)
"""Rules of chapter III, for the lease of a main residence."""
DWELLING = Point(
    card(
        "scope",
        *_SCOPE_TITLE,
        sources.code_2017("215"),
        basis=(Basis.TEXT, Basis.INFERENCE),
        in_force=(sources.TITLE_XI_FROM,),
    ),
    _dwelling,
)
"""Rules of chapter II, for every lease of a dwelling."""


def is_short(known: Known) -> bool:
    """Return whether the lease was concluded for three years at most."""
    told = SHORT_TYPES.get(known.code(LEASE_TYPE.path))
    return known.yes(SHORT.path) if told is None else told


def regime(known: Known) -> date:
    """Return the first day of the law the lease has: 1 November 2024 when concluded or renewed since, else 2018."""
    if known.given(RENEWED.path) and known.yes(RENEWED.path):
        return sources.NEW_LEASES_FROM
    if known.day(SIGNED_ON.path) >= sources.NEW_LEASES_FROM:
        return sources.NEW_LEASES_FROM
    known.need(RENEWED.path)
    return sources.TITLE_XI_FROM


def is_new(known: Known) -> bool:
    """Return whether the lease was concluded or renewed from 1 November 2024."""
    return regime(known) == sources.NEW_LEASES_FROM
