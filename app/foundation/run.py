"""The only way to change anything: permission, one transaction, audit, commit."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from app.foundation import clock
from app.foundation.errors import Forbidden
from app.store.audit import Author
from app.store.errors import Clash
from app.store.reading import Reader
from app.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.foundation.command import Command
    from app.foundation.identity import Actor
    from app.foundation.permissions import Permission
    from app.store.base import Store

R = TypeVar("R")


def run(store: Store, command: Command[R], actor: Actor, *, request_id: str = "") -> R:
    """Run a command for an actor and return its result.

    The change, its audit entries and its due dates commit together or not at all.
    Raises Forbidden, NotFound, Refused, StaleCase or Invalid; nothing is kept then.
    """
    if not actor.may(command.permission):
        raise Forbidden(command.permission)
    author = Author(
        user_id=actor.user_id,
        organisation_id=actor.organisation_id,
        command=type(command).__name__,
        request_id=request_id or uuid.uuid4().hex,
        at=clock.now(),
    )
    try:
        return _once(store, command, author)
    except Clash:  # somebody sent the same at the same moment and was first: now it is there to be found
        return _once(store, command, author)


def _once(store: Store, command: Command[R], author: Author) -> R:
    with Work.begin(store, author) as work:
        result = command.execute(work)
        work.commit()
        return result


@contextmanager
def reading(store: Store, actor: Actor, permission: Permission) -> Iterator[Reader]:
    """Open a read-only view of what the actor's organisation may see. Raises Forbidden."""
    if not actor.may(permission):
        raise Forbidden(permission)
    with Reader.open(store, actor.organisation_id) as reader:
        yield reader
