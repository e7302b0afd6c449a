"""HTML to PDF: tagged, archivable (PDF/A-3a and PDF/UA-1 at once), offline, the same bytes for the same input."""

from __future__ import annotations

import atexit
import base64
import gc
import threading
import zlib
from functools import cache, lru_cache, partial
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from letters.catalogue import FOLDER
from letters.languages import TAGS

if TYPE_CHECKING:
    from datetime import date

    from letters.text import Language

STYLESHEETS: Final = tuple(FOLDER / "layout" / name for name in ("letter.css", "sheet.css", "form.css"))
_CR: Final = 0x0D
_AMBIGUOUS_END: Final = b"\r\nendstream"
_MAX_ATTEMPTS: Final = 16
_READABLE: Final = (FOLDER / "assets", FOLDER / "layout")
_ONE_AT_A_TIME: Final = threading.Lock()  # fontconfig and Pango share state between renderings

_UA_MARK: Final = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


class AssetError(RuntimeError):
    """A page asked for a file that is not ours or does not exist; nothing is fetched from anywhere else."""


def fresh_pdf(
    html: str,
    *,
    language: Language,
    title: str,
    identifier: str,
    author: str,
    created_on: date | None = None,
) -> bytes:
    """Return ``html`` as a PDF that is valid PDF/A-3a and PDF/UA-1, and remember nothing of it.

    ``identifier`` becomes the file's stable id; no clock is read, ``created_on`` is the caller's. Raises AssetError
    when the page needs a file we do not ship.
    """
    from weasyprint import HTML  # noqa: PLC0415 — heavy import, only when a PDF is asked for
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 — idem

    try:
        engine = _engine()
        with _ONE_AT_A_TIME:
            document = HTML(
                string=html, base_url=STYLESHEETS[0].as_uri(), url_fetcher=engine.fetcher, media_type="print"
            ).render(
                font_config=engine.fonts,
                stylesheets=engine.styles,
                color_profiles={"srgb": engine.colours},
                output_intent="srgb",
                pdf_variant="pdf/a-3a",
            )
            metadata = document.metadata
            metadata.title, metadata.authors, metadata.lang = title, [author], TAGS[language]
            metadata.created = metadata.modified = created_on.isoformat() if created_on else None
            pdf = _written(document, identifier.encode())
    except FatalURLFetchingError as error:  # derives from BaseException: nothing else catches it
        raise AssetError(str(error)) from error
    return pdf


@lru_cache(maxsize=32)
def to_pdf(html: str, **values: Any) -> bytes:
    """Return what ``fresh_pdf`` returns; an unchanged page is answered from memory."""
    return fresh_pdf(html, **values)


class _Engine:
    """What renderings share: the fetcher, the fonts, the colour profile and the parsed stylesheets."""

    def __init__(self) -> None:
        from weasyprint import CSS  # noqa: PLC0415 — heavy import
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 — heavy import

        self.fetcher = _own_files_fetcher()
        self.fonts = FontConfiguration()
        self.colours = _srgb()
        self.styles = [CSS(filename=path, font_config=self.fonts, url_fetcher=self.fetcher) for path in STYLESHEETS]


def _srgb() -> Any:
    """Return the sRGB profile the library ships, with constant bytes: its own copy is written anew each time."""
    from weasyprint.css import ColorProfile  # noqa: PLC0415 — heavy import

    class ConstantProfile(ColorProfile):  # type: ignore[misc]  # the library ships no types
        content = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()

    data = BytesIO(ConstantProfile.content)
    return ConstantProfile(data, "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


def _tidy() -> None:
    """Let what was laid out go while its fonts are there: at the very end the order is left to chance and crashes."""
    gc.collect()
    _engine.cache_clear()
    gc.collect()


@cache
def _engine() -> _Engine:
    atexit.register(_tidy)
    return _Engine()


def _own_files_fetcher() -> Any:
    """Return a fetcher that reads files under assets/ and layout/ and stops the rendering for anything else."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 — heavy import

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # the library ships no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            parts = urlsplit(url)
            path = Path(url2pathname(parts.path)).resolve()
            if parts.scheme != "file" or not any(path.is_relative_to(folder) for folder in _READABLE):
                raise ValueError(f"not one of our files: {url}")
            return super().fetch(url, headers)

    return OwnFiles(allowed_protocols={"file"}, allow_redirects=False, fail_on_errors=True)


def _written(document: Any, identifier: bytes) -> bytes:
    """Write a laid-out document; again, with an unused object more, while a stream of the writer ends in CR."""
    for unused_objects in range(_MAX_ATTEMPTS):
        finisher = partial(_finish, unused_objects=unused_objects)
        pdf: bytes = document.write_pdf(
            pdf_variant="pdf/a-3a", pdf_identifier=identifier, finisher=finisher, output_intent="ours"
        )
        if _AMBIGUOUS_END not in pdf:
            return pdf
    raise RuntimeError("no unambiguous PDF after several attempts")


def _finish(document: Any, pdf: Any, *, unused_objects: int) -> None:
    import pydyf  # type: ignore[import-untyped]  # noqa: PLC0415 — belongs to the heavy import

    _mark_as_ua(document, pdf)
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            _end_clearly(item)
    for _ in range(unused_objects):
        pdf.add_object(pydyf.Dictionary())


def _end_clearly(stream: Any) -> None:
    """Store in ASCII a stream whose last byte would be CR: CR LF before ``endstream`` makes /Length ambiguous.

    PDF/A (ISO 19005-3, 6.1.7.1) wants the length exact; one compressed stream in 256 ends that way.
    """
    raw = _raw(stream)
    if stream.compress and zlib.adler32(raw) & 0xFF == _CR:
        data, filters = zlib.compress(raw, 9), "[/ASCII85Decode /FlateDecode]"
    elif not stream.compress and raw[-1:] == bytes([_CR]) and "Filter" not in stream.extra:
        data, filters = raw, "/ASCII85Decode"
    else:
        return
    stream.stream, stream.compress = [base64.a85encode(data) + b"~>"], False
    stream.extra["Filter"] = filters


def _raw(stream: Any) -> bytes:
    """Return the content of a stream as the writer will put it, before compression."""
    compressed, stream.compress = stream.compress, False
    written: bytes = stream.data
    stream.compress = compressed
    return written.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")


def _mark_as_ua(_document: Any, pdf: Any) -> None:
    """Add the PDF/UA mark, with its extension schema, to the PDF/A metadata and store them uncompressed."""
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    (xmp,) = metadata.stream
    head, end, tail = xmp.partition(b"</rdf:RDF>")
    if not end:
        raise ValueError("the PDF metadata have no RDF to complete")
    metadata.stream = [head + _UA_MARK + end + tail]
    metadata.compress = False
