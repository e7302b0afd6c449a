"""Paths of facts and names of fields: ``epb.certificates[0].class`` and ``epb-certificates-0-class``."""

from __future__ import annotations

from typing import Any

Facts = dict[str, Any]

LIST_ANSWER = "known"
"""Ends the name of the question whether a list has anything in it."""


def name_of(path: str) -> str:
    """Return the name of a field: letters, digits, ``_`` and ``-`` only, so that addresses and selectors are safe."""
    return path.replace("[]", "").replace("[", "-").replace("]", "").replace(".", "-")


def put(facts: Facts, path: str, value: object) -> None:
    """Set the value of a dotted path, making the objects on the way."""
    *way, last = path.split(".")
    place = facts
    for part in way:
        place = place.setdefault(part, {})
    place[last] = value


def get(facts: Facts, path: str) -> Any:
    """Return the value at a path (``a.b``, ``a.b[0].c``), None when it is not there."""
    place: Any = facts
    for part in path.replace("]", "").replace("[", ".").split("."):
        if isinstance(place, list):
            place = place[int(part)] if int(part) < len(place) else None
        elif isinstance(place, dict):
            place = place.get(part)
        else:
            return None
    return place


def drop(facts: Facts, path: str) -> bool:
    """Take a fact away; return whether it was there."""
    way, _, last = path.rpartition(".")
    place = get(facts, way) if way else facts
    if isinstance(place, dict) and last in place:
        del place[last]
        return True
    return False
