"""Many checks at once, for the command line: the same answers as the API gives one by one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workflows.asked import ASKED
from workflows.checks import CHECKS, FactError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workflows.figures import Figures


def known_checks() -> tuple[str, ...]:
    """Return the names of the checks of the contract."""
    return tuple(CHECKS)


def read_items(raw: bytes) -> list[Mapping[str, Any]]:
    """Read the JSON list of ``{"id", "facts"}``. Raises ValueError saying what is wrong with the file."""
    try:
        items = json.loads(raw)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(items, list):
        raise ValueError('a JSON list of {"id", "facts"} is expected')  # noqa: TRY004 — the file is wrong, not the type
    for position, item in enumerate(items):
        if not isinstance(item, dict) or "id" not in item or "facts" not in item:
            raise ValueError(f'item {position} has no "id" and "facts"')
    return items


def answer(check: str, facts: Any, figures: Figures) -> dict[str, Any]:
    """Answer one item: ``{"result": …}`` or ``{"error": {"path", "message"}}``."""
    try:
        return {"result": ASKED[check].run(facts, figures)}
    except FactError as error:
        return {"error": error_of(error)}


def error_of(error: FactError) -> dict[str, str]:
    """Return the error of the contract: the path, and the message in both languages."""
    return {"path": error.path, "message": f"{error.message.fr} / {error.message.nl}"}


def answer_all(check: str, items: Iterable[Mapping[str, Any]], figures: Figures) -> list[dict[str, Any]]:
    """Answer every item in order."""
    return [{"id": item["id"], **answer(check, item["facts"], figures)} for item in items]
