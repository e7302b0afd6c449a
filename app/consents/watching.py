"""What a round of the worker does for consents: the last day of one is over, and whoever received under it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from app.consents.commands import EndConsents
from app.foundation import clock
from app.foundation.errors import StaleCase
from app.foundation.identity import system_for
from app.foundation.run import run
from app.store import consents

if TYPE_CHECKING:
    from app.store.base import Store

_log = structlog.get_logger("limen")


def end_what_ran_out(store: Store) -> int:
    """Write down which consents are over; return how many. What somebody changes meanwhile is for the next round."""
    today, ended = clock.today(), 0
    for organisation_id in consents.organisations_with_over(store, today):
        try:
            ended += run(store, EndConsents(day=today), system_for(organisation_id))
        except StaleCase:
            _log.info("consents_wait", organisation=organisation_id)
    return ended
