"""Files as they come in are looked at outside this process; what comes back is safe to keep and to show."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.foundation.errors import Invalid
from app.store.documents import Prepared
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BENCH: Final = Path(__file__).with_name("bench.py")
PATIENCE: Final = 25.0
"""Seconds that all files of one sending may take together: less than a web server waits for an answer."""


EMPTY: Final = Text(fr="Ce fichier est vide. Choisissez-en un autre.", nl="Dit bestand is leeg. Kies een ander.")
NOT_TAKEN: Final = Text(
    fr="Ce genre de fichier n'est pas accepté. Enregistrez-le en PDF, ou prenez une photo (JPEG, PNG, WebP, HEIC).",
    nl="Dit soort bestand wordt niet aanvaard. Bewaar het als PDF, of neem een foto (JPEG, PNG, WebP, HEIC).",
)
DAMAGED: Final = Text(
    fr="Ce fichier est abîmé ou incomplet. Ouvrez-le chez vous, enregistrez-le à nouveau et renvoyez-le.",
    nl="Dit bestand is beschadigd of onvolledig. Open het, bewaar het opnieuw en stuur het nog eens.",
)
LOCKED: Final = Text(
    fr="Ce PDF est protégé par un mot de passe. Enregistrez-le sans mot de passe et renvoyez-le.",
    nl="Deze PDF is beveiligd met een wachtwoord. Bewaar hem zonder wachtwoord en stuur hem opnieuw.",
)
TOO_LARGE_A_PICTURE: Final = Text(
    fr="Cette image est trop grande. Envoyez-la en plus petit.",
    nl="Deze afbeelding is te groot. Stuur ze in een kleiner formaat.",
)
TOO_MANY_PAGES: Final = Text(
    fr="Ce PDF a plus de 300 pages. Envoyez-le en plusieurs parties, ou seulement les pages utiles.",
    nl="Deze PDF telt meer dan 300 bladzijden. Stuur hem in delen, of enkel de nuttige bladzijden.",
)
TOO_HEAVY: Final = Text(
    fr="Ce fichier demande trop de mémoire ou de temps. Envoyez une version plus simple, ou une photo.",
    nl="Dit bestand vraagt te veel geheugen of tijd om te openen. Stuur een eenvoudiger versie, of een foto.",
)
PROBLEMS: Final[Mapping[str, Text]] = {
    "empty": EMPTY,
    "not_taken": NOT_TAKEN,
    "damaged": DAMAGED,
    "locked": LOCKED,
    "too_large_picture": TOO_LARGE_A_PICTURE,
    "too_many_pages": TOO_MANY_PAGES,
    "too_heavy": TOO_HEAVY,
}
"""By the codes that the workbench writes."""


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
        text=stem.with_suffix(".text").read_text(encoding="utf-8"),
    )
