"""Files kept beside the database under their SHA-256: written once, never changed."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from typing import TYPE_CHECKING

from app.store.errors import NotFound

if TYPE_CHECKING:
    from pathlib import Path

_SHA256 = re.compile(r"[0-9a-f]{64}")


def _path(blob_dir: Path, digest: str) -> Path:
    if not _SHA256.fullmatch(digest):
        raise NotFound
    return blob_dir / digest[:2] / digest


def keep(blob_dir: Path, content: bytes) -> str:
    """Keep bytes and return their SHA-256. A file that is there already is left alone.

    The file is complete before it gets its name; one left behind by a command that failed harms nobody.
    """
    digest = hashlib.sha256(content).hexdigest()
    path = _path(blob_dir, digest)
    if path.exists():
        return digest
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(name, path)  # noqa: PTH105 — mkstemp gives a name
    return digest


def fetch(blob_dir: Path, digest: str) -> bytes:
    """Return the bytes of a digest. Raises NotFound; raises ValueError when the file no longer matches its name."""
    path = _path(blob_dir, digest)
    if not path.is_file():
        raise NotFound
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(f"stored file {digest} has been altered")
    return content


def size(blob_dir: Path, digest: str) -> int:
    """Return how many bytes lie under a digest. Raises NotFound."""
    path = _path(blob_dir, digest)
    if not path.is_file():
        raise NotFound
    return path.stat().st_size
