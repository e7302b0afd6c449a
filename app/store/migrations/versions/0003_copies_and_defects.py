"""Documents get a working copy and an end of their value; rooms, defects and their photos get tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COLUMNS = (
    ("pages", sa.Integer()),
    ("copy_sha256", sa.String(64)),
    ("copy_media_type", sa.String(80)),
    ("copy_size", sa.Integer()),
    ("preview_sha256", sa.String(64)),
    ("thumbnail_sha256", sa.String(64)),
    ("valid_until", sa.Date()),
)
WORDS = (("removed_because", sa.String(20)), ("removal_note", sa.String(200)))


INDEXES = (
    ("walked_rooms", "organisation_id"),
    ("found_defects", "case_id"),
    ("found_defects", "organisation_id"),
    ("defect_photos", "defect_id"),
    ("defect_photos", "document_id"),
    ("defect_photos", "organisation_id"),
)
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _owned(table: str, **to: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    """Return the foreign keys of a table of an organisation: column = table it points to."""
    keys = {"organisation_id": "organisations", **to}
    return tuple(
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT")
        for column, target in keys.items()
    )


def upgrade() -> None:
    """Add the columns; the copy of an older document is made when somebody opens it."""
    for name, kind in COLUMNS:
        op.add_column("documents", sa.Column(name, kind, nullable=True))
    for name, kind in WORDS:
        op.add_column("documents", sa.Column(name, kind, nullable=False, server_default=""))
    _tables_of_the_walk()


def _tables_of_the_walk() -> None:
    op.create_table(
        "walked_rooms",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("room", sa.String(20), nullable=False),
        sa.Column("walked_on", sa.Date(), nullable=False),
        sa.Column("remark", sa.String(2000), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_owned("walked_rooms", case_id="cases", recorded_by_id="users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_walked_rooms")),
        sa.UniqueConstraint("case_id", "room", name=op.f("uq_walked_rooms_case_id_room")),
    )
    op.create_table(
        "found_defects",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("room_id", KEY, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=True),
        sa.Column("risk", sa.String(20), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.Column("reported", sa.Boolean(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reported_how", sa.String(20), nullable=False),
        sa.Column("remark", sa.String(500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_owned("found_defects", case_id="cases", room_id="walked_rooms"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_found_defects")),
        sa.UniqueConstraint("room_id", "kind", name=op.f("uq_found_defects_room_id_kind")),
    )
    op.create_table(
        "defect_photos",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("defect_id", KEY, nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_owned("defect_photos", case_id="cases", defect_id="found_defects", document_id="documents"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_defect_photos")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_defect_photos_case_id_number")),
    )
    for table, column in INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def downgrade() -> None:
    """Forget the walks and what is new of the documents; their bytes stay."""
    for table, column in reversed(INDEXES):
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
    for table in ("defect_photos", "found_defects", "walked_rooms"):
        op.drop_table(table)
    for name, _kind in reversed((*COLUMNS, *WORDS)):
        op.drop_column("documents", name)
