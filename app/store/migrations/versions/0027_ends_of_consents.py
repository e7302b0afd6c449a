"""What a consent that is over asks of the other service; who had a message sent to a program once more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("hand_overs", sa.Column("ended_on", sa.Date(), nullable=True))
    op.add_column("webhook_endpoints", sa.Column("resent_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "webhook_endpoints", sa.Column("resent_message", sa.String(length=40), nullable=False, server_default="")
    )


def downgrade() -> None:
    op.drop_column("webhook_endpoints", "resent_message")
    op.drop_column("webhook_endpoints", "resent_at")
    op.drop_column("hand_overs", "ended_on")
