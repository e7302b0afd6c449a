"""Write a request with the person, send it, search, propose, answer: refusing costs nothing and the rank stays."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.permissions import Permission
from app.foundation.plausible import happened
from app.handovers import payload as leaving
from app.proceedings import incident, referring, shield
from app.referrals import answering, reasons
from app.referrals.answering import AnswerOfProvider, AnswerQuestion, ShareWithProvider, TakeAnswer
from app.referrals.places import CloseOffer, ImportPlaces, OfferPlace, RoutePlace
from app.store import consents, incidents, referrals
from app.store.facts import case_facts
from app.store.tables import (
    Consent,
    Dwelling,
    GroupItem,
    HotelStay,
    Organisation,
    PlaceOffer,
    PriorityPartner,
    ReferralCall,
    ReferralProposal,
    ReferralRequest,
    User,
)
from app.store.tables.organisation import OrganisationKind
from letters.text import in_a_row
from workflows import hotel
from workflows.engine import prevention_version
from workflows.referral import words
from workflows.referral.words import Why

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.store.tables import Case
    from app.store.work import Work
    from letters.text import Language
    from workflows.law import Text

__all__ = [
    "ANSWERS",
    "AnswerOfPerson",
    "AnswerOfProvider",
    "AnswerQuestion",
    "CloseOffer",
    "DraftReferral",
    "EndCall",
    "EndPartner",
    "ExcludeSolution",
    "ImportPlaces",
    "InviteToGroup",
    "MarkUrgent",
    "NamePartner",
    "NoteCall",
    "OfferPlace",
    "ProposePlace",
    "RoutePlace",
    "ShareWithProvider",
    "StepReferral",
    "SubmitReferral",
    "TakeAnswer",
]
REQUESTED: Final = "referral_requested"
"""Event of the case that a request brings about."""
TRACK: Final = "referral"
LONGEST: Final = 2000


def _row(work: Work, request_id: int, version: int) -> ReferralRequest:
    row = work.one(ReferralRequest, request_id)
    if not referrals.visible(row, work.author.organisation_id):
        raise NotFound
    if row.version != version:
        raise StaleCase
    return row


def _quiet(work: Work, row: ReferralRequest, field: str, *said: object) -> None:
    """Refuse the secret address in words of the service that knows it. Raises Invalid beside the field."""
    if row.sender_id == work.author.organisation_id:
        shield.keep_quiet(work, row.sent_case_id, field, *said)


def _wrong(solution: str, why: Why, code: str, beside: str) -> dict[str, Text]:
    """Return what is wrong with a reason, by field: ``code`` and ``beside`` are those of the reason and its words."""
    if why.code not in words.reasons_for(solution):
        return {code: reasons.NOT_OFFERED if why.code else reasons.NO_CODE}
    return {} if why.holds_for(solution) else {beside: reasons.OTHER_NEEDS_WORDS}


def wrong_reasons(solution_asked: str, excluded: Mapping[str, Why], *, wished: bool) -> dict[str, Text]:
    """Return what is wrong with the reasons of a draft, by field: none that holds, or none for a better solution."""
    found: dict[str, Text] = {}
    for name in words.BETTER:
        if name in excluded:
            found |= _wrong(name, excluded[name], f"excluded_{name}", f"excluded_{name}_words")
        elif not wished and solution_asked in words.SOLUTIONS and name in words.better_than(solution_asked):
            found[f"excluded_{name}"] = reasons.why_not_better(words.SOLUTIONS[name])
    return found


def _kept(why: Why) -> dict[str, str]:
    return {"code": why.code, "words": why.words.strip()[:300]}


def _readable(work: Work, row: ReferralRequest) -> None:
    """Refuse to work on what the person no longer agrees to. Raises Invalid."""
    if referrals.content(row, work.author.organisation_id, clock.today()) is None:
        raise Invalid("", reasons.GONE)


def _alone(work: Work, row: ReferralRequest) -> bool:
    """Tell whether the sender's own case says that the person is an unaccompanied foreign minor."""
    if work.author.organisation_id != row.sender_id:
        return False
    today = clock.today()
    return case_facts(work, work.case(row.sent_case_id), on=today, today=today).referral.unaccompanied_minor


def _fire(work: Work, row: ReferralRequest, event: str, on: date, inputs: dict[str, Any] | None = None) -> None:
    if event not in referring.steps_of(row, work.author.organisation_id):
        raise Invalid("", reasons.NOT_YOURS)
    if work.author.organisation_id != row.sender_id and event != "closed":
        _readable(work, row)
    if event in ("submitted", "reactivated") and row.payload is None:
        raise Invalid("", reasons.WRITE_ANEW)
    referring.fire(work, row, event, on, inputs, alone=_alone(work, row))


@dataclass(frozen=True, kw_only=True)
class DraftReferral(Command[int]):
    """A request is written with the person; nothing leaves yet. An unaccompanied minor is stopped. Gives its key.

    ``excluded``: why each better solution is not possible, by solution. ``request_id``: a draft, or a closed request,
    that is written anew; it keeps its first date. ``service_id``: which referral service, where there are several and
    no consent names one.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    consent_id: int | None
    solution_asked: str
    wish: str
    household: str
    excluded: dict[str, Why] = field(default_factory=dict)
    person_wishes_order: bool = False
    ethos_before: str = words.NOT_KNOWN
    needs: tuple[str, ...] = ()
    declined: str = ""
    tonight: str = ""
    details: dict[str, str] = field(default_factory=dict)
    host_put_them_out: bool = False
    identified_on: date | None = None
    service_id: int | None = None
    request_id: int | None = None
    version: int = 0

    def execute(self, work: Work) -> int:
        """Raises Refused with the route for a minor, Invalid beside the field, StaleCase."""
        case = work.case(self.case_id)
        if case.closed_on is not None:
            raise Invalid("", reasons.CASE_CLOSED)
        today = clock.today()
        known = case_facts(work, case, on=today, today=today)
        consent = self._consent(work, case)
        service = self._service(work, consent)
        self._check()
        self._check_agreed(consent)
        self._keep_quiet(work, case)
        alone = known.referral.unaccompanied_minor
        row = self._draft(work, case, alone=alone)
        if row.ranked_since is not None and row.receiver_id != service.id:
            raise Invalid("service_id" if consent is None else "consent_id", reasons.OTHER_SERVICE)
        hidden = any(home.secret for home in work.where(Dwelling, case_id=case.id))
        row.receiver_id, row.anonymous = service.id, consent is None
        row.consent_id = None if consent is None else consent.id
        row.consent_until_on = None if consent is None else consent.ends_on
        row.tests_met = 0 if consent is None else len(consent.tests)
        row.payload = self._payload(work, case, consent)
        row.household = self.household
        row.children = known.referral.children or self.household in ("family", "single_parent")
        row.host_put_them_out = self.host_put_them_out
        row.secret_address = hidden or case.violence is True or "secret" in self.needs
        row.solution_asked, row.person_wishes_order = self.solution_asked, self.person_wishes_order
        row.excluded = {name: _kept(self.excluded[name]) for name in words.BETTER if name in self.excluded}
        row.ethos_before, row.ethos_before_on = self.ethos_before, today
        stays = work.where(HotelStay, "first_night_on", case_id=case.id, ended_on=None)
        row.ethos_during = hotel.ETHOS if stays else ""
        row.ethos_during_on = stays[-1].first_night_on if stays else None
        if row.ranked_since is None:
            row.identified_on = happened("identified_on", self.identified_on or today)
        if self.request_id is None:
            referring.begun(work, row, today, alone=alone)
        return row.id

    def _service(self, work: Work, consent: Consent | None) -> Organisation:
        """Return the referral service that the consent names, that was chosen, or the only one. Raises Invalid."""
        services = referrals.referral_services(work)
        if not services:
            raise Invalid("", reasons.NO_SERVICE)
        meant = None if consent is None else consent.recipient_organisation_id
        chosen = self.service_id or meant or (services[0].id if len(services) == 1 else None)
        if chosen is None:
            raise Invalid("service_id", reasons.WHICH_SERVICE)
        if meant not in (None, chosen):
            raise Invalid("service_id", reasons.CONSENT_NAMES_ANOTHER)
        service = next((one for one in services if one.id == chosen), None)
        if service is None:
            raise Invalid("service_id" if self.service_id else "consent_id", reasons.NOT_OFFERED)
        return service

    def _keep_quiet(self, work: Work, case: Case) -> None:
        shield.keep_quiet(work, case.id, "wish", self.wish, self.declined, self.tonight, self.details)
        for name, why in self.excluded.items():
            shield.keep_quiet(work, case.id, f"excluded_{name}_words", why.words)

    def _draft(self, work: Work, case: Case, *, alone: bool) -> ReferralRequest:
        """Return the draft that is written anew, or a new one. One that was closed is a draft again."""
        if self.request_id is None:
            return ReferralRequest(
                sender_id=work.author.organisation_id,
                sent_case_id=case.id,
                reference=case.reference,
                recorded_at=work.author.at,
            )
        row = _row(work, self.request_id, self.version)
        if row.sent_case_id != case.id:
            raise NotFound
        if row.state == "closed":
            referring.fire(work, row, "rewritten", clock.today(), alone=alone)
        if row.state != "draft":
            raise Invalid("", reasons.HAS_LEFT)
        return row

    def _consent(self, work: Work, case: Case) -> Consent | None:
        if self.consent_id is None:
            return None
        agreed = consents.in_force(work, case.id, clock.today(), recipient="brusshelp", purpose="referral")
        found = next((one for one in agreed if one.id == self.consent_id), None)
        if found is None:
            raise Invalid("consent_id", reasons.NO_CONSENT)
        return found

    def _check(self) -> None:
        for name, value, codes in (
            ("solution_asked", self.solution_asked, words.SOLUTIONS),
            ("household", self.household, words.HOUSEHOLDS),
        ):
            if value not in codes:
                raise Invalid(name, reasons.NOT_OFFERED)
        if self.ethos_before not in words.ETHOS_ANSWERS:
            raise Invalid("ethos_before", reasons.WHERE_OR_NOT_KNOWN)
        if not set(self.needs) <= set(words.FEATURES):
            raise Invalid("needs", reasons.NOT_OFFERED)
        if not set(self.details) <= set(words.DETAILS):
            raise Invalid("", reasons.NOT_OFFERED)
        if not self.wish.strip():
            raise Invalid("wish", reasons.NO_WORDS)
        if not set(self.excluded) <= set(words.BETTER):
            raise Invalid("", reasons.NOT_OFFERED)
        wished = self.person_wishes_order
        for name, wrong in wrong_reasons(self.solution_asked, self.excluded, wished=wished).items():
            raise Invalid(name, wrong)

    def _check_agreed(self, consent: Consent | None) -> None:
        """Refuse a detail that would leave with the name though the consent does not cover it. Raises Invalid."""
        for name, items in words.AGREED_WITH.items():
            if consent is not None and self.details.get(name, "").strip() and not items & set(consent.items):
                raise Invalid(name, reasons.NOT_AGREED)

    def _payload(self, work: Work, case: Case, consent: Consent | None) -> dict[str, Any]:
        told: dict[str, Any] = {
            "wish": self.wish.strip()[:LONGEST],
            "declined": self.declined.strip()[:LONGEST],
            "tonight": self.tonight.strip()[:200],
            "needs": [need for need in words.FEATURES if need in self.needs],
            "details": {
                name: self.details[name].strip()[:300] for name in words.DETAILS if self.details.get(name, "").strip()
            },
            "language": case.language,
        }
        if consent is not None:
            worker = work.one(User, work.author.user_id or 0).name
            sender = leaving.sender_of(work.one(Organisation, work.author.organisation_id or 0), worker)
            told["shared"] = leaving.made(work, case, consent, "", sender)
        return told


@dataclass(frozen=True, kw_only=True)
class SubmitReferral(Command[None]):
    """The request leaves: its rank is dated, the seven days run from the identification; the case notes it."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Raises Refused with what is missing, StaleCase."""
        row = _row(work, self.request_id, self.version)
        if row.sender_id != work.author.organisation_id:
            raise NotFound
        on, case = clock.today(), work.case(row.sent_case_id)
        again = row.ranked_since is not None
        _fire(work, row, "submitted", on)
        if again or case.closed_on is not None:
            return
        inputs = {"solution_asked": row.solution_asked, "why_not_better": _why_not_better(work, row)}
        facts = case_facts(work, case, on=on, today=on, inputs=inputs)
        nameless = facts.referral.anonymous or row.anonymous
        facts = replace(facts, referral=replace(facts.referral, anonymous=nameless))
        work.record(case, prevention_version(case.workflow_version).decide(case.state, REQUESTED, facts), on, inputs)
        tracks = incidents.tracks_of(work, case.id)
        if TRACK in tracks and tracks[TRACK].state == "to_decide":
            incident.fire(work, case, "requested", on, track=TRACK)


def _why_not_better(work: Work, row: ReferralRequest) -> str:
    """Return the reasons as the case keeps them: in the language of who sends the request."""
    writes = work.where(User, id=work.author.user_id or 0)
    language: Language = "nl" if writes and writes[0].language == "nl" else "fr"
    colon = ": " if language == "nl" else " : "
    told = [
        f"{words.SOLUTIONS[name].of(language)}{colon}{why.said.of(language)}"
        for name, why in referrals.whys(row).items()
    ]
    return in_a_row(told, language) or words.SOLUTIONS[row.solution_asked].of(language)


@dataclass(frozen=True, kw_only=True)
class StepReferral(Command[None]):
    """A step of a request that needs nothing but its own answers: received, understood, routed, arrived, closed."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    version: int
    event: str
    on: date
    inputs: dict[str, Any] = field(default_factory=dict)
    ethos: str = ""

    def execute(self, work: Work) -> None:
        """Raises Refused with reasons, Invalid, StaleCase."""
        row = _row(work, self.request_id, self.version)
        own_form = ("submitted", "rewritten", "place_proposed", *ANSWERS, "provider_accepted", "provider_refused")
        if self.event in own_form or self.event in referring.BY_GROUP:
            raise Invalid("", reasons.NOT_YOURS)
        on = happened("on", self.on)
        _quiet(work, row, "inputs", self.inputs)
        if (self.ethos or self.event in referring.ETHOS_NEEDED) and self.ethos not in words.ETHOS_ANSWERS:
            raise Invalid("ethos", reasons.WHERE_OR_NOT_KNOWN)
        _fire(work, row, self.event, on, self.inputs | ({"ethos": self.ethos} if self.ethos else {}))
        if self.event == "arrived":
            self._taken(work, row, on)
        if self.event == "routed":
            row.route = str(self.inputs.get("route") or "")
        if self.event == "no_place":
            row.shortage_of = str(self.inputs.get("shortage_of") or "")
            row.interim_place = str(self.inputs.get("interim_place") or "")[:160]
        if self.ethos and self.event not in referring.TAKES_BACK:
            moment = "after" if self.event in referring.ETHOS_AFTER else "during"
            referring.note_ethos(row, moment, self.ethos, on)

    @staticmethod
    def _taken(work: Work, row: ReferralRequest, on: date) -> None:
        """Take the place off the board to which the person came."""
        last = work.where(ReferralProposal, "id", request_id=row.id)[-1:]
        for offer in [work.one(PlaceOffer, one.offer_id) for one in last if one.offer_id is not None]:
            offer.taken_on = offer.taken_on or on


ANSWERS: Final = {"accepted": "person_accepted", "refused": "person_refused", "none": "no_answer"}


@dataclass(frozen=True, kw_only=True)
class ExcludeSolution(Command[None]):
    """A better solution was tried, or is not possible: the reason is kept, it orders the offers and nothing else."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    request_id: int
    version: int
    solution: str
    code: str
    words: str = ""

    def execute(self, work: Work) -> None:
        """Raises Invalid, StaleCase."""
        row = _row(work, self.request_id, self.version)
        _readable(work, row)
        if self.solution not in words.BETTER:
            raise Invalid("solution", reasons.NOT_OFFERED)
        why = Why(self.code, self.words)
        for name, wrong in _wrong(self.solution, why, "code", "words").items():
            raise Invalid(name, wrong)
        _quiet(work, row, "words", self.words)
        told = {**row.excluded, self.solution: _kept(why)}
        row.excluded = {name: told[name] for name in words.BETTER if name in told}


@dataclass(frozen=True, kw_only=True)
class MarkUrgent(Command[None]):
    """A partner named by Bruss'help, or Bruss'help itself, says why a request is urgent: it comes first in the list."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    version: int
    why: str

    def execute(self, work: Work) -> None:
        """Raises Invalid, StaleCase."""
        row = _row(work, self.request_id, self.version)
        own = work.author.organisation_id
        if own == row.sender_id and not referrals.has_priority(work, row, clock.today()):
            raise Invalid("", reasons.NO_PRIORITY)
        _readable(work, row)
        if not self.why.strip():
            raise Invalid("why", reasons.NO_REASON)
        _quiet(work, row, "why", self.why)
        row.urgent, row.urgent_why = True, self.why.strip()[:300]


@dataclass(frozen=True, kw_only=True)
class InviteToGroup(Command[None]):
    """The advisory group takes a situation up to which both were invited on paper: it is put on an agenda later.

    One that is on an agenda is taken up there, with the invitations noted one by one (app.advisory_group).
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    version: int
    invited_on: date

    def execute(self, work: Work) -> None:
        """Raises Refused, Invalid, StaleCase. The plan is due seven days later: a clock of its own."""
        row = _row(work, self.request_id, self.version)
        if work.where(GroupItem, request_id=row.id, outcome=""):
            raise Invalid("", reasons.ON_AN_AGENDA)
        row.invited_on = happened("invited_on", self.invited_on)
        _fire(work, row, "found_complex", clock.today())


@dataclass(frozen=True, kw_only=True)
class ProposePlace(Command[int]):
    """A place is proposed to the person; an emergency bed only with the reasons for every better one. Gives its key.

    A place of the board brings its own solution.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    version: int
    solution: str
    offered_by: str = ""
    offer_id: int | None = None
    late_because: str = ""
    emergency_until: date | None = None

    def execute(self, work: Work) -> int:
        """Raises Refused with what speaks against it, Invalid, StaleCase."""
        row, on = _row(work, self.request_id, self.version), clock.today()
        offer = self._offer(work, row)
        offered_by = (offer.provider if offer is not None else self.offered_by).strip()[:160]
        solution = self.solution if offer is None else offer.solution
        if not offered_by:
            raise Invalid("offered_by", reasons.NO_PROVIDER)
        if solution not in words.SOLUTIONS:
            raise Invalid("solution", reasons.NOT_OFFERED)
        if solution == words.EMERGENCY and self.emergency_until is not None and self.emergency_until < on:
            raise Invalid("emergency_until", reasons.NO_END)
        late = row.proposal_due_on is not None and on > row.proposal_due_on
        first = not work.where(ReferralProposal, request_id=row.id)
        if late and first and not self.late_because.strip():
            raise Invalid("late_because", reasons.LATE)
        row.emergency_until = self.emergency_until if solution == words.EMERGENCY else None
        _fire(work, row, "place_proposed", on, {"solution": solution, "offered_by": offered_by})
        proposal = work.add(
            ReferralProposal(
                sender_id=row.sender_id,
                receiver_id=row.receiver_id,
                request_id=row.id,
                solution=solution,
                offered_by=offered_by,
                offer_id=None if offer is None else offer.id,
                provider_id=None if offer is None else answering.provider_of(offer, work),
                proposed_on=on,
                late_because=self.late_because.strip()[:300],
                recorded_at=work.author.at,
            )
        )
        if offer is not None and proposal.provider_id is not None:
            answering.ask(work, row, proposal, offer)
        return proposal.id

    def _offer(self, work: Work, row: ReferralRequest) -> PlaceOffer | None:
        if self.offer_id is None:
            return None
        offer = work.one(PlaceOffer, self.offer_id)
        over = offer.free_until is not None and offer.free_until < clock.today()
        held = referrals.held_for(work, offer, clock.today())
        if over or offer.withdrawn_on or offer.taken_on or held not in (None, row.id):
            raise Invalid("offer_id", reasons.OFFER_GONE)
        if row.secret_address and "secret" not in offer.features and offer.solution in ("reception_house", "emergency"):
            raise Invalid("offer_id", reasons.SECRET_NEEDED)
        return offer


@dataclass(frozen=True, kw_only=True)
class AnswerOfPerson(Command[None]):
    """The person accepts, refuses without any consequence, or has not answered yet, which is no refusal."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    request_id: int
    version: int
    answer: str
    own_words: str = ""
    attempts: str = ""

    def execute(self, work: Work) -> None:
        """Raises Refused, Invalid, StaleCase. The rank of the request never moves."""
        row, on = _row(work, self.request_id, self.version), clock.today()
        proposal = referring.open_proposal(work, row)
        if proposal is None:
            raise Invalid("", reasons.NO_PROPOSAL)
        if self.answer not in ANSWERS:
            raise Invalid("answer", reasons.NOT_OFFERED)
        if self.answer == "none" and not self.attempts.strip():
            raise Invalid("attempts", reasons.NO_ATTEMPTS)
        given = {"refused": {"own_words": self.own_words.strip()}, "none": {"attempts": self.attempts.strip()}}
        _fire(work, row, ANSWERS[self.answer], on, given.get(self.answer, {}))
        proposal.person_answer, proposal.person_answered_on = self.answer, on
        proposal.own_words = self.own_words.strip()[:LONGEST]
        if self.answer == "refused":
            row.refusals += 1
        answering.take(work, row)


@dataclass(frozen=True, kw_only=True)
class NoteCall(Command[int]):
    """A call to the referral service begins to wait; returns its key. It touches no request and no other clock."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE

    def execute(self, work: Work) -> int:
        """Write the moment down."""
        call = ReferralCall(state="ringing", called_at=work.author.at, recorded_by_id=work.author.user_id)
        return work.add(call).id


@dataclass(frozen=True, kw_only=True)
class EndCall(Command[None]):
    """A call was taken, or missed."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    call_id: int
    version: int
    answered: bool

    def execute(self, work: Work) -> None:
        """Raises Invalid when it ended before, StaleCase."""
        call = work.one(ReferralCall, self.call_id, version=self.version)
        if call.state not in ("ringing", "missed") or (call.state == "missed" and not self.answered):
            raise Invalid("", reasons.NO_CALL)
        call.state = "answered" if self.answered else "missed"
        call.answered_at = work.author.at if self.answered else None


@dataclass(frozen=True, kw_only=True)
class NamePartner(Command[int]):
    """Bruss'help lets a service mark its requests as urgent, with a reason each time; returns the key."""

    permission: ClassVar[Permission] = Permission.CASE_REOPEN
    organisation_id: int

    def execute(self, work: Work) -> int:
        """Raises NotFound outside the referral service."""
        own = work.one(Organisation, work.author.organisation_id or 0)
        if own.kind is not OrganisationKind.BRUSSHELP or not work.where(Organisation, id=self.organisation_id):
            raise NotFound
        row = PriorityPartner(sender_id=own.id, receiver_id=self.organisation_id, since=clock.today())
        return work.add(row).id


@dataclass(frozen=True, kw_only=True)
class EndPartner(Command[None]):
    """A service loses its priority channel from tomorrow on."""

    permission: ClassVar[Permission] = Permission.CASE_REOPEN
    partner_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Raises NotFound, StaleCase."""
        row = work.one(PriorityPartner, self.partner_id, version=self.version)
        if row.sender_id != work.author.organisation_id:
            raise NotFound
        row.until = clock.today()
