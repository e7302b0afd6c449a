"""Passwords: argon2, few at a time."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

SHORTEST = 12
_hasher = PasswordHasher()
_turn = BoundedSemaphore(2)
"""Each verification takes 64 MiB; two at a time per process."""


def hashed(password: str) -> str:
    """Return the argon2 hash of a password."""
    with _turn:
        return _hasher.hash(password)


def matches(password_hash: str, password: str) -> bool:
    """Tell whether a password belongs to a hash."""
    with _turn:
        try:
            return _hasher.verify(password_hash, password)
        except (VerifyMismatchError, InvalidHashError):
            return False


@cache
def decoy() -> str:
    """Return a hash to compare with when the address is unknown, so that both answers take as long."""
    return hashed("an address that nobody has")
