"""Ranks a few hundred names or addresses by likeness to what was typed, forgiving spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from rapidfuzz.distance import JaroWinkler

from app.foundation.wording import normalise, plain, street_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

_SOUNDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"sch", "s"),
        (r"[ck]h", "h"),
        (r"ph", "f"),
        (r"([tg])h", r"\1"),
        (r"ck|c|q", "k"),
        (r"z", "s"),
        (r"w", "v"),
        (r"ij|y|j", "i"),
        (r"ou|oe", "u"),
        (r"ae", "a"),
        (r"dt$|d$", "t"),
        (r"(.)\1+", r"\1"),
    )
)
_ALIKE = 0.86


def similar(
    query: str,
    candidates: Iterable[T],
    text: Callable[[T], str] = str,
    *,
    limit: int = 50,
    alike: float = _ALIKE,
) -> list[T]:
    """Return the candidates that read or sound like ``query``, most alike first, at most ``limit``.

    ``text`` gives the words of a candidate. ``alike`` (0 to 1) is the least likeness kept. Equal candidates keep
    their order. Numbers must begin the same: a house number is never "nearly" another one.
    """
    asked = tuple(_spelt(word) for word in normalise(query).split())
    if not asked:
        return []
    scored = ((likeness(asked, text(candidate)), candidate) for candidate in candidates)
    kept = [(score, candidate) for score, candidate in scored if score >= alike]
    kept.sort(key=lambda pair: -pair[0])
    return [candidate for _, candidate in kept[:limit]]


def likeness(asked: tuple[tuple[str, str], ...], offered: str) -> float:
    """Return how well every asked word is met in ``offered``, from 0 to 1, longer words weighing more."""
    words = {_spelt(word) for word in (*normalise(offered).split(), *plain(offered).split())}
    weight = sum(len(word) for word, _ in asked)
    return (
        sum(len(word) * max((_alike((word, heard), w) for w in words), default=0.0) for word, heard in asked) / weight
    )


def _alike(asked: tuple[str, str], offered: tuple[str, str]) -> float:
    word, heard = asked
    other, other_heard = offered
    if word == other:
        return 1.0
    if word[0].isdigit() or other[0].isdigit():
        return 0.97 if other.startswith(word) else 0.0
    if other.startswith(word) and len(word) > 1:
        return 0.97
    if heard == other_heard:
        return 0.95
    spelt = JaroWinkler.normalized_similarity(word, other)
    return 0.94 * max(spelt, JaroWinkler.normalized_similarity(heard, other_heard))


@lru_cache(maxsize=8192)
def _spelt(word: str) -> tuple[str, str]:
    """Return the full form of a word and how it sounds, roughly, in French, Dutch or romanised Arabic."""
    full = street_form(word)
    heard = full
    for pattern, by in _SOUNDS:
        heard = pattern.sub(by, heard)
    return full, heard
