"""A bundle as one PDF, its list for programs, and the originals in one archive: the same bytes for the same input."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from app.evidence.codes import MOST_PRINTED
from app.evidence.pages import page, title_of
from app.evidence.reasons import TOO_MANY_PRINTED
from app.foundation.errors import Invalid
from app.foundation.media import EXTENSIONS
from letters.languages import TAGS
from letters.pdf import to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.evidence.pages import Bundle
    from letters.context import Service

MILLIMETRE: Final = 72 / 25.4
FRAME: Final = (18 * MILLIMETRE, 18 * MILLIMETRE, 192 * MILLIMETRE, 236 * MILLIMETRE)
"""Where a picture is laid on an A4 page: left, bottom, right, top."""
STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""Moment of every file in an archive: none, so that the same files give the same bytes."""


@dataclass(frozen=True, slots=True)
class Made:
    """The pages of a bundle and its list."""

    pdf: bytes
    pages: int
    manifest: bytes


def made(bundle: Bundle, fetch: Callable[[str], bytes], service: Service | None) -> Made:
    """Return a bundle as PDF with its list. Raises Invalid when it is too long."""
    if sum(file.pages for _piece, file in bundle.printed) > MOST_PRINTED:
        raise Invalid("", TOO_MANY_PRINTED)
    texts = {
        file.copy_sha256: fetch(file.copy_sha256).decode("utf-8-sig", "replace")
        for piece in bundle.pieces
        for file in piece.files
        if file.how == "text"
    }
    pdf, pages = _joined(bundle, page(bundle, texts, service), fetch, service)
    return Made(pdf=pdf, pages=pages, manifest=manifest(bundle))


def manifest(bundle: Bundle) -> bytes:
    """Return what is in a bundle for programs: canonical JSON."""
    return json.dumps(bundle.as_dict(), ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def _joined(bundle: Bundle, html: str, fetch: Callable[[str], bytes], service: Service | None) -> tuple[bytes, int]:
    """Lay pictures and papers onto the pages that wait for them. The result claims no archive standard."""
    written = to_pdf(
        html,
        language=bundle.language,
        title=title_of(bundle),
        identifier=f"limen-evidence-{bundle.reference}-{bundle.number}",
        author=service.name.of(bundle.language) if service else "Limen",
    )
    buffer = io.BytesIO()
    with ExitStack() as held:  # what is laid onto a page is read when the whole is written: all stays open till then
        pdf = held.enter_context(pikepdf.open(io.BytesIO(written)))
        _lay(bundle, pdf, fetch, held)
        _plain(pdf, bundle)
        pdf.save(buffer, deterministic_id=True)
        return buffer.getvalue(), len(pdf.pages)


def _plain(pdf: Any, bundle: Bundle) -> None:
    """Take back what the cover alone could claim: the archive standard and its colours."""
    for name in ("/Metadata", "/OutputIntents"):
        if name in pdf.Root:
            del pdf.Root[name]
    pdf.Root.Lang = pikepdf.String(TAGS[bundle.language])
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo["/Title"] = title_of(bundle)


def _lay(bundle: Bundle, pdf: Any, fetch: Callable[[str], bytes], held: ExitStack) -> None:
    """Lay each picture and each page of a paper under its head: the last pages wait for them, one each."""
    at = len(pdf.pages) - sum(file.pages for _piece, file in bundle.printed)
    for _piece, file in bundle.printed:
        content = fetch(file.printed_sha256)
        opened = pikepdf.open(io.BytesIO(content)) if file.how == "pages" else _page_of(content)
        for laid in held.enter_context(opened).pages:
            _onto(pdf, at, laid)
            at += 1


def _onto(pdf: Any, at: int, laid: Any) -> None:
    """Lay a page onto another, under a name of ours: the library would draw one by lot, and pages share their names."""
    under, name = pdf.pages[at], pikepdf.Name(f"/Laid{at}")
    form = pdf.copy_foreign(laid.as_form_xobject())
    under.add_resource(form, pikepdf.Name.XObject, name)
    under.contents_add(b"q\n", prepend=True)
    under.contents_add(b"Q\n")
    under.contents_add(under.calc_form_xobject_placement(form, name, pikepdf.Rectangle(*FRAME)))


def _page_of(jpeg: bytes) -> Any:
    """Return a document of one page that holds a picture; the bytes of the picture stay as they are."""
    from PIL import Image  # noqa: PLC0415 — our own pictures only

    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
        width, height, grey = opened.width, opened.height, opened.mode == "L"
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(width, height))
    picture = made.make_stream(jpeg)
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.ColorSpace = pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB
    picture.Width, picture.Height, picture.BitsPerComponent = width, height, 8
    picture.Filter = pikepdf.Name.DCTDecode
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=picture))
    page.obj.Contents = made.make_stream(f"q {width} 0 0 {height} 0 0 cm /Picture Do Q".encode())
    return made


def archive(bundle: Bundle, pdf: bytes, listed: bytes, fetch: Callable[[str], bytes], *, originals: bool) -> bytes:
    """Return PDF, list and files in one archive. Without ``originals``: copies without place and time alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for name, content in _entries(bundle, pdf, listed, fetch, originals=originals):
            packed.writestr(zipfile.ZipInfo(name, STAMP), content)
    return buffer.getvalue()


def _entries(
    bundle: Bundle, pdf: bytes, listed: bytes, fetch: Callable[[str], bytes], *, originals: bool
) -> Iterable[tuple[str, bytes]]:
    yield "bundle.pdf", pdf
    yield "manifest.json", listed
    hashes = []
    for piece in bundle.pieces:
        for file in piece.files:
            digest = file.sha256 if originals else file.copy_sha256
            if not digest:
                continue
            ending = EXTENSIONS.get(file.media_type, "bin")
            if not originals and file.media_type == "image/heic":
                ending = "jpg"
            name = f"{'originals' if originals else 'copies'}/{file.number}.{ending}"
            hashes.append(f"{digest}  {name}\n")
            yield name, fetch(digest)
    yield "SHA256SUMS.txt", "".join(hashes).encode()
