"""A read-only view of the store, limited to what one organisation may see."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from app.store.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Row, Select
    from sqlalchemy.orm import Session

    from app.store.base import Store
    from app.store.scope import Owned, Shared

Found = TypeVar("Found", bound="Owned | Shared")


class Reader:
    """What queries use: selects only, scoped. A query returns frozen values, never rows that load more."""

    __slots__ = ("_connection", "_opened", "organisation_id", "store")

    def __init__(self, store: Store, connection: Connection, organisation_id: int | None) -> None:
        self.store = store
        self._connection = connection
        self._opened: Session | None = None
        self.organisation_id = organisation_id

    @classmethod
    @contextmanager
    def open(cls, store: Store, organisation_id: int | None) -> Iterator[Reader]:
        """Open a view for an organisation (``None`` = every organisation: the command line only)."""
        with store.engine.connect() as connection:
            reader = cls(store, connection, organisation_id)
            try:
                yield reader
            finally:
                reader.close()

    def close(self) -> None:
        """Let go of what was read; the connection stays open."""
        if self._opened is not None:
            self._opened.close()

    @property
    def _session(self) -> Session:
        """The scoped session on this view's connection, opened when a query needs one: many do not."""
        if self._opened is None:
            self._opened = self.store.sessions(bind=self._connection, info={"scope": self.organisation_id})
        return self._opened

    def rows(self, statement: Select[*tuple[Any, ...]]) -> Sequence[Row[*tuple[Any, ...]]]:
        """Return all rows of a select that names mapped classes or their attributes."""
        return self._session.execute(self._scoped(statement)).all()

    def first(self, statement: Select[*tuple[Any, ...]]) -> Row[*tuple[Any, ...]] | None:
        """Return the first row or ``None``."""
        return self._session.execute(self._scoped(statement)).first()

    def all(self, statement: Select[Found]) -> Sequence[Found]:
        """Return all mapped rows."""
        return self._session.scalars(self._scoped(statement)).all()

    def where(self, table: type[Found], *order_by: str, **equals: object) -> Sequence[Found]:
        """Return the mapped rows whose columns equal the given values, in the order of the named columns."""
        statement = select(table).filter_by(**equals).order_by(*(getattr(table, name) for name in order_by))
        return self._session.scalars(statement).all()

    def one(self, table: type[Found], row_id: int) -> Found:
        """Return one row by key. Raises NotFound when there is none or it belongs to somebody else."""
        row = self._session.get(table, row_id)
        if row is None:
            raise NotFound
        return row

    def scalar(self, statement: Select[*tuple[Any, ...]]) -> Any:
        """Return the first value of the first row, or ``None``."""
        return self._session.scalar(self._scoped(statement))

    def connection(self) -> Connection:
        """Return the bare connection for the few statements of app.store that name their organisation."""
        return self._connection

    @staticmethod
    def _scoped(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        """Refuse a select on bare tables: the scope would not see it."""
        if statement._propagate_attrs.get("compile_state_plugin") != "orm":  # noqa: SLF001 — no public name
            raise TypeError("select mapped classes, not tables: rows of others would show")
        return statement
