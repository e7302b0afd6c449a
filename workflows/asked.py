"""Everything a person can ask here, by name: the checks of the contract, then the other demands; and how to find it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from workflows.checks import CHECKS
from workflows.demands import DEMANDS, PREFIX, Demand
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.checks import Check

ASKED: Mapping[str, Check] = MappingProxyType({**CHECKS, **DEMANDS})


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to ask: its name, what a tenant would say, and what it is about (checks say it in their title)."""

    name: str
    title: Text
    about: Text | None


@dataclass(frozen=True, slots=True)
class Group:
    """Choices that belong together, as a tenant looks for them."""

    id: str
    title: Text
    choices: tuple[Choice, ...]


_MONEY: Final = ("triennial_revision", "abusive_rent", "charges", "guarantee", "late_penalty", "cash_rent")
_HOME: Final = ("energy_works", "defects", "bans")
_LEAVING: Final = ("sign_to_leave", "hospital_notice", "no_permit", "discrimination")

_GROUPS: Final = (
    (
        "put_out",
        Text(fr="Dehors, ou menacé de l'être, sans juge", nl="Buitengezet of ermee bedreigd, zonder rechter"),
        ("illegal_eviction",),
    ),
    (
        "money",
        Text(fr="De l'argent : le loyer, les charges, la garantie", nl="Geld: huur, kosten, waarborg"),
        ("rent_indexation", *(PREFIX + name for name in _MONEY)),
    ),
    (
        "leaving",
        Text(fr="Partir, ou être traité autrement", nl="Vertrekken, of anders behandeld worden"),
        ("landlord_notice", *(PREFIX + name for name in _LEAVING)),
    ),
    (
        "home",
        Text(fr="Le logement : travaux, défauts, interdictions", nl="De woning: werken, gebreken, verboden"),
        tuple(PREFIX + name for name in _HOME),
    ),
)
_OTHER: Final = Text(fr="Autres contrôles", nl="Andere controles")


def groups() -> tuple[Group, ...]:
    """Return everything that can be asked, grouped; what stands in no group comes last."""
    placed = {name for _, _, names in _GROUPS for name in names}
    rest = tuple(name for name in ASKED if name not in placed)
    found = (
        Group(of, title, tuple(map(_choice, filter(ASKED.__contains__, names))))
        for of, title, names in (*_GROUPS, ("other", _OTHER, rest))
    )
    return tuple(group for group in found if group.choices)


def _choice(name: str) -> Choice:
    check = ASKED[name]
    return Choice(name, check.title, check.about if isinstance(check, Demand) else None)
