"""A person's dates as an iCalendar file (RFC 5545): all-day events with a reference and an action, nothing else."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, vDuration

from app.foundation import belgian, i18n
from app.foundation.i18n import _
from app.handovers.queries import what_waits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from app.store.agenda import AgendaItem
    from app.store.hand_overs import Waiting

REFRESH = timedelta(hours=1)
A_DAY = timedelta(days=1)
OF_THE_LAW = frozenset({"forward"})
"""What waits between services for a day that the law sets."""


def calendar_of(
    items: Sequence[AgendaItem], waits: Sequence[Waiting], uid_space: str, public_url: str, at: datetime
) -> bytes:
    """Return the file in the language of the moment.

    A date that was corrected stays the same event: it keeps its UID, moves, and its SEQUENCE grows. What is settled,
    or stands in a closed case, is CANCELLED. Days are days, so no time zone is needed.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Limen//Agenda//FR-NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Limen")
    often = vDuration(REFRESH)
    often.params["VALUE"] = "DURATION"
    calendar["REFRESH-INTERVAL"] = often
    calendar["X-PUBLISHED-TTL"] = vDuration(REFRESH)
    for root_id, revision, item in _lines_of(items):
        calendar.add_component(_event(_of_item(item, root_id, revision, public_url), uid_space, at))
    for one in waits:
        calendar.add_component(_event(_of_waiting(one, public_url), uid_space, at))
    return bytes(calendar.to_ical())


def _lines_of(items: Sequence[AgendaItem]) -> list[tuple[int, int, AgendaItem]]:
    """Return (key of the first, sum of revisions, last) of every row of items that took one another's place."""
    known = {(item.kind, item.id): item for item in items}
    before = {
        (item.kind, item.successor_id): item
        for item in items
        if item.successor_id is not None and (item.kind, item.successor_id) in known
    }
    overtaken = {(item.kind, item.id) for item in before.values()}
    lines = []
    for item in items:
        if (item.kind, item.id) in overtaken:
            continue
        first, revision = item, item.version - 1
        while (earlier := before.get((first.kind, first.id))) is not None:
            first, revision = earlier, revision + earlier.version
        lines.append((first.id, revision, item))
    return lines


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as the file tells it. ``name`` stays the same however often it moves."""

    name: str
    revision: int
    on: date
    what: str
    lines: Sequence[str]
    url: str
    open: bool


def _event(told: _Told, uid_space: str, at: datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid.uuid5(uuid.UUID(uid_space), told.name)))
    event.add("dtstamp", at)
    event.add("sequence", told.revision)
    event.add("dtstart", told.on)
    event.add("dtend", told.on + A_DAY)
    event.add("summary", told.what)
    event.add("description", "\n".join((*told.lines, told.url)))
    event.add("url", told.url)
    event.add("status", "CONFIRMED" if told.open else "CANCELLED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _of_item(item: AgendaItem, root_id: int, revision: int, public_url: str) -> _Told:
    return _Told(
        name=f"{item.kind}/{root_id}",
        revision=revision,
        on=item.due_on,
        what=f"{item.reference} · {_action(item)}",
        lines=_described(item),
        url=f"{public_url}/cases/{item.case_id}",
        open=item.open,
    )


def _of_waiting(one: Waiting, public_url: str) -> _Told:
    return _Told(
        name=f"{one.about}/{one.key}",
        revision=one.revision,
        on=one.on,
        what=f"{one.reference} · {what_waits(one.kind)}",
        lines=[_("Time limit of the law") if one.kind in OF_THE_LAW else _("Between services")],
        url=f"{public_url}/{'hand-overs' if one.about == 'hand_over' else 'referrals'}/{one.key}",
        open=one.open,
    )


def _action(item: AgendaItem) -> str:
    """Return what is to be done; what a person typed may name somebody and stays in the application."""
    return _("Something planned in this case") if isinstance(item.title, str) else item.title[i18n.language()]


def _described(item: AgendaItem) -> list[str]:
    lines = [_("Time limit of the law") if item.legal else _("Date we set ourselves")]
    if item.normal_on is not None and item.normal_on != item.due_on:
        normal = belgian.long_date(item.normal_on, i18n.language())
        lines.append(_("This is the worst case; normally %(day)s.", day=normal))
    return lines
