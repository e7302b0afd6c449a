"""The codes of a document in words, in the interface language; its kinds are in queries.py, for other features too."""

from __future__ import annotations

from babel.numbers import format_decimal

from app.foundation import i18n
from app.foundation.i18n import _


def removals() -> dict[str, str]:
    """Why a document is taken out of a case."""
    return {
        "wrong_case": _("It belongs to another case"),
        "twice": _("It is here twice"),
        "unreadable": _("It cannot be read, or a better copy is here"),
        "asked": _("The person asked for it"),
        "other": _("Another reason"),
    }


def bytes_in_words(size: int) -> str:
    """Return a size as people read it: thousands or millions of bytes."""
    if size < 1_000_000:
        return _("%(number)s kB", number=format_decimal(max(1, round(size / 1000)), locale=i18n.locale()))
    return _("%(number)s MB", number=format_decimal(round(size / 1_000_000, 1), locale=i18n.locale()))
