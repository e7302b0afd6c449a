"""The reading bench: tells every word that is still inside a PDF, seen or not, in a process of its own.

Started by ``pdf_text.py`` as ``python -I reading_bench.py FILE``; writes one JSON object to its output. Words of pages
include what lies under a black box, what is invisible and what is cut off; ``beside`` holds words of notes, fields,
bookmarks, and descriptions.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from pathlib import Path
from typing import Any, Final

MOST_CHARACTERS: Final = 400_000
MEMORY: Final = 2 * 1024**3
SECONDS: Final = 15
_WORDY: Final = ("/Contents", "/T", "/TU", "/V", "/DV", "/Title", "/ActualText", "/Alt", "/E", "/RC", "/Subj")


def told(content: bytes) -> dict[str, Any]:
    """Return ``{"pages": [text of each page], "beside": [other words]}``."""
    import pikepdf  # noqa: PLC0415 — the process that asks needs none of it
    import pypdfium2  # noqa: PLC0415 — as above

    document = pypdfium2.PdfDocument(content)
    pages: list[str] = []
    left = MOST_CHARACTERS
    try:
        for page in document:
            text = page.get_textpage().get_text_range()[:left]
            left -= len(text)
            pages.append(text)
    finally:
        document.close()
    beside: list[str] = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for one in pdf.objects:
            _walk(one, beside)
    return {"pages": pages, "beside": beside[:2000]}


def _walk(one: Any, found: list[str], depth: int = 0) -> None:
    import pikepdf  # noqa: PLC0415 — as above

    if depth > 60:
        return
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for name in one.keys():  # noqa: SIM118 — a stream is no mapping
            value = one[name]
            if isinstance(value, pikepdf.String) and name in _WORDY:
                found.append(str(value)[:2000])
            elif isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
                _walk(value, found, depth + 1)
    elif isinstance(one, pikepdf.Array):
        for value in one:
            if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
                _walk(value, found, depth + 1)


def limit() -> None:  # pragma: no cover — would bind the process that runs the tests
    """Give this process little memory and time, and no disk."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":  # pragma: no cover — the process of its own
    limit()
    sys.stdout.write(json.dumps(told(Path(sys.argv[1]).read_bytes())))
