"""Turns an uploaded file into rows of cells; the format is recognised by content, never by the name of the file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from app.figures import unreadable
from app.foundation import sheets
from app.foundation.sheets import NotASheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.figures.unreadable import UnreadableFile

Format = Literal["xlsx", "zip", "json", "text"]

LARGEST_FILE = 40 * 1024 * 1024
_LARGEST_UNPACKED = 64 * 1024 * 1024
_MOST_CELLS = 4_000_000
_TEXT_NAMES = (".txt", ".csv", ".psv", ".dat", ".tsv")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows as they stand in the file; the header is among the first of them."""

    rows: Sequence[Sequence[object]]


_WHY: Final[Mapping[str, Callable[[], UnreadableFile]]] = {
    "empty": unreadable.empty,
    "too_large": unreadable.too_large,
    "encrypted": unreadable.encrypted,
    "old_workbook": unreadable.old_workbook,
    "damaged": unreadable.damaged,
    "not_a_table": unreadable.not_a_table,
}


def sheets_of(data: bytes) -> tuple[Format, list[Sheet]]:
    """Return the format and the sheets of a file (one, except for a workbook). Raises UnreadableFile."""
    try:
        if sheets.is_packed(data, largest=LARGEST_FILE):
            return _packed(data)
        text = sheets.decoded(data)
        first = text.lstrip()[:1]
        if first == "<":
            raise unreadable.web_page()
        if first in {"{", "["}:
            return "json", [_facts(text)]
        return "text", [Sheet(sheets.delimited(text))]
    except NotASheet as refused:
        say_why = _WHY[refused.code]
        raise say_why() from None


def _packed(data: bytes) -> tuple[Format, list[Sheet]]:
    members = sheets.members_of(data, unpacked=_LARGEST_UNPACKED)
    if sheets.is_workbook(members):
        return "xlsx", [Sheet(rows) for rows in sheets.workbook(data, cells=_MOST_CELLS)]
    return "zip", [Sheet(sheets.delimited(sheets.decoded(_only_text(members))))]


def _only_text(members: dict[str, bytes]) -> bytes:
    texts = [
        content
        for name, content in members.items()
        if not name.startswith("__MACOSX/") and name.lower().endswith(_TEXT_NAMES)
    ]
    if len(texts) != 1:
        raise unreadable.odd_archive()
    return texts[0]


def _facts(text: str) -> Sheet:
    """Read ``{"facts": [{column: cell}, …]}`` or the bare list; numbers keep every decimal they were written with."""
    try:
        found = json.loads(text, parse_float=Decimal, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        raise unreadable.damaged() from None
    facts = found.get("facts") if isinstance(found, dict) else found
    if not isinstance(facts, list) or not all(isinstance(fact, dict) for fact in facts):
        raise unreadable.wrong_columns()
    columns = list(dict.fromkeys(column for fact in facts for column in fact))
    return Sheet([columns, *([fact.get(column) for column in columns] for fact in facts)])
