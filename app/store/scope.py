"""Rows of other organisations are invisible: the one place that says who sees which row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, with_loader_criteria

from app.store.errors import NotFound

if TYPE_CHECKING:
    from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker
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
    if state.is_column_load or state.is_relationship_load:
        return
    state.statement = state.statement.options(
        with_loader_criteria(
            Owned,
            lambda owned: owned.organisation_id == organisation_id,
            include_aliases=True,
            propagate_to_loaders=True,
        )
    )


def _claim(session: Session, context: UOWTransaction, instances: object) -> None:  # noqa: ARG001 — signature of the event
    """Give new rows to the acting organisation; refuse a row of another one."""
    organisation_id = session.info["scope"]
    if organisation_id is EVERY_ORGANISATION:
        return
    for row in (*session.new, *session.dirty, *session.deleted):
        if not isinstance(row, Owned):
            continue
        owner = row.__dict__.get("organisation_id")
        if owner is None:
            row.organisation_id = organisation_id
        elif owner != organisation_id:
            raise NotFound
