"""Between Flask and the rest: the store of this application, who is signed in, one way to act and to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from flask import Response, abort, current_app, g, redirect, request

from app.foundation import clock
from app.foundation import run as running
from app.store import access

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from app.config import Settings
    from app.foundation.command import Command
    from app.foundation.identity import Actor
    from app.foundation.permissions import Permission
    from app.store.base import Store
    from app.store.reading import Reader

SEALED: Final = "default-src 'none'; sandbox"
"""Policy of files that are kept: nothing inside one may run, whatever it holds."""
R = TypeVar("R")
View = TypeVar("View", bound="Callable[..., Any]")


def store() -> Store:
    """Return the store of this application."""
    found: Store = current_app.extensions["limen_store"]
    return found


def settings() -> Settings:
    """Return the settings of this application."""
    found: Settings = current_app.extensions["limen_settings"]
    return found


def actor() -> Actor:
    """Return who is signed in; answers 401 (and so the sign-in page) when nobody is."""
    found: Actor | None = g.get("actor")
    if found is None:
        abort(401)
    return found


def act(command: Command[R]) -> R:
    """Run a command for whoever is signed in."""
    return running.run(store(), command, actor(), request_id=g.request_id)


def reading(permission: Permission) -> AbstractContextManager[Reader]:
    """Open a read-only view for whoever is signed in. Raises Forbidden."""
    return running.reading(store(), actor(), permission)


def note_opened(case_id: int | None, what: str) -> None:
    """Write into the access log that somebody opened a case or took a copy of something in it.

    ``None``: something of another service that is not a case of ours, or not yet.
    """
    who = actor()
    if who.organisation_id is None:
        return
    access.note_access(
        store(),
        at=clock.now(),
        user_id=who.user_id,
        organisation_id=who.organisation_id,
        case_id=case_id,
        what=what,
        allowed=True,
        request_id=g.request_id,
    )


def public(view: View) -> View:
    """Mark a view as open to people who are not signed in; every other view needs a sign-in."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def takes_files(view: View) -> View:
    """Mark a view to which several files may be sent at once: its requests may be larger than others."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


def sent_by_script() -> bool:
    """Tell whether a script sent the files: it shows how far it is, and keeps them chosen when nothing was kept."""
    return request.headers.get("X-Upload") == "script"


def sent_to(target: str) -> Response:
    """Go to a page after a form was saved; a script that sent the files is told where to go."""
    if sent_by_script():
        return Response(status=204, headers={"X-Upload-Next": target})
    return redirect(target, 303)  # type: ignore[return-value]  # werkzeug's answer is Flask's here


def sealed(content: bytes | Iterator[bytes], media_type: str, name: str = "") -> Response:
    """Send the bytes of a file: to be saved under a name, or shown where there is none, as a picture made by us is."""
    answer = Response(content, mimetype=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"' if name else "inline"
    answer.headers["Content-Security-Policy"] = SEALED
    return answer


def needs(permission: Permission) -> Callable[[View], View]:
    """Mark a view with the permission it needs; checked before the view runs."""

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark
