"""Words that a person took back leave the rows between two services; a witness may agree that a service reads theirs.

What was taken back before stays readable for the sender alone, as it was shown. No witness agreed to a service yet.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql")
BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
TAKES_BACK = ("consent_withdrawn", "minor_found")
SAID_TO_BOTH = ("why", "answer", "news")
CODED = (
    "route", "solution", "shortage_of", "provider_reason", "after_withdrawal", "begins_on", "ends_on", "outcome",
    "ethos",
)  # fmt: skip
OWNERS = {"case_id": "cases", "request_id": "referral_requests", "event_id": "referral_events",
          "proposal_id": "referral_proposals", "organisation_id": "organisations"}  # fmt: skip

_requests = sa.table(
    "referral_requests",
    sa.column("id", BIG_KEY),
    sa.column("state", sa.String),
    sa.column("payload", JSON),
    sa.column("sent_case_id", BIG_KEY),
    sa.column("sender_id", sa.Integer),
)
_events = sa.table(
    "referral_events",
    sa.column("id", BIG_KEY),
    sa.column("request_id", BIG_KEY),
    sa.column("event", sa.String),
    sa.column("by_id", sa.Integer),
    sa.column("inputs", JSON),
    sa.column("happened_on", sa.Date),
    sa.column("recorded_at", INSTANT),
)
_proposals = sa.table(
    "referral_proposals",
    sa.column("id", BIG_KEY),
    sa.column("request_id", BIG_KEY),
    sa.column("own_words", sa.Text),
    sa.column("recorded_at", INSTANT),
)
_words = sa.table(
    "referral_words",
    sa.column("case_id", BIG_KEY),
    sa.column("request_id", BIG_KEY),
    sa.column("event_id", BIG_KEY),
    sa.column("proposal_id", BIG_KEY),
    sa.column("said", JSON),
    sa.column("taken_back_on", sa.Date),
    sa.column("organisation_id", sa.Integer),
)


def upgrade() -> None:
    op.add_column(
        "evidence_witnesses", sa.Column("for_service", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "referral_words",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("case_id", BIG_KEY, nullable=False),
        sa.Column("request_id", BIG_KEY, nullable=False),
        sa.Column("event_id", BIG_KEY, nullable=True),
        sa.Column("proposal_id", BIG_KEY, nullable=True),
        sa.Column("said", JSON, nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [f"{of}.id"], name=op.f(f"fk_referral_words_{name}"), ondelete="RESTRICT")
            for name, of in OWNERS.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_words")),
    )
    for name in OWNERS:
        op.create_index(op.f(f"ix_referral_words_{name}"), "referral_words", [name])
    with _moving() as connection:
        _erase(connection)


@contextmanager
def _moving() -> Iterator[sa.Connection]:
    """Move words from one table to another: nobody changed them, the trail has nothing to tell."""
    connection = op.get_bind()
    connection.info["flushing"] = True
    try:
        yield connection
    finally:
        connection.info.pop("flushing")


def _erase(connection: sa.Connection) -> None:
    for request in connection.execute(sa.select(_requests)).all():
        events = connection.execute(
            sa.select(_events).where(_events.c.request_id == request.id).order_by(_events.c.id)
        ).all()
        ends = [one for one in events if one.event in TAKES_BACK]
        if not ends and not (request.state == "closed" and request.payload is None):
            continue
        last = ends[-1] if ends and request.payload is not None else None
        day = (ends or events)[-1].happened_on
        for one in events:
            if last is None or one.id <= last.id:
                _erase_step(connection, request, one, day)
        for one in connection.execute(sa.select(_proposals).where(_proposals.c.request_id == request.id)).all():
            if one.own_words and (last is None or one.recorded_at <= last.recorded_at):
                _keep(connection, request, {"own_words": one.own_words}, day, proposal_id=one.id)
                connection.execute(sa.update(_proposals).where(_proposals.c.id == one.id).values(own_words=""))


def _erase_step(connection: sa.Connection, request: Any, one: Any, day: Any) -> None:
    said = {name: str(value) for name, value in one.inputs.items() if name not in CODED and value}
    if said:
        ours = one.by_id == request.sender_id
        kept = {name: value for name, value in said.items() if ours or name in SAID_TO_BOTH}
        _keep(connection, request, kept, day, event_id=one.id)
        left = {name: value for name, value in one.inputs.items() if name in CODED}
        connection.execute(sa.update(_events).where(_events.c.id == one.id).values(inputs=left))


def _keep(connection: sa.Connection, request: Any, said: dict[str, str], day: Any, **of: int) -> None:
    if said:
        values = {"case_id": request.sent_case_id, "request_id": request.id, "organisation_id": request.sender_id}
        connection.execute(sa.insert(_words).values(said=said, taken_back_on=day, **values, **of))


def downgrade() -> None:
    with _moving() as connection:
        for kept in connection.execute(sa.select(_words)).all():
            if kept.proposal_id is not None:
                said = sa.update(_proposals).where(_proposals.c.id == kept.proposal_id)
                connection.execute(said.values(own_words=kept.said["own_words"]))
                continue
            one = connection.execute(sa.select(_events).where(_events.c.id == kept.event_id)).one()
            said = sa.update(_events).where(_events.c.id == one.id)
            connection.execute(said.values(inputs=one.inputs | kept.said))
    op.drop_table("referral_words")
    op.drop_column("evidence_witnesses", "for_service")
