"""OAuth2 for programs: client credentials (RFC 6749, 4.4), opaque bearer tokens (RFC 6750), revocation (RFC 7009).

Authlib does the protocol, under it stand our store and our clock. Loaded at the first request for a token.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from authlib.oauth2 import AuthorizationServer, OAuth2Error, ResourceProtector
from authlib.oauth2.rfc6749 import (
    InvalidClientError,
    InvalidRequestError,
    InvalidScopeError,
    OAuth2Request,
    UnsupportedGrantTypeError,
)
from authlib.oauth2.rfc6749.grants import ClientCredentialsGrant
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator, BearerTokenValidator
from authlib.oauth2.rfc7009 import RevocationEndpoint
from flask import jsonify, request

from app.foundation import clock
from app.foundation import run as running
from app.foundation.api import keepable
from app.foundation.identity import system_for
from app.foundation.protection import limit_requests
from app.foundation.web import store
from app.partner_api.commands import NoteUse, digest
from app.store import api_clients

if TYPE_CHECKING:
    from flask import Response
    from flask.typing import ResponseReturnValue

    from app.store.api_clients import Credentials, Holder

LIFE: Final = timedelta(hours=1)
TOKEN_BYTES: Final = 32
PER_ADDRESS, PER_CLIENT = 60, 30
"""Tokens that may be asked for in a minute: by one network address, by one program."""
GRANT: Final = "client_credentials"
LONGEST_BODY: Final = 8 * 1024


@dataclass(frozen=True, slots=True)
class Client:
    """A program as the protocol sees it: confidential, by its own credentials alone."""

    known: Credentials

    def check_client_secret(self, secret: str) -> bool:
        """Tell whether it is the secret, in a time that says nothing."""
        return secrets.compare_digest(self.known.secret_hash, digest(secret))

    def check_grant_type(self, grant_type: str) -> bool:
        """Tell whether the program may ask for tokens in this way."""
        return grant_type == GRANT

    def get_allowed_scope(self, scope: str | None) -> str:
        """Return what was asked for, all that the program may when nothing was. Raises InvalidScopeError for more."""
        asked = (scope or "").split()
        if not set(asked) <= set(self.known.scopes):
            raise InvalidScopeError
        return " ".join(one for one in self.known.scopes if not asked or one in asked)


@dataclass(frozen=True, slots=True)
class Shown:
    """A token that a program wants to end: no other program's is touched."""

    token_hash: str

    def check_client(self, client: Client) -> bool:  # noqa: ARG002 — the store ends only the client's own
        """Leave what belongs to whom to the store: an unknown token is answered alike (RFC 7009, 2.2)."""
        return True


class Asking(OAuth2Request):  # type: ignore[misc]  # Authlib is untyped
    """A request for a token, or to end one: its form, never its address."""

    def __init__(self) -> None:
        super().__init__(request.method, request.url, headers=request.headers)
        if any(len(request.form.getlist(name)) > 1 for name in request.form):
            raise InvalidRequestError("A parameter was sent more than once.")
        self.payload = BasicOAuth2Payload(request.form)

    @property
    def form(self) -> Any:
        """Return the fields that were sent."""
        return request.form


class Server(AuthorizationServer):  # type: ignore[misc]  # idem
    """Gives and ends tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.register_grant(Grant)
        self.register_endpoint(Revocation)
        seconds = int(LIFE.total_seconds())
        self.register_token_generator("default", BearerTokenGenerator(_new_token, expires_generator=seconds))

    def query_client(self, client_id: str) -> Client | None:
        """Return a program by the public half of its credentials."""
        found = api_clients.credentials(store(), client_id) if keepable(client_id) else None
        return None if found is None else Client(found)

    def authenticate_client(self, asking: Asking, methods: object, endpoint: str = "token") -> Client:  # noqa: ARG002
        """Return the program that asks. Raises InvalidClientError, the same for whatever is wrong."""
        client_id, secret = _credentials(asking)
        client = self.query_client(client_id) if client_id else None
        if client is None or not secret or not client.check_client_secret(secret):
            raise InvalidClientError("Client authentication failed.", status_code=401)
        limit_requests("oauth", PER_CLIENT, key=f"client {client.known.id}")
        return client

    def create_oauth2_request(self, request: object) -> Asking:  # noqa: ARG002 — the request of the moment
        """Return what is asked."""
        return Asking()

    def save_token(self, token: dict[str, Any], asking: Asking) -> None:
        """Keep the hash of a token, and the day on which its program used its credentials."""
        known, now = asking.client.known, clock.now()
        api_clients.keep_token(
            store(),
            token_hash=digest(token["access_token"]),
            api_client_id=known.id,
            scope=token["scope"],
            issued_at=now,
            ends_at=now + LIFE,
        )
        if known.last_used_on != clock.today():
            running.run(store(), NoteUse(api_client_id=known.id), system_for(known.organisation_id))

    def handle_response(self, status: int, body: Any, headers: list[tuple[str, str]]) -> Response:
        """Return the answer of the protocol."""
        answer = jsonify(body)
        answer.status_code = status
        answer.headers.extend((name, value) for name, value in headers if name.lower() != "content-type")
        return answer

    def send_signal(self, name: str, *arguments: object, **named: object) -> None:
        """Tell nobody: what happened stands in the store."""


class Grant(ClientCredentialsGrant):  # type: ignore[misc]  # idem
    """A program asks for a token with its own credentials."""

    def validate_requested_scope(self) -> None:
        """Raise InvalidScopeError when more is asked for than the program may."""
        self.request.client.get_allowed_scope(self.request.payload.scope)


class Revocation(RevocationEndpoint):  # type: ignore[misc]  # idem
    """A program ends one of its tokens."""

    def query_token(self, token: str, token_type_hint: str | None) -> Shown:  # noqa: ARG002 — one kind only
        """Return the token that was shown."""
        return Shown(digest(token))

    def revoke_token(self, token: Shown, asking: Asking) -> None:
        """End it at once."""
        api_clients.drop_token(store(), token.token_hash, asking.client.known.id)


@dataclass(frozen=True, slots=True)
class Held:
    """A token that holds: the store gives no other."""

    holder: Holder

    def is_expired(self) -> bool:
        """Tell whether it has ended."""
        return False

    def is_revoked(self) -> bool:
        """Tell whether it was ended."""
        return False

    def get_scope(self) -> str:
        """Return what it allows."""
        return self.holder.scope


class Validator(BearerTokenValidator):  # type: ignore[misc]  # idem
    """Finds a token by its hash."""

    def authenticate_token(self, token: str) -> Held | None:
        """Return the token, ``None`` when it opens nothing."""
        found = api_clients.holder_of(store(), digest(token), clock.now())
        return None if found is None else Held(found)


def _new_token(**_named: object) -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def _credentials(asking: Asking) -> tuple[str, str]:
    """Return the credentials of the header, else of the form. Raises InvalidRequestError for both."""
    header, form = request.authorization, asking.form
    if header is None or header.type != "basic":
        return form.get("client_id", ""), form.get("client_secret", "")
    if "client_secret" in form:
        raise InvalidRequestError("Credentials were sent in two ways.")
    return header.username or "", header.password or ""


@cache
def _server() -> Server:
    return Server()


@cache
def _protector() -> ResourceProtector:
    protector = ResourceProtector()
    protector.register_token_validator(Validator())
    return protector


def shown_by() -> Holder | None:
    """Return who holds the token of this request, ``None`` when there is none that holds."""
    try:
        held: Held = _protector().validate_request(None, request)
    except OAuth2Error:
        return None
    return held.holder


def token() -> ResponseReturnValue:
    """Answer a request for a token."""
    return _answered("token")


def revocation() -> ResponseReturnValue:
    """Answer a request to end a token."""
    return _answered("revocation")


def _answered(what: str) -> ResponseReturnValue:
    limit_requests("oauth", PER_ADDRESS)
    request.max_content_length = LONGEST_BODY
    server = _server()
    try:
        if what == "revocation":
            answer: ResponseReturnValue = server.create_endpoint_response(what)
            return answer
        if not request.form.get("grant_type"):
            raise InvalidRequestError("The parameter grant_type is missing.")
        if request.form["grant_type"] != GRANT:
            raise UnsupportedGrantTypeError("")
        answer = server.create_token_response()
    except OAuth2Error as refused:
        return server.handle_error_response(None, refused)  # type: ignore[no-any-return]
    return answer
