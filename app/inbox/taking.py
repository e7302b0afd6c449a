"""What comes in is looked at outside this process: a PDF, a picture, a mail with what is attached to it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.foundation.errors import Invalid
from app.foundation.workshop import DAMAGED, NOT_TAKEN, PATIENCE, TOO_HEAVY, prepare
from app.inbox import reasons
from app.inbox.codes import LONGEST_TEXT
from app.inbox.reading import read
from app.store.documents import Prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.inbox.reading import Proposal

BENCH: Final = Path(__file__).with_name("mailbench.py")
MAIL: Final = "message/rfc822"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of a message. ``made`` None: it could not be shown, ``problem`` says why; its bytes are kept."""

    name: str
    content: bytes = field(repr=False)
    media_type: str
    made: Prepared | None = field(repr=False, default=None)
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A message that was looked at: the original, its words, its files, what was read in it."""

    content: bytes = field(repr=False)
    subject: str = ""
    sender: str = ""
    message_id: str = ""
    sent_at: datetime | None = None
    text: str = field(repr=False, default="")
    parts: tuple[Part, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def digest(self) -> str:
        """The fingerprint of the bytes as received."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def delivery_key(self) -> str:
        """The same for the same mail fetched again."""
        return hashlib.sha256(f"{self.message_id}|{self.digest}".encode()).hexdigest()


def take(content: bytes) -> Taken:
    """Return what came of a file: a mail is told by its headers. Raises Invalid, with the field ``file``."""
    if _is_mail(content):
        return take_mail(content)
    made = prepare([content])[0]
    if not isinstance(made, Prepared):
        raise Invalid("file", made)
    part = Part(name="", content=content, media_type=made.media_type, made=made)
    return Taken(content=content, text=made.text, parts=(part,), proposals=read(made.text))


def _is_mail(content: bytes) -> bool:
    """Tell a mail by its first lines: they are headers, and there is one that every mail has."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf").split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0].lower()
    lines = head.replace(b"\r\n", b"\n").split(b"\n")
    first = lines[0].partition(b":")[0]
    named = {line.partition(b":")[0] for line in lines if b":" in line}
    return (
        bool(first)
        and b" " not in first.strip()
        and bool(named & {b"from", b"message-id", b"received", b"mime-version"})
    )


def take_mail(content: bytes) -> Taken:
    """Return what came of a mail. Raises Invalid, with the field ``file``."""
    said, contents = _apart(content)
    parts = _parts(said["names"], contents)
    words = [said["text"], *(part.made.text for part in parts if part.made is not None and part.made.text)]
    text = "\n\n".join(filter(None, (one.strip() for one in words)))[:LONGEST_TEXT]
    return Taken(
        content=content,
        subject=said["subject"],
        sender=said["sender"],
        message_id=said["message_id"],
        sent_at=datetime.fromisoformat(said["sent_at"]) if said["sent_at"] else None,
        text=text,
        parts=(Part(name="", content=content, media_type=MAIL), *parts),
        proposals=read(text, subject=said["subject"], sender=said["sender"]),
    )


def _apart(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    with tempfile.TemporaryDirectory(prefix="limen-") as name:
        folder = Path(name)
        (folder / "mail.in").write_bytes(content)
        command = [sys.executable, "-I", str(BENCH), str(folder)]
        try:
            subprocess.run(command, check=False, timeout=PATIENCE, capture_output=True, env={}, cwd=folder)  # noqa: S603 — our own file
        except subprocess.TimeoutExpired:
            raise Invalid("file", TOO_HEAVY) from None
        answer = folder / "mail.json"
        if not answer.exists():
            raise Invalid("file", DAMAGED)
        said: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        if "problem" in said:
            raise Invalid("file", NOT_TAKEN if said["problem"] == "not_taken" else TOO_HEAVY)
        return said, [(folder / f"{place}.part").read_bytes() for place in range(len(said["names"]))]


def _parts(names: Sequence[str], contents: Sequence[bytes]) -> list[Part]:
    """Return the attachments: one that is not taken does not keep the mail out, its bytes are kept with the reason."""
    found = []
    for name, content, made in zip(names, contents, prepare(contents), strict=True):
        if isinstance(made, Prepared):
            found.append(Part(name=name, content=content, media_type=made.media_type, made=made))
        else:
            problem = reasons.code_of_problem(made)
            found.append(Part(name=name, content=content, media_type="application/octet-stream", problem=problem))
    return found


def by_hand() -> Taken:
    """Return a message that has no file: it was typed from paper."""
    return Taken(content=b"")
