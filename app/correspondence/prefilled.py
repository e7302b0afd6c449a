"""What a case can answer itself of what a letter asks, as the plain JSON a draft keeps; a person looks it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.advisory_group import queries as advisory_group
from app.correspondence import from_incident
from app.defects.queries import formal_notice_rows
from app.foundation import i18n
from app.proceedings.advising import INVITATIONS
from letters.asks import LONGEST_TEXT, MOST_ROWS
from workflows.law import Text
from workflows.working_days import after_working_days

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.defects.queries import NoticeRow
    from app.store.reading import Reader

FORMAL_NOTICE: Final = "demand_repairs"
POST: Final = 3
"""Working days after which a registered letter is taken to be received; the terms of repair count from then."""
RISKS: Final[Mapping[str, str]] = {
    "gas_co": "co",
    "electricity": "electricity",
    "heating": "no_heating",
    "hot_water": "no_heating",
    "water": "no_water",
    "drain": "no_water",
    "damp": "damp",
}
"""Defects of the walk by the words of the letter; all others are its "other"."""
WAYS: Final[Mapping[str, Text]] = {
    "spoken": Text(fr="de vive voix ou par téléphone", nl="mondeling of per telefoon"),
    "message": Text(fr="par message", nl="per bericht"),
    "email": Text(fr="par e-mail", nl="per e-mail"),
    "letter": Text(fr="par lettre", nl="per brief"),
    "registered": Text(fr="par lettre recommandée", nl="met een aangetekende brief"),
}


def first_answers(reader: Reader, case_id: int, letter: str, language: str, today: date) -> dict[str, Any]:
    """Return ``{"asked": …}`` for a letter that the case can answer in part, nothing for any other.

    The formal notice about defects (N1-12) takes its list from the walk through the dwelling. What is not ordinary gets
    the date of its risk, counted from the day the letter is taken to arrive; the others follow the letter's own date.
    The invitations to the advisory group take day and place from the agenda on which the case's request is.
    The papers of the services on an illegal eviction take theirs from the incident.
    """
    if letter in INVITATIONS:
        return _to_the_group(reader, case_id)
    if letter != FORMAL_NOTICE:
        known = from_incident.answers(reader, case_id, letter, language, today)
        return {"asked": known} if known else {}
    rows = formal_notice_rows(reader, case_id, after_working_days(today, POST))[:MOST_ROWS]
    told = sorted({(row.reported_on, row.reported_how) for row in rows if row.reported_on and row.reported_how in WAYS})
    asked: dict[str, Any] = {}
    if rows:
        asked["defects"] = [_row(row, language) for row in rows]
    if told:
        asked["reports"] = [{"on": day.isoformat(), "how": WAYS[how].of(language)} for day, how in told if day]
    return {"asked": asked} if asked else {}


def _to_the_group(reader: Reader, case_id: int) -> dict[str, Any]:
    """Return day, hour and place of the meeting to which a letter invites."""
    item = advisory_group.invitation(reader, case_id)
    if item is None or item.meets_on is None:
        return {}
    known = {"meets_on": item.meets_on.isoformat(), "hour": item.hour, "place": item.place, "phone": item.phone}
    return {"asked": {name: value for name, value in known.items() if value}}


def _row(row: NoticeRow, language: str) -> dict[str, str]:
    room = row.room_title.of(language)
    what = row.title.of(language)
    if row.remark and i18n.language() == language:  # words typed in another language are left to the adviser
        what = f"{what} ({row.remark})"
    filled = {
        "room": room[0].lower() + room[1:],
        "what": what if len(what) <= LONGEST_TEXT else row.title.of(language),
        "since": row.since_on.isoformat() if row.since_on else "",
        "risk": RISKS.get(row.kind, "other"),
        "by_on": "" if row.risk == "ordinary" else row.deadline_on.isoformat(),
        "photo": ", ".join(map(str, row.photos)),
    }
    return {name: value for name, value in filled.items() if value}
