"""Who is signed in: the cookie holds a random token, the database its hash; the only user of the Flask session."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import g, request, session  # noqa: TID251 — the one place that touches the session

from app.foundation import clock, i18n
from app.foundation.identity import Actor
from app.foundation.permissions import Role
from app.foundation.web import settings, store
from app.store import sign_in

if TYPE_CHECKING:
    from app.store.sign_in import Credentials


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def enter(person: Credentials) -> None:
    """Begin a session for a person whose password was right; a new token every time."""
    chosen = session.get("language")
    session.clear()
    token = secrets.token_urlsafe(32)
    sign_in.open_session(store(), token_hash=_digest(token), user_id=person.user_id, at=clock.now())
    session["token"] = token
    session["language"] = chosen or person.language


def leave() -> None:
    """End the session of this browser."""
    token = session.get("token")
    if token:
        sign_in.close_session(store(), _digest(token))
    chosen = i18n.language()
    session.clear()
    session["language"] = chosen


def recognise() -> None:
    """Set who acts and in which language, at the start of a request."""
    g.actor = None
    token = session.get("token")
    found = None
    if token:
        limits = settings()
        found = sign_in.find_session(
            store(),
            token_hash=_digest(token),
            at=clock.now(),
            idle=timedelta(minutes=limits.session_idle_minutes),
            longest=timedelta(hours=limits.session_hours),
        )
    chosen = session.get("language") or (found.language if found else None)
    if chosen not in i18n.LANGUAGES:
        chosen = request.accept_languages.best_match(i18n.LANGUAGES) or "fr"
    i18n.choose(chosen)
    if found:
        g.actor = Actor(
            user_id=found.user_id,
            organisation_id=found.organisation_id,
            role=Role(found.role),
            name=found.name,
            language=chosen,
            organisation_kind=found.organisation_kind,
            organisation_name=found.name_fr if chosen == "fr" else found.name_nl,
        )


def prefer_language(chosen: str) -> None:
    """Keep the language that a person chose for this browser."""
    session["language"] = chosen
    i18n.choose(chosen)
