"""Documents are kept one way: the original under its SHA-256, and beside it a working copy with its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.store.tables.document import Document

if TYPE_CHECKING:
    from datetime import date

    from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A file that was looked at: the bytes as received, the working copy without traces, and pictures of it.

    ``preview`` and ``thumbnail`` are JPEG, empty when nothing can be shown; ``pages`` is ``None`` for plain text.
    ``text``: its words, empty for a picture or a scan.
    """

    content: bytes = field(repr=False)
    media_type: str
    copy: bytes = field(repr=False)
    copy_media_type: str
    preview: bytes = field(repr=False, default=b"")
    thumbnail: bytes = field(repr=False, default=b"")
    pages: int | None = None
    text: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person says of a document."""

    kind: str
    title: str = ""
    dated_on: date | None = None
    valid_until: date | None = None


def keep(work: Work, case_id: int, file: Prepared, said: Said) -> tuple[int, bool]:
    """Keep a file in a case; return its key and whether the same bytes were in the case already."""
    digest = work.keep_blob(file.content)
    present = work.where(Document, "id", case_id=case_id, sha256=digest, removed_on=None)
    if present:
        return present[0].id, True
    row = Document(
        case_id=case_id,
        kind=said.kind,
        title=said.title,
        media_type=file.media_type,
        size=len(file.content),
        sha256=digest,
        dated_on=said.dated_on,
        valid_until=said.valid_until,
        uploaded_at=work.author.at,
        uploaded_by_id=work.author.user_id,
    )
    set_copy(work, row, file)
    return work.add(row).id, False


def set_copy(work: Work, row: Document, file: Prepared) -> None:
    """Keep the working copy of a document and its pictures."""
    row.pages, row.copy_media_type, row.copy_size = file.pages, file.copy_media_type, len(file.copy)
    row.copy_sha256 = work.keep_blob(file.copy)
    row.preview_sha256 = work.keep_blob(file.preview) if file.preview else None
    row.thumbnail_sha256 = work.keep_blob(file.thumbnail) if file.thumbnail else None
