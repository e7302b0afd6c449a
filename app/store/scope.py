"""Rows of other organisations are invisible: the one place that says who sees which row."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, bindparam, event, inspect, or_, select
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, with_loader_criteria

from app.store.errors import NotFound

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, Select
    from sqlalchemy.orm import LoaderCriteriaOption, ORMExecuteState, Session, sessionmaker
    from sqlalchemy.orm.unitofwork import UOWTransaction
    from sqlalchemy.sql import ColumnElement

EVERY_ORGANISATION = None
"""Scope of the server's own command line."""


class Owned:
    """Mix-in: a row that belongs to one organisation."""

    @declared_attr
    @classmethod
    def organisation_id(cls) -> Mapped[int]:
        """The organisation that owns the row."""
        return mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"), index=True)


class Shared:
    """Mix-in: a row between two organisations, which both see and nobody else does.

    Only what the person agreed to may stand in it; who may read its content on a day is decided by its queries.
    """

    @declared_attr
    @classmethod
    def sender_id(cls) -> Mapped[int]:
        """The organisation that wrote the row."""
        return mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"), index=True)

    @declared_attr
    @classmethod
    def receiver_id(cls) -> Mapped[int]:
        """The organisation it is meant for."""
        return mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"), index=True)


def visible_to(owned: type[Owned], organisation_id: int) -> ColumnElement[bool]:
    """Return the condition under which a row is visible to an organisation."""
    return owned.organisation_id == organisation_id


def guard(sessions: sessionmaker[Session]) -> None:
    """Apply the scope to every statement of every session, and to every new row."""
    event.listen(sessions, "do_orm_execute", _restrict)
    event.listen(sessions, "before_flush", _claim)


def _restrict(state: ORMExecuteState) -> None:
    if "scope" not in state.session.info:
        raise RuntimeError("this session was opened without a scope")
    organisation_id = state.session.info["scope"]
    if organisation_id is EVERY_ORGANISATION or not state.is_select:
        return
    if state.is_column_load or state.is_relationship_load or state.statement in _BY_KEY:
        return
    state.statement = state.statement.options(_only(organisation_id), _between(organisation_id))


@lru_cache(maxsize=256)
def _between(organisation_id: int) -> LoaderCriteriaOption:
    """Return what limits a statement to the rows an organisation sent or received."""
    return with_loader_criteria(
        Shared,
        lambda shared: or_(shared.sender_id == organisation_id, shared.receiver_id == organisation_id),
        include_aliases=True,
        propagate_to_loaders=True,
    )


@lru_cache(maxsize=256)
def _only(organisation_id: int) -> LoaderCriteriaOption:
    """Return what limits a statement to the rows of an organisation."""
    return with_loader_criteria(
        Owned,
        lambda owned: owned.organisation_id == organisation_id,
        include_aliases=True,
        propagate_to_loaders=True,
    )


@cache
def by_key(table: type[Any]) -> Select[Any] | None:
    """Return the statement that finds one row by ``key`` for the organisation ``scope``, built once a table.

    ``None`` for a table whose rows belong to no organisation.
    """
    if not issubclass(table, (Owned, Shared)):
        return None
    columns = inspect(table).columns
    scope: BindParameter[int] = bindparam("scope")
    if issubclass(table, Shared):
        own = or_(columns["sender_id"] == scope, columns["receiver_id"] == scope)
    else:
        own = columns["organisation_id"] == scope
    statement = select(table).where(columns["id"] == bindparam("key"), own)
    _BY_KEY.add(statement)
    return statement


_BY_KEY: set[Select[Any]] = set()
"""Statements that name their organisation: made here alone, so the guard can let them pass as they are."""


def claim(session: Session, row: object) -> None:
    """Give a row to the acting organisation; refuse one of another (NotFound)."""
    organisation_id = session.info["scope"]
    if organisation_id is EVERY_ORGANISATION:
        return
    if isinstance(row, Shared):
        _claim_shared(row, organisation_id)
        return
    if not isinstance(row, Owned):
        return
    owner = row.__dict__.get("organisation_id")
    if owner is None:
        row.organisation_id = organisation_id
    elif owner != organisation_id:
        raise NotFound


def _claim_shared(row: Shared, organisation_id: int) -> None:
    """Have a new row sent by the acting organisation; refuse one that it neither sent nor received (NotFound)."""
    if row.__dict__.get("sender_id") is None:
        row.sender_id = organisation_id
    elif organisation_id not in (row.sender_id, row.receiver_id):
        raise NotFound


def _claim(session: Session, context: UOWTransaction, instances: object) -> None:  # noqa: ARG001 — signature of the event
    """Give new rows to the acting organisation; refuse a row of another one."""
    for row in (*session.new, *session.dirty, *session.deleted):
        claim(session, row)
