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
    from collections.abc import Collection
    from datetime import date

    from app.store.reading import Reader
    from workflows.definition import State
    from workflows.law import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a hand-over."""

    event: str
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


def keys(reader: Reader, *, states: Collection[str] = (), since: date | None = None) -> tuple[int, ...]:
    """Return the keys of the hand-overs of the own service, the oldest first; those with a step written since a day.

    What another service handed over and the person took back is not among them: nothing of it is left to read.
    """
    touched = None if since is None else hand_overs.touched_since(reader, clock.midnight(since))
    rows = {row.id: row for row in hand_overs.sent(reader)}
    rows |= {row.id: row for row in hand_overs.received(reader) if row.state != "stopped"}
    return tuple(
        key
        for key, row in sorted(rows.items())
        if (not states or row.state in states) and (touched is None or key in touched)
    )


def cards(
    reader: Reader, *, case_id: int | None = None, only: Collection[int] | None = None
) -> tuple[HandOverCard, ...]:
    """Return the hand-overs of the own service, or of one of its cases: those that wait here first, then the newest.

    ``only``: those with these keys, as far as the own service sees them.
    """
    rows = {row.id: row for row in (*hand_overs.received(reader), *hand_overs.sent(reader))}
    names = organisation_names(reader)
    found = [_card(reader, row, names) for key, row in rows.items() if only is None or key in only]
    if case_id is not None:
        found = [one for one in found if case_id in (one.sent_case_id, one.received_case_id)]
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


def _card(reader: Reader, row: HandOver, names: dict[int, tuple[str, str]]) -> HandOverCard:
    today = clock.today()
    machine = version("handover", row.workflow_version).workflow
    ours = row.sender_id == reader.organisation_id
    other = names[row.receiver_id if ours else row.sender_id]
    events = reader.where(HandOverEvent, "id", hand_over_id=row.id)
    return HandOverCard(
        id=row.id,
        version=row.version,
        ours=ours,
        state=machine.states[row.state],
        kind=row.kind,
        other_fr=other[0],
        other_nl=other[1],
        reference=row.sent_reference,
        sent_case_id=row.sent_case_id if ours else None,
        received_case_id=None if ours else row.received_case_id,
        told=hand_overs.content(row, reader.organisation_id, today),
        conflict="none" if ours else row.conflict,
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
        steps=tuple(
            Step(event.event, machine.events[event.event].label, event.happened_on, event.by_id) for event in events
        ),
    )
