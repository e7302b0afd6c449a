"""A hand-over between two services of this installation: the one place that judges and moves it."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from app.foundation import clock
from app.foundation.wording import normalise
from app.proceedings import announcing, custody
from app.store import hand_overs
from app.store.tables import HandOver, HandOverEvent, HandOverPaper
from workflows.engine import in_force, version
from workflows.facts import CaseFacts, SharingFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from app.store.reading import Reader
    from app.store.work import Work
    from workflows.engine import Decision

KINDS: Final = ("hand_over", "shared_work", "information")
"""Purposes of a consent with which a case may be handed over."""
ANSWERABLE: Final = ("sent", "unanswered")
OPEN: Final = ("sent", "unanswered", "accepted")
"""States in which the receiver may read what was sent, while the consent holds."""
COMPLETED: Final = "completed"


def begun(work: Work, row: HandOver, facts: SharingFacts, inputs: Mapping[str, Any]) -> date | None:
    """Draft and send a hand-over in one go; return the day of the answer. Raises Refused with what is missing."""
    on = row.sent_on
    engine = in_force("handover", on)
    row.workflow_version = engine.valid_from
    judged = CaseFacts(on=on, today=clock.today(), sharing=facts)
    drafted = engine.opening(judged, "drafted")
    sent = engine.decide(drafted.to_state, "sent", replace(judged, inputs=dict(inputs)))
    row.state = sent.to_state
    work.add(row)
    for decision in (drafted, sent):
        _keep(work, row, decision, on)
    return sent.deadlines[0].on if sent.deadlines else None


def fire(work: Work, row: HandOver, event: str, on: date, inputs: Mapping[str, Any] | None = None) -> Decision:
    """Judge a step of a hand-over and carry it out; what may no longer be read is wiped. Raises Refused."""
    sharing = SharingFacts(sent_on=row.sent_on, answer_due_on=row.answer_by_on, consent_ends_on=row.consent_until_on)
    facts = CaseFacts(on=on, today=clock.today(), inputs=dict(inputs or {}), sharing=sharing)
    decision = version("handover", row.workflow_version).decide(row.state, event, facts)
    row.state = decision.to_state
    if row.state in ("stopped", "refused", "returned"):
        wipe(work, row)
    _keep(work, row, decision, on)
    return decision


def wipe(work: Work, row: HandOver) -> None:
    """Take away what was sent: content, marks and the papers that went along, also where the news repeats it.

    The sender's originals stay.
    """
    row.payload, row.marks = None, []
    if row.news is not None:
        row.news = {**row.news, "asked": ""}
    custody.taken_back(work, row)
    for paper in work.where(HandOverPaper, hand_over_id=row.id):
        work.remove(paper)


def stop_all(work: Work, consent_id: int, on: date) -> int:
    """The person withdrew a consent: every hand-over that rests on it stops, its content is gone. Return how many.

    A receiver that could read it, or took it in, is to say that it no longer uses it.
    """
    stopped = 0
    for row in work.where(HandOver, consent_id=consent_id):
        if row.state not in (*OPEN, COMPLETED):
            continue
        row.withdrawn_on, row.stop_noted_on = on, None
        if row.state in OPEN:
            fire(work, row, "consent_withdrawn", on)
            stopped += 1
        else:
            wipe(work, row)
        announcing.consent_withdrawn(work, row)
    return stopped


def end(work: Work, row: HandOver) -> None:
    """The last day of the consent is over: what was sent is taken away, and the receiver is told, once.

    The state stays: what was taken in is the receiver's own record of who took it in.
    """
    if row.state in (*OPEN, COMPLETED):
        row.ended_on, row.stop_noted_on = row.consent_until_on, None
    wipe(work, row)
    announcing.consent_ended(work, row)


def end_all(work: Work, consent_id: int) -> None:
    """End every hand-over that rests on a consent whose last day is over."""
    for row in work.where(HandOver, consent_id=consent_id):
        if row.payload is not None:
            end(work, row)


def prolong_all(work: Work, consent_id: int, until: date) -> None:
    """The person agreed anew: what was handed over under this consent may be read until its new end."""
    for row in work.where(HandOver, consent_id=consent_id):
        if row.payload is not None:
            row.consent_until_on = until


def may_conflict(view: Reader | Work, row: HandOver) -> bool:
    """Tell whether somebody whom the reading service helps bears a name of the other party; nobody else learns it."""
    return bool(row.marks) and not set(row.marks).isdisjoint(marks_of(row.salt, hand_overs.client_names(view)))


def _keep(work: Work, row: HandOver, decision: Decision, on: date) -> None:
    work.add(
        HandOverEvent(
            sender_id=row.sender_id,
            receiver_id=row.receiver_id,
            hand_over_id=row.id,
            event=decision.event,
            from_state=decision.from_state,
            to_state=decision.to_state,
            happened_on=on,
            by_id=work.author.organisation_id or row.sender_id,
            recorded_at=work.author.at,
        )
    )
    announcing.hand_over_step(work, row, decision.event)


def marks_of(salt: str, names: Iterable[str]) -> list[str]:
    """Return names as keyed marks: equal names give equal marks under the same salt, and nothing else can be told."""
    key = salt.encode()
    spelled = {" ".join(sorted(normalise(name).split())) for name in names}
    return sorted(hmac.new(key, name.encode(), hashlib.sha256).hexdigest() for name in spelled if name)
