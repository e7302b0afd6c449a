"""What every page shows: navigation, languages, dates and amounts in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flask import current_app, g, request, url_for

from app.foundation import belgian, clock, i18n
from app.foundation.called import called
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.web import settings, store
from app.store import api_tokens, hand_overs

if TYPE_CHECKING:
    from datetime import datetime

    from flask import Flask

    from app.foundation.identity import Actor


class NavItem(NamedTuple):
    """One entry of the main navigation."""

    label: str
    url: str
    current: bool
    waiting: int = 0
    """So many things wait there; none: nothing is shown."""
    urgent: bool = False
    """Whether it stays in sight on a phone, beside the menu that holds the others."""


SECTIONS = (
    ("cases.today", "Today", Permission.CASE_READ),
    ("inbox.index", "Inbox", Permission.CASE_READ),
    ("handovers.index", "Hand-overs", Permission.CASE_READ),
    ("referrals.index", "Referrals", Permission.CASE_READ),
    ("agenda.index", "Agenda", Permission.CASE_READ),
    ("cases.index", "Cases", Permission.CASE_READ),
    ("outreach.petitions", "Petitions", Permission.CASE_READ),
    ("cases.new", "New case", Permission.CASE_WRITE),
    ("incidents.fast", "Illegal eviction", Permission.CASE_WRITE),
    ("level_three.index", "Level 3", Permission.CASE_READ),
    ("checks.public", "Check", Permission.OPEN),
    ("lawbook.index", "Law book", Permission.OPEN),
    ("practice.index", "Practice log", Permission.CASE_READ),
    ("figures.index", "Health index", Permission.FIGURES_PROPOSE),
    ("administration.index", "Administration", Permission.ORGANISATION_MANAGE),
    ("inspection.index", "Audit", Permission.AUDIT_READ),
)
"""Endpoint, English message id, permission; labels are marked for translation in ``_labels``."""


SEARCH = "cases.find"
INBOX = "inbox.index"
URGENT = "incidents.fast"
"""The section that is never behind the menu: somebody stands in the street."""


def _labels() -> dict[str, str]:
    return {
        "Today": _("Today"),
        "Inbox": _("Inbox"),
        "Hand-overs": _("Hand-overs"),
        "Referrals": _("Referrals"),
        "Agenda": _("Agenda"),
        "Cases": _("Cases"),
        "Petitions": _("Petitions"),
        "New case": _("New case"),
        "Illegal eviction": _("Illegal eviction"),
        "Level 3": _("Level 3"),
        "Check": _("Check"),
        "Law book": _("Law book"),
        "Practice log": _("Practice log"),
        "Health index": _("Health index"),
        "Administration": _("Administration"),
        "Audit": _("Audit"),
    }


def navigation() -> list[NavItem]:
    """Return what this person may open."""
    actor = g.get("actor")
    if actor is None:
        return []
    labels = _labels()
    addresses = _addresses()
    return [
        NavItem(
            labels[label],
            addresses[endpoint],
            request.endpoint == endpoint,
            WAITING[endpoint](actor) if endpoint in WAITING else 0,
            endpoint == URGENT,
        )
        for endpoint, label, permission in SECTIONS
        if endpoint in addresses and actor.may(permission)
    ]


def _waiting(actor: Actor) -> int:
    """Return how many messages wait in the inbox of this person's organisation."""
    return 0 if actor.organisation_id is None else api_tokens.waiting_messages(store(), actor.organisation_id)


def _hand_overs(actor: Actor) -> int:
    """Return how many hand-overs wait for this person's organisation."""
    if actor.organisation_id is None:
        return 0
    return hand_overs.waiting_count(store(), actor.organisation_id, clock.today())


WAITING = {INBOX: _waiting, "handovers.index": _hand_overs}
"""Sections that say how many things wait there."""


def _addresses() -> dict[str, str]:
    """Return the address of each section that is there; they never change under one prefix, so they are kept."""
    kept: dict[str, dict[str, str]] = current_app.extensions.setdefault("limen_sections", {})
    prefix = request.environ.get("SCRIPT_NAME", "")
    found = kept.get(prefix)
    if found is None:
        wanted = (*(endpoint for endpoint, _label, _permission in SECTIONS), SEARCH)
        present = (endpoint for endpoint in wanted if endpoint in current_app.view_functions)
        found = kept[prefix] = {endpoint: url_for(endpoint) for endpoint in present}
    return found


def moment(instant: datetime) -> str:
    """Short date and hour in Brussels."""
    there = clock.local(instant)
    return f"{belgian.short_date(there.date())} {there:%H:%M}"


def _context() -> dict[str, Any]:
    actor = g.get("actor")
    return {
        "actor": actor,
        "language": i18n.language(),
        "nav": navigation(),
        "search_url": _addresses()[SEARCH] if actor and actor.may(Permission.CASE_READ) else "",
        "demo_date": settings().demo_date,
    }


def register_page(app: Flask) -> None:
    """Give every template its navigation and who is signed in (words and figures: see components)."""
    app.context_processor(_context)
    app.jinja_env.filters |= {"moment": moment, "called": called}
