"""Whatever three services do in whatever order, nobody reads a field without a consent that holds or an own record.

The real commands on a real database, beside a small model of what the persons agreed to; after each step every service
looks at everything it can look at (M14.2, M17.1 to M17.5, M24, M31.1, M33.1).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.cases.commands import AddNote, SaveArrears, SaveLease, SaveParty, SavePerson
from app.consents.commands import AskConsent, GiveConsent, RefuseConsent, WithdrawConsent
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.run import run
from app.handovers import queries as handovers
from app.handovers.commands import (
    AcceptHandOver,
    DecideConflict,
    MarkConflict,
    NoteAnswer,
    RefuseHandOver,
    SendHandOver,
    SendNews,
)
from app.referrals import queries as referrals
from app.referrals.commands import (
    AnswerOfPerson,
    AnswerOfProvider,
    CloseOffer,
    DraftReferral,
    EndCall,
    ExcludeSolution,
    InviteToGroup,
    MarkUrgent,
    NamePartner,
    NoteCall,
    OfferPlace,
    ProposePlace,
    StepReferral,
    SubmitReferral,
)
from app.store.base import Store, open_store
from app.store.reading import Reader
from app.store.tables import (
    Consent,
    HandOver,
    Person,
    PlaceOffer,
    ReferralCall,
    ReferralProposal,
    ReferralRequest,
)
from app.store.tables.organisation import OrganisationKind
from tests.app.agenda.builders import record, rows, version
from tests.app.cases.builders import open_case
from tests.app.sharing.everything import kept, passed
from tests.conftest import Team, make_team
from workflows.handover import sharing
from workflows.referral import words
from workflows.referral.words import Why

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

NOON: Final = datetime(2026, 7, 8, 10, 0, tzinfo=UTC)
BORN_A_CHILD: Final = 2015
ALL: Final = tuple(test.id for test in sharing.TESTS)
SHELTERS: Final = ("lasting", "transit", "reception_house")
"""Solutions that are better than an emergency bed, and each need a reason before one is proposed."""
SOLUTION: Final = st.sampled_from(tuple(words.SOLUTIONS))
EXCLUDED: Final = st.sets(st.sampled_from(tuple(words.SOLUTIONS)[:4]), min_size=2)
EXAMPLES: Final = int(os.environ.get("LIMEN_SHARING_EXAMPLES", "10"))
STEPS: Final = int(os.environ.get("LIMEN_SHARING_STEPS", "25"))
"""More for a long campaign; continuous integration walks the same few walks each time."""


@dataclass
class Household:
    """A case: who owns it, and the words that give each kind of data away."""

    id: int
    owner: Team
    secrets: dict[str, frozenset[str]]
    """Kind of data of a consent → the words that leave with it; ``never``: those that leave with none."""
    hidden: bool = False
    minor: bool = False

    @property
    def words(self) -> frozenset[str]:
        return frozenset().union(*self.secrets.values())

    def leaving(self, items: frozenset[str]) -> frozenset[str]:
        """Return the words that may leave under a consent for these kinds of data."""
        left = {item: words for item, words in self.secrets.items() if item in items}
        if "identity" not in items:
            left.pop("household", None)
        if self.hidden and "secret_address" not in items:
            left.pop("street", None)
        elif "dwelling" in items:
            left["street"] = self.secrets["street"]
        return frozenset().union(*left.values())


@dataclass
class Agreed:
    """A consent as the person gave it."""

    id: int
    household: Household
    to: Team
    items: frozenset[str]
    purpose: str
    given: bool = False
    until: date = date.min

    def holds(self) -> bool:
        return self.given and self.until >= clock.today()


@dataclass
class Sent:
    """A hand-over: which words left, on which consent."""

    id: int
    consent: Agreed
    told: frozenset[str]
    stopped: bool = False


@dataclass
class Asked:
    """A request to the referral mechanism."""

    id: int
    household: Household
    consent: Agreed | None
    told: frozenset[str]
    due_on: date
    left: bool = False
    """It was sent and not taken back."""
    wiped: bool = False
    ranked_since: date | None = None
    plan_due_on: date | None = None
    excluded: set[str] = field(default_factory=set)


class Sharing(RuleBasedStateMachine):
    """A non-profit service, a CPAS, the referral service and a stranger; the persons; the clock."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="limen-sharing-"))
        shutil.copy(self.template, self.folder / "limen.sqlite")
        self.store: Store = open_store(f"sqlite:///{self.folder / 'limen.sqlite'}", self.folder / "blobs")
        self.now = NOON
        self.ngo, self.cpas, self.help, self.third = TEAMS
        self.count = 100
        self.households = [replace(one) for one in HOUSEHOLDS]
        self.sent: list[Sent] = []
        self.requests: list[Asked] = []
        self.own: dict[int, set[str]] = {team.organisation_id: set() for team in TEAMS}
        for household in self.households:
            self.own[self.ngo.organisation_id] |= household.words

    consents = Bundle("consents")
    handed = Bundle("handed")
    asked = Bundle("asked")
    places = Bundle("places")

    def teardown(self) -> None:
        self.store.engine.dispose()
        shutil.rmtree(self.folder)

    # ------------------------------------------------------------------------------------------ helpers

    def do(self, command: Command[Any], team: Team, *, coordinator: bool = False) -> Any:
        """Run a command; None when the rules say no."""
        with clock.frozen(self.now):
            try:
                done = run(self.store, command, team.coordinator if coordinator else team.adviser)
            except (Refused, Invalid, NotFound, StaleCase):
                return None
        return True if done is None else done

    def row(self, table: type[Any], key: int) -> Any:
        return rows(self.store, table, id=key)[0]

    def seen(self, table: type[Any], key: int) -> int:
        found: int = self.row(table, key).version
        return found

    def state(self, request: Asked) -> str:
        found: str = self.row(ReferralRequest, request.id).state
        return found

    def word(self, kind: str) -> str:
        self.count += 1
        return f"zq{kind}{self.count}x"

    def holding(self, consent: Agreed) -> bool:
        with clock.frozen(self.now):
            return consent.holds()

    # ------------------------------------------------------------------------------------------ the households

    @rule(which=st.integers(0, 9))
    def turns_out_to_be_a_minor_alone(self, which: int) -> None:
        household = self.households[which % len(self.households)]
        if which < 8 or household.minor:  # seldom: nothing more happens to this household
            return
        with clock.frozen(self.now):
            for one in rows(self.store, Person, case_id=household.id):
                again = SavePerson(
                    case_id=household.id, person_id=one.id, version=one.version, role=one.role, phone=one.phone,
                    first_name=one.first_name, last_name=one.last_name, birth_year=BORN_A_CHILD,
                )  # fmt: skip
                run(self.store, again, household.owner.adviser)
        household.minor = True

    @rule(days=st.sampled_from((1, 3, 8, 30, 100)))
    def time_goes_by(self, days: int) -> None:
        self.now += timedelta(days=days)

    # ------------------------------------------------------------------------------------------ consent

    @rule(
        target=consents,
        which=st.integers(0, 9),
        towards=st.integers(0, 1),
        purpose=st.sampled_from(("", "", "", "hand_over", "referral", "shared_work", "information", "aid")),
        items=st.sets(st.sampled_from(("household", "dwelling", "debt", "procedure", "steps", "documents", "violence",
                                       "secret_address", "health", "residence"))),
        named=st.integers(0, 4),
        give=st.integers(0, 3),
        months=st.integers(0, 11),
    )  # fmt: skip
    def is_asked(
        self, which: int, towards: int, purpose: str, items: set[str], named: int, give: int, months: int
    ) -> Any:
        household = self.households[which % len(self.households)]
        to = [team for team in (self.ngo, self.cpas, self.help) if team is not household.owner][towards]
        chosen = frozenset(items | ({"identity"} if named or not items else set()))
        purpose = purpose or ("referral" if to is self.help else "hand_over")
        ask = AskConsent(
            case_id=household.id, recipient="other", recipient_organisation_id=to.organisation_id,
            purpose=purpose, items=tuple(chosen), sensitive_confirmed=True,
        )  # fmt: skip
        key = self.do(ask, household.owner)
        if key is None:
            return multiple()
        consent = Agreed(key, household, to, chosen, purpose)
        if give:
            self.is_given(consent, months)
        return consent

    @rule(consent=consents, months=st.integers(0, 11))
    def is_given(self, consent: Agreed, months: int) -> None:
        today = self.now.date()
        until = today + timedelta(days=30 * months)
        give = GiveConsent(
            case_id=consent.household.id, consent_id=consent.id, version=self.seen(Consent, consent.id),
            given_on=today, form="signed", ends_on=until, explained_in="français", tests=ALL,
        )  # fmt: skip
        if self.do(give, consent.household.owner):
            consent.given, consent.until = True, until

    @rule(consent=consents)
    def is_refused(self, consent: Agreed) -> None:
        refuse = RefuseConsent(
            case_id=consent.household.id, consent_id=consent.id, version=self.seen(Consent, consent.id),
            on=self.now.date(), note=self.word("refus"),
        )  # fmt: skip
        if self.do(refuse, consent.household.owner):
            assert not consent.given, "a consent that was given is withdrawn, not refused"

    @rule(consent=consents, earlier=st.integers(0, 3))
    def is_withdrawn(self, consent: Agreed, earlier: int) -> None:
        withdraw = WithdrawConsent(
            case_id=consent.household.id, consent_id=consent.id, version=self.seen(Consent, consent.id),
            on=self.now.date() - timedelta(days=earlier),
        )  # fmt: skip
        if not self.do(withdraw, consent.household.owner):
            assert not self.holding(consent), "whoever gave a consent may always withdraw it"
            return
        consent.given = False
        for one in self.sent:
            one.stopped = one.stopped or one.consent is consent
        for request in self.requests:
            if request.consent is consent:
                request.left, request.wiped = False, True

    # ------------------------------------------------------------------------------------------ hand-over

    @rule(target=handed, consent=consents, answer_in=st.integers(0, 20))
    def is_handed_over(self, consent: Agreed, answer_in: int) -> Any:
        household, wish = consent.household, self.word("vraag")
        with clock.frozen(self.now):
            told = household.leaving(consent.items) | {wish}
        send = SendHandOver(
            case_id=household.id, version=version(self.store, household.id), consent_id=consent.id, wanted=wish,
            answer_by_on=self.now.date() + timedelta(days=answer_in),
        )  # fmt: skip
        key = self.do(send, household.owner)
        if key is None:
            return multiple()
        assert self.holding(consent), "nothing leaves without a consent that holds"
        assert consent.purpose in sharing.PURPOSES
        assert consent.purpose in ("hand_over", "shared_work", "information")
        assert not (household.minor and consent.to is self.help), "a minor alone is not referred by another name"
        self.own[household.owner.organisation_id].add(wish)
        self.sent.append(Sent(key, consent, told))
        return self.sent[-1]

    @rule(one=handed, open_first=st.booleans())
    def is_accepted(self, one: Sent, open_first: bool) -> None:
        receiver = one.consent.to
        if open_first:
            self.do(MarkConflict(hand_over_id=one.id), receiver)
        accept = AcceptHandOver(hand_over_id=one.id, version=self.seen(HandOver, one.id), looked=True)
        key = self.do(accept, receiver)
        if key is None:
            return
        assert self.holding(one.consent), "nothing is taken in without a consent that holds"
        assert not one.stopped
        self.own[receiver.organisation_id] |= one.told
        secrets = {item: words & one.told for item, words in one.consent.household.secrets.items()}
        wish = one.told - one.consent.household.words
        secrets["never"] = secrets["never"] | wish
        hidden = one.consent.household.hidden and bool({"violence", "secret_address"} & one.consent.items)
        taken = Household(key, receiver, secrets, hidden=hidden)
        self.households.append(taken)

    @rule(one=handed, reason=st.sampled_from(("full", "other")))
    def is_not_taken(self, one: Sent, reason: str) -> None:
        refuse = RefuseHandOver(hand_over_id=one.id, version=self.seen(HandOver, one.id), reason=reason)
        if self.do(refuse, one.consent.to):
            one.stopped = True

    @rule(one=handed, conflict=st.booleans())
    def conflict_is_decided(self, one: Sent, conflict: bool) -> None:
        decide = DecideConflict(hand_over_id=one.id, version=self.seen(HandOver, one.id), conflict=conflict)
        if self.do(decide, one.consent.to, coordinator=True) and conflict:
            one.stopped = True

    @rule(one=handed)
    def answer_is_noted(self, one: Sent) -> None:
        note = NoteAnswer(hand_over_id=one.id, version=self.seen(HandOver, one.id))
        if self.do(note, one.consent.household.owner) == "hand_over_returned":
            one.stopped = True

    @rule(one=handed)
    def news_are_sent(self, one: Sent) -> None:
        news = self.word("nouvelles")
        send = SendNews(hand_over_id=one.id, version=self.seen(HandOver, one.id), words=news, agreed=True)
        if self.do(send, one.consent.to):
            assert self.holding(one.consent), "no news without a consent that holds"
            for team in (one.consent.to, one.consent.household.owner):
                self.own[team.organisation_id].add(news)

    @rule(name=st.integers(0, 9))
    def the_other_party_is_helped_by_the_receiver(self, name: int) -> None:
        if name < 8:  # seldom: it stands in the way of most hand-overs
            return
        landlord = next(iter(word for word in self.households[0].secrets["dwelling"] if word.startswith("zqbailleur")))
        with clock.frozen(self.now):
            open_case(self.store, self.cpas.adviser, opened_on=clock.today(), first_name="", last_name=landlord)
        self.own[self.cpas.organisation_id].add(landlord)

    # ------------------------------------------------------------------------------------------ referral

    @rule(
        target=asked,
        which=st.integers(0, 9),
        consent=st.one_of(st.none(), consents),
        solution=SOLUTION,
        excluded=EXCLUDED,
        wishes=st.booleans(),
        known_since=st.integers(0, 9),
        submit=st.booleans(),
    )
    def is_written(
        self,
        which: int,
        consent: Agreed | None,
        solution: str,
        excluded: set[str],
        wishes: bool,
        known_since: int,
        submit: bool,
    ) -> Any:
        household = consent.household if consent is not None else self.households[which % len(self.households)]
        identified = self.now.date() - timedelta(days=known_since)
        key, told = self._write(household, consent, solution, excluded, wishes=wishes, identified_on=identified)
        if key is None:
            return multiple()
        assert not household.minor, "an unaccompanied minor never gets in"
        request = Asked(key, household, consent, told, words.proposal_due_on(identified), excluded=set(excluded))
        self.requests.append(request)
        if submit:
            self.is_submitted(request)
        return request

    @rule(request=asked, consent=st.one_of(st.none(), consents), solution=SOLUTION, excluded=EXCLUDED)
    def is_written_anew(self, request: Asked, consent: Agreed | None, solution: str, excluded: set[str]) -> None:
        if consent is not None and consent.household is not request.household:
            return
        seen, before = self.seen(ReferralRequest, request.id), self.state(request)
        again = {"request_id": request.id, "version": seen, "identified_on": self.now.date()}
        key, told = self._write(request.household, consent, solution, excluded, wishes=True, **again)
        if key is None:
            return
        assert not request.left or before == "closed", "what left is not rewritten before it is over"
        request.left = False
        request.consent, request.told, request.excluded, request.wiped = consent, told, set(excluded), False
        if request.ranked_since is None:
            request.due_on = words.proposal_due_on(self.now.date())

    def _write(
        self, household: Household, consent: Agreed | None, solution: str, excluded: set[str], **more: Any
    ) -> tuple[int | None, frozenset[str]]:
        said = {name: self.word("raison") for name in sorted(excluded)}
        whys = {name: Why("needs_not_met", why) for name, why in said.items()}
        free = {name: self.word("souhait") for name in ("wish", "declined", "tonight")}
        details = {name: self.word("détail") for name in ("since", "avoid", "preferences")}
        wishes = more.pop("wishes")
        draft = DraftReferral(
            case_id=household.id, consent_id=None if consent is None else consent.id, solution_asked=solution,
            household="single_parent", excluded=whys, person_wishes_order=wishes, details=details, **free, **more,
        )  # fmt: skip
        with clock.frozen(self.now):
            shared = frozenset() if consent is None else household.leaving(consent.items)
        key = self.do(draft, household.owner)
        told = frozenset((*said.values(), *free.values(), *details.values()))
        if key is not None:
            self.own[household.owner.organisation_id] |= told
            if consent is not None:
                assert self.holding(consent)
                assert consent.to is self.help
                assert consent.purpose == "referral", "a consent holds for its purpose and no other"
        return key, shared | told

    @rule(request=asked)
    def is_submitted(self, request: Asked) -> None:
        command = SubmitReferral(request_id=request.id, version=self.seen(ReferralRequest, request.id))
        if self.do(command, request.household.owner):
            self._left(request)
            request.ranked_since = request.ranked_since or self.now.date()

    def _left(self, request: Asked) -> None:
        assert not request.household.minor, "an unaccompanied minor never gets in"
        assert request.consent is None or self.holding(request.consent), "no request without a consent that holds"
        assert not request.wiped, "what was taken back does not leave again"
        request.left = True

    def step(self, request: Asked, team: Team, event: str, *, earlier: int = 0, **inputs: Any) -> bool:
        command = StepReferral(
            request_id=request.id, version=self.seen(ReferralRequest, request.id), event=event,
            on=self.now.date() - timedelta(days=earlier), inputs=inputs, ethos=words.NOT_KNOWN,
        )  # fmt: skip
        return bool(self.do(command, team))

    @rule(request=asked)
    def goes_to_the_search(self, request: Asked) -> None:
        for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "brusshelp_places"})):
            self.step(request, self.help, event, **inputs)

    @rule(
        request=asked,
        by_help=st.booleans(),
        event=st.sampled_from(("received", "understood", "more_info_asked", "no_place", "search_resumed", "arrived",
                               "found_complex", "followed_up", "closed", "place_proposed", "submitted")),
        earlier=st.integers(0, 40),
    )  # fmt: skip
    def something_happens(self, request: Asked, by_help: bool, event: str, earlier: int) -> None:
        said = {
            "more_info_asked": {"why": self.word("question")},
            "no_place": {"shortage_of": "transit", "interim_place": self.word("provisoire")},
            "closed": {"outcome": "own_solution"},
        }.get(event, {})
        team = self.help if by_help else request.household.owner
        if self.step(request, team, event, earlier=earlier, **said):
            for organisation in (request.household.owner, self.help):
                self.own[organisation.organisation_id] |= set(said.values())
            if event == "found_complex":
                request.plan_due_on = words.plan_due_on(self.now.date() - timedelta(days=earlier))

    @rule(request=asked, close=st.booleans())
    def is_taken_back(self, request: Asked, close: bool) -> None:
        inputs = {"after_withdrawal": "close", "outcome": "consent_withdrawn"} if close else {
            "after_withdrawal": "back_to_draft"
        }  # fmt: skip
        if self.step(request, request.household.owner, "consent_withdrawn", **inputs):
            request.left, request.wiped = False, True

    @rule(request=asked, earlier=st.integers(0, 300))
    def goes_on(self, request: Asked, earlier: int) -> None:
        before = self.state(request)
        if self.step(request, request.household.owner, "reactivated", earlier=earlier):
            self._left(request)
            anew = request.consent is None and before == "closed"
            assert not anew, "without a name, a closed request is written anew"
            request.ranked_since = request.ranked_since or self.now.date() - timedelta(days=earlier)

    @rule(request=asked)
    def comes_before_the_group(self, request: Asked) -> None:
        command = InviteToGroup(
            request_id=request.id, version=self.seen(ReferralRequest, request.id), invited_on=self.now.date()
        )
        if self.do(command, self.help):
            request.plan_due_on = words.plan_due_on(self.now.date())

    @rule(
        request=asked,
        by_help=st.booleans(),
        solution=st.sampled_from(tuple(words.SOLUTIONS)[:4]),
        code=st.sampled_from((*words.EXCLUSION_REASONS, "other", "other", "")),
        in_words=st.integers(0, 3),
    )
    def better_is_impossible(self, request: Asked, by_help: bool, solution: str, code: str, in_words: int) -> None:
        why, team = self.word("pourquoi") if in_words else "", self.help if by_help else request.household.owner
        command = ExcludeSolution(
            request_id=request.id, version=self.seen(ReferralRequest, request.id), solution=solution, code=code,
            words=why,
        )  # fmt: skip
        if self.do(command, team):
            assert Why(code, why).holds_for(solution), "a reason is one of the catalogue, for that solution"
            request.excluded.add(solution)
            for said in {why} - {""}:
                request.told |= {said}
                self.own[team.organisation_id].add(said)
                self.own[request.household.owner.organisation_id].add(said)

    @rule(request=asked, by_help=st.booleans(), name_first=st.booleans())
    def is_urgent(self, request: Asked, by_help: bool, name_first: bool) -> None:
        owner = request.household.owner
        if name_first:
            self.do(NamePartner(organisation_id=owner.organisation_id), self.help, coordinator=True)
        why, team = self.word("urgence"), self.help if by_help else owner
        before = self._facts(request)
        command = MarkUrgent(request_id=request.id, version=self.seen(ReferralRequest, request.id), why=why)
        if self.do(command, team):
            after = self._facts(request)
            assert {name for name in after if after[name] != before[name]} <= {"urgent", "urgent_why", "version"}
            request.told |= {why}
            self.own[team.organisation_id].add(why)
            self.own[owner.organisation_id].add(why)

    def _facts(self, request: Asked) -> dict[str, Any]:
        row = self.row(ReferralRequest, request.id)
        return {column.name: getattr(row, column.name) for column in ReferralRequest.__table__.columns}

    @rule(target=places, solution=st.sampled_from(tuple(words.SOLUTIONS)[1:]), days=st.integers(0, 30))
    def place_is_offered(self, solution: str, days: int) -> Any:
        until = self.now.date() + timedelta(days=days)
        return self.do(OfferPlace(solution=solution, provider=self.word("maison"), free_until=until), self.help)

    @rule(place=consumes(places), taken=st.booleans())
    def place_is_gone(self, place: int, taken: bool) -> None:
        self.do(CloseOffer(offer_id=place, version=self.seen(PlaceOffer, place), taken=taken), self.help)

    @rule(
        request=asked,
        place=st.one_of(st.none(), places),
        solution=st.sampled_from((*words.SOLUTIONS, "emergency")),
        ends_in=st.one_of(st.none(), st.integers(-3, 9)),
    )
    def is_proposed(self, request: Asked, place: int | None, solution: str, ends_in: int | None) -> None:
        self.goes_to_the_search(request)
        end = None if ends_in is None else self.now.date() + timedelta(days=ends_in)
        command = ProposePlace(
            request_id=request.id, version=self.seen(ReferralRequest, request.id), solution=solution,
            offered_by="" if place else "Abri", offer_id=place, late_because="trop loin", emergency_until=end,
        )  # fmt: skip
        key = self.do(command, self.help)
        if key is None:
            return
        row, proposal = self.row(ReferralRequest, request.id), self.row(ReferralProposal, key)
        if place is not None:
            offered = self.row(PlaceOffer, place)
            assert proposal.solution == offered.solution, "a place is proposed as what it is"
            assert offered.free_until >= self.now.date(), "a place that is over is not proposed"
        if proposal.solution == "emergency":
            assert request.excluded >= set(SHELTERS), "an emergency bed comes after every better solution"
            coded = {name for name in SHELTERS if row.excluded[name]["code"] in words.reasons_for(name)}
            assert coded == set(SHELTERS), "each with a reason of the catalogue, whatever the person wishes"
            assert row.emergency_until is not None
            assert row.emergency_until >= self.now.date(), "an emergency bed has an end that is still to come"
        assert request.left, "a place is proposed for a request that is there"
        if request.consent is not None:
            assert self.holding(request.consent), "the search goes on under a consent that holds"

    @rule(request=asked, by_help=st.booleans(), said=st.sampled_from(("accepted", "refused", "refused", "none")))
    def person_answers(self, request: Asked, by_help: bool, said: str) -> None:
        before = self.row(ReferralRequest, request.id)
        own_words = self.word("mots")
        command = AnswerOfPerson(
            request_id=request.id, version=before.version, answer=said, own_words=own_words, attempts="deux appels"
        )
        if self.do(command, self.help if by_help else request.household.owner):
            self.own[request.household.owner.organisation_id].add(own_words)
            request.told |= {own_words}
            after = self.row(ReferralRequest, request.id)
            if said == "refused":
                assert after.state == "routed", "a refusal leads back to the search"
                assert after.refusals == before.refusals + 1
            assert (after.ranked_since, after.urgent) == (before.ranked_since, before.urgent)

    @rule(request=asked, accepted=st.booleans(), other=st.booleans())
    def provider_answers(self, request: Asked, accepted: bool, other: bool) -> None:
        command = AnswerOfProvider(
            request_id=request.id, version=self.seen(ReferralRequest, request.id), accepted=accepted, reason="full",
            alternative="Autre maison" if other else "",
        )  # fmt: skip
        if self.do(command, self.help) and not accepted:
            assert other, "a child is never refused without another place"

    @rule(minutes=st.integers(0, 30), answered=st.booleans())
    def somebody_calls(self, minutes: int, answered: bool) -> None:
        key = self.do(NoteCall(), self.help)
        begun, self.now = self.now, self.now + timedelta(minutes=minutes)
        self.do(EndCall(call_id=key, version=1, answered=answered), self.help)
        call = self.row(ReferralCall, key)
        assert (call.called_at, call.answered_at) == (begun, self.now if answered else None)

    # ------------------------------------------------------------------------------------------ what holds always

    def _allowed(self, team: Team) -> set[str]:
        """Return the words that a service may read today: its own record, and what was agreed to and still holds."""
        allowed = set(self.own[team.organisation_id])
        for one in self.sent:
            if one.consent.to is team and not one.stopped and self.holding(one.consent):
                allowed |= one.told
        if team is self.help:
            for request in self.requests:
                if request.left and (request.consent is None or self.holding(request.consent)):
                    allowed |= request.told
        return allowed

    def _all_words(self) -> set[str]:
        found: set[str] = set().union(*self.own.values())
        for household in self.households:
            found |= household.words
        return found

    @invariant()
    def nobody_reads_what_was_not_agreed_to(self) -> None:
        everything = self._all_words()
        with clock.frozen(self.now):
            for team in TEAMS:
                text = passed(self.store, team.organisation_id).lower()
                barred = everything - self._allowed(team)
                assert not [word for word in barred if word in text], team.adviser.name

    @invariant()
    @precondition(lambda self: self.count % 3 == 0)
    def nor_by_any_other_door(self) -> None:
        everything = self._all_words()
        with clock.frozen(self.now):
            for team in TEAMS:
                barred = everything - self._allowed(team)
                text = kept(self.store, team.organisation_id, sorted(barred)[:3]).lower()
                assert not [word for word in barred if word in text], team.adviser.name

    @invariant()
    def what_was_agreed_to_can_be_read(self) -> None:
        with clock.frozen(self.now):
            for team in (self.ngo, self.cpas, self.help):
                with Reader.open(self.store, team.organisation_id) as reader:
                    shown = {card.id: card for card in handovers.cards(reader)}
                    board = {card.id: card for card in referrals.cards(reader)}
                for one in self.sent:
                    if one.consent.to is team and not one.stopped and one.consent.holds():
                        card = shown[one.id]
                        held_back = card.conflict in ("possible", "confirmed")
                        assert (card.told is None) == held_back
                        assert held_back or all(word in repr(card.told).lower() for word in one.told)
                for request in self.requests:
                    if team is self.help and request.left and (request.consent is None or request.consent.holds()):
                        assert request.told - self._free(request) <= {
                            word for word in request.told if word in repr(board[request.id]).lower()
                        }

    def _free(self, request: Asked) -> set[str]:
        """Return words that a later answer may have replaced."""
        return {word for word in request.told if word.startswith(("zqurgence", "zqpourquoi", "zqraison", "zqmots"))}

    @invariant()
    def a_request_that_may_not_be_read_shows_nothing_of_the_person(self) -> None:
        with clock.frozen(self.now), Reader.open(self.store, self.help.organisation_id) as reader:
            board = {card.id for card in referrals.cards(reader)}
            for request in self.requests:
                if request.left and (request.consent is None or request.consent.holds()):
                    continue
                if not request.left and (request.ranked_since is None or self.state(request) == "draft"):
                    assert request.id not in board
                    with pytest.raises(NotFound):
                        referrals.card(reader, request.id)
                    with pytest.raises(NotFound):
                        referrals.possible(reader, request.id)
                    continue
                card = referrals.card(reader, request.id)
                said = (card.told, card.household, card.children, card.secret_address, card.excluded, card.urgent_why,
                        card.lives.code, *(one.code for one in card.ethos), card.solution_asked)  # fmt: skip
                assert not any(said), said

    @invariant()
    def rank_and_clocks_stand_apart(self) -> None:
        for request in self.requests:
            row = self.row(ReferralRequest, request.id)
            assert row.ranked_since == request.ranked_since
            assert row.proposal_due_on == (request.due_on if request.ranked_since else None)
            assert row.plan_due_on == request.plan_due_on

    @invariant()
    def urgent_orders_and_nothing_else(self) -> None:
        with clock.frozen(self.now), Reader.open(self.store, self.help.organisation_id) as reader:
            found = referrals.cards(reader)
        assert list(found) == sorted(found, key=lambda one: (not one.urgent, one.ranked_since, one.id))
        for one in found:
            row = self.row(ReferralRequest, one.id)
            assert not row.urgent or row.urgent_why, "urgent has a reason"

    @invariant()
    def a_place_is_held_while_somebody_considers_it(self) -> None:
        with clock.frozen(self.now), Reader.open(self.store, self.help.organisation_id) as reader:
            for place in referrals.offers(reader):
                if place.held_for is not None:
                    request = self.row(ReferralRequest, place.held_for)
                    assert request.state not in ("draft", "closed", "submitted", "routed", "waiting"), request.state


TEAMS: list[Team] = []
HOUSEHOLDS: list[Household] = []


def comes(store: Store, team: Team, number: int, *, hidden: bool) -> Household:
    """Open a case with a word of its own for each kind of data."""
    said = {kind: f"zq{kind}{number}x" for kind in ("nom", "enfant", "bailleur", "rue", "conseil", "note", "soin")}
    phone, rent, owed, roll = f"047000110{number}", 3_170_911 + number, 7_310_010 + number, f"26A77000{number}"
    by, today = team.adviser, clock.today()
    key = open_case(
        store, by, opened_on=today, concern="arrears", last_name=said["nom"], phone=phone, street=said["rue"],
        house_number="7", postal_code="1060", commune_nis="21013", contact_advice=said["conseil"],
        safe_to_contact="with_care",
    )  # fmt: skip
    for command in (
        SavePerson(case_id=key, role="minor", first_name=said["enfant"], birth_year=BORN_A_CHILD),
        SaveParty(case_id=key, role="landlord", name=said["bailleur"]),
        SaveLease(case_id=key, rent_now_cents=rent),
        SaveArrears(case_id=key, kind="rent", stated_on=today, amount_cents=owed),
        AddNote(case_id=key, kind="talk", happened_on=today, text=said["note"]),
        AddNote(case_id=key, kind="talk", happened_on=today, text=said["soin"]),
    ):
        run(store, command, by)
    record(store, by, key, "safety_asked", today, violence="violence" if hidden else "none")
    record(store, by, key, "claim_known", today, stage="claim_filed", known_through="said", roll_number=roll)
    secrets = {
        "identity": frozenset({said["nom"], phone[1:]}),
        "household": frozenset({said["enfant"]}),
        "dwelling": frozenset({said["bailleur"], str(rent)}),
        "street": frozenset({said["rue"]}),
        "debt": frozenset({str(owed)}),
        "procedure": frozenset({roll.lower()}),
        "violence": frozenset({said["conseil"]}),
        "never": frozenset({said["note"], said["soin"]}),
    }
    return Household(key, team, secrets, hidden=hidden)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Path:
    """A database with the four services, copied for each walk."""
    folder = tmp_path_factory.mktemp("sharing")
    path = folder / "limen.sqlite"
    shutil.copy(migrated_sqlite, path)
    store = open_store(f"sqlite:///{path}", folder / "blobs")
    with clock.frozen(NOON):
        TEAMS[:] = [
            make_team(store, "SEUIL"),
            make_team(store, "CPAS", OrganisationKind.CPAS),
            make_team(store, "ORIENT", OrganisationKind.BRUSSHELP),
            make_team(store, "AUTRE"),
        ]
        HOUSEHOLDS[:] = [comes(store, TEAMS[0], number, hidden=number == 2) for number in (1, 2)]
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.engine.dispose()
    return path


def test_no_walk_lets_a_service_read_what_was_not_agreed_to(services: Path) -> None:
    machine = type("Walk", (Sharing,), {"template": services})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            report_multiple_bugs=False,
            derandomize="LIMEN_SHARING_EXAMPLES" not in os.environ,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
