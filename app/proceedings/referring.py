"""A request to the referral mechanism: the one place that judges and moves it, and keeps its clocks apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.foundation import clock
from app.proceedings import advising, announcing
from app.store import referrals
from app.store.facts import minor_alone
from app.store.tables import (
    PlaceQuestion,
    PlaceShare,
    ReferralEvent,
    ReferralProposal,
    ReferralRequest,
    ReferralWords,
)
from workflows.definition import InputKind
from workflows.engine import in_force, version
from workflows.facts import CaseFacts, ReferralFacts
from workflows.referral import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.store.reading import Reader
    from app.store.referrals import Question
    from app.store.tables import Case
    from app.store.work import Work
    from workflows.engine import Decision, Possibility

BY_GROUP: Final = frozenset({"plan_made", "group_rerouted", "group_postponed", "group_asked_more"})
"""What a meeting of the advisory group decides; recorded with it and nowhere else."""
BY_REQUESTER: Final = frozenset(
    {
        "submitted",
        "info_given",
        "person_accepted",
        "person_refused",
        "no_answer",
        "consent_withdrawn",
        "reactivated",
        "rewritten",
        "closed",
    }
)
BY_REFERRAL_SERVICE: Final = frozenset(
    {
        "received",
        "understood",
        "more_info_asked",
        "routed",
        "place_proposed",
        "no_place",
        "search_resumed",
        "found_complex",
        "person_accepted",
        "person_refused",
        "no_answer",
        "provider_accepted",
        "provider_refused",
        "arrived",
        "followed_up",
        "closed",
        *BY_GROUP,
    }
)
"""Who may record what; both may note what the person says."""
MINOR_FOUND: Final = "minor_found"
"""Recorded by the case itself, never by a person."""
TAKES_BACK: Final = frozenset({"consent_withdrawn", "rewritten", MINOR_FOUND})
"""Steps after which nothing said before is read by the referral service again, whatever is agreed to later."""
BESIDE: Final = frozenset({"alternative", "ethos"})
"""What is kept with a step and asks nothing of the machine."""
SAID_TO_BOTH: Final = ("why", "answer", "news")
"""Answers of a step that are words of one service to the other."""
AWAITS_PROVIDER: Final = "user_accepted"
"""State in which the service with the place says yes."""
ENDS_SHARING: Final = frozenset(
    {"consent_withdrawn", "person_refused", MINOR_FOUND, "closed", "reactivated", "rewritten"}
)
"""Steps after which the service with a place has no more to read: emptied by the service that helps the person, and
never shown again whoever records them."""
GROUP: Final = "advisory_group"
ETHOS_MOMENTS: Final = ("before", "during", "after")
"""When it is asked where the person lives: as the request is written, at each change, once she arrived or it ends."""
ETHOS_AFTER: Final = frozenset({"arrived", "followed_up", "closed"})
ETHOS_NEEDED: Final = frozenset({"arrived", "closed"})
"""Steps that ask for an answer, not to know being one."""
_OF_QUESTION: Final = {"person_accepted": "yes", "provider_accepted": "agreed"}
"""Where a question for a place stands after an answer: a word of ``app.store.referrals.Standing``."""
_ARRIVED: Final = ("placed", "followed_up")
"""States in which the person lives in the place: closed from there it stays what was agreed."""


def facts_of(row: ReferralRequest, on: date, inputs: Mapping[str, Any], *, alone: bool = False) -> CaseFacts:
    """Return what the law may know of a request. ``alone``: the person is an unaccompanied foreign minor."""
    agreed = row.consent_until_on is not None and row.consent_until_on >= clock.today()
    referral = ReferralFacts(
        unaccompanied_minor=alone,
        anonymous=row.anonymous,
        recipient_consents=agreed,
        secrecy_tests_met=row.tests_met,
        children=row.children,
        levels_excluded=words.excluded_levels(referrals.whys(row)),
        emergency_until=row.emergency_until,
        person_wishes_this_order=row.person_wishes_order,
        host_put_them_out=row.host_put_them_out,
        proposal_due_on=row.proposal_due_on,
        identified_on=row.identified_on,
        alternative_named=_names_alternative(inputs),
        invited_to_group=row.invited_on is not None,
        still_agreed_to=row.payload is not None and (agreed or (row.anonymous and row.state != "closed")),
    )
    return CaseFacts(on=on, today=clock.today(), inputs=_answered(inputs), referral=referral)


def _names_alternative(inputs: Mapping[str, Any]) -> bool:
    return bool(str(inputs.get("alternative") or "").strip())


def _answered(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers that the machine asks for, without what is kept beside them."""
    return {name: value for name, value in inputs.items() if name not in BESIDE and value not in (None, "")}


def begun(work: Work, row: ReferralRequest, on: date, *, alone: bool) -> None:
    """Begin a request as a draft. Raises Refused for an unaccompanied foreign minor."""
    engine = in_force("referral", on)
    row.workflow_version = engine.valid_from
    decision = engine.opening(facts_of(row, on, {}, alone=alone), "drafted")
    row.state = decision.to_state
    work.add(row)
    _keep(work, row, decision, on, {})


def fire(
    work: Work,
    row: ReferralRequest,
    event: str,
    on: date,
    inputs: Mapping[str, Any] | None = None,
    *,
    alone: bool = False,
) -> Decision:
    """Judge a step of a request and carry it out with what follows for its clocks. Raises Refused."""
    given = dict(inputs or {})
    facts = facts_of(row, on, given, alone=alone)
    asked = referrals.last_question(work, row.id)
    stood = "over" if asked is None else referrals.standing(work, asked, clock.today())
    decision = version("referral", row.workflow_version).decide(row.state, event, facts)
    row.state = decision.to_state
    _set_clocks(row, decision, event, on)
    if event in TAKES_BACK:
        _wipe(row)
        row.invited_on = None
        advising.wipe(work, row.id, on)
    if event in ENDS_SHARING:
        _take_back(work, request_id=row.id)
    if decision.closes:
        row.outcome = decision.outcome
    elif decision.reopens:
        row.outcome = ""
    _keep(work, row, decision, on, given)
    if event in TAKES_BACK:
        _take_back_words(work, row, on)
    if asked is not None and stood != "over":
        _tell_place(work, asked, stood, decision)
    return decision


def _set_clocks(row: ReferralRequest, decision: Decision, event: str, on: date) -> None:
    """Date the rank and the days of the plan once, when a request leaves; keep the clock of the group apart."""
    if event in ("submitted", "reactivated"):
        row.told_on = on
        row.ranked_since = row.ranked_since or on
        row.proposal_due_on = row.proposal_due_on or words.proposal_due_on(row.identified_on)
    if event == "found_complex":
        row.plan_due_on = words.plan_due_on(on)
    elif decision.from_state == GROUP != decision.to_state:
        row.plan_due_on, row.invited_on = None, None  # the group owes no plan any more; no other clock knows of it


def _tell_place(work: Work, asked: Question, stood: str, decision: Decision) -> None:
    """Tell the service that has a place where its question stands now; not when it gave it up itself."""
    kept = decision.to_state in referrals.HOLDING or (decision.event == "closed" and decision.from_state in _ARRIVED)
    stands = _OF_QUESTION.get(decision.event, stood) if kept else "over"
    if stands != stood and asked.answer != "refused":
        announcing.place_changed(work, asked, stands)


def withdraw_all(work: Work, consent_id: int, on: date) -> int:
    """The person withdrew a consent: what rests on it goes back to a draft, or stays closed; its content is gone."""
    found = 0
    for row in work.where(ReferralRequest, consent_id=consent_id):
        received = row.told_on is not None
        if row.state not in referrals.NOT_RUNNING:
            fire(work, row, "consent_withdrawn", on, {"after_withdrawal": "back_to_draft"})
            found += 1
        else:
            advising.wipe(work, row.id, on)
            _wipe(row)
            _take_back_words(work, row, on)
        if received:
            announcing.consent_withdrawn(work, row)
    _end_share(work, consent_id, withdrawn=True)
    return found


def end_all(work: Work, consent_id: int) -> None:
    """The last day of a consent is over: whoever received a request that rests on it is told, and reads nothing.

    The request keeps its state and its content, for the person may agree anew (``prolong_all``).
    """
    for row in work.where(ReferralRequest, consent_id=consent_id):
        if row.told_on is None or row.consent_until_on is None:
            continue
        announcing.consent_ended(work, row)
        asked = referrals.last_question(work, row.id)
        stood = "over" if asked is None else referrals.standing(work, asked, row.consent_until_on)
        if asked is not None and stood != "over" and asked.answer != "refused":
            announcing.place_changed(work, asked, "over")
    _end_share(work, consent_id, withdrawn=False)


def stop_for_minor(work: Work, case: Case) -> int:
    """Stop what was asked for somebody who turns out to be a minor alone, and take back what was told; return how many.

    Unaccompanied foreign minors are never reported to the referral mechanism. Source: plan, measure 24.
    """
    found = work.where(ReferralRequest, sent_case_id=case.id, sender_id=case.organisation_id)
    running = [row for row in found if row.state not in referrals.NOT_RUNNING]
    today = clock.today()
    if not running or not minor_alone(work, case, today):
        return 0
    for row in running:
        fire(work, row, MINOR_FOUND, today, alone=True)
    return len(running)


def judge_answer(question: PlaceQuestion, event: str, on: date, inputs: Mapping[str, Any]) -> None:
    """Have the machine judge what a service answers for its place, before the request hears of it. Raises Refused."""
    referral = ReferralFacts(children=question.children, alternative_named=_names_alternative(inputs))
    facts = CaseFacts(on=on, today=clock.today(), inputs=_answered(inputs), referral=referral)
    version("referral", question.workflow_version).decide(AWAITS_PROVIDER, event, facts)


def _end_share(work: Work, consent_id: int, *, withdrawn: bool) -> None:
    """Empty what a service with a place could read under a consent that is over, and tell it."""
    for share in work.where(PlaceShare, sender_id=work.author.organisation_id, consent_id=consent_id):
        asked = referrals.question_of_share(work, share)
        if share.payload is not None and asked is not None:
            stands = referrals.standing(work, asked, clock.today())
            announcing.share_over(work, asked, stands, withdrawn=withdrawn)
        share.payload = None


def _take_back(work: Work, **which: int) -> None:
    """Empty what a service with a place could read of the person."""
    for share in work.where(PlaceShare, sender_id=work.author.organisation_id, **which):
        share.payload = None


def _take_back_words(work: Work, row: ReferralRequest, on: date) -> None:
    """Erase what was said in the steps and proposals; the service that helps the person keeps it in its own record.

    Acts, days and codes stay. What the other service noted for itself is erased for good.
    """

    def keep(said: dict[str, str], **of: int) -> None:
        if said:
            work.add(ReferralWords(case_id=row.sent_case_id, request_id=row.id, said=said, taken_back_on=on, **of))

    inputs = version("referral", row.workflow_version).workflow.inputs
    coded = {name for name, asked in inputs.items() if asked.kind is not InputKind.TEXT} | {"ethos"}
    for event in work.where(ReferralEvent, "id", request_id=row.id):
        said = {name: str(value) for name, value in event.inputs.items() if name not in coded and value}
        if set(event.inputs) - coded:
            event.inputs = {name: value for name, value in event.inputs.items() if name in coded}
        ours = event.by_id == row.sender_id
        keep({name: value for name, value in said.items() if ours or name in SAID_TO_BOTH}, event_id=event.id)
    for proposal in work.where(ReferralProposal, "id", request_id=row.id):
        keep({"own_words": proposal.own_words} if proposal.own_words else {}, proposal_id=proposal.id)
        proposal.own_words = ""


def prolong_all(work: Work, consent_id: int, until: date, tests_met: int) -> None:
    """The person agreed anew: requests that rest on this consent may be read until its new end."""
    for row in work.where(ReferralRequest, consent_id=consent_id):
        if row.payload is not None:
            row.consent_until_on, row.tests_met = until, tests_met


def _wipe(row: ReferralRequest) -> None:
    """Take back what was told; the first date stays. Without a reason that may be read, nothing is urgent."""
    row.payload, row.excluded, row.consent_until_on, row.told_on = None, {}, None, None
    for moment in ETHOS_MOMENTS:
        setattr(row, f"ethos_{moment}", "")
        setattr(row, f"ethos_{moment}_on", None)
    row.urgent, row.urgent_why, row.interim_place = False, "", ""


def note_ethos(row: ReferralRequest, moment: str, answer: str, on: date) -> None:
    """Keep where the person lives at a moment. Not to know is written only where nothing is known."""
    if answer in words.ETHOS or not getattr(row, f"ethos_{moment}"):
        setattr(row, f"ethos_{moment}", answer)
        setattr(row, f"ethos_{moment}_on", on if answer else None)


def steps_of(row: ReferralRequest, organisation_id: int | None) -> frozenset[str]:
    """Return the steps of a request that an organisation may record."""
    return (BY_REQUESTER if organisation_id == row.sender_id else frozenset()) | (
        BY_REFERRAL_SERVICE if organisation_id == row.receiver_id else frozenset()
    )


def possible(row: ReferralRequest, mine: frozenset[str], on: date) -> tuple[Possibility, ...]:
    """Return what one of the two services may record now, with the reasons where the law says no."""
    engine = version("referral", row.workflow_version)
    facts = facts_of(row, on, {})
    return tuple(one for one in engine.possibilities(row.state, facts) if one.here and one.event in mine)


def open_proposal(view: Reader | Work, row: ReferralRequest) -> ReferralProposal | None:
    """Return the proposal that still awaits an answer, or None: also once its request goes on without it."""
    if row.state not in referrals.HOLDING:
        return None
    rows = view.where(ReferralProposal, "id", request_id=row.id)
    return rows[-1] if rows and not (rows[-1].person_answer == "refused" or rows[-1].provider_answer) else None


def _keep(work: Work, row: ReferralRequest, decision: Decision, on: date, inputs: Mapping[str, Any]) -> None:
    work.add(
        ReferralEvent(
            sender_id=row.sender_id,
            receiver_id=row.receiver_id,
            request_id=row.id,
            event=decision.event,
            from_state=decision.from_state,
            to_state=decision.to_state,
            happened_on=on,
            by_id=work.author.organisation_id or row.sender_id,
            inputs={name: value.isoformat() if isinstance(value, date) else value for name, value in inputs.items()},
            recorded_at=work.author.at,
        )
    )
    announcing.referral_step(work, row, decision.event)
