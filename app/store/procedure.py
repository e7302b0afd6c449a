"""The entries of a court procedure: read what holds now, write what is new, keep what it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from app.store.tables import ProcedureEntry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.store.reading import Reader
    from app.store.tables import Case
    from app.store.work import Work

BRUSSELS = ZoneInfo("Europe/Brussels")
SOURCES = (
    "registry_message",
    "bailiff_message",
    "commune_message",
    "paper",
    "said",
    "other_centre",
    "check",
    "unknown",
)
"""How a fact of the procedure is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where facts come from: how they are known, the event, message or paper, and why earlier ones were wrong."""

    source: str = "unknown"
    event_id: int | None = None
    message_id: int | None = None
    document_id: int | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is now otherwise than it was; ``was`` None: it was unknown."""

    path: str
    was: Any
    now: Any


def entries_of(view: Reader | Work, case_id: int) -> Sequence[ProcedureEntry]:
    """Return every entry of a case in the order in which they were written, superseded ones too."""
    return view.where(ProcedureEntry, "id", case_id=case_id)


def current(view: Reader | Work, case_id: int) -> dict[str, ProcedureEntry]:
    """Return the entry that holds now, by path; a value that was taken back is left out."""
    held = view.where(ProcedureEntry, "id", case_id=case_id, superseded_by_id=None)
    return {entry.path: entry for entry in held if entry.value is not None}


def known(view: Reader | Work, case_id: int) -> dict[str, Any]:
    """Return what is known of a procedure, by path of the check ``judicial_deadlines``."""
    return {path: entry.value for path, entry in current(view, case_id).items()}


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
            ProcedureEntry(
                case_id=case.id,
                path=path,
                value=now,
                source=told.source,
                event_id=told.event_id,
                message_id=told.message_id,
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
