"""The one refusal of a typed value: it cannot be read without guessing."""

from __future__ import annotations

from workflows.law import Text


class NotUnderstood(ValueError):
    """What was typed cannot be read without guessing; ``text`` says what to type instead, in both languages."""

    def __init__(self, fr: str, nl: str) -> None:
        super().__init__(fr)
        self.text = Text(fr=fr, nl=nl)
