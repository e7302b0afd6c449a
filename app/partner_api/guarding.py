"""Who asks: the program behind a token, its scopes, and the one form in which a refusal is told."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from flask import g, request

from app.foundation import api, clock
from app.foundation import run as running
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.identity import Actor
from app.foundation.permissions import Permission, Role
from app.foundation.protection import limit_requests
from app.foundation.web import public, store
from app.partner_api import reasons
from app.store import access
from app.store.api_clients import WORD
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from flask.typing import ResponseReturnValue

    from app.foundation.command import Command
    from app.store.api_clients import Holder
    from app.store.reading import Reader

    View = Callable[..., ResponseReturnValue]

PER_MINUTE: Final = 600
"""Requests that one program may make in a minute."""
LONGEST_BODY: Final = 64 * 1024


def scoped(scope: str) -> Callable[[View], View]:
    """Mark a view for programs whose token holds a scope: no cookie is read, nobody is signed in."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(**arguments: Any) -> ResponseReturnValue:
            from app.partner_api import oauth  # noqa: PLC0415 — loaded when a program first asks

            holder = oauth.shown_by()
            if holder is None:
                return api.error(401)
            g.api_client = holder
            g.request_id = f"{WORD}-{holder.id}-{g.request_id}"
            limit_requests("partner_api", PER_MINUTE, key=f"client {holder.id}")
            if scope not in holder.scope.split():
                note([(None, request.endpoint or "")], allowed=False)
                return api.error(403, "", reasons.lacking(scope))
            request.max_content_length = LONGEST_BODY
            return _answered(view, arguments)

        guarded.scope = scope  # type: ignore[attr-defined]
        return public(guarded)

    return mark


def _answered(view: View, arguments: dict[str, Any]) -> ResponseReturnValue:
    try:
        return view(**arguments)
    except api.Wrong as wrong:
        return api.error(422, wrong.path, wrong.text)
    except Invalid as invalid:
        return api.error(422, invalid.field, invalid.text)
    except Refused as refused:
        texts = [reason.text for reason in refused.reasons]
        return api.error(422, "", Text(fr=" ".join(t.fr for t in texts), nl=" ".join(t.nl for t in texts)))
    except NotFound:
        return api.error(404)
    except StaleCase:
        return api.error(409)


def client() -> Holder:
    """Return the program that asks."""
    found: Holder = g.api_client
    return found


def actor() -> Actor:
    """Return the program as one that acts for its organisation: what an adviser may, and no more."""
    holder = client()
    return Actor(user_id=None, organisation_id=holder.organisation_id, role=Role.ADVISER, name=holder.name)


def act(command: Command[Any]) -> Any:
    """Run a command for the program that asks."""
    return running.run(store(), command, actor(), request_id=g.request_id)


def reading() -> AbstractContextManager[Reader]:
    """Open a read-only view of what the program's organisation may see."""
    return running.reading(store(), actor(), Permission.CASE_READ)


def note(opened: Sequence[tuple[int | None, str]], *, allowed: bool = True) -> None:
    """Write into the access log what the program opened, or was refused."""
    if opened:
        access.note_accesses(
            store(),
            opened,
            at=clock.now(),
            user_id=None,
            organisation_id=client().organisation_id,
            allowed=allowed,
            request_id=g.request_id,
        )
