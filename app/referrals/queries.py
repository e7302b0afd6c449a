"""What the board and the pages of a request show: only what may be read today, in the order of rank."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from app.foundation import clock
from app.proceedings import referring
from app.referrals.answering import names_provider, told_to_provider
from app.referrals.places import compared
from app.store import consents, referrals
from app.store.errors import NotFound
from app.store.tables import (
    Case,
    Consent,
    PlaceOffer,
    PlaceQuestion,
    PlaceShare,
    PriorityPartner,
    ReferralCall,
    ReferralEvent,
    ReferralProposal,
    ReferralRequest,
)
from app.store.tables.organisation import OrganisationKind
from app.store.team import organisation_names, own_organisation, referral_services
from workflows.engine import version
from workflows.law import Text
from workflows.practice import shown_count
from workflows.referral import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from app.referrals.places import Comparison, PlaceValues
    from app.store.reading import Reader
    from workflows.definition import State
    from workflows.possible import Possibility

COLUMNS: Final = (
    ("new", ("submitted", "acknowledged", "info_needed")),
    ("understood", ("qualified",)),
    ("searching", referrals.SEARCHING),
    ("proposed", ("proposed", "on_hold")),
    ("placing", ("user_accepted", "confirmed", "placed", "followed_up")),
)
"""Columns of the board with their states."""
BEFORE_A_PROPOSAL: Final = tuple(state for _name, states in COLUMNS[:3] for state in states)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a request. ``why``: for both services, while it may be read; ``note``: of the own service alone."""

    event: str
    label: Text
    on: date
    by_id: int
    why: str = ""
    note: str = ""
    ethos: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One place that was proposed."""

    solution: str
    offered_by: str
    named: Text
    """Who offers it, in both languages where it is a service of this installation."""
    on: date
    person_answer: str
    provider_answer: str
    provider_reason: str
    own_words: str
    late_because: str
    alternative: str
    provider_id: int | None = None
    """The service of this installation that has the place and answers itself."""
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a service with a place was asked and says, before its answer stands in the request."""

    answer: str
    reason: str
    alternative: str
    answer_by_on: date
    noted: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """An offered place beside a request: what fits and what does not, in words; never a score."""

    offer: Offer
    fits: tuple[Text, ...]
    misses: tuple[Text, ...]
    wishes: str = ""
    """What the person would like, and what she wants to avoid, in her words: for who chooses, never for a rank."""
    avoid: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that can be proposed."""

    id: int
    version: int
    solution: str
    provider: str
    named: Text
    """The provider, in both languages where it is a service of this installation."""
    households: tuple[str, ...]
    features: tuple[str, ...]
    commune_nis: str
    free_from: date
    free_until: date | None
    note: str
    held_for: int | None
    taken_on: date | None
    external_key: str = ""
    ours: bool = True
    """The own service has it, or wrote it down."""
    direct: bool = False
    """Kept for the own direct referrals: nobody else sees it."""
    given_to: Text | None = None
    """The referral service that sees it too."""


@dataclass(frozen=True, slots=True)
class Lives:
    """Where the person lives at one moment, as ETHOS Light names it; empty when it was not asked."""

    moment: str
    code: str
    on: date | None

    @property
    def said(self) -> Text:
        """Return the answer in words. Raises KeyError when there is none."""
        return words.ETHOS_ANSWERS[self.code]


@dataclass(frozen=True, slots=True)
class RequestCard:
    """One request as one of its two services sees it. ``told``: what may be read today, None when nothing may.

    Then the referral service keeps its own steps and proposals, and nothing is left of what it was told.
    """

    id: int
    version: int
    ours: bool
    """We sent it."""
    case_id: int | None
    name: str
    """Of our own case; nothing of another service's."""
    state: State
    reference: str
    other_fr: str
    other_nl: str
    receiver_id: int
    anonymous: bool
    told: dict[str, Any] | None
    household: str
    children: bool
    secret_address: bool
    solution_asked: str
    person_wishes_order: bool
    host_put_them_out: bool
    excluded: dict[str, words.Why]
    emergency_lacks: tuple[Text, ...]
    """Better solutions without a reason: an emergency bed is not proposed before each has one."""
    urgent: bool
    urgent_why: str
    identified_on: date
    ranked_since: date | None
    proposal_due_on: date | None
    awaits_proposal: bool
    """Nothing was proposed yet, and something can still be."""
    late: bool
    plan_due_on: date | None
    route: str
    shortage_of: str
    interim_place: str
    emergency_until: date | None
    ethos: tuple[Lives, ...]
    """Before, during, after."""
    lives: Lives
    """Where the person lived when it was last known."""
    refusals: int
    outcome: str
    open_proposal: bool
    proposals: tuple[Proposal, ...]
    steps: tuple[Step, ...]


def _visible(reader: Reader) -> list[ReferralRequest]:
    """Return what the own service sees: a draft is the sender's alone."""
    return [row for row in reader.where(ReferralRequest, "id") if referrals.visible(row, reader.organisation_id)]


def keys(reader: Reader, *, states: Collection[str] = (), since: date | None = None) -> tuple[int, ...]:
    """Return the keys of the requests of the own service, the oldest first; those with a step written since a day."""
    touched = None if since is None else referrals.touched_since(reader, clock.midnight(since))
    return tuple(
        row.id
        for row in _visible(reader)
        if (not states or row.state in states) and (touched is None or row.id in touched)
    )


def cards(
    reader: Reader, *, case_id: int | None = None, only: Collection[int] | None = None
) -> tuple[RequestCard, ...]:
    """Return the requests of the own service, those marked urgent first, then the longest waiting: the rank.

    ``only``: those with these keys, as far as the own service sees them.
    """
    names, today = organisation_names(reader), clock.today()
    rows = [row for row in _visible(reader) if only is None or row.id in only]
    if case_id is not None:
        rows = [row for row in rows if row.sent_case_id == case_id and row.sender_id == reader.organisation_id]
    found = [_card(reader, row, names, today) for row in rows]
    return tuple(sorted(found, key=lambda one: (not one.urgent, one.ranked_since or date.max, one.id)))


def card(reader: Reader, request_id: int) -> RequestCard:
    """Return one request of the own service. Raises NotFound."""
    return _card(reader, referrals.seen(reader, request_id), organisation_names(reader), clock.today())


def rules_of(reader: Reader, request_id: int) -> date:
    """Return the version of the rules that a request of the own service follows: its first day. Raises NotFound."""
    return referrals.seen(reader, request_id).workflow_version


def possible(reader: Reader, request_id: int) -> tuple[Possibility, ...]:
    """Return what the own service may record now, with the reasons where the law says no. Raises NotFound."""
    row, own, today = referrals.seen(reader, request_id), reader.organisation_id, clock.today()
    mine = referring.steps_of(row, own)
    if row.sender_id != own and referrals.content(row, own, today) is None:
        mine &= {"closed"}
    return referring.possible(row, mine, today)


def usable(reader: Reader, case_id: int) -> tuple[tuple[int, Text], ...]:
    """Return (key, recipient) of the consents under which a request with a name may leave today."""
    found = consents.in_force(reader, case_id, clock.today(), recipient="brusshelp", purpose="referral")
    return tuple((one.id, consents.recipient(reader, one)) for one in found)


def offers(reader: Reader) -> tuple[Offer, ...]:
    """Return the places that the own service sees and that are not taken or withdrawn, the first free first.

    The referral service sees its own and those that services offer to it, a service its own. A place whose last day is
    over is gone.
    """
    today = clock.today()
    rows = reader.where(PlaceOffer, "free_from", "id", withdrawn_on=None, taken_on=None)
    runs_it = own_organisation(reader).kind is OrganisationKind.BRUSSHELP
    held = referrals.held(reader, today)
    still_free = [row for row in rows if row.free_until is None or row.free_until >= today]
    names = organisation_names(reader)
    return tuple(_offer(row, reader.organisation_id, held.get(row.id), names, runs_it=runs_it) for row in still_free)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which places of the board: of one solution, in one commune, for one kind of household; empty: all."""

    solution: str = ""
    commune_nis: str = ""
    household: str = ""

    def picks(self, offer: Offer) -> bool:
        """Tell whether a place is looked for. One that says nothing of households fits every one."""
        return (
            self.solution in ("", offer.solution)
            and self.commune_nis in ("", offer.commune_nis)
            and (not self.household or not offer.households or self.household in offer.households)
        )


def _in_both(written: str, names: dict[int, tuple[str, str]]) -> Text:
    """Return a service as it was written down, under both of its names when it is one of this installation."""
    return next((Text(*both) for both in names.values() if written in both), Text(written, written))


def _offer(
    row: PlaceOffer, own: int | None, held_for: int | None, names: dict[int, tuple[str, str]], *, runs_it: bool
) -> Offer:
    return Offer(
        id=row.id,
        version=row.version,
        solution=row.solution,
        provider=row.provider,
        named=_in_both(row.provider, names),
        households=tuple(row.households),
        features=tuple(row.features),
        commune_nis=row.commune_nis,
        free_from=row.free_from,
        free_until=row.free_until,
        note=row.note,
        held_for=held_for,
        taken_on=row.taken_on,
        external_key=row.external_key,
        ours=row.sender_id == own,
        direct=row.sender_id == row.receiver_id and not runs_it,
        given_to=None if row.receiver_id == own else Text(*names[row.receiver_id]),
    )


def fitting(request: RequestCard, found: tuple[Offer, ...]) -> tuple[Fit, ...]:
    """Return the free places beside a request, each with what fits and what does not.

    The best solution first, in it the fewest misses, then who is free first: reasons in words, never a score.
    """
    free = [offer for offer in found if request.told is not None and offer.held_for in (None, request.id)]
    fits = [_fit(request, offer) for offer in free]
    return tuple(sorted(fits, key=lambda one: (words.LEVEL[one.offer.solution], len(one.misses), one.offer.free_from)))


def _fit(request: RequestCard, offer: Offer) -> Fit:
    needs = [need for need in (request.told or {}).get("needs", ()) if need in words.FEATURES]
    if request.secret_address and "secret" not in needs:
        needs.append("secret")
    fits: list[Text] = []
    misses: list[Text] = []
    household = words.HOUSEHOLDS[request.household]
    (fits if not offer.households or request.household in offer.households else misses).append(household)
    for need in needs:
        (fits if need in offer.features else misses).append(words.FEATURES[need])
    details = (request.told or {}).get("details", {})
    return Fit(offer, tuple(fits), tuple(misses), details.get("preferences", ""), details.get("avoid", ""))


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a reason was given for one better solution; ``number`` None: fewer than five, not shown."""

    reason: Text
    number: int | None


def reasons_counted(found: Iterable[RequestCard], today: date) -> tuple[tuple[Text, tuple[Counted, ...]], ...]:
    """Return by solution how often each reason stands in the requests of a year: no name, no words, no score."""
    since = today - timedelta(days=365)
    told = [one.excluded for one in found if one.ranked_since is not None and one.ranked_since > since]
    counted = []
    for solution in words.BETTER:
        codes = Counter(whys[solution].code for whys in told if solution in whys)
        labels = words.reasons_for(solution)
        rows = tuple(Counted(labels[code], shown_count(codes[code])) for code in labels if codes[code])
        if rows:
            counted.append((words.SOLUTIONS[solution], rows))
    return tuple(counted)


def services(reader: Reader) -> tuple[tuple[int, Text], ...]:
    """Return (key, name) of the referral services from which the own service chooses; none where it has no choice."""
    found = referral_services(reader)
    return found if len(found) > 1 else ()


@dataclass(frozen=True, slots=True)
class Call:
    """One call that waits or waited."""

    id: int
    version: int
    state: str
    called_at: datetime
    minutes: int | None


def calls(reader: Reader) -> tuple[Call, ...]:
    """Return the calls of the own service, the newest first: how long each waited."""
    rows = list(reader.where(ReferralCall, "id"))[-50:]
    return tuple(
        Call(
            row.id,
            row.version,
            row.state,
            row.called_at,
            None if row.answered_at is None else int((row.answered_at - row.called_at).total_seconds() // 60),
        )
        for row in reversed(rows)
    )


@dataclass(frozen=True, slots=True)
class Partner:
    """A service with a priority channel."""

    id: int
    version: int
    organisation_id: int
    since: date
    until: date | None


def partners(reader: Reader) -> tuple[Partner, ...]:
    """Return the services to which the own service gave a priority channel."""
    rows = reader.where(PriorityPartner, "id", sender_id=reader.organisation_id)
    return tuple(Partner(row.id, row.version, row.receiver_id, row.since, row.until) for row in rows)


def _asked(reader: Reader, proposal: ReferralProposal) -> Asked | None:
    row = referrals.question_of(reader, proposal)
    if row is None or row.sender_id != reader.organisation_id:
        return None
    return Asked(row.answer, row.reason, row.alternative, row.answer_by_on, row.noted_on is not None)


@dataclass(frozen=True, slots=True)
class Question:
    """What the own service is asked for one of its places. ``told``: what the person agreed that it may know, or None.

    A proposal that is over tells nothing but that it is over.
    """

    id: int
    version: int
    standing: str
    asked_on: date
    answer_by_on: date
    solution: str
    offer_id: int
    reference: str
    household: str
    children: bool
    needs: tuple[str, ...]
    answer: str
    reason: str
    alternative: str
    told: dict[str, Any] | None

    @property
    def waits(self) -> bool:
        """Tell whether an answer is awaited."""
        return not self.answer and self.standing != "over"


def questions(reader: Reader) -> tuple[Question, ...]:
    """Return what the own service was asked for its places: what waits first, then the newest."""
    rows = reader.where(PlaceQuestion, "id", receiver_id=reader.organisation_id)
    found = [_question(reader, row) for row in rows[-100:]]
    return tuple(sorted(found, key=lambda one: (not one.waits, -one.id)))


def question(reader: Reader, question_id: int) -> Question:
    """Return one question to the own service. Raises NotFound, also for one that the own service asked."""
    row = reader.one(PlaceQuestion, question_id)
    if row.receiver_id != reader.organisation_id:
        raise NotFound
    return _question(reader, row)


def _question(reader: Reader, row: PlaceQuestion) -> Question:
    today = clock.today()
    stands = referrals.standing(reader, row, today)
    over = stands == "over"
    return Question(
        id=row.id,
        version=row.version,
        standing=stands,
        asked_on=row.asked_on,
        answer_by_on=row.answer_by_on,
        solution=row.solution,
        offer_id=row.offer_id,
        reference="" if over else row.reference,
        household="" if over else row.household,
        children=row.children and not over,
        needs=() if over else tuple(row.needs),
        answer=row.answer,
        reason=row.reason,
        alternative="" if over else row.alternative,
        told=referrals.shared_with_provider(reader, row, today),
    )


@dataclass(frozen=True, slots=True)
class Shareable:
    """What may pass to the service with the place: its name, the consents for it, and whether something passed."""

    provider_id: int
    name_fr: str
    name_nl: str
    consents: tuple[tuple[int, Text], ...]
    shared_on: date | None


def shareable(reader: Reader, request_id: int) -> Shareable | None:
    """Return what the own service may tell the one with the place, None when it has none to tell. Raises NotFound."""
    row = reader.one(ReferralRequest, request_id)
    proposal = referring.open_proposal(reader, row)
    if row.sender_id != reader.organisation_id or proposal is None or proposal.provider_id is None:
        return None
    names = organisation_names(reader)[proposal.provider_id]
    agreed = consents.in_force(reader, row.sent_case_id, clock.today(), recipient="provider")
    usable = tuple(
        (one.id, consents.recipient(reader, one)) for one in agreed if names_provider(one, proposal.provider_id)
    )
    passed = [one.sent_on for one in reader.where(PlaceShare, "id", proposal_id=proposal.id) if one.payload]
    return Shareable(proposal.provider_id, *names, usable, passed[-1] if passed else None)


def would_pass(reader: Reader, request_id: int, consent_id: int, worker: str) -> dict[str, Any]:
    """Return what would pass to the service with the place, to be looked at before. Raises NotFound."""
    row = reader.one(ReferralRequest, request_id)
    found = reader.where(Consent, id=consent_id, case_id=row.sent_case_id)
    proposal = referring.open_proposal(reader, row)
    if not found or proposal is None or not names_provider(found[0], proposal.provider_id):
        raise NotFound
    return told_to_provider(reader, row, found[0], own_organisation(reader), worker)


def compare_list(reader: Reader, rows: Sequence[PlaceValues]) -> Comparison:
    """Return what a list would do with the own places: nothing is written."""
    return compared(reader, own_organisation(reader), rows)


def _step(event: ReferralEvent, label: Text, own: int | None, kept: dict[str, str], *, known: bool) -> Step:
    inputs = event.inputs | kept
    said = {name: str(inputs.get(name) or "") if known else "" for name in ("why", "note", "ethos")}
    if known:
        said["why"] = next((str(inputs[name]) for name in referring.SAID_TO_BOTH if inputs.get(name)), "")
    if event.by_id != own:
        said["note"] = ""
    return Step(event.event, label, event.happened_on, event.by_id, **said)


def _lives(row: ReferralRequest, moment: str, *, known: bool) -> Lives:
    if not known:
        return Lives(moment, "", None)
    return Lives(moment, getattr(row, f"ethos_{moment}"), getattr(row, f"ethos_{moment}_on"))


def _own_words(proposal: ReferralProposal, kept: dict[tuple[str, int], dict[str, str]]) -> str:
    """Return the person's words about a place; those that she took back, where the own record keeps them."""
    return proposal.own_words or kept.get(("proposal", proposal.id), {}).get("own_words", "")


def _card(reader: Reader, row: ReferralRequest, names: dict[int, tuple[str, str]], today: date) -> RequestCard:
    machine = version("referral", row.workflow_version).workflow
    ours = row.sender_id == reader.organisation_id
    other = names[row.receiver_id if ours else row.sender_id]
    told = referrals.content(row, reader.organisation_id, today)
    known = ours or told is not None
    proposals = reader.where(ReferralProposal, "id", request_id=row.id)
    events = reader.where(ReferralEvent, "id", request_id=row.id)
    taken_back = [] if ours else [one for one in events if one.event in referring.TAKES_BACK]
    since = taken_back[-1] if taken_back else None
    kept = referrals.words_kept(reader, row.id)
    awaits = row.state in BEFORE_A_PROPOSAL and not proposals
    whys = referrals.whys(row) if known else {}
    lacking = words.still_open(words.EMERGENCY, words.excluded_levels(whys), wished=row.person_wishes_order)
    return RequestCard(
        id=row.id,
        version=row.version,
        ours=ours,
        case_id=row.sent_case_id if ours else None,
        name=reader.one(Case, row.sent_case_id).display_name if ours else "",
        state=machine.states[row.state],
        reference=row.reference,
        other_fr=other[0],
        other_nl=other[1],
        receiver_id=row.receiver_id,
        anonymous=row.anonymous,
        told=told,
        household=row.household if known else "",
        children=row.children and known,
        secret_address=row.secret_address and known,
        solution_asked=row.solution_asked if known else "",
        person_wishes_order=row.person_wishes_order and known,
        host_put_them_out=row.host_put_them_out and known,
        excluded=whys,
        emergency_lacks=tuple(words.SOLUTIONS[name] for name in lacking) if known else (),
        urgent=row.urgent,
        urgent_why=row.urgent_why if known else "",
        identified_on=row.identified_on,
        ranked_since=row.ranked_since,
        proposal_due_on=row.proposal_due_on,
        awaits_proposal=awaits,
        late=awaits and row.proposal_due_on is not None and row.proposal_due_on < today,
        plan_due_on=row.plan_due_on,
        route=row.route,
        shortage_of=row.shortage_of,
        interim_place=row.interim_place if known else "",
        emergency_until=row.emergency_until,
        ethos=tuple(_lives(row, moment, known=known) for moment in referring.ETHOS_MOMENTS),
        lives=Lives("last", *referrals.lives(row)) if known else Lives("last", "", None),
        refusals=row.refusals,
        outcome=row.outcome,
        open_proposal=referring.open_proposal(reader, row) is not None,
        proposals=tuple(
            Proposal(
                one.solution,
                one.offered_by,
                _in_both(one.offered_by, names),
                one.proposed_on,
                one.person_answer,
                one.provider_answer,
                one.provider_reason,
                _own_words(one, kept) if known and (since is None or one.recorded_at > since.recorded_at) else "",
                one.late_because,
                one.alternative,
                one.provider_id,
                _asked(reader, one),
            )
            for one in proposals
        ),
        steps=tuple(
            _step(
                event,
                machine.events[event.event].label,
                reader.organisation_id,
                kept.get(("event", event.id), {}),
                known=known and (since is None or event.id > since.id),
            )
            for event in events
        ),
    )
