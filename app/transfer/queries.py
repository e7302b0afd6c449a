"""What the pages of a transfer show: what is known already, what left, what came, what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.foundation import clock
from app.store.errors import NotFound
from app.store.search import search
from app.store.tables import CaseTransfer, Document, HandOver, Letter, Note
from app.transfer.leaving import steps
from app.transfer.words import SCOPE

if TYPE_CHECKING:
    from datetime import date

    from app.store.reading import Reader
    from app.store.search import FoundCase
    from workflows.law import Text

PROOFS = ("consent", "mandate")


@dataclass(frozen=True, slots=True)
class Transfer:
    """A file that left or came."""

    id: int
    version: int
    direction: str
    key: str
    other_service: str
    code: str
    consent_given_on: date
    consent_until_on: date
    payload: dict[str, Any]
    made_on: date
    feedback: dict[str, Any] | None
    feedback_on: date | None

    @property
    def holds(self) -> bool:
        """Tell whether its consent still holds today."""
        return self.consent_until_on >= clock.today()


@dataclass(frozen=True, slots=True)
class Proof:
    """A consent or a mandate in the case; ``holds``: it still counts today."""

    kind: str
    on: date | None
    until_on: date | None
    holds: bool


def transfers(reader: Reader, case_id: int) -> tuple[Transfer, ...]:
    """Return what left and what came, the latest first."""
    closed = _closed(reader, case_id)
    return tuple(_shown(row, closed) for row in reversed(reader.where(CaseTransfer, "id", case_id=case_id)))


def transfer(reader: Reader, case_id: int, transfer_id: int) -> Transfer:
    """Return one file. Raises NotFound, also for one of another case."""
    row = reader.one(CaseTransfer, transfer_id)
    if row.case_id != case_id:
        raise NotFound
    return _shown(row, _closed(reader, case_id))


def _closed(reader: Reader, case_id: int) -> frozenset[date]:
    """Return the days of the hand-overs into a case whose consent the person withdrew."""
    return frozenset(row.sent_on for row in reader.where(HandOver, received_case_id=case_id) if row.withdrawn_on)


@dataclass(frozen=True, slots=True)
class FileOut:
    """A sealed file as the person reads of it: to whom, when, until when, what it holds."""

    other_service: str
    made_on: date
    until_on: date
    what: tuple[Text, ...]


def files_out(reader: Reader, case_id: int) -> tuple[FileOut, ...]:
    """Return the sealed files that were made of a case for other services, the earliest first."""
    return tuple(
        FileOut(
            row.other_service,
            row.made_on,
            row.consent_until_on,
            tuple(SCOPE[name] for name in row.payload["consent"]["scope"]),
        )
        for row in reader.where(CaseTransfer, "id", case_id=case_id, direction="out")
    )


def _shown(row: CaseTransfer, closed: frozenset[date]) -> Transfer:
    """Return a file as it may be read: what came with a hand-over is not shown after the consent was withdrawn."""
    values = {name: getattr(row, name) for name in Transfer.__slots__}
    if row.direction == "in" and not row.code and row.made_on in closed:
        values["payload"] = {**row.payload, "wanted": "", "case": {}}
    return Transfer(**values)


def proofs(reader: Reader, case_id: int) -> tuple[Proof, ...]:
    """Return consents and mandates, those that still hold first."""
    today = clock.today()
    found = [
        Proof(row.kind, row.dated_on, row.valid_until, row.valid_until is None or row.valid_until >= today)
        for row in reader.where(Document, "id", case_id=case_id, removed_on=None)
        if row.kind in PROOFS
    ]
    notes = reader.where(Note, "id", case_id=case_id)
    found += [Proof(row.kind, row.happened_on, None, holds=True) for row in notes if row.kind in PROOFS]
    return tuple(sorted(found, key=lambda one: (not one.holds, one.kind)))


def done(reader: Reader, case_id: int) -> list[dict[str, Any]]:
    """Return what was done already, in words, the earliest first."""
    return steps(reader, case_id)


def agreed_in_letter(reader: Reader, case_id: int) -> dict[str, Any]:
    """Return what the newest letter N1-25 of the case says of the agreement, to begin with."""
    rows = [row for row in reader.where(Letter, "id", case_id=case_id) if row.letter == "transfer_to_cpas"]
    asked: dict[str, Any] = rows[-1].options.get("asked", {}) if rows else {}
    return asked


def resembling(reader: Reader, payload: dict[str, Any]) -> tuple[FoundCase, ...]:
    """Return our own open cases that may be the same household, for a person to decide."""
    who = payload["case"].get("identity") or {}
    sought = [f"{one['first_name']} {one['last_name']}".strip() for one in who.get("people", [])[:2]]
    sought += [who.get("phone", "")]
    found = {case.case_id: case for words in sought if len(words) > 3 for case in search(reader, words, limit=5)}
    return tuple(case for case in found.values() if case.closed_on is None)[:5]
