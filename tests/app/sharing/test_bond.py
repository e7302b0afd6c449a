"""What the walks of the machine found, each in one small story (M14.2, M17.1, M17.5, M31.1, M33.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.cases.commands import SaveParty
from app.consents.commands import AskConsent, GiveConsent, WithdrawConsent
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound
from app.foundation.run import run
from app.handovers import queries as handovers
from app.handovers.commands import AcceptHandOver, NoteAnswer, SendNews, TakeNews
from app.referrals import queries
from app.referrals.commands import ExcludeSolution, MarkUrgent, OfferPlace, ProposePlace, SubmitReferral
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import CaseEvent, Consent, Dwelling, Note, ReferralProposal
from tests.app.agenda.builders import record, rows
from tests.app.cases.builders import open_case
from tests.app.handovers.builders import ALL, DAY, NOON, Bond
from tests.app.referrals.test_referrals import Mechanism
from tests.conftest import SignIn


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def give_anew(store: Store, both: Bond | Mechanism, consent_id: int, until: date) -> None:
    seen = rows(store, Consent, id=consent_id)[0].version
    give = GiveConsent(
        case_id=both.case_id, consent_id=consent_id, version=seen, given_on=clock.today(), form="signed",
        ends_on=until, explained_in="français", tests=ALL,
    )  # fmt: skip
    run(store, give, both.ngo.adviser)


def withdraw(store: Store, both: Mechanism, consent_id: int) -> None:
    seen = rows(store, Consent, id=consent_id)[0].version
    taken_back = WithdrawConsent(case_id=both.case_id, consent_id=consent_id, version=seen, on=clock.today())
    run(store, taken_back, both.ngo.adviser)


def test_a_draft_does_not_exist_for_the_referral_service_even_when_it_is_closed(store: Store) -> None:
    both = Mechanism(store)
    key = both.draft()
    with pytest.raises(NotFound):
        both.do(MarkUrgent, key, why="x")
    both.step(key, "closed", by=both.ngo, outcome="own_solution")
    with pytest.raises(NotFound):
        both.sees(both.help, key)
    with Reader.open(store, both.help.organisation_id) as reader:
        assert queries.cards(reader) == ()


def test_what_was_taken_back_is_written_anew_and_keeps_its_first_date(each_store: Store) -> None:
    both = Mechanism(each_store)
    consent = both.consent()
    key = both.searching(consent_id=consent)
    both.do(MarkUrgent, key, why="Nouveau-né.")
    withdraw(each_store, both, consent)
    row = both.row(key)
    assert (row.excluded, row.urgent, row.consent_until_on) == ({}, False, None)
    with pytest.raises(Invalid):
        both.do(SubmitReferral, key, by=both.ngo)
    with clock.frozen(NOON + timedelta(days=3)):
        again: dict[str, Any] = {"request_id": key, "version": both.row(key).version}
        assert both.draft(**again, identified_on=clock.today()) == key
        both.do(SubmitReferral, key, by=both.ngo)
    assert (both.row(key).ranked_since, both.row(key).identified_on) == (DAY, DAY)
    assert both.sees(both.help, key)
    with pytest.raises(Invalid):
        both.draft(request_id=key, version=both.row(key).version)
    other = open_case(each_store, both.ngo.adviser, opened_on=DAY)
    draft = both.draft()
    with pytest.raises(NotFound):
        both.case_id = other
        both.draft(request_id=draft, version=both.row(draft).version)


def test_a_draft_whose_consent_was_withdrawn_does_not_leave(store: Store) -> None:
    both = Mechanism(store)
    consent = both.consent()
    key = both.draft(consent_id=consent)
    withdraw(store, both, consent)
    with pytest.raises(Invalid):
        both.do(SubmitReferral, key, by=both.ngo)


def test_nothing_goes_on_without_consent_and_everything_when_it_is_given_anew(each_store: Store) -> None:
    both = Mechanism(each_store)
    consent = both.consent()
    key = both.searching(consent_id=consent)
    with clock.frozen(datetime(2027, 5, 19, 9, 0, tzinfo=UTC)):
        late = {"solution": "reception_house", "offered_by": "Maison", "late_because": "loin"}
        with pytest.raises(Invalid):
            both.do(ProposePlace, key, **late)
        with pytest.raises(Invalid):
            both.do(ExcludeSolution, key, solution="transit", code="tried_nothing_free")
        with Reader.open(each_store, both.help.organisation_id) as reader:
            card = queries.card(reader, key)
            assert (card.told, card.household, card.solution_asked, card.secret_address) == (None, "", "", False)
            assert {one.event for one in queries.possible(reader, key)} <= {"closed"}
            assert queries.fitting(card, queries.offers(reader)) == ()
        give_anew(each_store, both, consent, date(2027, 9, 1))
        assert both.sees(both.help, key)
        both.do(ProposePlace, key, **late)
        both.step(key, "closed", outcome="own_solution")


def test_a_consent_is_given_anew_before_it_ends(store: Store) -> None:
    bond = Bond(store)
    key = bond.send()
    with clock.frozen(datetime(2027, 5, 10, 9, 0, tzinfo=UTC)):
        give_anew(store, bond, bond.consent_id, date(2027, 12, 1))
    with clock.frozen(datetime(2027, 8, 1, 9, 0, tzinfo=UTC)):
        assert bond.sees(bond.cpas, key)


def test_a_consent_holds_for_its_purpose_and_its_recipient(store: Store) -> None:
    both = Mechanism(store)
    wanted = {"case_id": both.case_id, "recipient": "other", "purpose": "information", "items": ("identity",)}
    asked = AskConsent(**wanted, recipient_organisation_id=both.help.organisation_id)
    key = run(store, asked, both.ngo.adviser)
    give_anew(store, both, key, date(2027, 5, 1))
    assert rows(store, Consent, id=key)[0].recipient == "brusshelp", "a service is what it is"
    with Reader.open(store, both.ngo.organisation_id) as reader:
        assert queries.usable(reader, both.case_id) == ()
    with pytest.raises(Invalid, match="consent_id"):
        both.draft(consent_id=key)


def test_a_place_is_proposed_as_what_it_is_while_it_is_there(store: Store) -> None:
    both = Mechanism(store)
    key = both.searching()
    offer = OfferPlace(solution="emergency", provider="Abri", free_until=DAY + timedelta(days=2))
    bed = run(store, offer, both.help.adviser)
    both.do(ExcludeSolution, key, solution="reception_house", code="tried_nothing_free")
    with pytest.raises(Invalid, match="emergency_until"):
        both.do(ProposePlace, key, solution="lasting", offer_id=bed, emergency_until=DAY - timedelta(days=1))
    with pytest.raises(Invalid, match="solution"):
        both.do(ProposePlace, key, solution="castle", offered_by="Maison")
    with clock.frozen(NOON + timedelta(days=3)), pytest.raises(Invalid, match="offer_id"):
        both.do(ProposePlace, key, solution="emergency", offer_id=bed, emergency_until=DAY + timedelta(days=9))
    both.do(ProposePlace, key, solution="lasting", offer_id=bed, emergency_until=DAY + timedelta(days=9))
    assert rows(store, ReferralProposal)[0].solution == "emergency"
    both.step(key, "closed", by=both.ngo, outcome="own_solution")
    with Reader.open(store, both.help.organisation_id) as reader:
        assert queries.offers(reader)[0].held_for is None, "nobody considers it any more"


def test_a_possible_conflict_is_seen_without_opening_the_page(each_store: Store) -> None:
    bond = Bond(each_store)
    run(each_store, SaveParty(case_id=bond.case_id, role="landlord", name="Peeters Jan"), bond.ngo.adviser)
    open_case(each_store, bond.cpas.adviser, opened_on=DAY, first_name="Jan", last_name="Peeters")
    key = bond.send()
    assert bond.sees(bond.cpas, key) is None
    with pytest.raises(Invalid):
        run(each_store, AcceptHandOver(hand_over_id=key, version=bond.row(key).version, looked=True), bond.cpas.adviser)
    with Reader.open(each_store, bond.ngo.organisation_id) as reader:
        assert handovers.card(reader, key).conflict == "none", "the sender learns nothing"


def test_news_are_the_turn_of_the_sender_and_become_a_note(each_store: Store) -> None:
    bond = Bond(each_store)
    key = bond.send()
    bond.accept(key)
    run(each_store, NoteAnswer(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    news = SendNews(hand_over_id=key, version=bond.row(key).version, words="Le plan tient.", agreed=True)
    run(each_store, news, bond.cpas.adviser)
    with Reader.open(each_store, bond.ngo.organisation_id) as reader:
        assert handovers.card(reader, key).waits_here
    run(each_store, TakeNews(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    assert "Le plan tient." in rows(each_store, Note, case_id=bond.case_id)[-1].text
    accepted = rows(each_store, CaseEvent, case_id=bond.case_id, event="hand_over_accepted")
    assert len(accepted) == 1, "the case knew that already"


def test_a_secret_address_that_was_handed_over_stays_secret(store: Store) -> None:
    home = {"street": "rue du Fort", "house_number": "7", "postal_code": "1060", "commune_nis": "21013"}
    bond = Bond(store, items=("identity", "dwelling", "secret_address"), **home)
    record(store, bond.ngo.adviser, bond.case_id, "safety_asked", DAY, violence="violence")
    taken = bond.accept(bond.send())
    assert rows(store, Dwelling, case_id=taken)[0].secret is True


def test_a_draft_is_written_anew_on_its_page(store: Store, sign_in: SignIn) -> None:
    both = Mechanism(store)
    key = both.draft(needs=("lift",))
    ngo, help_desk = sign_in(both.ngo), sign_in(both.help)
    page = ngo.get(f"/referrals/{key}/anew").text
    assert "Rester près de l&#39;école" in page
    assert help_desk.get(f"/referrals/{key}/anew").status_code == 404
    wanted = {"version": str(both.row(key).version), "household": "single", "solution_asked": "return_home",
              "wish": "Rentrer", "ethos_before": "not_known"}  # fmt: skip
    assert ngo.post(f"/referrals/{key}/anew", data={**wanted, "wish": ""}).status_code == 422
    assert ngo.post(f"/referrals/{key}/anew", data=wanted).status_code == 303
    assert (both.row(key).household, both.row(key).payload["wish"]) == ("single", "Rentrer")
    assert ngo.post(f"/referrals/{key}/anew", data=wanted).status_code == 409
    both.do(SubmitReferral, key, by=both.ngo)
    assert ngo.get(f"/referrals/{key}/anew").status_code == 404


def test_a_consent_leads_to_what_it_allows_and_a_case_to_what_it_is_in(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store)
    ngo = sign_in(bond.ngo)
    consents = f"/cases/{bond.case_id}/consents"
    assert f"/cases/{bond.case_id}/hand-over?consent={bond.consent_id}" in ngo.get(consents).text
    assert 'value="referral" checked' in ngo.get(f"{consents}/new?purpose=referral").text
    key = bond.send()
    assert f"/hand-overs/{key}" in ngo.get(f"/cases/{bond.case_id}").text
    with clock.frozen(datetime(2027, 5, 10, 9, 0, tzinfo=UTC)):
        assert "Redemander avant la fin" in sign_in(bond.ngo).get(consents).text
