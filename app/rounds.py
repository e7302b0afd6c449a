"""What ``limen work`` does in each round beside mails: one call for each feature that watches something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.inbox.mailbox import watch_mailbox
from app.webhooks.worker import deliver_waiting

if TYPE_CHECKING:
    from collections import Counter

    from app.config import Settings
    from app.store.base import Store


def each_round(store: Store, settings: Settings) -> Counter[str]:
    """Look into the mailbox of official messages; tell the programs of organisations what happened; return how."""
    watch_mailbox(store, settings)
    return deliver_waiting(store, settings)
