"""What a person answers about a message, and what that says about the procedure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from app.foundation.belgian import NotUnderstood, parse_amount, parse_date
from app.foundation.errors import Invalid
from app.inbox import codes, reasons
from app.inbox.reading import roll_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_CENTS = 1_000_000_000
_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hHuU.]|heures?|uur)?\s*(\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers about one message; what is empty or ``None`` is not known."""

    sender: str = ""
    received_on: date | None = None
    roll_number: str = ""
    first_name: str = ""
    last_name: str = ""
    street: str = ""
    house_number: str = ""
    box: str = ""
    postal_code: str = ""
    commune_nis: str = ""
    landlord_name: str = ""
    court_id: str = ""
    language: str = ""
    hearing_at: str = ""
    hearing_room: str = ""
    claimed_cents: int | None = None
    title_type: str = ""
    dates: Mapping[str, date] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return the answers as they are kept: what is not known is left out."""
        plain = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "dates"}
        kept = {name: value for name, value in plain.items() if value not in ("", None)}
        given = {name: value.isoformat() if isinstance(value, date) else value for name, value in kept.items()}
        return given | ({"dates": {name: day.isoformat() for name, day in self.dates.items()}} if self.dates else {})


def answers_of(kept: Mapping[str, Any]) -> Answers:
    """Return the answers that are kept with a message."""
    known = {one.name for one in fields(Answers)}
    values = {name: value for name, value in kept.items() if name in known - {"dates", "received_on"}}
    received = kept.get("received_on")
    days = {name: date.fromisoformat(day) for name, day in kept.get("dates", {}).items()}
    return Answers(**values, received_on=date.fromisoformat(received) if received else None, dates=days)


def of_proposals(kind: str, proposals: Iterable[Mapping[str, Any]]) -> Answers:
    """Return what was read in a message as answers to begin with; the dates that its kind asks for."""
    read = {one["field"]: str(one["value"]) for one in proposals}
    wanted = codes.KINDS[kind].dates if kind in codes.KINDS else {}
    days = {name: day for name in wanted if (day := _day(read.get(name, ""))) is not None}
    plain = ("roll_number", "first_name", "last_name", "street", "house_number", "box", "postal_code", "landlord_name")
    values: dict[str, Any] = {name: read.get(name, "") for name in plain}
    return Answers(
        **values,
        court_id=read.get("court", ""),
        sender=read.get("court", "") if kind in codes.KINDS and codes.KINDS[kind].source == "registry_message" else "",
        hearing_at=read.get("hearing_at", "") if "hearing_on" in wanted else "",
        claimed_cents=_cents(read.get("claimed", "")),
        dates=days,
    )


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed) if typed else None
    except NotUnderstood:
        return None


def _cents(typed: str) -> int | None:
    try:
        return int(parse_amount(typed) * 100) if typed else None
    except NotUnderstood:
        return None


def hour(typed: str) -> str:
    """Return an hour as HH:MM, empty when none was typed. Raises Invalid."""
    if not typed.strip():
        return ""
    match = _HOUR.fullmatch(typed.strip())
    if match is None or int(match.group(1)) > 23 or int(match.group(2) or 0) > 59:
        raise Invalid("hearing_at", reasons.HOUR)
    return f"{int(match.group(1)):02d}:{match.group(2) or '00'}"


def main_on(kind: str, answers: Answers) -> date | None:
    """Return the date that tells two messages of one procedure apart."""
    return answers.dates.get(codes.KINDS[kind].main) if kind in codes.KINDS else None


def facts_told(kind: str, answers: Answers, received_on: date) -> dict[str, object]:
    """Return the facts of the check ``judicial_deadlines`` that a message tells, by path."""
    declared = codes.KINDS[kind]
    told: dict[str, object] = {
        path: answers.dates[name] for name, path in declared.dates.items() if name in answers.dates
    }
    if kind in {codes.CLAIM, codes.SQUAT_CLAIM}:
        told |= {"petition.cpas_received_on": received_on, "petition.seeks_eviction": True}
        told["petition.kind"] = "summons" if "served_on" in answers.dates else "petition"
    elif kind == codes.INCIDENTAL:
        told["petition.seeks_eviction"] = True
    elif kind == codes.SERVICE:
        told |= {"service.cpas_informed": True, "service.cpas_informed_on": received_on}
    elif kind == codes.MAYOR:
        told["title_type"] = "administrative_order"
    if answers.title_type and kind != codes.MAYOR:
        told["title_type"] = answers.title_type
    return told


def cleaned(kind: str, answers: Answers) -> Answers:
    """Return the answers in the one form in which they are kept. Raises Invalid beside a field."""
    if kind not in codes.KINDS:
        raise Invalid("kind", reasons.NO_KIND)
    wanted = codes.KINDS[kind].dates
    values = {one.name: getattr(answers, one.name) for one in fields(Answers)}
    values |= {name: value.strip() for name, value in values.items() if isinstance(value, str)}
    values["roll_number"] = roll_form(answers.roll_number)
    values["hearing_at"] = hour(answers.hearing_at)
    values["dates"] = {name: day for name, day in answers.dates.items() if name in wanted}
    if answers.claimed_cents is not None and not 0 < answers.claimed_cents < MOST_CENTS:
        raise Invalid("claimed", reasons.AMOUNT)
    titles = codes.SQUAT_TITLES if codes.KINDS[kind].squat else codes.LEASE_TITLES
    if answers.title_type and answers.title_type not in titles:
        raise Invalid("title_type", reasons.NOT_OFFERED)
    return Answers(**values)
