"""What a case is called on a screen or a paper: the one place that says it for a case without a name."""

from __future__ import annotations

from typing import Final

from app.foundation.i18n import _

NAMELESS: Final = "Anonyme / Anoniem"
"""Kept where the name of a case without a name would stand; never shown."""


def called(display_name: str) -> str:
    """Return the name of a case as it is shown, in the reader's language when it has none."""
    return _("Without a name") if display_name == NAMELESS else display_name
