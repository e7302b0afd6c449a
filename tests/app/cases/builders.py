"""Cases for tests, made by running the commands."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.cases.commands import OpenCase
from app.foundation.identity import Actor
from app.foundation.run import run
from app.store.base import Store

TODAY = date(2026, 7, 8)
OPENING: dict[str, Any] = {
    "identity": "named",
    "first_name": "Samira",
    "last_name": "Haddad",
    "concern": "indexation",
    "channel": "visit",
}


def open_case(store: Store, actor: Actor, **values: Any) -> int:
    """Open a case with sensible defaults; return its key."""
    return run(store, OpenCase(**OPENING | values), actor)
