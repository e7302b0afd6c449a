"""What ``limen work`` does in each round beside mails: one call for each feature that watches something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.inbox.mailbox import watch_mailbox
from app.referrals.answering import follow

if TYPE_CHECKING:
    from app.config import Settings
    from app.store.base import Store


def each_round(store: Store, settings: Settings) -> None:
    """Look into the mailbox of official messages; take what services answer for their places into the requests."""
    watch_mailbox(store, settings)
    follow(store)
