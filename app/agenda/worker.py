"""Sends what waits in the outbox, prepares the reminders of the day: the work outside of requests."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import structlog

from app.agenda.commands import QueueReminders
from app.agenda.mail import NotSent
from app.agenda.messages import FOR_ADMINISTRATORS, message_of
from app.foundation import clock
from app.foundation.identity import system_for
from app.foundation.permissions import Permission, Role, allows
from app.foundation.run import run
from app.store import outbox, people, webhooks

if TYPE_CHECKING:
    from app.agenda.mail import Transport
    from app.config import Settings
    from app.store.base import Store
    from app.store.outbox import Mail

_log = structlog.get_logger("limen")

LEASE = timedelta(minutes=5)
"""A mail taken by a worker that died is free again after this."""
BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440, 1440))
"""How long to wait after each failure; after the last one the mail is given up."""
KEPT = timedelta(days=90)
"""Settled mails and deliveries are forgotten after this; longer than any reminder goes ahead of its date."""


def queue_reminders(store: Store, settings: Settings, day: date) -> int:
    """Write the reminders of a day for every organisation; return how many mails that makes."""
    count = 0
    for organisation_id in people.organisation_ids(store):
        command = QueueReminders(day=day, reminder_days=settings.reminder_days)
        count += run(store, command, system_for(organisation_id))
    outbox.forget(store, before=clock.now() - KEPT)
    webhooks.forget(store, before=clock.now() - KEPT)
    _log.info("reminders", day=day.isoformat(), mails=count)
    return count


def send_waiting(store: Store, settings: Settings, transport: Transport) -> Counter[str]:
    """Send every mail that is due now; return how many were sent, put off, given up, not wanted."""
    done: Counter[str] = Counter()
    while (mail := outbox.take(store, at=clock.now(), lease=LEASE)) is not None:
        outcome = _send(store, settings, transport, mail)
        _log.info("mail", mail=mail.id, kind=mail.kind, attempt=mail.attempts, outcome=outcome)
        done[outcome] += 1
    return done


def _send(store: Store, settings: Settings, transport: Transport, mail: Mail) -> str:
    if not _wanted(mail):
        outbox.settle(store, mail, "not_wanted", at=clock.now())
        return "not_wanted"
    try:
        transport.send(message_of(mail, settings), f"{mail.created_at:%Y%m%d-%H%M%S}-{mail.id}")
    except NotSent as failure:
        if failure.for_good or mail.attempts > len(BACKOFF):
            outbox.settle(store, mail, "given_up", at=clock.now(), error=failure.kind)
            return "given_up"
        outbox.try_again(store, mail, at=clock.now() + BACKOFF[mail.attempts - 1], error=failure.kind)
        return "put_off"
    outbox.settle(store, mail, "sent", at=clock.now())
    return "sent"


def _wanted(mail: Mail) -> bool:
    """Tell whether a person still may get a mail, and wants it: what administrators must know is no reminder."""
    if mail.kind in FOR_ADMINISTRATORS:
        return mail.active and allows(Role(mail.role), Permission.ORGANISATION_MANAGE)
    return mail.active and mail.reminders != "none" and allows(Role(mail.role), Permission.CASE_READ)


class Days:
    """Remembers for which day the reminders were prepared by this process."""

    def __init__(self) -> None:
        self._done: date | None = None

    def due(self, settings: Settings) -> date | None:
        """Return today when its reminders are still to be prepared and the hour has come."""
        today = clock.today()
        if self._done == today or clock.local(clock.now()).hour < settings.reminder_hour:
            return None
        self._done = today
        return today
