"""Evidence for tests: photos with place and maker, messages, a video as a telephone writes it."""

from __future__ import annotations

import struct
from datetime import date
from typing import Any

from app.evidence.commands import AddEvidence, KeepBundle, Said, SaveWitness
from app.evidence.printed import made
from app.evidence.queries import Choice, contents, next_number
from app.foundation import clock
from app.foundation.identity import Actor
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.store import blobs
from app.store.base import Store
from app.store.reading import Reader
from tests.app.documents import files

DAY = date(2026, 7, 7)


def box(kind: bytes, content: bytes = b"") -> bytes:
    """A box of an MP4."""
    return struct.pack(">I4s", 8 + len(content), kind) + content


def track(handler: bytes, *inside: bytes) -> bytes:
    """A track of an MP4 with its dates."""
    hdlr = box(b"hdlr", bytes(8) + handler + bytes(12) + b"Core Media Kept\0")
    return box(b"trak", box(b"tkhd", bytes(4) + b"DATEDATE" + bytes(72)) + box(b"mdia", hdlr + b"".join(inside)))


def places(*lengths: int, at: int) -> bytes:
    """A track of places in one chunk, which lies at a place of the file."""
    sizes = box(b"stsz", struct.pack(f">4sII{len(lengths)}I", bytes(4), 0, len(lengths), *lengths))
    runs = box(b"stsc", struct.pack(">4sIIII", bytes(4), 1, 1, len(lengths), 1))
    chunk = box(b"stco", struct.pack(">4sII", bytes(4), 1, at))
    return track(b"meta", box(b"minf", box(b"stbl", sizes + runs + chunk)))


def video(*tracks: bytes, brand: bytes = b"isom") -> bytes:
    """A video as a telephone writes it: a place, a maker and dates beside picture and sound."""
    place = box(b"udta", box(b"\xa9xyz", b"+50.8467+004.3525/"))
    told = box(b"meta", bytes(4) + b"com.apple.quicktime.location.ISO6709 LimenPhone")
    film = box(b"moov", box(b"mvhd", bytes(4) + b"DATEDATE" + bytes(88)) + b"".join(tracks) + place + told)
    return box(b"ftyp", brand + bytes(4)) + film + box(b"mdat", b"picture and sound") + box(b"uuid", b"GPS" * 8)


def add(store: Store, actor: Actor, case_id: int, *contents: bytes, **said: Any) -> int:
    """Keep a piece of evidence."""
    given: dict[str, Any] = {"kind": "photo", "shows": "La serrure changée", "taken_on": DAY} | said
    found = tuple(prepared(content) for content in contents or (files.photo(),))
    return run(store, AddEvidence(case_id=case_id, files=found, said=Said(**given)), actor)


def witness(store: Store, actor: Actor, case_id: int, **more: Any) -> int:
    """Keep a witness who agreed that the lawyer reads what they said."""
    given: dict[str, Any] = {
        "link": "neighbour", "consent": "yes", "consent_on": DAY, "for_lawyer": True, "name": "Noor Getuige",
        "contact": "0470 00 00 01", "statement": "J'ai vu trois hommes changer la serrure.", "said_on": DAY,
    } | more  # fmt: skip
    return run(store, SaveWitness(case_id=case_id, **given), actor)


def bundle(store: Store, actor: Actor, case_id: int, **choice: Any) -> int:
    """Make and keep a bundle as the page does."""
    chosen = Choice(**({"recipient": "lawyer", "language": "fr"} | choice))
    on = clock.today()
    with Reader.open(store, actor.organisation_id) as reader:
        number = next_number(reader, case_id)
        found = contents(reader, case_id, chosen, number=number, made_on=on)
    paper = made(found, lambda digest: blobs.fetch(store.blob_dir, digest), None)
    wanted = KeepBundle(
        case_id=case_id, choice=chosen, number=number, made_on=on, pages=paper.pages, pdf=paper.pdf,
        contents=found.as_dict(), manifest=paper.manifest,
    )  # fmt: skip
    return run(store, wanted, actor)
