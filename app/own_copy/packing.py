"""One file for the person: pages, the same for programs, the files, and a list with the fingerprint of each."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from app.checks.queries import service_of
from app.own_copy import words
from app.own_copy.content import Choice, content, known
from app.own_copy.files import File, Gathered, LeftOut, gathered
from app.own_copy.printed import copy_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.own_copy.content import Content
    from app.store.reading import Reader

BEGINS: Final = b"PK\x03\x04"
"""Every archive begins so."""
STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""Moment of every file in the archive: none, so that the same choice gives the same bytes."""
README: Final = """\
LA COPIE DE VOTRE DOSSIER

Commencez par copy.pdf : il se lit sur tout appareil. Les lettres et les papiers sont des fichiers à part, à côté.
copy.json dit la même chose pour un programme ; sa description est publiée à l'adresse {schema} du service.
Vous seul·e décidez à qui montrer cette copie. Quelque chose n'est pas juste ? Dites-le au service, c'est gratuit.
Chaque ligne plus bas donne l'empreinte SHA-256 d'un fichier : si elle est la même, personne n'y a touché.

DE KOPIE VAN UW DOSSIER

Begin met copy.pdf: dat opent op elk toestel. De brieven en papieren zijn aparte bestanden ernaast.
copy.json zegt hetzelfde voor een programma; de beschrijving staat op het adres {schema} van de dienst.
Alleen u beslist aan wie u deze kopie toont. Klopt er iets niet? Zeg het aan de dienst, dat is gratis.
Elke regel hieronder geeft de vingerafdruk SHA-256 van een bestand: is die gelijk, dan heeft niemand eraan geraakt.

{service}
{made_on}

{prints}
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that is ready: its archive, and what stands in it."""

    archive: bytes = field(repr=False)
    content: Content = field(repr=False)


def described(
    reader: Reader,
    case_id: int,
    choice: Choice,
    fetch: Callable[[str], bytes],
    *,
    user_id: int | None,
    asked_on: date,
) -> tuple[Content, Gathered]:
    """Return what a copy would hold, and its files. Raises NotFound, Invalid."""
    told = known(reader, case_id, choice, user_id)
    found = gathered(told, fetch)
    whole = content(told, asked_on=asked_on)
    whole["files"] = [_described(one) for one in found.files]
    whole["left_out"] = [_missing(one) for one in found.left_out]
    return whole, found


def made(
    reader: Reader,
    case_id: int,
    choice: Choice,
    fetch: Callable[[str], bytes],
    *,
    user_id: int | None,
    asked_on: date,
) -> Made:
    """Return the archive of a copy, made in memory. Raises NotFound, Invalid."""
    whole, found = described(reader, case_id, choice, fetch, user_id=user_id, asked_on=asked_on)
    members = {
        "copy.pdf": copy_pdf(whole, service_of(reader)),
        "copy.json": as_json(whole),
        **{one.name: one.content for one in found.files},
    }
    return Made(_packed({"README.txt": _readme(whole, members), **members}), whole)


def as_json(whole: Content) -> bytes:
    """Return the content for programs."""
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in members.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, held)
    return buffer.getvalue()


def _readme(whole: Content, members: dict[str, bytes]) -> bytes:
    prints = "\r\n".join(f"{hashlib.sha256(held).hexdigest()}  {name}" for name, held in members.items())
    service = whole["service"]
    text = README.format(
        schema=whole["schema"],
        service=f"{service['fr']} / {service['nl']}",
        made_on=whole["made_on"],
        prints=prints,
    )
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _described(one: File) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": _kind(one.kind),
        "title": {"fr": one.title.fr, "nl": one.title.nl},
        "words": one.words,
        "on": None if one.on is None else one.on.isoformat(),
        "media_type": one.media_type,
        "size": len(one.content),
        "sha256": hashlib.sha256(one.content).hexdigest(),
    }


def _missing(one: LeftOut) -> dict[str, Any]:
    why = words.LEFT_OUT[one.why]
    return {
        "kind": _kind(one.kind),
        "title": {"fr": one.title.fr, "nl": one.title.nl},
        "words": one.words,
        "why": {"code": one.why, "fr": why.fr, "nl": why.nl},
    }


def _kind(code: str) -> dict[str, str]:
    both = words.FILE_KINDS[code]
    return {"code": code, "fr": both.fr, "nl": both.nl}
