"""A code beside the words of why a better solution is not possible; days of the living situation; what has left."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
TABLE = "referral_requests"
MOMENTS = ("before", "during", "after")
requests = sa.table(TABLE, sa.column("id", sa.BigInteger), sa.column("excluded", JSON))


@contextmanager
def _unaudited() -> Iterator[None]:
    """Write what changes its form and not its meaning: no change of a row that its trail would keep."""
    connection = op.get_bind()
    connection.info["flushing"] = True
    try:
        yield
    finally:
        connection.info.pop("flushing")


def _make_length(name: str, old: int, new: int) -> None:
    """Change how long a code may be. SQLite cannot, and no table is made anew to which others point."""
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column(TABLE, name, existing_type=sa.String(length=old), type_=sa.String(length=new))
        return
    op.add_column(TABLE, sa.Column(f"{name}_anew", sa.String(length=new), nullable=False, server_default=""))
    with _unaudited():
        told = sa.table(TABLE, sa.column(name, sa.String), sa.column(f"{name}_anew", sa.String))
        op.get_bind().execute(sa.update(told).values({f"{name}_anew": told.c[name]}))
    op.drop_column(TABLE, name)
    op.get_bind().exec_driver_sql(f"ALTER TABLE {TABLE} RENAME COLUMN {name}_anew TO {name}")


def _each_reason(changed: Callable[[Any], Any]) -> None:
    connection = op.get_bind()
    for key, excluded in connection.execute(sa.select(requests.c.id, requests.c.excluded)).all():
        if excluded:
            anew = {name: changed(why) for name, why in excluded.items()}
            with _unaudited():
                connection.execute(sa.update(requests).where(requests.c.id == key).values(excluded=anew))


def upgrade() -> None:
    for name in MOMENTS:
        _make_length(f"ethos_{name}", 5, 10)
        op.add_column(TABLE, sa.Column(f"ethos_{name}_on", sa.Date(), nullable=True))
    op.add_column(TABLE, sa.Column("told_on", sa.Date(), nullable=True))
    op.get_bind().exec_driver_sql(
        "UPDATE referral_requests SET told_on = ranked_since WHERE state <> 'draft' AND payload IS NOT NULL"
    )
    op.get_bind().exec_driver_sql(
        "UPDATE referral_requests SET ethos_before_on = identified_on WHERE ethos_before <> ''"
    )
    _each_reason(lambda words: {"code": "other", "words": words})


def downgrade() -> None:
    _each_reason(lambda why: why["words"] or why["code"])
    op.drop_column(TABLE, "told_on")
    for name in MOMENTS:
        op.drop_column(TABLE, f"ethos_{name}_on")
        told = sa.table(TABLE, sa.column(f"ethos_{name}", sa.String))
        with _unaudited():
            known = sa.update(told).where(told.c[f"ethos_{name}"] == "not_known")
            op.get_bind().execute(known.values({f"ethos_{name}": ""}))
        _make_length(f"ethos_{name}", 10, 5)
