"""The private calendar feed: its address is made and withdrawn in the account; calendar programs fetch it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Response, abort, flash, redirect, render_template, url_for

from app.agenda import feed as calendar
from app.agenda.blueprint import bp
from app.agenda.commands import RenewCalendarFeed, WithdrawCalendarFeed, digest_of
from app.foundation import clock
from app.foundation.i18n import _, speaking
from app.foundation.permissions import Permission, Role, allows
from app.foundation.protection import limit_requests
from app.foundation.web import act, needs, public, settings, store
from app.store import agenda, between_services, feeds
from app.store.reading import Reader

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

BACK = timedelta(days=60)
"""How long what was settled is still told, so that calendars take it out."""
FETCHES_PER_MINUTE = 10
"""Of one feed: makers of calendars fetch for many people from one address."""
GUESSES_PER_MINUTE = 20
"""Of one network address, for feeds that are not there."""


@bp.post("/account/calendar/renew")
@needs(Permission.CASE_READ)
def renew_feed() -> ResponseReturnValue:
    """Make a new address and show it, this once."""
    token = act(RenewCalendarFeed())
    address = settings().public_url + url_for("agenda.feed", token=token)
    return render_template("agenda/feed.html", address=address)


@bp.post("/account/calendar/withdraw")
@needs(Permission.OPEN)
def withdraw_feed() -> ResponseReturnValue:
    """Let the address die."""
    act(WithdrawCalendarFeed())
    flash(_("The address is withdrawn. Calendars that use it get nothing any more."), "success")
    return redirect(url_for("administration.account"), 303)


@bp.get("/calendar/<token>.ics")
@public
def feed(token: str) -> ResponseReturnValue:
    """Return the dates of whoever made this address; no cookie is read."""
    secret = digest_of(token)
    owner = feeds.owner_of(store(), secret)
    if owner is None or not allows(Role(owner.role), Permission.CASE_READ):
        limit_requests("calendar guess", GUESSES_PER_MINUTE)
        abort(404)
    limit_requests("calendar", FETCHES_PER_MINUTE, key=secret)
    with Reader.open(store(), owner.organisation_id) as reader:
        items = agenda.since(reader, clock.today() - BACK, agenda.Wanted(user_id=owner.user_id))
        waits = between_services.since(reader, clock.today(), clock.today() - BACK)
    with speaking(owner.language):
        content = calendar.calendar_of(items, waits, owner.uid_space, settings().public_url, clock.now())
    return Response(
        content,
        mimetype="text/calendar",
        headers={"Content-Disposition": 'inline; filename="limen.ics"', "Cache-Control": "private, no-store"},
    )
