"""What the page of a case says about its procedure, in the reader's language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.directory.queries import UnknownBody, body
from app.foundation import belgian, i18n
from app.foundation.i18n import _
from app.procedure.queries import court_procedure
from app.store import procedure

if TYPE_CHECKING:
    from app.store.reading import Reader
    from app.store.work import Work

SHOWN = (
    ("petition.hearing_on", "hearing"),
    ("judgment.given_on", "judgment"),
    ("service.on", "service"),
    ("eviction_notice.eviction_on", "announced"),
)


def court_card(view: Reader | Work, case_id: int) -> list[tuple[str, str]]:
    """Return label and value of what is known: court, roll number, hearing, judgment, service, announced eviction."""
    known = procedure.known(view, case_id)
    row = court_procedure(view, case_id)
    words = {
        "hearing": _("Hearing"),
        "judgment": _("Judgment"),
        "service": _("Served by the bailiff"),
        "announced": _("Eviction announced for"),
    }
    rows = []
    if row is not None:
        rows = [(_("Roll number"), row.roll_number), (_("Justice of the peace"), _seat(row.court_id))]
    for path, word in SHOWN:
        if path in known:
            day = belgian.long_date(date.fromisoformat(known[path]), i18n.language())
            hour = row.hearing_at if row is not None and word == "hearing" else ""
            rows.append((words[word], f"{day}, {hour}" if hour else day))
    return [(label, value) for label, value in rows if value]


def _seat(court_id: str | None) -> str:
    try:
        return body(court_id).name(i18n.language()) if court_id else ""
    except UnknownBody:
        return ""
