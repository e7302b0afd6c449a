"""Nothing leads back into a network of ours: names that change their meaning, certificates, slow receivers."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.webhooks import opener as openers
from app.webhooks.address import Unusable, checked, is_public, look_up, taken_apart
from app.webhooks.opener import NotDelivered, PublicHttps
from tests.app.webhooks.builders import HOST, certificate, receiver

PUBLIC = ("8.8.8.8", "193.190.0.1", "2001:4860:4860::8888", "2a02:2788::1")
OURS = tuple(
    ipaddress.ip_network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "::/128", "::1/128", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32",
        "2001:db8::/32", "2002::/16", "3fff::/20", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
"""Blocks that are not machines on the public internet, or hold another address inside."""


@st.composite
def numbers_of_ours(draw: st.DrawFn) -> str:
    block = draw(st.sampled_from(OURS))
    offset = draw(st.integers(0, block.num_addresses - 1))
    return str(block[offset])


@given(numbers_of_ours())
def test_no_number_of_a_special_block_is_public(number: str) -> None:
    assert not is_public(number)


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:{}", "::{}", "64:ff9b::{}"]))
def test_an_ipv4_address_in_disguise_is_not_public(number: ipaddress.IPv4Address, disguise: str) -> None:
    assert not is_public(disguise.format(number))


@given(st.ip_addresses(v=4))
def test_the_relays_that_hold_an_ipv4_address_are_not_public(number: ipaddress.IPv4Address) -> None:
    six_to_four = (0x2002 << 112) | (int(number) << 80)
    teredo = (0x20010000 << 96) | (int(number) ^ 0xFFFFFFFF)
    assert not is_public(str(ipaddress.IPv6Address(six_to_four)))
    assert not is_public(str(ipaddress.IPv6Address(teredo)))


@pytest.mark.parametrize("number", PUBLIC)
def test_a_number_of_the_public_internet_is(number: str) -> None:
    assert is_public(number)


@given(numbers_of_ours())
def test_a_number_of_ours_is_refused_as_an_address(number: str) -> None:
    written = f"[{number}]" if ":" in number else number
    with pytest.raises(Unusable, match="not_public"):
        taken_apart(f"https://{written}/limen")


@pytest.mark.parametrize(
    "address",
    [
        "", "hook.partner.example", "http://hook.partner.example/", "ftp://hook.partner.example/", "https://",
        "https:///x", "https://a@hook.partner.example/", "https://a:b@hook.partner.example/", "https://@x.example/",
        "https://hook.partner.example:0/", "https://hook.partner.example:99999/", "https://hook.partner.example:x/",
        "https://hook.partner.example/#part", "https://hook.partner.example/a b", "https://hook.partner.example/\n",
        "https://hook\t.partner.example/", "https://hook.partner.example\\@10.0.0.1/", "https://hôte.example/",
        "https://[::1/", "https://[fe80::1%25eth0]/", "https://-x.example/", "https://a..b/",
        f"https://x.example/{'a' * 500}",
        "https://exa mple/", "https://x.example%2f@10.0.0.1/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_plain_https_is_refused(address: str) -> None:
    with pytest.raises(Unusable):
        taken_apart(address)


def test_an_address_is_taken_apart_once() -> None:
    found = taken_apart("https://Hook.Partner.example:8443/a/b?c=d")
    assert (found.host, found.port, found.path) == ("hook.partner.example", 8443, "/a/b?c=d")
    assert found.authority == "hook.partner.example:8443"
    assert taken_apart("https://x.example").path == "/"
    assert taken_apart("https://[2a02:2788::1]/").authority == "[2a02:2788::1]"


def names(monkeypatch: pytest.MonkeyPatch, *answers: tuple[str, ...]) -> list[str]:
    """Have names mean what the test says, the last answer for good; return what was asked."""
    asked: list[str] = []
    left = list(answers)

    def answer(host: str, port: int, *_more: object, **_options: object) -> list[tuple[object, ...]]:
        asked.append(host)
        found = left.pop(0) if len(left) > 1 else left[0]
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in found]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        (("127.0.0.1",), "not_public"),
        (("8.8.8.8", "10.0.0.1"), "not_public"),
        (("fe80::1%eth0",), "not_public"),
        (("::ffff:127.0.0.1",), "not_public"),
        ((), "no_address"),
    ],
)
def test_a_name_that_leads_inside_is_refused_when_it_is_saved(
    monkeypatch: pytest.MonkeyPatch, numbers: tuple[str, ...], kind: str
) -> None:
    names(monkeypatch, numbers)
    with pytest.raises(Unusable, match=kind):
        checked("https://hook.partner.example/")


@pytest.mark.parametrize("spelled", ["0177.0.0.1", "2130706433", "0x7f.1", "127.1", "localhost"])
def test_other_spellings_of_this_machine_are_names_and_found_out(spelled: str) -> None:
    with pytest.raises(Unusable):
        checked(f"https://{spelled}/")


def test_a_public_name_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, ("8.8.8.8", "8.8.8.8", "2a02:2788::1"))
    assert look_up("hook.partner.example", 443) == ("8.8.8.8", "2a02:2788::1")
    assert checked("https://hook.partner.example/").host == "hook.partner.example"


def test_a_name_that_means_something_else_at_the_time_of_sending_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding, first form: the name was public when it was saved."""
    with receiver() as partner:
        address = f"https://{HOST}:{partner.port}/"
        asked = names(monkeypatch, ("8.8.8.8",), ("127.0.0.1",))
        checked(address)
        with pytest.raises(NotDelivered, match="not_public"):
            PublicHttps().post(address, b"{}", {})
        assert asked == [HOST, HOST]
        assert partner.requests == []


def test_the_connection_goes_to_the_very_number_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding, second form: the name changes between the check and the connection. It is not asked again."""
    with receiver() as partner:
        real = socket.getaddrinfo

        def only_numbers(host: str, *more: object, **options: object) -> object:
            ipaddress.ip_address(host)  # a name would be an error
            return real(host, *more, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(socket, "getaddrinfo", only_numbers)
        assert partner.opener().post(partner.address, b"{}", {"x-test": "1"}) == 204
        assert partner.names == [HOST], "looked up once"
        assert partner.requests[0].headers["host"] == f"{HOST}:{partner.port}"


def test_the_certificate_must_be_that_of_the_name() -> None:
    with receiver(host="other.partner.example") as partner, pytest.raises(NotDelivered, match="certificate"):
        partner.opener().post(partner.address, b"{}", {})
    with receiver() as partner, pytest.raises(NotDelivered, match="certificate"):
        PublicHttps(look_up=lambda _host, _port: ("127.0.0.1",), may_reach=lambda _number: True).post(
            partner.address, b"{}", {}
        )
    assert partner.requests == []


def test_of_several_machines_one_that_does_not_answer_is_passed_over() -> None:
    with receiver() as partner:
        assert partner.opener(("127.0.0.9", "127.0.0.1")).post(partner.address, b"{}", {}) == 204
    with pytest.raises(NotDelivered, match="no_connection"):
        partner.opener().post(partner.address, b"{}", {})
    with pytest.raises(NotDelivered, match="no_address"):
        partner.opener(()).post(partner.address, b"{}", {})
    with pytest.raises(NotDelivered, match="not_usable"):
        partner.opener().post("http://x.example/", b"{}", {})
    assert len(partner.requests) == 1


@contextmanager
def slow(after_handshake: bool) -> Iterator[int]:
    """A machine that keeps the line alive with a byte now and then, and never comes to an end."""
    stop = threading.Event()
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(5)

    def talk() -> None:
        line, _from = server.accept()
        dripping = chain((b"\x16", b"\x03", b"\x03", b"\x40", b"\x00"), repeat(b"\x02"))
        try:
            if after_handshake:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(*certificate(HOST))
                line = context.wrap_socket(line, server_side=True)
                dripping = chain((b"HTTP/1.1 200 OK\r\nx: ",), repeat(b"a"))
            while not stop.wait(0.05):
                line.sendall(next(dripping))
        except OSError:
            return
        finally:
            line.close()

    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        stop.set()
        server.close()
        thread.join()


@pytest.mark.parametrize("after_handshake", [True, False])
def test_a_line_that_is_kept_alive_is_cut(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, after_handshake: bool
) -> None:
    monkeypatch.setattr(openers, "SECONDS", 0.4)
    with slow(after_handshake=after_handshake) as port, receiver() as partner:
        partner.port = port
        began = time.monotonic()
        with pytest.raises(NotDelivered, match="timeout"):
            partner.opener().post(partner.address, b"{}", {})
        assert time.monotonic() - began < 3
    assert "abc" not in caplog.text, "a path may hold a secret"


def test_one_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openers, "READ_SECONDS", 0.2)
    server = socket.create_server(("127.0.0.1", 0))

    def greet() -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate(HOST))
        line, _from = server.accept()
        with context.wrap_socket(line, server_side=True) as talking:
            while talking.recv(1024):
                pass

    thread = threading.Thread(target=greet, daemon=True)
    thread.start()
    with receiver() as partner, pytest.raises(NotDelivered, match="timeout"):
        partner.port = server.getsockname()[1]
        partner.opener().post(partner.address, b"{}", {})
    server.close()
    thread.join()


@dataclass
class Tunnels:
    """A proxy: what it was asked, and what it answers."""

    port: int = 0
    refuses: bool = False
    asked: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """What it was told to prove that it is us."""


def _copied(line: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while some := line.recv(4096):
            other.sendall(some)
    with suppress(OSError):
        other.shutdown(socket.SHUT_WR)


@contextmanager
def tunnels() -> Iterator[Tunnels]:
    """A proxy of an installation that may not reach the internet directly."""
    found = Tunnels()
    server = socket.create_server(("127.0.0.1", 0))

    def through(line: socket.socket) -> None:
        with line:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                head += line.recv(1)
            first, *more = head.decode().split("\r\n")
            found.asked.append(first)
            found.names += [one.partition(": ")[2] for one in more if one.lower().startswith("proxy-authorization")]
            if found.refuses:
                line.sendall(b"HTTP/1.1 403 Forbidden\r\n\r\n")
                return
            host, port = first.split()[1].rsplit(":", 1)
            with socket.create_connection((host, int(port))) as far:
                line.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                back = threading.Thread(target=_copied, args=(far, line), daemon=True)
                back.start()
                _copied(line, far)
                back.join()

    def serve() -> None:
        with suppress(OSError):
            while True:
                line, _from = server.accept()
                threading.Thread(target=through, args=(line,), daemon=True).start()

    found.port = server.getsockname()[1]
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()


def test_a_proxy_is_given_the_number_that_was_checked_and_never_a_name() -> None:
    """The proxy looks nothing up, so a name cannot lead it inside; the certificate is that of the name all the same."""
    with receiver() as partner, tunnels() as proxy:
        opener = replace(partner.opener(), proxy=f"http://limen:ge%20heim@127.0.0.1:{proxy.port}")
        assert opener.post(partner.address, b"{}", {"x-test": "1"}) == 204
        assert proxy.asked == [f"CONNECT 127.0.0.1:{partner.port} HTTP/1.0"]
        assert [b64decode(one.removeprefix("Basic ")) for one in proxy.names] == [b"limen:ge heim"]
        assert partner.requests[0].headers["host"] == f"{HOST}:{partner.port}"
        assert "proxy-authorization" not in partner.requests[0].headers
        assert "heim" not in repr(opener)
        proxy.refuses = True
        with pytest.raises(NotDelivered, match="proxy"):
            opener.post(partner.address, b"{}", {})
        assert len(partner.requests) == 1
    with pytest.raises(NotDelivered, match="proxy"):
        opener.post(partner.address, b"{}", {})  # nobody is there any more
    with receiver(host="other.partner.example") as partner, tunnels() as proxy:
        opener = replace(partner.opener(), proxy=f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(NotDelivered, match="certificate"):
            opener.post(partner.address, b"{}", {})
        assert partner.requests == []


@pytest.mark.parametrize("typed", ["n:%E2%82%ACé", "n:%E2%82%AC%C3%A9"])
def test_a_proxy_may_have_a_password_of_any_letters(typed: str) -> None:
    with tunnels() as proxy:
        proxy.refuses = True
        opener = PublicHttps(
            look_up=lambda _host, _port: ("2606:4700::1111",), proxy=f"http://{typed}@127.0.0.1:{proxy.port}"
        )
        with pytest.raises(NotDelivered, match="proxy"):
            opener.post("https://hook.partner.example/", b"{}", {})
        assert [b64decode(one.removeprefix("Basic ")).decode() for one in proxy.names] == ["n:€é"]
        assert proxy.asked == ["CONNECT [2606:4700::1111]:443 HTTP/1.0"]


@pytest.mark.parametrize("numbers", [("127.0.0.1",), ("8.8.8.8", "10.0.0.1"), ("::ffff:10.0.0.1",)])
def test_a_name_that_leads_inside_never_reaches_the_proxy(
    monkeypatch: pytest.MonkeyPatch, numbers: tuple[str, ...]
) -> None:
    with tunnels() as proxy:
        with pytest.raises(NotDelivered, match="not_public"):
            PublicHttps(look_up=lambda _host, _port: numbers, proxy=f"http://127.0.0.1:{proxy.port}").post(
                "https://hook.partner.example/", b"{}", {}
            )
        names(monkeypatch, ("10.0.0.1",))
        with pytest.raises(Unusable, match="not_public"):
            checked("https://hook.partner.example/")
        assert proxy.asked == []


def test_a_line_through_a_proxy_is_cut_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openers, "SECONDS", 0.4)
    with slow(after_handshake=True) as port, receiver() as partner, tunnels() as proxy:
        partner.port = port
        began = time.monotonic()
        with pytest.raises(NotDelivered, match="timeout"):
            replace(partner.opener(), proxy=f"http://127.0.0.1:{proxy.port}").post(partner.address, b"{}", {})
        assert time.monotonic() - began < 3
