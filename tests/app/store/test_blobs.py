"""Files under their hash: written once, checked when read."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.store import blobs
from app.store.errors import NotFound


def test_the_same_bytes_are_kept_once_and_come_back(tmp_path: Path) -> None:
    digest = blobs.keep(tmp_path, b"bail")
    assert blobs.keep(tmp_path, b"bail") == digest
    assert blobs.fetch(tmp_path, digest) == b"bail"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [digest]


def test_an_altered_file_is_not_served(tmp_path: Path) -> None:
    digest = blobs.keep(tmp_path, b"bail")
    (tmp_path / digest[:2] / digest).write_bytes(b"autre")
    with pytest.raises(ValueError, match="altered"):
        blobs.fetch(tmp_path, digest)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 64])
def test_what_is_no_kept_file_is_not_found(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        blobs.fetch(tmp_path, name)
