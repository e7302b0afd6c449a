"""Keep the endpoints of an organisation's programs: where, of what, with which secret, on or off."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission, Role
from app.proceedings import announcing
from app.store import webhooks
from app.store.outbox import Letterbox
from app.store.tables import User, WebhookDelivery, WebhookEndpoint
from app.webhooks import address as addresses
from app.webhooks import reasons
from app.webhooks.results import BY_HAND

if TYPE_CHECKING:
    from app.store.work import Work
    from app.webhooks.signing import Secret

BOTH_SIGN: Final = timedelta(hours=24)
"""After a change of the secret the old one signs too for so long."""
MOST: Final = 10
"""Endpoints of one organisation: each event is written and sent once for each."""


def _checked(address: str, kinds: tuple[str, ...]) -> tuple[str, list[str]]:
    """Return address and kinds to keep. Raises Invalid beside the field; names are looked up by whoever asks."""
    address = address.strip()
    try:
        addresses.taken_apart(address)
    except addresses.Unusable as error:
        raise Invalid("address", error.text) from error
    if not kinds:
        raise Invalid("kinds", reasons.NO_KINDS)
    if not set(kinds) <= set(announcing.KINDS):
        raise Invalid("kinds", reasons.NOT_OFFERED)
    return address, [kind for kind in announcing.KINDS if kind in kinds]


@dataclass(frozen=True, kw_only=True)
class AddEndpoint(Command[int]):
    """A program of the organisation is to be told of events; returns the key. Whoever made the secret shows it."""

    permission = Permission.ORGANISATION_MANAGE
    address: str
    kinds: tuple[str, ...]
    secret: Secret = field(repr=False)
    own_acts: bool = False

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field."""
        address, kinds = _checked(self.address, self.kinds)
        if len(work.where(WebhookEndpoint)) >= MOST:
            raise Invalid("", reasons.TOO_MANY)
        row = WebhookEndpoint(
            address=address,
            kinds=kinds,
            own_acts=self.own_acts,
            salt=self.secret.salt,
            mark=self.secret.mark,
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
        return work.add(row).id


@dataclass(frozen=True, kw_only=True)
class ChangeEndpoint(Command[None]):
    """Address or kinds of events of an endpoint change; what waits already goes to the new address."""

    permission = Permission.ORGANISATION_MANAGE
    endpoint_id: int
    version: int
    address: str
    kinds: tuple[str, ...]
    own_acts: bool = False

    def execute(self, work: Work) -> None:
        """Raises Invalid beside the field, StaleCase."""
        row = work.one(WebhookEndpoint, self.endpoint_id, version=self.version)
        row.address, row.kinds = _checked(self.address, self.kinds)
        row.own_acts = self.own_acts


@dataclass(frozen=True, kw_only=True)
class RenewSecret(Command[None]):
    """An endpoint gets a new secret; the one before it signs beside it for a day, one that is older stops at once."""

    permission = Permission.ORGANISATION_MANAGE
    endpoint_id: int
    secret: Secret = field(repr=False)

    def execute(self, work: Work) -> None:
        """Keep both."""
        row = work.one(WebhookEndpoint, self.endpoint_id)
        row.old_salt, row.old_mark, row.old_until_at = row.salt, row.mark, work.author.at + BOTH_SIGN
        row.salt, row.mark = self.secret.salt, self.secret.mark


@dataclass(frozen=True, kw_only=True)
class SwitchEndpoint(Command[None]):
    """An administrator switches an endpoint on or off; what happens while it is off is not told later."""

    permission = Permission.ORGANISATION_MANAGE
    endpoint_id: int
    active: bool

    def execute(self, work: Work) -> None:
        """Note why and since when it is off."""
        row = work.one(WebhookEndpoint, self.endpoint_id)
        if row.active != self.active:
            row.active = self.active
            row.off_because, row.off_at = ("", None) if self.active else (BY_HAND, work.author.at)


@dataclass(frozen=True, kw_only=True)
class SendTest(Command[None]):
    """A message without content is sent to an endpoint, also to one that is off."""

    permission = Permission.ORGANISATION_MANAGE
    endpoint_id: int

    def execute(self, work: Work) -> None:
        """Write it for the worker. Raises Invalid while one waits."""
        row = work.one(WebhookEndpoint, self.endpoint_id)
        if work.where(WebhookDelivery, endpoint_id=row.id, kind=announcing.TEST, status="waiting"):
            raise Invalid("", reasons.TEST_WAITS)
        trial = announcing.trial(work, row.id, "on" if row.active else "off")
        webhooks.put_for(work.connection(), row.id, row.organisation_id, trial, work.author.at)


@dataclass(frozen=True, kw_only=True)
class SendAgain(Command[None]):
    """A message that did not arrive leaves once more, word for word under its name: the receiver knows it again."""

    permission = Permission.ORGANISATION_MANAGE
    endpoint_id: int
    delivery_id: int

    def execute(self, work: Work) -> None:
        """Raises Invalid when it did not fail or nothing is sent there, NotFound. The trail keeps which, who, when."""
        row = work.one(WebhookEndpoint, self.endpoint_id)
        found = work.where(WebhookDelivery, id=self.delivery_id, endpoint_id=row.id)
        if not found:
            raise NotFound
        if not row.active:
            raise Invalid("", reasons.SWITCH_ON_FIRST)
        told = found[0]
        if told.kind == announcing.TEST or not webhooks.send_again(work.connection(), told.id, work.author.at):
            raise Invalid("", reasons.DID_NOT_FAIL)
        row.resent_at, row.resent_message = work.author.at, told.message_id


@dataclass(frozen=True, kw_only=True)
class SwitchOffFailing(Command[bool]):
    """Nothing arrived at an endpoint for days, or it wants nothing more: it is switched off, and people are told."""

    permission = Permission.SYSTEM
    endpoint_id: int
    because: str

    def execute(self, work: Work) -> bool:
        """Return whether it was on. Each administrator gets a mail that names the host: a path may hold a secret."""
        row = work.one(WebhookEndpoint, self.endpoint_id)
        if not row.active:
            return False
        row.active, row.off_because, row.off_at = False, self.because, work.author.at
        host = urlsplit(row.address).hostname
        for person in work.where(User, "id", role=Role.ADMINISTRATOR.value, active=True):
            key = f"webhook_off:{row.id}:{work.author.at:%Y%m%dT%H%M%S}:{person.id}"
            into = Letterbox(organisation_id=row.organisation_id, user_id=person.id, kind="webhook_off", key=key)
            work.put_mail(into, {"endpoint_id": row.id, "host": host, "because": self.because})
        return True
