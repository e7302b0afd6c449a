"""Files as they were sent: looked at by what they contain, each within its limit; recordings apart from the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.evidence import recordings
from app.evidence.codes import MOST_FILES, RECORDINGS_LARGER
from app.evidence.reasons import NOT_TAKEN
from app.foundation.i18n import _, say
from app.foundation.workshop import NOT_TAKEN as NO_PAPER
from app.foundation.workshop import prepare
from app.store.documents import Prepared

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

LONGEST_NAME = 60


@dataclass(slots=True)
class Taken:
    """The files that can be kept, and those that cannot with the reason, by the name the person knows."""

    files: list[Prepared] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def recorded(content: bytes) -> Prepared | None:
    """Return a video or sound with its copy without place, where one can be made; ``None`` for anything else."""
    kind = recordings.media_type(content)
    if kind is None:
        return None
    copy = recordings.without_place(content)
    return Prepared(content=content, media_type=kind, copy=copy, copy_media_type=kind if copy else "")


def take(sent: list[FileStorage], megabytes: int) -> Taken:
    """Look at what was sent. ``megabytes``: of one file; a recording may be larger."""
    taken = Taken()
    if len(sent) > MOST_FILES:
        for one in sent:
            one.close()
        taken.refused.append(("", _("At most %(number)s files in one go. Send them in parts.", number=MOST_FILES)))
        return taken
    papers: list[tuple[str, bytes]] = []
    for one in sent:
        with one.stream as stream:
            content = stream.read(RECORDINGS_LARGER * megabytes * 1024 * 1024 + 1)
        name, found = name_of(one), recorded(content[:64])
        most = megabytes * (RECORDINGS_LARGER if found else 1)
        if len(content) > most * 1024 * 1024:
            taken.refused.append((name, _("This file is larger than %(megabytes)s MB.", megabytes=most)))
        elif found:
            whole = recorded(content)
            taken.files.extend([whole] if whole else [])
        else:
            papers.append((name, content))
    made = prepare([content for _name, content in papers])
    for (name, _content), result in zip(papers, made, strict=True):
        if isinstance(result, Prepared):
            taken.files.append(result)
        else:
            taken.refused.append((name, say(NOT_TAKEN if result is NO_PAPER else result)))
    return taken


def name_of(sent: FileStorage) -> str:
    """Return the name of a file as the person knows it, for this page alone: it is never kept or used."""
    last = (sent.filename or "").replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(letter for letter in last if letter.isprintable())
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
