"""Sign in, sign out, choose the language."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, render_template, request, url_for

from app.demo.queries import DEMO_PASSWORD, demo_logins
from app.foundation import clock, i18n, passwords, sessions
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.protection import hashed_address
from app.foundation.web import needs, public, settings, store
from app.signin.forms import SignInForm
from app.store import sign_in as trace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("signin", __name__, template_folder="templates")


def safe_target(target: str | None) -> str:
    """Return a path of our own to go to next; anything else becomes the start page."""
    if not target:
        return "/"
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not target.startswith("/") or target.startswith(("//", "/\\")):
        return "/"
    return target


def _may_try(keys: tuple[str, ...]) -> bool:
    limits = settings()
    since = clock.now() - timedelta(minutes=limits.sign_in_window_minutes)
    return all(trace.failures(store(), key, since) < limits.sign_in_attempts for key in keys)


def _page(form: SignInForm, status: int) -> ResponseReturnValue:
    logins = demo_logins() if settings().demo_date else []
    return render_template("signin/sign_in.html", form=form, demo_logins=logins, demo_password=DEMO_PASSWORD), status


@bp.route("/sign-in", methods=["GET", "POST"], endpoint="sign_in")
@public
def sign_in() -> ResponseReturnValue:
    """Ask for address and password; a wrong pair and an unknown address get the same answer."""
    form = SignInForm(next=request.args.get("next", ""))
    if not form.validate_on_submit():
        return _page(form, 422 if form.is_submitted() else 200)
    email = str(form.email.data or "").strip().lower()
    mail_key = hashlib.sha256(f"mail|{settings().secret_key}|{email}".encode()).hexdigest()
    keys = (mail_key, hashed_address("sign-in"))
    if not _may_try(keys):
        minutes = settings().sign_in_window_minutes
        form.form_errors.append(_("Too many attempts. Wait %(minutes)s minutes, then try again.", minutes=minutes))
        return _page(form, 429)
    person = trace.credentials(store(), email)
    right = passwords.matches(person.password_hash if person else passwords.decoy(), str(form.password.data))
    if person is None or not right or not person.active:
        trace.note_failure(store(), keys, clock.now(), timedelta(minutes=settings().sign_in_window_minutes))
        form.form_errors.append(_("Address or password is not right. Check both and try again."))
        return _page(form, 422)
    trace.forget_failures(store(), mail_key)
    sessions.enter(person)
    return redirect(safe_target(form.next.data))


@bp.post("/sign-out")
@needs(Permission.OPEN)
def sign_out() -> ResponseReturnValue:
    """End the session of this browser."""
    sessions.leave()
    return redirect(url_for("signin.sign_in"))


@bp.get("/language/<code>")
@public
def language(code: str) -> ResponseReturnValue:
    """Choose the interface language for this browser and go back to the page."""
    if code not in i18n.LANGUAGES:
        abort(404)
    sessions.prefer_language(code)
    return redirect(safe_target(request.args.get("next")))
