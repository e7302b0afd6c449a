"""All letters, read and checked once at start-up."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from letters.spec import LetterSpec, SpecError, read_spec

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).resolve().parent


def read_catalogue(folder: Path) -> Mapping[str, LetterSpec]:
    """Read every letter folder under ``folder``, keyed by id, in the order of their codes.

    Raises SpecError for a broken letter or for two letters with one code.
    """
    specs = sorted((read_spec(path.parent) for path in folder.glob("*/letter.toml")), key=lambda spec: spec.code)
    codes = [spec.code for spec in specs]
    if len(set(codes)) != len(codes):
        raise SpecError(f"two letters share a code: {codes}")
    return MappingProxyType({spec.id: spec for spec in specs})


CATALOGUE: Final = read_catalogue(FOLDER)
