"""What a round of the worker does for hand-overs: what was sent under a consent that is over is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.foundation import clock
from app.foundation.identity import system_for
from app.foundation.run import run
from app.handovers.commands import EndWhatIsOver
from app.store import hand_overs

if TYPE_CHECKING:
    from app.store.base import Store


def end_what_is_over(store: Store) -> int:
    """Take away what nobody may read any more; return how many hand-overs that were."""
    today = clock.today()
    senders = hand_overs.over(store, today)
    return sum(run(store, EndWhatIsOver(day=today), system_for(sender_id)) for sender_id in senders)
