"""Turns an uploaded file into rows of cells; the format is recognised by content, never by the name of the file."""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from python_calamine import CalamineError, CalamineWorkbook

from app.figures import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Format = Literal["xlsx", "zip", "json", "text"]

LARGEST_FILE = 40 * 1024 * 1024
_LARGEST_UNPACKED = 64 * 1024 * 1024
_MOST_MEMBERS = 200
_MOST_CELLS = 4_000_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_WORKBOOK_PARTS = ("xl/workbook.xml", "xl/workbook.bin")
_TEXT_NAMES = (".txt", ".csv", ".psv", ".dat", ".tsv")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows as they stand in the file; the header is among the first of them."""

    rows: Sequence[Sequence[object]]


def sheets_of(data: bytes) -> tuple[Format, list[Sheet]]:
    """Return the format and the sheets of a file (one, except for a workbook). Raises UnreadableFile."""
    if not data:
        raise unreadable.empty()
    if len(data) > LARGEST_FILE:
        raise unreadable.too_large()
    if data.startswith(_OLE):
        raise unreadable.encrypted() if _ENCRYPTED in data else unreadable.old_workbook()
    if data.startswith(_ZIP):
        return _packed(data)
    text = _decoded(data)
    first = text.lstrip()[:1]
    if first == "<":
        raise unreadable.web_page()
    if first in {"{", "["}:
        return "json", [_facts(text)]
    return "text", [_delimited(text)]


def _packed(data: bytes) -> tuple[Format, list[Sheet]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST_UNPACKED:
                raise unreadable.too_large()
            if any(member.flag_bits & 1 for member in members):
                raise unreadable.encrypted()
            if any(member.filename in _WORKBOOK_PARTS for member in members):
                for member in members:
                    _unpacked(archive, member)
                return "xlsx", _workbook(data)
            return "zip", [_delimited(_decoded(_unpacked(archive, _only_text(members))))]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, UnicodeDecodeError):
        raise unreadable.damaged() from None


def _only_text(members: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    texts = [
        member
        for member in members
        if not member.filename.startswith("__MACOSX/") and member.filename.lower().endswith(_TEXT_NAMES)
    ]
    if len(texts) != 1:
        raise unreadable.odd_archive()
    return texts[0]


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read a member to its end: zipfile stops at the announced size and then finds a false size or checksum."""
    with archive.open(member) as stream:
        return stream.read()


def _workbook(data: bytes) -> list[Sheet]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
            if sum(sheet.height * sheet.width for sheet in sheets) > _MOST_CELLS:
                raise unreadable.too_large()
            return [Sheet(sheet.to_python()) for sheet in sheets]
    except CalamineError:
        raise unreadable.damaged() from None


def _decoded(data: bytes) -> str:
    if data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ")):
        raise unreadable.not_a_table()
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if marked else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise unreadable.not_a_table()


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


def _delimited(text: str) -> Sheet:
    header = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max("|;\t,", key=header.count)
    try:
        return Sheet(list(_rows(text, delimiter)))
    except csv.Error:
        raise unreadable.damaged() from None


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return (row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if row)
