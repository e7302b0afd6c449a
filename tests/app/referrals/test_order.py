"""Reasons with a code, where the person lives, several services, a request that resumes (M17.1, M17.3, M17.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.administration.commands import UpdateOwnAccount
from app.consents.commands import WithdrawConsent
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound, Refused
from app.foundation.run import run
from app.hotel_nights.commands import SaveStay
from app.incidents.commands import OpenIncident
from app.own_copy import content
from app.proceedings.incident import Report
from app.referrals import queries
from app.referrals.commands import (
    AnswerOfPerson,
    AnswerOfProvider,
    ExcludeSolution,
    ImportPlaces,
    MarkUrgent,
    OfferPlace,
    ProposePlace,
    RoutePlace,
    ShareWithProvider,
    StepReferral,
    SubmitReferral,
)
from app.referrals.places import PlaceValues
from app.safety.commands import KeepSecretAddress
from app.store import schema
from app.store.base import Store, open_store
from app.store.reading import Reader
from app.store.tables import CaseEvent, Consent, PlaceOffer, PlaceShare, ReferralRequest, User
from app.store.tables.organisation import OrganisationKind
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.app.referrals.builders import Three
from tests.app.referrals.test_referrals import DAY, NOON, NOT_POSSIBLE, Mechanism
from tests.conftest import SignIn, Team, make_team
from workflows.referral import words
from workflows.referral.words import Why

END = DAY + timedelta(days=3)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def card(both: Mechanism | Three, team: Team, key: int) -> queries.RequestCard:
    with Reader.open(both.store, team.organisation_id) as reader:
        return queries.card(reader, key)


def withdraw(both: Mechanism | Three, consent_id: int) -> None:
    seen = rows(both.store, Consent, id=consent_id)[0].version
    taken_back = WithdrawConsent(case_id=both.case_id, consent_id=consent_id, version=seen, on=clock.today())
    run(both.store, taken_back, both.ngo.adviser)


# ------------------------------------------------------------------------------------------ reasons (M17.3)


@pytest.mark.parametrize(
    ("excluded", "field"),
    [
        ({"lasting": Why("")}, "excluded_lasting"),
        ({"lasting": Why("", "rien de libre")}, "excluded_lasting"),
        ({"lasting": Why("home_lost")}, "excluded_lasting"),
        ({"transit": Why("other", " ")}, "excluded_transit_words"),
        ({"castle": Why("other", "x")}, ""),
        ({"emergency": Why("other", "x")}, ""),
    ],
)
def test_a_draft_refuses_a_reason_that_is_none(store: Store, excluded: dict[str, Why], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        Mechanism(store).draft(excluded={**NOT_POSSIBLE, **excluded})
    assert refused.value.field == field
    assert rows(store, ReferralRequest) == []


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"solution": "emergency", "code": "other", "words": "x"}, "solution"),
        ({"solution": "reception_house", "code": ""}, "code"),
        ({"solution": "reception_house", "code": "home_lost"}, "code"),
        ({"solution": "reception_house", "code": "other", "words": " "}, "words"),
    ],
)
def test_a_reason_that_is_none_is_refused_beside_its_field(store: Store, asked: dict[str, str], field: str) -> None:
    both = Mechanism(store)
    key = both.searching()
    with pytest.raises(Invalid) as refused:
        both.do(ExcludeSolution, key, **asked)
    assert refused.value.field == field
    assert "reception_house" not in both.row(key).excluded


def test_the_refusal_of_an_emergency_bed_names_what_lacks_a_reason(store: Store) -> None:
    both = Mechanism(store)
    key = both.searching(excluded={"lasting": Why("not_wanted")}, person_wishes_order=True)
    assert [one.nl for one in card(both, both.help, key).emergency_lacks] == [
        words.SOLUTIONS["transit"].nl, "Onthaalhuis",
    ]  # fmt: skip
    bed: dict[str, Any] = {"solution": "emergency", "offered_by": "Abri", "emergency_until": END}
    with pytest.raises(Refused) as refused:
        both.do(ProposePlace, key, **bed)
    (said,) = [one.text for one in refused.value.reasons if one.code == "better_solutions_open"]
    assert said.fr.endswith("Logement de transit, bail glissant ou hôtel; Maison d'accueil.")
    assert said.nl.endswith("Transitwoning, glijdende huurovereenkomst of hotel; Onthaalhuis.")
    both.do(ExcludeSolution, key, solution="transit", code="not_in_time", words="après 20 h")
    both.do(ExcludeSolution, key, solution="reception_house", code="tried_nothing_free")
    assert list(both.row(key).excluded) == ["lasting", "transit", "reception_house"], "in their order"
    assert card(both, both.help, key).emergency_lacks == ()
    both.do(ProposePlace, key, **bed)


@pytest.fixture
def mechanism(store: Store) -> Mechanism:
    return Mechanism(store)


WHYS = st.dictionaries(
    st.sampled_from(tuple(words.SOLUTIONS)),
    st.builds(Why, st.sampled_from((*words.EXCLUSION_REASONS, "other", "")), st.sampled_from(("", " ", "un mot"))),
)


@pytest.mark.no_cover
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(whys=WHYS, wished=st.booleans(), better=st.sets(st.sampled_from(words.BETTER[1:])))
@example(whys={}, wished=True, better=set())
@example(whys={}, wished=True, better={"lasting", "transit", "reception_house"})
@example(whys={"transit": Why("other", "un mot")}, wished=False, better={"lasting", "reception_house"})
@example(whys={"transit": Why("other", " ")}, wished=True, better={"lasting", "reception_house"})
def test_no_emergency_bed_without_a_coded_reason_for_each_better_solution(
    mechanism: Mechanism, whys: dict[str, Why], wished: bool, better: set[str]
) -> None:
    """M17.3: whatever the person wishes, and whatever somebody tried to write down."""
    both = mechanism
    with clock.frozen(NOON):
        both.case_id = open_case(both.store, both.ngo.adviser, opened_on=DAY)
        given_first = {name: Why("tried_nothing_free") for name in better}
        key = both.searching(solution_asked="return_home", excluded=given_first, person_wishes_order=wished)
        for solution, why in whys.items():
            try:
                both.do(ExcludeSolution, key, solution=solution, code=why.code, words=why.words)
            except Invalid:
                assert not why.holds_for(solution)
            else:
                assert why.holds_for(solution)
        coded = better | {name for name, why in whys.items() if why.holds_for(name)}
        try:
            both.do(ProposePlace, key, solution="emergency", offered_by="Abri", emergency_until=END)
        except Refused as refused:
            (said,) = [one.text.fr for one in refused.reasons if one.code == "better_solutions_open"]
            for name in words.BETTER[1:]:
                assert (words.SOLUTIONS[name].fr in said) is (name not in coded)
            return
        assert coded >= set(words.BETTER[1:])


@pytest.mark.parametrize(("language", "said"), [("fr", "Logement durable : Essayé : rien de libre"),
                                                ("nl", "Blijvende huisvesting: Geprobeerd: niets vrij")])  # fmt: skip
def test_the_case_keeps_the_reasons_in_the_language_of_who_sends(store: Store, language: str, said: str) -> None:
    both = Mechanism(store)
    key = both.draft()
    own = rows(store, User, id=both.ngo.adviser.user_id)[0]
    run(store, UpdateOwnAccount(language=language, phone=own.phone), both.ngo.adviser)
    both.do(SubmitReferral, key, by=both.ngo)
    kept = next(one for one in rows(store, CaseEvent, case_id=both.case_id) if one.event == "referral_requested")
    assert said in kept.inputs["why_not_better"]


def test_the_secret_address_is_refused_in_the_words_of_a_reason(store: Store) -> None:
    three = Three(store)
    run(
        store,
        KeepSecretAddress(case_id=three.case_id, street="Rue Cachée", house_number="7", postal_code="1060"),
        three.ngo.adviser,
    )  # fmt: skip
    hidden = Why("not_safe", "trop près de la rue Cachée 7")
    with pytest.raises(Invalid) as refused:
        three.searching(excluded={**NOT_POSSIBLE, "lasting": hidden})
    assert refused.value.field == "excluded_lasting_words"
    key = three.searching()
    for command, field, more in (
        (ExcludeSolution, "words", {"solution": "transit", "code": "not_safe", "words": hidden.words}),
        (StepReferral, "inputs", {"event": "closed", "on": DAY, "inputs": {"note": hidden.words}}),
    ):
        with pytest.raises(Invalid) as refused:
            three.do(command, key, by=three.ngo, **more)
        assert refused.value.field == field


def test_a_withdrawal_takes_reasons_and_living_situation_back(store: Store) -> None:
    both = Mechanism(store)
    consent = both.consent()
    key = both.searching(consent_id=consent, ethos_before="7")
    withdraw(both, consent)
    row = both.row(key)
    assert (row.excluded, row.ethos_before, row.ethos_before_on, row.told_on) == ({}, "", None, None)


def test_the_board_shows_codes_and_counts_without_small_numbers(store: Store, sign_in: SignIn) -> None:
    """M17.6: the reasons stand in the list without words; five and more are counted, fewer are not told."""
    both = Mechanism(store)
    for _turn in range(5):
        both.searching()
    both.searching(excluded={**NOT_POSSIBLE, "lasting": Why("other", "Zanzibar")})
    with Reader.open(store, both.help.organisation_id) as reader:
        found = queries.cards(reader)
    counted = {solution.fr: {one.reason.fr: one.number for one in told}
               for solution, told in queries.reasons_counted(found, DAY)}  # fmt: skip
    assert counted["Logement durable"] == {"Essayé : rien de libre": 5, "Autre raison, en quelques mots": None}
    assert queries.reasons_counted(found, DAY + timedelta(days=400)) == ()
    board = unescape(sign_in(both.help, "adviser", language="fr").get("/referrals").text)
    assert "Logement durable : Essayé : rien de libre" in board
    assert "moins de 5" in board
    assert "Zanzibar" not in board
    own = unescape(sign_in(both.ngo, "adviser", language="fr").get("/referrals").text)
    assert "moins de 5" not in own


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_form_of_a_draft_loses_nothing_and_says_what_lacks_beside_it(
    store: Store, sign_in: SignIn, language: str
) -> None:
    both = Mechanism(store)
    ngo, where = sign_in(both.ngo, "adviser", language=language), f"/cases/{both.case_id}/referrals/new"
    assert "service_id" not in ngo.get(where).text, "there is one service"
    typed = {
        "consent_id": "", "household": "family", "solution_asked": "transit", "wish": "Een thuis",
        "excluded_return_home": "home_lost", "excluded_lasting": "", "excluded_lasting_words": "niets vrij onder 900",
        "excluded_transit": "other", "ethos_before": "",
    }  # fmt: skip
    page = ngo.post(where, data=typed)
    assert page.status_code == 422
    for field in ("excluded_lasting", "excluded_transit_words", "ethos_before"):
        assert f'id="{field}-error"' in page.text, "all at once, each beside its field"
    assert "niets vrij onder 900" in page.text
    assert '<option value="home_lost" selected' in page.text
    assert words.EXCLUSION_REASONS["tried_nothing_free"].label.of(language) in unescape(page.text)
    typed |= {"excluded_lasting": "tried_nothing_free", "ethos_before": "not_known", "excluded_transit_words": "toe"}
    assert ngo.post(where, data=typed).status_code == 303
    key = rows(store, ReferralRequest)[0].id
    again = ngo.get(f"/referrals/{key}/anew").text
    assert '<option value="tried_nothing_free" selected' in again
    assert "toe" in again
    shown = unescape(ngo.get(f"/referrals/{key}").text)
    assert "toe" in shown
    assert f"{Why('tried_nothing_free', 'niets vrij onder 900').said.of(language)}" in shown


def test_the_form_of_one_reason_shows_what_a_colleague_saved_meanwhile(store: Store, sign_in: SignIn) -> None:
    both = Mechanism(store)
    key = both.searching()
    helper, where = sign_in(both.help, "adviser", language="nl"), f"/referrals/{key}/excluded"
    assert 'value="reception_house" checked' in helper.get(where).text, "the one that lacks a reason"
    sent = {"version": "1", "solution": "lasting", "code": "not_safe", "words": "te dichtbij"}
    stale = helper.post(where, data=sent)
    assert stale.status_code == 409
    assert "te dichtbij" in stale.text
    assert "Geprobeerd: niets vrij" in stale.text
    wrong = helper.post(where, data={**sent, "version": str(both.row(key).version), "code": "home_lost"})
    assert wrong.status_code == 422
    assert 'id="code-error"' in wrong.text


def test_the_own_copy_tells_why_nothing_better_was_possible(store: Store) -> None:
    both = Mechanism(store)
    both.searching()
    with Reader.open(store, both.ngo.organisation_id) as reader:
        told = content.known(
            reader, both.case_id, content.Choice(language="fr", parts=("who",)), both.ngo.adviser.user_id
        )
        (copy,) = content._exchanges(told)["referrals"]
    assert copy["not_possible"][2] == {
        "solution": {"code": "transit", "fr": words.SOLUTIONS["transit"].fr, "nl": words.SOLUTIONS["transit"].nl},
        "reason": {"code": "tried_nothing_free", "fr": "Essayé : rien de libre", "nl": "Geprobeerd: niets vrij"},
        "words": "trois appels",
    }


def test_old_words_become_another_reason_with_words(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'old.sqlite'}", tmp_path)
    schema.upgrade(store, "0024")
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO organisations (id, kind, short_name, name_fr, name_nl, street_fr, street_nl, house_number,"
            " box, postal_code, commune_nis, phone, email, counter_hours_fr, counter_hours_nl, serves_communes,"
            " next_case_number, version) VALUES (1, 'cpas', 'X', 'X', 'X',"
            " '', '', '', '', '', '', '', '', '', '', '[]', 1, 1)"
        )
        connection.exec_driver_sql(
            "INSERT INTO cases (id, organisation_id, reference, workflow_version, level, state, opened_on, channel,"
            " identity, display_name, concern, language, interpreter_language, safe_to_contact, contact_advice,"
            " next_due_on, waiting_for, reached_states, search_text, version) VALUES (1, 1, 'X-1', '2024-11-01', '1',"
            " 's', '2026-07-01', 'visit', 'named', 'x', '', 'fr', '', 'yes', '', '2026-08-01', 'us', '[]', '', 1)"
        )
        for key, state, told, excluded in (
            (1, "routed", "'{}'", '{"lasting": "rien de libre"}'),
            (2, "draft", "'{}'", "{}"),
            (3, "closed", "NULL", "{}"),
        ):  # fmt: skip
            connection.exec_driver_sql(
                "INSERT INTO referral_requests (id, sender_id, receiver_id, workflow_version, state, sent_case_id,"
                " reference, anonymous, tests_met, payload, household, children, host_put_them_out, secret_address,"
                " solution_asked, person_wishes_order, excluded, identified_on, ranked_since, urgent, urgent_why,"
                " route, shortage_of, interim_place, ethos_before, ethos_during, ethos_after, refusals, outcome,"
                f" recorded_at, version) VALUES ({key}, 1, 1, '2024-04-15', '{state}', 1, 'X', 1, 0, {told}, 'single',"
                " 0, 0, 0, 'transit', 0, ?, '2026-07-01', '2026-07-02', 0, '', '', '', '', '7', '', '', 0, '',"
                " '2026-07-01', 3)",
                (excluded,),
            )
        connection.exec_driver_sql(
            "INSERT INTO referral_events (id, sender_id, receiver_id, request_id, event, to_state, happened_on, by_id,"
            " inputs, recorded_at) VALUES (1, 1, 1, 1, 'drafted', 'draft', '2026-07-01', 1, '{}', '2026-07-01')"
        )
    schema.upgrade(store, "0025")
    (first, second, third) = rows(store, ReferralRequest)
    assert first.excluded == {"lasting": {"code": "other", "words": "rien de libre"}}
    assert (first.told_on, first.ethos_before_on, first.version) == (date(2026, 7, 2), date(2026, 7, 1), 3)
    assert first.ethos_before == "7"
    assert (second.told_on, third.told_on, second.excluded) == (None, None, {})
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE referral_requests SET ethos_before = 'not_known' WHERE id = 2")
    schema.downgrade(store, "0024")
    with store.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT excluded FROM referral_requests WHERE id = 1").scalar_one()
        lives = connection.exec_driver_sql("SELECT ethos_before FROM referral_requests ORDER BY id").scalars().all()
    assert kept == '{"lasting": "rien de libre"}'
    assert lives == ["7", "", "7"]
    store.engine.dispose()


# ------------------------------------------------------------------------------------------ ETHOS Light


def test_the_living_situation_is_asked_before_and_after_and_not_to_know_stops_nothing(each_store: Store) -> None:
    both = Mechanism(each_store, minors=1)
    with pytest.raises(Invalid, match="ethos_before"):
        both.draft(ethos_before="")
    key = both.searching(ethos_before="6.12")
    both.do(ProposePlace, key, solution="reception_house", offered_by="Maison X")
    both.do(AnswerOfPerson, key, answer="accepted")
    both.do(AnswerOfProvider, key, accepted=True)
    with pytest.raises(Invalid, match="ethos"):
        both.do(StepReferral, key, event="arrived", on=DAY)
    both.do(StepReferral, key, event="arrived", on=DAY, ethos=words.NOT_KNOWN)
    assert [one.code for one in card(both, both.help, key).ethos] == ["6.12", "", "not_known"]
    with clock.frozen(NOON + timedelta(days=2)):
        both.do(StepReferral, key, event="followed_up", on=DAY + timedelta(days=1), ethos="3.3")
        assert card(both, both.help, key).lives == queries.Lives("last", "3.3", DAY + timedelta(days=1))
        closing = {"event": "closed", "on": clock.today(), "inputs": {"outcome": "placed"}}
        with pytest.raises(Invalid, match="ethos"):
            both.do(StepReferral, key, by=both.ngo, **closing)
        both.do(StepReferral, key, by=both.ngo, **closing, ethos=words.NOT_KNOWN)
    found = card(both, both.ngo, key)
    assert found.ethos[2] == queries.Lives("after", "3.3", DAY + timedelta(days=1)), "what is known stays known"
    assert found.steps[-1].ethos == words.NOT_KNOWN


def test_the_step_shows_what_was_known_last_and_asks_whether_it_changed(store: Store, sign_in: SignIn) -> None:
    both = Mechanism(store)
    key = both.searching(ethos_before="7")
    helper = sign_in(both.help, "adviser", language="fr")
    page = unescape(helper.get(f"/referrals/{key}/steps/no_place").text)
    assert "Dernière situation connue : 7 Menacé d'expulsion dans le mois (" in page
    assert '<option value="7" selected' in page, "unchanged is offered first"
    night = {"version": str(both.row(key).version), "asked": "shortage_of interim_place note", "happened_on":
             "18/11/2026", "given_shortage_of": "transit", "ethos": "2.2"}  # fmt: skip
    lost = helper.post(f"/referrals/{key}/steps/no_place", data=night)
    assert lost.status_code == 422
    assert '<option value="2.2" selected' in lost.text, "nothing typed is lost"
    night["given_interim_place"] = "abri"
    assert helper.post(f"/referrals/{key}/steps/no_place", data=night).status_code == 303
    closing = f"/referrals/{key}/steps/closed"
    ngo = sign_in(both.ngo, "adviser", language="fr")
    end = {"version": str(both.row(key).version), "asked": "outcome note", "happened_on": "18/11/2026",
           "given_outcome": "own_solution", "ethos": ""}  # fmt: skip
    asked = unescape(ngo.get(closing).text).split('id="ethos"')[1].split("</select>")[0]
    assert '<option value="" selected>' in asked, "an answer is asked for"
    assert "Inchangé : 2.2 Abri de nuit" in asked
    refused = ngo.post(closing, data=end)
    assert refused.status_code == 422
    assert 'id="ethos-error"' in refused.text
    assert ngo.post(closing, data={**end, "ethos": "not_known"}).status_code == 303
    shown = unescape(ngo.get(f"/referrals/{key}").text)
    assert "7 Menacé d'expulsion dans le mois · mercredi 18 novembre 2026" in shown
    assert "2.2 Abri de nuit · mercredi 18 novembre 2026" in shown
    assert "Pas connu · mercredi 18 novembre 2026" in shown


def test_a_hotel_is_where_she_lives_from_its_first_night(store: Store) -> None:
    three = Three(store)
    key = three.searching(ethos_before="7")
    stay = SaveStay(
        case_id=three.case_id, kind="hotel", name="Hôtel", first_night_on=DAY, last_night_on=END, night_cents=9000,
        paid_by="cpas", reason="eviction", reason_words="x",
    )  # fmt: skip
    run(store, stay, three.ngo.adviser)
    assert card(three, three.ngo, key).ethos[1] == queries.Lives("during", "3.4", DAY)
    again = three.searching()
    assert card(three, three.help, again).ethos[1] == queries.Lives("during", "3.4", DAY)


# ------------------------------------------------------------------------------------------ what she wishes


def test_what_she_wishes_and_avoids_stands_beside_each_place_while_it_may_be_read(
    store: Store, sign_in: SignIn
) -> None:
    both = Mechanism(store)
    consent = both.consent()
    details = {"preferences": "près du parc", "avoid": "Molenbeek"}
    key = both.searching(consent_id=consent, details=details)
    for name in ("Le Pont", "La Rive"):
        run(store, OfferPlace(solution="transit", provider=name), both.help.adviser)
    with Reader.open(store, both.help.organisation_id) as reader:
        fits = queries.fitting(queries.card(reader, key), queries.offers(reader))
    assert [(one.wishes, one.avoid) for one in fits] == [("près du parc", "Molenbeek")] * 2
    page = unescape(sign_in(both.help, "adviser", language="fr").get(f"/referrals/{key}").text)
    assert page.count("Elle souhaite : près du parc") == 2
    assert page.count("À éviter : Molenbeek") == 2
    late = datetime(2027, 5, 19, 11, 0, tzinfo=UTC)
    with clock.frozen(late), Reader.open(store, both.help.organisation_id) as reader:
        assert queries.fitting(queries.card(reader, key), queries.offers(reader)) == ()


# ------------------------------------------------------------------------------------------ several services


def second(store: Store) -> Team:
    return make_team(store, "BH2", OrganisationKind.BRUSSHELP)


def test_with_several_referral_services_the_sender_chooses_unless_the_consent_names_one(each_store: Store) -> None:
    both = Mechanism(each_store)
    other, consent = second(each_store), both.consent()
    with pytest.raises(Invalid, match="service_id"):
        both.draft()
    with pytest.raises(Invalid, match="service_id"):
        both.draft(service_id=both.ngo.organisation_id)
    with pytest.raises(Invalid, match="service_id"):
        both.draft(consent_id=consent, service_id=other.organisation_id)
    assert both.row(both.draft(consent_id=consent)).receiver_id == both.help.organisation_id
    key = both.draft(service_id=other.organisation_id)
    both.do(SubmitReferral, key, by=both.ngo)
    assert both.sees(other, key)
    with pytest.raises(NotFound):
        both.sees(both.help, key)
    both.step(key, "consent_withdrawn", by=both.ngo, after_withdrawal="back_to_draft")
    again = {"request_id": key, "version": both.row(key).version}
    with pytest.raises(Invalid, match="service_id"):
        both.draft(**again, service_id=both.help.organisation_id)
    with pytest.raises(Invalid, match="consent_id"):
        both.draft(**again, consent_id=consent)
    assert both.draft(**again, service_id=other.organisation_id) == key


def test_with_several_referral_services_a_place_goes_to_the_one_that_is_chosen(store: Store) -> None:
    three = Three(store)
    other, give = second(store), {"solution": "transit", "provider": "Huis"}
    with pytest.raises(Invalid, match="service_id"):
        run(store, OfferPlace(**give), three.house.adviser)
    with pytest.raises(Invalid, match="service_id"):
        run(store, OfferPlace(**give, service_id=three.ngo.organisation_id), three.house.adviser)
    key = run(store, OfferPlace(**give, service_id=other.organisation_id), three.house.adviser)
    with Reader.open(store, other.organisation_id) as reader:
        assert [one.id for one in queries.offers(reader)] == [key]
    kept = run(store, OfferPlace(**give, direct=True), three.house.adviser)
    with pytest.raises(Invalid, match="service_id"):
        run(store, RoutePlace(offer_id=kept, version=1, direct=False), three.house.adviser)
    route = RoutePlace(offer_id=kept, version=1, direct=False, service_id=three.help.organisation_id)
    run(store, route, three.house.adviser)
    listed = (PlaceValues(solution="lasting", provider="Huis"),)
    with pytest.raises(Invalid, match="service_id"):
        run(store, ImportPlaces(rows=listed), three.house.adviser)
    run(store, ImportPlaces(rows=listed, service_id=three.help.organisation_id), three.house.adviser)
    given = {one.solution: one.receiver_id for one in rows(store, PlaceOffer) if one.id != key}
    assert given == {"transit": three.help.organisation_id, "lasting": three.help.organisation_id}


def test_the_choice_of_a_service_is_on_the_pages_only_when_there_is_one(store: Store, sign_in: SignIn) -> None:
    three = Three(store)
    pages = (f"/cases/{three.case_id}/referrals/new", "/referrals/places/new", "/referrals/places/upload")
    ngo = sign_in(three.ngo, "adviser", language="nl")
    assert not any('name="service_id"' in ngo.get(one).text for one in pages)
    other = second(store)
    assert all('name="service_id"' in ngo.get(one).text for one in pages)
    assert 'name="service_id"' not in sign_in(three.help, "adviser").get("/referrals/places/upload").text
    sent = {"consent_id": "", "household": "single", "solution_asked": "return_home", "wish": "Thuis", "ethos_before":
            "7"}  # fmt: skip
    refused = ngo.post(pages[0], data=sent)
    assert refused.status_code == 422
    assert 'id="service_id-error"' in refused.text
    assert ngo.post(pages[0], data={**sent, "service_id": str(other.organisation_id)}).status_code == 303
    assert rows(store, ReferralRequest)[0].receiver_id == other.organisation_id
    place = {"solution": "transit", "provider": "Huis"}
    assert 'id="service_id-error"' in ngo.post(pages[1], data=place).text
    assert ngo.post(pages[1], data={**place, "direct": "y"}).status_code == 303
    shown = unescape(ngo.get("/referrals/places").text)
    assert "Geven aan Dienst BH2" in shown
    offer = rows(store, PlaceOffer)[0]
    give = {"version": "1", "direct": "no", "service_id": str(other.organisation_id)}
    assert ngo.post(f"/referrals/places/{offer.id}/route", data=give).status_code == 303
    assert "Gegeven aan Dienst BH2" in unescape(ngo.get("/referrals/places").text)
    listed = {"pasted": "solution;provider\nlasting;Huis", "put": "yes"}
    assert 'id="service_id-error"' in ngo.post(pages[2], data=listed).text
    looked = ngo.post(pages[2], data={**listed, "put": "", "service_id": str(other.organisation_id)}).text
    assert f'<input type="hidden" name="service_id" value="{other.organisation_id}">' in looked
    assert ngo.post(pages[2], data={**listed, "service_id": str(other.organisation_id)}).status_code == 303


# ------------------------------------------------------------------------------------------ a request that resumes


def closed(both: Mechanism | Three, key: int, by: Team) -> None:
    end: dict[str, Any] = {"event": "closed", "on": clock.today(), "inputs": {"outcome": "lost_contact"}}
    both.do(StepReferral, key, by=by, **end, ethos=words.NOT_KNOWN)


def resume(both: Mechanism | Three, key: int) -> None:
    both.do(StepReferral, key, by=both.ngo, event="reactivated", on=clock.today())


def test_a_closed_request_resumes_as_it_stands_only_under_a_consent_in_force(each_store: Store) -> None:
    both = Mechanism(each_store)
    key = both.searching(consent_id=both.consent())
    closed(both, key, both.help)
    with clock.frozen(datetime(2027, 5, 19, 11, 0, tzinfo=UTC)):
        with pytest.raises(Refused, match="no_consent"):
            resume(both, key)
        assert both.sees(both.help, key) is None
    with clock.frozen(NOON + timedelta(days=9)):
        resume(both, key)
        assert both.sees(both.help, key)
    assert (both.row(key).ranked_since, both.row(key).outcome) == (DAY, "")


def test_a_closed_request_without_a_name_is_written_anew_and_keeps_its_first_date(each_store: Store) -> None:
    both = Mechanism(each_store)
    key = both.searching()
    both.do(MarkUrgent, key, why="Nouveau-né.")
    closed(both, key, both.help)
    with pytest.raises(Refused, match="write_anew"):
        resume(both, key)
    with clock.frozen(NOON + timedelta(days=3)):
        again = {"request_id": key, "version": both.row(key).version, "wish": "Un studio"}
        assert both.draft(**again) == key
        with pytest.raises(NotFound):
            both.sees(both.help, key)
        both.do(SubmitReferral, key, by=both.ngo)
        told = both.sees(both.help, key)
    assert told is not None
    assert told["wish"] == "Un studio"
    row = both.row(key)
    assert (row.ranked_since, row.identified_on, row.told_on, row.urgent) == (DAY, DAY, DAY + timedelta(days=3), False)


def test_what_was_closed_by_a_withdrawal_is_written_anew_under_what_she_agrees_to_then(
    store: Store, sign_in: SignIn
) -> None:
    both = Mechanism(store)
    key = both.searching(consent_id=both.consent())
    both.step(key, "consent_withdrawn", by=both.ngo, after_withdrawal="close", outcome="consent_withdrawn")
    with pytest.raises(Invalid):
        resume(both, key)
    ngo = sign_in(both.ngo, "adviser", language="fr")
    assert f"/referrals/{key}/anew" in ngo.get(f"/referrals/{key}").text
    assert f"/referrals/{key}/anew" not in sign_in(both.help, "adviser").get(f"/referrals/{key}").text
    assert "steps/rewritten" not in ngo.get(f"/referrals/{key}").text
    sent = {"version": str(both.row(key).version), "consent_id": "", "household": "single", "wish": "Un toit",
            "solution_asked": "return_home", "ethos_before": "7"}  # fmt: skip
    assert ngo.post(f"/referrals/{key}/anew", data=sent).status_code == 303
    assert (both.row(key).state, both.row(key).ranked_since) == ("draft", DAY)
    both.do(SubmitReferral, key, by=both.ngo)
    assert both.sees(both.help, key)


def test_a_draft_that_is_closed_unsent_tells_nothing_of_what_was_written_anew(store: Store) -> None:
    both = Mechanism(store)
    key = both.searching()
    closed(both, key, both.ngo)
    both.draft(request_id=key, version=both.row(key).version, wish="Zanzibar")
    closed(both, key, both.ngo)
    assert both.sees(both.help, key) is None
    assert "Zanzibar" not in repr(card(both, both.help, key))
    assert both.sees(both.ngo, key), "the service that helps her keeps it"


def test_what_a_service_with_a_place_read_is_gone_when_a_closed_request_resumes(store: Store) -> None:
    three = Three(store)
    agreed = three.consent("brusshelp", three.help)
    key = three.searching(consent_id=agreed)
    offer = run(store, OfferPlace(solution="transit", provider="Huis"), three.house.adviser)
    three.do(ProposePlace, key, solution="", offer_id=offer)
    three.do(ShareWithProvider, key, by=three.ngo, consent_id=three.consent("provider", three.house))
    asked = three.question().id
    closed(three, key, three.help)
    assert rows(store, PlaceShare)[0].payload, "only the service that helps her can empty it"
    resume(three, key)
    assert rows(store, PlaceShare)[0].payload is None
    with Reader.open(store, three.house.organisation_id) as reader:
        assert (queries.question(reader, asked).standing, queries.question(reader, asked).told) == ("over", None)


def test_a_minor_alone_does_not_come_back_by_writing_anew(store: Store) -> None:
    both = Mechanism(store)
    key = both.searching()
    alone = {"household.unaccompanied_minor": True}
    run(store, OpenIncident(case_id=both.case_id, report=Report(reported_on=DAY), facts=alone), both.ngo.adviser)
    assert both.row(key).state == "closed"
    with pytest.raises(Refused, match="unaccompanied"):
        both.draft(request_id=key, version=both.row(key).version)
