"""Reads the words of a PDF outside this process: also those that a black box only hides."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

BENCH: Final = Path(__file__).with_name("reading_bench.py")
PATIENCE: Final = 20.0


class Unreadable(Exception):
    """The words of this file cannot be told."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of each page, and those beside the pages: notes, fields, bookmarks, descriptions."""

    pages: tuple[str, ...]
    beside: tuple[str, ...]

    @property
    def whole(self) -> str:
        """Return all of it."""
        return "\n".join((*self.pages, *self.beside))


def words_of(content: bytes) -> Words:
    """Return every word that is inside a PDF. Raises Unreadable."""
    with tempfile.TemporaryDirectory(prefix="limen-") as name:
        path = Path(name) / "in.pdf"
        path.write_bytes(content)
        command = [sys.executable, "-I", str(BENCH), str(path)]
        try:
            done = subprocess.run(command, check=True, timeout=PATIENCE, capture_output=True, env={}, cwd=name)  # noqa: S603 — our own file
            told = json.loads(done.stdout)
        except (subprocess.SubprocessError, ValueError):
            raise Unreadable from None
    return Words(tuple(told["pages"]), tuple(told["beside"]))
