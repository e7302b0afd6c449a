"""Takes an e-mail apart in a process of its own, with little memory and little time: mails are hostile files too.

Started as ``python -I mailbench.py FOLDER``. Knows nothing of the application: it reads ``mail.in`` and writes
``mail.json`` (headers, words, names of what is attached) and the attachments as ``0.part``, ``1.part`` …
"""

from __future__ import annotations

import json
import re
import runpy
import sys
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any, Final

MOST_PARTS: Final = 60
MOST_FILES: Final = 10
DEEPEST: Final = 6
"""Mails within mails: a registry's message is forwarded once or twice, not more."""
LONGEST_TEXT: Final = 60_000
NOT_SHOWN: Final = re.compile(r"(?is)<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->")
BREAKS: Final = re.compile(r"(?i)<(?:br|/p|/div|/tr|/li|/h[1-6]|/table)\b[^>]*>")
CELLS: Final = re.compile(r"(?i)</t[dh]\s*>")
TAGS: Final = re.compile(r"<[^>]{0,2000}>")


class NotRead(Exception):
    """A mail is not taken; the argument is the code of the reason."""


def take(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return what a mail says, and the files attached to it. Raises NotRead."""
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(content)
    if not message.keys() or not (
        {"from", "subject", "received", "date", "message-id"} & {key.lower() for key in message}
    ):
        raise NotRead("not_taken")
    words: list[str] = []
    files: list[tuple[str, bytes]] = []
    _walk(message, words, files, [0], 0)
    said = {
        "subject": _header(message, "subject")[:200],
        "sender": _header(message, "from")[:200],
        "message_id": _header(message, "message-id")[:500],
        "sent_at": _sent_at(message),
        "text": "\n\n".join(words)[:LONGEST_TEXT],
        "names": [name for name, _content in files],
    }
    return said, [part for _name, part in files]


def _header(message: Any, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):
        return ""


def _sent_at(message: Any) -> str:
    try:
        sent = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError):
        return ""
    return sent.isoformat() if sent.tzinfo is not None else ""


def _walk(message: Any, words: list[str], files: list[tuple[str, bytes]], seen: list[int], depth: int) -> None:
    """Gather words and files of a mail and of the mails inside it."""
    seen[0] += 1
    if seen[0] > MOST_PARTS or depth > DEEPEST:
        raise NotRead("too_heavy")
    kind = message.get_content_type()
    inner = _inner(message, kind, words)
    if inner is not None:
        for part in inner:
            _walk(part, words, files, seen, depth + 1)
        return
    name = _name(message)
    if message.get_content_disposition() != "attachment" and not name and kind in {"text/plain", "text/html"}:
        text = _text(message)
        words.append(_bare(text) if kind == "text/html" else text)
        return
    content = message.get_payload(decode=True) or b""
    if content and len(files) < MOST_FILES:
        files.append((name, content))


def _inner(message: Any, kind: str, words: list[str]) -> list[Any] | None:
    """Return the parts inside a part, ``None`` when it is a leaf. Of two ways to say the same, the plain one."""
    if kind == "multipart/alternative":
        parts = list(message.iter_parts())
        plain = [part for part in parts if part.get_content_type() == "text/plain" and _text(part).strip()]
        return plain[:1] or parts
    if kind == "message/rfc822":
        payload = message.get_payload()
        found = list(payload) if isinstance(payload, list) else []
        words.extend(f"{_header(part, 'from')}\n{_header(part, 'subject')}" for part in found)
        return found
    if _name(message).lower().endswith(".eml"):
        content = message.get_payload(decode=True) or b""
        return [BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(content)]
    return list(message.iter_parts()) if message.is_multipart() else None


def _name(message: Any) -> str:
    try:
        name = message.get_filename() or ""
    except (ValueError, TypeError, LookupError):
        name = ""
    return "".join(sign for sign in name.replace("\\", "/").rsplit("/", 1)[-1] if sign.isprintable())[:120]


def _text(part: Any) -> str:
    """Return the words of a part, whatever character set it says it is written in."""
    content = part.get_payload(decode=True) or b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "windows-1252"):
        try:
            return str(content.decode(charset))[:LONGEST_TEXT]
        except (LookupError, UnicodeDecodeError):
            continue
    return str(content.decode("latin-1"))[:LONGEST_TEXT]


def _bare(html: str) -> str:
    """Return the words of an HTML part, a line for each block; nothing in it is loaded or run."""
    text = NOT_SHOWN.sub(" ", html)
    text = re.sub(r"\s+", " ", text)
    text = CELLS.sub(" ", BREAKS.sub("\n", text))
    text = unescape(TAGS.sub("", text))
    return "\n".join(line for line in (re.sub(r"[ \t\xa0]+", " ", row).strip() for row in text.split("\n")) if line)


def work(folder: Path) -> None:
    """Take the mail of a folder apart."""
    try:
        said, files = take((folder / "mail.in").read_bytes())
    except (NotRead, RecursionError) as refused:
        code = str(refused) if isinstance(refused, NotRead) else "too_heavy"
        (folder / "mail.json").write_text(json.dumps({"problem": code}), encoding="utf-8")
        return
    for place, content in enumerate(files):
        (folder / f"{place}.part").write_bytes(content)
    (folder / "mail.json").write_text(json.dumps(said), encoding="utf-8", errors="replace")


if __name__ == "__main__":  # pragma: no cover — the process of its own
    runpy.run_path(str(Path(__file__).parents[1] / "foundation" / "bench.py"))["limit"]()
    work(Path(sys.argv[1]))
