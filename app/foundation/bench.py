"""The workbench: takes hostile files apart in a process of its own, with little memory and little time.

Started by ``workshop.py`` as ``python -I bench.py FOLDER``. Knows nothing of the application: it reads ``0.in``,
``1.in`` … and writes beside each a ``.json`` (what it is, or why it is not taken) with ``.copy``, ``.preview`` and
``.thumb``. A file that brings the process down harms nobody: what was written before it stays, the rest is begun anew.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MOST_PIXELS: Final = 110_000_000
"""More than any telephone makes (108 megapixels), less than fills the memory."""
MOST_PAGES: Final = 300
MOST_PAGES_READ: Final = 12
"""Pages whose words are read: a message says what it says on the first ones."""
LONGEST_TEXT: Final = 60_000
LONGEST_COPY: Final = 4096
LONGEST_PREVIEW: Final = 1600
LONGEST_THUMBNAIL: Final = 320
MEMORY: Final = 3 * 1024**3
"""Address space in bytes; a picture of the most pixels takes a third of it."""
SECONDS: Final = 20
LARGEST_WRITTEN: Final = 256 * 1024**2

_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_IMAGES: Final = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "HEIF": "image/heic"}
_CONTROLS: Final = frozenset(range(32)) - {9, 10, 12, 13}
_DEEP: Final = {"I;16": 1 / 256, "I;16L": 1 / 256, "I;16B": 1 / 256, "I": 1 / 256, "F": 1.0}
_PLAIN_MODES: Final = frozenset({"1", "L", "RGB", "RGBA"})
_ACTIVE: Final = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/RichMediaExecute", "/Rendition"}
)
_CARRIERS: Final = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
_TRACES: Final = ("/Metadata", "/PieceInfo", "/AA", "/Thumb", "/LastModified")


class NotTaken(Exception):
    """A file is not accepted; the argument is the code of the reason."""


@dataclass(slots=True)
class Made:
    """What came of a file: its kind, the working copy, and pictures of it (empty: none)."""

    media_type: str
    copy: bytes
    copy_type: str
    preview: bytes = b""
    thumbnail: bytes = b""
    pages: int | None = None
    text: str = ""
    said: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.said = {"media_type": self.media_type, "copy_type": self.copy_type, "pages": self.pages}


def take(content: bytes) -> Made:
    """Return what a file is and what can be shown of it, told by what it contains. Raises NotTaken."""
    if not content:
        raise NotTaken("empty")
    if content[:1024].lstrip()[:5] == b"%PDF-":
        return _pdf(content)
    if content[4:8] == b"ftyp":
        if content[8:12] not in _HEIC_BRANDS:
            raise NotTaken("not_taken")
        import pi_heif  # noqa: PLC0415 — only when a telephone sends one

        pi_heif.register_heif_opener()
        return _picture(content, ("HEIF",)) or _damaged()
    return _picture(content, ("JPEG", "PNG", "WEBP")) or _plain_text(content)


def _damaged() -> Made:
    raise NotTaken("damaged")


def _picture(content: bytes, formats: tuple[str, ...]) -> Made | None:
    """Return a picture and its copies, ``None`` when it is no picture. Raises NotTaken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is ours
            with Image.open(io.BytesIO(content), formats=formats) as opened:
                kind = str(opened.format)
                if opened.width * opened.height > MOST_PIXELS:
                    raise NotTaken("too_large_picture")
                if kind == "JPEG":
                    opened.draft(None, (LONGEST_COPY, LONGEST_COPY))
                opened.load()
                plain = _without_traces(opened)
    except UnidentifiedImageError:
        return None
    except Image.DecompressionBombError:
        raise NotTaken("too_large_picture") from None
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError):
        raise NotTaken("damaged") from None
    _fit(plain, LONGEST_COPY)
    copy_kind = kind if kind != "HEIF" else "JPEG"
    shown = _on_white(plain)
    preview = _jpeg(_fit(shown, LONGEST_PREVIEW), 82)
    return Made(
        media_type=_IMAGES[kind],
        copy=_written(plain, copy_kind),
        copy_type=_IMAGES[copy_kind],
        preview=preview,
        thumbnail=_jpeg(_fit(shown, LONGEST_THUMBNAIL), 75),
        pages=1,
    )


def _without_traces(opened: Image.Image) -> Image.Image:
    """Return the picture alone: upright, in sRGB, with no place, time, maker, comment or profile beside it."""
    turned = ImageOps.exif_transpose(opened)
    profile = turned.info.get("icc_profile")
    if turned.mode in _DEEP:
        turned = turned.point(lambda value, by=_DEEP[turned.mode]: value * by).convert("L")
    elif turned.mode not in _PLAIN_MODES:
        turned = turned.convert("RGBA" if "transparency" in turned.info or turned.mode in {"LA", "PA"} else "RGB")
    elif turned is opened:
        turned = turned.copy()
    if profile and turned.mode in {"RGB", "RGBA"}:
        turned = _in_srgb(turned, profile)
    turned.info = {}
    turned.getexif().clear()
    return turned


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=picture.mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return turned or picture


def _fit(picture: Image.Image, longest: int) -> Image.Image:
    """Make a picture at most so long and so high, in place."""
    picture.thumbnail((longest, longest), reducing_gap=3.0)
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture that can be a JPEG."""
    if picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        return ground
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def _written(picture: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    if kind == "JPEG":
        return _jpeg(_on_white(picture), 90)
    if kind == "WEBP":
        picture.convert("RGBA" if picture.mode == "RGBA" else "RGB").save(buffer, "WEBP", quality=90, method=3)
    else:
        picture.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _pdf(content: bytes) -> Made:
    import pikepdf  # noqa: PLC0415 — a photo needs none

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pages = len(pdf.pages)
            if pages == 0:
                raise NotTaken("damaged")
            if pages > MOST_PAGES:
                raise NotTaken("too_many_pages")
            _clean(pdf)
            buffer = io.BytesIO()
            pdf.save(buffer, stream_decode_level=pikepdf.StreamDecodeLevel.none, deterministic_id=True)
    except pikepdf.PasswordError:
        raise NotTaken("locked") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError):
        raise NotTaken("damaged") from None
    copy = buffer.getvalue()
    first = _first_page(copy)
    preview = _jpeg(first, 82) if first else b""
    thumbnail = _jpeg(_fit(first, LONGEST_THUMBNAIL), 75) if first else b""
    return Made("application/pdf", copy, "application/pdf", preview, thumbnail, pages, _text(copy))


def _clean(pdf: Any) -> None:
    """Take out what is no page: author and history, places in photos, attached files, scripts, acts on opening."""
    _drop(pdf.trailer, "/Info")
    _drop(pdf.Root, "/OpenAction", "/Collection", "/URI", "/AF")
    if "/Names" in pdf.Root:
        _drop(pdf.Root.Names, "/EmbeddedFiles", "/JavaScript")
    for one in pdf.objects:
        _walk(one)


DEEPEST: Final = 100
"""Levels of lists within lists; no honest PDF comes near."""


def _walk(one: Any, depth: int = 0) -> None:
    """Clean an object of a PDF and everything that is written inside it; what stands apart has its own turn."""
    import pikepdf  # noqa: PLC0415 — as above

    if depth > DEEPEST:
        raise NotTaken("damaged")
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        _clean_object(one)
        inner = [one[name] for name in one.keys()]  # noqa: SIM118 — a stream is no mapping
    elif isinstance(one, pikepdf.Array):
        inner = list(one)
    else:
        return
    for part in inner:
        if isinstance(part, pikepdf.Dictionary | pikepdf.Array) and not part.is_indirect:
            _walk(part, depth + 1)


def _drop(one: Any, *names: str) -> None:
    for name in names:
        if name in one:
            del one[name]


def _clean_object(one: Any) -> None:
    import pikepdf  # noqa: PLC0415 — as above

    _drop(one, *_TRACES)
    if str(one.get("/S", "")) in _ACTIVE:
        _drop(one, "/JS", "/F", "/Win", "/R", "/D", "/Next")
        one["/S"] = pikepdf.Name("/Named")
        one["/N"] = pikepdf.Name("/FirstPage")
    if str(one.get("/Subtype", "")) in _CARRIERS:
        _drop(one, "/FS", "/RichMediaContent", "/Movie", "/Sound", "/A", "/3DD")
    if isinstance(one, pikepdf.Stream) and str(one.get("/Subtype", "")) == "/Image" and _is_jpeg(one):
        _bare_photo(one)


def _bare_photo(stream: Any) -> None:
    raw = stream.read_raw_bytes()
    bare = bare_jpeg(raw)
    if bare != raw:
        stream.write(bare, filter=stream.get("/Filter"), decode_parms=stream.get("/DecodeParms"))


def _is_jpeg(stream: Any) -> bool:
    """Tell whether the bytes of a stream are those of a JPEG, as scanning telephones write them."""
    filters = stream.get("/Filter")
    names = [str(name) for name in filters] if not isinstance(filters, str) and _is_array(filters) else [str(filters)]
    return names == ["/DCTDecode"]


def _is_array(found: Any) -> bool:
    import pikepdf  # noqa: PLC0415 — as above

    return isinstance(found, pikepdf.Array)


def bare_jpeg(raw: bytes) -> bytes:
    """Return a JPEG without what its maker wrote beside the picture, every point untouched.

    Application segments go, but those that a reader needs for the colours (JFIF, profile, Adobe); comments go.
    """
    if raw[:2] != b"\xff\xd8":
        return raw
    kept, at = [raw[:2]], 2
    while at + 4 <= len(raw) and raw[at] == 0xFF and raw[at + 1] != 0xDA:
        marker, length = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4], "big")
        segment = raw[at : at + 2 + length]
        told = 0xE0 <= marker <= 0xEF or marker == 0xFE
        needed = marker in {0xE0, 0xEE} or (marker == 0xE2 and segment[4:15] == b"ICC_PROFILE")
        if needed or not told:
            kept.append(segment)
        at += 2 + length
    return b"".join((*kept, raw[at:]))


def _first_page(content: bytes) -> Image.Image | None:
    """Return the first page as a picture, ``None`` when it cannot be drawn."""
    import pypdfium2  # noqa: PLC0415 — as above

    try:
        document = pypdfium2.PdfDocument(content)
        try:
            page = document[0]
            scale = min(2.0, LONGEST_PREVIEW / max(*page.get_size(), 1.0))
            drawn: Image.Image = page.render(scale=scale).to_pil()
            return _on_white(drawn)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None


def _text(content: bytes) -> str:
    """Return the words of the first pages, empty for a scan or where they cannot be read."""
    import pypdfium2  # noqa: PLC0415 — as above

    try:
        document = pypdfium2.PdfDocument(content)
        try:
            pages = (document[place] for place in range(min(len(document), MOST_PAGES_READ)))
            words = [page.get_textpage().get_text_range()[:LONGEST_TEXT] for page in pages]
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return ""
    return "\n".join(words)[:LONGEST_TEXT]


def _plain_text(content: bytes) -> Made:
    """Tell plain text by its letters; anything that a browser could take for a page or program is not taken."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTaken("not_taken") from None
    if any(ord(letter) in _CONTROLS for letter in text) or text.lstrip()[:1] == "<":
        raise NotTaken("not_taken")
    return Made("text/plain", content, "text/plain", text=text[:LONGEST_TEXT])


def limit() -> None:  # pragma: no cover — would bind the process that runs the tests
    """Give this process little memory and time, and no way to fill the disk."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def work(folder: Path) -> None:
    """Take every file of a folder that has no answer yet."""
    for path in sorted(folder.glob("*.in"), key=lambda one: int(one.stem)):
        answer = path.with_suffix(".json")
        if answer.exists():
            continue
        try:
            made = take(path.read_bytes())
        except NotTaken as refused:
            answer.write_text(json.dumps({"problem": str(refused)}), encoding="utf-8")
            continue
        for suffix, content in ((".copy", made.copy), (".preview", made.preview), (".thumb", made.thumbnail)):
            path.with_suffix(suffix).write_bytes(content)
        path.with_suffix(".text").write_text(made.text, encoding="utf-8", errors="replace")
        answer.write_text(json.dumps(made.said), encoding="utf-8")


if __name__ == "__main__":  # pragma: no cover — the process of its own
    limit()
    work(Path(sys.argv[1]))
