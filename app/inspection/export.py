"""Writes the trail as a table that a spreadsheet opens safely: semicolons, byte-order mark, no formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from app.foundation import clock
from app.foundation.i18n import _
from app.foundation.workbook import BYTE_ORDER_MARK, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.inspection.queries import Entry, FieldChange


def heading() -> list[str]:
    """Return the names of the columns in the reader's language."""
    return [
        _("Number"),
        _("Date and time"),
        _("Person"),
        _("What was done"),
        _("Case"),
        _("Record"),
        _("Key"),
        _("Action"),
        _("Changes"),
        _("Fingerprint"),
    ]


def table(entries: Iterable[Entry], commands: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the table, the heading first; times in Brussels."""
    yield BYTE_ORDER_MARK + _line(heading())
    for entry in entries:
        yield _line(
            [
                str(entry.sequence),
                clock.local(entry.at).strftime("%Y-%m-%d %H:%M:%S"),
                entry.person,
                commands.get(entry.command, entry.command),
                entry.case_reference,
                entry.table,
                entry.row_id,
                entry.action,
                " | ".join(map(_change, entry.changes)),
                entry.hash,
            ]
        )


def _change(change: FieldChange) -> str:
    if change.personal:
        word = _("changed")
        return f"{change.field}: {word}"
    if change.before:
        return f"{change.field}: {change.before} → {change.after}"
    return f"{change.field}: {change.after}"


def _line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return written.getvalue()
