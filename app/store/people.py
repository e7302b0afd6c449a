"""Look-ups over all organisations that a command needs to keep names and addresses unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.store.tables import Organisation, User

if TYPE_CHECKING:
    from app.store.base import Store
    from app.store.work import Work


def address_taken(work: Work, email: str) -> bool:
    """Tell whether a sign-in address is in use anywhere (tells nothing else of other organisations)."""
    return bool(work.connection().scalar(select(func.count()).where(User.__table__.c.email == email)))


def short_name_taken(work: Work, short_name: str) -> bool:
    """Tell whether an organisation has this short name."""
    table = Organisation.__table__
    return bool(work.connection().scalar(select(func.count()).where(table.c.short_name == short_name)))


def organisation_named(store: Store, short_name: str) -> int | None:
    """Return the key of the organisation with this short name, ``None`` when there is none."""
    table = Organisation.__table__
    with store.engine.connect() as connection:
        return connection.scalar(select(table.c.id).where(table.c.short_name == short_name))


def organisation_ids(store: Store) -> tuple[int, ...]:
    """Return the key of every organisation of this installation."""
    with store.engine.connect() as connection:
        return tuple(connection.scalars(select(Organisation.__table__.c.id).order_by(Organisation.__table__.c.id)))


def short_names(store: Store) -> set[str]:
    """Return the short names of every organisation of this installation."""
    with store.engine.connect() as connection:
        return set(connection.scalars(select(Organisation.__table__.c.short_name)))
