"""Which addresses may be sent to: https on the public internet, and nothing that leads back into a network of ours."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from app.webhooks import reasons

if TYPE_CHECKING:
    from workflows.law import Text

LONGEST: Final = 500
_PLAIN: Final = re.compile(r"[!-~]+")
"""Printable ASCII without spaces: nothing that one reader of an address leaves out and another one reads."""
_NAME: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*\.?")
_GIVEN_OUT: Final = ipaddress.ip_network("2000::/3")
"""IPv6 addresses that are given out to anybody; every other one is special."""
_NOT_OF_ONE_HOST: Final = tuple(
    ipaddress.ip_network(block)
    for block in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
"""Relays, documentation, and IPv6 addresses with an IPv4 address inside, whatever this version of Python calls them."""


class Unusable(Exception):
    """Nothing may be sent to this address; ``kind`` is fit for a log, ``text`` says what to do."""

    def __init__(self, kind: str, text: Text) -> None:
        super().__init__(kind)
        self.kind, self.text = kind, text


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart once: what is checked is what is connected to."""

    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host as the request names it."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == 443 else f"{name}:{self.port}"


def taken_apart(address: str) -> Target:
    """Return host, port and path of an address. Raises Unusable; nothing is looked up."""
    if not _PLAIN.fullmatch(address) or len(address) > LONGEST or "\\" in address:
        raise Unusable("not_usable", reasons.NOT_AN_ADDRESS)
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", 443 if parts.port is None else parts.port
    except ValueError as error:
        raise Unusable("not_usable", reasons.NOT_AN_ADDRESS) from error
    if parts.scheme != "https":
        raise Unusable("not_usable", reasons.NOT_HTTPS)
    if "@" in parts.netloc:
        raise Unusable("not_usable", reasons.WITH_A_NAME)
    if not host or port == 0 or parts.fragment:
        raise Unusable("not_usable", reasons.NOT_AN_ADDRESS)
    if _is_number(host):
        if not is_public(host):
            raise Unusable("not_public", reasons.NOT_PUBLIC)
    elif not _NAME.fullmatch(host):
        raise Unusable("not_usable", reasons.NOT_AN_ADDRESS)
    return Target(host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_public(number: str) -> bool:
    """Tell whether an IP address belongs to a machine on the public internet, and to no other network inside it."""
    found = ipaddress.ip_address(number)
    if isinstance(found, ipaddress.IPv6Address) and found not in _GIVEN_OUT:
        return False  # loopback, link-local, private, IPv4 in disguise, translated, multicast
    if any(found in block for block in _NOT_OF_ONE_HOST if block.version == found.version):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def look_up(host: str, port: int) -> tuple[str, ...]:
    """Return the IP addresses of a host. Raises Unusable when the name is not known."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise Unusable("no_address", reasons.NAME_NOT_KNOWN) from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(address: str) -> Target:
    """Return an address that may be sent to at this moment, after looking its name up. Raises Unusable."""
    target = taken_apart(address)
    if not all(is_public(number) for number in look_up(target.host, target.port)):
        raise Unusable("not_public", reasons.NOT_PUBLIC)
    return target
