"""Sentences of the law as a screen shows them: French signs keep to their word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.foundation import i18n

if TYPE_CHECKING:
    from workflows.law import Text

_BEFORE = re.compile(r" (?=[?!:;»€%])")
_AFTER = re.compile(r"(?<=«) ")


def say(text: Text) -> str:
    """Return a bilingual text in the reader's language; a space before ``? ! : ; »`` never breaks a line."""
    return fine(i18n.say(text))


def fine(text: str) -> str:
    """Return French or Dutch text with no-break spaces where a line must not break."""
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))
