"""What the store refuses."""

from __future__ import annotations


class NotFound(Exception):
    """No such row, or not yours: the same answer on purpose."""


class StaleCase(Exception):
    """Somebody else saved this first; what was typed must be compared and sent again."""


class UnauditedChange(Exception):
    """A change tried to pass without an author or around the audit."""


class Clash(Exception):
    """Somebody else wrote the same at the same moment, and was first: done again, the command finds it."""
