"""Who opened which file and who was refused: written outside the main transaction, so a refusal is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert

from app.store.tables.audit import AccessEntry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.store.base import Store


def note_access(  # noqa: PLR0913 — one row
    store: Store,
    *,
    at: datetime,
    user_id: int | None,
    organisation_id: int,
    case_id: int | None,
    what: str,
    allowed: bool,
    request_id: str,
) -> None:
    """Write one line of the access log. Holds ids only."""
    note_accesses(
        store,
        [(case_id, what)],
        at=at,
        user_id=user_id,
        organisation_id=organisation_id,
        allowed=allowed,
        request_id=request_id,
    )


def note_accesses(
    store: Store,
    opened: Sequence[tuple[int | None, str]],
    *,
    at: datetime,
    user_id: int | None,
    organisation_id: int,
    allowed: bool,
    request_id: str,
) -> None:
    """Write a line of the access log for each of what one request opened: its case, if any, and what it is."""
    row = {
        "at": at,
        "user_id": user_id,
        "organisation_id": organisation_id,
        "allowed": allowed,
        "request_id": request_id,
    }
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(insert(AccessEntry), [row | {"case_id": case_id, "what": what} for case_id, what in opened])
