"""What is done for a household beside checks and letters: one table per action, read strictly, only ever offered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from workflows.actions.declaration import Action, Outcome, Status, assess
from workflows.actions.reader import read_action
from workflows.actions.situation import CONDITIONS, Situation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.law import Text

__all__ = ["ACTIONS", "Action", "Advised", "Outcome", "Situation", "Status", "advised", "assess", "read_all"]

FOLDER: Final = Path(__file__).resolve().parent


def read_all(folder: Path) -> Mapping[str, Action]:
    """Return the actions in ``folder`` by name, in the order in which they are offered. Raises ValueError."""
    found = sorted((read_action(path, frozenset(CONDITIONS)) for path in folder.glob("*.toml")), key=lambda a: a.rank)
    if len({action.rank for action in found}) != len(found):
        raise ValueError("two actions share a rank")
    return MappingProxyType({action.id: action for action in found})


ACTIONS: Final = read_all(FOLDER)


@dataclass(frozen=True, slots=True)
class Advised:
    """An action that fits a situation, why, and whether it comes before other steps."""

    action: Action
    why: Text
    urgent: bool


def advised(situation: Situation, taken: frozenset[str]) -> tuple[Advised, ...]:
    """Return the actions that fit, the urgent ones first. ``taken``: those begun, done, refused or put aside.

    An action that was refused is never pushed again; it stays on offer in the list of all actions (M17.1, M31.1).
    Nothing here weighs people: a condition reads the situation, never who somebody is.
    """
    found = [
        Advised(action, fit.why, fit.urgent)
        for action in ACTIONS.values()
        if action.id not in taken
        for fit in action.fits
        if all(CONDITIONS[name](situation) for name in fit.when)
    ]
    first: dict[str, Advised] = {}
    for one in found:
        first.setdefault(one.action.id, one)
    return tuple(sorted(first.values(), key=lambda one: (not one.urgent, one.action.rank)))
