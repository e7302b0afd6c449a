"""Videos and sound: told by what they contain; of those made by telephones, a copy without place and time.

Only the description around picture and sound is blanked, never a point of the picture: every box keeps its length,
so nothing moves. A track beside picture and sound (of places, as some telephones write) is blanked with what it holds;
where that cannot be followed, there is no copy.
"""

from __future__ import annotations

import struct
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEIC: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"})
_SOUND_BRANDS: Final = frozenset({b"M4A ", b"M4B "})
_KEPT: Final = frozenset({b"ftyp", b"moov", b"mdat", b"moof", b"styp", b"sidx", b"mfra", b"wide"})
_INSIDE: Final = frozenset({b"moov", b"trak", b"mdia", b"edts", b"minf"})
_TOLD: Final = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"cprt"})
_DATED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
MOST_SAMPLES: Final = 2_000_000
_HANDLERS: Final = frozenset({b"vide", b"soun"})


def media_type(content: bytes) -> str | None:
    """Return the kind of a recording by its first bytes, ``None`` when it is none that is taken."""
    head = content[:16]
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    if head[:4] == b"RIFF":
        return {b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(head[8:12])
    if head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2", b"\xfa")):
        return "audio/mpeg"
    if head[:1] == b"\xff" and head[1:2] in (b"\xf1", b"\xf9"):
        return "audio/aac"
    starts = {b"\x1a\x45\xdf\xa3": "video/webm", b"OggS": "audio/ogg"}
    return "audio/amr" if head[:5] == b"#!AMR" else starts.get(head[:4])


def _of_brand(brand: bytes) -> str | None:
    if brand in _HEIC:
        return None
    if brand in _SOUND_BRANDS:
        return "audio/mp4"
    if brand[:3] in (b"3gp", b"3g2"):
        return "video/3gpp"
    return "video/quicktime" if brand == b"qt  " else "video/mp4"


def without_place(content: bytes) -> bytes:
    """Return a copy without what tells place, time and maker; empty where that cannot be promised."""
    if content[4:8] != b"ftyp":
        return b""
    copy = bytearray(content)
    try:
        films = 0
        for kind, start, inner, end in _boxes(content, 0, len(content)):
            films += kind == b"moov"
            if kind == b"moov":
                _blank_inside(copy, content, inner, end)
            elif kind not in _KEPT:
                _blank(copy, start, inner, end)
    except (ValueError, IndexError, struct.error, RecursionError):
        return b""
    return bytes(copy) if films == 1 else b""


def _boxes(content: bytes, at: int, until: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Yield each box: its kind, where it starts, where its content starts, where it ends. Raises ValueError."""
    while at < until:
        if until - at < 8:
            raise ValueError("cut off")
        length, kind = struct.unpack_from(">I4s", content, at)
        inner = at + 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", content, inner)
            inner += 8
        elif length == 0:
            length = until - at
        if length < inner - at or at + length > until:
            raise ValueError("no such length")
        yield kind, at, inner, at + length
        at += length


def _blank(copy: bytearray, start: int, inner: int, end: int) -> None:
    """Make a box of the same length that says nothing."""
    copy[start + 4 : start + 8] = b"free"
    copy[inner:end] = bytes(end - inner)


def _blank_inside(copy: bytearray, content: bytes, at: int, until: int) -> None:
    for kind, start, inner, end in _boxes(content, at, until):
        if kind in _TOLD:
            _blank(copy, start, inner, end)
        elif kind == b"trak" and _handler(content, inner, end) not in _HANDLERS:
            for first, last in _samples(content, inner, end):
                copy[first:last] = bytes(last - first)
            _blank(copy, start, inner, end)
        elif kind in _INSIDE:
            _blank_inside(copy, content, inner, end)
        elif kind in _DATED:
            long = 8 if content[inner] == 1 else 4
            copy[inner + 4 : inner + 4 + 2 * long] = bytes(2 * long)
        elif kind == b"hdlr":
            copy[inner + 24 : end] = bytes(end - inner - 24)


def _found(content: bytes, at: int, until: int, *path: bytes) -> tuple[int, int]:
    """Return where the content of a box lies, by the boxes around it. Raises ValueError."""
    for name in path:
        found = [(inner, end) for kind, _start, inner, end in _boxes(content, at, until) if kind == name]
        if len(found) != 1:
            raise ValueError("no such box")
        at, until = found[0]
    return at, until


def _handler(content: bytes, at: int, until: int) -> bytes:
    """Return what a track holds. Raises ValueError."""
    inner, _end = _found(content, at, until, b"mdia", b"hdlr")
    return content[inner + 8 : inner + 12]


def _samples(content: bytes, at: int, until: int) -> Iterator[tuple[int, int]]:
    """Yield where each run of samples of a track lies in the file. Raises ValueError, struct.error."""
    at, until = _found(content, at, until, b"mdia", b"minf", b"stbl")
    kinds = {kind for kind, _start, _inner, _end in _boxes(content, at, until)}
    name, form = (b"co64", ">Q") if b"co64" in kinds else (b"stco", ">I")
    sizes, one_size, samples = _table(content, at, until, b"stsz", ">I", 12)
    chunks, _none, _count = _table(content, at, until, name, form, 8)
    runs, _none, _count = _table(content, at, until, b"stsc", ">III", 8)
    if not one_size and len(sizes) != samples:
        raise ValueError("sizes missing")
    lengths = iter([one_size] * samples if one_size else [size for (size,) in sizes])
    waiting, per_chunk = deque(runs), 0
    for number, (offset,) in enumerate(chunks, start=1):
        while waiting and waiting[0][0] <= number:
            per_chunk = waiting.popleft()[1]
        length = sum(islice(lengths, per_chunk))
        if offset + length > len(content):
            raise ValueError("outside the file")
        yield offset, offset + length
    if next(lengths, None) is not None:
        raise ValueError("samples without a place")


def _table(
    content: bytes, at: int, until: int, name: bytes, form: str, head: int
) -> tuple[list[tuple[int, ...]], int, int]:
    """Return the rows of a table of a track, the number before its count, and the count. Raises ValueError."""
    inner, end = _found(content, at, until, name)
    before = struct.unpack_from(">I", content, inner + 4)[0] if head == 12 else 0
    count: int = struct.unpack_from(">I", content, inner + head - 4)[0]
    if count > MOST_SAMPLES:
        raise ValueError("too many")
    if before:
        return [], before, count
    if inner + head + count * struct.calcsize(form) > end:
        raise ValueError("cut off")
    width = struct.calcsize(form)
    return list(struct.iter_unpack(form, content[inner + head : inner + head + count * width])), before, count
