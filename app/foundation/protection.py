"""What every answer and every request goes through: headers, permissions, limits, error pages."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, current_app, g, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge, TooManyRequests

from app.foundation import api, clock, sessions
from app.foundation.errors import Forbidden, NotFound, StaleCase
from app.foundation.kept_form import kept_form
from app.foundation.permissions import Permission
from app.foundation.web import settings, store
from app.store import access, sign_in

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; object-src 'none'; "
        "frame-ancestors 'self'; manifest-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PLAIN_ENDPOINTS = frozenset({"static", "about.healthz"})

csrf = CSRFProtect()


def protect(app: Flask) -> None:
    """Install the guards of every request on an application."""
    app.before_request(_allow_files)
    csrf.init_app(app)
    app.before_request(_begin)
    app.after_request(_finish)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(NotFound, lambda _error: _page(404))
    app.register_error_handler(Forbidden, _forbidden)
    app.register_error_handler(StaleCase, lambda _error: _page(409))


def _is_api() -> bool:
    return request.path.startswith("/api/")


def _allow_files() -> None:
    """Let more come in where several files may be sent at once, before anything of the request is read."""
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "takes_files", False):
        request.max_content_length = settings().upload_megabytes_together * 1024 * 1024


def _begin() -> ResponseReturnValue | None:
    g.request_id = secrets.token_hex(8)
    if request.endpoint in PLAIN_ENDPOINTS:
        return None
    sessions.recognise()
    if request.endpoint is None:
        return None
    view = current_app.view_functions[request.endpoint]
    if getattr(view, "is_public", False):
        return None
    if g.actor is None:
        return _sign_in_first()
    permission: Permission = getattr(view, "permission", Permission.SYSTEM)
    if not g.actor.may(permission):
        raise Forbidden(permission)
    return None


def _sign_in_first() -> ResponseReturnValue:
    typed = kept_form()
    if _is_api() or typed is not None:
        return _page(401, typed=typed)
    target = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("signin.sign_in", next=target))


def _finish(response: Response) -> Response:
    given = {name for name, _value in response.headers}
    response.headers.extend((name, value) for name, value in HEADERS.items() if name not in given)
    if settings().cookies_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    if request.endpoint == "static":
        response.headers["Cache-Control"] = "public, max-age=86400"
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _page(code: int, **values: Any) -> ResponseReturnValue:
    if _is_api():
        return api.error(code, methods=values.get("methods", ()))
    return render_template(f"errors/{code}.html", request_id=g.get("request_id", ""), **values), code


WRITTEN_PAGES = frozenset({400, 401, 403, 404, 405, 409, 413, 422, 429, 500})


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return error.response
    code = error.code or 500
    if code == 401 and not _is_api():
        return redirect(url_for("signin.sign_in"))
    if isinstance(error, RequestEntityTooLarge):
        return _page(413, megabytes=(request.max_content_length or 0) // (1024 * 1024))
    if isinstance(error, MethodNotAllowed):
        return _page(405, methods=error.valid_methods or ())
    if code in WRITTEN_PAGES or _is_api():
        return _page(code)
    return error


def _csrf_error(error: CSRFError) -> ResponseReturnValue:  # noqa: ARG001 — the reason is the same for people
    """Answer a form whose token is missing or old: what was typed stays on the page, ready to be sent again."""
    g.request_id = secrets.token_hex(8)
    sessions.recognise()
    return _page(400, form_expired=True, typed=kept_form())


def _forbidden(error: Forbidden) -> ResponseReturnValue:  # noqa: ARG001 — kept in the access log
    if g.get("actor") is not None:
        access.note_access(
            store(),
            at=clock.now(),
            user_id=g.actor.user_id,
            organisation_id=g.actor.organisation_id,
            case_id=(request.view_args or {}).get("case_id"),
            what=request.endpoint or "",
            allowed=False,
            request_id=g.request_id,
        )
    return _page(403)


def hashed_address(purpose: str) -> str:
    """Return a keyed hash of the caller's network address: enough to count, not to know."""
    text = f"{purpose}|{settings().secret_key}|{request.remote_addr}"
    return hashlib.sha256(text.encode()).hexdigest()


def limit_public_checks() -> None:
    """Count a public check request; raises 429 above the limit per address and minute."""
    limit_requests("checks", settings().checks_per_minute)


def limit_requests(purpose: str, most: int, *, key: str = "") -> None:
    """Count a request of a network address (or of whatever ``key`` names); raises 429 above so many in a minute."""
    minute = int(clock.now().timestamp() // 60)
    counted = hashlib.sha256(f"{purpose}|{key}".encode()).hexdigest() if key else hashed_address(purpose)
    if sign_in.count_request(store(), counted, minute) > most:
        raise TooManyRequests
