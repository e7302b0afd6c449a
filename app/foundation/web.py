"""Between Flask and the rest: the store of this application, who is signed in, one way to act and to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from flask import abort, current_app, g

from app.foundation import run as running

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from app.config import Settings
    from app.foundation.command import Command
    from app.foundation.identity import Actor
    from app.foundation.permissions import Permission
    from app.store.base import Store
    from app.store.reading import Reader

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


def public(view: View) -> View:
    """Mark a view as open to people who are not signed in; every other view needs a sign-in."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def needs(permission: Permission) -> Callable[[View], View]:
    """Mark a view with the permission it needs; checked before the view runs."""

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark
