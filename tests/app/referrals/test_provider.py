"""A service gives its places, answers itself, and reads what the person agreed to and nothing more (M17.1 to M17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from app.consents.commands import WithdrawConsent
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound, Refused
from app.foundation.run import run
from app.referrals import answering, queries
from app.referrals.commands import (
    AnswerOfPerson,
    AnswerOfProvider,
    AnswerQuestion,
    CloseOffer,
    DraftReferral,
    OfferPlace,
    ProposePlace,
    RoutePlace,
    ShareWithProvider,
    StepReferral,
    SubmitReferral,
    TakeAnswer,
)
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Consent, PlaceOffer, PlaceQuestion, PlaceShare
from tests.app.agenda.builders import rows
from tests.app.referrals.builders import DAY, NOON, Three
from tests.app.webhooks.builders import endpoint, told
from tests.conftest import SignIn, Team


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def offered(three: Three, **more: object) -> int:
    values = {"solution": "reception_house", "provider": "", **more}
    return run(three.store, OfferPlace(**values), three.house.adviser)  # type: ignore[arg-type]


def seen(three: Three, team: Team) -> list[queries.Offer]:
    with Reader.open(three.store, team.organisation_id) as reader:
        return list(queries.offers(reader))


def answer(three: Three, *, accepted: bool, **more: str) -> None:
    question = three.question()
    command = AnswerQuestion(question_id=question.id, version=question.version, accepted=accepted, **more)
    run(three.store, command, three.house.adviser)


def asked(three: Three) -> queries.Question:
    with Reader.open(three.store, three.house.organisation_id) as reader:
        return queries.questions(reader)[0]


def test_a_place_is_given_or_kept_and_nobody_else_sees_it(each_store: Store) -> None:
    three = Three(each_store)
    key = offered(three, features=("lift",), commune_nis="21013")
    kept = offered(three, solution="transit", direct=True)
    assert [one.provider for one in seen(three, three.house)] == ["Service HUIS", "Service HUIS"]
    assert [(one.id, one.ours, one.direct) for one in seen(three, three.help)] == [(key, False, False)]
    assert seen(three, three.ngo) == []
    run(each_store, RoutePlace(offer_id=kept, version=1, direct=False), three.house.adviser)
    assert {one.id for one in seen(three, three.help)} == {key, kept}
    run(each_store, RoutePlace(offer_id=kept, version=2, direct=True), three.house.adviser)
    assert {one.id for one in seen(three, three.help)} == {key}
    for stranger in (three.ngo, three.help):
        with pytest.raises((NotFound, Invalid)):
            run(each_store, CloseOffer(offer_id=key, version=1, taken=False), stranger.adviser)
        with pytest.raises(NotFound):
            run(each_store, RoutePlace(offer_id=key, version=1, direct=True), stranger.adviser)


def test_the_service_answers_itself_and_the_round_takes_its_answer(each_store: Store) -> None:
    three = Three(each_store)
    key = three.searching(needs=("lift",))
    place = offered(three, features=("lift",))
    three.propose(key, place)
    question = asked(three)
    assert (question.standing, question.household, question.needs, question.told) == (
        "deciding", "single_parent", ("lift",), None,
    )  # fmt: skip
    assert question.answer_by_on == date(2026, 11, 20)
    with Reader.open(each_store, three.help.organisation_id) as reader:
        assert queries.questions(reader) == (), "it asked, it is not asked"
        with pytest.raises(NotFound):
            queries.question(reader, question.id)
    with Reader.open(each_store, three.ngo.organisation_id) as reader:
        assert list(reader.where(PlaceQuestion)) == []
    with pytest.raises(Invalid, match="travaille"):
        three.do(AnswerOfProvider, key, accepted=True)
    answer(three, accepted=True)
    assert answering.follow(each_store) == 0, "only the person decides: a yes waits for hers"
    assert three.row(key).state == "proposed"
    three.do(AnswerOfPerson, key, by=three.ngo, answer="accepted")
    assert answering.follow(each_store) == 1
    assert three.row(key).state == "confirmed"
    assert answering.follow(each_store) == 0
    assert asked(three).standing == "agreed"
    three.do(StepReferral, key, event="arrived", on=DAY, ethos="3.5")
    assert rows(each_store, PlaceOffer)[0].taken_on == DAY
    three.do(StepReferral, key, event="closed", on=DAY, inputs={"outcome": "placed"}, ethos="3.5")
    assert asked(three).standing == "agreed", "a place that was found is not called over"


def test_the_referral_service_takes_an_answer_with_its_own_step(store: Store) -> None:
    three = Three(store)
    key = three.searching()
    three.propose(key, offered(three))
    assert three.do(TakeAnswer, key) is False
    answer(three, accepted=True)
    three.do(AnswerOfPerson, key, answer="accepted")
    assert three.row(key).state == "confirmed"
    with pytest.raises(Invalid):
        answer(three, accepted=True)


def test_a_child_keeps_another_place_and_a_no_frees_the_person_at_once(each_store: Store) -> None:
    three = Three(each_store)
    key = three.searching()
    place = offered(three)
    three.propose(key, place)
    with pytest.raises(Refused, match="child"):
        answer(three, accepted=False, reason="full")
    with pytest.raises(Refused):
        answer(three, accepted=False, alternative="Maison Y")
    assert three.question().answer == ""
    answer(three, accepted=False, reason="full", alternative="Maison Y")
    assert three.do(TakeAnswer, key) is True
    row = three.row(key)
    assert (row.state, row.ranked_since, row.refusals) == ("routed", DAY, 0)
    with Reader.open(each_store, three.ngo.organisation_id) as reader:
        last = queries.card(reader, key).proposals[-1]
    assert (last.provider_answer, last.provider_reason, last.alternative) == ("refused", "full", "Maison Y")
    assert asked(three).standing == "over"
    assert [one.held_for for one in seen(three, three.house)] == [None]


def test_a_service_that_stays_silent_is_noted_after_two_working_days(store: Store) -> None:
    three = Three(store)
    key = three.searching()
    three.propose(key, offered(three))
    three.do(AnswerOfPerson, key, answer="accepted")
    with pytest.raises(Invalid):
        three.do(AnswerOfProvider, key, accepted=False, reason="full", alternative="Y")
    with clock.frozen(NOON + timedelta(days=3)):
        three.do(AnswerOfProvider, key, accepted=False, reason="full", alternative="Y")
    assert three.row(key).state == "routed"
    with pytest.raises(Invalid):
        answer(three, accepted=True)
    with pytest.raises(Invalid):
        three.do(AnswerOfProvider, key, by=three.ngo, accepted=True)


def test_only_what_consent_names_reaches_the_service_and_withdrawal_ends_it_at_once(each_store: Store) -> None:
    three = Three(each_store)
    key = three.searching(consent_id=three.consent("brusshelp", three.help))
    three.propose(key, offered(three))
    assert asked(three).told is None
    other = three.consent("provider", three.help)
    with pytest.raises(Invalid, match="consent_id"):
        three.do(ShareWithProvider, key, by=three.ngo, consent_id=other)
    agreed = three.consent("provider", three.house, ("identity", "secret_address"))
    with pytest.raises(NotFound):
        three.do(ShareWithProvider, key, consent_id=agreed)
    with Reader.open(each_store, three.ngo.organisation_id) as reader:
        ready = queries.shareable(reader, key)
        shown = queries.would_pass(reader, key, agreed, "Adviser NGO")
    assert ready is not None
    assert [one[0] for one in ready.consents] == [agreed]
    three.do(ShareWithProvider, key, by=three.ngo, consent_id=agreed)
    told = asked(three).told
    assert told is not None
    assert told["case"] == shown["case"]
    assert told["case"]["identity"]["people"][0]["last_name"] == "Haddad"
    assert "secret_address" not in told["consent"]["scope"]
    with Reader.open(each_store, three.help.organisation_id) as reader:
        assert list(reader.where(PlaceShare)) == [], "it passes by the referral service"
    version = rows(each_store, Consent, id=agreed)[0].version
    gone = WithdrawConsent(case_id=three.case_id, consent_id=agreed, version=version, on=DAY)
    run(each_store, gone, three.ngo.adviser)
    assert asked(three).told is None
    assert asked(three).reference != "", "the proposal itself goes on, without anything personal"
    assert rows(each_store, PlaceShare)[0].payload is None


def test_withdrawing_from_the_mechanism_leaves_the_service_nothing(each_store: Store) -> None:
    three = Three(each_store)
    first = three.consent("brusshelp", three.help)
    key = three.searching(consent_id=first, needs=("medical",))
    place = offered(three)
    three.propose(key, place)
    three.do(ShareWithProvider, key, by=three.ngo, consent_id=three.consent("provider", three.house))
    assert asked(three).told is not None
    version = rows(each_store, Consent, id=first)[0].version
    gone = WithdrawConsent(case_id=three.case_id, consent_id=first, version=version, on=DAY)
    run(each_store, gone, three.ngo.adviser)
    over = asked(three)
    assert (over.standing, over.reference, over.household, over.needs, over.told) == ("over", "", "", (), None)
    assert rows(each_store, PlaceShare)[0].payload is None
    assert [one.held_for for one in seen(three, three.house)] == [None]
    assert [one.held_for for one in seen(three, three.help)] == [None]
    with pytest.raises(Invalid):
        answer(three, accepted=True)


def test_a_consent_that_runs_out_closes_the_window_by_itself(store: Store) -> None:
    three = Three(store)
    key = three.searching()
    three.propose(key, offered(three))
    three.do(ShareWithProvider, key, by=three.ngo, consent_id=three.consent("provider", three.house))
    assert asked(three).told is not None
    with clock.frozen(NOON + timedelta(days=200)):
        assert asked(three).told is None


def test_a_place_that_is_held_is_neither_taken_back_nor_kept(store: Store) -> None:
    three = Three(store)
    key = three.searching()
    place = offered(three)
    three.propose(key, place)
    assert [one.held_for for one in seen(three, three.house)] == [key]
    with pytest.raises(Invalid):
        run(store, RoutePlace(offer_id=place, version=1, direct=True), three.house.adviser)
    with pytest.raises(Invalid):
        run(store, CloseOffer(offer_id=place, version=1, taken=False), three.house.adviser)
    with pytest.raises(Invalid):
        run(store, CloseOffer(offer_id=place, version=1, taken=True), three.house.adviser)
    three.do(ShareWithProvider, key, by=three.ngo, consent_id=three.consent("provider", three.house))
    three.do(AnswerOfPerson, key, by=three.ngo, answer="refused")
    assert rows(store, PlaceShare)[0].payload is None
    run(store, CloseOffer(offer_id=place, version=1, taken=False), three.house.adviser)


def test_what_the_person_agreed_to_is_not_shown_after_her_no_whoever_notes_it(store: Store) -> None:
    three = Three(store)
    key = three.searching()
    three.propose(key, offered(three))
    three.do(ShareWithProvider, key, by=three.ngo, consent_id=three.consent("provider", three.house))
    three.do(AnswerOfPerson, key, answer="refused")
    assert asked(three).told is None


@pytest.mark.parametrize("by", ["ngo", "help"])
def test_what_the_person_agreed_to_is_not_shown_after_the_end_whoever_notes_it(each_store: Store, by: str) -> None:
    three = Three(each_store)
    key = three.searching()
    three.propose(key, offered(three))
    three.do(ShareWithProvider, key, by=three.ngo, consent_id=three.consent("provider", three.house))
    three.do(AnswerOfPerson, key, answer="accepted")
    answer(three, accepted=True)
    three.do(TakeAnswer, key)
    three.do(StepReferral, key, event="arrived", on=DAY, ethos="3.5")
    assert asked(three).told is not None
    three.do(
        StepReferral, key, by=getattr(three, by), event="closed", on=DAY, inputs={"outcome": "placed"}, ethos="3.5"
    )
    assert (asked(three).standing, asked(three).told) == ("agreed", None)


@pytest.mark.parametrize("agreed", [False, True])
def test_a_proposal_that_was_taken_back_stays_over_when_the_request_is_written_anew(
    each_store: Store, agreed: bool
) -> None:
    three = Three(each_store)
    place = offered(three)
    key = three.searching(consent_id=three.consent("brusshelp", three.help))
    three.propose(key, place)
    if agreed:
        three.do(AnswerOfPerson, key, answer="accepted")
        answer(three, accepted=True)
        three.do(TakeAnswer, key)
    assert asked(three).household == "single_parent"
    consent = rows(each_store, Consent)[0]
    withdraw = WithdrawConsent(case_id=three.case_id, consent_id=consent.id, version=consent.version, on=DAY)
    run(each_store, withdraw, three.ngo.adviser)
    again = DraftReferral(
        case_id=three.case_id, request_id=key, version=three.row(key).version, consent_id=None,
        solution_asked="return_home", wish="Rentrer", household="single_parent",
    )  # fmt: skip
    run(each_store, again, three.ngo.adviser)
    three.do(SubmitReferral, key, by=three.ngo)
    assert (asked(three).standing, asked(three).household, asked(three).needs) == ("over", "", ())
    assert [one.held_for for one in seen(three, three.house)] == [None], "the place is free again"
    for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "brusshelp_places"})):
        three.do(StepReferral, key, event=event, on=DAY, inputs=inputs)
    three.do(ProposePlace, key, solution="return_home", offered_by="CPAS", late_because="x")
    assert asked(three).standing == "over", "another place is proposed"


def agreed_place(three: Three, **more: object) -> int:
    """A request whose person and place both said yes."""
    key = three.searching(**more)
    three.propose(key, offered(three))
    three.do(AnswerOfPerson, key, answer="accepted")
    answer(three, accepted=True)
    three.do(TakeAnswer, key)
    assert asked(three).standing == "agreed"
    return key


def close(three: Three, key: int, outcome: str) -> None:
    three.do(StepReferral, key, event="closed", on=DAY, inputs={"outcome": outcome}, ethos="3.5")


def test_a_place_of_before_stays_over_when_the_request_resumes_and_is_closed_anew(each_store: Store) -> None:
    three = Three(each_store)
    key = agreed_place(three, consent_id=three.consent("brusshelp", three.help))
    three.do(StepReferral, key, event="arrived", on=DAY, ethos="3.5")
    close(three, key, "placed")
    assert asked(three).standing == "agreed"
    three.do(StepReferral, key, by=three.ngo, event="reactivated", on=DAY)
    assert asked(three).standing == "over"
    close(three, key, "lost_contact")
    assert (asked(three).standing, asked(three).reference) == ("over", "")


def test_a_place_to_which_nobody_came_is_free_once_the_request_is_closed(each_store: Store) -> None:
    three = Three(each_store)
    house = endpoint(each_store, three.house, kinds=("place_question.changed",))
    key = agreed_place(three)
    before = len(told(each_store, house))
    close(three, key, "own_solution")
    assert asked(three).standing == "over"
    assert [one.held_for for one in seen(three, three.house)] == [None]
    assert len(told(each_store, house)) == before + 1


def test_a_place_is_over_when_a_request_without_a_name_is_taken_back(store: Store) -> None:
    three = Three(store)
    key = agreed_place(three)
    three.do(StepReferral, key, event="arrived", on=DAY, ethos="3.5")
    inputs = {"after_withdrawal": "close", "outcome": "consent_withdrawn"}
    three.do(StepReferral, key, by=three.ngo, event="consent_withdrawn", on=DAY, inputs=inputs)
    assert (three.row(key).state, asked(three).standing, asked(three).needs) == ("closed", "over", ())


def test_a_service_is_told_nothing_for_a_place_with_which_the_request_does_not_go_on(store: Store) -> None:
    three = Three(store)
    key = three.searching()
    three.propose(key, offered(three))
    agreed = three.consent("provider", three.house)
    three.do(AnswerOfPerson, key, answer="none", attempts="SMS")
    three.do(StepReferral, key, by=three.ngo, event="reactivated", on=DAY)
    with Reader.open(store, three.ngo.organisation_id) as reader:
        assert (queries.shareable(reader, key), queries.card(reader, key).open_proposal) == (None, False)
    with pytest.raises(Invalid):
        three.do(ShareWithProvider, key, by=three.ngo, consent_id=agreed)
    assert rows(store, PlaceShare) == []


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_pages_of_the_service_with_the_place(store: Store, sign_in: SignIn, language: str) -> None:
    three = Three(store)
    house = sign_in(three.house, "adviser", language=language)
    ngo = sign_in(three.ngo, "adviser", language=language)
    helper = sign_in(three.help, "adviser", language=language)
    made = house.post("/referrals/places/new", data={"solution": "reception_house", "external_key": "K1"})
    assert made.status_code == 303
    place = rows(store, PlaceOffer)[0]
    key = three.searching()
    assert {"fr": "Service HUIS", "nl": "Dienst HUIS"}[language] in helper.get(f"/referrals/{key}").text
    three.propose(key, place.id)
    assert three.row(key).reference in house.get(f"/referrals/places/questions/{three.question().id}").text
    assert house.get("/referrals").status_code == 200
    assert ngo.get(f"/referrals/{key}/provider-may-know").status_code == 200
    agreed = three.consent("provider", three.house)
    where = f"/referrals/{key}/provider-may-know"
    sent = {"version": str(three.row(key).version), "consent_id": str(agreed)}
    assert "Haddad" in ngo.post(where, data=sent).text
    assert ngo.post(where, data={**sent, "send": "yes"}).status_code == 303
    assert helper.get(where).status_code == 404
    question = f"/referrals/places/questions/{three.question().id}"
    assert "Haddad" in house.get(question).text
    assert "Haddad" not in helper.get(f"/referrals/{key}").text
    refused = house.post(question, data={"version": "1", "accepted": "no", "reason": "full"})
    assert refused.status_code == 422
    assert three.question().answer == ""
    stale = house.post(question, data={"version": "9", "accepted": "yes"})
    assert stale.status_code == 409
    assert house.post(question, data={"version": "1", "accepted": "yes"}).status_code == 303
    assert helper.get(f"/referrals/{key}").status_code == 200
    three.do(AnswerOfPerson, key, by=three.ngo, answer="accepted")
    took = helper.post(f"/referrals/{key}/answer", data={"version": str(three.row(key).version)})
    assert took.status_code == 303
    assert three.row(key).state == "confirmed"
    assert house.get(question).status_code == 200
    for seat in (house, helper):
        assert seat.get("/referrals/places").status_code == 200
    for direct in ("yes", "no"):
        version = str(rows(store, PlaceOffer)[0].version)
        assert house.post(f"/referrals/places/{place.id}/route", data={"version": version, "direct": direct})
    second = house.post("/referrals/places/new", data={"solution": "transit", "direct": "y"})
    assert second.status_code == 303
    kept = rows(store, PlaceOffer)[-1]
    assert house.post(f"/referrals/places/{kept.id}/route", data={"version": "9"}).status_code == 303
    given = house.post(f"/referrals/places/{kept.id}/route", data={"version": "1", "direct": "no"})
    assert given.status_code == 303
    assert rows(store, PlaceOffer)[-1].receiver_id == three.help.organisation_id
