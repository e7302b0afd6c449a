"""Choices that the forms of a case share; the fields themselves are those of every feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from app.directory.queries import communes_by_name
from app.foundation import i18n
from app.foundation.answering import (
    YesNoField,
    cents,
    code,
    meanwhile,
    offer,
    pairs,
    seen_version,
    shown,
    spoken,
    text,
)
from app.foundation.i18n import _

if TYPE_CHECKING:
    from workflows.checks.vocabulary import Code

__all__ = [
    "YesNoField",
    "cents",
    "code",
    "communes",
    "meanwhile",
    "of_codes",
    "offer",
    "pairs",
    "seen_version",
    "shown",
    "spoken",
    "text",
]


def of_codes(codes: tuple[Code, ...]) -> list[SelectChoice]:
    """Return choices from a list of the law, "I don't know" first: what a list shows when nothing is chosen."""
    return [SelectChoice("", _("I don't know")), *(SelectChoice(code.value, i18n.say(code.label)) for code in codes)]


def communes(postal_code: str = "") -> list[SelectChoice]:
    """Return the communes by name, none chosen: all nineteen, or those that share a postal code."""
    language = i18n.language()
    possible = [one for one in communes_by_name(language) if not postal_code or postal_code in one.postal_codes]
    names = [SelectChoice(commune.nis, commune.name(language)) for commune in possible]
    return [SelectChoice("", _("Choose a commune")), *names]
