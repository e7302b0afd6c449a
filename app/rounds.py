"""What ``limen work`` does in each round beside mails: one call for each feature that watches something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.consents.watching import end_what_ran_out
from app.handovers.watching import end_what_is_over
from app.inbox.mailbox import watch_mailbox
from app.referrals.answering import follow
from app.webhooks.worker import deliver_waiting

if TYPE_CHECKING:
    from collections import Counter

    from app.config import Settings
    from app.store.base import Store


def each_round(store: Store, settings: Settings) -> Counter[str]:
    """Watch the mailbox, end what is over, take answers for places, tell the programs; return what was told how.

    The programs come last, so that they hear of what the others brought.
    """
    watch_mailbox(store, settings)
    end_what_ran_out(store)
    end_what_is_over(store)
    follow(store)
    return deliver_waiting(store, settings)
