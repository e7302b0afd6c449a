"""The referral mechanism: consent, rank, order, clocks apart, minors stopped (M14.2, M17.1 to M17.5, M19, M24)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cases.commands import SavePerson
from app.consents.commands import AskConsent, GiveConsent, WithdrawConsent
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused
from app.foundation.run import run
from app.proceedings import referring
from app.referrals import queries
from app.referrals.commands import (
    AnswerOfPerson,
    AnswerOfProvider,
    CloseOffer,
    DraftReferral,
    EndCall,
    EndPartner,
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
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import CaseEvent, Consent, Person, PlaceOffer, PriorityPartner, ReferralCall, ReferralRequest
from app.store.tables.organisation import OrganisationKind
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.app.incidents.builders import open_incident
from tests.conftest import SignIn, Team, make_team
from workflows.handover import sharing
from workflows.referral import words
from workflows.referral.words import Why

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)
ALL = tuple(test.id for test in sharing.TESTS)
NOT_POSSIBLE = {
    "return_home": Why("home_lost"),
    "lasting": Why("tried_nothing_free"),
    "transit": Why("tried_nothing_free", "trois appels"),
}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


class Mechanism:
    """A service with a case, and the referral service."""

    def __init__(self, store: Store, **case: Any) -> None:
        self.store = store
        self.ngo, self.help = make_team(store, "NGO"), make_team(store, "BH", OrganisationKind.BRUSSHELP)
        self.case_id = open_case(store, self.ngo.adviser, opened_on=DAY, **case)

    def consent(self, items: tuple[str, ...] = ("identity", "household")) -> int:
        ask = AskConsent(
            case_id=self.case_id,
            recipient="brusshelp",
            recipient_organisation_id=self.help.organisation_id,
            purpose="referral",
            items=items,
        )
        key = run(self.store, ask, self.ngo.adviser)
        give = GiveConsent(
            case_id=self.case_id,
            consent_id=key,
            version=2,
            given_on=DAY,
            form="signed",
            ends_on=date(2027, 5, 18),
            explained_in="français",
            tests=ALL,
        )
        run(self.store, give, self.ngo.adviser)
        return key

    def draft(self, **more: Any) -> int:
        wanted: dict[str, Any] = {
            "consent_id": None,
            "solution_asked": "reception_house",
            "wish": "Rester près de l'école",
            "household": "single_parent",
            "excluded": NOT_POSSIBLE,
        }
        return run(self.store, DraftReferral(case_id=self.case_id, **{**wanted, **more}), self.ngo.adviser)

    def row(self, key: int) -> ReferralRequest:
        found: ReferralRequest = rows(self.store, ReferralRequest, id=key)[0]
        return found

    def do(self, command: type[Any], key: int, *, by: Team | None = None, **more: Any) -> Any:
        wanted = command(request_id=key, version=self.row(key).version, **more)
        return run(self.store, wanted, (by or self.help).adviser)

    def step(self, key: int, event: str, *, by: Team | None = None, on: date | None = None, **inputs: Any) -> None:
        ethos = words.NOT_KNOWN if event in referring.ETHOS_NEEDED else ""
        self.do(StepReferral, key, by=by, event=event, on=on or clock.today(), inputs=inputs, ethos=ethos)

    def searching(self, **more: Any) -> int:
        key = self.draft(**more)
        self.do(SubmitReferral, key, by=self.ngo)
        self.step(key, "received")
        self.step(key, "understood")
        self.step(key, "routed", route="brusshelp_places")
        return key

    def sees(self, team: Team, key: int) -> dict[str, Any] | None:
        with Reader.open(self.store, team.organisation_id) as reader:
            return queries.card(reader, key).told


def test_a_request_walks_from_draft_to_a_place(each_store: Store) -> None:
    both = Mechanism(each_store)
    key = both.draft(consent_id=both.consent())
    with pytest.raises(NotFound):
        both.sees(both.help, key)  # a draft has not left
    both.do(SubmitReferral, key, by=both.ngo)
    row = both.row(key)
    assert (row.ranked_since, row.proposal_due_on, row.plan_due_on) == (DAY, DAY + timedelta(days=7), None)
    assert "referral_requested" in [event.event for event in rows(each_store, CaseEvent, case_id=both.case_id)]
    told = both.sees(both.help, key)
    assert told is not None
    assert told["shared"]["case"]["identity"]["people"]
    for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "brusshelp_transfer"})):
        both.step(key, event, **inputs)
    both.do(ProposePlace, key, solution="reception_house", offered_by="Maison X")
    both.do(AnswerOfPerson, key, by=both.ngo, answer="refused", own_words="Trop loin de l'école.")
    assert (both.row(key).ranked_since, both.row(key).state, both.row(key).refusals) == (DAY, "routed", 1)
    both.do(ProposePlace, key, solution="reception_house", offered_by="Maison Y")
    both.do(AnswerOfPerson, key, by=both.ngo, answer="none", attempts="Deux appels.")
    assert both.row(key).state == "on_hold"
    both.do(AnswerOfPerson, key, by=both.ngo, answer="accepted")
    both.do(AnswerOfProvider, key, accepted=True)
    both.step(key, "arrived")
    both.step(key, "followed_up")
    both.step(key, "closed", by=both.ngo, outcome="placed")
    assert (both.row(key).state, both.row(key).outcome, both.row(key).ranked_since) == ("closed", "placed", DAY)
    with pytest.raises(Invalid):
        both.step(key, "received", by=both.ngo)


@pytest.mark.parametrize("page", ["", "/medical", "/advisory-group"])
def test_no_page_tells_the_referral_service_of_a_draft(store: Store, sign_in: SignIn, page: str) -> None:
    both = Mechanism(store)
    where = f"/referrals/{both.draft()}{page}"
    assert sign_in(both.ngo, "adviser").get(where).status_code == 200
    helper = sign_in(both.help, "adviser")
    assert helper.get(where).status_code == 404
    both.do(SubmitReferral, int(where.split("/")[2]), by=both.ngo)
    assert helper.get(where).status_code == 200


def test_without_a_name_nothing_personal_leaves(store: Store) -> None:
    both = Mechanism(store, first_name="Zanzibar", last_name="Quux")
    key = both.searching()
    told = both.sees(both.help, key)
    assert told is not None
    assert "shared" not in told
    assert "Zanzibar" not in str(told)


def test_what_helps_to_find_a_place_leaves_and_is_taken_back(each_store: Store) -> None:
    both = Mechanism(each_store)
    details = {"since": "deux semaines", "avoid": "Molenbeek", "preferences": "près de l'école", "starts": "  "}
    key = both.draft(consent_id=both.consent(), details=details)
    assert both.row(key).payload["details"] == {name: details[name] for name in ("since", "preferences", "avoid")}
    both.do(SubmitReferral, key, by=both.ngo)
    told = both.sees(both.help, key)
    assert told is not None
    assert told["details"]["avoid"] == "Molenbeek"
    agreed = rows(each_store, Consent)[0]
    withdraw = WithdrawConsent(case_id=both.case_id, consent_id=agreed.id, version=agreed.version, on=DAY)
    run(each_store, withdraw, both.ngo.adviser)
    assert both.row(key).payload is None


@pytest.mark.parametrize(
    ("detail", "item"), [("resources", "income"), ("papers", "documents"), ("lost_because", "incident")]
)
def test_a_detail_leaves_with_a_name_only_when_the_consent_covers_it(store: Store, detail: str, item: str) -> None:
    both = Mechanism(store)
    narrow, wide = both.consent(("identity",)), both.consent(("identity", item))
    with pytest.raises(Invalid) as refused:
        both.draft(consent_id=narrow, details={detail: "un mot"})
    assert refused.value.field == detail
    for agreed in (wide, None):
        key = both.draft(consent_id=agreed, details={detail: "un mot"})
        assert both.row(key).payload["details"] == {detail: "un mot"}
    with pytest.raises(Invalid):
        both.draft(details={"score": "9"})


def test_both_services_read_what_is_asked_and_each_its_own_notes(each_store: Store) -> None:
    both = Mechanism(each_store)
    key = both.draft(consent_id=both.consent())
    both.do(SubmitReferral, key, by=both.ngo)
    both.step(key, "received", note="à rappeler lundi")
    both.step(key, "more_info_asked", why="Quelle école ?")

    def said(team: Team) -> list[tuple[str, str]]:
        with Reader.open(each_store, team.organisation_id) as reader:
            return [(one.why, one.note) for one in queries.card(reader, key).steps[-2:]]

    assert said(both.ngo) == [("", ""), ("Quelle école ?", "")]
    assert said(both.help) == [("", "à rappeler lundi"), ("Quelle école ?", "")]
    with clock.frozen(datetime(2027, 5, 19, 11, 0, tzinfo=UTC)):
        assert said(both.help) == [("", ""), ("", "")], "the consent is over"


def test_what_was_said_before_a_withdrawal_does_not_come_back_with_another_request(each_store: Store) -> None:
    both = Mechanism(each_store)
    key = both.searching(consent_id=both.consent())
    both.step(key, "no_place", shortage_of="transit", interim_place="chez sa sœur")
    both.step(key, "search_resumed")
    both.do(ProposePlace, key, solution="reception_house", offered_by="Le Pont")
    both.do(AnswerOfPerson, key, by=both.ngo, answer="refused", own_words="trop près de lui")
    agreed = rows(each_store, Consent)[0]
    withdraw = WithdrawConsent(case_id=both.case_id, consent_id=agreed.id, version=agreed.version, on=DAY)
    run(each_store, withdraw, both.ngo.adviser)
    both.draft(request_id=key, version=both.row(key).version)
    both.do(SubmitReferral, key, by=both.ngo)

    def read(team: Team) -> queries.RequestCard:
        with Reader.open(each_store, team.organisation_id) as reader:
            return queries.card(reader, key)

    assert read(both.help).told is not None, "the new request, without a name"
    assert (read(both.help).proposals[0].own_words, read(both.help).interim_place) == ("", "")
    assert read(both.ngo).proposals[0].own_words == "trop près de lui", "the service that helps her keeps her words"
    with clock.frozen(NOON + timedelta(hours=1)):
        for event, asked in (("received", {}), ("understood", {}), ("routed", {"route": "brusshelp_places"})):
            both.step(key, event, **asked)
        both.do(ProposePlace, key, solution="reception_house", offered_by="La Rive")
        both.do(AnswerOfPerson, key, by=both.ngo, answer="refused", own_words="trop loin")
        assert [one.own_words for one in read(both.help).proposals] == ["", "trop loin"]


def test_a_person_without_a_service_asks_at_the_desk_of_the_referral_service(each_store: Store) -> None:
    desk, stranger = make_team(each_store, "BH", OrganisationKind.BRUSSHELP), make_team(each_store, "NGO")
    case_id = open_case(each_store, desk.adviser, opened_on=DAY)
    drafted = DraftReferral(
        case_id=case_id, consent_id=None, solution_asked="return_home", wish="Rentrer chez moi", household="single"
    )
    key = run(each_store, drafted, desk.adviser)

    def version() -> int:
        return int(rows(each_store, ReferralRequest, id=key)[0].version)

    run(each_store, SubmitReferral(request_id=key, version=version()), desk.adviser)
    for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "desk"})):
        step = StepReferral(request_id=key, version=version(), event=event, on=DAY, inputs=inputs)
        run(each_store, step, desk.adviser)
    with Reader.open(each_store, desk.organisation_id) as reader:
        found = queries.card(reader, key)
    assert (found.state.id, found.route, found.case_id) == ("routed", "desk", case_id)
    with Reader.open(each_store, stranger.organisation_id) as reader, pytest.raises(NotFound):
        queries.card(reader, key)


def test_the_living_situation_is_kept_at_each_step(each_store: Store) -> None:
    both = Mechanism(each_store)
    key = both.searching(ethos_before="7")
    lack = {"shortage_of": "transit", "interim_place": "chez une sœur"}
    both.do(StepReferral, key, event="no_place", on=DAY, inputs=lack, ethos="6.12")
    both.step(key, "search_resumed")
    both.do(StepReferral, key, event="no_place", on=DAY, inputs=lack, ethos="2.2")
    with Reader.open(each_store, both.help.organisation_id) as reader:
        found = queries.card(reader, key)
    assert [one.ethos for one in found.steps if one.ethos] == ["6.12", "2.2"]
    assert [(one.moment, one.code, one.on) for one in found.ethos] == [
        ("before", "7", DAY), ("during", "2.2", DAY), ("after", "", None),
    ]  # fmt: skip


def test_withdrawal_takes_everything_back(each_store: Store) -> None:
    both = Mechanism(each_store)
    consent = both.consent()
    key = both.searching(consent_id=consent)
    seen = rows(each_store, Consent, id=consent)[0].version
    run(
        each_store,
        WithdrawConsent(case_id=both.case_id, consent_id=consent, version=seen, on=DAY),
        both.ngo.adviser,
    )
    with pytest.raises(NotFound):
        both.sees(both.help, key)
    assert (both.row(key).state, both.row(key).payload, both.row(key).ranked_since) == ("draft", None, DAY)
    with Reader.open(each_store, both.help.organisation_id) as reader:
        assert key not in {card.id for card in queries.cards(reader)}, "gone from the board"


def test_strangers_see_nothing(each_store: Store) -> None:
    both, third = Mechanism(each_store), make_team(each_store, "THIRD")
    key = both.searching()
    with pytest.raises(NotFound):
        both.sees(third, key)
    with pytest.raises(NotFound):
        both.do(MarkUrgent, key, by=third, why="x")


def test_an_emergency_bed_needs_the_reasons_for_the_better_ones_and_an_end(each_store: Store) -> None:
    both = Mechanism(each_store)
    key = both.searching(excluded=NOT_POSSIBLE)
    end = DAY + timedelta(days=3)
    with pytest.raises(Refused, match="better_solutions_open"):
        both.do(ProposePlace, key, solution="emergency", offered_by="Abri", emergency_until=end)
    both.do(ExcludeSolution, key, solution="reception_house", code="tried_nothing_free")
    with pytest.raises(Refused, match="emergency_without_end"):
        both.do(ProposePlace, key, solution="emergency", offered_by="Abri")
    both.do(ProposePlace, key, solution="emergency", offered_by="Abri", emergency_until=end)


def test_a_child_is_never_refused_without_another_place(each_store: Store) -> None:
    both = Mechanism(each_store, minors=1)
    key = both.searching()
    both.do(ProposePlace, key, solution="reception_house", offered_by="Maison X")
    both.do(AnswerOfPerson, key, answer="accepted")
    with pytest.raises(Refused, match="child_without_alternative"):
        both.do(AnswerOfProvider, key, accepted=False, reason="full")
    both.do(AnswerOfProvider, key, accepted=False, reason="full", alternative="Maison Y")
    assert both.row(key).state == "routed"


def test_an_unaccompanied_minor_is_stopped(each_store: Store) -> None:
    both = Mechanism(each_store)
    open_incident(each_store, both.ngo.adviser, {"household.unaccompanied_minor": True}, case_id=both.case_id)
    with pytest.raises(Refused, match="unaccompanied"):
        both.draft()
    assert rows(each_store, ReferralRequest) == []


@pytest.mark.parametrize("learned", ["incident", "age"])
def test_a_running_request_of_a_minor_alone_stops_by_itself(each_store: Store, learned: str) -> None:
    """M24: the referral service can read nothing of it any more, and it does not come back."""
    both = Mechanism(each_store)
    key = both.searching(consent_id=both.consent())
    assert both.sees(both.help, key)
    if learned == "incident":
        open_incident(each_store, both.ngo.adviser, {"household.unaccompanied_minor": True}, case_id=both.case_id)
    else:
        person = rows(each_store, Person, case_id=both.case_id)[0]
        known = {"role": "tenant", "first_name": person.first_name, "last_name": person.last_name}
        again = SavePerson(case_id=both.case_id, person_id=person.id, version=person.version, birth_year=2011, **known)
        run(each_store, again, both.ngo.adviser)
    stopped = both.row(key)
    assert (stopped.state, stopped.outcome, stopped.payload) == ("closed", "other_help", None)
    assert both.sees(both.help, key) is None
    with pytest.raises(Invalid):
        both.step(key, "reactivated", by=both.ngo)
    with pytest.raises(Refused, match="unaccompanied"):
        both.draft()


def test_another_birth_year_stops_nothing(store: Store) -> None:
    both = Mechanism(store)
    key = both.searching()
    run(store, SavePerson(case_id=both.case_id, role="minor", first_name="Lina", birth_year=2020), both.ngo.adviser)
    assert both.row(key).state == "routed"
    with pytest.raises(Invalid):
        both.step(key, "minor_found", by=both.ngo)


def test_a_question_is_answered_and_news_come_back_in_the_request(each_store: Store) -> None:
    """M31.1: both ways, in the one place where both services look; nothing of it is read after a withdrawal."""
    both = Mechanism(each_store)
    key = both.draft(consent_id=both.consent())
    both.do(SubmitReferral, key, by=both.ngo)
    both.step(key, "received")
    both.step(key, "more_info_asked", why="Quelle école ?")
    with pytest.raises(Invalid):
        both.step(key, "info_given", answer="à la place de l'autre")
    with pytest.raises(Refused):
        both.step(key, "info_given", by=both.ngo)
    both.step(key, "info_given", by=both.ngo, answer="L'école du Parvis")

    def said(team: Team) -> list[str]:
        with Reader.open(each_store, team.organisation_id) as reader:
            return [step.why for step in queries.card(reader, key).steps if step.why]

    assert said(both.help) == said(both.ngo) == ["Quelle école ?", "L'école du Parvis"]
    both.step(key, "understood")
    both.step(key, "routed", route="brusshelp_places")
    both.do(ProposePlace, key, solution="reception_house", offered_by="Maison X")
    both.do(AnswerOfPerson, key, answer="accepted")
    both.do(AnswerOfProvider, key, accepted=True)
    both.step(key, "arrived")
    both.step(key, "followed_up", news="Les enfants vont à l'école.")
    assert said(both.ngo)[-1] == "Les enfants vont à l'école."
    consent = rows(each_store, Consent, case_id=both.case_id)[0]
    withdraw = WithdrawConsent(case_id=both.case_id, consent_id=consent.id, version=consent.version, on=DAY)
    run(each_store, withdraw, both.ngo.adviser)
    with pytest.raises(NotFound):
        said(both.help)


def test_two_clocks_of_seven_days_and_one_of_ten_minutes_never_mix(each_store: Store) -> None:
    both = Mechanism(each_store)
    key = both.searching(identified_on=DAY - timedelta(days=2))
    due = both.row(key).proposal_due_on
    assert due == DAY + timedelta(days=5)
    with clock.frozen(datetime(2026, 11, 20, 9, 0, tzinfo=UTC)):
        both.do(InviteToGroup, key, invited_on=date(2026, 11, 19))
        call = run(each_store, NoteCall(), both.help.adviser)
    assert (both.row(key).proposal_due_on, both.row(key).plan_due_on) == (due, date(2026, 11, 27))
    with clock.frozen(datetime(2026, 11, 20, 9, 12, tzinfo=UTC)):
        run(each_store, EndCall(call_id=call, version=1, answered=False), both.help.adviser)
        again = rows(each_store, ReferralCall)[0].version
        with pytest.raises(Invalid):
            run(each_store, EndCall(call_id=call, version=again, answered=False), both.help.adviser)
        run(each_store, EndCall(call_id=call, version=again, answered=True), both.help.adviser)
    with Reader.open(each_store, both.help.organisation_id) as reader:
        assert queries.calls(reader)[0].minutes == 12
    assert both.row(key).proposal_due_on == due
    with clock.frozen(datetime(2026, 11, 30, 9, 0, tzinfo=UTC)):
        with pytest.raises(Invalid, match="late_because"):
            both.do(ProposePlace, key, solution="reception_house", offered_by="Maison X")
        late = {"solution": "reception_house", "offered_by": "Maison X", "late_because": "contact trop distant"}
        both.do(ProposePlace, key, **late)


def test_urgent_needs_a_named_partner_and_a_reason_and_is_no_score(each_store: Store) -> None:
    both = Mechanism(each_store)
    first, second = both.searching(), both.searching()
    with pytest.raises(Invalid):
        both.do(MarkUrgent, second, by=both.ngo, why="Nouveau-né.")
    with pytest.raises(Forbidden):
        run(each_store, NamePartner(organisation_id=both.ngo.organisation_id), both.help.adviser)
    with pytest.raises(NotFound):
        run(each_store, NamePartner(organisation_id=both.help.organisation_id), both.ngo.coordinator)
    partner = run(each_store, NamePartner(organisation_id=both.ngo.organisation_id), both.help.coordinator)
    both.do(MarkUrgent, second, by=both.ngo, why="Nouveau-né.")
    with Reader.open(each_store, both.help.organisation_id) as reader:
        assert [card.id for card in queries.cards(reader)] == [second, first]
    run(each_store, EndPartner(partner_id=partner, version=1), both.help.coordinator)
    assert rows(each_store, PriorityPartner)[0].until == DAY


def test_places_are_held_freed_and_explained(each_store: Store) -> None:
    both = Mechanism(each_store)
    key, other = both.searching(needs=("lift",)), both.searching()
    place = run(
        each_store,
        OfferPlace(solution="transit", provider="Le Pont", households=("single_parent",), features=("lift",)),
        both.help.adviser,
    )
    with Reader.open(each_store, both.help.organisation_id) as reader:
        (fit,) = queries.fitting(queries.card(reader, key), queries.offers(reader))
    assert [word.fr for word in fit.fits] == ["Un parent avec enfants", "Sans escalier"]
    assert fit.misses == ()
    both.do(ProposePlace, key, solution="transit", offer_id=place)
    with pytest.raises(Invalid, match="offer_id"):
        both.do(ProposePlace, other, solution="transit", offer_id=place)
    both.do(AnswerOfPerson, key, by=both.ngo, answer="refused")
    both.do(ProposePlace, other, solution="transit", offer_id=place)
    run(each_store, CloseOffer(offer_id=place, version=1, taken=True), both.help.adviser)
    assert rows(each_store, PlaceOffer)[0].taken_on == DAY


def test_a_secret_address_is_kept_in_the_choice_of_a_place(store: Store) -> None:
    both = Mechanism(store)
    key = both.searching(needs=("secret",))
    open_house = run(store, OfferPlace(solution="reception_house", provider="Maison X"), both.help.adviser)
    with pytest.raises(Invalid, match="offer_id"):
        both.do(ProposePlace, key, solution="reception_house", offer_id=open_house)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"wish": " "}, "wish"),
        ({"excluded": {}}, "excluded_return_home"),
        ({"solution_asked": "castle"}, "solution_asked"),
        ({"household": "army"}, "household"),
        ({"consent_id": 999}, "consent_id"),
        ({"needs": ("pool",)}, "needs"),
        ({"identified_on": DAY + timedelta(days=1)}, "identified_on"),
    ],
)
def test_a_draft_says_what_is_missing(store: Store, change: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid, match=field):
        Mechanism(store).draft(**change)


STEPS = st.lists(st.sampled_from(["propose", "refuse", "none", "accept", "provider_no", "wait"]), max_size=14)


@pytest.fixture
def mechanism(store: Store) -> Mechanism:
    return Mechanism(store)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_walk_of_proposals_moves_the_rank_or_mixes_the_clocks(mechanism: Mechanism, steps: list[str]) -> None:
    both, store = mechanism, mechanism.store
    with clock.frozen(NOON):
        both.case_id = open_case(store, both.ngo.adviser, opened_on=DAY)
        key = both.searching()
    due, now = both.row(key).proposal_due_on, NOON
    for number, step in enumerate(steps):
        now += timedelta(days=3) if step == "wait" else timedelta()
        with clock.frozen(now):
            try:
                if step == "propose":
                    solution = list(words.SOLUTIONS)[number % 5]
                    both.do(ProposePlace, key, solution=solution, offered_by="X", late_because="tard")
                elif step == "provider_no":
                    both.do(AnswerOfProvider, key, accepted=False, reason="full", alternative="Y")
                elif step != "wait":
                    answer = {"refuse": "refused", "none": "none", "accept": "accepted"}[step]
                    both.do(AnswerOfPerson, key, by=both.ngo, answer=answer, attempts="appel")
            except (Refused, Invalid):
                pass
        row = both.row(key)
        assert (row.ranked_since, row.proposal_due_on, row.plan_due_on) == (DAY, due, None)
        with Reader.open(store, both.ngo.organisation_id) as reader:
            proposed = {one.solution for one in queries.card(reader, key).proposals}
        assert "emergency" not in proposed, "the reception house was never excluded"


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_pages_of_both_services(store: Store, sign_in: SignIn, language: str) -> None:
    both = Mechanism(store)
    ngo = sign_in(both.ngo, "adviser", language=language)
    helper = sign_in(both.help, "coordinator", language=language)
    wanted = {
        "consent_id": "",
        "household": "family",
        "solution_asked": "transit",
        "wish": "Een thuis",
        "needs": "lift",
        "ethos_before": "7",
    }
    refused = ngo.post(f"/cases/{both.case_id}/referrals/new", data=wanted)
    assert refused.status_code == 422
    assert "Een thuis" in refused.text
    why = {"excluded_return_home": "home_lost", "excluded_lasting": "other", "avoid": "Elsene, liever niet"}
    why |= {"excluded_lasting_words": "niets vrij"}
    made = ngo.post(f"/cases/{both.case_id}/referrals/new", data={**wanted, **why})
    assert made.status_code == 303
    key = rows(store, ReferralRequest)[0].id
    assert helper.get("/referrals").status_code == 200
    assert "Een thuis" not in helper.get(f"/referrals/{key}").text

    def post(seat: Any, where: str, **data: Any) -> int:
        return int(
            seat.post(f"/referrals/{key}/{where}", data={"version": str(both.row(key).version), **data}).status_code
        )

    assert "Elsene, liever niet" in ngo.get(f"/referrals/{key}/anew").text, "nothing typed is lost"
    assert post(ngo, "submit") == 303
    assert "Een thuis" in helper.get(f"/referrals/{key}").text
    day = {"happened_on": "18/11/2026"}
    for event, asked in (("received", "note"), ("understood", "note"), ("routed", "route note")):
        given_route = {"given_route": "brusshelp_places"} if event == "routed" else {}
        assert post(helper, f"steps/{event}", asked=asked, **day, **given_route) == 303
    shown = helper.get(f"/referrals/{key}").text
    assert "Elsene, liever niet" in shown
    assert words.DETAILS["avoid"].of(language) in unescape(shown)
    assert post(helper, "propose", solution="transit") == 422
    assert post(helper, "propose", solution="transit", offered_by="Le Pont") == 303
    assert post(ngo, "person", answer="refused", own_words="te ver") == 303
    assert post(helper, "urgent", why="baby") == 303
    assert post(helper, "excluded", solution="transit", code="tried_nothing_free") == 303
    assert post(helper, "group", day="18/11/2026") == 303
    assert both.row(key).state == "advisory_group"
    offer = {"solution": "lasting", "provider": "AIS", "households": "family"}
    assert helper.post("/referrals/places/new", data=offer).status_code == 303
    assert helper.post("/referrals/calls").status_code == 303
    board = helper.get("/referrals").text
    assert "AIS" in board
    called = rows(store, ReferralCall)[0]
    ended = helper.post(f"/referrals/calls/{called.id}", data={"version": "1", "answered": "yes"})
    assert ended.status_code == 303
    assert helper.post("/referrals/partners", data={"organisation": str(both.ngo.organisation_id)}).status_code == 303
    place = rows(store, PlaceOffer)[0]
    closed = helper.post(f"/referrals/places/{place.id}/close", data={"version": "1", "taken": "no"})
    assert closed.status_code == 303
    partner = rows(store, PriorityPartner)[0]
    assert helper.post(f"/referrals/partners/{partner.id}/end", data={"version": "1"}).status_code == 303
    assert "te ver" in ngo.get(f"/referrals/{key}").text
    assert ngo.get("/referrals").status_code == 200
