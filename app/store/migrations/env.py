"""Runs the migrations on the connection that app.store.schema hands over."""

from __future__ import annotations

from typing import Literal

from alembic import context

from app.store import tables  # noqa: F401 — fills the metadata
from app.store.base import Base
from app.store.types import Code, UtcDateTime


def plain_type(kind: str, item: object, autogen_context: object) -> str | Literal[False]:  # noqa: ARG001 — Alembic's signature
    """Write our column types by their database type: a migration must not change with the code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Code):
        return "sa.String(length=40)"
    return False


def include(name: str | None, kind: str, parents: object) -> bool:  # noqa: ARG001 — Alembic's signature
    """Leave the search index's own tables and the trigram index alone: migration 0002 owns them."""
    return not (name or "").startswith(("case_search", "ix_cases_search"))


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=False,
    transactional_ddl=True,
    compare_type=True,
    render_item=plain_type,
    include_name=include,
)
with context.begin_transaction():
    context.run_migrations()
