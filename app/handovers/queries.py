"""What the pages of a hand-over show: only what may be read today. Frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.foundation import clock
from app.handovers import payload as leaving
from app.proceedings import handing
from app.store import consents, hand_overs
from app.store.errors import NotFound
from app.store.tables import Case, Consent, HandOver, HandOverEvent
from app.store.team import organisation_names, own_organisation
from workflows.engine import version

if TYPE_CHECKING:
    from datetime import date

    from app.store.reading import Reader
    from workflows.definition import State
    from workflows.law import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a hand-over."""

    label: Text
    on: date
    by_id: int


@dataclass(frozen=True, slots=True)
class HandOverCard:
    """One hand-over as one of its two services sees it. ``told``: what may be read today, None when nothing may."""

    id: int
    version: int
    ours: bool
    """We sent it."""
    state: State
    kind: str
    other_fr: str
    other_nl: str
    reference: str
    name: str
    """Of our own case, once there is one; nothing of another service's."""
    sent_case_id: int | None
    received_case_id: int | None
    told: dict[str, Any] | None
    conflict: str
    sent_on: date
    answer_by_on: date
    late: bool
    answered_on: date | None
    refusal_reason: str
    refusal_words: str
    feedback: str
    feedback_on: date | None
    noted_on: date | None
    consent_until_on: date
    steps: tuple[Step, ...]

    @property
    def waits_here(self) -> bool:
        """Tell whether it is our turn: to answer, or to note the answer."""
        if self.ours:
            answered = self.state.id in ("accepted", "refused", "stopped", "completed", "unanswered") or self.late
            return self.noted_on is None and answered
        return self.state.id in handing.ANSWERABLE


def cards(reader: Reader, *, case_id: int | None = None) -> tuple[HandOverCard, ...]:
    """Return the hand-overs of the own service, or of one of its cases: those that wait here first, then the newest."""
    rows = [*hand_overs.received(reader), *hand_overs.sent(reader)]
    if case_id is not None:
        rows = [row for row in rows if case_id in (row.sent_case_id, row.received_case_id)]
    names = organisation_names(reader) if rows else {}
    found = [_card(reader, row, names) for row in {row.id: row for row in rows}.values()]
    return tuple(sorted(found, key=lambda one: (not one.waits_here, -one.id)))


def card(reader: Reader, hand_over_id: int) -> HandOverCard:
    """Return one hand-over of the own service. Raises NotFound."""
    row = reader.one(HandOver, hand_over_id)
    return _card(reader, row, organisation_names(reader))


@dataclass(frozen=True, slots=True)
class Usable:
    """A consent under which a case may be handed over today."""

    id: int
    recipient_name: str
    purpose: str
    ends_on: date | None


def usable(reader: Reader, case_id: int) -> tuple[Usable, ...]:
    """Return the consents of a case that name another service of this installation and a purpose of handing over."""
    return tuple(
        Usable(one.id, one.recipient_name, one.purpose, one.ends_on)
        for one in consents.in_force(reader, case_id, clock.today())
        if one.recipient_organisation_id is not None and one.purpose in handing.KINDS
    )


def would_leave(reader: Reader, case_id: int, consent_id: int, wanted: str, worker: str) -> dict[str, Any]:
    """Return what would leave under a consent, to be looked at before it is sent. Raises NotFound."""
    case, rows = reader.one(Case, case_id), reader.where(Consent, id=consent_id, case_id=case_id)
    if not rows:
        raise NotFound
    return leaving.made(reader, case, rows[0], wanted, leaving.sender_of(own_organisation(reader), worker))


def _name_of(reader: Reader, case_id: int | None) -> str:
    return "" if case_id is None else reader.one(Case, case_id).display_name


def _card(reader: Reader, row: HandOver, names: dict[int, tuple[str, str]]) -> HandOverCard:
    today = clock.today()
    machine = version("handover", row.workflow_version).workflow
    ours = row.sender_id == reader.organisation_id
    other = names[row.receiver_id if ours else row.sender_id]
    events = reader.where(HandOverEvent, "id", hand_over_id=row.id)
    conflict = "none" if ours else row.conflict
    if not ours and conflict == "none" and row.state in handing.ANSWERABLE and handing.may_conflict(reader, row):
        conflict = "possible"
    return HandOverCard(
        id=row.id,
        version=row.version,
        ours=ours,
        state=machine.states[row.state],
        kind=row.kind,
        other_fr=other[0],
        other_nl=other[1],
        reference=row.sent_reference,
        name=_name_of(reader, row.sent_case_id if ours else row.received_case_id),
        sent_case_id=row.sent_case_id if ours else None,
        received_case_id=None if ours else row.received_case_id,
        told=None if conflict == "possible" else hand_overs.content(row, reader.organisation_id, today),
        conflict=conflict,
        sent_on=row.sent_on,
        answer_by_on=row.answer_by_on,
        late=row.state == "sent" and row.answer_by_on < today,
        answered_on=row.answered_on,
        refusal_reason=row.refusal_reason,
        refusal_words=row.refusal_words,
        feedback=row.feedback,
        feedback_on=row.feedback_on,
        noted_on=row.noted_on,
        consent_until_on=row.consent_until_on,
        steps=tuple(Step(machine.events[event.event].label, event.happened_on, event.by_id) for event in events),
    )
