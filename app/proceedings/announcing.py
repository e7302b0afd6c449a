"""What the programs of two services are told when something happens between them: that it happened, never about whom.

A message is written in the transaction of the event. It holds the kind, the moment, the key of the row and the state
that the row has now; whoever may know more asks the interface for partners, under the consent of that moment.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.store.webhooks import Message
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.store.referrals import Question
    from app.store.tables import HandOver, PlaceQuestion, ReferralRequest
    from app.store.work import Work

TEST: Final = "test"
"""Kind of the message that an administrator asks for, to see that it arrives."""
WITHDRAWN, ENDED = "consent.withdrawn", "consent.ended"
HAND_OVER, REFERRAL, PLACE_QUESTION, ENDPOINT = "hand_over", "referral", "place_question", "webhook_endpoint"
"""What a message can be about."""
KINDS: Final[Mapping[str, Text]] = {
    "hand_over.sent": Text(fr="Un dossier est transmis", nl="Een dossier wordt overgedragen"),
    "hand_over.accepted": Text(fr="Une transmission est acceptée", nl="Een overdracht is aanvaard"),
    "hand_over.refused": Text(fr="Une transmission est refusée", nl="Een overdracht is geweigerd"),
    "hand_over.unanswered": Text(fr="Une transmission est restée sans réponse", nl="Een overdracht bleef onbeantwoord"),
    "hand_over.completed": Text(
        fr="Des nouvelles sont données après une transmission", nl="Er is terugkoppeling na een overdracht"
    ),
    "hand_over.stopped": Text(
        fr="Une transmission s'arrête : l'accord est retiré", nl="Een overdracht stopt: de toestemming is ingetrokken"
    ),
    "referral.submitted": Text(
        fr="Une demande d'orientation arrive ou reprend", nl="Een vraag om doorverwijzing komt binnen of herneemt"
    ),
    "referral.changed": Text(
        fr="Une demande d'orientation change d'état", nl="Een vraag om doorverwijzing verandert van toestand"
    ),
    "referral.answered": Text(
        fr="Une proposition de place reçoit une réponse", nl="Een voorgestelde plaats krijgt een antwoord"
    ),
    "referral.withdrawn": Text(
        fr="Une demande d'orientation est retirée", nl="Een vraag om doorverwijzing is ingetrokken"
    ),
    "place_question.asked": Text(
        fr="Une place est demandée à un service", nl="Er wordt aan een dienst een plaats gevraagd"
    ),
    "place_question.answered": Text(fr="Le service répond pour sa place", nl="De dienst antwoordt voor zijn plaats"),
    "place_question.changed": Text(
        fr="La demande pour une place avance ou prend fin", nl="De vraag naar een plaats gaat vooruit of vervalt"
    ),
    WITHDRAWN: Text(
        fr="La personne retire son accord : effacez ce que vous avez repris",
        nl="De persoon trekt de toestemming in: wis wat u overnam",
    ),
    ENDED: Text(
        fr="L'accord de la personne est arrivé à sa fin : n'utilisez plus ce que vous avez repris",
        nl="De toestemming van de persoon is afgelopen: gebruik niet meer wat u overnam",
    ),
}
"""Kinds of events that an organisation may have its programs told of."""
_OF_HAND_OVER: Final[Mapping[str, str]] = {
    "sent": "hand_over.sent",
    "accepted": "hand_over.accepted",
    "refused": "hand_over.refused",
    "left_unanswered": "hand_over.unanswered",
    "feedback_given": "hand_over.completed",
    "consent_withdrawn": "hand_over.stopped",
}
_OF_REFERRAL: Final[Mapping[str, str]] = {
    "submitted": "referral.submitted",
    "reactivated": "referral.submitted",
    "person_accepted": "referral.answered",
    "person_refused": "referral.answered",
    "no_answer": "referral.answered",
    "provider_accepted": "referral.answered",
    "provider_refused": "referral.answered",
    "consent_withdrawn": "referral.withdrawn",
}
"""Steps with a kind of their own; every other step of a request that has left is a change."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a message says beside its kind and moment."""

    about: str
    key: int
    state: str


def message(kind: str, fact: Fact, at: datetime) -> Message:
    """Return a new message; its bytes never change again."""
    told: dict[str, Any] = {
        "type": kind,
        "timestamp": at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "data": {"object": fact.about, "id": fact.key, "state": fact.state},
    }
    return Message(id=f"msg_{uuid.uuid4().hex}", kind=kind, body=json.dumps(told, separators=(",", ":")))


def hand_over_step(work: Work, row: HandOver, event: str) -> None:
    """Tell the two services of a step of a hand-over."""
    kind = _OF_HAND_OVER.get(event)
    if kind is not None:
        _tell(work, row, kind, HAND_OVER)


def referral_step(work: Work, row: ReferralRequest, event: str) -> None:
    """Tell the two services of a step of a request; one that never left concerns nobody else, closed or not."""
    if row.ranked_since is not None:
        _tell(work, row, _OF_REFERRAL.get(event, "referral.changed"), REFERRAL)


def consent_withdrawn(work: Work, row: HandOver | ReferralRequest) -> None:
    """Tell the two services that what one of them received may not be kept any longer."""
    _tell(work, row, WITHDRAWN, HAND_OVER if row.__tablename__ == "hand_overs" else REFERRAL)


def consent_ended(work: Work, row: HandOver | ReferralRequest) -> None:
    """Tell the two services that the last day of the consent is over: nothing can be read any more."""
    _tell(work, row, ENDED, HAND_OVER if row.__tablename__ == "hand_overs" else REFERRAL)


def share_over(work: Work, question: Question, state: str, *, withdrawn: bool) -> None:
    """Tell the service that has a place that what the person agreed to tell it is gone."""
    made = message(WITHDRAWN if withdrawn else ENDED, Fact(PLACE_QUESTION, question.id, state), work.author.at)
    work.put_webhook((question.receiver_id,), made)


def place_asked(work: Work, question: PlaceQuestion) -> None:
    """Tell the service that has a place that it is asked for it."""
    _tell_place(work, question, "place_question.asked", "deciding")


def place_answered(work: Work, question: PlaceQuestion) -> None:
    """Tell the referral service what the service that has the place says."""
    _tell_place(work, question, "place_question.answered", question.answer)


def place_changed(work: Work, question: Question, state: str) -> None:
    """Tell the service that has a place where the question stands: a word of ``app.store.referrals.Standing``."""
    made = message("place_question.changed", Fact(PLACE_QUESTION, question.id, state), work.author.at)
    work.put_webhook((question.receiver_id,), made)


def _tell_place(work: Work, question: PlaceQuestion, kind: str, state: str) -> None:
    made = message(kind, Fact(PLACE_QUESTION, question.id, state), work.author.at)
    work.put_webhook((question.sender_id, question.receiver_id), made)


def _tell(work: Work, row: HandOver | ReferralRequest, kind: str, about: str) -> None:
    made = message(kind, Fact(about, row.id, row.state), work.author.at)
    work.put_webhook((row.sender_id, row.receiver_id), made)


def trial(work: Work, endpoint_id: int, state: str) -> Message:
    """Return the message that an administrator asks for."""
    return message(TEST, Fact(ENDPOINT, endpoint_id, state), work.author.at)
