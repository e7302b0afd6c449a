"""Writes tables for spreadsheets: CSV that opens safely, and small workbooks (XLSX) without formulas."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MOMENT: Final = (2026, 1, 1, 0, 0, 0)


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before a dangerous first sign."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def as_csv(rows: Sequence[Sequence[str | int | None]]) -> str:
    """Return rows with semicolons and a byte-order mark, as spreadsheets here expect them."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe("" if cell is None else str(cell)) for cell in row])
    return BYTE_ORDER_MARK + buffer.getvalue()


def written(sheets: Mapping[str, Sequence[Sequence[str | int | None]]]) -> bytes:
    """Return a workbook with these sheets. A text stays a text, whatever sign it begins with."""
    names = [name[:31] for name in sheets]
    parts = {
        "[Content_Types].xml": _types(len(names)),
        "_rels/.rels": _relations({"rId1": (f"{_OFFICE}/officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _relations(
            {f"rId{place}": (f"{_OFFICE}/worksheet", f"worksheets/sheet{place}.xml") for place, _ in _numbered(names)}
        ),
    }
    parts |= {f"xl/worksheets/sheet{place}.xml": _sheet(rows) for place, rows in _numbered(list(sheets.values()))}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), _HEAD + content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _numbered(things: Sequence[object]) -> list[tuple[int, object]]:
    return list(enumerate(things, 1))


def _types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{place}.xml" ContentType="{_SHEET}.worksheet+xml"/>'
        for place in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>{sheets}</Types>'
    )


def _relations(of: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, (kind, target) in of.items())
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    rows = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{place}" r:id="rId{place}"/>' for place, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{rows}</sheets></workbook>'


def _sheet(rows: object) -> str:
    lines = "".join(f"<row>{''.join(_cell(value) for value in row)}</row>" for row in rows)  # type: ignore[attr-defined]
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cell(value: str | int | None) -> str:
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    text = "".join(letter for letter in value or "" if letter.isprintable() or letter in "\n\t")
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
