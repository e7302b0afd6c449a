"""How a delivery leaves: one POST to the very machine that was checked; nothing is followed, nothing is read."""

from __future__ import annotations

import logging
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Event, Timer
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import unquote

import urllib3
from urllib3 import exceptions as failures
from urllib3.connection import HTTPSConnection

from app.webhooks import address as addresses
from app.webhooks.address import Unusable, is_public, look_up

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

logging.getLogger("urllib3").setLevel(logging.CRITICAL)
"""Its warnings name addresses, and a path may hold a secret; what failed is noted by us, by its kind."""
CONNECT_SECONDS: Final = 5
READ_SECONDS: Final = 10
SECONDS: Final = 15
"""Then the line is cut, however slowly the other side keeps it alive."""
TRIED: Final = 3
"""Of the machines that share a name, so many are tried when one cannot be connected to."""


class NotDelivered(Exception):
    """A delivery did not reach its endpoint; ``kind`` is fit for a log."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Opener(Protocol):
    """A way for deliveries to leave."""

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Send one request; return the status of the answer. Raises NotDelivered."""


class _Bounded(HTTPSConnection):
    """A connection that is cut after some seconds: the timeouts of a socket begin anew with every byte."""

    def __init__(self, *of: Any, cut: Event, **more: Any) -> None:
        super().__init__(*of, **more)
        self._was_cut = cut
        self._timer: Timer | None = None
        self._line: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        made = super()._new_conn()
        self._line = made.dup()  # the same connection, whatever wraps the other one meanwhile
        self._timer = Timer(SECONDS, self._cut, [self._line])
        self._timer.daemon = True
        self._timer.start()
        return made

    def _cut(self, line: socket.socket) -> None:
        self._was_cut.set()
        with suppress(OSError):  # it may end by itself in this very moment
            line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close, and let go of the second hand on the line."""
        super().close()
        if self._timer is not None and self._line is not None:
            self._timer.cancel()
            self._line.close()
            self._timer = self._line = None


def _kind(error: failures.HTTPError) -> str:
    if isinstance(error, failures.TimeoutError):
        return "timeout"
    return "certificate" if isinstance(error, failures.SSLError) else "cut_off"


class _Pool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _Bounded


def _through(proxy: str, cut: Event, **more: Any) -> urllib3.ProxyManager:
    """Return ways through a proxy, each a tunnel (CONNECT) to a machine named by its number: it looks nothing up."""
    named = urllib3.util.parse_url(proxy).auth
    # urllib3 writes Latin-1: read so, the bytes that stand percent-encoded leave as they are, whatever their alphabet
    headers = urllib3.make_headers(proxy_basic_auth=unquote(named, encoding="latin-1")) if named else {}
    ways = urllib3.ProxyManager(proxy, proxy_headers=headers, **more)
    ways.pool_classes_by_scheme = {"https": partial(_Pool, cut=cut)}  # type: ignore[dict-item]  # it makes one
    return ways


@dataclass(frozen=True, slots=True)
class PublicHttps:
    """Sends over https to machines of the public internet, and to no other.

    The name is looked up once; every address it has must be public, and the connection goes to one of those, so that a
    name which means something else a moment later (DNS rebinding) changes nothing. The certificate is that of the name.
    All of this holds through a ``proxy`` too: it is given the number, never the name, and sees nothing of what passes.
    """

    look_up: Callable[[str, int], Sequence[str]] = look_up
    may_reach: Callable[[str], bool] = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    proxy: str = field(default="", repr=False)

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Send one request; return the status of the answer, whose body nobody reads. Raises NotDelivered."""
        try:
            target = addresses.taken_apart(address)
            numbers = self.look_up(target.host, target.port)
        except Unusable as error:
            raise NotDelivered(error.kind) from error
        if not numbers:
            raise NotDelivered("no_address")
        if not all(self.may_reach(number) for number in numbers):
            raise NotDelivered("not_public")
        sent = {**headers, "host": target.authority, "user-agent": "Limen webhooks"}
        problem = "no_connection"
        for number in numbers[:TRIED]:
            cut = Event()
            try:
                status = self._post(number, target, body, sent, cut)
            except failures.ProxyError as error:
                if cut.is_set():
                    raise NotDelivered("timeout") from error
                problem = "proxy"
                continue
            except (failures.NewConnectionError, failures.ConnectTimeoutError):
                continue
            except failures.HTTPError as error:
                raise NotDelivered("timeout" if cut.is_set() else _kind(error)) from error
            if cut.is_set():
                raise NotDelivered("timeout")  # a status without the end of its headers is no answer
            return status
        raise NotDelivered(problem)

    def _pool(self, number: str, target: addresses.Target, cut: Event) -> urllib3.HTTPConnectionPool:
        known: dict[str, Any] = {
            "timeout": urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
            "retries": False,
            "maxsize": 1,
            "ssl_context": self.context,
            "server_hostname": target.host,
            "assert_hostname": target.host,
        }
        if not self.proxy:
            return _Pool(number, target.port, cut=cut, **known)
        return _through(self.proxy, cut, **known).connection_from_host(number, target.port, "https")

    def _post(self, number: str, target: addresses.Target, body: bytes, headers: dict[str, str], cut: Event) -> int:
        with self._pool(number, target, cut) as pool:
            answer = pool.urlopen(
                "POST", target.path, body=body, headers=headers, redirect=False, retries=False, preload_content=False
            )
            status = int(answer.status)
            answer.close()
            return status
