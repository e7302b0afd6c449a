"""What every page shows: navigation, languages, dates and amounts in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flask import current_app, g, request, url_for

from app.foundation import belgian, clock, i18n
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.web import settings

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from flask import Flask


class NavItem(NamedTuple):
    """One entry of the main navigation."""

    label: str
    url: str
    current: bool


class LanguageLink(NamedTuple):
    """One language of the switch: where it leads and whether it is the present one."""

    code: str
    name: str
    url: str
    current: bool


SECTIONS = (
    ("cases.today", "Today", Permission.CASE_READ),
    ("cases.index", "Cases", Permission.CASE_READ),
    ("cases.new", "New case", Permission.CASE_WRITE),
    ("checks.public", "Check", Permission.OPEN),
    ("lawbook.index", "Law book", Permission.OPEN),
    ("figures.index", "Health index", Permission.FIGURES_PROPOSE),
    ("administration.index", "Administration", Permission.ORGANISATION_MANAGE),
    ("inspection.index", "Audit", Permission.AUDIT_READ),
)
"""Endpoint, English message id, permission; labels are marked for translation in ``_labels``."""


def _labels() -> dict[str, str]:
    return {
        "Today": _("Today"),
        "Cases": _("Cases"),
        "New case": _("New case"),
        "Check": _("Check"),
        "Law book": _("Law book"),
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
    return [
        NavItem(labels[label], url_for(endpoint), request.endpoint == endpoint)
        for endpoint, label, permission in SECTIONS
        if actor.may(permission) and endpoint in current_app.view_functions
    ]


def language_links() -> list[LanguageLink]:
    """Return the languages, each with a link that keeps the page."""
    target = request.full_path.rstrip("?") if request.method == "GET" else request.path
    return [
        LanguageLink(
            code, i18n.LANGUAGE_NAMES[code], url_for("signin.language", code=code, next=target), code == i18n.language()
        )
        for code in i18n.LANGUAGES
    ]


def long_date(day: date) -> str:
    """Thursday 15 October 2026, in the reader's language."""
    return belgian.long_date(day, i18n.language())


def relative_day(day: date) -> str:
    """In three days, yesterday."""
    return belgian.relative_day(day, clock.today(), i18n.language())


def moment(instant: datetime) -> str:
    """Short date and hour in Brussels."""
    there = clock.local(instant)
    return f"{belgian.short_date(there.date())} {there:%H:%M}"


def cents(amount: int | None) -> str:
    """Show an amount kept in cents; nothing when unknown."""
    return "" if amount is None else belgian.money_of_cents(amount, i18n.language())


def euro(amount: Decimal | None) -> str:
    """Show an amount in euro; nothing when unknown."""
    return "" if amount is None else belgian.money(amount, i18n.language())


def _context() -> dict[str, Any]:
    return {
        "actor": g.get("actor"),
        "language": i18n.language(),
        "nav": navigation(),
        "language_links": language_links,
        "today": clock.today(),
        "demo_date": settings().demo_date,
    }


def register_page(app: Flask) -> None:
    """Give every template its words, filters and navigation."""
    from app import VERSION  # noqa: PLC0415 — the package is complete by then

    app.context_processor(_context)
    app.jinja_env.globals["version"] = VERSION
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=_gettext, ngettext=_ngettext, newstyle=True
    )
    app.jinja_env.filters.update(
        {
            "short_date": belgian.short_date,
            "long_date": long_date,
            "relative_day": relative_day,
            "moment": moment,
            "cents": cents,
            "euro": euro,
            "say": i18n.say,
        }
    )


def _gettext(message: str) -> str:
    return i18n.catalogue(i18n.language()).gettext(message)


def _ngettext(singular: str, plural: str, number: int) -> str:
    return i18n.catalogue(i18n.language()).ngettext(singular, plural, number)
