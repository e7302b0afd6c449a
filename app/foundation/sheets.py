"""Reads uploaded tables: workbooks and delimited text, recognised by content, never by the name of the file."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from python_calamine import CalamineError, CalamineWorkbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    Rows = Sequence[Sequence[object]]

_MOST_MEMBERS: Final = 200
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_WORKBOOK_PARTS: Final = ("xl/workbook.xml", "xl/workbook.bin")
_OTHER_KINDS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ")


class NotASheet(Exception):
    """The file is no table that can be read.

    ``code``: ``empty``, ``too_large``, ``encrypted``, ``old_workbook``, ``damaged`` or ``not_a_table``.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_packed(data: bytes, *, largest: int) -> bool:
    """Tell whether a file is an archive (a workbook or not), else it may be text. Raises NotASheet."""
    if not data:
        raise NotASheet("empty")
    if len(data) > largest:
        raise NotASheet("too_large")
    if data.startswith(_OLE):
        raise NotASheet("encrypted" if _ENCRYPTED in data else "old_workbook")
    return data.startswith(_ZIP)


def members_of(data: bytes, *, unpacked: int) -> dict[str, bytes]:
    """Return what an archive holds, by name, at most ``unpacked`` bytes in all. Raises NotASheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > unpacked:
                raise NotASheet("too_large")
            if any(member.flag_bits & 1 for member in members):
                raise NotASheet("encrypted")
            return {member.filename: _unpacked(archive, member) for member in members}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, UnicodeDecodeError):
        raise NotASheet("damaged") from None


def is_workbook(members: dict[str, bytes]) -> bool:
    """Tell whether an archive is a workbook."""
    return any(part in members for part in _WORKBOOK_PARTS)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read a member to its end: zipfile stops at the announced size and then finds a false size or checksum."""
    with archive.open(member) as stream:
        return stream.read()


def workbook(data: bytes, *, cells: int) -> list[Rows]:
    """Return the rows of each sheet of a workbook whose members were looked at before. Raises NotASheet."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
            if sum(sheet.height * sheet.width for sheet in sheets) > cells:
                raise NotASheet("too_large")
            return [sheet.to_python() for sheet in sheets]
    except CalamineError:
        raise NotASheet("damaged") from None


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or Windows-1252. Raises NotASheet."""
    if data.startswith(_OTHER_KINDS):
        raise NotASheet("not_a_table")
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise NotASheet("not_a_table")


def delimited(text: str, delimiters: str = "|;\t,") -> list[list[str]]:
    """Return the rows of delimited text: the sign that stands most often in its first line parts it.

    Raises NotASheet.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(delimiters, key=first.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return [row for row in rows if row]
    except csv.Error:
        raise NotASheet("damaged") from None
