"""What can go wrong in a way that a person must be told, as plain classes; mapped to HTTP in web.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.errors import NotFound, StaleCase, UnauditedChange
from workflows.engine import Refused

if TYPE_CHECKING:
    from workflows.law import Text

__all__ = ["Forbidden", "Invalid", "NotFound", "Refused", "StaleCase", "UnauditedChange"]


class Forbidden(Exception):
    """The actor's role does not hold the permission."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class Invalid(Exception):
    """Facts given to a command cannot be right; says which field and what to do next, in both languages."""

    def __init__(self, field: str, text: Text) -> None:
        super().__init__(f"{field}: {text.fr}")
        self.field = field
        self.text = text
