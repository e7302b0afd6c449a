"""What the agenda tells other features: a due date that was put aside, in words; the calendar feed of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.foundation import belgian
from app.foundation.i18n import _
from app.store.tables import CalendarFeed

if TYPE_CHECKING:
    from datetime import datetime

    from app.cases.queries import EarlierDate
    from app.store.reading import Reader


def feed_renewed_at(reader: Reader, user_id: int) -> datetime | None:
    """Return when the address of a person's calendar feed was made, ``None`` when there is none."""
    feeds = reader.where(CalendarFeed, user_id=user_id)
    return feeds[0].renewed_at if feeds and feeds[0].token_hash is not None else None


def earlier_words(earlier: EarlierDate) -> str:
    """Return what a due date was before, until when, and why it was put aside."""
    because = _because().get(earlier.because, _("replaced"))
    if earlier.reason:
        because = _("%(because)s (%(reason)s)", because=because, reason=earlier.reason)
    was = belgian.short_date(earlier.was_on)
    if earlier.until is None:
        return _("was %(day)s: %(because)s", day=was, because=because)
    until = belgian.short_date(earlier.until)
    return _("was %(day)s until %(until)s: %(because)s", day=was, until=until, because=because)


def _because() -> dict[str, str]:
    return {
        "started_again": _("it began to run again"),
        "event_corrected": _("the day of the event was corrected"),
        "sending_corrected": _("the day of posting was corrected"),
        "checked_again": _("a newer check gives another date"),
    }
