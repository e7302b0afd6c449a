"""Secrets and signatures of webhooks, after the specification Standard Webhooks (decision 0021).

A secret is made anew each time it is needed, of the key of the installation and a salt that stands in the row: a copy
of the database without that key signs nothing, and there is no secret to encrypt.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standardwebhooks import Webhook

if TYPE_CHECKING:
    from datetime import datetime

    from app.store.webhooks import Delivery

PREFIX: Final = "whsec_"
_PURPOSE: Final = b"limen webhook secret 1\0"
_MARK: Final = b"limen webhook mark 1\0"


class SecretLost(Exception):
    """The key of the installation has changed: the secret that the receiver knows cannot be made any more."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret as it stands in a row: a salt to make it of, a mark to recognise it by."""

    salt: str
    mark: str


def new_secret(key: str) -> Secret:
    """Return a secret that nobody has seen yet."""
    salt = secrets.token_hex(32)
    return Secret(salt, _mark(_made(key, salt)))


def shown(key: str, secret: Secret) -> str:
    """Return a secret as its receiver needs it. Raises SecretLost."""
    return PREFIX + base64.b64encode(_known(key, secret)).decode()


def is_known(key: str, secret: Secret) -> bool:
    """Tell whether the secret that was shown can still be made."""
    return hmac.compare_digest(_mark(_made(key, secret.salt)), secret.mark)


def headers(key: str, delivery: Delivery, at: datetime) -> dict[str, str]:
    """Return the headers of one attempt; for a day after a change the old secret signs too. Raises SecretLost."""
    signing = [_known(key, Secret(delivery.salt, delivery.mark))]
    old = Secret(delivery.old_salt, delivery.old_mark)
    if delivery.old_until_at is not None and at < delivery.old_until_at and is_known(key, old):
        signing.append(_known(key, old))
    signatures = [Webhook(one).sign(delivery.message_id, at, delivery.body) for one in signing]
    return {
        "content-type": "application/json",
        "webhook-id": delivery.message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def _known(key: str, secret: Secret) -> bytes:
    if not is_known(key, secret):
        raise SecretLost
    return _made(key, secret.salt)


def _made(key: str, salt: str) -> bytes:
    return hmac.digest(key.encode(), _PURPOSE + bytes.fromhex(salt), "sha256")


def _mark(secret: bytes) -> str:
    return hashlib.sha256(_MARK + secret).hexdigest()[:16]
