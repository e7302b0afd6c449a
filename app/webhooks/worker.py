"""Sends the deliveries that wait: at least once, longer apart each time; gives up in the end, for people to see."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from app.foundation import clock
from app.foundation.identity import system_for
from app.foundation.run import run
from app.proceedings.announcing import TEST
from app.store import webhooks
from app.webhooks.commands import SwitchOffFailing
from app.webhooks.opener import NotDelivered, PublicHttps
from app.webhooks.results import FAILING, GONE, GONE_STATUS
from app.webhooks.signing import SecretLost, headers

if TYPE_CHECKING:
    from app.config import Settings
    from app.store.base import Store
    from app.store.webhooks import Delivery
    from app.webhooks.opener import Opener

_log = structlog.get_logger("limen")

LEASE: Final = timedelta(minutes=5)
"""A delivery taken by a worker that died is free again after this; no attempt lasts as long."""
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 300, 600, 840, 1200, 1440))
"""How long to wait after each failure: three days and three hours together."""


def deliver_waiting(store: Store, settings: Settings, opener: Opener | None = None) -> Counter[str]:
    """Send every delivery that is due now; return how many arrived, were put off, given up, not wanted.

    An endpoint that fails is left alone until the next round: it must not keep the others waiting.
    """
    opener = opener or PublicHttps(proxy=settings.https_proxy)
    done: Counter[str] = Counter()
    failing: set[int] = set()
    while (found := webhooks.take(store, at=clock.now(), lease=LEASE, without=failing)) is not None:
        outcome = _deliver(store, settings, opener, found)
        _log.info("webhook", delivery=found.id, kind=found.kind, attempt=found.attempts, outcome=outcome)
        done[outcome] += 1
        if outcome in ("put_off", "given_up"):
            failing.add(found.endpoint_id)
    return done


def _deliver(store: Store, settings: Settings, opener: Opener, delivery: Delivery) -> str:
    trial = delivery.kind == TEST
    if not delivery.active and not trial:
        webhooks.settle(store, delivery, "not_wanted", at=clock.now())
        return "not_wanted"
    problem = _sent(settings, opener, delivery)
    if not problem:
        webhooks.settle(store, delivery, "delivered", at=clock.now())
        return "delivered"
    if problem != GONE_STATUS and delivery.attempts <= len(WAITS) and not trial:
        webhooks.try_again(store, delivery, at=clock.now() + WAITS[delivery.attempts - 1], error=problem)
        return "put_off"
    webhooks.settle(store, delivery, "given_up", at=clock.now(), error=problem)
    if trial:
        return "given_up"  # somebody looks at it, and repairs
    if problem == GONE_STATUS:
        _switch_off(store, delivery, GONE)
    elif not webhooks.arrived_since(store, delivery.endpoint_id, delivery.created_at):
        _switch_off(store, delivery, FAILING)
    return "given_up"


def _sent(settings: Settings, opener: Opener, delivery: Delivery) -> str:
    """Try once; return the kind of failure, empty when it arrived."""
    try:
        signed = headers(settings.secret_key, delivery, clock.now())
        status = opener.post(delivery.address, delivery.body.encode(), signed)
    except SecretLost:
        return "secret_lost"
    except NotDelivered as failure:
        return failure.kind
    return "" if status // 100 == 2 else f"http_{status}"


def _switch_off(store: Store, delivery: Delivery, because: str) -> None:
    command = SwitchOffFailing(endpoint_id=delivery.endpoint_id, because=because)
    run(store, command, system_for(delivery.organisation_id))
