"""Passphrases for a copy: six words drawn by us, or one that the person thinks of; neither is ever kept or logged."""

from __future__ import annotations

import secrets
from functools import cache
from math import log2
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from pyrage import passphrase as age  # type: ignore[import-untyped]  # ships no types

from app.foundation.errors import Invalid
from app.foundation.wording import STREET_WORDS, plain
from app.own_copy import reasons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.text import Language

HOW_MANY: Final = 6
SHORTEST: Final = 16
LONGEST: Final = 128
LEAST_DIFFERENT: Final = 8
BEGINS: Final = b"age-encryption.org/v1\n"
"""Every locked file begins so."""
_turn = Lock()
"""Making a key takes about a second and a quarter of a gigabyte: one at a time in a process."""


@cache
def word_list(language: Language) -> tuple[str, ...]:
    """Return our own words of a language: short, without accents, easy to read aloud."""
    path = Path(__file__).with_name(f"words-{language}.txt")
    return tuple(path.read_text(encoding="ascii").split())


def bits(language: Language) -> float:
    """Return how many bits a proposed passphrase is worth."""
    return HOW_MANY * log2(len(word_list(language)))


def proposed(language: Language) -> str:
    """Return six words drawn by lot, joined by hyphens."""
    return "-".join(secrets.choice(word_list(language)) for _ in range(HOW_MANY))


def of_ours(typed: str, language: Language) -> str:
    """Return words that came back from the page, when they can be ours. Raises Invalid."""
    words = typed.split("-")
    if len(words) != HOW_MANY or not set(words) <= set(word_list(language)):
        raise Invalid("passphrase", reasons.OTHER_WORDS)
    return typed


def strong(typed: str, again: str, known: Iterable[str]) -> str:
    """Return a passphrase that somebody thought of. Raises Invalid.

    ``known``: what whoever knows the person would try first: names, street, reference.
    """
    if len(typed) < SHORTEST or len(typed) > LONGEST:
        raise Invalid("passphrase", reasons.TOO_SHORT)
    if len(set(typed.casefold())) < LEAST_DIFFERENT:
        raise Invalid("passphrase", reasons.TOO_SIMPLE)
    said = plain(typed).replace(" ", "")
    told = {word for one in known for word in plain(one).split()} - set(STREET_WORDS.values())
    if any(len(word) > 3 and word in said for word in told):
        raise Invalid("passphrase", reasons.TELLS_THE_CASE)
    if typed != again:
        raise Invalid("again", reasons.NOT_THE_SAME)
    return typed


def locked(content: bytes, passphrase: str) -> bytes:
    """Return a file that opens with the passphrase alone, in the age format. Slow on purpose (scrypt)."""
    with _turn:
        found: bytes = age.encrypt(content, passphrase)
    return found
