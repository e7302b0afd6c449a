"""Requests to the referral mechanism as one of the two services may read them; places; partners with priority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from sqlalchemy import select

from app.store.errors import NotFound
from app.store.hand_overs import Waiting
from app.store.tables import (
    Organisation,
    PlaceOffer,
    PlaceQuestion,
    PlaceShare,
    PriorityPartner,
    ReferralEvent,
    ReferralProposal,
    ReferralRequest,
    ReferralWords,
)
from app.store.tables.organisation import OrganisationKind
from workflows.referral import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Table

    from app.store.base import Store
    from app.store.reading import Reader
    from app.store.work import Work

Standing = Literal["deciding", "yes", "agreed", "over"]
"""Where a proposal stands for the service with the place: the person thinks, says yes, both agreed, or it is over."""
NOT_RUNNING: Final = frozenset({"draft", "closed"})
"""States of a request in which nobody looks for a place."""
SEARCHING: Final = ("routed", "waiting", "advisory_group")
"""States of a request in which a place is looked for; such a request may be brought before the group."""
HOLDING: Final = ("proposed", "on_hold", "user_accepted", "confirmed", "placed", "followed_up")
"""States of a request in which the place proposed last is kept for it."""


def left(row: ReferralRequest) -> bool:
    """Tell whether a request was sent and not taken back: before that it exists for its sender alone."""
    return row.state != "draft" and row.ranked_since is not None


def visible(row: ReferralRequest, organisation_id: int | None) -> bool:
    """Tell whether a request exists for one of its two services: a draft is the sender's alone."""
    return row.sender_id == organisation_id or left(row)


def seen(reader: Reader, request_id: int) -> ReferralRequest:
    """Return a request; to the referral service one that did not leave does not exist. Raises NotFound."""
    row = reader.one(ReferralRequest, request_id)
    if not visible(row, reader.organisation_id):
        raise NotFound
    return row


def content(row: ReferralRequest, organisation_id: int | None, on: date) -> dict[str, Any] | None:
    """Return what an organisation may read of a request on a day: the sender its own, the receiver with consent.

    A request without a name needs no consent to be read; one with a name does, every day anew.
    """
    if row.payload is None:
        return None
    if organisation_id == row.sender_id:
        return row.payload
    agreed = row.anonymous or (row.consent_until_on is not None and row.consent_until_on >= on)
    return row.payload if organisation_id == row.receiver_id and agreed and row.told_on is not None else None


def whys(row: ReferralRequest) -> dict[str, words.Why]:
    """Return why each better solution is not proposed, by solution."""
    return {name: words.Why(**said) for name, said in (row.excluded or {}).items()}


def lives(row: ReferralRequest) -> tuple[str, date | None]:
    """Return where the person lived when it was last known, with the day; empty when it never was."""
    told = [
        (row.ethos_after, row.ethos_after_on),
        (row.ethos_during, row.ethos_during_on),
        (row.ethos_before, row.ethos_before_on),
    ]
    known = [(code, on) for code, on in told if code in words.ETHOS]
    return max(known, key=lambda one: one[1] or date.min, default=("", None))


def words_kept(view: Reader | Work, request_id: int) -> dict[tuple[str, int], dict[str, str]]:
    """Return the words that the person took back, by step or proposal: those of the own record, where there are any."""
    found: dict[tuple[str, int], dict[str, str]] = {}
    for row in view.where(ReferralWords, "id", request_id=request_id):
        place = ("proposal", row.proposal_id) if row.proposal_id is not None else ("event", row.event_id or 0)
        found[place] = found.get(place, {}) | row.said
    return found


def referral_services(work: Work) -> Sequence[Organisation]:
    """Return the services of this installation that run the referral mechanism."""
    return work.where(Organisation, "id", kind=OrganisationKind.BRUSSHELP)


def referral_service_ids(store: Store) -> tuple[int, ...]:
    """Return the keys of the services that run the referral mechanism, for the server's own rounds."""
    table = cast("Table", Organisation.__table__)
    with store.engine.connect() as connection:
        found = connection.execute(select(table.c.id).where(table.c.kind == OrganisationKind.BRUSSHELP))
        return tuple(found.scalars())


def consents_over(reader: Reader, today: date) -> tuple[Waiting, ...]:
    """Return the running requests that nobody may read any more because the last day of the consent is over.

    ``ask_again``: the own service helps the person; ``unreadable``: it looks for a place.
    """
    row = ReferralRequest
    shown = select(row.id, row.version, row.reference, row.sender_id, row.consent_until_on).where(
        row.consent_until_on < today,
        row.anonymous.is_(False),
        row.payload.is_not(None),
        row.ranked_since.is_not(None),
        row.state.not_in(sorted(NOT_RUNNING)),
    )
    return tuple(
        Waiting(
            one.id,
            "ask_again" if one.sender_id == reader.organisation_id else "unreadable",
            one.reference,
            one.consent_until_on,
            about="referral",
            revision=one.version - 1,
        )
        for one in reader.rows(shown.order_by(row.consent_until_on, row.id))
    )


def has_priority(work: Work, row: ReferralRequest, on: date) -> bool:
    """Tell whether the sender may mark a request as urgent: named by the referral service, and still."""
    named = work.where(PriorityPartner, sender_id=row.receiver_id, receiver_id=row.sender_id)
    return any(one.since <= on and (one.until is None or one.until >= on) for one in named)


_requests: Final = cast("Table", ReferralRequest.__table__)
_proposals: Final = cast("Table", ReferralProposal.__table__)
_events: Final = cast("Table", ReferralEvent.__table__)


@dataclass(frozen=True, slots=True)
class Question:
    """What a service with a place was asked for a request, as far as the request's own steps need it: no content."""

    id: int
    sender_id: int
    receiver_id: int
    request_id: int
    proposal_id: int
    answer: str


_questions: Final = cast("Table", PlaceQuestion.__table__)
_ASKED: Final = tuple(
    _questions.c[name] for name in ("id", "sender_id", "receiver_id", "request_id", "proposal_id", "answer")
)


def last_question(view: Reader | Work, request_id: int) -> Question | None:
    """Return what was asked last for a request, whoever moves it now: the service that helps the person too."""
    statement = select(*_ASKED).where(_questions.c.request_id == request_id).order_by(_questions.c.id.desc()).limit(1)
    row = view.connection().execute(statement).first()
    return None if row is None else Question(*row)


def question_of_share(view: Work, share: PlaceShare) -> Question | None:
    """Return the question to whose service something of the person passed."""
    same = (_questions.c.proposal_id == share.proposal_id, _questions.c.receiver_id == share.receiver_id)
    row = view.connection().execute(select(*_ASKED).where(*same).order_by(_questions.c.id.desc()).limit(1)).first()
    return None if row is None else Question(*row)


def standing(view: Reader | Work, question: PlaceQuestion | Question, on: date) -> Standing:
    """Return where the proposal behind a question stands: one word, all that its request tells a third service.

    The question is a row of the asking organisation's own; the request behind it is not, and is looked up here alone,
    so that a refusal or a withdrawn consent ends the question in the same moment.
    """
    statement = (
        select(
            _requests.c.told_on,
            _requests.c.anonymous,
            _requests.c.consent_until_on,
            _proposals.c.person_answer,
            _proposals.c.provider_answer,
        )
        .join_from(_requests, _proposals, _proposals.c.request_id == _requests.c.id)
        .where(_proposals.c.id == question.proposal_id, _requests.c.id == question.request_id)
    )
    told_on, anonymous, until, person, provider = view.connection().execute(statement).one()
    agreed = anonymous or (until is not None and until >= on)
    if told_on is None or not agreed or "refused" in (person, provider) or _given_up(view, question):
        return "over"
    if provider == "accepted":
        return "agreed"
    return "yes" if person == "accepted" else "deciding"


def _given_up(view: Reader | Work, question: PlaceQuestion | Question) -> bool:
    """Tell whether another place was proposed since, the request went elsewhere, or it ended before she arrived.

    What became of the request since the proposal says so: resumed and closed anew it would look as it did then.
    """
    later = select(_proposals.c.id).where(
        _proposals.c.request_id == question.request_id, _proposals.c.id > question.proposal_id
    )
    if view.connection().execute(later).first() is not None:
        return True
    steps = select(_events.c.event, _events.c.to_state).where(_events.c.request_id == question.request_id)
    since: set[str] = set()
    for event, state in view.connection().execute(steps.order_by(_events.c.id)):
        since = {state} if event == "place_proposed" else since | {state}
    return not since <= {*HOLDING, "closed"} or ("closed" in since and "placed" not in since)


def shared_with_provider(view: Reader | Work, question: PlaceQuestion, on: date) -> dict[str, Any] | None:
    """Return what the service with the place may read of the person on a day: what her consent for it names, or None.

    The referral service sees nothing of it: it passes from the service that helps the person straight to this one.
    It was agreed to for finding a place: once the request is closed nothing is shown, whoever closed it.
    """
    ends = select(_requests.c.state).where(_requests.c.id == question.request_id)
    if standing(view, question, on) == "over" or view.connection().execute(ends).scalar_one() == "closed":
        return None
    rows = view.where(PlaceShare, "id", proposal_id=question.proposal_id, receiver_id=question.receiver_id)
    held = [row.payload for row in rows if row.payload is not None and row.consent_until_on >= on]
    return held[-1] if held else None


def question_of(view: Reader | Work, proposal: ReferralProposal) -> PlaceQuestion | None:
    """Return what the service with the place was asked for a proposal, as the referral service sees it."""
    rows = view.where(PlaceQuestion, "id", proposal_id=proposal.id)
    return rows[-1] if rows else None


def _runs(view: Reader | Work, proposal: ReferralProposal) -> bool:
    """Tell whether a place is still kept: proposed last in a request that goes on."""
    if view.one(ReferralRequest, proposal.request_id).state not in HOLDING:
        return False
    return view.where(ReferralProposal, "id", request_id=proposal.request_id)[-1].id == proposal.id


def held(view: Reader | Work, on: date, **offer: int) -> dict[int, int]:
    """Return the request for which each place is held: proposed, and neither the person nor the provider said no.

    The referral service knows it from its proposals, the service that has the place from what it was asked.
    ``offer_id``: of this place alone.
    """
    found = {
        question.offer_id: question.request_id
        for question in view.where(PlaceQuestion, "id", **offer)
        if standing(view, question, on) != "over"
    }
    for proposal in view.where(ReferralProposal, "id", **offer):
        if proposal.offer_id is None or "refused" in (proposal.person_answer, proposal.provider_answer):
            continue
        if _runs(view, proposal):
            found[proposal.offer_id] = proposal.request_id
    return found


def held_for(view: Reader | Work, offer: PlaceOffer, on: date) -> int | None:
    """Return the request for which a place is held, None when it is free."""
    return held(view, on, offer_id=offer.id).get(offer.id)


def awaits_answer(view: Reader | Work, offer: PlaceOffer, on: date) -> bool:
    """Tell whether the service that has a place is asked for it and nothing is agreed yet."""
    asked = view.where(PlaceQuestion, "id", offer_id=offer.id, receiver_id=offer.sender_id)
    return any(standing(view, question, on) in ("deciding", "yes") for question in asked)


def touched_since(reader: Reader, at: datetime) -> frozenset[int]:
    """Return the keys of the requests of which a step was written at or after an instant."""
    statement = select(ReferralEvent.request_id).where(ReferralEvent.recorded_at >= at).distinct()
    return frozenset(row[0] for row in reader.rows(statement))
