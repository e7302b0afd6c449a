"""The incident of a case: what is known of it by path of the check, its tracks, and what the law may know."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from app.store.evidence import witnesses_agreed
from app.store.procedure import Change, Told
from app.store.tables import CheckRecord, Incident, IncidentEntry, IncidentTrack
from workflows.facts import IncidentFacts
from workflows.incident.complaint import risks_explained
from workflows.incident.tracks import settled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.store.reading import Reader
    from app.store.tables import Case
    from app.store.work import Work

BRUSSELS = ZoneInfo("Europe/Brussels")
CHECK = "illegal_eviction"
SOURCES = ("said", "seen", "paper", "police_message", "partner", "track", "check", "unknown")
"""How a fact of an incident is known."""
HOUSED = frozenset({"tonight_ok", "stable"})
HOURS = 24


def of_case(view: Reader | Work, case_id: int) -> Incident | None:
    """Return the incident of a case, or None."""
    return next(iter(view.where(Incident, case_id=case_id)), None)


def entries_of(view: Reader | Work, case_id: int) -> Sequence[IncidentEntry]:
    """Return every entry of a case in the order in which they were written, superseded ones too."""
    return view.where(IncidentEntry, "id", case_id=case_id)


def current(view: Reader | Work, case_id: int) -> dict[str, IncidentEntry]:
    """Return the entry that holds now, by path; a value that was taken back is left out."""
    held = view.where(IncidentEntry, "id", case_id=case_id, superseded_by_id=None)
    return {entry.path: entry for entry in held if entry.value is not None}


def known(view: Reader | Work, case_id: int) -> dict[str, Any]:
    """Return what is known of an incident, by path of the check ``illegal_eviction``."""
    return {path: entry.value for path, entry in current(view, case_id).items()}


def tracks_of(view: Reader | Work, case_id: int) -> dict[str, IncidentTrack]:
    """Return the tracks of the incident of a case, by name."""
    return {row.track: row for row in view.where(IncidentTrack, "id", case_id=case_id)}


def write(work: Work, case: Case, values: Mapping[str, Any], told: Told) -> tuple[Change, ...]:
    """Write what is new; an earlier value stays, superseded. ``None`` takes a value back. Return what changed."""
    held = current(work, case.id)
    changes = []
    for path, value in values.items():
        now = value.isoformat() if isinstance(value, date) else value
        old = held.get(path)
        if now == (None if old is None else old.value):
            continue
        entry = work.add(
            IncidentEntry(
                case_id=case.id,
                path=path,
                value=now,
                source=told.source,
                event_id=told.event_id,
                document_id=told.document_id,
                because=told.because,
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        if old is not None:
            old.superseded_by_id, old.superseded_on = entry.id, work.author.at.astimezone(BRUSSELS).date()
        changes.append(Change(path, None if old is None else old.value, now))
    if changes:
        work.touch(case.id)
    return tuple(changes)


def newest_answer(view: Reader | Work, case_id: int) -> CheckRecord | None:
    """Return the newest kept answer of the check in a case, or None."""
    kept = view.where(CheckRecord, "id", case_id=case_id, check=CHECK)
    return kept[-1] if kept else None


def incident_facts(view: Reader | Work, case_id: int, today: date, *, rent_known: bool = False) -> IncidentFacts:
    """Return what the law may know of the incident of a case; without one, nothing. ``rent_known``: by the lease."""
    row = of_case(view, case_id)
    if row is None:
        return IncidentFacts()
    facts, tracks = known(view, case_id), tracks_of(view, case_id)
    answer = newest_answer(view, case_id)
    link = None if answer is None else answer.result.get("art_233_1") or {}
    shelter = tracks["shelter"].state if "shelter" in tracks else ""
    open_tracks = {name: track for name, track in tracks.items() if not settled(name, track.state)}
    unsettled = row.class_code in ("", "U")
    return IncidentFacts(
        class_code=row.class_code,
        facts_on=row.occurred_from,
        reported_on=row.reported_on,
        class_unknown_hours=(today - row.reported_on).days * HOURS if unsettled else 0,
        by_person_or_mandate=row.reported_by == "person" or row.mandate is True,
        danger_shown_first=row.danger_shown_first,
        title_seen=_title_seen(facts),
        landlord_link=None if link is None else link.get("status") == "possible",
        rent_known=rent_known or "occupancy.rent_monthly" in facts,
        wants_back_in=None if "wish" not in facts else facts["wish"] == "back_in",
        shelter_safe=_sheltered(facts, shelter, today),
        essentials_present=row.essentials_present,
        next_legal_step_on=row.next_step_on,
        tracks_without_owner=tuple(name for name, track in open_tracks.items() if track.owner_id is None),
        tracks_without_outcome=tuple(open_tracks),
        person_informed=row.person_informed_on is not None,
        witnesses_consented=witnesses_agreed(view, case_id),
        complaint_consent=facts.get("complaint.wish") == "yes",
        risks_explained=risks_explained(facts),
        lawyer_offered=facts.get("complaint.lawyer_offered") is True,
        grave_present_danger=row.grave_danger_on == today,
        lease_still_runs=facts.get("occupancy.lease_running"),
        minor_without_adult=facts.get("household.unaccompanied_minor") is True and not row.responsible_adult,
    )


def unaccompanied_minor(view: Reader | Work, case_id: int) -> bool:
    """Tell whether the incident of a case says that the person is an unaccompanied foreign minor."""
    entry = current(view, case_id).get("household.unaccompanied_minor")
    return entry is not None and entry.value is True


def _title_seen(facts: Mapping[str, Any]) -> bool | None:
    status = facts.get("title.status")
    if status == "none" or (status == "seen" and facts.get("title.kind") == "false_document"):
        return False
    return True if status == "seen" else None


def _sheltered(facts: Mapping[str, Any], shelter: str, today: date) -> bool:
    """Tell whether the household has a safe place: told so, and not for a night that is over."""
    until = facts.get("tonight.until")
    if isinstance(until, str) and date.fromisoformat(until) < today:
        return False
    return shelter in HOUSED or (shelter in ("", "unknown") and facts.get("tonight.safe") is True)
