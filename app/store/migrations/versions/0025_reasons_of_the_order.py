"""A code beside the words of why a better solution is not possible; days of the living situation; what has left."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alembic.operations.base import BatchOperations

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
MOMENTS = ("before", "during", "after")
requests = sa.table("referral_requests", sa.column("id", sa.BigInteger), sa.column("excluded", JSON))


@contextmanager
def _unaudited() -> Iterator[None]:
    """Write what changes its form and not its meaning: no change of a row that its trail would keep."""
    connection = op.get_bind()
    connection.info["flushing"] = True
    try:
        yield
    finally:
        connection.info.pop("flushing")


@contextmanager
def _changing() -> Iterator[BatchOperations]:
    """Change the table of requests. SQLite makes it anew."""
    with _unaudited(), op.batch_alter_table("referral_requests") as batch:
        yield batch


def _each_reason(changed: Callable[[Any], Any]) -> None:
    connection = op.get_bind()
    for key, excluded in connection.execute(sa.select(requests.c.id, requests.c.excluded)).all():
        if excluded:
            anew = {name: changed(why) for name, why in excluded.items()}
            with _unaudited():
                connection.execute(sa.update(requests).where(requests.c.id == key).values(excluded=anew))


def upgrade() -> None:
    with _changing() as batch:
        for name in MOMENTS:
            batch.alter_column(f"ethos_{name}", existing_type=sa.String(length=5), type_=sa.String(length=10))
            batch.add_column(sa.Column(f"ethos_{name}_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("told_on", sa.Date(), nullable=True))
    op.get_bind().exec_driver_sql(
        "UPDATE referral_requests SET told_on = ranked_since WHERE state <> 'draft' AND payload IS NOT NULL"
    )
    op.get_bind().exec_driver_sql(
        "UPDATE referral_requests SET ethos_before_on = identified_on WHERE ethos_before <> ''"
    )
    _each_reason(lambda words: {"code": "other", "words": words})


def downgrade() -> None:
    _each_reason(lambda why: why["words"] or why["code"])
    for name in MOMENTS:
        moment = sa.column(f"ethos_{name}", sa.String)
        told = sa.table("referral_requests", moment)
        with _unaudited():
            op.get_bind().execute(sa.update(told).where(moment == "not_known").values({moment.name: ""}))
    with _changing() as batch:
        batch.drop_column("told_on")
        for name in reversed(MOMENTS):
            batch.drop_column(f"ethos_{name}_on")
            batch.alter_column(f"ethos_{name}", existing_type=sa.String(length=10), type_=sa.String(length=5))
