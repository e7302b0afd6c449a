"""What the tests of webhooks share: a receiver over https on this machine, endpoints, and a way to reach it."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.foundation.run import run
from app.proceedings.announcing import KINDS
from app.store.base import Store
from app.store.tables import WebhookDelivery
from app.webhooks.commands import AddEndpoint
from app.webhooks.opener import PublicHttps
from app.webhooks.signing import Secret, new_secret, shown
from tests.app.agenda.builders import rows
from tests.conftest import Team

KEY = "tests"
HOST = "hook.partner.example"
EVERY = tuple(KINDS)


@cache
def certificate(host: str) -> tuple[Path, Path]:
    """A certificate for one name, that no machine but a test trusts, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)  # noqa: TID251 — the machines that shake hands read the real clock
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = Path(mkdtemp(prefix="limen-webhooks-"))
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    plain = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return folder / "cert.pem", folder / "key.pem"


@dataclass
class Request:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """What arrived, and what the receiver answers: one status after the other, the last one for good."""

    port: int = 0
    answers: list[int] = field(default_factory=lambda: [204])
    requests: list[Request] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"https://{HOST}:{self.port}/limen?code=abc"

    def opener(self, numbers: Sequence[str] = ("127.0.0.1",)) -> PublicHttps:
        """A way to reach this machine, which production never allows."""
        context = ssl.create_default_context(cafile=str(certificate(HOST)[0]))

        def look_up(host: str, port: int) -> Sequence[str]:
            self.names.append(host)
            return numbers

        return PublicHttps(look_up=look_up, may_reach=lambda _number: True, context=context)


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], host: str = HOST) -> Iterator[int]:
    """Serve over https on a free port of this machine; give the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(host))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that does not trust us hangs up
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def receiver(host: str = HOST) -> Iterator[Receiver]:
    """A program of a partner."""
    found = Receiver()

    class Talk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            found.requests.append(Request(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            status = found.answers.pop(0) if len(found.answers) > 1 else found.answers[0]
            self.send_response_only(status)
            if status // 100 == 3:
                self.send_header("location", f"https://{HOST}:{found.port}/elsewhere")
            self.end_headers()

        def log_message(self, *said: object) -> None:
            pass

    with serving(Talk, host) as port:
        found.port = port
        yield found


def endpoint(
    store: Store,
    team: Team,
    address: str = f"https://{HOST}/limen",
    kinds: tuple[str, ...] = EVERY,
    *,
    own_acts: bool = False,
    secret: Secret | None = None,
) -> int:
    """Add an endpoint; return its key."""
    command = AddEndpoint(address=address, kinds=kinds, own_acts=own_acts, secret=secret or new_secret(KEY))
    return run(store, command, team.administrator)


def kept_secret() -> tuple[Secret, str]:
    """A new secret, and how its receiver knows it."""
    secret = new_secret(KEY)
    return secret, shown(KEY, secret)


def told(store: Store, endpoint_id: int | None = None) -> list[str]:
    """The kinds that were written, in order, for one endpoint or all."""
    equals = {} if endpoint_id is None else {"endpoint_id": endpoint_id}
    return [row.kind for row in rows(store, WebhookDelivery, **equals)]
