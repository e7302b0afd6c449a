"""What was typed into a form that could not be taken: a page may offer to send it again, nothing typed is lost."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from flask import request

MOST_CHARACTERS = 200_000
NOT_KEPT = frozenset({"csrf_token"})


class KeptForm(NamedTuple):
    """A form as it was sent: where to, and its fields in order; ``had_files``: files must be chosen again."""

    action: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool


def kept_form() -> KeptForm | None:
    """Return the form of the present request, or None when it is none, too long, a secret or from elsewhere.

    Only what one of our own pages sent is kept: another site's form must never get a button that sends it.
    """
    if request.method != "POST" or not _from_own_page():
        return None
    fields = tuple((name, text) for name, text in request.form.items(multi=True) if name not in NOT_KEPT)
    if not fields or any("password" in name or name.startswith("secret_") for name, _text in fields):
        return None
    if sum(len(name) + len(text) for name, text in fields) > MOST_CHARACTERS:
        return None
    had_files = any(file.filename for file in request.files.values())
    return KeptForm(request.full_path.rstrip("?"), fields, had_files)


def _from_own_page() -> bool:
    """Tell by what the browser itself adds, and a page cannot write, that one of our pages sent the form."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(origin) and urlsplit(origin).netloc == request.host
