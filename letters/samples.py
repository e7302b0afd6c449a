"""An invented case for each letter, so that it can be read and printed before anybody uses it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from letters.context import LetterContext

if TYPE_CHECKING:
    from letters.spec import LetterSpec


def sample(spec: LetterSpec) -> LetterContext:
    """Return the context of the letter's ``sample.toml``. Raises PlainError when it does not fit."""
    text = (spec.folder / "sample.toml").read_text(encoding="utf-8")
    return LetterContext.from_dict(tomllib.loads(text))
