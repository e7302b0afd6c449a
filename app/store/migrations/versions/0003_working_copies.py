"""Documents get a working copy without traces, previews, an end of their value and a reason of removal."""

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


def upgrade() -> None:
    """Add the columns; the copy of an older document is made when somebody opens it."""
    for name, kind in COLUMNS:
        op.add_column("documents", sa.Column(name, kind, nullable=True))
    for name, kind in WORDS:
        op.add_column("documents", sa.Column(name, kind, nullable=False, server_default=""))


def downgrade() -> None:
    """Forget what is new of the documents; their bytes stay."""
    for name, _kind in reversed((*COLUMNS, *WORDS)):
        op.drop_column("documents", name)
