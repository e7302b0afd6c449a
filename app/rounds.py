"""What ``limen work`` does in each round beside mails: one call for each feature that watches something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.handovers.watching import end_what_is_over
from app.inbox.mailbox import watch_mailbox

if TYPE_CHECKING:
    from app.config import Settings
    from app.store.base import Store


def each_round(store: Store, settings: Settings) -> None:
    """Look into the mailbox of official messages; take away what was handed over under a consent that is over."""
    watch_mailbox(store, settings)
    end_what_is_over(store)
