"""The class of an event, first line that fits; where title, author or home leave it open, the classes it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workflows.checks.illegal_eviction.facts import NONE, OFFICERS, PRIVATE, SEEN

if TYPE_CHECKING:
    from workflows.checks.illegal_eviction.facts import Facts

A, A_PARTIAL, A_THREAT, B, C, D, E, U = "A", "A_partial", "A_threat", "B", "C", "D", "E", "U"
CLASSES: Final = (A, A_PARTIAL, A_THREAT, B, C, D, E, U)
VERDICTS: Final = {
    A: "illegal_eviction",
    A_PARTIAL: "illegal_deprivation",
    A_THREAT: "threat_of_illegal_eviction",
    B: "title_to_review",
    C: "administrative_order",
    D: "order_against_occupant",
    E: "put_out_by_private_host",
    U: "not_yet_known",
}
LEVELS: Final = {A: 3, A_PARTIAL: 3, A_THREAT: 1, B: 2, C: None, D: None, E: 1, U: None}
COUNTED_AS: Final = {
    A: "illegal_eviction",
    A_PARTIAL: "illegal_deprivation",
    A_THREAT: "threat",
    B: "title_review",
    C: "administrative",
    D: "order_against_occupant",
    E: "private",
    U: "unclassified",
}
WITHOUT_TITLE: Final = frozenset({A, A_PARTIAL, U})
"""Classes in which there is, or may be, an eviction without title that took place."""
ADMINISTRATIVE: Final = frozenset({"administrative_order", "housing_inspection_ban"})
SQUAT, STILL_INSIDE = "squat", "still_inside"
MAYBE_WITHOUT_TITLE: Final = frozenset({"precarious_convention", SQUAT, None})
"""Footings under which an order against somebody else may be one against an occupant without title."""
OF_THE_HOME: Final = {
    "home_lost": A,
    "access_barred": A,
    "back_in": A,
    "unlivable": A_PARTIAL,
    "partly_damaged": A_PARTIAL,
    STILL_INSIDE: A_THREAT,
}


@dataclass(frozen=True, slots=True)
class Sorted:
    """A class, and the others it may turn out to be."""

    name: str
    alternatives: tuple[str, ...] = ()


def sort(facts: Facts) -> Sorted:
    """Return the class. A claim of the other side, the winter or a short notice never change it."""
    if facts.title == SEEN:
        return _with_title(facts)
    return _nothing_shown(facts) if facts.title == NONE else _title_open(facts)


def _with_title(facts: Facts) -> Sorted:
    against = facts.read.code("title.against")
    if facts.read.code("title.kind") in ADMINISTRATIVE:
        return Sorted(C)
    if facts.basis == SQUAT and against == "this_person":
        return Sorted(D)
    maybe = against != "this_person" and facts.basis in MAYBE_WITHOUT_TITLE
    return Sorted(B, (D,) if maybe else ())


def _title_open(facts: Facts) -> Sorted:
    if facts.author in OFFICERS:
        return Sorted(U, (A, B, C))
    if facts.author in PRIVATE:
        return Sorted(E)
    if facts.read.code("home_status") == STILL_INSIDE:
        return Sorted(A_THREAT)
    return Sorted(U, (A, B))


def _nothing_shown(facts: Facts) -> Sorted:
    home = facts.read.code("home_status")
    if facts.author in PRIVATE:
        return Sorted(E)
    if facts.author is None:
        return Sorted(A_THREAT) if home == STILL_INSIDE else Sorted(U, (A, E))
    if facts.author in OFFICERS:
        return Sorted(U, (A, B, C))
    return Sorted(U, (A, A_PARTIAL)) if home is None else Sorted(OF_THE_HOME[home])
