"""Files as they come in are looked at outside this process; what comes back is safe to keep and to show."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.documents.reasons import PROBLEMS, TOO_HEAVY
from app.foundation.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workflows.law import Text

BENCH: Final = Path(__file__).with_name("bench.py")
PATIENCE: Final = 25.0
"""Seconds that all files of one sending may take together: less than a web server waits for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A file that was looked at: the bytes as received, the working copy without traces, and pictures of it.

    ``preview`` and ``thumbnail`` are JPEG, empty when nothing can be shown; ``pages`` is ``None`` for plain text.
    """

    content: bytes = field(repr=False)
    media_type: str
    copy: bytes = field(repr=False)
    copy_media_type: str
    preview: bytes = field(repr=False, default=b"")
    thumbnail: bytes = field(repr=False, default=b"")
    pages: int | None = None


def prepare(contents: Sequence[bytes]) -> list[Prepared | Text]:
    """Return for each file what came of it, or why it is not taken, in the order given."""
    if not contents:
        return []
    with tempfile.TemporaryDirectory(prefix="limen-") as name:
        folder = Path(name)
        for place, content in enumerate(contents):
            (folder / f"{place}.in").write_bytes(content)
        until = time.monotonic() + PATIENCE
        while _first_unanswered(folder, len(contents)) is not None:
            _run_bench(folder, max(0.1, until - time.monotonic()))
            stuck = _first_unanswered(folder, len(contents))
            if stuck is not None:
                (folder / f"{stuck}.json").write_text(json.dumps({"problem": "too_heavy"}), encoding="utf-8")
        return [_result(folder / str(place), content) for place, content in enumerate(contents)]


def prepared(content: bytes) -> Prepared:
    """Return what came of one file. Raises Invalid, with the field ``file``, when it is not taken."""
    found = prepare([content])[0]
    if not isinstance(found, Prepared):
        raise Invalid("file", found)
    return found


def _first_unanswered(folder: Path, count: int) -> int | None:
    return next((place for place in range(count) if not (folder / f"{place}.json").exists()), None)


def _run_bench(folder: Path, seconds: float) -> None:
    """Let the bench work; whether it ends well is told by the answers it wrote."""
    command = [sys.executable, "-I", str(BENCH), str(folder)]
    try:
        subprocess.run(command, check=False, timeout=seconds, capture_output=True, env={}, cwd=folder)  # noqa: S603 — our own file
    except subprocess.TimeoutExpired:
        return


def _result(stem: Path, content: bytes) -> Prepared | Text:
    said = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
    if "problem" in said:
        return PROBLEMS.get(said["problem"], TOO_HEAVY)
    return Prepared(
        content=content,
        media_type=said["media_type"],
        copy=stem.with_suffix(".copy").read_bytes(),
        copy_media_type=said["copy_type"],
        preview=stem.with_suffix(".preview").read_bytes(),
        thumbnail=stem.with_suffix(".thumb").read_bytes(),
        pages=said["pages"],
    )
